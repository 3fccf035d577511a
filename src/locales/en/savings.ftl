### $shape, $targetShare, $bestRank, $breakEven, $limit, $option, $value, $values: text
### $firstRank, $lastRank, $task, $ranks, $all, $a, $b: text
### $points: number
### $outcome: saving | even | loss | always
### $breaksEven, $measured, $long: boolean
### $goal: saved | even | missed | loss
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
alt = { title }. { trains }; { reached }; { even }.{ $measured ->
   *[true] {" "}Below, GPT-3’s accuracy at ranks { $firstRank } to { $lastRank }.
    [false] {""}
}
caption = A { $shape } matrix at rank { $rank }
spoken = { $option } { $value }, { parameters }, { $share }
lowered = Lowered to fit d and k: { spoken }
parameters = { $trainable } parameters
none = none

## The picture

headline = { $outcome ->
   *[saving] LoRA trains fewer parameters below rank { $limit }
    [even] LoRA trains just as many parameters at rank { $rank }
    [loss] LoRA trains more parameters at rank { $rank }
    [always] LoRA trains fewer parameters at no rank
}
deck = Rank { $rank } for a { $d }~×~{ $k }~matrix: { $trainable } parameters, not~{ $full }
share-title = **Parameters trained**, share of { -full }, by rank (log)
accuracy-title = **GPT-3’s accuracy**, %: ranks { $firstRank } to { $lastRank } differ by at most { $points } points
rank-name = rank
full-name = { -full }
costs-more = { -costs-more }
rank-share = rank { $rank }: { $share }
weight-letters = { $weights ->
    [q] q
    [qv] q, v
   *[qkvo] q, k, v, o
}
line = **{ $task }**, { $long ->
   *[true] { $weights ->
        [q] query weights only
       *[other] query and value weights
    }
    [false] { weight-letters }
}: { range }
conditions = { $measured ->
   *[true] Hu et al., arXiv 2106.09685, table 6, measured up to rank~{ $lastRank }.
    [false] The share is _r_(_d_~+~_k_)/_dk_: twice the rank, twice the share.
}

## The picture in words

at = { $value } at rank { $rank }
part-full = Full fine-tuning: { $full } parameters, { $all }
part-line = LoRA, _r_(_d_~+~_k_)/_dk_, in _B_ and _A_: { $values }
part-rank = Rank { $rank }: { $trainable } parameters, { $share }, of which _B_ { $b } and _A_ { $a }; { reached }
part-sweep = { $task }, { $weights ->
    [q] query weights only
   *[other] query and value weights
}: { $values }

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
measured = GPT-3, { $task } on { weight-letters }, %, at rank { $ranks }
