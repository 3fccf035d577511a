### $firstStep, $wide, $inside, $withAlpha: boolean
### $d, $k, $rank, $full, $a, $b, $trainable, $saved: number
### $scaling, $claim: text

-numbers = { $count ->
    [one] { $count } number
   *[other] { $count } numbers
}

title = LoRA’s backward pass at rank { $rank }{ $firstStep ->
       *[true] , first step
        [false] {""}
    }
alt = { title }: the gradient of h ({ COUNT($d, -numbers) }) passes through W, and through B and A, to x. Gradients: B { $d }~×~{ $rank }, A { $rank }~×~{ $k }{ $firstStep ->
   *[true] {" "}(all~0)
    [false] {""}
}, W none. Saved: x and Ax.
headline = { $firstStep ->
   *[true] At the first step, _B_~=~0: only _B_ gets a gradient
    [false] The gradient passes through _W_, but only _A_ and _B_ get one
}
deck = { $firstStep ->
   *[true] _A_’s gradient comes through _B_, so it is~0; that of _x_ comes through _W_ alone
    [false] { $outcome ->
        [loss] _r_(_d_~+~_k_)~=~{ $trainable } numbers, _dk_~=~{ $full }: { -costs-more }
        [even] _r_(_d_~+~_k_)~=~{ COUNT($trainable, -numbers) }, as many as _dk_
       *[saving] _r_(_d_~+~_k_)~=~{ COUNT($trainable, -numbers) } instead of _dk_~=~{ $full }
    }
}{ $withAlpha ->
    [true] ; _α_/_r_~{ $scaling }
   *[false] {""}
}
# Labels of vectors: with "numbers" in a wide picture.
gradient-h = ∂_L_/∂_h_: { $wide ->
   *[true] { COUNT($d, -numbers) }
    [false] { $d }
}
gradient-x = ∂_L_/∂_x_: { $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
saved-x = _x_ **saved**: { $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
gradient-ax = ∂_L_/∂(_Ax_): { $firstStep ->
   *[true] all~0
    [false] { $wide ->
       *[true] { COUNT($rank, -numbers) }
        [false] { $rank }
    }
}
saved-ax = _Ax_ **saved**: { $wide ->
   *[true] { COUNT($rank, -numbers) }
    [false] { $rank }
}
# Labels of matrices. If W is small, its letter is in its label.
frozen = **frozen**
# @lines
label-w =
    { $inside ->
       *[true] {""}
        [false] _W_{" "}
    }{ frozen }:
    no gradient
trained-a = _A_ **trained**
trained-b = _B_{ $firstStep ->
   *[true] {" "}=~0, **trained**
    [false] {" "}**trained**
}
gradient-a = ∂_L_/∂_A_: { $firstStep ->
   *[true] all~0
    [false] { $rank }~×~{ $k }
}
gradient-b = ∂_L_/∂_B_: { $d }~×~{ $rank }

# Below the picture.
not-saved = Neither _BA_ nor _Wx_ is saved.

## The picture in words

part-gradient-h = ∂_L_/∂_h_, the gradient of the output: { COUNT($d, -numbers) }
part-w = _W_, { $d }~×~{ $k }, frozen: the gradient passes through it, and it gets none
part-b = _B_, { $d }~×~{ $rank }, trained{ $firstStep ->
   *[true] , all~0
    [false] {""}
}
part-gradient-b = ∂_L_/∂_B_, { $d }~×~{ $rank }: { COUNT($b, -numbers) }
part-ax = _Ax_, saved: { COUNT($rank, -numbers) }
part-gradient-ax = ∂_L_/∂(_Ax_): { COUNT($rank, -numbers) }{ $firstStep ->
   *[true] , all~0
    [false] {""}
}
part-a = _A_, { $rank }~×~{ $k }, trained
part-gradient-a = ∂_L_/∂_A_, { $rank }~×~{ $k }: { COUNT($a, -numbers) }{ $firstStep ->
   *[true] , all~0
    [false] {""}
}
part-x = _x_, saved: { COUNT($k, -numbers) }
part-gradient-x = ∂_L_/∂_x_, { $firstStep ->
   *[true] through _W_ alone
    [false] the sum of both paths
}: { COUNT($k, -numbers) }
caption = { $firstStep ->
   *[true] The first backward pass
    [false] The backward pass
} through a { $d }~×~{ $k } matrix at rank { $rank }
spoken = rank { $rank }. { $claim }

## Page

lesson = Where gradients go
summary = The paths of the gradient: through W, and through B and A; what it needs, and what it leaves there.
listed = { title }, { $d }~×~{ $k }
labels =
    .rank = Rank _r_
    .first-step = First step: _B_ = 0
explanation =
    If _g_ is the gradient of _h_, that of _B_ is (_α_/_r_)_g_(_Ax_)ᵀ and that of _A_ is (_α_/_r_)_B_ᵀ_gx_ᵀ, summed
    over all tokens. Both need what the forward pass saves: _Ax_, and _x_, which full fine-tuning saves too. _W_ is
    frozen, so its gradient _gx_ᵀ is never computed. But trained layers before this one need the gradient of _x_, which
    is _W_ᵀ_g_~+~(_α_/_r_)_A_ᵀ_B_ᵀ_g_: the backward pass reads _W_, _B_ and _A_. LoRA starts with _B_~=~0 (arXiv
    2106.09685, section 4.1). Then the gradient of _A_ is~0, but that of _B_ is not: the first step changes only _B_.
    PyTorch’s autograd saves the same tensors for PEFT’s layer, and computes the same gradients. Vectors are those of
    one token, in one matrix without biases and dropout.
table-caption = Tensors of the backward pass
# @lines
table-head =
    Tensor
    Formula
    At the first step
    Numbers
# @lines
table-tensors =
    _x_, saved
    _Ax_, saved
    Saved per token
    Gradient of _h_
    Gradient of _Ax_
    Gradient of _x_
    Gradient of _A_
    Gradient of _B_
    Gradients of _A_ and _B_
    Gradient of _W_
    Scaling
states =
    .zero = 0
    .nonzero = not 0
    .none = not computed
