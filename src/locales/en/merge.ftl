### $task: law | code | poems
### $tasks, $copies, $adapters, $scaling, $bytes, $bits, $lost, $kept, $weights: number
### $size, $output, $formula, $label, $corner, $error, $first, $second, $third, $results: text

-tasks = { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}

task = { $task ->
    [law] law
    [code] code
   *[poems] poems
}
# Between the rows of a matrix, and between the entries of a column.
row-separator = ;{" "}
entry-separator = ,~
title = The adapter of the task { task }, separate from W and merged into W
alt = Wx + { $scaling }BAx and W′x are both ({ $output }) for the task { task }. Stored for { COUNT($tasks, -tasks) }: full copies { $copies } bytes, one W with adapters { $adapters }.
heading = Merging keeps the output
setting = _r_ = 1, _α_ = { $scaling }: _α_/_r_ = { $scaling }
separate = Separate, two paths: { $formula }
merged = Merged, one matrix: { $formula }
changed = bold: changed
same = same output
kept = Bytes stored for { COUNT($tasks, -tasks) }
shape = _W_, { $size }, in bf16; adapters of rank _r_~=~{ $rank } in fp32
full-copies = Full copies of _W_
one-w = One _W_ and adapters
thin-matrix = W’s part of the bar is drawn { $times }~×~wider than~to~scale.
thin-adapters = The adapters’ part of the bar is drawn { $times }~×~wider than~to~scale.
saved = { $outcome ->
    [loss] adapters cost more
    [even] nothing saved
   *[saving] { $rest } saved
}
verdict = { $share } of the bytes of full copies: { saved }.
caption = The adapter of the task { task } gives the same output merged or separate. For { COUNT($tasks, -tasks) }, full copies of a matrix of { $size } take { $copies } bytes; one W with adapters of rank { $rank } takes { $adapters }.
spoken-tasks = { COUNT($tasks, -tasks) }, { verdict }
spoken-task = { task }, h~=~{ $output }

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
    Full copies, bytes
    One _W_ and adapters, bytes
    Share of full copies
card-subject = { $tasks ->
    [one] One W, { $tasks } adapter
   *[other] One W, { $tasks } adapters
}
# @lines
card-meaning =
    of the bytes of full copies:
    { saved }
labeled-bytes = { $label }: { $bytes } bytes

## The figure in bf16.
rounding-rank = rank { $rank }
rounding-limits = bf16 has { $bits } significant bits: an update smaller than 1/{ $lost } of its weight is lost, and one larger than 1/{ $kept } is not.
rounding-heading = bf16 loses small updates
rounding-formula = _W′_ = _W_ + _BA_, rounded to bf16
# @lines
rounding-keys =
    filled: weight changed
    empty: lost, weight unchanged
rounding-units = _BA_/_W_: ratio of root mean squares; losses: share of weights; errors: relative to _BA_
rounding-corner = Shown: { $corner } of { $size } random weights
rounding-ratio = _BA_/_W_: { $ratio }
rounding-lost = lost: { $share }
rounding-error = error: { $error }
rounding-title = The weights that change when BA is added in bf16
rounding-result = { $share } at { $ratio }
rounding-row = at { rounding-rank }, { $first }, { $second } and { $third }
rounding-separator = ;{" "}
rounding-alt = Weights in bf16 that keep their value when BA is added, by rank and by the size of BA relative to W: { $results }.
rounding-caption = Merged into bf16, part of the update is lost. If BA is { $ratio } times as large as W, { $share } of the weights keep their value at { rounding-rank }, and the update’s error is { $error }.
rounding-table = Weights that keep their value in bf16, of { $weights } random weights, rounded to nearest even
# @lines
rounding-head =
    Rank _r_
    rms(_BA_) / rms(_W_)
    Unchanged weights
    Share
    Error of the update
rounding-subject = Merged into bf16 at { rounding-rank }
# @lines
rounding-meaning =
    of weights do not change
    if BA is { $ratio } of W
rounding-note = Empty: update lost
