### $model, $targetList, $size: text
### $base, $alpha, $layers, $some, $each: number
### $verdict: loss | ratio | share
### $part: whole | vision | encoder | decoder
### $role: attention | cross | mlp | experts | shared | other
### $copies: router | experts | several | one
### $everywhere, $parallel: boolean

title = LoRA at rank { $rank } on { $model }
alt = { title }: B and A trained beside { $targetList }, all else frozen. Trained: { $trainable } parameters, { $share } of { $base }{ outcome }.
caption = LoRA at rank { $rank } on { $targetList } of { $model } trains { $trainable } parameters, { $share } of the model’s { $base }{ outcome }.
spoken = rank { $rank }, { $trainable } parameters, { $share }

## Labels of the picture

scaling = Scaling _α_/_r_~=~{ REAL($alpha) }/{ $rank }
trained = _B_ and _A_ trained beside { $targetList }
frozen = _W_ and all else~frozen
# The title of a layer, which represents all layers of its part.
layer = { $part ->
    [vision] Vision: one of { $layers } layers
    [encoder] Encoder: one of { $layers } layers
    [decoder] Decoder: one of { $layers } layers
   *[whole] One of { $layers } layers
}
# The titles of linear modules outside of layers.
others = { $part ->
    [vision] Other linear modules, vision
    [encoder] Other linear modules, encoder
    [decoder] Other linear modules, decoder
   *[whole] Other linear modules
}
all-modules = Linear modules
experts = { $each }~experts
# The outputs of shared experts are added to the outputs of the chosen experts.
role = { $role ->
    [attention] Attention
    [cross] Cross-attention
    [mlp] MLP
    [experts] Experts
    [shared] Shared experts too
   *[other] Other linear modules
}
# The title of a block, with its number of copies or experts.
block = { $copies ->
    [router] Router, { experts }
    [experts] { experts }
    [several] { role } ×~{ $each }
   *[one] { role }
}{ $parallel ->
   *[true] , in parallel
    [false] {""}
}{ $everywhere ->
   *[true] {""}
    [false] , in { $some } of { $layers }
}
# Below several modules of one size.
each = { $size } each
thick-strips = _B_ and _A_ are drawn { $times }~×~thicker than~to~scale.
thin-side = The thinnest side of a module is drawn { $times }~×~thicker than~to~scale.
area-full = Full fine-tuning: { $base }
area-trained = LoRA at rank { $rank }: { $trainable }
# @lines
verdict = { $verdict ->
    [loss]
        LoRA trains { $share };
        { -costs-more }
    [ratio]
        LoRA trains { one-in },
        { $share }; saves { $rest }
   *[share]
        LoRA trains { $share };
        saves { $rest }
}

## Page

lesson = What a complete model costs
summary = A model’s linear modules, which of them LoRA adapts, and the counts of the complete model.
listed = { title }: { $targetList }
labels =
    .rank = Rank _r_
    .preset = Adapted modules
presets =
    .as-given = as given
    .q-and-v = q and v
    .all-linear = all linear
explanation = Modules are in the order of the data flow.
table-caption = Modules of { $model } and what LoRA trains
# @lines
table-head =
    Module
    Trained
fused = { $size }, rank { $times }_r_
# @lines
table-quantities =
    LoRA, all targets
    Base model
    Share trained
    Saving
    All parameters
    PEFT’s trainable%
# @lines
table-formulas =
    _r_(_d_ + _k_) each
    frozen
    LoRA/base
    1 − share
    base + LoRA
    LoRA/all
card-subject = { $model }, rank~{ $rank }
card-adapted = _B_ and _A_ on { $targetList } in { $layers }~{ $layers ->
    [one] layer
   *[other] layers
}
