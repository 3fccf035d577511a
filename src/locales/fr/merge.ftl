-tasks = { $count ->
    [one] { $count } tâche
   *[other] { $count } tâches
}

task = { $task ->
    [law] droit
    [code] code
   *[poems] poèmes
}
row-separator = ~;{" "}
entry-separator = ,~
title = L’adaptateur de la tâche «~{ task }~», séparé de W et fusionné dans W
alt = Wx + { $scaling }BAx et W′x valent tous deux ({ $output }) pour la tâche «~{ task }~». Stockage pour { COUNT($tasks, -tasks) }~: copies complètes { $copies } octets, une W avec adaptateurs { $adapters }.
heading = La fusion garde la sortie
setting = _r_ = 1, _α_ = { $scaling }~: _α_/_r_ = { $scaling }
separate = Séparé, deux chemins~: { $formula }
merged = Fusionné, une matrice~: { $formula }
changed = gras~: modifié
same = même sortie
kept = Octets stockés pour { COUNT($tasks, -tasks) }
shape = _W_, { $size }, en bf16~; adaptateurs de rang _r_~=~{ $rank } en fp32
full-copies = Copies complètes de _W_
one-w = Une _W_ et adaptateurs
thin-matrix = La partie de W dans la barre est dessinée { $times }~× plus large { -to-scale }.
thin-adapters = La partie des adaptateurs dans la barre est dessinée { $times }~× plus large { -to-scale }.
saved = { $outcome ->
    [loss] les adaptateurs coûtent plus
    [even] rien d’économisé
   *[saving] { $rest } économisés
}
verdict = { $share } des octets des copies complètes~: { saved }.
caption = L’adaptateur de la tâche «~{ task }~» donne la même sortie, fusionné ou séparé. Pour { COUNT($tasks, -tasks) }, des copies complètes d’une matrice de { $size } prennent { $copies } octets~; une W avec des adaptateurs de rang { $rank } en prend { $adapters }.
spoken-tasks = { COUNT($tasks, -tasks) }, { verdict }
spoken-task = { task }, h~=~{ $output }

lesson = Comment les adaptateurs sont fusionnés et stockés
summary = Un exemple calculé en nombres entiers~: un adaptateur gardé séparé, fusionné et stocké.
labels =
    .task = Tâche
    .tasks = Nombre de tâches
explanation =
    _W′_~=~_W_~+~(_α_/_r_)_BA_ a la taille de _W_~: un adaptateur fusionné n’ajoute donc ni calcul ni latence à
    l’inférence (article LoRA, arXiv 2106.09685, section 4.1). Pour changer de tâche, on soustrait (_α_/_r_)_BA_ et on ajoute celui
    d’un autre adaptateur, ou on laisse _W_ inchangée et on remplace _B_ et _A_. En virgule flottante, les deux donnent la même
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
    Copies complètes, octets
    Une _W_ et adaptateurs, octets
    Part des copies complètes
card-subject = { $tasks ->
    [one] Une W, { $tasks } adaptateur
   *[other] Une W, { $tasks } adaptateurs
}
card-meaning =
    des octets des copies complètes~:
    { saved }
labeled-bytes = { $label }~: { $bytes } octets

rounding-rank = rang { $rank }
rounding-limits = bf16 a { $bits } bits significatifs~: une mise à jour inférieure à 1/{ $lost } de son poids est perdue, une mise à jour supérieure à 1/{ $kept } ne l’est pas.
rounding-heading = bf16 perd les petites mises à jour
rounding-formula = _W′_ = _W_ + _BA_, arrondie en bf16
rounding-keys =
    plein~: poids modifié
    vide~: perdu, poids inchangé
rounding-units = _BA_/_W_~: rapport des moyennes quadratiques~; pertes~: part des poids~; erreurs~: par rapport à _BA_
rounding-corner = Montrés~: { $corner } des { $size } poids aléatoires
rounding-ratio = _BA_/_W_~: { $ratio }
rounding-lost = perdus~: { $share }
rounding-error = erreur~: { $error }
rounding-title = Les poids qui changent quand BA est ajoutée en bf16
rounding-result = { $share } à { $ratio }
rounding-row = au { rounding-rank }, { $first }, { $second } et { $third }
rounding-separator = ~;{" "}
rounding-alt = Poids en bf16 qui gardent leur valeur quand BA est ajoutée, selon le rang et la taille de BA par rapport à W~: { $results }.
rounding-caption = Fusionnée en bf16, une partie de la mise à jour est perdue. Si la taille de BA est { $ratio } fois celle de W, { $share } des poids gardent leur valeur au { rounding-rank }, et l’erreur de la mise à jour est { $error }.
rounding-table = Poids en bf16 qui gardent leur valeur, sur { $weights } aléatoires et presque normaux~; la somme est arrondie une fois, au nombre le plus proche ou, à égalité, au nombre pair
rounding-head =
    Rang _r_
    Rapport des tailles, _BA_/_W_
    Poids inchangés
    Part
    Erreur de la mise à jour
rounding-subject = Fusionnés en bf16 au { rounding-rank }
rounding-meaning =
    des poids ne changent pas
    si BA vaut { $ratio } fois W
rounding-note = Vide~: mise à jour perdue
