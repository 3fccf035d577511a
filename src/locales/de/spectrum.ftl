# Dativ.
-sheets = { $count ->
    [one] { $count } Blatt
   *[other] { $count } Blättern
}

size = { $side }~×~{ $side }
alt = Was Rang { $rank } von einer Änderung der Größe { size } verfehlt, bestenfalls und mit trainiertem LoRA: { $fastLow } und { $fastFit } bei schnell fallenden Singulärwerten, { $slowLow } und { $slowFit } bei langsam fallenden, { $flatLow } und { $flatFit } bei gleichen.
caption = Änderungen der Größe { $side }~×~{ $side } bei Rang { $rank }
spoken = Rang { $rank }: verfehlt bestenfalls { $fastLow } bei schnellem Abfall, { $slowLow } bei langsamem, { $flatLow } ohne Abfall

headline = { $complete ->
   *[false] Ein niedriger Rang genügt, wenn die Singulärwerte schnell fallen, nicht, wenn sie gleich bleiben
    [true] Der volle Rang genügt für alle Singulärwerte
}
deck = Was Rang { $rank } von einer { size }-Änderung verfehlt, ‖_T_~−~_BA_‖ / ‖_T_‖ (Frobenius-Norm): bestenfalls, fett, und LoRA nach dem Training
decay-names =
    .fast = Schneller Abfall
    .slow = Langsamer Abfall
    .flat = Kein Abfall
decay-laws =
    .fast = jeder halb so groß wie der vorige
    .slow = der _i_-te ist 1/_i_
    .flat = alle gleich
values-name = Singulärwerte
kept = { $rank } behalten _B_ und _A_
dropped = { $dropped } verworfen
all-name = { $all } von ‖_T_‖
misses = verfehlt { $error }
trained = LoRA { $error }

part-decay = { $name }: { $law }
part-values = Singulärwerte: { $values }; { $rank } behalten, { $dropped } verworfen
part-errors = Kleinstmöglicher Fehler nach Rang ab 1: { $values }; bei Rang { $rank } { $low }, LoRA nach dem Training { $fit }

lesson = Wann ein niedriger Rang reicht
summary = Warum ein niedriger Rang reichen kann und wann nicht: Singulärwerte, der kleinstmögliche Fehler und Trainingsläufe.
labels =
    .rank = Rang _r_
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

sheets-title = BA als Summe von { COUNT($rank, -sheets) }
sheets-headline = _BA_ vom Rang { $rank } ist eine Summe von { COUNT($rank, -sheets) } und verfehlt { $missing } von _T_
sheets-deck = Ein Blatt vom Rang 1 ist eine Spalte von _B_ mal eine Zeile von _A_; _T_ ist { $side }~×~{ $side }, von seinen Singulärwerten gilt: { $law }
sheets-alt = Das beste BA vom Rang { $rank } als Summe von { COUNT($rank, -sheets) }, je einer Spalte von B mal einer Zeile von A. Die Summe verfehlt { $missing } eines Ziels der Größe { $side }~×~{ $side }.
sheets-heading = **Blätter**: Spalte von _B_ × Zeile von _A_
sheets-sums = **Summe bisher**
sheet = Blatt~{ $index }
sheets-target = ≈~_T_, das Ziel
sheets-missing = Rest { $missing }
sheets-conditions = Fläche: Größe eines Eintrags; blass oder dünn: negativ. Rest: ‖_T_~−~_BA_‖ / ‖_T_‖.
part-sheet = Blatt { $index }: eine Spalte von _B_ mal eine Zeile von _A_, Singulärwert { $value }
part-sum = Summe der Blätter bis { $index }: Rest { $missing } von _T_
part-target = _T_, das Ziel, { $side }~×~{ $side }
sheets-table = Rest von T nach jedem Blatt
sheets-head =
    Blatt
    Singulärwert
    Rest von _T_
