-columns = { $count ->
    [one] { $count } Spalte
   *[other] { $count } Spalten
}
-rows = { $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
}
# Dativ.
-sheets = { $count ->
    [one] { $count } Blatt
   *[other] { $count } Blättern
}

decays =
    .fast = schnell
    .slow = langsam
    .flat = flach
decay = { $decay ->
    [fast] { decays.fast }
    [slow] { decays.slow }
   *[flat] { decays.flat }
}
manner = { $decay ->
    [fast] schnell fallenden
    [slow] langsam fallenden
   *[flat] konstanten
} Singulärwerten
missed = { $complete ->
    [true] nichts
   *[false] { $lowest }
}
size = { $side }~×~{ $side }
title = LoRA mit Rang { $rank } bei { manner }
alt = Rang { $rank } verfehlt bestenfalls { missed } einer Änderung der Größe { size } mit { manner }; trainiertes LoRA verfehlt { $fitted }.
values = Rang ≤ _r_ = { $rank }
target = _T_: die gesuchte Änderung, { size }
values-heading = Singulärwerte von _T_
left = Fehler { $error }
kept = { COUNT($rank, -columns) } von _B_, { COUNT($rank, -rows) } von _A_
dropped = { decay }: { $dropped } verworfen, { $droppedShare } der Quadrate
error-heading = Restfehler in % von _T_, nach Rang _r_
min = kleinstmöglich
trained = LoRA, trainiert
verdict =
    Rang { $rank }: { $complete ->
        [true] kein Fehler nötig
       *[false] Fehler ≥ { $lowest }
    };
    trainiertes LoRA: { $fitted } von _T_
caption = LoRA mit Rang { $rank } verfehlt bei { manner } { $fitted } der gesuchten Änderung; die beste Matrix dieses Rangs verfehlt { missed }.
spoken = Rang { $rank }, { decay }: verfehlt bestenfalls { missed }, LoRA { $fitted }

lesson = Wann ein niedriger Rang reicht
summary = Warum ein niedriger Rang reichen kann und wann nicht: Singulärwerte, der kleinstmögliche Fehler und Trainingsläufe.
labels =
    .rank = Rang _r_
    .decay = Abfall
explanation =
    Ein Schüler, _W_~+~_BA_, lernt die Änderung _T_ eines Lehrers, _W_~+~_T_. Fehler sind ‖_T_~−~_BA_‖ als Anteil von
    ‖_T_‖. Das beste _BA_ behält die _r_ größten Singulärwerte von _T_; sein ‖_T_~−~_BA_‖ ist die Wurzel aus der Summe
    der Quadrate der verworfenen, und kein anderes _BA_ vom Rang _r_ hat ein kleineres (Eckart und Young). LoRA
    minimiert den halben Mittelwert von ‖(_T_~−~_BA_)_x_‖² über { $inputs } zufällige Eingaben _x_, deren Einträge den
    Mittelwert 0 und die Standardabweichung 1 haben. _T_ hat zufällige Singulärvektoren. _B_ beginnt bei 0; die
    Einträge von _A_ beginnen zufällig, mit Mittelwert 0 und Standardabweichung { REAL($spread) }. Das Training
    umfasst { $steps } Schritte Gradientenabstieg mit Lernrate { REAL($rate) } und Momentum { REAL($momentum) }. LoRA
    kommt dann dem kleinsten möglichen Fehler nahe, außer bei schnellem Abfall ab Rang 7: Kleine Singulärwerte lernt
    es langsam. Bei echten Änderungen findet der LoRA-Artikel (arXiv 2106.09685, Abschnitt 7) einen schnellen Abfall,
    Biderman et al. (arXiv 2405.09673) finden einen langsameren: Volles Feintuning auf Code und Mathematik änderte
    Gewichte mit dem Zehn- bis Hundertfachen der für LoRA üblichen Ränge, und LoRA lernte dort weniger.
table-caption = Was der Rang r von T verfehlt, nach Abfall
table-head =
    Singulärwerte
    Rang, der { $share } ihrer Quadrate behält
    Kleinstmöglicher Fehler
    Fehler von LoRA
falls =
    .fast = schnell: jeder halb so groß wie der vorige
    .slow = langsam: der _i_-te ist 1/_i_
    .flat = flach: alle gleich
card-subject = LoRA, Rang { $rank } von { $side }, verfehlt
card-meaning =
    der Änderung, nach dem Training;
    bestenfalls { missed }
card-note = Ihre Singulärwerte, { $rank } behalten

sheets-title = BA als Summe von { COUNT($rank, -sheets) } bei { manner }
sheets-alt = Das beste BA vom Rang { $rank } als Summe von { COUNT($rank, -sheets) }, je einer Spalte von B mal einer Zeile von A. Rest von einem Ziel mit { manner }: { missed }.
sheets-caption = { sheets-title }: Jedes Blatt vom Rang 1 bringt BA näher ans Ziel, der Rest ist am Ende { missed }.
sheets-keys =
    positiv, Fläche: Größe des Eintrags
    negativ, in _B_ und _A_ dünn
sheets-heading = Blätter vom Rang 1: eine Spalte von _B_ mal eine Zeile von _A_
sheets-sums = Summe bisher
sheet = Blatt { $index }
sheets-target = ≈~_T_, das Ziel
sheets-missing = Rest { missed }
sheets-verdict = Rest nach { COUNT($rank, -sheets) }: { missed } von~_T_.
sheets-table = Rest von T nach jedem Blatt
sheets-head =
    Blatt
    Singulärwert
    Rest von _T_
sheets-card-subject = Rest nach { COUNT($rank, -sheets) } vom Rang~1:
sheets-card-meaning =
    der gesuchten Änderung
    Rang ≤ { $rank } von { $side }
sheets-card-note = Die Summe von { COUNT($rank, -sheets) }
