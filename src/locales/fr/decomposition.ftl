title = LoRA de rang~{ $rank }
size = { $d }~×~{ $k }
alt = { title }~: W, { size }, gelée, plus { $scaled ->
       *[true] { $factor } fois{" "}
        [false] {""}
    }B, { $d }~×~{ $rank }, fois A, { $rank }~×~{ $k }. LoRA entraîne { $trainable } paramètres, soit { $share } de { $full }{ outcome }.
caption = LoRA de rang~{ $rank } sur une matrice de { size }
spoken = { $option ->
    [rank] rang
   *[other] { $option }
}~{ $value }, { $trainable } paramètres, { $share }
lowered = Abaissé pour respecter d et k~: { spoken }

headline = LoRA entraîne { $trainable } paramètres au lieu de { $full }~: { $verdict ->
    [loss] c’est plus cher
    [even] tout autant
    [share] { $rest } de moins
   *[ratio] { one-in }
}
deck = { $outcome ->
    [loss] { $share } { -full(case: "genitive") }~; rang d’équilibre~: { $breakEven }
    [even] { $share } entraînés, aucune économie
   *[saving] { $share } entraînés, { $rest } économisés
}{ $withAlpha ->
    [true] ~; _α_/_r_~=~{ $factor }
   *[false] {""}
}
adapted = adaptée
frozen = **gelée**
label-w =
    { $inside ->
       *[true] { frozen }, _d_~×~_k_
        [false] _W_~{ frozen }, _d_~×~_k_
    }
    { size }
trained-a = _A_~**entraînée**
trained-b = _B_~**entraînée**
product = rang~≤~{ $rank }, jamais~stockée
product-line = _BA_~:~{ product }
full-name = { -full }
full-area = { -full },~_dk_
lora-name = **LoRA**, à~l’échelle
trained-area = **LoRA**, _r_(_d_~+~_k_)
to-scale = à l’échelle
part-sum = _W′_ = _W_ + { $scaled ->
    [true] { $factor } fois{" "}
   *[false] {""}
}_BA_, { size }, adaptée
part-w = _W_, { size }, gelée~: { $full } paramètres
part-b = _B_, { $d }~×~{ $rank }, entraînée~: { $b } paramètres
part-a = _A_, { $rank }~×~{ $k }, entraînée~: { $a } paramètres
part-ba = _BA_, { size }, de rang { $rank } au plus, jamais stockée
part-full = Affinage complet, _dk_~: { $full } paramètres
part-lora = LoRA, _r_(_d_~+~_k_)~: { $trainable } paramètres, { $share }

lesson = Ce que coûte une matrice
summary = Une matrice de poids, ses deux facteurs de rang faible, et ce que coûte leur entraînement.
listed = { title }, { size }
labels =
    .rank = Rang _r_
    .d = Lignes _d_
    .k = Colonnes _k_
explanation = _W′_~=~_W_~+~(_α_/_r_)_BA_. Chaque coefficient de _BA_ est le produit d’une ligne de _B_ par une colonne de _A_~: _BA_ est donc de rang _r_ au plus.
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
steps-alt = { $ranks }~: W, { size }, gelée, plus B fois A. LoRA entraîne de { $firstTrained } à { $lastTrained } paramètres, soit de { $firstShare } à { $lastShare } de { $full }.
steps-table = Rang par rang
steps-head =
    Rang _r_
    LoRA, _r_(_d_~+~_k_)
    Part entraînée
    Économie

task = Trouvez le plus grand rang qui économise au moins { $target } d’une matrice de { size }.
answer = Le rang { $rankText } est le plus grand~: il économise { $rest }. { $next }
slightly-less = Le rang { $rankText } économise un peu moins de { $target }.
less = Le rang { $rankText } économise { $rest }, soit moins de { $target }.
nothing = Le rang { $rankText } n’économise rien, donc moins de { $target }.
other-matrix = L’exercice porte sur une matrice de { size }.
no-saving = Le rang { $rankText } n’économise rien~: LoRA entraîne autant de paramètres que W en compte, ou plus.
enough = Le rang { $rankText } économise { $rest }, soit au moins { $target }. Un rang plus grand y parvient-il aussi~?
