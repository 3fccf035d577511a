### $mean, $fullMean, $trained, $share, $difference, $rank, $size, $tested, $verdict, $caption: text
### $trainable, $seeds, $seed, $points: number
### $full, $half: boolean

title = Test accuracy of a small network by the rank of LoRA
full-tick = full
name = { $full ->
   *[true] Full
    [false] Rank { $rank }
}
# @lines
verdict = { $full ->
   *[true]
        { name }: { $mean } on average,
        { $trainable } parameters.
    [false]
        { name }: { $mean } on average,
        { $trainable } parameters, { $share } of full.
}
# What twice the chosen setting's parameters change, or half of them.
# $points: number
change = { $half ->
   *[true] Half
    [false] Twice
} the parameters:~{ $difference } points.
caption = A small network reaches { $mean } at rank { $rank } and { $fullMean } with full fine-tuning: more rank adds little.
alt = { title }. { $verdict } { $caption }
heading = Accuracy of a small network, %
trained = Parameters trained
axis = rank _r_
# @lines
keys =
    one of { $seeds } runs
    lowest to highest
    mean; dashed: full

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
card-subject = { $full ->
   *[true] Full fine-tuning reaches
    [false] LoRA at rank { $rank } reaches
}
# @lines
card-meaning = { $full ->
   *[true]
        in a small network;
        LoRA at rank { $rank }: { $mean }
    [false]
        in a small network;
        full fine-tuning: { $mean }
}
