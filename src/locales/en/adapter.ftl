### $zero, $layered, $assumed, $hasExperts, $hasOthers, $powered: boolean
### $measure: update | entry
### $undrawn: none | magnitudes | biases | both
### $scaling: differs | assumed | known
### $layer, $experts, $largest, $factor: number
### $kind, $symbol, $norm, $power, $share, $directions, $ranks, $others: text
### $different, $alike, $area: boolean
### $first, $second, $meanB, $meanA, $randomB, $randomA: text

title = What training changed in each module
place = { $layered ->
   *[true] { $kind } of layer~{ $layer }
    [false] { $kind }
}
# The power of ten of all sizes.
in-units = { $powered ->
   *[true] , in~{ $power }
    [false] {""}
}
directions = { $directions } of~{ $ranks }
# The outcome of one module, or of all.
hold = { $largest ->
    [one] { directions } directions holds { $share }
   *[other] { directions } directions hold { $share }
}
nothing = Every update is 0: nothing was trained.
largest = Largest: { place }, { $symbol }~=~{ $norm }.
held = { hold } of each update.
# @lines
verdict = { $zero ->
    [true] { nothing }
   *[false]
        { largest }
        { held }
}
sentences = { $zero ->
    [true] { nothing }
   *[false] { largest } { held }
}
not-shown = Not shown: which rank would have done as well{ $undrawn ->
    [magnitudes] ; DoRA’s magnitudes
    [biases] ; LoRA’s biases
    [both] ; DoRA’s magnitudes and LoRA’s biases
   *[none] {""}
}.
caution = What training left in each module{ $hasExperts ->
   *[true] , or in the { $experts } experts of a layer
    [false] {""}
}. { not-shown }
scale = { $scaling ->
    [differs] _s_ differs between modules
    [assumed] _s_~=~{ REAL($factor) } is assumed
   *[known] _s_~=~{ REAL($factor) }
}
# @lines
keys =
    Up: { $symbol }, { $measure ->
       *[update] the size of the update
        [entry] the update per entry
    }{ in-units }; one scale
    Down: directions that hold { $share } of ‖Δ_W_‖²
    and the rest of the module’s _r_ directions
# The heading of one module's singular values.
example = { place }: its singular values _σ_; { hold }
# The meaning of the two numbers of each row.
values = size, directions
row = { $norm }, { directions }
layer = layer
alt = { title }. { sentences } { not-shown }
caption = What training changed. { sentences } This does not show which rank would have done as well{ $undrawn ->
        [magnitudes] , or DoRA’s magnitudes
        [biases] , or LoRA’s biases
        [both] , DoRA’s magnitudes or LoRA’s biases
       *[none] {""}
    }.{ $hasOthers ->
       *[true] {" "}The file also has tensors of { $others }, which are not drawn.
        [false] {""}
    }

## Page

lesson = What an adapter learned
summary = A trained adapter: the size of each update, and how many directions hold most of it.
listed = { title }, { $share } of each update
labels =
    .share = Share held, %
    .measure = Size of an update
measures =
    .update = complete
    .entry = per entry
explanation =
    A module’s update is Δ_W_~=~_s_·_BA_, with _s_~=~_α_/_r_, or _α_/√_r_ for rsLoRA. Its size ‖Δ_W_‖ is the root of the sum of
    its squared singular values, which are computed from _B_ and _A_. Larger matrices have larger norms; per entry,
    the norm is divided by √(_dk_). Directions are counted as in PEFT’s conversion to LoRA: the smallest number
    of singular values whose squares are at least the chosen share of the sum. Few directions may hold most of an
    update, but a share of squares is not accuracy: training at that rank may give another result.
# @lines
table-head =
    Modules
    Largest _σ_
    Share of the sum of all ‖Δ_W_‖²
    Size of the update
    Directions for the chosen share
table-directions = Directions that hold { $share }
card-subject = Directions of a trained adapter:
# @lines
card-meaning = { $zero ->
    [true]
        hold a part of each update:
        nothing was trained
   *[false]
        hold { $share } of each update;
        largest: { place }
}
card-note = Size of each update, and its directions
card-note-of-some = The largest updates, and their directions

## Two adapters

compared-title = Two adapters of the same modules
compared-sizes = { $different ->
   *[true] Sizes differ most in { place }: { $first } and { $second }.
    [false] All sizes are the same.
}
compared-overlap = Mean overlap of spans: _B_~{ $meanB }, _A_~{ $meanA }; of random spans: { $alike ->
   *[true] { $randomB }
    [false] { $randomB }, { $randomA }
}.
compared-sentences = { compared-sizes } { compared-overlap }
compared-not-shown = Not shown: whether both adapters do the same{ $undrawn ->
    [magnitudes] ; DoRA’s magnitudes
    [biases] ; LoRA’s biases
    [both] ; DoRA’s magnitudes and LoRA’s biases
   *[none] {""}
}.
compared-caution = Overlap: the mean squared cosine of principal angles, in which weak directions count like strong ones. { compared-not-shown }
compared-subject = two adapters{ $assumed ->
   *[true] ; _s_ is assumed
    [false] {""}
}
# @lines
compared-keys =
    Up: { $symbol } of the first adapter{ $area ->
       *[true] , and of the second as a line
        [false] {" "}and of the second
    }{ in-units }; one scale
    Down: overlap of the spans of _B_’s columns in both adapters
    and overlap of the spans of _A_’s rows
    Full: the same span. Line: random spans
# The sizes of a kind of module.
compared-row = { $first }, { $second }
none = none
compared-alt = { compared-title }. { compared-sentences }
compared-caption = { compared-title }. { compared-sentences } { compared-not-shown }
compared-table = { compared-title }, compared as in the paper on LoRA
# @lines
compared-head =
    Modules
    _r_, first
    _r_, second
    { $symbol }, first
    { $symbol }, second
    Overlap of _B_
    Random
    Overlap of _A_
    Random
compared-card-subject = Overlap of B’s spans in two adapters:
# @lines
compared-card-meaning =
    on average; random spans: { $randomB }
    A: { $meanA }
compared-card-note = Sizes, and overlaps of B and A
