### $rankText, $factor, $option, $value, $ranks, $firstRank, $lastRank, $firstTrained, $lastTrained, $firstShare, $lastShare, $breakEven, $oneIn, $target, $next: text
### $scaled, $withAlpha, $inside: boolean
### $verdict: loss | even | share | ratio
### $count, $a, $b: number

title = LoRA at rank { $rank }
size = { $d }~×~{ $k }
alt = { title }: W, { size }, frozen, plus { $scaled ->
       *[true] { $factor } times{" "}
        [false] {""}
    }B, { $d }~×~{ $rank }, times A, { $rank }~×~{ $k }. Trained: { $trainable } parameters, { $share } of { $full }{ outcome }.
caption = A { size } matrix at rank { $rank }
spoken = { $option } { $value }, { $trainable } parameters, { $share }
lowered = Lowered to fit d and k: { spoken }

## The picture

headline = LoRA trains { $trainable } parameters instead of { $full }: { $verdict ->
    [loss] it costs more
    [even] as many
    [share] { $rest } saved
   *[ratio] { one-in }
}
deck = { $outcome ->
    [loss] { $share } of { -full }; break-even rank~{ $breakEven }
    [even] { $share } trained, nothing saved
   *[saving] { $share } trained, { $rest } saved
}{ $withAlpha ->
    [true] ; _α_/_r_~=~{ $factor }
   *[false] {""}
}
adapted = adapted
frozen = **frozen**
# @lines
label-w = { $inside ->
   *[true] { frozen }, _d_~×~_k_
    [false] _W_~{ frozen }, _d_~×~_k_
    }
    { size }
trained-a = _A_~**trained**
trained-b = _B_~**trained**
product = rank~≤~{ $rank }, never~stored
product-line = _BA_:~{ product }
full-area = { -full },~_dk_
trained-area = **LoRA**, _r_(_d_~+~_k_)
to-scale = to scale

## The picture in words

part-sum = _W′_ = _W_ + { $scaled ->
    [true] { $factor } times{" "}
   *[false] {""}
}_BA_, { size }, adapted
part-w = _W_, { size }, frozen: { $full } parameters
part-b = _B_, { $d }~×~{ $rank }, trained: { $b } parameters
part-a = _A_, { $rank }~×~{ $k }, trained: { $a } parameters
part-ba = _BA_, { size }, rank at most { $rank }, never stored
part-full = Full fine-tuning, _dk_: { $full } parameters
part-lora = LoRA, _r_(_d_~+~_k_): { $trainable } parameters, { $share }

## Page

full-name = { -full }
lora-name = **LoRA**, to~scale
lesson = What one matrix costs
summary = One weight matrix, its two low-rank factors, and what training them costs.
listed = { title }, { size }
labels =
    .rank = Rank _r_
    .d = Rows _d_
    .k = Columns _k_
explanation =
    _W′_~=~_W_~+~(_α_/_r_)_BA_. An entry of _BA_ is a row of _B_ times a column of _A_,
    so its rank is at most _r_.
table-caption = Shape and parameters
# @lines
table-head =
    Quantity
    Formula
    Value
# @lines
table-quantities =
    Rank
    Weight matrix
    Full fine-tuning
    LoRA
    of which _B_
    of which _A_
    Share trained
    Saving
    Break-even rank
    Scaling
saving-formula = 1 − share
few-ranks = LoRA at ranks { $ranks }
many-ranks = LoRA at { $count } ranks from { $firstRank } to { $lastRank }
steps-listed = { $ranks }, { size }
steps-caption = { $ranks } for a weight matrix of { size } trains { $firstTrained } to { $lastTrained } parameters, { $firstShare } to { $lastShare } of the { $full } of { -full }.
steps-alt = { $ranks }: W, { size }, frozen, plus B times A. Trained: { $firstTrained } to { $lastTrained } parameters, { $firstShare } to { $lastShare } of { $full }.
steps-table = Rank by rank
# @lines
steps-head =
    Rank _r_
    LoRA, _r_(_d_~+~_k_)
    Share trained
    Saving

## Page and later

task = Find the largest rank that saves at least { $target } of a matrix of { size }.
answer = Rank { $rankText } is the largest: it saves { $rest }. { $next }
slightly-less = Rank { $rankText } saves a little less than { $target }.
less = Rank { $rankText } saves { $rest }, less than { $target }.
nothing = Rank { $rankText } saves nothing, less than { $target }.

## Later

other-matrix = The exercise is about a matrix of { size }.
no-saving = Rank { $rankText } saves nothing: LoRA trains as many parameters as W has, or more.
enough = Rank { $rankText } saves { $rest }, at least { $target }. Is there a larger rank that does?
