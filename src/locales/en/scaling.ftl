### $twice, $alpha, $divided, $rooted, $from, $to, $rate, $loss, $low, $high: text
### $seeds, $fixed, $rates: number
### $curve: none | sqrt | r | double | equal
### $scaling: sqrt | r
### $long: boolean

formula = { $curve ->
    [none] _α_
    [sqrt] _α_/√_r_
   *[r] _α_/_r_
    [double] _α_~=~2~_r_
    [equal] _α_~=~_r_
}
title = The factor of BA by rank, with α~=~{ $alpha } at rank { $rank }
caption = The factor of BA at rank { $rank } with α~=~{ $alpha }
alt =
    The factor of BA by rank. Rank { $rank }, α~=~{ $alpha }: { $divided } under α/r, { $rooted } under
    α/√r. Below, measured: final loss by learning rate, where ranks 8 to 64 lie together only under α/r.
spoken = Rank { $rank }, α { $alpha }: factor { $divided } under α/r, { $rooted } under α/√r

## The picture

headline = Doubling the rank halves each direction’s step under _α_/_r_ and divides it by √2 under _α_/√_r_
deck = Adam, _α_ fixed at { $alpha }, rank { $rank } to { $twice }. Direction: a column of _B_ times its row of _A_
factor-title = **Factor of _BA_** by rank (both log)
curve-name = { formula }{ $long ->
    [true] { $curve ->
        [none] : forgot to divide
        [sqrt] : rsLoRA
        [r] : LoRA
        [double] {""}
       *[equal] {""}
    }
   *[false] {""}
}
step = { $scaling ->
    [sqrt] ÷~√2
   *[r] ÷~2
}{ $long ->
    [true] : { $from }~→~{ $to }
   *[false] {""}
}
# How many times larger α alone is than α/r.
excess = { $rank }~× too large
loss-title = **Measured:** under _α_/_r_, ranks 8 to 64 are best at the same learning rate; under _α_/√_r_, higher ranks need smaller ones
loss-deck = Final loss of a small network by learning rate (both log), _α_~=~{ $fixed }, mean of { $seeds } seeds
rank-name = rank { $rank }
best = { formula }, rank { $rank }{ $long ->
    [true] : best at { $rate }
   *[false] {""}
}
conditions = With SGD the factor enters twice: ÷~4 under _α_/_r_ and ÷~2 under _α_/√_r_.

## The picture in words

part-curve = { formula }: { $from } at rank { $rank }, { $to } at rank { $twice }
part-excess = _α_ in place of _α_/_r_ is { $rank } times too large at rank { $rank }
part-step = { formula }: rank { $twice } divides the factor of rank { $rank } by { $scaling ->
    [sqrt] √2
   *[r] 2
}, from { $from } to { $to }
part-scaling = Final loss by learning rate under { formula }
part-losses = Rank { $rank }: lowest loss { $loss }, at learning rate { $rate }

## Page

lesson = How α, the rank and the learning rate act together
summary = The factor of BA by rank under α/r and α/√r, the mistake of not dividing, and measured losses by learning rate.
labels =
    .rank = Rank _r_
    .alpha = _α_
explanation =
    LoRA adds (_α_/_r_)_BA_ to _W_ and keeps _α_ when the rank changes (LoRA paper, arXiv 2106.09685, section 4.1); rsLoRA
    divides _α_ by √_r_ (arXiv 2312.03732). Adam moves every entry by about the learning rate, however large its gradient,
    so a direction’s step is proportional to the factor. The gradient contains the factor too, so the step of SGD is
    proportional to its square. Both hold for a step from the same _B_ and _A_, without weight decay. Twice the rank also
    means twice as many directions: in the first step of the measured network, all of them together move 0.7 to 0.8
    times as far under _α_/_r_, 1 to 1.1 times under _α_/√_r_. Measured: the network, the data and Adam as in the
    figure of capacity, with _α_~=~{ $fixed }, { $rates } learning rates and { $seeds } seeds; the loss is that on the training images
    after 800 steps. Learning rates are a factor of 2 apart, so the best one is known no better. Not shown: test
    accuracy, other optimizers, tasks and models, and whether one scaling is better in general.
spread = { $loss } ({ $low } to { $high })
table-caption = Measured losses
# @lines
table-head =
    Rank _r_
    Learning rate, _α_/_r_
    Loss (range), _α_/_r_
    Learning rate, _α_/√_r_
    Loss (range), _α_/√_r_
    Factor _α_/_r_
    Factor _α_/√_r_
