-sheets = { $count ->
    [one] { $count } feuille
   *[other] { $count } feuilles
}

decays =
    .fast = Décroissance rapide
    .slow = Décroissance lente
    .flat = Sans décroissance
falls =
    .fast = par moitiés
    .slow = _i_-ième~= 1/_i_
    .flat = toutes égales
law = { $name }~: { $law }
bold-law = **{ $name }~:** { $law }
size = { $side }~×~{ $side }
title = LoRA de rang~{ $rank } sur { $side } et trois décroissances
caption = { title } des valeurs singulières
alt = Ce que le rang { $rank } perd au mieux d’une mise à jour de { size }, et ce que perd LoRA entraîné~: { $fast } et { $fastTrained } si les valeurs singulières décroissent vite, { $slow } et { $slowTrained } si elles décroissent lentement, { $flat } et { $flatTrained } si elles sont égales.
spoken = au mieux, le rang~{ $rank } perd { $fast } en décroissance rapide, { $slow } en décroissance lente et { $flat } sans décroissance

headline = Un rang faible suffit si les valeurs singulières décroissent vite, pas si elles sont égales
deck = Ce que le rang~{ $rank } perd d’une mise à jour~_T_ de { size }~: au mieux, et avec LoRA
conditions = Perte~: ‖_T_~−~_BA_‖~/~‖_T_‖ (norme de Frobenius), racine de la part des carrés écartés
kept = { $wide ->
   *[true] _BA_~garde { $rank }~{ $rank ->
        [one] valeur
       *[other] valeurs
    } sur~{ $side }
    [false] garde { $rank }~sur~{ $side }
}
rank = rang _r_~=~{ $rank }
missed = { $all } de perte
lowest = min. **{ $lowest }**
lora = LoRA~{ $trained }

part-values = Valeurs singulières de _T_, dont _BA_ garde { $rank } et écarte { $dropped }~: { $values }
part-lowest = Plus petite perte possible, en part de _T_, aux rangs 1 à { $side }~: { $values }
part-best = Plus petite perte possible au rang { $rank }~: { $lowest }
part-lora = LoRA après entraînement au rang { $rank }~: perte de { $trained } de _T_

lesson = Quand un rang faible suffit
summary = Pourquoi un rang faible peut suffire, et quand il ne suffit pas~: valeurs singulières, plus petite erreur possible et entraînements.
labels =
    .rank = Rang _r_
explanation =
    Un élève, _W_~+~_BA_, apprend la mise à jour _T_ d’un maître, _W_~+~_T_. Les erreurs sont les rapports
    ‖_T_~−~_BA_‖/‖_T_‖. La meilleure _BA_ garde les _r_ plus grandes valeurs singulières de _T_~; son ‖_T_~−~_BA_‖ est la racine de
    la somme des carrés des valeurs écartées, et aucune autre _BA_ de rang _r_ n’en a de plus petit (Eckart et Young).
    LoRA minimise la moitié de la moyenne de ‖(_T_~−~_BA_)_x_‖² sur { $inputs } entrées aléatoires _x_, dont les
    coefficients ont la moyenne 0 et l’écart type 1. _T_ a des vecteurs singuliers aléatoires. _B_ part de 0~; les
    coefficients de _A_ sont d’abord aléatoires, de moyenne 0 et d’écart type { REAL($spread) }. L’entraînement compte
    { $steps } étapes de descente de gradient avec un taux d’apprentissage de { REAL($rate) } et une inertie de
    { REAL($momentum) }. LoRA s’approche alors de la plus petite erreur possible, sauf en décroissance rapide à partir
    du rang 7~: il apprend lentement les petites valeurs singulières. Dans les mises à jour réelles, l’article sur LoRA
    (arXiv 2106.09685, section 7) constate une décroissance rapide, et Biderman et al. (arXiv 2405.09673) en constatent
    une plus lente~: l’affinage complet sur du code et des mathématiques a changé les poids à des rangs dix à cent
    fois supérieurs aux rangs usuels de LoRA, et LoRA y a moins appris.
table-caption = Ce que le rang r perd de T, selon la décroissance
table-head =
    Valeurs singulières
    Rang qui garde { $share } de leurs carrés
    Plus petite erreur possible
    Erreur de LoRA

misses = perd **{ $lowest }**
bold-name = **{ $name }**
sheets-title = BA, somme de { COUNT($rank, -sheets) } de rang 1
sheets-alt = La meilleure BA de rang { $rank }, somme de { COUNT($rank, -sheets) }~: chacune est le produit d’une colonne de B par une ligne de A. Cette BA perd { $fast } d’une cible dont les valeurs singulières décroissent vite, { $slow } si elles décroissent lentement, { $flat } si elles sont égales.
sheets-headline = Avec { COUNT($rank, -sheets) }, { $complete ->
    [true] on obtient toute mise à jour de { size }
   *[false] on perd { $fast } en décroissance rapide, { $flat } sans décroissance
}
sheets-deck = Une feuille est le produit d’une colonne de _B_ par une ligne de _A_~; perte~: ‖_T_~−~_BA_‖~/~‖_T_‖
sheets-conditions = Aire~: taille d’un coefficient (une échelle par rangée). Pâle et mince~: négatif.
sheet = feuille { $index }
part-sheet = Feuille { $index }, produit d’une colonne de _B_ par une ligne de _A_~: valeur singulière { $value }
part-sum = _BA_, la somme de { COUNT($rank, -sheets) }~: perte de { $lowest } de _T_
part-target = _T_, { size }, la cible
sheets-table = Part de T encore perdue après chaque feuille
sheets-head =
    Feuille
    Décroissance rapide
    Décroissance lente
    Sans décroissance
