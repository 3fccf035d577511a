-numbers = { $count ->
    [one] { $count } número
   *[other] { $count } números
}

title = Propagación hacia atrás con LoRA de rango~{ $rank }{ $firstStep ->
       *[true] , primer paso
        [false] {""}
    }
alt = { title }: el gradiente de h ({ COUNT($d, -numbers) }) llega a x por W, y por B y A. Gradientes: B { $d }~×~{ $rank }, A { $rank }~×~{ $k }{ $firstStep ->
   *[true] {" "}(todo~0)
    [false] {""}
}, W ninguno. Se guardan x y Ax.
headline = { $firstStep ->
   *[true] En el primer paso, _B_~=~0: solo _B_ recibe un gradiente
    [false] El gradiente pasa por _W_, pero solo _A_ y _B_ reciben uno
}
deck = { $firstStep ->
   *[true] El gradiente de _A_ llega por _B_, así que es~0; el de _x_ llega solo por _W_
    [false] { $outcome ->
        [loss] _r_(_d_~+~_k_)~=~{ $trainable } números, _dk_~=~{ $full }: { -costs-more }
        [even] _r_(_d_~+~_k_)~=~{ COUNT($trainable, -numbers) }, tantos como _dk_
       *[saving] _r_(_d_~+~_k_)~=~{ COUNT($trainable, -numbers) } en lugar de _dk_~=~{ $full }
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
   *[true] todo~0
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
    sin gradiente
trained-a = _A_ **entrenada**
trained-b = _B_{ $firstStep ->
   *[true] {" "}=~0, **entrenada**
    [false] {" "}**entrenada**
}
gradient-a = ∂_L_/∂_A_: { $firstStep ->
   *[true] todo~0
    [false] { $rank }~×~{ $k }
}
gradient-b = ∂_L_/∂_B_: { $d }~×~{ $rank }

not-saved = No se guardan ni _BA_ ni _Wx_.

part-gradient-h = ∂_L_/∂_h_, el gradiente de la salida: { COUNT($d, -numbers) }
part-w = _W_, { $d }~×~{ $k }, congelada: el gradiente la atraviesa, pero ella no recibe ninguno
part-b = _B_, { $d }~×~{ $rank }, entrenada{ $firstStep ->
   *[true] , todo~0
    [false] {""}
}
part-gradient-b = ∂_L_/∂_B_, { $d }~×~{ $rank }: { COUNT($b, -numbers) }
part-ax = _Ax_, guardado: { COUNT($rank, -numbers) }
part-gradient-ax = ∂_L_/∂(_Ax_): { COUNT($rank, -numbers) }{ $firstStep ->
   *[true] , todo~0
    [false] {""}
}
part-a = _A_, { $rank }~×~{ $k }, entrenada
part-gradient-a = ∂_L_/∂_A_, { $rank }~×~{ $k }: { COUNT($a, -numbers) }{ $firstStep ->
   *[true] , todo~0
    [false] {""}
}
part-x = _x_, guardado: { COUNT($k, -numbers) }
part-gradient-x = ∂_L_/∂_x_, { $firstStep ->
   *[true] solo por _W_
    [false] la suma de ambos caminos
}: { COUNT($k, -numbers) }
caption = La propagación hacia atrás por una matriz de { $d }~×~{ $k } con LoRA de rango~{ $rank }{ $firstStep ->
   *[true] , en el primer paso
    [false] {""}
}
spoken = rango~{ $rank }. { $claim }

lesson = Adónde van los gradientes
summary = Los caminos del gradiente, por W, y por B y A: qué necesita y qué deja allí.
listed = { title }, { $d }~×~{ $k }
labels =
    .rank = Rango _r_
    .first-step = Primer paso: _B_ = 0
explanation =
    Si _g_ es el gradiente de _h_, el de _B_ es (_α_/_r_)_g_(_Ax_)ᵀ y el de _A_ es (_α_/_r_)_B_ᵀ_gx_ᵀ, sumados sobre
    todos los tokens. Ambos necesitan lo que guarda la propagación hacia delante: _Ax_, y _x_, que el ajuste fino
    completo también guarda. _W_ está congelada, así que su gradiente _gx_ᵀ nunca se calcula. Pero las capas
    entrenadas anteriores necesitan el gradiente de _x_, que es _W_ᵀ_g_~+~(_α_/_r_)_A_ᵀ_B_ᵀ_g_: la propagación hacia
    atrás lee _W_, _B_ y _A_. LoRA empieza con _B_~=~0 (arXiv 2106.09685, sección 4.1). Entonces el gradiente de _A_
    es~0, pero el de _B_ no: el primer paso solo cambia _B_. Para la capa de PEFT, la diferenciación automática de
    PyTorch guarda los mismos tensores y calcula los mismos gradientes. Los vectores son los de un token y una sola
    matriz, sin sesgos ni dropout.
table-caption = Tensores de la propagación hacia atrás
table-head =
    Tensor
    Fórmula
    En el primer paso
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
    Gradientes de _A_ y _B_
    Gradiente de _W_
    Factor de escala
states =
    .zero = 0
    .nonzero = ≠~0
    .none = no se calcula
