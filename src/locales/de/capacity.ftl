title = Testgenauigkeit eines kleinen Netzes nach dem Rang von LoRA
full-tick = voll
name = { $full ->
   *[true] Voll
    [false] Rang { $rank }
}
verdict = { $full ->
   *[true]
        { name }: im Mittel { $mean },
        { $trainable } Parameter.
    [false]
        { name }: im Mittel { $mean },
        { $trainable } Parameter, { $share } des vollen.
}
change = { $half ->
   *[true] Halbe
    [false] Doppelte
} Parameterzahl: { $difference }~Punkte.
caption = Ein kleines Netz erreicht { $mean } bei Rang { $rank } und { $fullMean } bei vollem Feintuning: Mehr Rang bringt wenig.
alt = { title }. { $verdict } { $caption }
heading = Genauigkeit (kleines Netz), %
trained = Trainierte Parameter
axis = Rang _r_
keys =
    einer von { $seeds } Läufen
    niedrigster bis höchster
    Mittel; gestrichelt: voll

lesson = Wie viel Rang eine Aufgabe braucht
summary = Gemessene Genauigkeit eines kleinen Netzes nach Rang: Ein niedriger Rang kann genügen.
labels =
    .rank = Rang _r_
full-value = voll
explanation =
    Ein Netz mit zwei verborgenen Schichten von je 64 Einheiten lernt die Ziffern von scikit-learn
    (8~×~8 Pixel), dann dieselben Ziffern mit vertauschten Pixeln. Volles Feintuning trainiert beide
    Matrizen der Größe { $size }~×~{ $size }; LoRA addiert _BA_ dazu. Alles andere ist eingefroren. Jeder Startwert hat
    sein eigenes vortrainiertes Netz, seine Vertauschung und { $tested } Testbilder. Das Training braucht 800
    Schritte mit je 32 Bildern und Adam. Von acht Lernraten hat jeder Rang die mit dem kleinsten Trainingsverlust.
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
card-subject = { $full ->
   *[true] Volles Feintuning erreicht
    [false] LoRA mit Rang { $rank } erreicht
}
card-meaning = { $full ->
   *[true]
        in einem kleinen Netz;
        LoRA mit Rang { $rank }: { $mean }
    [false]
        in einem kleinen Netz;
        volles Feintuning: { $mean }
}
