formula = { $curve ->
    [none] _α_
    [sqrt] _α_/√_r_
   *[r] _α_/_r_
    [double] _α_~=~2~_r_
    [equal] _α_~=~_r_
}
title = Le facteur de BA selon le rang, avec α~=~{ $alpha } au rang { $rank }
caption = Le facteur de BA au rang { $rank } avec α~=~{ $alpha }
alt = Le facteur de BA selon le rang. Rang { $rank }, α~=~{ $alpha }~: { $divided } avec α/r, { $rooted } avec α/√r. En dessous, mesurée~: la perte selon le taux d’apprentissage~; les rangs 8 à 64 ne se rejoignent qu’avec α/r.
spoken = Rang { $rank }, α { $alpha }~: facteur { $divided } avec α/r, { $rooted } avec α/√r

headline = Doubler le rang réduit de moitié le pas de chaque direction avec _α_/_r_ et le divise par √2 avec _α_/√_r_
deck = Adam, _α_ fixé à { $alpha }, rang { $rank } à { $twice }. Direction~: une colonne de _B_ fois sa ligne de _A_
factor-title = **Facteur de _BA_** selon le rang (tous deux log)
curve-name = { formula }{ $long ->
    [true] { $curve ->
        [none] ~: division oubliée
        [sqrt] ~: rsLoRA
        [r] ~: LoRA
        [double] {""}
       *[equal] {""}
    }
   *[false] {""}
}
step = { $scaling ->
    [sqrt] ÷~√2
   *[r] ÷~2
}{ $long ->
    [true] ~: { $from }~→~{ $to }
   *[false] {""}
}
excess = { $rank }~× trop grand
loss-title = **Mesuré~:** avec _α_/_r_, le même taux d’apprentissage est le meilleur pour les rangs 8 à 64~; avec _α_/√_r_, les rangs élevés en demandent de plus petits
loss-deck = Perte finale d’un petit réseau selon le taux d’apprentissage (tous deux log), _α_~=~{ $fixed }, moyenne de { $seeds } graines
rank-name = rang { $rank }
best = { formula }, rang { $rank }{ $long ->
    [true] ~: meilleur à { $rate }
   *[false] {""}
}
conditions = Avec SGD, le facteur compte deux fois~: ÷~4 avec _α_/_r_ et ÷~2 avec _α_/√_r_.

part-curve = { formula }~: { $from } au rang { $rank }, { $to } au rang { $twice }
part-excess = _α_ au lieu de _α_/_r_ est { $rank } fois trop grand au rang { $rank }
part-step = { formula }~: le rang { $twice } divise le facteur du rang { $rank } par { $scaling ->
    [sqrt] √2
   *[r] 2
}, de { $from } à { $to }
part-scaling = Perte finale selon le taux d’apprentissage avec { formula }
part-losses = Rang { $rank }~: perte la plus basse { $loss }, au taux d’apprentissage { $rate }

lesson = Comment α, le rang et le taux d’apprentissage agissent ensemble
summary = Le facteur de BA selon le rang avec α/r et α/√r, l’erreur de ne pas diviser, et des pertes mesurées selon le taux d’apprentissage.
labels =
    .rank = Rang _r_
    .alpha = _α_
explanation =
    LoRA ajoute (_α_/_r_)_BA_ à _W_ et garde _α_ quand le rang change (article de LoRA, arXiv 2106.09685, section 4.1)~;
    rsLoRA divise _α_ par √_r_ (arXiv 2312.03732). Adam déplace chaque coefficient d’environ le taux d’apprentissage, quelle que soit
    la taille de son gradient~; le pas d’une direction est donc proportionnel au facteur. Le gradient contient aussi le
    facteur~: le pas de SGD est proportionnel à son carré. Les deux valent pour un pas depuis les mêmes _B_ et _A_, sans
    weight decay. Doubler le rang double aussi le nombre de directions~: au premier pas du réseau mesuré, toutes ensemble
    avancent { 0.7 } à { 0.8 } fois autant avec _α_/_r_, { 1 } à { 1.1 } fois autant avec _α_/√_r_. Mesuré~: le réseau, les données
    et Adam comme dans la figure capacity, avec _α_~=~{ $fixed }, { $rates } taux d’apprentissage et { $seeds } graines~; la
    perte est celle des images d’entraînement après 800 étapes. Les taux diffèrent d’un facteur 2~; le meilleur n’est pas
    connu plus précisément. Non montré~: l’exactitude de test, d’autres optimiseurs, tâches et modèles, ni si un facteur
    est meilleur en général.
spread = { $loss } (de { $low } à { $high })
table-caption = Pertes mesurées
table-head =
    Rang _r_
    Taux d’apprentissage, _α_/_r_
    Perte (intervalle), _α_/_r_
    Taux d’apprentissage, _α_/√_r_
    Perte (intervalle), _α_/√_r_
    Facteur _α_/_r_
    Facteur _α_/√_r_
