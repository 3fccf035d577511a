### $model, $targetList, $size, $prefix, $name, $trained: text
### $base, $alpha, $layers, $some, $each: number
### $verdict: loss | even | share | ratio
### $part: whole | vision | encoder | decoder | none
### $of: all | whole | vision | encoder | decoder
### $role: attention | cross | mlp | experts | shared | other
### $copies: router | experts | several | one
### $place: each | several | once
### $spread: none | layer | module | both
### $least, $most, $count, $parameters: number
### $factors, $where, $indices: text
### $everywhere, $layered, $raised, $parallel, $enlarged, $withAlpha, $isTarget, $named, $crossed: boolean

title = LoRA at rank { $rank } on { $model }
alt = { title }: B and A trained beside { $targetList }, all else frozen. Trained: { $trainable } parameters, { $share } of { $base }{ outcome }.
caption = LoRA at rank { $rank } on { $targetList } of { $model }
spoken = rank { $rank }, { $trainable } parameters, { $share }

## The picture

headline = LoRA trains { $trainable } parameters instead of { $base }: { $verdict ->
    [loss] it costs more
    [even] as many
    [share] { $rest } saved
   *[ratio] { one-in }
}
deck = { $model }, _r_~=~{ $rank }{ $withAlpha ->
    [true] , _α_/_r_~=~{ REAL($alpha) }/{ $rank }
   *[false] {""}
}
full-area = **frozen**: { $base }
# The block of the trained share.
trained-area = { $enlarged ->
    [true] **trained**: { $trainable } ({ $share }), drawn { $times }~×~too~large
   *[false] **trained**: { $trainable } ({ $share }), to~scale
}
trained = _B_ and _A_ train beside { $targetList }
# The title of a layer, which represents all layers of its part, or of linear modules outside of layers.
card = { $part ->
    [vision] **Vision**: one of { $layers } layers
    [encoder] **Encoder**: one of { $layers } layers
    [decoder] **Decoder**: one of { $layers } layers
    [none] { $of ->
        [all] **Linear~modules**
        [vision] **Other~linear~modules**, vision
        [encoder] **Other~linear~modules**, encoder
        [decoder] **Other~linear~modules**, decoder
       *[whole] **Other~linear~modules**
    }
   *[whole] **One~of~{ $layers }~layers**
}
only-card = { card }. { $trained }
# The outputs of shared experts are added to the outputs of the chosen experts.
role = { $role ->
    [attention] **Attention**
    [cross] **Cross-attention**
    [mlp] **MLP**
    [experts] **Experts**
    [shared] **Shared~experts~too**
   *[other] **Other~linear~modules**
}
# The title of a block, with the names that its modules share, and its number of copies or experts.
block = { role }{ $named ->
   *[true] {" "}{ $prefix }
    [false] {""}
}{ $crossed ->
    [true] , on the encoder’s output
   *[false] {""}
}{ $copies ->
    [router] , { $each } and a router
    [experts] , { $each }
    [several] {" "}×~{ $each }
   *[one] {""}
}{ $parallel ->
   *[true] , in parallel
    [false] {""}
}{ $everywhere ->
   *[true] {""}
    [false] , in { $some } of { $layers } layers
}

# Below the picture.
thin-module = The thinnest side of a module is drawn { $times }~×~thicker than~to~scale.

## The picture in words

part-full = Frozen: { $base } parameters
part-lora = LoRA: { $trainable } parameters, { $share }
part-module = { $name }{ $place ->
    [each] {" "}of each of { $layers } layers
    [several] , { $each } in each of { $layers } layers
   *[once] {""}
}: _W_, { $size }, frozen{ $isTarget ->
    [true] ; _B_, { $d }~×~{ $rank }, and _A_, { $rank }~×~{ $k }, trained
   *[false] {""}
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

# The map of ranks that patterns set.
map-ranks = { $spread ->
    [none] Rank { $most } in every module
    [layer] Ranks from { $least } to { $most } by layer
    [module] Ranks from { $least } to { $most } by module
   *[both] Ranks from { $least } to { $most } by module and layer
}
map-headline = { map-ranks }: { $trainable } parameters trained, { $share } of the model
map-deck = { $model }, _r_~=~{ $rank } { $withAlpha ->
    [true] and _α_~=~{ REAL($alpha) } except where a pattern applies; _α_/_r_~=~{ $factors }
   *[false] except where a pattern applies
}
map-caption = { map-ranks }, in { $model }
map-alt = Map of LoRA’s ranks in { $model }, on { $targetList }. { map-ranks }. Trained: { $trainable } parameters, { $share } of { $base }.
# The label of layers with an α of their own.
map-run = { $rank }, _α_~{ REAL($alpha) }
# The title of layers with an axis of their own, or of modules outside of layers.
map-stack = { $part ->
    [vision] **Vision**
    [encoder] **Encoder**
    [decoder] **Decoder**
    [none] **Outside of layers**
   *[whole] **Layers**
}
map-layer = layer
map-reading = Height is rank, split into _B_ (below) and _A_ (above) in proportion to their parameters.{ $raised ->
    [true] {" "}Ranks below { $rank } are not drawn to~scale.
   *[false] {""}
}
map-row = { $name }, { $size }: { $where }; { $parameters } parameters trained
map-where = rank { $rank }{ $withAlpha ->
    [true] {" "}with _α_~{ REAL($alpha) }
   *[false] {""}
}{ $layered ->
   *[true] {" "}in { $count ->
        [one] layer { $indices }
       *[other] layers { $indices }
    }
    [false] {""}
}
map-table = Ranks by module and layer in { $model }, and what LoRA trains
# @lines
map-head =
    Module
    Layers
    Trained
