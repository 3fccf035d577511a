### $start: b-zero | a-zero | both-zero | both-random
### $change: unchanged | changed | none | b | a | both
### $zero, $wide, $never, $moved: boolean
### $size, $rank, $inputs, $step, $rows, $columns, $row: number
### $rate, $losses, $first, $second, $last, $claim, $name, $entries: text

# The start in a sentence.
start = { $start ->
    [b-zero] B~=~0 and A random
    [a-zero] A~=~0 and B random
    [both-zero] B~=~0 and A~=~0
   *[both-random] B and A random
}
title = LoRA’s first steps, { start }
headline = { $start ->
    [b-zero] _B_~=~0 and _A_ random: nothing changes, then LoRA learns
    [a-zero] _A_~=~0 and _B_ random: nothing changes, then LoRA learns
    [both-zero] _B_~=~0 and _A_~=~0: no gradient, so LoRA never learns
   *[both-random] _B_ and _A_ random: the model changes before it learns
}
deck = _W_~+~_BA_, { $size }~×~{ $size }, _r_~=~{ $rank }. Square: size of an entry; hollow:~negative
begin = Start
step = Step { $step }
# Above the matrices of a step: what it did. Short in a narrow picture.
reason = { $change ->
    [unchanged] { $wide ->
       *[true] _BA_~=~0: the model is unchanged
        [false] _BA_~=~0
    }
    [changed] { $wide ->
       *[true] _BA_~≠~0: the model is changed
        [false] _BA_~≠~0
    }
    [none] { $wide ->
       *[true] nothing moves: both gradients are~0
        [false] none moves
    }
    [b] { $wide ->
       *[true] only _B_ moves: its gradient contains~_A_
        [false] _B_~moves
    }
    [a] { $wide ->
       *[true] only _A_ moves: its gradient contains~_B_
        [false] _A_~moves
    }
   *[both] both move
}
losses = Loss
# Above the outlined bars: the initialization with these losses.
compared = { $never ->
   *[true] both~0: never learns
    [false] _B_~=~0: learns
}
state = { $zero ->
   *[true] 0
    [false] not 0
}
separator = ,{" "}

## The picture in words

part-moment = { $name }: { reason }
part-matrix = { $name }, { $rows }~×~{ $columns }{ $moved ->
    [true] , moved
   *[false] {""}
}: { $zero ->
    [true] all~0
   *[false] { $entries }
}
row = row { $row }: { $entries }
row-separator = ;{" "}
part-losses = Loss with { start }: { $first } at the start, { $second } after step~1, { $last } after step~2
alt = { $claim }. The picture shows B, A and BA at the start and after steps 1 and 2. Loss: { $losses }.
caption = The first steps of training with { start }
spoken = { start }: loss { $losses }

## Page

lesson = Why B starts at zero and A does not
summary = Why B is initialized to zero and A randomly: the first training steps with four initializations.
labels =
    .start = Initialization
values =
    .b-zero = B = 0
    .a-zero = A = 0
    .both-zero = both 0
    .both-random = both random
explanation =
    LoRA learns a regression with { $inputs } random inputs. _W_ and the target update are random,
    { $size }~×~{ $size }. Training is plain gradient descent at rank { $rank } with learning rate { $rate }. If _G_
    is the gradient of _BA_, the gradient of _B_ is _GA_ᵀ, and the gradient of _A_ is _B_ᵀ_G_: if a factor is zero,
    the other factor has no gradient; if both are zero, neither has a gradient. LoRA starts with _B_~=~0 and _A_
    random (arXiv 2106.09685, section 4.1). The reverse, _A_~=~0, also starts at the pretrained model, but was found
    to do worse on average, because _B_~=~0 allows larger learning rates (Hayou et al., arXiv 2406.08447). The
    initialization with the lowest loss after two steps differs from seed to seed. _A_ is random rather than constant,
    so that its rows, and therefore _B_’s columns, differ. _A_ is small, because its size sets _B_’s first step.
table-caption = The same training with four initializations
# @lines
table-head =
    Initialization
    _BA_
    Gradient of _B_
    Gradient of _A_
    Loss at steps 0, 1, 2
table-start = { start }
