title = Calcul pour { $model } avec LoRA de rang~{ $rank }
alt = { title }, en multiplications-additions par jeton. Étape d’entraînement~: complet { $full }, LoRA { $lora }. Inférence~: { $forward }~; LoRA non fusionné~: { $unmerged }~; fusionné~: rien de plus.
caption = Avec LoRA de rang~{ $rank } sur { $targetList }, une étape d’entraînement pour { $model } prend { $share } des multiplications-additions { -full(case: "genitive") }{ $outcome ->
    [loss] , donc { -costs-more }
   *[other] {""}
}. À l’inférence, LoRA en ajoute { $added }, ou rien une fois fusionné. Le calcul n’est pas le temps.
spoken = rang~{ $rank }, entraînement { $share } du complet, inférence { $added } de plus

heading = LoRA se passe du gradient des poids gelés
unit = { $unit ->
    [billions] Milliards de multiplications-additions par jeton
   *[millions] Millions de multiplications-additions par jeton
}
adapted = _r_~=~{ $rank } sur { $targetList }~; tête de sortie non comptée
legend =
    .forward = passe avant
    .input = gradient des entrées
    .weights = gradient des poids
training = À l’entraînement
inference = À l’inférence
full = { -full }
full-step = { full }~: { $fullAmount }
lora-step = { $outcome ->
    [loss] LoRA~: { $loraAmount } ({ $share }), coûte plus
   *[other] LoRA~: { $loraAmount } ({ $share } du complet)
}
skipped = évité
token = { full } ou LoRA~fusionné~: { $tokenAmount }~; LoRA~non~fusionné~: { $added }~de~plus
thin = La partie la plus mince d’une barre est dessinée { $times }~× plus large { -to-scale }.
time = Le calcul n’est pas le temps. Mesuré~:
times =
    Llama-3.2-3B, { 5000 } étapes (PEFT)~– Affinage~complet~:~{ $fullTime }~s~; LoRA,~_r_~=~64~:~{ $loraTime }~s,~{ $loraTimeShare }~du~complet~; DoRA,~_r_~=~32~:~{ $doraTime }~s,~{ $doraTimeShare }~du~complet.
    GPT-3 (article LoRA)~– avec LoRA, { $rateRest }~de~temps en moins par jeton.
none = aucun

lesson = Combien de calcul demande un jeton
summary = Multiplications-additions par jeton, à l’entraînement et à l’inférence~: affinage complet, LoRA et LoRA fusionné.
labels =
    .rank = Rang _r_
explanation =
    Une matrice _d_~×~_k_ demande _dk_ multiplications-additions par jeton pour la passe avant, _dk_ pour le gradient
    de son entrée et _dk_ pour le gradient de ses poids. Une matrice gelée n’a pas besoin du dernier~: LoRA approche
    donc deux tiers du calcul de l’affinage complet (LoRA Without Regret, Thinking Machines Lab 2025). _B_ et _A_
    ajoutent _r_(_d_~+~_k_) à chacun. Les nombres comprennent les modules linéaires des couches, chacun comme si son
    entrée demandait un gradient. Ils ne comprennent pas les scores d’attention, les plongements, la tête de sortie et
    la seconde passe avant du recalcul des activations. Les durées viennent de la comparaison de méthodes de PEFT
    (huggingface/peft, commit 5d602fd), { 5000 } étapes de Llama-3.2-3B sur un L40S, avec LoRA de rang 64 et DoRA de
    rang 32 sur q_proj et v_proj. L’affinage complet y lit et y écrit aussi tous les gradients et l’état d’Adam. Sur
    GPT-3, l’article LoRA a mesuré { 43.1 } jetons par seconde et par V100 avec LoRA et { 32.5 } sans, son
    «~accélération de 25~%~» (arXiv 2106.09685, section 4.2).
table-caption = Multiplications-additions par jeton dans les modules linéaires du modèle { $model }
table-head =
    Grandeur
    Complet
    LoRA
    LoRA fusionné
table-quantities =
    Passe avant
    Gradient des entrées
    Gradient des poids
    Étape d’entraînement
    Part de l’affinage complet
    Jeton à l’inférence
    Calcul en plus à l’inférence
card-subject = { $model }, rang~{ $rank }
card-share = { $outcome ->
    [loss]
        du calcul { -full(case: "genitive") }~:
        { -costs-more }
   *[other]
        du calcul { -full(case: "genitive") }~:
        { $rest } de moins
}
card-lora = LoRA~: sans gradient des poids gelés
card-thin-parts = Parties fines hors échelle
card-parts = Passe avant et gradients
