### $rank, $side, $dropped, $index, $inputs, $steps, $spread, $rate, $momentum: number
### $fast, $slow, $flat, $fastTrained, $slowTrained, $flatTrained: text
### $lowest, $trained, $all, $name, $law, $values, $value, $share: text
### $complete, $wide: boolean

-sheets = { $count ->
    [one] { $count } sheet
   *[other] { $count } sheets
}

decays =
    .fast = Fast decay
    .slow = Slow decay
    .flat = No decay
# How singular values fall. Short, because it is above a plot.
falls =
    .fast = each half the one before
    .slow = the _i_-th is 1/_i_
    .flat = all equal
law = { $name }: { $law }
bold-law = **{ $name }:** { $law }
size = { $side }~×~{ $side }
title = LoRA at rank { $rank } of { $side } and three decays
caption = { title } of singular values
alt = What rank { $rank } misses of a { size } update at best, and LoRA after training: { $fast } and { $fastTrained } if its singular values fall fast, { $slow } and { $slowTrained } if slowly, { $flat } and { $flatTrained } if they are flat.
spoken = rank { $rank } misses at best { $fast } with fast, { $slow } with slow and { $flat } with no decay

## The picture

headline = A low rank is enough if singular values fall fast, not if they are flat
deck = What rank~{ $rank } misses of a { size } update~_T_: the minimum, and LoRA
conditions = Missed: ‖_T_~−~_BA_‖~/~‖_T_‖ (Frobenius norm), the root of the dropped share of squares
kept = { $wide ->
   *[true] _BA_~keeps { $rank }~of~{ $side } values
    [false] keeps { $rank }~of~{ $side }
}
rank = rank _r_~=~{ $rank }
missed = { $all } missed
lowest = min. **{ $lowest }**
lora = LoRA~{ $trained }

## The picture in words

part-values = Singular values of _T_, of which _BA_ keeps { $rank } and drops { $dropped }: { $values }
part-lowest = Lowest possible share of _T_ missed, at ranks 1 to { $side }: { $values }
part-best = Lowest possible at rank { $rank }: { $lowest }
part-lora = LoRA after training at rank { $rank }: { $trained } of _T_ missed

## Page

lesson = When a low rank is enough
summary = Why a low rank can be enough, and when it is not: singular values, the lowest possible error, and training runs.
labels =
    .rank = Rank _r_
explanation =
    A student _W_~+~_BA_ learns the update _T_ of a teacher _W_~+~_T_. Errors are ‖_T_~−~_BA_‖/‖_T_‖. The best _BA_
    keeps the _r_ largest singular values of _T_; its ‖_T_~−~_BA_‖ is the square root of the sum of the squares of the
    dropped ones, and no other _BA_ of rank _r_ has a smaller one (Eckart and Young). LoRA minimizes half the mean of
    ‖(_T_~−~_BA_)_x_‖² over { $inputs } random inputs _x_ (mean 0, standard deviation 1). _T_ has random singular
    vectors. _B_ starts at 0, and _A_ at random (mean 0, standard deviation { REAL($spread) }). Training: { $steps }
    steps of gradient descent, learning rate { REAL($rate) }, momentum { REAL($momentum) }. LoRA then comes near the
    lowest possible error, except with fast decay from rank 7 on: it learns small singular values slowly. In real
    updates, the LoRA paper (arXiv 2106.09685, section 7) finds a fast decay, and Biderman et al. (arXiv 2405.09673)
    find a slower one: full fine-tuning on code and math changed weights at ten to a hundred times LoRA’s usual ranks,
    and LoRA learned less there.
table-caption = What rank r misses of T, by decay
# @lines
table-head =
    Singular values
    Rank that keeps { $share } of their squares
    Lowest possible error
    LoRA’s error

## The view of sheets

misses = misses **{ $lowest }**
bold-name = **{ $name }**
sheets-title = BA as a sum of { COUNT($rank, -sheets) } of rank 1
sheets-alt = The best BA of rank { $rank } as a sum of { COUNT($rank, -sheets) }, each a column of B times a row of A. It misses { $fast } of a target whose singular values fall fast, { $slow } if they fall slowly, and { $flat } if they are flat.
sheets-headline = { $complete ->
    [true] { COUNT($rank, -sheets) } add up to any { size } update
   *[false] The sum of { COUNT($rank, -sheets) } misses { $fast } if singular values fall fast, { $flat } if they are flat
}
sheets-deck = Each sheet is a column of _B_ times a row of _A_; missed is ‖_T_~−~_BA_‖~/~‖_T_‖
sheets-conditions = Area of a square: size of an entry (one scale in each row). Pale, thin: negative.
sheet = sheet { $index }
part-sheet = Sheet { $index }, a column of _B_ times a row of _A_: singular value { $value }
part-sum = _BA_, the sum of { COUNT($rank, -sheets) }: { $lowest } of _T_ missed
part-target = _T_, { size }, the target
sheets-table = What is missed of T after each sheet
# @lines
sheets-head =
    Sheet
    Fast decay
    Slow decay
    No decay
