### Phrases of several figures. _r_ is a variable in italics; ~ is a space at which no line breaks.
### $rank, $d, $k, $trainable, $full, $times: number
### $low, $high, $power, $number, $unit: text
### $units: number
### $share, $side, $rest, $ratio, $denominator, $bound, $tenths, $names, $kinds, $total: text
### $outcome: saving | even | loss
### $ratios: one in | about | none
### $rounded, $below: boolean
### $targets: all | kinds | names
### $layout: fused | separate
### $counted: headless | fused | separate

-full = full fine-tuning
-costs-more = LoRA costs more
-prompt-tuning = Prompt tuning
-prefix-tuning = Prefix tuning
-trainable-tokens = Trainable tokens

# After "0.391 % of 16,777,216".
outcome = { $outcome ->
    [loss] : { -costs-more }
    [even] : nothing~saved
   *[saving] : { $rest }~saved
}
saving = { $outcome ->
    [loss] none, { -costs-more }
   *[other] { $rest }
}
one-in = { $rounded ->
   *[true] about 1~in~{ $denominator }
    [false] 1~in~{ $denominator }
}
near = { $below ->
   *[true] just below { $bound }
    [false] just above { $bound }
}

# What a picture of matrices draws larger than to scale.
thick-strips = _B_ and _A_ are drawn { $times }~×~thicker than~to~scale.
thin-side = The side { $side } is drawn { $times }~×~longer than~to~scale.
all-to-scale = Everything is drawn to scale.

# Between the items of a list without "and".
comma = ,{" "}
# Between numbers, whose decimals may have a comma.
between = ,{" "}
# From one number to another.
range = { $low }–{ $high }
# A large count in a unit of "units" in language.json, with its power of ten, or 0. $units selects plural forms.
large = { $power ->
    [0] { $number }
    [6] { $units ->
        [one] { $number }~million
       *[other] { $number }~million
    }
    [9] { $number }~billion
    [12] { $number }~trillion
   *[other] { $number }~{ $unit }
}

targets = { $targets ->
    [all] all linear modules
    [kinds] { $kinds } of { $total } kinds of module
   *[names] { $names }
}
experts-layout = { $layout ->
   *[fused] fused, as in transformers~5
    [separate] separate, as in transformers~4
}
counted-note = { $headless ->
   *[true] The model is counted without pooler and heads.
    [false] Experts are { experts-layout }.
}
### $headless: boolean
