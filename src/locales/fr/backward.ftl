-numbers = { $count ->
    [one] { $count } nombre
   *[other] { $count } nombres
}

title = Passe arrière avec LoRA de rang~{ $rank }{ $firstStep ->
       *[true] , première étape
        [false] {""}
    }
alt = { title }~: le gradient de h ({ COUNT($d, -numbers) }) remonte à x par W, et par B puis A. Gradients~: B { $d }~×~{ $rank }, A { $rank }~×~{ $k }{ $firstStep ->
   *[true] {" "}(tout à~0)
    [false] {""}
}, W aucun. Conservés~: x et Ax.
headline = { $firstStep ->
   *[true] À la première étape, _B_~=~0~: seule _B_ reçoit un gradient
    [false] Le gradient traverse _W_, mais seules _A_ et _B_ en reçoivent un
}
deck = { $firstStep ->
   *[true] Le gradient de _A_ passe par _B_, il vaut donc~0~; celui de _x_ ne vient que par _W_
    [false] { $outcome ->
        [loss] _r_(_d_~+~_k_)~=~{ $trainable } nombres, _dk_~=~{ $full }~: { -costs-more }
        [even] _r_(_d_~+~_k_)~=~{ COUNT($trainable, -numbers) }, autant que _dk_
       *[saving] _r_(_d_~+~_k_)~=~{ COUNT($trainable, -numbers) } au lieu de _dk_~=~{ $full }
    }
}{ $withAlpha ->
    [true] ~; _α_/_r_~{ $scaling }
   *[false] {""}
}
gradient-h = ∂_L_/∂_h_~: { $wide ->
   *[true] { COUNT($d, -numbers) }
    [false] { $d }
}
gradient-x = ∂_L_/∂_x_~: { $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
saved-x = _x_ **conservé**~: { $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
gradient-ax = ∂_L_/∂(_Ax_)~: { $firstStep ->
   *[true] tout à~0
    [false] { $wide ->
       *[true] { COUNT($rank, -numbers) }
        [false] { $rank }
    }
}
saved-ax = _Ax_ **conservé**~: { $wide ->
   *[true] { COUNT($rank, -numbers) }
    [false] { $rank }
}
frozen = **gelée**
label-w =
    { $inside ->
       *[true] {""}
        [false] _W_{" "}
    }{ frozen }~:
    aucun gradient
trained-a = _A_ **entraînée**
trained-b = _B_{ $firstStep ->
   *[true] {" "}=~0, **entraînée**
    [false] {" "}**entraînée**
}
gradient-a = ∂_L_/∂_A_~: { $firstStep ->
   *[true] tout à~0
    [false] { $rank }~×~{ $k }
}
gradient-b = ∂_L_/∂_B_~: { $d }~×~{ $rank }

not-saved = Ni _BA_ ni _Wx_ ne sont conservés.

part-gradient-h = ∂_L_/∂_h_, le gradient de la sortie~: { COUNT($d, -numbers) }
part-w = _W_, { $d }~×~{ $k }, gelée~: le gradient la traverse, mais elle n’en reçoit aucun
part-b = _B_, { $d }~×~{ $rank }, entraînée{ $firstStep ->
   *[true] , tout à~0
    [false] {""}
}
part-gradient-b = ∂_L_/∂_B_, { $d }~×~{ $rank }~: { COUNT($b, -numbers) }
part-ax = _Ax_, conservé~: { COUNT($rank, -numbers) }
part-gradient-ax = ∂_L_/∂(_Ax_)~: { COUNT($rank, -numbers) }{ $firstStep ->
   *[true] , tout à~0
    [false] {""}
}
part-a = _A_, { $rank }~×~{ $k }, entraînée
part-gradient-a = ∂_L_/∂_A_, { $rank }~×~{ $k }~: { COUNT($a, -numbers) }{ $firstStep ->
   *[true] , tout à~0
    [false] {""}
}
part-x = _x_, conservé~: { COUNT($k, -numbers) }
part-gradient-x = ∂_L_/∂_x_, { $firstStep ->
   *[true] par _W_ seule
    [false] la somme des deux chemins
}~: { COUNT($k, -numbers) }
caption = La passe arrière à travers une matrice de { $d }~×~{ $k } avec LoRA de rang~{ $rank }{ $firstStep ->
   *[true] , à la première étape
    [false] {""}
}
spoken = Rang~{ $rank }. { $claim }

lesson = Où vont les gradients
summary = Les chemins du gradient, par W, et par B et A~: ce qu’il lui faut et ce qu’il y laisse.
listed = { title }, { $d }~×~{ $k }
labels =
    .rank = Rang _r_
    .first-step = Première étape~: _B_ = 0
explanation =
    Si _g_ est le gradient de _h_, celui de _B_ est (_α_/_r_)_g_(_Ax_)ᵀ et celui de _A_ est (_α_/_r_)_B_ᵀ_gx_ᵀ, sommés
    sur tous les jetons. Tous deux demandent ce que la passe avant conserve~: _Ax_, et _x_, que l’affinage complet
    conserve aussi. _W_ est gelée, si bien que son gradient _gx_ᵀ n’est jamais calculé. Mais les couches entraînées
    qui précèdent ont besoin du gradient de _x_, soit _W_ᵀ_g_~+~(_α_/_r_)_A_ᵀ_B_ᵀ_g_~: la passe arrière lit _W_, _B_
    et _A_. LoRA part de _B_~=~0 (arXiv 2106.09685, section 4.1). Le gradient de _A_ vaut alors~0, mais pas celui de
    _B_~: la première étape ne change que _B_. Pour la couche de PEFT, la différentiation automatique de PyTorch
    conserve les mêmes tenseurs et calcule les mêmes gradients. Les vecteurs sont ceux d’un jeton, pour une seule
    matrice, sans biais ni dropout.
table-caption = Tenseurs de la passe arrière
table-head =
    Tenseur
    Formule
    À la première étape
    Nombres
table-tensors =
    _x_, conservé
    _Ax_, conservé
    Conservés par jeton
    Gradient de _h_
    Gradient de _Ax_
    Gradient de _x_
    Gradient de _A_
    Gradient de _B_
    Gradients de _A_ et _B_
    Gradient de _W_
    Facteur d’échelle
states =
    .zero = 0
    .nonzero = ≠~0
    .none = non calculé
