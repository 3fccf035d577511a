### $task: law | code | poems
### $tasks, $copies, $adapters, $matrix, $adapter, $added, $scaling, $bits, $lost, $kept, $weights: number
### $size, $output, $values, $factor, $corner, $error, $first, $second, $third, $results: text

-tasks = { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}
-adapters = { $count ->
    [one] { $count } adapter
   *[other] { $count } adapters
}
-copies = { $count ->
    [one] { $count } merged copy
   *[other] { $count } merged copies
}

task = { $task ->
    [law] legal texts
    [code] code
   *[poems] poems
}
# Between the rows of a matrix, and between the entries of a column.
row-separator = ;{" "}
entry-separator = ,~
title = The adapter for { task }, separate from W and merged into W
alt = Wx + { $scaling }BAx and W′x are both ({ $output }) with the adapter for { task }. Stored for { COUNT($tasks, -tasks) }: merged copies { $copies } bytes, one W with adapters { $adapters }.
caption = The adapter for { task }, merged and separate, and the weights of { COUNT($tasks, -tasks) }
spoken = { task }, h~=~{ $output }

## The picture

headline = Merged into _W_, the adapter gives the same output, with no extra path
deck = _h_~=~_Wx_~+~(_α_/_r_)_BAx_; _r_~=~1, _α_/_r_~=~{ $scaling }; the adapter for { task }
separate = **Separate:** two paths, _W_ and _BA_
merged = **Merged:** one path
frozen = **frozen**
swapped = swapped for another task
same = same output
changed = changed by { $scaling }_BA_
kept = { $outcome ->
    [loss] Kept separate: more bytes than { COUNT($tasks, -copies) }
    [even] Kept separate: as many bytes as { COUNT($tasks, -copies) }
   *[saving] Kept separate: { $share } of the bytes of { COUNT($tasks, -copies) }
}
shape = Bytes of a { $size } _W_ in bf16, and of adapters of rank { $rank } in fp32
merged-copies = { COUNT($tasks, -copies) } _W′_
one-w = { $tasks ->
    [one] One _W_ and { $tasks } adapter _BA_
   *[other] One _W_ and { $tasks } adapters _BA_
}
thin-matrix = The part of _W_ is drawn { $times }~×~wider than~to~scale.
thin-adapters = The part of the adapters is drawn { $times }~×~wider than~to~scale.
to-scale = The bars are drawn to scale.

## The picture in words

part-separate = Separate, two paths: _Wx_ + { $scaling }_BAx_ = _h_
part-w = _W_, frozen, row by row: { $values }
part-x = _x_, multiplied by { $factor }: { $values }
part-b = _B_, trained, a column: { $values }
part-a = _A_, trained, a row: { $values }
part-h = _h_, the output: { $values }
part-merged = Merged, one path: _W′_~_x_ = _h_, the same output ({ $output })
part-sum = _W′_ = _W_ + { $scaling }_BA_, row by row: { $values }
part-copies = { COUNT($tasks, -copies) } of _W_: { $copies } bytes
part-stored = One _W_ and { COUNT($tasks, -adapters) }: { $adapters } bytes, { $share } of merged copies
part-kept = _W_, frozen: { $matrix } bytes
part-adapters = { COUNT($tasks, -adapters) }, _B_ and _A_, trained: { $added } bytes, { $adapter } each

## Page

lesson = How adapters are merged and stored
summary = A worked example in whole numbers: an adapter kept separate, merged and stored.
labels =
    .task = Task
    .tasks = Number of tasks
explanation =
    _W′_~=~_W_~+~(_α_/_r_)_BA_ has the size of _W_, so a merged adapter adds no compute and no latency at
    inference (LoRA paper, arXiv 2106.09685, section 4.1). To change the task, subtract (_α_/_r_)_BA_ and
    add that of another adapter, or leave _W_ unchanged and replace _B_ and _A_. In floating point, both
    give the same output up to rounding. A weight of _W_ takes 2 bytes (bf16), and a weight of an
    adapter 4 (fp32), as PEFT saves them; file headers are not counted.
table-caption = The worked example, with semicolons between the rows of a matrix, and the stored bytes
# @lines
table-head =
    Quantity
    Value
# @lines
table-quantities =
    Merged, _W′_ = _W_ + (_α_/_r_)_BA_
    Update, (_α_/_r_)_B_(_Ax_)
    Output, _h_ = _Wx_ + (_α_/_r_)_B_(_Ax_)
    Numbers in _W_, and in the adapter
    Stored matrix, _d_~×~_k_, and rank _r_
    One matrix, bytes
    One adapter, bytes
    Tasks
    Merged copies, bytes
    One _W_ and adapters, bytes
    Share of merged copies
## The figure in bf16.
rounding-rank = rank { $rank }
rounding-name = Rank { $rank }
rounding-limits = Sizes are root mean squares; the error is relative to _BA_. bf16 has { $bits } significant bits: an update below 1/{ $lost } of its weight is lost, one above 1/{ $kept } is not.
rounding-headline = Merged in bf16, small updates are lost: { $share } of the weights keep their value
rounding-deck = _W′_ = _W_ + _BA_, rounded to bf16; at { rounding-rank }, if _BA_ is { $ratio } of _W_ in size
# @lines
rounding-keys =
    changed
    lost: unchanged
rounding-ratio = _BA_/_W_: { $ratio }
# @lines
rounding-results =
    { $share } lost
    error { $error }
rounding-part = _BA_ { $ratio } of _W_ in size: { $share } of the weights are lost, error of the update { $error }
rounding-title = The weights that change when BA is added in bf16
rounding-result = { $share } at { $ratio }
rounding-row = at { rounding-rank }, { $first }, { $second } and { $third }
rounding-separator = ;{" "}
rounding-alt = Weights in bf16 that keep their value when BA is added, by rank and by the size of BA relative to W: { $results }.
rounding-caption = { $corner } of { $size } random weights, merged in bf16
rounding-table = Weights that keep their value in bf16, of { $weights } random weights, rounded to nearest even
# @lines
rounding-head =
    Rank _r_
    rms(_BA_) / rms(_W_)
    Unchanged weights
    Share
    Error of the update
