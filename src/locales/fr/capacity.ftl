title = Exactitude de test d’un petit réseau selon le rang de LoRA
full-tick = compl.
name = { $full ->
   *[true] Complet
    [false] Rang { $rank }
}
verdict = { $full ->
   *[true]
        { name }~: { $mean } en moyenne,
        { $trainable } paramètres.
    [false]
        { name }~: { $mean } en moyenne,
        { $trainable } paramètres, { $share } du complet.
}
change = { $half ->
   *[true] Moitié moins
    [false] Deux fois plus
} de paramètres~: { $difference }~{ $points ->
    [one] point
   *[other] points
}.
caption = Un petit réseau atteint { $mean } au rang { $rank } et { $fullMean } par affinage complet~: plus de rang n’ajoute guère.
alt = { title }. { $verdict } { $caption }
heading = Exactitude d’un petit réseau, %
trained = Paramètres entraînés
axis = rang _r_
keys =
    un des { $seeds } essais
    minimum à maximum
    moyenne~; tirets~: complet

lesson = Combien de rang demande une tâche
summary = L’exactitude mesurée d’un petit réseau selon le rang~: un rang de quelques unités peut suffire.
labels =
    .rank = Rang _r_
full-value = complet
explanation =
    Un réseau à deux couches cachées de 64 unités apprend les chiffres de scikit-learn (8~×~8 pixels), puis les
    mêmes chiffres aux pixels mélangés. L’affinage complet entraîne les deux matrices de { $size }~×~{ $size }~; LoRA
    leur ajoute _BA_. Tout le reste est gelé. Chaque graine a son propre réseau préentraîné, son mélange et
    { $tested } images de test. L’entraînement compte 800 étapes de 32 images avec Adam. De huit taux
    d’apprentissage, chaque rang utilise celui dont la perte d’entraînement est la plus basse. L’affinage complet a la
    moyenne la plus haute, mais n’est le meilleur qu’avec deux graines sur cinq. Un autre réseau ou une autre tâche
    peut demander un rang plus élevé.
table-caption = Exactitude de test selon le rang et la graine, %
table-head =
    Rang _r_
    Taux d’apprentissage
    Paramètres entraînés
    Part du complet
    Moyenne
    Écart au rang mis en évidence, points
seed = Graine { $seed }
card-subject = { $full ->
   *[true] L’affinage complet atteint
    [false] LoRA de rang { $rank } atteint
}
card-meaning = { $full ->
   *[true]
        dans un petit réseau~;
        LoRA de rang { $rank }~: { $mean }
    [false]
        dans un petit réseau~;
        affinage complet~: { $mean }
}
