title = LoRA de rang~{ $rank } sur { $model }
alt = { title }~: B et A entraînées à côté de { $targetList }, tout le reste gelé. Entraînés~: { $trainable } paramètres, soit { $share } de { $base }{ outcome }.
caption = LoRA de rang~{ $rank } sur { $targetList }, dans { $model }, entraîne { $trainable } paramètres, soit { $share } des { $base } du modèle{ outcome }.
spoken = rang~{ $rank }, { $trainable } paramètres, { $share }

scaling = Facteur _α_/_r_~=~{ REAL($alpha) }/{ $rank }
trained = _B_ et _A_ entraînées à côté de { $targetList }
frozen = _W_ et tout le reste~gelés
layer = { $part ->
    [vision] Vision~: une couche sur { $layers }
    [encoder] Encodeur~: une couche sur { $layers }
    [decoder] Décodeur~: une couche sur { $layers }
   *[whole] Une couche sur { $layers }
}
others = { $part ->
    [vision] Autres modules linéaires, vision
    [encoder] Autres modules linéaires, encodeur
    [decoder] Autres modules linéaires, décodeur
   *[whole] Autres modules linéaires
}
all-modules = Modules linéaires
experts = { $each }~experts
role = { $role ->
    [attention] Attention
    [cross] Attention croisée
    [mlp] MLP
    [experts] Experts
    [shared] Experts partagés aussi
   *[other] Autres modules linéaires
}
block = { $copies ->
    [router] Routeur, { experts }
    [experts] { experts }
    [several] { role } ×~{ $each }
   *[one] { role }
}{ $parallel ->
   *[true] , en parallèle
    [false] {""}
}{ $everywhere ->
   *[true] {""}
    [false] , dans { $some } sur { $layers }
}
each = { $size } chacun
thick-strips = _B_ et _A_ sont dessinées { $times }~× plus épaisses { -to-scale }.
thin-side = Le côté le plus mince d’un module est dessiné { $times }~× plus épais { -to-scale }.
area-full = { -full }~: { $base }
area-trained = LoRA de rang~{ $rank }~: { $trainable }
verdict = { $verdict ->
    [loss]
        LoRA entraîne { $share }~;
        { -costs-more }
    [ratio]
        LoRA entraîne { one-in }
        ({ $share })~; { $rest } de~moins
   *[share]
        LoRA entraîne { $share }~;
        { $rest } de~moins
}

lesson = Ce que coûte un modèle complet
summary = Les modules linéaires d’un modèle, ceux que LoRA adapte, et les nombres du modèle complet.
listed = { title }~: { $targetList }
labels =
    .rank = Rang _r_
    .preset = Modules adaptés
presets =
    .as-given = selon l’auteur
    .q-and-v = q et v
    .all-linear = tous linéaires
explanation = Les modules suivent le flux des données.
table-caption = Modules dans { $model } et ce que LoRA y entraîne
table-head =
    Module
    Entraînés
fused = { $size }, rang { $times }_r_
table-quantities =
    LoRA, tous les modules ciblés
    Modèle de base
    Part entraînée
    Économie
    Tous les paramètres
    trainable% de PEFT
table-formulas =
    _r_(_d_ + _k_) chacun
    gelé
    LoRA/base
    1 − part
    base + LoRA
    LoRA/total
card-subject = { $model }, rang~{ $rank }
card-adapted = _B_ et _A_ sur { $targetList } dans { $layers }~{ $layers ->
    [one] couche
   *[other] couches
}
