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
    } activations~: { -full } { $fullBytes }~; LoRA { lora-cost }~; QLoRA { $qloraBytes }{ $qloraLess ->
       *[true] , { $qloraShare } du complet
        [false] {""}
    }. B, A et leur état~: { $trainedBytes }.
caption-state = Poids, gradients et état de l’optimiseur pour entraîner { $model }~: affinage complet { $fullBytes }~; LoRA de rang~{ $rank } sur { $targetList } { $loraBytes }~; QLoRA { $qloraBytes }. Les activations ne sont pas comprises.
caption-peak = Pic de mémoire d’une étape d’entraînement pour { $model } sur { tokens }{ $checkpointing ->
       *[true] {" "}avec recalcul des activations
        [false] {""}
    }~: affinage complet { $fullBytes }~; LoRA de rang~{ $rank } sur { $targetList } { lora-cost }~; QLoRA { $qloraBytes }{ $bounded ->
       *[true] {" "}(au moins { $lowest })
        [false] {""}
    }. Les activations sont comprises. CUDA et son allocateur demandent { overhead } de plus.
caption-measured = Mesuré~: { $items }.
measured-item = { mode } { $item }
caption-fp32 = QLoRA laisse la plupart des poids en fp32.
spoken = rang~{ $rank }, { tokens }, LoRA { $loraBytes }

values = LoRA sur { $targetList }
verdict = { $outcome ->
    [loss]
        { -costs-more }~: { $loraShare }~;
        QLoRA~: { $qloraShare }
   *[other]
        LoRA~: { $loraShare } de la mémoire~;
        QLoRA~: { $qloraShare }
}
label = { mode }, { $weights ->
    [full16] 16~bits
    [full32] 32~bits
    [base16] base 16~bits
    [base32] base 32~bits
    [base4] base 4~bits
   *[mostly32] surtout 32~bits
}
legend =
    .frozen = poids gelés
    .ink = poids entraînés
    .gradient = gradients
    .optimizer = état de l’optimiseur
    .activation = activations
    .temporary = temporaire
lens =
    _B_ et _A_ à _r_~=~{ $rank }
    { $zoom ->
       *[enlarged] agrandies
        [drawn] dessinées
    } ×~{ REAL($enlargement) }
setting = { $precision ->
    [mixed] mixte
   *[other] { $precision }
}, { $optimizer ->
    [adamw] AdamW
    [adamw-8bit] AdamW 8~bits
   *[sgd] SGD
}.
foot-state =
    État seul~; { setting }
    Activations non comprises.
foot-peak =
    { tokens }{ $checkpointing ->
       *[true] , activations recalculées
        [false] {""}
    }.
    Au pic~; { setting }
    Borne inférieure de QLoRA~: { $lowest }.
    CUDA, allocateur~: +~{ overhead }.
ticks = Traits~: { $items } mesurés.
no-ticks = Mesuré seulement sur { tokens }.
wider = Plus larges { -to-scale }~: { $items }.
wider-item = { $part ->
    [full] partie entraînée { -full(case: "genitive") }
    [lora] partie gelée de LoRA
    [qlora] partie gelée de QLoRA
   *[trained] partie entraînée de LoRA et QLoRA
} { $times }~×
phases =
    .forward = passe avant
    .loss = perte
    .backward = passe arrière
    .step = étape de l’optimiseur
excluded = { $complete ->
   *[true] CUDA, allocateur~: { overhead }
    [false] activations, CUDA, allocateur
}
none = aucun
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
    paramètre entraîné avec AdamW. Seuls bf16 et fp32 comparent à précision égale. QLoRA (arXiv 2305.14314) stocke les
    modules linéaires en NF4, qui prend { 4.126953125 } bits par poids avec la double quantification, et tout le reste
    en fp32, comme PEFT le prépare. Les activations sont les tenseurs que PyTorch conserve pour la passe arrière, sans
    dropout~: un module gelé n’en conserve aucune, un module adapté conserve son entrée. Elles sont libérées avant
    l’étape de l’optimiseur. L’état est exact. Les activations et les pics étaient justes à 2~% près dans
    { 1224 }~étapes d’entraînement aléatoires de { 14 }~types de modèle. QLoRA n’a pas été comparé~; il conserve au
    moins les activations de LoRA. CUDA, ses bibliothèques et l’allocateur ne sont pas compris~: QwenLM/Qwen a mesuré
    { $low } à { $high }~Go pour LoRA sur un A100, avec { 1.8 } et 7 milliards de paramètres. 1~Go vaut 10⁹ octets. Le
    calcul de l’entraînement compte les multiplications-additions des modules linéaires dans la passe avant et pour
    les deux gradients~; les poids gelés n’ont pas besoin de gradient. Les scores d’attention, la tête de sortie, le
    recalcul des activations et la déquantification ne sont pas comptés. Un adaptateur fusionné n’ajoute rien à
    l’inférence.
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
    Gradients
    État de l’optimiseur
    Activations au pic
    Temporaire au pic
    Total
    Borne inférieure
    Moment du pic
    Mesuré
    Non compris
    Multiplications-additions de l’entraînement, par rapport au complet
    Multiplications-additions en plus à l’inférence, non fusionné
    Fichier de l’adaptateur, sans son en-tête
card-subject = { $model }, rang~{ $rank }
card-cost = { $outcome ->
    [loss]
        avec LoRA, { $fullBytes } en~complet~:
        { -costs-more }
   *[other]
        avec LoRA, { $fullBytes } en~complet~:
        { $loraShare }
}
card-note = { $complete ->
   *[true] { $thin ->
       *[true] Pic~; barres fines hors échelle
        [false] Pic d’une étape d’entraînement
    }
    [false] { $thin ->
       *[true] Sans activations~; barres fines hors échelle
        [false] État de l’entraînement, sans activations
    }
}
