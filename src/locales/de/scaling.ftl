formula = { $curve ->
    [none] _α_
    [sqrt] _α_/√_r_
   *[r] _α_/_r_
    [double] _α_~=~2~_r_
    [equal] _α_~=~_r_
}
title = Der Faktor von BA nach Rang, mit α~=~{ $alpha } bei Rang { $rank }
caption = Der Faktor von BA bei Rang { $rank } mit α~=~{ $alpha }
alt = Der Faktor von BA nach Rang. Rang { $rank }, α~=~{ $alpha }: { $divided } bei α/r, { $rooted } bei α/√r. Darunter gemessen: der Verlust nach Lernrate; nur bei α/r liegen die Ränge 8 bis 64 beisammen.
spoken = Rang { $rank }, α { $alpha }: Faktor { $divided } bei α/r, { $rooted } bei α/√r

headline = Doppelter Rang halbiert den Schritt jeder Richtung bei _α_/_r_ und teilt ihn durch √2 bei _α_/√_r_
deck = Adam, festes _α_ von { $alpha }, Rang { $rank } zu { $twice }. Richtung: Spalte von _B_ mal ihre Zeile von _A_
factor-title = **Faktor von _BA_** nach Rang (beide log.)
curve-name = { formula }{ $long ->
    [true] { $curve ->
        [none] : Division vergessen
        [sqrt] : rsLoRA
        [r] : LoRA
        [double] {""}
       *[equal] {""}
    }
   *[false] {""}
}
step = { $scaling ->
    [sqrt] ÷~√2
   *[r] ÷~2
}{ $long ->
    [true] : { $from }~→~{ $to }
   *[false] {""}
}
excess = { $rank }~× zu groß
loss-title = **Gemessen:** Bei _α_/_r_ ist für die Ränge 8 bis 64 dieselbe Lernrate die beste; bei _α_/√_r_ brauchen höhere Ränge kleinere
loss-deck = Endgültiger Verlust eines kleinen Netzes nach Lernrate (beide log.), _α_~=~{ $fixed }, Mittel aus { $seeds } Startwerten
rank-name = Rang { $rank }
best = { formula }, Rang { $rank }{ $long ->
    [true] : am besten bei { $rate }
   *[false] {""}
}
conditions = Bei SGD zählt der Faktor doppelt: ÷~4 bei _α_/_r_ und ÷~2 bei _α_/√_r_.

part-curve = { formula }: { $from } bei Rang { $rank }, { $to } bei Rang { $twice }
part-excess = _α_ statt _α_/_r_ ist bei Rang { $rank } um den Faktor { $rank } zu groß
part-step = { formula }: Rang { $twice } teilt den Faktor bei Rang { $rank } durch { $scaling ->
    [sqrt] √2
   *[r] 2
}, von { $from } auf { $to }
part-scaling = Endgültiger Verlust nach Lernrate bei { formula }
part-losses = Rang { $rank }: kleinster Verlust { $loss } bei Lernrate { $rate }

lesson = Wie α, der Rang und die Lernrate zusammenwirken
summary = Der Faktor von BA nach Rang bei α/r und α/√r, der Fehler, nicht zu teilen, und gemessene Verluste nach Lernrate.
labels =
    .rank = Rang _r_
    .alpha = _α_
explanation =
    LoRA addiert (_α_/_r_)_BA_ zu _W_ und behält _α_ bei, wenn sich der Rang ändert (LoRA-Artikel, arXiv 2106.09685,
    Abschnitt 4.1); rsLoRA teilt _α_ durch √_r_ (arXiv 2312.03732). Adam ändert jeden Eintrag etwa um die Lernrate, wie
    groß der Gradient auch ist; der Schritt einer Richtung ist daher proportional zum Faktor. Auch der Gradient enthält den
    Faktor, also ist der Schritt von SGD proportional zu dessen Quadrat. Beides gilt für einen Schritt von denselben _B_ und
    _A_ aus, ohne Weight Decay. Doppelter Rang bedeutet auch doppelt so viele Richtungen: Im ersten Schritt des gemessenen
    Netzes bewegen sich alle zusammen { 0.7 }- bis { 0.8 }-mal so weit bei _α_/_r_, { 1 }- bis { 1.1 }-mal so weit bei _α_/√_r_.
    Gemessen: Netz, Daten und Adam wie in der Abbildung capacity, mit _α_~=~{ $fixed }, { $rates } Lernraten und { $seeds }
    Startwerten; der Verlust ist der auf den Trainingsbildern nach 800 Schritten. Die Lernraten unterscheiden sich um den
    Faktor 2; genauer ist die beste nicht bekannt. Nicht gezeigt: Testgenauigkeit, andere Optimierer, Aufgaben und
    Modelle, und ob ein Faktor allgemein besser ist.
spread = { $loss } ({ $low } bis { $high })
table-caption = Gemessene Verluste
table-head =
    Rang _r_
    Lernrate, _α_/_r_
    Verlust (Bereich), _α_/_r_
    Lernrate, _α_/√_r_
    Verlust (Bereich), _α_/√_r_
    Faktor _α_/_r_
    Faktor _α_/√_r_
