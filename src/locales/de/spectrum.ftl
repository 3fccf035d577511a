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
    .fast = jeweils halbiert
    .slow = der _i_-te ist 1/_i_
    .flat = alle gleich
law = { $name }: { $law }
bold-law = **{ $name }:** { $law }
size = { $side }~×~{ $side }
title = LoRA mit Rang { $rank } von { $side } bei drei Verläufen der Singulärwerte
caption = { title }
alt = Der Fehler bei Rang { $rank } für eine Änderung der Größe { size }, kleinstmöglich und nach dem Training von LoRA: { $fast } und { $fastTrained } bei schnellem Abfall der Singulärwerte, { $slow } und { $slowTrained } bei langsamem, { $flat } und { $flatTrained } ohne Abfall.
spoken = Rang { $rank }: kleinstmöglicher Fehler { $fast } bei schnellem, { $slow } bei langsamem Abfall und { $flat } ohne Abfall

headline = Ein niedriger Rang reicht bei schnell fallenden Singulärwerten, nicht bei gleichen
deck = Fehler bei Rang~{ $rank } für eine Änderung _T_ ({ size }): kleinstmöglich und mit LoRA
conditions = Fehler: ‖_T_~−~_BA_‖~/~‖_T_‖ (Frobeniusnorm), Wurzel des verworfenen Anteils der Quadrate
kept = { $wide ->
   *[true] _BA_~behält { $rank }~von~{ $side } Werten
    [false] behält { $rank }~von~{ $side }
}
rank = Rang _r_~=~{ $rank }
missed = { $all } Fehler
lowest = min. **{ $lowest }**
lora = LoRA~{ $trained }

part-values = Singulärwerte von _T_, von denen _BA_ { $rank } behält und { $dropped } verwirft: { $values }
part-lowest = Kleinstmöglicher Fehler bei den Rängen 1 bis { $side }: { $values }
part-best = Kleinstmöglicher Fehler bei Rang { $rank }: { $lowest }
part-lora = Fehler von LoRA nach dem Training bei Rang { $rank }: { $trained }

lesson = Wann ein niedriger Rang reicht
summary = Warum ein niedriger Rang reichen kann und wann nicht: Singulärwerte, der kleinstmögliche Fehler und Trainingsläufe.
labels =
    .rank = Rang _r_
explanation =
    Ein Schüler, _W_~+~_BA_, lernt die Änderung _T_ eines Lehrers, _W_~+~_T_. Der Fehler ist
    ‖_T_~−~_BA_‖/‖_T_‖. Das beste _BA_ behält die _r_ größten Singulärwerte von _T_; sein ‖_T_~−~_BA_‖ ist die Wurzel aus der Summe
    der Quadrate der verworfenen, und kein anderes _BA_ mit Rang _r_ hat ein kleineres (Eckart und Young). LoRA
    minimiert den halben Mittelwert von ‖(_T_~−~_BA_)_x_‖² über { $inputs } zufällige Eingaben _x_ (Mittelwert 0,
    Standardabweichung 1). _T_ hat zufällige Singulärvektoren. _B_ startet bei 0 und _A_ zufällig (Mittelwert 0,
    Standardabweichung { REAL($spread) }). Trainiert wird mit { $steps } Schritten Gradientenabstieg, Lernrate
    { REAL($rate) } und Momentum { REAL($momentum) }. LoRA kommt dann dem kleinstmöglichen Fehler nahe, außer bei
    schnellem Abfall ab Rang 7: Kleine Singulärwerte lernt es langsam. Bei echten Änderungen findet der LoRA-Artikel (arXiv 2106.09685, Abschnitt 7) einen schnellen Abfall,
    Biderman et al. (arXiv 2405.09673) finden einen langsameren: Volles Feintuning auf Code und Mathematik änderte die
    Gewichte mit zehn- bis hundertmal so hohem Rang, wie er bei LoRA üblich ist, und LoRA lernte dort weniger.
table-caption = Fehler bei Rang r, nach Abfall der Singulärwerte
table-head =
    Singulärwerte
    Rang, der { $share } ihrer Quadrate behält
    Kleinstmöglicher Fehler
    Fehler von LoRA

misses = Fehler **{ $lowest }**
bold-name = **{ $name }**
sheets-title = BA als Summe von { COUNT($rank, -sheets) } mit Rang 1
sheets-alt = Das beste BA mit Rang { $rank } als Summe von { COUNT($rank, -sheets) }, jedes eine Spalte von B mal eine Zeile von A. Sein Fehler ist { $fast } bei einem Ziel mit schnell fallenden Singulärwerten, { $slow } bei langsam fallenden und { $flat } bei gleichen.
sheets-headline = Die Summe von { COUNT($rank, -sheets) } { $complete ->
    [true] ergibt jede Änderung der Größe { size }
   *[false] hat bei schnellem Abfall { $fast } Fehler, ohne Abfall { $flat }
}
sheets-deck = Ein Blatt ist eine Spalte von _B_ mal eine Zeile von _A_; der Fehler ist ‖_T_~−~_BA_‖~/~‖_T_‖
sheets-conditions = Quadratfläche: Größe eines Eintrags (ein Maßstab je Reihe). Blass, dünn: negativ.
sheet = Blatt { $index }
part-sheet = Blatt { $index }, eine Spalte von _B_ mal eine Zeile von _A_: Singulärwert { $value }
part-sum = _BA_, die Summe von { COUNT($rank, -sheets) }: Fehler { $lowest }
part-target = _T_, { size }, das Ziel
sheets-table = Der Fehler nach jedem Blatt
sheets-head =
    Blatt
    Schneller Abfall
    Langsamer Abfall
    Kein Abfall
