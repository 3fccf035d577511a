start = { $start ->
    [b-zero] B~=~0 und zufälligem A
    [a-zero] A~=~0 und zufälligem B
    [both-zero] B~=~0 und A~=~0
   *[both-random] zufälligem B und A
}
title = Die ersten Schritte von LoRA mit { start }
headline = { $start ->
    [b-zero] _B_~=~0 und _A_ zufällig: Zuerst ändert sich nichts, dann lernt LoRA
    [a-zero] _A_~=~0 und _B_ zufällig: Zuerst ändert sich nichts, dann lernt LoRA
    [both-zero] _B_~=~0 und _A_~=~0: Ohne Gradienten lernt LoRA nie
   *[both-random] _B_ und _A_ zufällig: Das Modell ändert sich, bevor es lernt
}
deck = _W_~+~_BA_, { $size }~×~{ $size }, _r_~=~{ $rank }. Quadrat: Größe eines Eintrags; hohl:~negativ
begin = Anfang
step = Schritt { $step }
reason = { $change ->
    [unchanged] { $wide ->
       *[true] _BA_~=~0: Das Modell ist unverändert
        [false] _BA_~=~0
    }
    [changed] { $wide ->
       *[true] _BA_~≠~0: Das Modell ist verändert
        [false] _BA_~≠~0
    }
    [none] { $wide ->
       *[true] nichts ändert sich: Beide Gradienten sind~0
        [false] ändert nichts
    }
    [b] { $wide ->
       *[true] nur _B_ ändert sich: Sein Gradient enthält~_A_
        [false] ändert~_B_
    }
    [a] { $wide ->
       *[true] nur _A_ ändert sich: Sein Gradient enthält~_B_
        [false] ändert~_A_
    }
   *[both] { $wide ->
       *[true] beide ändern sich
        [false] ändert beide
    }
}
losses = Verlust
compared = { $never ->
   *[true] beide~0: lernt nie
    [false] _B_~=~0: lernt
}
state = { $zero ->
   *[true] 0
    [false] nicht 0
}
separator = ;{" "}

part-moment = { $name }: { reason }
part-matrix = { $name }, { $rows }~×~{ $columns }{ $moved ->
    [true] , geändert
   *[false] {""}
}: { $zero ->
    [true] alles~0
   *[false] { $entries }
}
row = Zeile { $row }: { $entries }
row-separator = {" "}/{" "}
part-losses = Verlust mit { start }: { $first } am Anfang, { $second } nach Schritt~1, { $last } nach Schritt~2
alt = { $claim }. Das Bild zeigt B, A und BA am Anfang und nach den Schritten 1 und 2. Verlust: { $losses }.
caption = Die ersten Trainingsschritte mit { start }
spoken = Mit { start }: Verlust { $losses }

lesson = Warum B bei null startet und A nicht
summary = Warum B mit null und A zufällig initialisiert wird: die ersten Trainingsschritte mit vier Initialisierungen.
labels =
    .start = Initialisierung
values =
    .b-zero = B = 0
    .a-zero = A = 0
    .both-zero = beide 0
    .both-random = beide zufällig
explanation =
    LoRA lernt eine Regression mit { $inputs } zufälligen Eingaben. _W_ und die gesuchte Änderung sind zufällig,
    { $size }~×~{ $size }. Das Training ist einfacher Gradientenabstieg bei Rang { $rank } mit Lernrate { $rate }. Ist
    _G_ der Gradient von _BA_, so ist _GA_ᵀ der von _B_ und _B_ᵀ_G_ der von _A_: Ist ein Faktor null, hat der andere
    keinen Gradienten; sind es beide, hat keiner einen. LoRA startet mit _B_~=~0 und zufälligem _A_ (arXiv 2106.09685,
    Abschnitt 4.1). Auch umgekehrt, mit _A_~=~0, startet es beim vortrainierten Modell, schnitt aber im Mittel
    schlechter ab, weil _B_~=~0 größere Lernraten erlaubt (Hayou et al., arXiv 2406.08447). Welche Initialisierung
    nach zwei Schritten den kleinsten Verlust hat, hängt vom Startwert ab. _A_ ist zufällig statt konstant, damit sich
    seine Zeilen und deshalb auch die Spalten von _B_ unterscheiden. _A_ ist klein, weil seine Größe den ersten
    Schritt von _B_ bestimmt.
table-caption = Dasselbe Training mit vier Initialisierungen
table-head =
    Initialisierung
    _BA_
    Gradient von _B_
    Gradient von _A_
    Verlust bei den Schritten 0, 1, 2
table-start = mit { start }
