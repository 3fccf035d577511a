title = Anteil einer Matrix der Größe { $shape }, den LoRA trainiert, nach Rang
trains = Rang { $rank } trainiert { $share }
reached = { $goal ->
    [saved] Rang { $bestRank } spart noch { $targetShare }
    [even] Rang { $bestRank } kostet noch nicht mehr
    [missed] kein Rang spart { $targetShare }
   *[loss] jeder Rang kostet mehr
}
even = { $breaksEven ->
   *[true] Gleichstand bei Rang { $breakEven }
    [false] Gleichstand bei keinem Rang
}
alt = { title }. { trains }; { reached }; { even }. Darunter die Genauigkeit, die von Rang { $firstRank } bis { $lastRank } kaum steigt.
caption = LoRA mit Rang { $rank } trainiert { $share } einer Matrix der Größe { $shape }; { reached }; { even }.
spoken = { $option ->
    [rank] Rang
   *[other] { $option }
} { $value }, { parameters }, { $share }
lowered = Verringert, damit es zu d und k passt: { spoken }
parameters = { $trainable } Parameter
none = keiner
between = ;{" "}

axes =
    .share = Trainierter Anteil an _W_, logarithmisch
    .quality = Genauigkeit steigt kaum (GPT-3)
    .rank = Rang _r_, logarithmisch
verdict =
    { trains }
    von { $shape }
rank-key =
    Rang { $rank }
    { parameters }
even-key = { $breaksEven ->
   *[true]
        { even }
        darüber: { -costs-more }
    [false]
        { even }
        LoRA kostet immer mehr
}
line = { $weights ->
    [q] { $task }: nur Query-Gewichte
   *[other] { $task }: Query, Value
}

lesson = Bis zu welchem Rang LoRA spart
summary = Der Anteil, den LoRA bei jedem Rang trainiert, der Rang, ab dem es nicht mehr spart, und gemessene Genauigkeit.
labels =
    .rank = Rang _r_
    .d = Zeilen _d_
    .k = Spalten _k_
    .target = Angestrebte Ersparnis
explanation =
    Der trainierte Anteil ist _r_(_d_~+~_k_)/_dk_: doppelter Rang, doppelter Anteil. LoRA spart, solange _r_ kleiner
    als _dk_/(_d_~+~_k_) ist. Der größte Rang, der einen Anteil _s_ spart, ist (1~−~_s_)_dk_/(_d_~+~_k_), abgerundet.
    Gemessen: Validierungsgenauigkeit von GPT-3 175B, LoRA-Artikel (arXiv 2106.09685), Tabelle 6, mit den Gewichten
    für Query (q), Value (v), Key (k) und Output (o), Matrizen der Größe { 12288 }~×~{ 12288 }; der Startwert ändert
    WikiSQL um ±{ 0.5 }, MultiNLI um ±{ 0.1 }. Ein anderes Modell oder eine andere Aufgabe kann einen höheren Rang
    brauchen.
table-caption = Ersparnis nach Rang und gemessene Genauigkeit
table-head =
    Größe
    Wert
table-quantities =
    Rang _r_
    Gewichtsmatrix, _d_~×~_k_
    { -full(case: "start") }, _dk_
    LoRA, _r_(_d_ + _k_)
    Trainierter Anteil
    Ersparnis
    Rang bei Gleichstand, _dk_/(_d_ + _k_)
    Angestrebte Ersparnis
    Größter Rang, der sie erreicht
    Ersparnis bei diesem Rang
    Ersparnis beim nächsten Rang
measured = { $task } mit { $weights ->
    [q] q
    [qv] q, v
   *[qkvo] q, k, v, o
}, %, bei Rang { $ranks }
card-subject = LoRA mit Rang { $rank } trainiert
card-matrix =
    einer Matrix der Größe { $shape };
    { reached }
