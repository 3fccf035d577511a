### $shape, $targetShare, $bestRank, $breakEven, $option, $value, $firstRank, $lastRank, $task, $ranks: text
### $goal: saved | even | missed | loss
### $breaksEven: boolean
### $weights: q | qv | qkvo

title = Share of a matrix of { $shape } that LoRA trains, by rank
trains = Rank { $rank } trains { $share }
# The largest rank that saves the target, or that costs no more for a target of 0.
reached = { $goal ->
    [saved] rank { $bestRank } still saves { $targetShare }
    [even] rank { $bestRank } still costs no more
    [missed] no rank saves { $targetShare }
   *[loss] every rank costs more
}
even = { $breaksEven ->
   *[true] break-even at rank { $breakEven }
    [false] break-even at no rank
}
alt = { title }. { trains }; { reached }; { even }. Below, accuracy that barely rises from rank { $firstRank } to { $lastRank }.
caption = LoRA at rank { $rank } trains { $share } of a matrix of { $shape }; { reached }; { even }.
spoken = { $option } { $value }, { parameters }, { $share }
lowered = Lowered to fit d and k: { spoken }
parameters = { $trainable } parameters
none = none
# Between measured values.
between = ,{" "}

## Labels of the picture

axes =
    .share = Share of _W_ trained, logarithmic
    .quality = Accuracy barely rises (GPT-3)
    .rank = rank _r_, logarithmic
# @lines
verdict =
    { trains }
    of { $shape }
# @lines
rank-key =
    rank { $rank }
    { parameters }
# @lines
even-key = { $breaksEven ->
   *[true]
        { even }
        above it LoRA costs more
    [false]
        { even }
        LoRA always costs more
}
line = { $weights ->
    [q] { $task }: query weights alone
   *[other] { $task }: query, value weights
}

## Page

lesson = At which rank LoRA stops saving
summary = The share that LoRA trains at each rank, the rank at which it stops saving, and measured accuracy.
labels =
    .rank = Rank _r_
    .d = Rows _d_
    .k = Columns _k_
    .target = Target saving
explanation =
    The share trained is _r_(_d_~+~_k_)/_dk_: twice the rank, twice the share. LoRA saves while _r_ is below
    _dk_/(_d_~+~_k_). The largest rank that saves a share _s_ is (1~−~_s_)_dk_/(_d_~+~_k_), rounded down. Measured:
    validation accuracy of GPT-3 175B, LoRA paper (arXiv 2106.09685), table 6, on query (q), value (v), key (k) and
    output (o) weights, matrices of 12,288~×~12,288; the seed changes WikiSQL by ±0.5, MultiNLI by ±0.1. Another model
    or task may need a higher rank.
table-caption = Savings by rank, and accuracy measured
# @lines
table-head =
    Quantity
    Value
# @lines
table-quantities =
    Rank _r_
    Weight matrix, _d_~×~_k_
    Full fine-tuning, _dk_
    LoRA, _r_(_d_ + _k_)
    Share trained
    Saving
    Break-even rank, _dk_/(_d_ + _k_)
    Target saving
    Largest rank that reaches it
    Saving at this rank
    Saving at the next rank
# Measured accuracy in percent.
measured = { $task } on { $weights ->
    [q] q
    [qv] q, v
   *[qkvo] q, k, v, o
}, %, at rank { $ranks }
card-subject = LoRA at rank { $rank } trains
# @lines
card-matrix =
    of a matrix of { $shape };
    { reached }
