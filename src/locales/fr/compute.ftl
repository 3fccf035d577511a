title = Coût de calcul de { $model } avec LoRA de rang~{ $rank }
alt = { title }, en multiplications-additions par jeton. Étape d’entraînement~: complet { $full }, LoRA { $lora }. Inférence~: { $forward }~; LoRA non fusionné~: { $unmerged }~; fusionné~: rien de plus.
caption = { title }
spoken = rang~{ $rank }, entraînement { $share } du complet, inférence { $added } de plus

headline = { $claim ->
    [third] LoRA évite un tiers du calcul~: les gradients des poids gelés
    [less] LoRA économise { $rest } du calcul~: pas de gradients pour les poids gelés
    [even] LoRA demande autant de calcul que l’affinage complet
   *[more] LoRA demande plus de calcul que l’affinage complet
}
deck = Multiplications-additions par jeton de { $model }~; rang~{ $rank } sur { $targetList }~: { $share } { -full(case: "genitive") }.
names =
    .forward = passe avant
    .input-gradient = gradient des entrées
    .gradient = gradient des poids
full = { -full }
lora = LoRA
amount = { large }
skipped = évité~: _W_ est gelée
skipped-short = évité
trained = seulement pour _B_ et _A_~: { $count }
wider = { $times }~fois plus~large { -to-scale }
inference = À l’inférence
merged = LoRA fusionné n’ajoute rien~; sinon,~{ $added }
time = La durée ne suit pas le calcul
source = mesuré~: Llama-3.2-3B, { 5000 } étapes
methods =
    .full = { -full }
    .lora = LoRA, _r_~=~64
    .dora = DoRA, _r_~=~32
seconds = { $compared ->
   *[true] { $seconds }~s, { $share }
    [false] { $seconds }~s
}
part-step = { $name }, une étape d’entraînement~: { $count } multiplications-additions par jeton ({ $amount })
part-lora = LoRA, une étape d’entraînement~: { $lora } multiplications-additions par jeton ({ $amount }), { $share } { -full(case: "genitive") }
part-pass = { $name }~: { $count }
part-trained = gradient de _B_ et _A_, entraîné~: { $count }
part-skipped = gradient des poids gelés, évité~: { $count }
part-inference = { inference }~: { $forward } multiplications-additions par jeton ({ $amount })~; LoRA non fusionné, { $unmerged }, soit { $added } de plus~; fusionné, rien de plus
part-time = { time }~; { source }
part-measured = { $name }~: { $time }
none = aucun

lesson = Combien de calculs demande un jeton
summary = Multiplications-additions par jeton, à l’entraînement et à l’inférence~: affinage complet, LoRA et LoRA fusionné.
labels =
    .rank = Rang _r_
explanation =
    Une matrice _d_~×~_k_ demande _dk_ multiplications-additions par jeton pour la passe avant, _dk_ pour le gradient
    de son entrée et _dk_ pour le gradient de ses poids. Une matrice gelée n’a pas besoin du dernier~: LoRA se rapproche
    donc des deux tiers du calcul de l’affinage complet (LoRA Without Regret, Thinking Machines Lab 2025). _B_ et _A_
    ajoutent _r_(_d_~+~_k_) à chaque terme. On compte les modules linéaires des couches, chacun comme si son
    entrée demandait un gradient, mais ni les scores d’attention, ni les plongements, ni la tête de sortie, ni la
    seconde passe avant du recalcul des activations. Les durées viennent de la comparaison de méthodes de PEFT
    (huggingface/peft, commit 5d602fd), { 5000 } étapes de Llama-3.2-3B sur un L40S, avec LoRA de rang 64 et DoRA de
    rang 32 sur q_proj et v_proj. L’affinage complet y lit et y écrit aussi tous les gradients et l’état d’Adam. Sur
    GPT-3, l’article sur LoRA a mesuré { 43.1 } jetons par seconde et par V100 avec LoRA et { 32.5 } sans, ce qu’il
    appelle une «~accélération de 25~%~» (arXiv 2106.09685, section 4.2).
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
