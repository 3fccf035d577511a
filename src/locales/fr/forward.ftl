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
   *[true] { title }~: x ({ COUNT($k, -numbers) }) passe par une seule matrice W′~=~W~+~{ $plainFactor }BA et donne h ({ COUNT($d, -numbers) }). Multiplications-additions~: { $full }, aucune pour A et B.
    [false] { title }~: x ({ COUNT($k, -numbers) }) passe par W, et par A ({ COUNT($rank, -numbers) }) puis B. Leur somme est h ({ COUNT($d, -numbers) }). Multiplications-additions~: W { $full }, A { $a }, B { $b }.
}
x = _x_, un jeton~: _k_ = { COUNT($k, -numbers) }
h = _h_~: _d_ = { COUNT($d, -numbers) }
waist = _Ax_~: _r_ = { $rank }
frozen = gelée
trained = entraînée
operations = = { $formula } mult.-add.
gone =
    _A_ et _B_ sont dans _W′_~:
    aucun calcul en plus,
    le même _h_
sum = somme~: _d_ = { COUNT($sum, -additions) }
per-token = Mult.-additions par jeton~:
costs = { $merged ->
   *[true]
        _W′_, fusionnée~: _dk_~= { $full }
        _A_ et _B_~: aucune, pour le même _h_
    [false]
        _W_, gelée~: _dk_~= { $full }
        _A_, entraînée~: _rk_~= { $a }
        _B_, entraînée~: _dr_~= { $b }
        { sum }
}
scaled = facteur~: _α_/_r_ { $scaling }
verdict = { $added ->
    [merged]
        Une fois fusionné, LoRA n’ajoute
        aucun coût à l’inférence
    [more]
        LoRA ajoute plus que _W_~:
        { $trainable } multiplications-additions
    [ratio]
        LoRA ajoute { one-in }~:
        { $trainable } multiplications-additions
   *[share]
        LoRA ajoute { $share }~:
        { $trainable } multiplications-additions
}
formed = { $merged ->
   *[true]
        À l’entraînement, _W_, _A_ et _B_ restent séparées~;
        _BA_ est ajoutée une seule fois, après.
    [false]
        À l’entraînement, inutile de former~_BA_~:
        _B_(_Ax_) coûte moins sous { $tokens } jetons.
}
areas = Les longueurs des vecteurs sont à la même échelle, les aires des matrices non.
longer = { $vector } est dessiné { $times }~× plus long { -to-scale }.
caption = { $merged ->
   *[true] Passe avant de LoRA une fois BA fusionnée dans W~: h~=~W′x demande { COUNT($full, -operations) } par jeton, autant que sans adaptateur.
    [false] Passe avant de LoRA, h~=~Wx~+~{ $plainFactor }BAx~: un jeton demande { COUNT($full, -operations) } dans W, et { $trainable } dans A et B, soit { $share }{ $more ->
       *[true] , plus que W elle-même
        [false] {""}
    }.
}
none = aucune
in-w = dans W′
spoken = rang~{ $rank }~: { $verdictText }

lesson = Comment un jeton traverse W, A et B
summary = Les deux chemins d’un jeton~: par W, et par A et B.
listed = { title }, { $d }~×~{ $k }
labels =
    .rank = Rang _r_
    .merged = Fusionnée~: _W′_ = _W_ + _BA_
explanation =
    _A_ envoie les _k_ nombres de _x_ sur _r_ nombres, et _B_ envoie ceux-ci sur _d_ nombres~; (_α_/_r_)_BAx_ s’ajoute
    à _Wx_ (arXiv 2106.09685, section 4.1). _B_(_Ax_) demande _r_(_d_~+~_k_) multiplications-additions par jeton.
    Former _BA_ et l’ajouter à _W_ en demande _drk_ une fois par étape, pour tous les jetons, ce qui coûte moins
    au-delà de _dk_/(_d_~+~_k_) jetons. L’entraînement change _B_ et _A_ à chaque étape, si bien qu’il est inutile de
    former _BA_~; le DoRA de PEFT la forme une fois par étape. Après l’entraînement, _BA_ peut être fusionnée une fois
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
    Taille de _Ax_
    Facteur d’échelle
card-subject = { $merged ->
   *[true] Multiplications-additions, fusionné
    [false] Multiplications-additions, rang { $rank }
}
card-meaning = { $outcome ->
    [merged]
        A et B n’ajoutent
        rien
    [loss]
        ajoutées à { $full }~:
        { -costs-more }
    [ratio]
        ajoutées à { $full }~:
        { one-in }
   *[share]
        ajoutées à { $full }~:
        { $share }
}
short-vectors = Vecteurs courts hors échelle
to-scale = Longueurs des vecteurs à l’échelle
