start = { $start ->
    [b-zero] B~=~0 et A aléatoire
    [a-zero] A~=~0 et B aléatoire
    [both-zero] B~=~0 et A~=~0
   *[both-random] B et A aléatoires
}
title = Premières étapes de LoRA avec { start }
headline = { $start ->
    [b-zero] _B_~=~0 et _A_ aléatoire~: rien ne change, puis LoRA apprend
    [a-zero] _A_~=~0 et _B_ aléatoire~: rien ne change, puis LoRA apprend
    [both-zero] _B_~=~0 et _A_~=~0~: aucun gradient, LoRA n’apprend jamais
   *[both-random] _B_ et _A_ aléatoires~: le modèle change avant d’apprendre
}
deck = _W_~+~_BA_, { $size }~×~{ $size }, _r_~=~{ $rank }. Carré~: taille d’un coefficient~; évidé~: négatif
begin = Départ
step = Étape { $step }
reason = { $change ->
    [unchanged] { $wide ->
       *[true] _BA_~=~0~: le modèle est inchangé
        [false] _BA_~=~0
    }
    [changed] { $wide ->
       *[true] _BA_~≠~0~: le modèle est changé
        [false] _BA_~≠~0
    }
    [none] { $wide ->
       *[true] rien ne bouge~: les deux gradients valent~0
        [false] aucune
    }
    [b] { $wide ->
       *[true] seule _B_ bouge~: son gradient contient~_A_
        [false] _B_~bouge
    }
    [a] { $wide ->
       *[true] seule _A_ bouge~: son gradient contient~_B_
        [false] _A_~bouge
    }
   *[both] { $wide ->
       *[true] les deux bougent
        [false] les deux
    }
}
losses = Perte
compared = { $never ->
   *[true] _B_~=~_A_~=~0~: n’apprend jamais
    [false] _B_~=~0~: apprend
}
state = { $zero ->
   *[true] 0
    [false] ≠~0
}
separator = ~;{" "}

part-moment = { $name }, { reason }
part-matrix = { $name }, { $rows }~×~{ $columns }{ $moved ->
    [true] , modifiée
   *[false] {""}
}~: { $zero ->
    [true] tout à~0
   *[false] { $entries }
}
row = ligne { $row }~: { $entries }
row-separator = {" "}/{" "}
part-losses = Perte avec { start }~: { $first } au départ, { $second } après l’étape~1, { $last } après l’étape~2
alt = { $claim }. L’image montre B, A et BA au départ et après les étapes 1 et 2. Perte~: { $losses }.
caption = Les premières étapes de l’entraînement avec { start }
spoken = { start }~: perte { $losses }

lesson = Pourquoi B part de zéro, et A non
summary = Pourquoi B est initialisée à zéro et A au hasard~: les premières étapes d’entraînement depuis quatre initialisations.
labels =
    .start = Initialisation
values =
    .b-zero = B = 0
    .a-zero = A = 0
    .both-zero = les deux à 0
    .both-random = les deux aléatoires
explanation =
    LoRA apprend une régression sur { $inputs } entrées aléatoires. _W_ et la mise à jour cible sont aléatoires, de
    { $size }~×~{ $size }. L’entraînement est une simple descente de gradient au rang { $rank } avec un taux
    d’apprentissage de { $rate }. Si _G_ est le gradient de _BA_, le gradient de _B_ est _GA_ᵀ et celui de _A_ est
    _B_ᵀ_G_~: si un facteur est nul, l’autre n’a pas de gradient~; si les deux le sont, aucun n’en a. LoRA part de
    _B_~=~0 et d’une _A_ aléatoire (arXiv 2106.09685, section 4.1). L’inverse, _A_~=~0, part aussi du modèle préentraîné,
    mais s’est révélé moins bon en moyenne, car _B_~=~0 permet des taux d’apprentissage plus élevés (Hayou et al.,
    arXiv 2406.08447). L’initialisation qui a la plus faible perte après deux étapes varie d’une graine à l’autre. _A_
    est aléatoire plutôt que constante, pour que ses lignes, et donc les colonnes de _B_, diffèrent. _A_ est petite,
    car sa taille fixe la première étape de _B_.
table-caption = Le même entraînement depuis quatre initialisations
table-head =
    Initialisation
    _BA_
    Gradient de _B_
    Gradient de _A_
    Perte aux étapes 0, 1, 2
table-start = { start }
