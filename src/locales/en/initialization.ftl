### $start: b-zero | a-zero | both-zero | both-random
### $changed: none | b | a | both
### $zero: boolean
### $size, $rank, $inputs, $step: number
### $rate, $losses, $first, $last, $outcomeText: text

# The start in a sentence.
start = { $start ->
    [b-zero] B~=~0 and A random
    [a-zero] A~=~0 and B random
    [both-zero] B~=~0 and A~=~0
   *[both-random] B and A random
}
title = LoRA’s first steps, { start }
# The name of a line, complete in a wide picture.
line-name = { $start ->
    [b-zero] _B_~=~0 and _A_ random
    [a-zero] _A_~=~0 and _B_ random
    [both-zero] _B_~=~0 and _A_~=~0
   *[both-random] _B_ and _A_ random
}
label = { $start ->
    [b-zero] _B_ = 0
    [a-zero] _A_ = 0
    [both-zero] both 0
   *[both-random] random
}
# @lines
outcome = { $start ->
    [b-zero]
        Starts as the pretrained model;
        _A_ gives _B_ a gradient
    [a-zero]
        Starts as the pretrained model;
        _B_ gives _A_ a gradient
    [both-zero]
        Starts as the pretrained model;
        no gradient: it never learns
   *[both-random]
        Starts as another model;
        both have gradients
}
# The outcome in the caption, after the start.
explained = { $start ->
    [b-zero] BA~=~0: training starts at the pretrained model, and A gives B a gradient.
    [a-zero] BA~=~0: training starts at the pretrained model, and B gives A a gradient.
    [both-zero] both gradients are 0: the model never learns.
   *[both-random] BA is not 0: training starts at a model other than the pretrained one.
}
state = { $zero ->
   *[true] 0
    [false] not 0
}
setting = _W_ frozen, { $size }~×~{ $size }; _r_ = { $rank }
key = Larger square: larger entry; hollow:~negative
begin = start
start-of-ba = { $zero ->
   *[true] _BA_ = 0
    [false] _BA_ not 0
}
step = step { $step }
change = { $changed ->
    [none] all 0
    [b] new _B_
    [a] new _A_
   *[both] new _B_, _A_
}
losses = Loss
constant = never learns
separator = ,{" "}
alt = B, A and BA at the start and after steps 1 and 2 of training, from { start }. { $outcomeText }. Loss: { $losses }.
caption = With { start }, { explained } Loss at the start and after two steps: { $first } and { $last }.
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
card-subject = LoRA’s first steps
# @lines
card-meaning =
    at the start; loss in two steps:
    { $first } to { $last }
not-zero = not 0
random = random
