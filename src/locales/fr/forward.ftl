-numbers = { $count ->
    [one] { $count } nombre
   *[other] { $count } nombres
}
-operations = { $count ->
    [one] { $count } multiplication-addition
   *[other] { $count } multiplications-additions
}
-additions = { $count ->
    [one] { $count } addition
   *[other] { $count } additions
}

title = Passe avant avec LoRA de rang~{ $rank }{ $merged ->
       *[true] , fusionné
        [false] {""}
    }
alt = { $merged ->
   *[true] { title }~: x ({ COUNT($k, -numbers) }) traverse une seule matrice, W′~=~W~+~{ $plainFactor }BA, et donne h ({ COUNT($d, -numbers) }). Multiplications-additions~: { $full }, aucune pour A et B.
    [false] { title }~: x ({ COUNT($k, -numbers) }) traverse W d’une part, A (vers { COUNT($rank, -numbers) }) puis B de l’autre. La somme est h ({ COUNT($d, -numbers) }). Multiplications-additions~: W { $full }, A { $a }, B { $b }.
}
headline = { $added ->
    [merged] Après fusion, le détour disparaît~: la sortie reste la même
    [more] LoRA fait plus que doubler le calcul~: { $share } de plus
    [thin] LoRA ajoute un mince détour~: { $share } de calcul en plus
   *[share] LoRA ajoute un détour~: { $share } de calcul en plus
}
deck = { $merged ->
   *[true] { $formula } avec _W′_~=~_W_~+~{ $factor }_BA_~: autant de multiplications-additions que sans LoRA
    [false] { $formula }~: _A_ et _B_ demandent { COUNT($trainable, -operations) } par jeton
}{ $withAlpha ->
    [true] ~; _α_/_r_~{ $scaling }
   *[false] {""}
}
x = _x_~: { $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
h = _h_~: { $wide ->
   *[true] { COUNT($d, -numbers) }
    [false] { $d }
}
ax = _Ax_~: { $wide ->
   *[true] { COUNT($rank, -numbers) }
    [false] { $rank }
}
frozen = **gelée**
trained-a = _A_ **entraînée**
trained-b = _B_ **entraînée**
name-w = { $inside ->
   *[true] {""}
    [false] { $merged ->
       *[true] _W′_{" "}
        [false] _W_{" "}
    }
    }{ $merged ->
   *[true] **fusionnée**
    [false] { frozen }
    }
label-w =
    { name-w }~:
    { COUNT($full, -operations) }
label-a =
    { trained-a }~:
    { $wide ->
   *[true] { COUNT($a, -operations) }
    [false] { $a }
    }
label-b =
    { trained-b }~:
    { $wide ->
   *[true] { COUNT($b, -operations) }
    [false] { $b }
    }
gone = _A_ et _B_~: désormais dans _W′_

rounding = Seul l’arrondi peut changer _h_.

part-x = _x_, un jeton~: { COUNT($k, -numbers) }
part-w = { $merged ->
   *[true] _W′_~=~_W_~+~{ $factor }_BA_, { $d }~×~{ $k }, fusionnée
    [false] _W_, { $d }~×~{ $k }, gelée
}~: { COUNT($full, -operations) }
part-a = _A_, { $rank }~×~{ $k }, entraînée~: { COUNT($a, -operations) }
part-ax = _Ax_~: { COUNT($rank, -numbers) }
part-b = _B_, { $d }~×~{ $rank }, entraînée~: { COUNT($b, -operations) }
part-sum = _Wx_~+~{ $factor }_BAx_~: { COUNT($sum, -additions) }
part-h = _h_, la sortie~: { COUNT($d, -numbers) }
caption = { $merged ->
   *[true] La passe avant à travers une matrice de { $d }~×~{ $k } après fusion d’un adaptateur de rang~{ $rank }
    [false] La passe avant à travers une matrice de { $d }~×~{ $k } avec LoRA de rang~{ $rank }
}
none = néant
in-w = dans W′
spoken = Rang~{ $rank }. { $claim }

lesson = Comment un jeton traverse W, A et B
summary = Les deux chemins d’un jeton~: par W, et par A et B.
listed = { title }, { $d }~×~{ $k }
labels =
    .rank = Rang _r_
    .merged = Fusionnée~: _W′_ = _W_ + _BA_
explanation =
    _A_ transforme les _k_ nombres de _x_ en _r_ nombres, et _B_ transforme ceux-ci en _d_ nombres~; (_α_/_r_)_BAx_ s’ajoute
    à _Wx_ (arXiv 2106.09685, section 4.1). _B_(_Ax_) demande _r_(_d_~+~_k_) multiplications-additions par jeton.
    Former _BA_ et l’ajouter à _W_ en demande _drk_ une fois par étape, pour tous les jetons, ce qui coûte moins
    au-delà de _dk_/(_d_~+~_k_) jetons. L’entraînement change _B_ et _A_ à chaque étape, si bien qu’il est inutile de
    former _BA_~; dans PEFT, DoRA la forme une fois par étape. Après l’entraînement, _BA_ peut être fusionnée une fois
    pour toutes~: _W′_~=~_W_~+~(_α_/_r_)_BA_ remplace _W_, donne le même _h_ aux arrondis près, et n’ajoute aucun
    calcul. La mise à l’échelle et la somme demandent une multiplication-addition pour chaque nombre de _h_. Tous les
    nombres valent pour un jeton et pour une seule matrice, sans biais ni dropout.
table-caption = Multiplications-additions de la passe avant d’un jeton
table-head =
    Étape
    Formule
    Non fusionné
    Fusionné
table-steps =
    _W_ ou _W′_
    _A_
    _B_
    Facteur et somme
    Total
    _A_ et _B_, par rapport à _W_
    Nombre de jetons en dessous duquel _B_(_Ax_) coûte moins que _BA_
    Taille de _Ax_
    Facteur d’échelle
