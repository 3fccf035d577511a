-sheets = { $count ->
    [one] { $count } feuille
   *[other] { $count } feuilles
}

size = { $side }~×~{ $side }
alt = Ce que le rang { $rank } perd d’une mise à jour de { size }, au mieux et avec LoRA entraîné~: { $fastLow } et { $fastFit } si les valeurs singulières décroissent vite, { $slowLow } et { $slowFit } si lentement, { $flatLow } et { $flatFit } si elles sont égales.
caption = Mises à jour de { $side }~×~{ $side } au rang~{ $rank }
spoken = rang~{ $rank }~: perd au mieux { $fastLow } en décroissance rapide, { $slowLow } en décroissance lente, { $flatLow } sans décroissance

headline = { $complete ->
   *[false] Un rang faible suffit si les valeurs singulières décroissent vite, pas si elles sont égales
    [true] Le rang complet suffit à toutes les valeurs singulières
}
deck = Ce que le rang { $rank } perd d’une mise à jour de { size }, ‖_T_~−~_BA_‖ / ‖_T_‖ (norme de Frobenius)~: au mieux, en gras, et LoRA entraîné
decay-names =
    .fast = Décroissance rapide
    .slow = Décroissance lente
    .flat = Sans décroissance
decay-laws =
    .fast = chacune la moitié de la précédente
    .slow = la _i_-ième vaut 1/_i_
    .flat = toutes égales
values-name = valeurs singulières
kept = { $rank } dans _B_ et _A_
dropped = { $dropped } { $dropped ->
    [one] écartée
   *[other] écartées
}
all-name = { $all } de ‖_T_‖
misses = perd { $error }
trained = LoRA { $error }

part-decay = { $name }~: { $law }
part-values = Valeurs singulières~: { $values }~; dans _B_ et _A_~: { $rank }, écartées~: { $dropped }
part-errors = Erreur minimale possible par rang, à partir de 1~: { $values }~; au rang { $rank }, { $low }~; LoRA entraîné, { $fit }

lesson = Quand un rang faible suffit
summary = Pourquoi un rang faible peut suffire, et quand il ne suffit pas~: valeurs singulières, erreur minimale possible et entraînements.
labels =
    .rank = Rang _r_
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

sheets-title = BA comme somme de { COUNT($rank, -sheets) }
sheets-headline = _BA_ de rang~{ $rank } est une somme de { COUNT($rank, -sheets) } et perd { $missing } de _T_
sheets-deck = Une feuille de rang 1 est une colonne de _B_ fois une ligne de _A_~; _T_ est de { $side }~×~{ $side }, et de ses valeurs singulières, { $law }
sheets-alt = La meilleure BA de rang { $rank } comme somme de { COUNT($rank, -sheets) }~: chacune est une colonne de B fois une ligne de A. La somme perd { $missing } d’une cible de { $side }~×~{ $side }.
sheets-heading = **Feuilles**~: colonne de _B_ × ligne de _A_
sheets-sums = **Somme jusqu’ici**
sheet = feuille~{ $index }
sheets-target = ≈~_T_, la cible
sheets-missing = manque { $missing }
sheets-conditions = Aire~: taille d’un coefficient~; pâle ou mince~: négatif. Manque~: ‖_T_~−~_BA_‖ / ‖_T_‖.
part-sheet = Feuille { $index }~: une colonne de _B_ fois une ligne de _A_, valeur singulière { $value }
part-sum = Somme des feuilles jusqu’à { $index }~: il manque { $missing } de _T_
part-target = _T_, la cible, { $side }~×~{ $side }
sheets-table = Ce qui manque de T après chaque feuille
sheets-head =
    Feuille
    Valeur singulière
    Manque de _T_
