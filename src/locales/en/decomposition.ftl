### $rankText, $factor, $option, $value, $ranks, $firstRank, $lastRank, $firstTrained, $lastTrained, $firstShare, $lastShare, $breakEven, $oneIn, $target, $next: text
### $scaled: boolean
### $verdict: loss | ratio | share
### $side: text
### $count: number

title = LoRA at rank { $rank }
size = { $d }~×~{ $k }
alt = { title }: W, { size }, frozen, plus { $scaled ->
       *[true] { $factor } times{" "}
        [false] {""}
    }B, { $d }~×~{ $rank }, times A, { $rank }~×~{ $k }. Trained: { $trainable } parameters, { $share } of { $full }{ outcome }.
caption = { title } for a weight matrix of { size } trains { $trainable } parameters, { $share } of the { $full } of { -full }{ outcome }.
spoken = { $option } { $value }, { $trainable } parameters, { $share }
lowered = Lowered to fit d and k: { spoken }

## Labels of the picture

scaling = _α_/_r_~=~{ $factor }
trained = trained
columns = { $rank } { $rank ->
    [one] column
   *[other] columns
}
rows = { $rank } { $rank ->
    [one] row
   *[other] rows
}
# @lines
matrix-w =
    _d_ × _k_
    { $d } × { $k }
    frozen
# @lines
matrix-ba =
    rank ≤~_r_~=~{ $rank },
    never stored
# @lines
matrix-sum =
    adapted,
    same size
# @lines
matrices-narrow =
    frozen
    rank ≤ _r_
    adapted
# @lines
sizes =
    _W_, _d_ × _k_: { $d } × { $k }, frozen
    _BA_: rank ≤ _r_ = { $rank }, never stored
thick-strips = At rank { $rank }, _B_ and _A_ are drawn { $times }~×~thicker than~to~scale.
thin-side = The side { $side } is drawn { $times }~×~longer than~to~scale.
area-full = Full, _dk_: { $full }
area-trained = LoRA, _r_(_d_~+~_k_): { $trainable }
# @lines
verdict = { $verdict ->
    [loss]
        LoRA trains { $share }: it costs more;
        break-even rank~{ $breakEven }
    [ratio]
        LoRA trains { one-in },
        { $share }; saves { $rest }
   *[share]
        LoRA trains { $share };
        saves { $rest }
}

## Page

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
card-subject = Rank { $rank } on { size }

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
