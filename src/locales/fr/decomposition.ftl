title = LoRA de rang~{ $rank }
size = { $d }~×~{ $k }
alt = { title }~: W, { size }, gelée, plus { $scaled ->
       *[true] { $factor } fois{" "}
        [false] {""}
    }B, { $d }~×~{ $rank }, fois A, { $rank }~×~{ $k }. Entraînés~: { $trainable } paramètres, soit { $share } de { $full }{ outcome }.
caption = { title } pour une matrice de poids de { size } entraîne { $trainable } paramètres, soit { $share } des { $full } { -full(case: "genitive") }{ outcome }.
spoken = { $option ->
    [rank] rang
   *[other] { $option }
}~{ $value }, { $trainable } paramètres, { $share }
lowered = Abaissé pour respecter d et k~: { spoken }

scaling = _α_/_r_~=~{ $factor }
trained = entraînée
columns = { $rank } { $rank ->
    [one] colonne
   *[other] colonnes
}
rows = { $rank } { $rank ->
    [one] ligne
   *[other] lignes
}
matrix-w =
    _d_ × _k_
    { $d } × { $k }
    gelée
matrix-ba =
    rang ≤~_r_~=~{ $rank },
    jamais stockée
matrix-sum =
    adaptée,
    même taille
matrices-narrow =
    gelée
    rang ≤ _r_
    adaptée
sizes =
    _W_, _d_ × _k_~: { $d } × { $k }, gelée
    _BA_~: rang ≤ _r_ = { $rank }, jamais stockée
thick-strips = Au rang { $rank }, _B_ et _A_ sont dessinées { $times }~× plus épaisses { -to-scale }.
thin-side = Le côté { $side } est dessiné { $times }~× plus long { -to-scale }.
area-full = Complet, _dk_~: { $full }
area-trained = LoRA, _r_(_d_~+~_k_)~: { $trainable }
verdict = { $verdict ->
    [loss]
        LoRA entraîne { $share }~: surcoût~;
        rang d’équilibre~:~{ $breakEven }
    [ratio]
        LoRA entraîne { one-in }
        ({ $share })~; { $rest } de~moins
   *[share]
        LoRA entraîne { $share }~;
        { $rest } de~moins
}

lesson = Ce que coûte une matrice
summary = Une matrice de poids, ses deux facteurs de rang faible, et ce que coûte leur entraînement.
listed = { title }, { size }
labels =
    .rank = Rang _r_
    .d = Lignes _d_
    .k = Colonnes _k_
explanation = _W′_~=~_W_~+~(_α_/_r_)_BA_. Chaque élément de _BA_ est une ligne de _B_ fois une colonne de _A_~: _BA_ est donc de rang _r_ au plus.
table-caption = Taille et paramètres
table-head =
    Grandeur
    Formule
    Valeur
table-quantities =
    Rang
    Matrice de poids
    { -full }
    LoRA
    dont _B_
    dont _A_
    Part entraînée
    Économie
    Rang d’équilibre
    Facteur d’échelle
saving-formula = 1 − part
few-ranks = LoRA aux rangs { $ranks }
many-ranks = LoRA à { $count } rangs, de { $firstRank } à { $lastRank }
steps-listed = { $ranks }, { size }
steps-caption = { $ranks }, pour une matrice de poids de { size }, entraîne de { $firstTrained } à { $lastTrained } paramètres, soit de { $firstShare } à { $lastShare } des { $full } { -full(case: "genitive") }.
steps-alt = { $ranks }~: W, { size }, gelée, plus B fois A. Entraînés~: de { $firstTrained } à { $lastTrained } paramètres, soit de { $firstShare } à { $lastShare } de { $full }.
steps-table = Rang par rang
steps-head =
    Rang _r_
    LoRA, _r_(_d_~+~_k_)
    Part entraînée
    Économie
card-subject = Rang { $rank } sur { size }

task = Trouvez le plus grand rang qui économise au moins { $target } d’une matrice de { size }.
answer = Le rang { $rankText } est le plus grand~: il économise { $rest }. { $next }
slightly-less = Le rang { $rankText } économise un peu moins de { $target }.
less = Le rang { $rankText } économise { $rest }, moins que { $target }.
nothing = Le rang { $rankText } n’économise rien, moins que { $target }.
other-matrix = L’exercice porte sur une matrice de { size }.
no-saving = Le rang { $rankText } n’économise rien~: LoRA entraîne autant de paramètres que W en compte, ou plus.
enough = Le rang { $rankText } économise { $rest }, au moins { $target }. Un rang plus grand y parvient-il aussi~?
