# Dativ.
-sheets = { $count ->
    [one] { $count } Blatt
   *[other] { $count } Blättern
}

decays =
    .fast = Schneller Abfall
    .slow = Langsamer Abfall
    .flat = Kein Abfall
falls =
    .fast = jeweils die Hälfte
    .slow = der _i_-te ist 1/_i_
    .flat = alle gleich
law = { $name }: { $law }
bold-law = **{ $name }:** { $law }
size = { $side }~×~{ $side }
title = LoRA mit Rang { $rank } von { $side } bei dreierlei Abfall
caption = { title } der Singulärwerte
alt = Was Rang { $rank } von einer Änderung ({ size }) bestenfalls verfehlt, und trainiertes LoRA: { $fast } und { $fastTrained } bei schnellem Abfall der Singulärwerte, { $slow } und { $slowTrained } bei langsamem, { $flat } und { $flatTrained } ohne Abfall.
spoken = Rang { $rank } verfehlt bestenfalls { $fast } bei schnellem, { $slow } bei langsamem Abfall und { $flat } ohne Abfall

headline = Ein niedriger Rang reicht bei schnell fallenden Singulärwerten, nicht bei gleichen
deck = Was Rang~{ $rank } von _T_ ({ size }) verfehlt: das Minimum, und LoRA
conditions = Verfehlt: ‖_T_~−~_BA_‖~/~‖_T_‖ (Frobeniusnorm), die Wurzel des verworfenen Anteils der Quadrate
kept = { $wide ->
   *[true] _BA_~behält { $rank }~von~{ $side } Werten
    [false] hält { $rank }~von~{ $side }
}
rank = Rang _r_~=~{ $rank }
missed = { $all } verfehlt
lowest = min. **{ $lowest }**
lora = LoRA~{ $trained }

part-values = Singulärwerte von _T_, von denen _BA_ { $rank } behält und { $dropped } verwirft: { $values }
part-lowest = Kleinstmöglicher verfehlter Anteil von _T_ bei den Rängen 1 bis { $side }: { $values }
part-best = Kleinstmöglich bei Rang { $rank }: { $lowest }
part-lora = LoRA nach dem Training bei Rang { $rank }: { $trained } von _T_ verfehlt

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

misses = verfehlt **{ $lowest }**
bold-name = **{ $name }**
sheets-title = BA als Summe von { COUNT($rank, -sheets) } vom Rang 1
sheets-alt = Das beste BA vom Rang { $rank } als Summe von { COUNT($rank, -sheets) }, je einer Spalte von B mal einer Zeile von A. Es verfehlt { $fast } eines Ziels mit schnell fallenden Singulärwerten, { $slow } bei langsam fallenden und { $flat } bei gleichen.
sheets-headline = Die Summe von { COUNT($rank, -sheets) } { $complete ->
    [true] ergibt jede Änderung der Größe { size }
   *[false] verfehlt bei schnellem Abfall { $fast }, ohne Abfall { $flat }
}
sheets-deck = Ein Blatt ist eine Spalte von _B_ mal eine Zeile von _A_; verfehlt ist ‖_T_~−~_BA_‖~/~‖_T_‖
sheets-conditions = Quadratfläche: Größe eines Eintrags (ein Maßstab je Reihe). Blass, dünn: negativ.
sheet = Blatt { $index }
part-sheet = Blatt { $index }, eine Spalte von _B_ mal eine Zeile von _A_: Singulärwert { $value }
part-sum = _BA_, die Summe von { COUNT($rank, -sheets) }: { $lowest } von _T_ verfehlt
part-target = _T_, { size }, das Ziel
sheets-table = Was nach jedem Blatt von T verfehlt ist
sheets-head =
    Blatt
    Schneller Abfall
    Langsamer Abfall
    Kein Abfall
