### $zero, $named, $layered, $assumed, $hasExperts, $hasOthers, $powered: boolean
### $measure: update | entry
### $undrawn: none | magnitudes | biases | both
### $scaling: differs | assumed | known
### $layer, $experts, $largest, $factor, $count: number
### $kind, $symbol, $norm, $power, $share, $directions, $ranks, $others, $layers, $sizes, $values, $overlap, $letter: text
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
# The heading of the largest update's singular values.
example-title = Largest ‖Δ_W_‖: { place }
nothing = Every update is 0: nothing was trained
held = { hold } of each update
sentences = { $zero ->
    [true] { nothing }.
   *[false] { example-title }. { held }.
}
not-shown = Not shown: which rank would have done as well{ $undrawn ->
    [magnitudes] ; DoRA’s magnitudes
    [biases] ; LoRA’s biases
    [both] ; DoRA’s magnitudes and LoRA’s biases
   *[none] {""}
}.
headline = { $zero ->
    [true] { nothing }
   *[false] { held }
}
deck = What training left in each module{ $hasExperts ->
   *[true] , or in the { $experts } experts of a layer
    [false] {""}
}, Δ_W_~=~_s_·_BA_; shares of~‖Δ_W_‖²; { $scaling ->
    [differs] _s_ differs between modules
    [assumed] _s_~=~{ REAL($factor) } is assumed
   *[known] _s_~=~{ REAL($factor) }
}. { not-shown }
# The labels of the bars that grow upward, and of those that grow downward.
size-label = { $measure ->
   *[update] size { $symbol }
    [entry] { $symbol }
}{ in-units }
directions-label = directions
example-held = { hold } of ‖Δ_W_‖²
example-values = { $count ->
    [one] its squared singular value _σ_²
   *[other] { $count } squared singular values _σ_², sum~‖Δ_W_‖²
}
part-row = { $kind }{ $layered ->
   *[true] , layers { $layers }
    [false] {""}
}: { $symbol } { $sizes }; directions { $directions } of { $ranks }
part-example = { place }: squares of singular values, relative to the largest, { $values }; { hold } of ‖Δ_W_‖²
layer = layer
alt = { title }. { sentences } { not-shown }
caption = What training at rank { $ranks } changed in each module{ $hasOthers ->
   *[true] ; the file also has tensors of { $others }, which are not drawn
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
## Two adapters

compared-title = Two adapters of the same modules
compared-sizes = { $different ->
   *[true] Sizes differ most in { place }: { $first } and { $second }.
    [false] All sizes are the same.
}
compared-overlap = Mean overlap of spans: _B_~{ $meanB }, _A_~{ $meanA }; of random spans: { $alike ->
   *[true] { $randomB }
    [false] { $randomB }, { $randomA }
}
compared-sentences = { compared-sizes } { compared-overlap }.
compared-not-shown = Not shown: whether both adapters do the same{ $undrawn ->
    [magnitudes] ; DoRA’s magnitudes
    [biases] ; LoRA’s biases
    [both] ; DoRA’s magnitudes and LoRA’s biases
   *[none] {""}
}.
compared-deck = { compared-sizes }{ $assumed ->
   *[true] {" "}_s_ of an adapter is assumed.
    [false] {""}
}
# Below the picture: how to read it, what an overlap is, and what is not shown.
compared-reading = Sizes: the first adapter pale, the second { $area ->
   *[true] as a line
    [false] dark
}. Overlap: the mean squared cosine of principal angles, in which weak directions count like strong ones; full for the same span, with a line for random spans. { compared-not-shown }
compared-factor = { $named ->
   *[true] overlap { $letter } { $overlap }
    [false] { $letter } { $overlap }
}
compared-part = { $kind }{ $layered ->
   *[true] , layers { $layers }
    [false] {""}
}: { $symbol } of the first adapter { $first }, of the second { $second }; overlap of _B_ { $meanB }, of _A_ { $meanA }
# The sizes of a kind of module.
compared-row = { $first } and~{ $second }
none = none
compared-alt = { compared-title }. { compared-sentences }
compared-caption = Sizes and overlaps of two adapters of the same modules
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
