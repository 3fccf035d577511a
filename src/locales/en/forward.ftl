### $merged, $wide, $inside, $withAlpha: boolean
### $added: merged | more | thin | share
### $d, $k, $rank, $full, $a, $b, $trainable, $sum: number
### $share, $plainFactor, $factor, $formula, $scaling, $claim: text

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
headline = { $added ->
    [merged] Merged, the bypass is gone: the same output
    [more] LoRA more than doubles the arithmetic: { $share } more
    [thin] LoRA adds a thin bypass: { $share } more arithmetic
   *[share] LoRA adds a bypass: { $share } more arithmetic
}
deck = { $merged ->
   *[true] { $formula } with _W′_~=~_W_~+~{ $factor }_BA_: as many multiply-adds as without LoRA
    [false] { $formula }: _A_ and _B_ take { COUNT($trainable, -operations) } per token
}{ $withAlpha ->
    [true] ; _α_/_r_~{ $scaling }
   *[false] {""}
}
# Labels of vectors: with "numbers" in a wide picture.
x = _x_: { $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
h = _h_: { $wide ->
   *[true] { COUNT($d, -numbers) }
    [false] { $d }
}
ax = _Ax_: { $wide ->
   *[true] { COUNT($rank, -numbers) }
    [false] { $rank }
}
# Labels of matrices: A and B with "multiply-adds" in a wide picture. If W is small, its letter is in its label.
frozen = **frozen**
trained-a = _A_ **trained**
trained-b = _B_ **trained**
name-w = { $inside ->
   *[true] {""}
    [false] { $merged ->
       *[true] _W′_{" "}
        [false] _W_{" "}
    }
    }{ $merged ->
   *[true] **merged**
    [false] { frozen }
    }
# @lines
label-w =
    { name-w }:
    { COUNT($full, -operations) }
# @lines
label-a =
    { trained-a }:
    { $wide ->
   *[true] { COUNT($a, -operations) }
    [false] { $a }
    }
# @lines
label-b =
    { trained-b }:
    { $wide ->
   *[true] { COUNT($b, -operations) }
    [false] { $b }
    }
gone = _A_ and _B_: now in _W′_

# Below the picture.
rounding = Only rounding can change _h_.

## The picture in words

part-x = _x_, one token: { COUNT($k, -numbers) }
part-w = { $merged ->
   *[true] _W′_~=~_W_~+~{ $factor }_BA_, { $d }~×~{ $k }, merged
    [false] _W_, { $d }~×~{ $k }, frozen
}: { COUNT($full, -operations) }
part-a = _A_, { $rank }~×~{ $k }, trained: { COUNT($a, -operations) }
part-ax = _Ax_: { COUNT($rank, -numbers) }
part-b = _B_, { $d }~×~{ $rank }, trained: { COUNT($b, -operations) }
part-sum = _Wx_~+~{ $factor }_BAx_: { COUNT($sum, -additions) }
part-h = _h_, the output: { COUNT($d, -numbers) }
caption = { $merged ->
   *[true] The forward pass through a { $d }~×~{ $k } matrix after merging an adapter of rank { $rank }
    [false] The forward pass through a { $d }~×~{ $k } matrix at rank { $rank }
}
none = none
in-w = in W′
spoken = rank { $rank }. { $claim }

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
    Tokens below which _B_(_Ax_) is cheaper than _BA_
    Size of _Ax_
    Scaling
