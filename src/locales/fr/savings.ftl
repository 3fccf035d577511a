title = Part d’une matrice de { $shape } que LoRA entraîne, selon le rang
trains = Le rang { $rank } entraîne { $share }
reached = { $goal ->
    [saved] le rang { $bestRank } économise encore { $targetShare }
    [even] le rang { $bestRank } ne coûte pas encore plus cher
    [missed] aucun rang n’économise { $targetShare }
   *[loss] tout rang coûte plus cher
}
even = { $breaksEven ->
   *[true] rang d’équilibre~: { $breakEven }
    [false] aucun rang d’équilibre
}
alt = { title }. { trains }~; { reached }~; { even }.{ $measured ->
   *[true] {" "}En dessous, l’exactitude de GPT-3 aux rangs { $firstRank } à { $lastRank }.
    [false] {""}
}
caption = LoRA de rang~{ $rank } sur une matrice de { $shape }
spoken = { $option ->
    [rank] rang
   *[other] { $option }
}~{ $value }, { parameters }, { $share }
lowered = Abaissé pour respecter d et k~: { spoken }
parameters = { $trainable } paramètres
none = aucun

headline = { $outcome ->
   *[saving] En dessous du rang~{ $limit }, LoRA entraîne moins de paramètres
    [even] Au rang~{ $rank }, LoRA entraîne autant de paramètres
    [loss] Au rang~{ $rank }, LoRA entraîne plus de paramètres
    [always] À aucun rang, LoRA n’entraîne moins de paramètres
}
deck = Rang { $rank }, matrice de { $d }~×~{ $k }~: { $trainable } paramètres au lieu de~{ $full }
share-title = **Paramètres entraînés**, part { -full(case: "genitive") }, selon le rang (log)
accuracy-title = **Exactitude de GPT-3**, %~: au plus { $points }~{ $points ->
    [one] point
   *[other] points
} d’écart entre les rangs { $firstRank } et { $lastRank }
rank-name = rang
full-name = affinage complet
costs-more = { -costs-more }
rank-share = rang { $rank }~: { $share }
weight-letters = { $weights ->
    [q] q
    [qv] q, v
   *[qkvo] q, k, v, o
}
line = **{ $task }**, { $long ->
   *[true] { $weights ->
        [q] poids de requête seuls
       *[other] poids de requête et de valeur
    }
    [false] { weight-letters }
}~: { range }
conditions = { $measured ->
   *[true] Hu et al., arXiv 2106.09685, tableau 6, mesures jusqu’au rang~{ $lastRank }.
    [false] La part vaut _r_(_d_~+~_k_)/_dk_~: deux fois le rang, deux fois la part.
}

at = { $value } au rang { $rank }
part-full = { -full }~: { $full } paramètres, { $all }
part-line = LoRA, _r_(_d_~+~_k_)/_dk_, dans _B_ et _A_~: { $values }
part-rank = Rang { $rank }~: { $trainable } paramètres, { $share }, dont _B_ { $b } et _A_ { $a }~; { reached }
part-sweep = { $task }, { $weights ->
    [q] poids de requête seuls
   *[other] poids de requête et de valeur
}~: { $values }

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
    vers le bas. Mesures~: exactitude de validation de GPT-3 175B, article sur LoRA (arXiv 2106.09685), tableau 6, sur les
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
measured = GPT-3, { $task } sur { weight-letters }, %, aux rangs { $ranks }
