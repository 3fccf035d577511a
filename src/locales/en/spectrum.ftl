### $decay: fast | slow | flat
### $complete: boolean
### $rank, $side, $dropped, $index, $inputs, $steps, $spread, $rate, $momentum: number
### $lowest, $fitted, $error, $droppedShare, $share: text

-columns = { $count ->
    [one] { $count } column
   *[other] { $count } columns
}
-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
-sheets = { $count ->
    [one] { $count } sheet
   *[other] { $count } sheets
}

decays =
    .fast = fast
    .slow = slow
    .flat = flat
decay = { $decay ->
    [fast] { decays.fast }
    [slow] { decays.slow }
   *[flat] { decays.flat }
}
# How singular values fall, in a sentence.
manner = { $decay ->
    [fast] fall fast
    [slow] fall slowly
   *[flat] do not fall
}
# The lowest error of a rank.
missed = { $complete ->
    [true] nothing
   *[false] { $lowest }
}
size = { $side }~×~{ $side }
title = LoRA at rank { $rank } where singular values { manner }
alt = At best, rank { $rank } misses { missed } of a { size } update with { decay } decay; trained LoRA misses { $fitted }.
values = rank ≤ _r_ = { $rank }
target = _T_: the target update, { size }
values-heading = Singular values of _T_
left = error { $error }
kept = { COUNT($rank, -columns) } of _B_, { COUNT($rank, -rows) } of _A_
dropped = { decay }: { $dropped } dropped, { $droppedShare } of squares
error-heading = Remaining error, % of _T_, by rank _r_
min = lowest possible
trained = LoRA, trained
# @lines
verdict =
    Rank { $rank } at best misses { missed }
    and trained LoRA { $fitted } of _T_
caption = Where singular values { manner }, LoRA at rank { $rank } misses { $fitted } of the target update; the best matrix of that rank misses { missed }.
spoken = rank { $rank }, { decay }: misses { missed } at best, LoRA { $fitted }

## Page

lesson = When a low rank is enough
summary = Why a low rank can be enough, and when it is not: singular values, the lowest possible error, and training runs.
labels =
    .rank = Rank _r_
    .decay = Decay
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
falls =
    .fast = fast: each half the one before
    .slow = slow: the _i_-th is 1/_i_
    .flat = flat: all equal
card-subject = LoRA at rank { $rank } of { $side } misses
# @lines
card-meaning =
    of the update, after training;
    at best { missed }
card-note = Its singular values, { $rank } kept

## The view of sheets

sheets-title = BA as a sum of { COUNT($rank, -sheets) } with { decay } decay
sheets-alt = The best BA of rank { $rank } as a sum of { COUNT($rank, -sheets) }: each is a column of B times a row of A. The sum of all misses { missed } of a target with { decay } decay.
sheets-caption = { sheets-title }: each sheet of rank 1 brings BA closer to the target, until { missed } of it is missing.
# @lines
sheets-keys =
    positive, area: size of an entry
    negative, thin in _B_ and _A_
sheets-heading = Sheets of rank 1: a column of _B_ times a row of _A_
sheets-sums = Sum so far
sheet = sheet { $index }
sheets-target = ≈~_T_, the target
sheets-missing = { missed } missing
sheets-verdict = { COUNT($rank, -sheets) }: { missed } of _T_ is missing.
sheets-table = What is missing of T after each sheet
# @lines
sheets-head =
    Sheet
    Singular value
    Missing of _T_
sheets-card-subject = { COUNT($rank, -sheets) } of rank 1 miss
# @lines
sheets-card-meaning =
    of the target update
    rank at most { $rank } of { $side }
sheets-card-note = The sum of { COUNT($rank, -sheets) }
