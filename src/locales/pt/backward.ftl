-numbers = { $count ->
    [one] { $count } número
   *[other] { $count } números
}

title = Retropropagação com LoRA de posto~{ $rank }{ $firstStep ->
       *[true] , primeiro passo
        [false] {""}
    }
alt = { title }: o gradiente de h ({ COUNT($d, -numbers) }) chega a x por W, e por B e A. Gradientes: B { $d }~×~{ $rank }, A { $rank }~×~{ $k }{ $firstStep ->
   *[true] {" "}(tudo~0)
    [false] {""}
}, W nenhum. Guardados: x e Ax.
headline = { $firstStep ->
   *[true] No primeiro passo, _B_~=~0: só _B_ recebe um gradiente
    [false] O gradiente passa por _W_, mas só _A_ e _B_ recebem um
}
deck = { $firstStep ->
   *[true] O gradiente de _A_ vem por _B_ e, por isso, é~0; o de _x_ vem só por _W_
    [false] { $outcome ->
        [loss] _r_(_d_~+~_k_)~=~{ $trainable } números, _dk_~=~{ $full }: { -costs-more }
        [even] _r_(_d_~+~_k_)~=~{ COUNT($trainable, -numbers) }, tantos quanto _dk_
       *[saving] _r_(_d_~+~_k_)~=~{ COUNT($trainable, -numbers) } em vez de _dk_~=~{ $full }
    }
}{ $withAlpha ->
    [true] ; _α_/_r_~{ $scaling }
   *[false] {""}
}
gradient-h = ∂_L_/∂_h_: { $wide ->
   *[true] { COUNT($d, -numbers) }
    [false] { $d }
}
gradient-x = ∂_L_/∂_x_: { $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
saved-x = _x_ **guardado**: { $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
gradient-ax = ∂_L_/∂(_Ax_): { $firstStep ->
   *[true] tudo~0
    [false] { $wide ->
       *[true] { COUNT($rank, -numbers) }
        [false] { $rank }
    }
}
saved-ax = _Ax_ **guardado**: { $wide ->
   *[true] { COUNT($rank, -numbers) }
    [false] { $rank }
}
frozen = **congelada**
label-w =
    { $inside ->
       *[true] {""}
        [false] _W_{" "}
    }{ frozen }:
    sem gradiente
trained-a = _A_ **treinada**
trained-b = _B_{ $firstStep ->
   *[true] {" "}=~0, **treinada**
    [false] {" "}**treinada**
}
gradient-a = ∂_L_/∂_A_: { $firstStep ->
   *[true] tudo~0
    [false] { $rank }~×~{ $k }
}
gradient-b = ∂_L_/∂_B_: { $d }~×~{ $rank }

not-saved = Nem _BA_ nem _Wx_ são guardados.

part-gradient-h = ∂_L_/∂_h_, o gradiente da saída: { COUNT($d, -numbers) }
part-w = _W_, { $d }~×~{ $k }, congelada: o gradiente passa por ela, mas ela não recebe nenhum
part-b = _B_, { $d }~×~{ $rank }, treinada{ $firstStep ->
   *[true] , tudo~0
    [false] {""}
}
part-gradient-b = ∂_L_/∂_B_, { $d }~×~{ $rank }: { COUNT($b, -numbers) }
part-ax = _Ax_, guardado: { COUNT($rank, -numbers) }
part-gradient-ax = ∂_L_/∂(_Ax_): { COUNT($rank, -numbers) }{ $firstStep ->
   *[true] , tudo~0
    [false] {""}
}
part-a = _A_, { $rank }~×~{ $k }, treinada
part-gradient-a = ∂_L_/∂_A_, { $rank }~×~{ $k }: { COUNT($a, -numbers) }{ $firstStep ->
   *[true] , tudo~0
    [false] {""}
}
part-x = _x_, guardado: { COUNT($k, -numbers) }
part-gradient-x = ∂_L_/∂_x_, { $firstStep ->
   *[true] só por _W_
    [false] a soma dos dois caminhos
}: { COUNT($k, -numbers) }
caption = A retropropagação por uma matriz de { $d }~×~{ $k } com posto~{ $rank }{ $firstStep ->
   *[true] , no primeiro passo
    [false] {""}
}
spoken = posto~{ $rank }. { $claim }

lesson = Para onde vão os gradientes
summary = Os caminhos do gradiente, por W, e por B e A: o que ele exige e o que deixa ali.
listed = { title }, { $d }~×~{ $k }
labels =
    .rank = Posto _r_
    .first-step = Primeiro passo: _B_ = 0
explanation =
    Se _g_ é o gradiente de _h_, o de _B_ é (_α_/_r_)_g_(_Ax_)ᵀ e o de _A_ é (_α_/_r_)_B_ᵀ_gx_ᵀ, somados sobre todos
    os tokens. Ambos precisam do que a passagem direta guarda: _Ax_, e _x_, que o ajuste fino completo também guarda.
    _W_ está congelada, e por isso seu gradiente _gx_ᵀ nunca é calculado. Mas as camadas treinadas anteriores precisam
    do gradiente de _x_, que é _W_ᵀ_g_~+~(_α_/_r_)_A_ᵀ_B_ᵀ_g_: a retropropagação lê _W_, _B_ e _A_. O LoRA começa com
    _B_~=~0 (arXiv 2106.09685, seção 4.1). Então o gradiente de _A_ é~0, mas o de _B_ não: o primeiro passo só altera
    _B_. Para a camada do PEFT, a diferenciação automática do PyTorch guarda os mesmos tensores e calcula os mesmos
    gradientes. Os vetores são os de um token e de uma só matriz, sem vieses nem dropout.
table-caption = Tensores da retropropagação
table-head =
    Tensor
    Fórmula
    No primeiro passo
    Números
table-tensors =
    _x_, guardado
    _Ax_, guardado
    Guardados por token
    Gradiente de _h_
    Gradiente de _Ax_
    Gradiente de _x_
    Gradiente de _A_
    Gradiente de _B_
    Gradientes de _A_ e _B_
    Gradiente de _W_
    Fator de escala
states =
    .zero = 0
    .nonzero = ≠~0
    .none = não é calculado
