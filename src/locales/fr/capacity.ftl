title = Exactitude de test d’un petit réseau selon le rang de LoRA
full-tick = total
name = { $full ->
   *[true] Complet
    [false] Rang { $rank }
}

caption = Un petit réseau avec { $full ->
   *[true] l’affinage complet
    [false] LoRA de rang { $rank }
}
alt = { title }. { spoken }. { -full }, en tirets~: { $fullMean }. En dessous, les paramètres entraînés dans chaque cas.
spoken = { name }~: { $mean } en moyenne, { $trainable } paramètres, { $share } de l’affinage complet

headline = Dans un petit réseau, { $outcome ->
   *[equal] le rang { $rank } fait aussi bien que l’affinage complet
    [behind] le rang { $rank } est { $gap }~{ $gap ->
        [one] point
       *[other] points
    } derrière l’affinage complet
    [full] l’affinage complet ne fait pas mieux que le rang { $enough }
}
deck = { $outcome ->
    [full] Tous les paramètres de deux matrices de { $side }~×~{ $side }~; la moyenne au rang { $enough } est dans l’intervalle des { $seeds } essais
   *[equal] { $share } des paramètres de deux matrices de { $side }~×~{ $side }~; sa moyenne est dans l’intervalle des { $seeds } essais { -full(case: "genitive") }
    [behind] { $share } des paramètres de deux matrices de { $side }~×~{ $side }~; sa moyenne est inférieure aux { $seeds } essais { -full(case: "genitive") }
}
accuracy-title = **Exactitude de test**, en % selon le rang~: { $seeds } essais (anneaux) et leur moyenne
trained-title = **Paramètres entraînés**~; LoRA~: _B_ et _A_
full-name = affinage complet
tick = { $full ->
   *[true] { full-tick }
    [false] rang { $rank }
}
conditions = Chiffres aux pixels mélangés, { $tested } images de test~; d’autres tâches peuvent demander un rang plus élevé.

part-runs = { name }~: { $runs }~; moyenne { $mean }
part-parameters = { name }~: { $trainable } paramètres

lesson = Quel rang demande une tâche
summary = L’exactitude mesurée d’un petit réseau selon le rang~: un rang de quelques unités peut suffire.
labels =
    .rank = Rang _r_
full-value = complet
explanation =
    Un réseau à deux couches cachées de 64 unités apprend les chiffres de scikit-learn (8~×~8 pixels), puis les
    mêmes chiffres aux pixels mélangés. L’affinage complet entraîne les deux matrices de { $size }~×~{ $size }~; LoRA
    leur ajoute _BA_. Tout le reste est gelé. Chaque graine a son propre réseau préentraîné, son mélange et
    { $tested } images de test. L’entraînement compte 800 étapes de 32 images avec Adam. Parmi huit taux
    d’apprentissage, chaque rang utilise celui qui donne la perte d’entraînement la plus basse. L’affinage complet a la
    moyenne la plus haute, mais n’est le meilleur qu’avec deux graines sur cinq. Un autre réseau ou une autre tâche
    peut demander un rang plus élevé.
table-caption = Exactitude de test selon le rang et la graine, %
table-head =
    Rang _r_
    Taux d’apprentissage
    Paramètres entraînés
    Part de l’affinage complet
    Moyenne
    Écart au rang mis en évidence, points
seed = Graine { $seed }
