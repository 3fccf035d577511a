units =
    Go
    Mo
    ko
overhead = { $low } à { $high }~Go
title = Mémoire pour entraîner { $model } avec LoRA de rang~{ $rank }
tokens = { $batch }~×~{ $sequence }~jetons
mode = { $mode ->
    [full] { -full }
    [lora] LoRA
   *[qlora] QLoRA
}
lora-cost = { $loraBytes }{ $loraLess ->
   *[true] , { $loraShare } du complet
    [false] {""}
}
alt = { title }, { $complete ->
       *[true] { tokens } avec
        [false] sans
    } activations~: { -full(case: "inside") } { $fullBytes }~; LoRA { lora-cost }~; QLoRA { $qloraBytes }{ $qloraLess ->
       *[true] , { $qloraShare } du complet
        [false] {""}
    }. B, A et leur état~: { $trainedBytes }.
caption = { title }
spoken = rang~{ $rank }, { tokens }, LoRA { $loraBytes }

headline = { $outcome ->
    [loss] { -costs-more }~: { $loraShare } de la mémoire, et QLoRA { $qloraShare }
   *[other] { $complete ->
       *[true] LoRA demande { $loraShare } de la mémoire, QLoRA~{ $qloraShare }
        [false] Sans activations, LoRA demande { $loraShare } de la mémoire, QLoRA~{ $qloraShare }
    }
}
deck = { $complete ->
   *[true] Pic d’une étape~: { $model }, { tokens }{ $checkpointing ->
       *[true] {" "}avec recalcul
        [false] {""}
    }
    [false] Poids, gradients et état de l’optimiseur de { $model }
}, rang~{ $rank } sur { $targetList }. { $less ->
   *[both] Une part du gain vient de la précision.
    [qlora] Seule la base de QLoRA a moins de bits.
    [none] Les poids gelés ont moins de bits.
}
bits = { $weights ->
    [full16] 16~bits
    [full32] 32~bits
    [base16] base 16~bits
    [base32] base 32~bits
    [base4] base 4~bits
   *[mostly32] base surtout en 32~bits
}
label = **{ mode }**, { bits }
names =
    .weights = poids
    .frozen = gelé
    .trained = entraîné
    .b = _B_
    .a = _A_
    .gradient = gradients
    .optimizer = optimiseur
    .activation = activations
    .temporary = temporaire
item = { $name } { $amount }
magnified = { $both ->
   *[true] **{ $trainedBytes }** à entraîner dans~les~deux~cas
    [false] **{ $trainedBytes }** à entraîner avec~QLoRA
}
magnification = Agrandi { REAL($magnification) }~fois.{ $thin ->
   *[true] {" "}Dans~les~barres, { REAL($times) }~fois trop~large.
    [false] {""}
}
setting = { $precision ->
   *[mixed] Précision mixte (entraîné~: 32~bits)
    [bf16] bf16
    [fp32] fp32
}, { $optimizer ->
    [adamw] AdamW
    [adamw-8bit] AdamW 8~bits
   *[sgd] SGD
}.
freed = Complet~: activations libérées avant le pic.
lower-bound = QLoRA~: au moins { $lowest }.
allocator = CUDA et allocateur~: { overhead } de plus.
not-counted = Sans compter les activations, CUDA et son allocateur.
ticks = Traits~: valeurs mesurées, { $items }.
no-ticks = Mesures seulement pour { tokens }.
part-mode = { mode }, { bits }~: { $item }
part-trained = _B_ et _A_, entraînées, avec leur état d’entraînement~: { $item }
part-magnified = Partie entraînée de LoRA et QLoRA, agrandie~: { $trainedBytes }
phases =
    .forward = passe avant
    .loss = perte
    .backward = passe arrière
    .step = étape de l’optimiseur
excluded = { $complete ->
   *[true] CUDA et allocateur~: { overhead }
    [false] activations, CUDA, allocateur
}
none = néant
unknown = inconnu
mixture = dépend des experts utilisés

lesson = Combien de mémoire demande l’entraînement
summary = Le pic de mémoire d’une étape d’entraînement~: affinage complet, LoRA et QLoRA.
labels =
    .rank = Rang _r_
    .batch = Séquences
    .sequence = Jetons par séquence
    .checkpointing = Recalcul des activations
explanation =
    En précision mixte et en fp32, l’affinage complet avec AdamW prend 16 octets par paramètre~: 4 pour le poids, 4
    pour son gradient et 8 pour deux moments~; en bf16, il en prend 8. AdamW 8 bits stocke la plupart des moments sur
    1 octet, et SGD n’en a aucun. À son pic, l’étape habituelle d’AdamW, qui n’est pas fusionnée, ajoute 4 octets par
    paramètre entraîné, ou 2 en bf16. LoRA stocke sa base gelée sur 16 bits, ou 32 en fp32, et prend 16 octets par
    paramètre entraîné avec AdamW, 12 tant qu’il n’a pas de gradient. Seuls bf16 et fp32 permettent de comparer à
    précision égale. QLoRA (arXiv 2305.14314) stocke les modules linéaires en NF4, qui prend { 4.126953125 } bits par
    poids avec la double quantification, et tout le reste en fp32, comme PEFT le prépare. Les activations sont les
    tenseurs que PyTorch conserve pour la passe arrière, sans dropout~: un module gelé n’en conserve aucune, un module
    adapté conserve son entrée. Elles sont libérées avant l’étape de l’optimiseur. L’état est exact. Les activations
    et les pics s’écartaient d’au plus 2~% des valeurs mesurées dans { 1224 }~étapes d’entraînement tirées au hasard,
    avec { 14 }~types de modèles. QLoRA n’a pas été comparé~; il conserve au moins les activations de LoRA. CUDA et
    l’allocateur ne sont pas compris~: Qwen a mesuré de { $low } à { $high }~Go pour LoRA sur un A100, avec { 1.8 } et
    7~milliards de paramètres. 1~Go vaut 10⁹ octets. Le calcul de l’entraînement compte les multiplications-additions
    des modules linéaires dans la passe avant et pour les deux gradients~; les poids gelés n’ont pas besoin de
    gradient. Les scores d’attention, la tête de sortie, le recalcul des activations et la déquantification ne sont
    pas comptés. Un adaptateur fusionné n’ajoute rien à l’inférence.
table-caption = Mémoire pour entraîner { $model }, en octets, et calcul
table-experts = { table-caption }~; experts { experts-layout }
table-head =
    Grandeur
    Complet
    LoRA
    QLoRA
table-quantities =
    Poids
    Adaptateur
    Gradients au pic
    État de l’optimiseur
    Activations au pic
    Mémoire temporaire au pic
    Total
    Borne inférieure
    Moment du pic
    Mesuré
    Non compris
    Multiplications-additions de l’entraînement, par rapport à l’affinage complet
    Multiplications-additions en plus à l’inférence, non fusionné
    Fichier de l’adaptateur, sans son en-tête
