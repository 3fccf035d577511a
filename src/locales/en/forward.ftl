### $merged, $more: boolean
### $added: merged | more | ratio | share
### $outcome: merged | loss | ratio | share
### $d, $k, $rank, $full, $a, $b, $trainable, $sum, $tokens, $times: number
### $share, $plainFactor, $scaling, $formula, $vector, $verdictText: text

-numbers = { $count ->
    [one] { $count } number
   *[other] { $count } numbers
}
-operations = { $count ->
    [one] { $count } multiply-add
   *[other] { $count } multiply-adds
}
-additions = { $count ->
    [one] { $count } addition
   *[other] { $count } additions
}

title = LoRA’s forward pass at rank { $rank }{ $merged ->
       *[true] , merged
        [false] {""}
    }
alt = { $merged ->
   *[true] { title }: x ({ COUNT($k, -numbers) }) goes through one matrix W′~=~W~+~{ $plainFactor }BA to h ({ COUNT($d, -numbers) }). Multiply-adds: { $full }, none for A and B.
    [false] { title }: x ({ COUNT($k, -numbers) }) goes through W, and through A (to { COUNT($rank, -numbers) }) and B. Their sum is h ({ COUNT($d, -numbers) }). Multiply-adds: W { $full }, A { $a }, B { $b }.
}
x = _x_, one token: _k_ = { COUNT($k, -numbers) }
h = _h_: _d_ = { COUNT($d, -numbers) }
waist = _Ax_: _r_ = { $rank }
frozen = frozen
trained = trained
operations = = { $formula } multiply-adds
# @lines
gone =
    _A_ and _B_ are in _W′_:
    no extra compute,
    the same _h_
sum = sum: _d_ = { COUNT($sum, -additions) }
per-token = Multiply-adds per token:
# @lines
costs = { $merged ->
   *[true]
        _W′_, merged: _dk_~= { $full }
        _A_ and _B_: none, for the same _h_
    [false]
        _W_, frozen: _dk_~= { $full }
        _A_, trained: _rk_~= { $a }
        _B_, trained: _dr_~= { $b }
        { sum }
}
scaled = scaling: _α_/_r_ { $scaling }
# @lines
verdict = { $added ->
    [merged]
        After merging, LoRA adds
        no cost at inference
    [more]
        LoRA adds more than _W_:
        { $trainable } multiply-adds
    [ratio]
        LoRA adds { one-in }:
        { $trainable } multiply-adds
   *[share]
        LoRA adds { $share }:
        { $trainable } multiply-adds
}
# @lines
formed = { $merged ->
   *[true]
        In training _W_, _A_ and _B_ stay separate;
        _BA_ is added once, afterward.
    [false]
        In training _BA_ need not be formed:
        _B_(_Ax_) is cheaper below { $tokens } tokens.
}
areas = Lengths of vectors are to one scale, areas of matrices are not.
longer = { $vector } is drawn { $times }~×~longer than~to~scale.
caption = { $merged ->
   *[true] LoRA’s forward pass after BA is merged into W: h~=~W′x takes { COUNT($full, -operations) } a token, as many as without an adapter.
    [false] LoRA’s forward pass, h~=~Wx~+~{ $plainFactor }BAx: a token takes { COUNT($full, -operations) } through W, and { $trainable } through A and B, { $share }{ $more ->
       *[true] , more than W itself
        [false] {""}
    }.
}
none = none
in-w = in W′
spoken = rank { $rank }: { $verdictText }

## Page

lesson = How a token passes through W, A and B
summary = The two paths of a token: through W, and through A and B.
listed = { title }, { $d }~×~{ $k }
labels =
    .rank = Rank _r_
    .merged = Merged: _W′_ = _W_ + _BA_
explanation =
    _A_ maps the _k_ numbers of _x_ to _r_ numbers, and _B_ maps these to _d_; (_α_/_r_)_BAx_ is added to _Wx_ (arXiv
    2106.09685, section 4.1). _B_(_Ax_) takes _r_(_d_~+~_k_) multiply-adds for each token. To form _BA_ and add it to
    _W_ takes _drk_ multiply-adds once per step, for all tokens, which is cheaper beyond _dk_/(_d_~+~_k_) tokens.
    Training changes _B_ and _A_ at every step, so that _BA_ need not be formed; PEFT’s DoRA forms it once per step.
    After training _BA_ can be merged once: _W′_~=~_W_~+~(_α_/_r_)_BA_ replaces _W_, gives the same _h_ except for
    rounding, and adds no compute. Scaling and sum take one multiply-add for each number of _h_. All counts are per
    token and for one matrix, without biases and dropout.
table-caption = Multiply-adds of a token’s forward pass
# @lines
table-head =
    Step
    Formula
    Unmerged
    Merged
# @lines
table-steps =
    _W_ or _W′_
    _A_
    _B_
    Scaling and sum
    Total
    _A_ and _B_, relative to _W_
    Size of _Ax_
    Scaling
card-subject = { $merged ->
   *[true] Multiply-adds, merged
    [false] Multiply-adds, rank { $rank }
}
# @lines
card-meaning = { $outcome ->
    [merged]
        A and B add
        nothing
    [loss]
        added to { $full }:
        { -costs-more }
    [ratio]
        added to { $full }:
        { one-in }
   *[share]
        added to { $full }:
        { $share }
}
short-vectors = Short vectors are not to scale
to-scale = Lengths of vectors to scale
