-columns = { $count ->
    [one] { $count } colonne
   *[other] { $count } colonnes
}
-rows = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
-sheets = { $count ->
    [one] { $count } feuille
   *[other] { $count } feuilles
}

decays =
    .fast = rapide
    .slow = lente
    .flat = plate
decay = décroissance { $decay ->
    [fast] { decays.fast }
    [slow] { decays.slow }
   *[flat] { decays.flat }
}
manner = { $decay ->
    [fast] décroissent vite
    [slow] décroissent lentement
   *[flat] ne décroissent pas
}
missed = { $complete ->
    [true] rien
   *[false] { $lowest }
}
loses = { $complete ->
    [true] ne perd rien
   *[false] perd { $lowest }
}
size = { $side }~×~{ $side }
title = LoRA de rang~{ $rank } quand les valeurs singulières { manner }
alt = Au mieux, le rang { $rank } { loses } d’une mise à jour de { size } à { decay }~; LoRA entraîné en perd { $fitted }.
values = rang ≤ _r_ = { $rank }
target = _T_~: la mise à jour cible, { size }
values-heading = Valeurs singulières de _T_
left = erreur { $error }
kept = { COUNT($rank, -columns) } de _B_, { COUNT($rank, -rows) } de _A_
dropped = { $decay ->
    [fast] { decays.fast }
    [slow] { decays.slow }
   *[flat] { decays.flat }
}~: { $dropped } { $dropped ->
    [one] écartée
   *[other] écartées
}, { $droppedShare } des carrés
error-heading = Erreur restante, % de _T_, selon le rang _r_
min = minimum possible
trained = LoRA entraîné
verdict =
    Au mieux, le rang { $rank } { loses }
    et LoRA entraîné { $fitted } de _T_
caption = Quand les valeurs singulières { manner }, LoRA de rang~{ $rank } perd { $fitted } de la mise à jour cible~; la meilleure matrice de ce rang { loses }.
spoken = rang~{ $rank }, { decay }~: { loses } au mieux, LoRA { $fitted }

lesson = Quand un rang faible suffit
summary = Pourquoi un rang faible peut suffire, et quand il ne suffit pas~: valeurs singulières, erreur minimale possible et entraînements.
labels =
    .rank = Rang _r_
    .decay = Décroissance
explanation =
    Un élève, _W_~+~_BA_, apprend la mise à jour _T_ d’un maître, _W_~+~_T_. Les erreurs sont ‖_T_~−~_BA_‖ en part de
    ‖_T_‖. La meilleure _BA_ garde les _r_ plus grandes valeurs singulières de _T_~; son ‖_T_~−~_BA_‖ est la racine de
    la somme des carrés des valeurs écartées, et aucune autre _BA_ de rang _r_ n’en a de plus petit (Eckart et Young).
    LoRA minimise la moitié de la moyenne de ‖(_T_~−~_BA_)_x_‖² sur { $inputs } entrées aléatoires _x_, dont les
    coefficients ont la moyenne 0 et l’écart type 1. _T_ a des vecteurs singuliers aléatoires. _B_ part de 0~; les
    coefficients de _A_ sont d’abord aléatoires, de moyenne 0 et d’écart type { REAL($spread) }. L’entraînement compte
    { $steps } étapes de descente de gradient avec un taux d’apprentissage de { REAL($rate) } et une inertie de
    { REAL($momentum) }. LoRA s’approche alors de la plus petite erreur possible, sauf en décroissance rapide à partir
    du rang 7~: il apprend lentement les petites valeurs singulières. Dans les mises à jour réelles, l’article LoRA
    (arXiv 2106.09685, section 7) trouve une décroissance rapide, et Biderman et al. (arXiv 2405.09673) en trouvent
    une plus lente~: l’affinage complet sur du code et des mathématiques a changé les poids à des rangs dix à cent
    fois supérieurs aux rangs usuels de LoRA, et LoRA y a moins appris.
table-caption = Ce que le rang r perd de T, par décroissance
table-head =
    Valeurs singulières
    Rang qui garde { $share } de leurs carrés
    Erreur minimale possible
    Erreur de LoRA
falls =
    .fast = rapide~: chacune la moitié de la précédente
    .slow = lente~: la _i_-ième vaut 1/_i_
    .flat = plate~: toutes égales
card-subject = LoRA de rang~{ $rank }, sur { $side }, perd
card-meaning =
    de la mise à jour, une fois entraîné~;
    au mieux~: { missed }
card-note = Ses valeurs singulières, { $rank } { $rank ->
    [one] gardée
   *[other] gardées
}

sheets-title = BA comme somme de { COUNT($rank, -sheets) }, à { decay }
sheets-alt = La meilleure BA de rang { $rank } comme somme de { COUNT($rank, -sheets) }~: chacune est une colonne de B fois une ligne de A. La somme de toutes { loses } d’une cible à { decay }.
sheets-caption = { sheets-title }~: chaque feuille de rang 1 rapproche BA de la cible~; à la fin, la somme { loses }.
sheets-keys =
    positif~; aire~: taille d’un coefficient
    négatif~; mince dans _B_ et _A_
sheets-heading = Feuilles de rang 1~: une colonne de _B_ fois une ligne de _A_
sheets-sums = Somme jusqu’ici
sheet = feuille { $index }
sheets-target = ≈~_T_, la cible
sheets-missing = manque { missed }
sheets-verdict = { COUNT($rank, -sheets) }, manque de _T_~: { missed }.
sheets-table = Ce qui manque de T après chaque feuille
sheets-head =
    Feuille
    Valeur singulière
    Manque de _T_
sheets-card-subject = Ce que { COUNT($rank, -sheets) } de rang 1 { $rank ->
    [one] perd
   *[other] perdent
}~:
sheets-card-meaning =
    de la mise à jour cible
    rang au plus { $rank } sur { $side }
sheets-card-note = La somme de { COUNT($rank, -sheets) }
