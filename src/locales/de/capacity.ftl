title = Testgenauigkeit eines kleinen Netzes nach dem Rang von LoRA
full-tick = voll
name = { $full ->
   *[true] Voll
    [false] Rang { $rank }
}

caption = Ein kleines Netz mit { $full ->
   *[true] vollem Feintuning
    [false] LoRA (Rang { $rank })
}
alt = { title }. { spoken }. { -full(case: "start") }, gestrichelt: { $fullMean }. Darunter die Parameter, die jeweils trainiert werden.
spoken = { name }: im Mittel { $mean }, { $trainable } Parameter, { $share } { -full(case: "genitive") }

headline = In einem kleinen Netz { $outcome ->
   *[equal] ist Rang~{ $rank } so gut wie { -full }
    [behind] liegt Rang~{ $rank } { $gap }~Punkte hinter vollem Feintuning
    [full] ist { -full } nicht besser als Rang~{ $enough }
}
deck = { $outcome ->
    [full] Alle Parameter zweier Matrizen der Größe { $side }~×~{ $side }; das Mittel bei Rang~{ $enough } liegt im Bereich der { $seeds } Läufe
   *[equal] { $share } der Parameter zweier Matrizen der Größe { $side }~×~{ $side }; das Mittel liegt im Bereich der { $seeds } Läufe { -full(case: "genitive") }
    [behind] { $share } der Parameter zweier Matrizen der Größe { $side }~×~{ $side }; das Mittel liegt unter allen { $seeds } Läufen { -full(case: "genitive") }
}
accuracy-title = **Testgenauigkeit** in % nach Rang: je { $seeds } Läufe als Ringe und ihr Mittel
trained-title = **Trainierte Parameter**; LoRA: _B_ und _A_
full-name = { -full }
tick = { $full ->
   *[true] { full-tick }
    [false] Rang { $rank }
}
conditions = Ziffern mit vertauschten Pixeln, { $tested } Testbilder; andere Aufgaben können einen höheren Rang brauchen.

part-runs = { name }: { $runs }; Mittel { $mean }
part-parameters = { name }: { $trainable } Parameter

lesson = Welchen Rang eine Aufgabe braucht
summary = Gemessene Genauigkeit eines kleinen Netzes nach Rang: Ein niedriger Rang kann genügen.
labels =
    .rank = Rang _r_
full-value = voll
explanation =
    Ein Netz mit zwei verborgenen Schichten von je 64 Einheiten lernt die Ziffern von scikit-learn
    (8~×~8 Pixel), dann dieselben Ziffern mit vertauschten Pixeln. Volles Feintuning trainiert beide
    Matrizen der Größe { $size }~×~{ $size }; LoRA addiert _BA_ zu ihnen. Alles andere ist eingefroren. Jeder Startwert hat
    sein eigenes vortrainiertes Netz, seine Vertauschung und { $tested } Testbilder. Trainiert wird mit
    Adam in 800 Schritten zu je 32 Bildern. Jeder Rang nutzt von acht Lernraten die mit dem kleinsten Trainingsverlust.
    Volles Feintuning hat das höchste Mittel, ist aber nur bei zwei von fünf Startwerten am besten. Ein anderes Netz
    oder eine andere Aufgabe kann einen höheren Rang brauchen.
table-caption = Testgenauigkeit nach Rang und Startwert, %
table-head =
    Rang _r_
    Lernrate
    Trainierte Parameter
    Anteil am vollen Feintuning
    Mittel
    Abstand zum hervorgehobenen Rang, Punkte
seed = Startwert { $seed }
