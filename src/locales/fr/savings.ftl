title = Part d’une matrice de { $shape } que LoRA entraîne, selon le rang
trains = Le rang { $rank } entraîne { $share }
reached = { $goal ->
    [saved] le rang { $bestRank } économise encore { $targetShare }
    [even] le rang { $bestRank } ne coûte pas encore plus
    [missed] aucun rang n’économise { $targetShare }
   *[loss] tout rang coûte plus
}
even = { $breaksEven ->
   *[true] rang d’équilibre~: { $breakEven }
    [false] aucun rang d’équilibre
}
alt = { title }. { trains }~; { reached }~; { even }. En dessous, l’exactitude, qui monte à peine du rang { $firstRank } à { $lastRank }.
caption = LoRA de rang~{ $rank } entraîne { $share } d’une matrice de { $shape }~; { reached }~; { even }.
spoken = { $option ->
    [rank] rang
   *[other] { $option }
}~{ $value }, { parameters }, { $share }
lowered = Abaissé pour respecter d et k~: { spoken }
parameters = { $trainable } paramètres
none = aucun
between = ~;{" "}

axes =
    .share = Part de _W_ entraînée, logarithmique
    .quality = L’exactitude monte à peine (GPT-3)
    .rank = rang _r_, logarithmique
verdict =
    { trains }
    de { $shape }
rank-key =
    rang { $rank }
    { parameters }
even-key = { $breaksEven ->
   *[true]
        { even }
        au-delà, { -costs-more }
    [false]
        { even }
        LoRA coûte toujours plus
}
line = { $weights ->
    [q] { $task }~: poids de requête seuls
   *[other] { $task }~: poids de requête, valeur
}

lesson = À quel rang LoRA cesse d’économiser
summary = La part que LoRA entraîne à chaque rang, le rang où il cesse d’économiser, et l’exactitude mesurée.
labels =
    .rank = Rang _r_
    .d = Lignes _d_
    .k = Colonnes _k_
    .target = Économie visée
explanation =
    La part entraînée est _r_(_d_~+~_k_)/_dk_~: deux fois le rang, deux fois la part. LoRA économise tant que _r_
    reste sous _dk_/(_d_~+~_k_). Le plus grand rang qui économise une part _s_ est (1~−~_s_)_dk_/(_d_~+~_k_), arrondi
    vers le bas. Mesures~: exactitude de validation de GPT-3 175B, article LoRA (arXiv 2106.09685), tableau 6, sur les
    poids de requête (q), de valeur (v), de clé (k) et de sortie (o), des matrices de { 12288 }~×~{ 12288 }~; la
    graine fait varier WikiSQL de ±{ 0.5 } et MultiNLI de ±{ 0.1 }. Un autre modèle ou une autre tâche peut demander
    un rang plus élevé.
table-caption = Économies selon le rang, et exactitude mesurée
table-head =
    Grandeur
    Valeur
table-quantities =
    Rang _r_
    Matrice de poids, _d_~×~_k_
    { -full }, _dk_
    LoRA, _r_(_d_ + _k_)
    Part entraînée
    Économie
    Rang d’équilibre, _dk_/(_d_ + _k_)
    Économie visée
    Plus grand rang qui l’atteint
    Économie à ce rang
    Économie au rang suivant
measured = { $task } sur { $weights ->
    [q] q
    [qv] q, v
   *[qkvo] q, k, v, o
}, %, aux rangs { $ranks }
card-subject = LoRA de rang~{ $rank } entraîne
card-matrix =
    d’une matrice de { $shape }~;
    { reached }
