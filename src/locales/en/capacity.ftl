### $mean, $fullMean, $share, $rank, $enough, $size, $tested, $runs: text
### $trainable, $seeds, $seed, $gap, $side: number
### $outcome: equal | behind | full
### $full: boolean

title = Test accuracy of a small network by the rank of LoRA
full-tick = full
name = { $full ->
   *[true] Full
    [false] Rank { $rank }
}

caption = A small network { $full ->
   *[true] with { -full }
    [false] with LoRA at rank { $rank }
}
alt = { title }. { spoken }. Full fine-tuning, dashed: { $fullMean }. Below, the parameters that each setting trains.
spoken = { name }: { $mean } on average, { $trainable } parameters, { $share } of full

## The picture

headline = In a small network, { $outcome ->
   *[equal] rank { $rank } does as well as { -full }
    [behind] rank { $rank } is { $gap } points behind { -full }
    [full] { -full } does no better than rank { $enough }
}
# "As well" is defined here.
deck = { $outcome ->
    [full] All parameters of two { $side }~×~{ $side } matrices; the mean at rank { $enough } is within the range of the { $seeds } runs
   *[equal] { $share } of the parameters of two { $side }~×~{ $side } matrices; its mean is within the range of { -full }’s { $seeds } runs
    [behind] { $share } of the parameters of two { $side }~×~{ $side } matrices; its mean is below all { $seeds } runs of { -full }
}
accuracy-title = **Test accuracy**, % by rank: { $seeds } runs each, as rings, and their mean
trained-title = **Parameters trained**; LoRA: _B_ and _A_
full-name = { -full }
tick = { $full ->
   *[true] { full-tick }
    [false] rank { $rank }
}
conditions = Digits with shuffled pixels, { $tested } test images; other tasks may need more rank.

## The picture in words

part-runs = { name }: { $runs }; mean { $mean }
part-parameters = { name }: { $trainable } parameters

## Page

lesson = How much rank a task needs
summary = Measured accuracy of a small network by rank: a few ranks can be enough.
labels =
    .rank = Rank _r_
full-value = full
explanation =
    A network with two hidden layers of 64 units learns scikit-learn’s digits (8~×~8 pixels), then the same
    digits with shuffled pixels. Full fine-tuning trains both { $size }~×~{ $size } matrices; LoRA adds _BA_ to
    them. Everything else is frozen. Each seed has its own pretrained network, shuffle and { $tested } test images.
    Training takes 800 steps of 32 images with Adam. Of eight learning rates, each rank uses the one with the lowest
    training loss. Full fine-tuning has the highest mean, but is best with only two of five seeds. Another network or
    task may need a higher rank.
table-caption = Test accuracy by rank and seed, %
# @lines
table-head =
    Rank _r_
    Learning rate
    Parameters trained
    Share of full
    Mean
    Difference from the highlighted rank, points
seed = Seed { $seed }
