start = { $start ->
    [b-zero] B~=~0 und zufälligem A
    [a-zero] A~=~0 und zufälligem B
    [both-zero] B~=~0 und A~=~0
   *[both-random] zufälligem B und A
}
title = Die ersten Schritte von LoRA mit { start }
line-name = { $start ->
    [b-zero] _B_~=~0 und _A_ zufällig
    [a-zero] _A_~=~0 und _B_ zufällig
    [both-zero] _B_~=~0 und _A_~=~0
   *[both-random] _B_ und _A_ zufällig
}
label = { $start ->
    [b-zero] _B_ = 0
    [a-zero] _A_ = 0
    [both-zero] beide 0
   *[both-random] zufällig
}
outcome = { $start ->
    [b-zero]
        Startet als vortrainiertes Modell;
        _A_ gibt _B_ einen Gradienten
    [a-zero]
        Startet als vortrainiertes Modell;
        _B_ gibt _A_ einen Gradienten
    [both-zero]
        Startet als vortrainiertes Modell;
        kein Gradient: Es lernt nie
   *[both-random]
        Startet als anderes Modell;
        beide haben Gradienten
}
explained = { $start ->
    [b-zero] ist BA~=~0: Das Training startet beim vortrainierten Modell, und A gibt B einen Gradienten.
    [a-zero] ist BA~=~0: Das Training startet beim vortrainierten Modell, und B gibt A einen Gradienten.
    [both-zero] sind beide Gradienten 0: Das Modell lernt nie.
   *[both-random] ist BA nicht 0: Das Training startet bei einem anderen als dem vortrainierten Modell.
}
state = { $zero ->
   *[true] 0
    [false] nicht 0
}
setting = _W_ eingefroren, { $size }~×~{ $size }; _r_ = { $rank }
key = Größeres Quadrat: größerer Eintrag; hohl:~negativ
begin = Anfang
start-of-ba = { $zero ->
   *[true] _BA_ = 0
    [false] _BA_ nicht 0
}
step = Schritt { $step }
change = { $changed ->
    [none] alles 0
    [b] neu: _B_
    [a] neu: _A_
   *[both] neu: _B_, _A_
}
losses = Verlust
constant = lernt nie
separator = ;{" "}
alt = B, A und BA am Anfang und nach den Schritten 1 und 2 des Trainings, mit { start }. { $outcomeText }. Verlust: { $losses }.
caption = Mit { start } { explained } Verlust am Anfang und nach zwei Schritten: { $first } und { $last }.
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
card-subject = Die ersten Schritte von LoRA
card-meaning =
    am Anfang; Verlust in zwei Schritten:
    von { $first } auf { $last }
not-zero = nicht 0
random = zufällig
