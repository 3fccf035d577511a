start = { $start ->
    [b-zero] B~=~0 et A aléatoire
    [a-zero] A~=~0 et B aléatoire
    [both-zero] B~=~0 et A~=~0
   *[both-random] B et A aléatoires
}
title = Premières étapes de LoRA, { start }
line-name = { $start ->
    [b-zero] _B_~=~0 et _A_ aléatoire
    [a-zero] _A_~=~0 et _B_ aléatoire
    [both-zero] _B_~=~0 et _A_~=~0
   *[both-random] _B_ et _A_ aléatoires
}
label = { $start ->
    [b-zero] _B_ = 0
    [a-zero] _A_ = 0
    [both-zero] tout à 0
   *[both-random] aléatoire
}
outcome = { $start ->
    [b-zero]
        Part du modèle préentraîné~;
        _A_ donne un gradient à _B_
    [a-zero]
        Part du modèle préentraîné~;
        _B_ donne un gradient à _A_
    [both-zero]
        Part du modèle préentraîné~;
        aucun gradient~: il n’apprend jamais
   *[both-random]
        Part d’un autre modèle~;
        les deux ont un gradient
}
explained = { $start ->
    [b-zero] BA~=~0~: l’entraînement part du modèle préentraîné, et A donne un gradient à B.
    [a-zero] BA~=~0~: l’entraînement part du modèle préentraîné, et B donne un gradient à A.
    [both-zero] les deux gradients valent 0~: le modèle n’apprend jamais.
   *[both-random] BA ne vaut pas 0~: l’entraînement part d’un modèle autre que le modèle préentraîné.
}
state = { $zero ->
   *[true] 0
    [false] ≠~0
}
setting = _W_ gelée, { $size }~×~{ $size }~; _r_ = { $rank }
key = Carré plus grand~: coefficient plus grand~; creux~: négatif
begin = départ
start-of-ba = { $zero ->
   *[true] _BA_ = 0
    [false] _BA_ ≠ 0
}
step = étape { $step }
change = { $changed ->
    [none] tout à 0
    [b] MAJ _B_
    [a] MAJ _A_
   *[both] MAJ _B_, _A_
}
losses = Perte
constant = n’apprend jamais
separator = ~;{" "}
alt = B, A et BA au départ et après les étapes 1 et 2 de l’entraînement, depuis { start }. { $outcomeText }. Perte~: { $losses }.
caption = Avec { start }, { explained } Perte au départ et après deux étapes~: { $first } et { $last }.
spoken = { start }~: perte { $losses }

lesson = Pourquoi B part de zéro, et A non
summary = Pourquoi B est initialisée à zéro et A au hasard~: les premières étapes d’entraînement depuis quatre initialisations.
labels =
    .start = Initialisation
values =
    .b-zero = B = 0
    .a-zero = A = 0
    .both-zero = tout à 0
    .both-random = tout aléatoire
explanation =
    LoRA apprend une régression sur { $inputs } entrées aléatoires. _W_ et la mise à jour cible sont aléatoires, de
    { $size }~×~{ $size }. L’entraînement est une simple descente de gradient au rang { $rank } avec un taux
    d’apprentissage de { $rate }. Si _G_ est le gradient de _BA_, le gradient de _B_ est _GA_ᵀ et celui de _A_ est
    _B_ᵀ_G_~: si un facteur est nul, l’autre n’a pas de gradient~; si les deux le sont, aucun n’en a. LoRA part de
    _B_~=~0 et _A_ aléatoire (arXiv 2106.09685, section 4.1). L’inverse, _A_~=~0, part aussi du modèle préentraîné,
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
card-subject = Premières étapes de LoRA
card-meaning =
    au départ~; perte en deux étapes~:
    de { $first } à { $last }
not-zero = ≠ 0
random = aléatoire
