title = LoRA de rang~{ $rank } sur { $model }
alt = { title }~: B et A entraînées à côté de { $targetList }, tout le reste gelé. LoRA entraîne { $trainable } paramètres, soit { $share } de { $base }{ outcome }.
caption = LoRA de rang~{ $rank } sur { $targetList } de { $model }
spoken = rang~{ $rank }, { $trainable } paramètres, { $share }

headline = LoRA entraîne { $trainable } paramètres au lieu de { $base }~: { $verdict ->
    [loss] c’est plus cher
    [even] tout autant
    [share] { $rest } de moins
   *[ratio] { one-in }
}
deck = { $model }, _r_~=~{ $rank }{ $withAlpha ->
    [true] , _α_/_r_~=~{ REAL($alpha) }/{ $rank }
   *[false] {""}
}
full-area = **gelés**~: { $base }
trained-area = { $enlarged ->
    [true] **entraînés**~: { $trainable } ({ $share }), { $times }~fois~trop~grand
   *[false] **entraînés**~: { $trainable } ({ $share }), à~l’échelle
}
trained = _B_ et _A_ sont entraînées à côté de { $targetList }
card = { $part ->
    [vision] **Vision**~: une couche sur { $layers }
    [encoder] **Encodeur**~: une couche sur { $layers }
    [decoder] **Décodeur**~: une couche sur { $layers }
    [none] { $of ->
        [all] **Modules~linéaires**
        [vision] **Autres~modules~linéaires**, vision
        [encoder] **Autres~modules~linéaires**, encodeur
        [decoder] **Autres~modules~linéaires**, décodeur
       *[whole] **Autres~modules~linéaires**
    }
   *[whole] **Une~couche~sur~{ $layers }**
}
only-card = { card }. { $trained }
role = { $role ->
    [attention] **Attention**
    [cross] **Attention~croisée**
    [mlp] **MLP**
    [experts] **Experts**
    [shared] **Experts~partagés~aussi**
   *[other] **Autres~modules~linéaires**
}
block = { role }{ $named ->
   *[true] {" "}{ $prefix }
    [false] {""}
}{ $crossed ->
    [true] , sur la sortie de l’encodeur
   *[false] {""}
}{ $copies ->
    [router] , { $each } et un routeur
    [experts] , { $each }
    [several] {" "}×~{ $each }
   *[one] {""}
}{ $parallel ->
   *[true] , en parallèle
    [false] {""}
}{ $everywhere ->
   *[true] {""}
    [false] , dans { $some } couches sur { $layers }
}

thin-module = Le côté le plus mince d’un module est dessiné { $times }~fois plus épais { -to-scale }.

part-full = Gelés~: { $base } paramètres
part-lora = LoRA~: { $trainable } paramètres, soit { $share }
part-module = { $name }{ $place ->
    [each] {" "}de chacune des { $layers } couches
    [several] , { $each } dans chacune des { $layers } couches
   *[once] {""}
}~: _W_, { $size }, gelée{ $isTarget ->
    [true] ~; _B_, { $d }~×~{ $rank }, et _A_, { $rank }~×~{ $k }, entraînées
   *[false] {""}
}

lesson = Ce que coûte un modèle complet
summary = Les modules linéaires d’un modèle, ceux que LoRA adapte, et les nombres de paramètres du modèle complet.
listed = { title }~: { $targetList }
labels =
    .rank = Rang _r_
    .preset = Modules adaptés
presets =
    .as-given = choix de l’auteur
    .q-and-v = q et v
    .all-linear = tous les linéaires
explanation = Les modules sont dans l’ordre du flux des données.
table-caption = Modules de { $model } et ce que LoRA entraîne
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

map-ranks = { $spread ->
    [none] Rang~{ $most } dans chaque module
    [layer] Rangs de { $least } à { $most } selon la couche
    [module] Rangs de { $least } à { $most } selon le module
   *[both] Rangs de { $least } à { $most } selon le module et la couche
}
map-headline = { map-ranks }~: { $trainable } paramètres entraînés, soit { $share } du modèle
map-deck = { $model }, _r_~=~{ $rank } { $withAlpha ->
    [true] et _α_~=~{ REAL($alpha) } là où aucun motif ne s’applique~; _α_/_r_~=~{ $factors }
   *[false] là où aucun motif ne s’applique
}
map-caption = { map-ranks }, dans { $model }
map-alt = Carte des rangs de LoRA dans { $model }, sur { $targetList }. { map-ranks }. LoRA entraîne { $trainable } paramètres, soit { $share } de { $base }.
map-run = { $rank }, _α_~{ REAL($alpha) }
map-stack = { $part ->
    [vision] **Vision**
    [encoder] **Encodeur**
    [decoder] **Décodeur**
    [none] **Hors des couches**
   *[whole] **Couches**
}
map-layer = couche
map-reading = La hauteur est le rang, partagé entre _B_ (en bas) et _A_ (en haut) au prorata de leurs paramètres.{ $raised ->
    [true] {" "}Les rangs inférieurs à { $rank } ne sont pas à~l’échelle.
   *[false] {""}
}
map-row = { $name }, { $size }~: { $where }~; { $parameters } paramètres entraînés
map-where = rang~{ $rank }{ $withAlpha ->
    [true] {" "}avec _α_~{ REAL($alpha) }
   *[false] {""}
}{ $layered ->
   *[true] {" "}dans { $count ->
        [one] la couche { $indices }
       *[other] les couches { $indices }
    }
    [false] {""}
}
map-table = Rangs par module et par couche dans { $model } et ce que LoRA entraîne
map-head =
    Module
    Couches
    Entraînés
