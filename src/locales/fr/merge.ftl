-tasks = { $count ->
    [one] { $count } tâche
   *[other] { $count } tâches
}
-adapters = { $count ->
    [one] { $count } adaptateur
   *[other] { $count } adaptateurs
}
-copies = { $count ->
    [one] { $count } copie fusionnée
   *[other] { $count } copies fusionnées
}

task = { $task ->
    [law] les textes juridiques
    [code] le code informatique
   *[poems] les poèmes
}
row-separator = ~;{" "}
entry-separator = ,~
title = L’adaptateur pour { task }, séparé de W et fusionné dans W
alt = Wx + { $scaling }BAx et W′x valent tous deux ({ $output }) avec l’adaptateur pour { task }. Stockage pour { COUNT($tasks, -tasks) }~: { $copies } octets en copies fusionnées, { $adapters } avec une W et des adaptateurs.
caption = L’adaptateur pour { task }, fusionné et séparé, et les poids de { COUNT($tasks, -tasks) }
spoken = { task }, h~=~{ $output }

headline = Fusionné dans _W_, l’adaptateur donne la même sortie sans second chemin
deck = _h_~=~_Wx_~+~(_α_/_r_)_BAx_~; _r_~=~1, _α_/_r_~=~{ $scaling }~; l’adaptateur pour { task }
separate = **Séparé~:** deux chemins, _W_ et _BA_
merged = **Fusionné~:** un chemin
frozen = **gelée**
swapped = remplacés à chaque tâche
same = même sortie
changed = modifié par { $scaling }_BA_
kept = { $outcome ->
    [loss] Stockage séparé~: plus d’octets que { COUNT($tasks, -copies) }
    [even] Stockage séparé~: autant d’octets que { COUNT($tasks, -copies) }
   *[saving] Stockage séparé~: { $share } des octets de { COUNT($tasks, -copies) }
}
shape = Octets d’une _W_ de { $size } en bf16 et d’adaptateurs de rang~{ $rank } en fp32
merged-copies = { $tasks ->
    [one] { $tasks } copie _W′_
   *[other] { $tasks } copies _W′_
}
one-w = { $tasks ->
    [one] Une _W_ et { $tasks } adaptateur _BA_
   *[other] Une _W_ et { $tasks } adaptateurs _BA_
}
thin-matrix = La partie de _W_ est dessinée { $times }~fois plus large { -to-scale }.
thin-adapters = La partie des adaptateurs est dessinée { $times }~fois plus large { -to-scale }.
to-scale = Les barres sont à l’échelle.

part-separate = Séparé, deux chemins~: _Wx_ + { $scaling }_BAx_ = _h_
part-w = _W_, gelée, ligne par ligne~: { $values }
part-x = _x_, multiplié par { $factor }~: { $values }
part-b = _B_, entraînée, une colonne~: { $values }
part-a = _A_, entraînée, une ligne~: { $values }
part-h = _h_, la sortie~: { $values }
part-merged = Fusionné, un seul chemin~: _W′_~_x_ = _h_, la même sortie ({ $output })
part-sum = _W′_ = _W_ + { $scaling }_BA_, ligne par ligne~: { $values }
part-copies = { COUNT($tasks, -copies) } de _W_~: { $copies } octets
part-stored = Une _W_ et { COUNT($tasks, -adapters) }~: { $adapters } octets, { $share } des copies fusionnées
part-kept = _W_, gelée~: { $matrix } octets
part-adapters = { COUNT($tasks, -adapters) }, _B_ et _A_ entraînées~: { $added } octets, { $adapter } chacun

lesson = Comment les adaptateurs sont fusionnés et stockés
summary = Un exemple calculé en nombres entiers~: un adaptateur gardé séparé, fusionné et stocké.
labels =
    .task = Tâche
    .tasks = Nombre de tâches
explanation =
    _W′_~=~_W_~+~(_α_/_r_)_BA_ a la taille de _W_~: un adaptateur fusionné n’ajoute donc ni calcul ni latence à
    l’inférence (article sur LoRA, arXiv 2106.09685, section 4.1). Pour changer de tâche, on soustrait (_α_/_r_)_BA_ et on ajoute celle
    d’un autre adaptateur, ou on laisse _W_ inchangée et on remplace _B_ et _A_. En virgule flottante, les deux méthodes donnent la même
    sortie aux arrondis près. Un poids de _W_ prend 2 octets (bf16) et un poids d’un adaptateur 4 (fp32), comme PEFT les
    enregistre~; les en-têtes des fichiers ne sont pas comptés.
table-caption = L’exemple calculé, avec des points-virgules entre les lignes d’une matrice, et les octets stockés
table-head =
    Grandeur
    Valeur
table-quantities =
    Fusionnée, _W′_ = _W_ + (_α_/_r_)_BA_
    Mise à jour, (_α_/_r_)_B_(_Ax_)
    Sortie, _h_ = _Wx_ + (_α_/_r_)_B_(_Ax_)
    Nombres dans _W_, et dans l’adaptateur
    Matrice stockée, _d_~×~_k_, et rang _r_
    Une matrice, octets
    Un adaptateur, octets
    Tâches
    Copies fusionnées, octets
    Une _W_ et adaptateurs, octets
    Part des copies fusionnées
rounding-rank = rang { $rank }
rounding-name = Rang { $rank }
rounding-limits = Les tailles sont des moyennes quadratiques~; l’erreur est relative à _BA_. bf16 a { $bits } bits significatifs~: une mise à jour inférieure à 1/{ $lost } du poids est perdue~; au-dessus de 1/{ $kept }, elle ne l’est pas.
rounding-headline = Fusionnées en bf16, les petites mises à jour se perdent~: { $share } des poids ne changent pas
rounding-deck = _W′_ = _W_ + _BA_, arrondie en bf16~; au { rounding-rank }, si la taille de _BA_ vaut { $ratio }~fois celle de _W_
rounding-keys =
    modifié
    perdu~: inchangé
rounding-ratio = _BA_/_W_~: { $ratio }
rounding-results =
    { $share } perdus
    erreur { $error }
rounding-part = Taille de _BA_ égale à { $ratio }~fois celle de _W_~: { $share } des poids ne changent pas, erreur de la mise à jour { $error }
rounding-title = Les poids qui changent quand BA est ajoutée en bf16
rounding-result = { $share } à { $ratio }
rounding-row = au { rounding-rank }, { $first }, { $second } et { $third }
rounding-separator = ~;{" "}
rounding-alt = Poids en bf16 qui gardent leur valeur quand BA est ajoutée, selon le rang et la taille de BA par rapport à W~: { $results }.
rounding-caption = { $corner } des { $size } poids aléatoires, fusionnés en bf16
rounding-table = Poids qui gardent leur valeur en bf16, sur { $weights } poids aléatoires, arrondis au plus proche, ou au pair en cas d’égalité
rounding-head =
    Rang _r_
    Rapport des tailles, _BA_/_W_
    Poids inchangés
    Part
    Erreur de la mise à jour
