title = Anteil einer Matrix der Größe { $shape }, den LoRA trainiert, nach Rang
trains = Bei Rang { $rank } werden { $share } trainiert
reached = { $goal ->
    [saved] Rang { $bestRank } spart noch { $targetShare }
    [even] Rang { $bestRank } kostet noch nicht mehr
    [missed] kein Rang spart { $targetShare }
   *[loss] jeder Rang kostet mehr
}
even = { $breaksEven ->
   *[true] Gleichstand bei Rang { $breakEven }
    [false] kein Rang mit Gleichstand
}
alt = { title }. { trains }; { reached }; { even }.{ $measured ->
   *[true] {" "}Darunter die Genauigkeit von GPT-3 bei den Rängen { $firstRank } bis { $lastRank }.
    [false] {""}
}
caption = LoRA mit Rang { $rank } für eine Matrix der Größe { $shape }
spoken = { $option ->
    [rank] Rang
   *[other] { $option }
} { $value }, { parameters }, { $share }
lowered = Verringert, damit es zu d und k passt: { spoken }
parameters = { $trainable } Parameter
none = keiner

headline = { $outcome ->
   *[saving] Unterhalb von Rang~{ $limit } trainiert LoRA weniger Parameter
    [even] Bei Rang~{ $rank } trainiert LoRA genauso viele Parameter
    [loss] Bei Rang~{ $rank } trainiert LoRA mehr Parameter
    [always] LoRA trainiert bei keinem Rang weniger Parameter
}
deck = Rang { $rank }, Matrix { $d }~×~{ $k }: { $trainable } statt { $full }~Parameter
share-title = **Trainierte Parameter**, in % { -full(case: "genitive") }, nach Rang (log.)
accuracy-title = **Genauigkeit von GPT-3**, %: Rang { $firstRank } bis~{ $lastRank }, Abstand höchstens { $points } Punkte
rank-name = Rang
full-name = { -full }
costs-more = { -costs-more }
rank-share = Rang { $rank }: { $share }
weight-letters = { $weights ->
    [q] q
    [qv] q, v
   *[qkvo] q, k, v, o
}
line = **{ $task }**, { $long ->
   *[true] { $weights ->
        [q] nur Query-Gewichte
       *[other] Query- und Value-Gewichte
    }
    [false] { weight-letters }
}: { range }
conditions = { $measured ->
   *[true] Hu et al., arXiv 2106.09685, Tabelle 6, gemessen bis Rang~{ $lastRank }.
    [false] Der Anteil ist _r_(_d_~+~_k_)/_dk_: doppelter Rang, doppelter Anteil.
}

at = { $value } bei Rang { $rank }
part-full = { -full(case: "start") }: { $full } Parameter, { $all }
part-line = LoRA, _r_(_d_~+~_k_)/_dk_, aus _B_ und _A_: { $values }
part-rank = Rang { $rank }: { $trainable } Parameter, { $share }, davon _B_ { $b } und _A_ { $a }; { reached }
part-sweep = { $task }, { $weights ->
    [q] nur Query-Gewichte
   *[other] Query- und Value-Gewichte
}: { $values }

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
measured = GPT-3, { $task } mit { weight-letters }, %, bei Rang { $ranks }
