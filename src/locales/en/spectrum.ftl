### $complete: boolean
### $rank, $side, $dropped, $index, $inputs, $steps, $spread, $rate, $momentum: number
### $fastLow, $fastFit, $slowLow, $slowFit, $flatLow, $flatFit, $low, $fit: text
### $error, $all, $name, $law, $values, $value, $missing, $share: text

-sheets = { $count ->
    [one] { $count } sheet
   *[other] { $count } sheets
}

size = { $side }~×~{ $side }
alt = What rank { $rank } misses of a { size } update, at best and by trained LoRA: { $fastLow } and { $fastFit } if its singular values fall fast, { $slowLow } and { $slowFit } if slowly, { $flatLow } and { $flatFit } if they are equal.
caption = { $side }~×~{ $side } updates at rank { $rank }
spoken = rank { $rank }, misses at best { $fastLow } with fast decay, { $slowLow } with slow, { $flatLow } with none

## The picture

headline = { $complete ->
   *[false] A low rank is enough if singular values fall fast, not if they are flat
    [true] The full rank is enough for any singular values
}
deck = What rank { $rank } misses of a { size } target update, ‖_T_~−~_BA_‖ / ‖_T_‖ (Frobenius norm): at best, in bold, and LoRA after training
decay-names =
    .fast = Fast decay
    .slow = Slow decay
    .flat = No decay
decay-laws =
    .fast = each half the one before
    .slow = the _i_-th is 1/_i_
    .flat = all are equal
values-name = singular values
kept = { $rank } kept by _B_ and _A_
dropped = { $dropped } dropped
all-name = { $all } of ‖_T_‖
misses = misses { $error }
trained = LoRA { $error }

## The picture in words

part-decay = { $name }: { $law }
part-values = Singular values: { $values }; { $rank } kept, { $dropped } dropped
part-errors = Lowest possible error by rank from 1: { $values }; at rank { $rank } { $low }, LoRA after training { $fit }

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
falls =
    .fast = fast: each half the one before
    .slow = slow: the _i_-th is 1/_i_
    .flat = flat: all equal

## The view of sheets

sheets-title = BA as a sum of { COUNT($rank, -sheets) }
sheets-headline = _BA_ of rank { $rank } is a sum of { COUNT($rank, -sheets) }, and misses { $missing } of _T_
sheets-deck = A sheet of rank 1 is a column of _B_ times a row of _A_; _T_ is { $side }~×~{ $side }, and of its singular values, { $law }
sheets-alt = The best BA of rank { $rank } as a sum of { COUNT($rank, -sheets) }: each is a column of B times a row of A. The sum of all misses { $missing } of a { $side }~×~{ $side } target.
sheets-heading = **Sheets**: column of _B_ × row of _A_
sheets-sums = **Sum so far**
sheet = sheet~{ $index }
sheets-target = ≈~_T_, the target
sheets-missing = { $missing } missing
sheets-conditions = Area: an entry’s size; pale or thin: negative. Missing: ‖_T_~−~_BA_‖ / ‖_T_‖.
part-sheet = Sheet { $index }: a column of _B_ times a row of _A_, singular value { $value }
part-sum = Sum of sheets up to { $index }: { $missing } of _T_ missing
part-target = _T_, the target, { $side }~×~{ $side }

sheets-table = What is missing of T after each sheet
# @lines
sheets-head =
    Sheet
    Singular value
    Missing of _T_
