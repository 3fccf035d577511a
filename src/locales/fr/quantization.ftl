title = Poids en NF4~: les niveaux, les bits par poids et l’erreur
becomes = { $weight } devient { $value }
errors = NF4 { $nf4 }, int4 { $int4 }, FP4 { $fp4 }
alt = { title }. { $bits } bits par poids, au lieu de { $before }. Dans un bloc de { $block } poids, { becomes }. Erreurs~: { errors }.
caption = Poids en NF4, par blocs de { $block }
spoken = Blocs de { $block }~: { becomes }~; { $bits } bits, erreur { $nf4 }

headline = NF4 garde chaque poids comme l’un de { $levels }~niveaux~: { $bits }~bits au lieu de { $before }
deck = Divisé par la plus grande valeur absolue de son bloc, absmax { $absmax }, { $weight } vaut { $scaled }~; le niveau le plus proche est { $level }. absmax est gardé sur 8~bits, soit { $kept }~: { becomes }.
matrix-head = { $matrix } poids, courbe normale
block-head = { $whole ->
   *[true] { $shown } poids, un bloc
    [false] { $shown } poids d’un bloc de { $block }
}
levels-head = { $levels } niveaux
bits-head = Bits par poids
error-head = Erreur (moyenne quadratique)
sum = 4 + 8/{ $block } + 32/{ $shared } = { $bits }
conditions = Plongements, normalisations, couche de sortie, _B_ et _A_ restent sur 16~bits ou plus.

part-matrix = { $matrix } poids entraînés, presque normaux, et la courbe normale
part-block = { block-head }, et la valeur de chaque niveau dans ce bloc, fois { $kept }~: { $values }
at-level = { $level } → { $value }
part-weight = { becomes }~: { $weight } / { $absmax } = { $scaled }, niveau { $level }, fois { $kept }
part-rows = Bits par poids, et erreur
part-before = bf16~: { $before } bits
part-type = { $type }~: { $sum } bits~; erreur { $error }

lesson = Comment QLoRA stocke les poids sur 4 bits
summary = NF4 sur une matrice entraînée~: ses 16 niveaux, les bits par poids, et son erreur à côté de celles d’int4 et de FP4.
labels =
    .block = Taille des blocs
    .weight = Poids
explanation =
    QLoRA (arXiv 2305.14314) stocke _W_ en NF4, dont les { 16 } niveaux sont serrés là où une loi normale a beaucoup de
    poids (annexe). Un bloc stocke sa plus grande valeur absolue, absmax, et un niveau par poids. La double quantification
    soustrait la moyenne de tous les absmax et garde chacun sur 8 bits~; { 256 } d’entre eux partagent un facteur d’échelle
    de 32 bits. Une multiplication de matrices reconvertit les niveaux en 16 bits. Seules les couches linéaires sont
    stockées ainsi. Les gradients traversent _W_ jusqu’à _B_ et _A_, et _W_ ne change jamais. La matrice est une couche
    entraînée de { 64 }~×~{ 64 } poids en bf16, quantifiée par bitsandbytes. int4 a les niveaux −7/7 à 7/7. L’erreur
    est la moyenne quadratique du changement, relative à celle de _W_. Une autre matrice a d’autres erreurs.
table-caption = Un poids, les bits par poids et les niveaux en NF4
table-head =
    Grandeur
    Valeur
table-quantities =
    Taille des blocs
    Plus grande valeur absolue du bloc, absmax
    absmax gardé sur 8 bits
    Poids
    Poids / absmax
    Niveau le plus proche
    Poids gardé
    Bits par poids
    Bits par poids sans double quantification
    Erreur de NF4
    Erreur d’int4
    Erreur de FP4
level-row = Niveau { $level }
