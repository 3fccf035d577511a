-tasks = { $count ->
    [one] { $count } Aufgabe
   *[other] { $count } Aufgaben
}
-adapters = { $count } Adapter
-copies = { $count ->
    [one] { $count } verschmolzene Kopie
   *[other] { $count } verschmolzene Kopien
}

task = { $task ->
    [law] juristische Texte
    [code] Programmcode
   *[poems] Gedichte
}
row-separator = ;{" "}
entry-separator = ,~
title = Der Adapter für { task }, getrennt von W und mit W verschmolzen
alt = Wx + { $scaling }BAx und W′x ergeben mit dem Adapter für { task } beide ({ $output }). Gespeichert für { COUNT($tasks, -tasks) }: verschmolzene Kopien { $copies } Byte, ein W mit Adaptern { $adapters } Byte.
caption = Der Adapter für { task }, verschmolzen und getrennt, und die Gewichte für { COUNT($tasks, -tasks) }
spoken = { task }, h~=~{ $output }

headline = Mit _W_ verschmolzen liefert der Adapter dieselbe Ausgabe ohne Nebenweg
deck = _h_~=~_Wx_~+~(_α_/_r_)_BAx_; _r_~=~1, _α_/_r_~=~{ $scaling }; der Adapter für { task }
separate = **Getrennt:** zwei Wege, _W_ und _BA_
merged = **Verschmolzen:** ein Weg
frozen = **eingefroren**
swapped = je Aufgabe getauscht
same = gleiche Ausgabe
changed = um { $scaling }_BA_ geändert
kept = { $outcome ->
    [loss] Getrennt: mehr Platz als { COUNT($tasks, -copies) }
    [even] Getrennt: so viel Platz wie { COUNT($tasks, -copies) }
   *[saving] Getrennt: { $share } des Platzes von { $tasks ->
        [one] { $tasks } verschmolzenen Kopie
       *[other] { $tasks } verschmolzenen Kopien
    }
}
shape = Byte für _W_ ({ $size }) in bf16 und für Adapter mit Rang { $rank } in fp32
merged-copies = { $tasks ->
    [one] { $tasks } Kopie _W′_
   *[other] { $tasks } Kopien _W′_
}
one-w = Ein _W_ und { $tasks } Adapter _BA_
thin-matrix = Der Teil von _W_ ist nicht maßstäblich, sondern { $times }-mal so~breit gezeichnet.
thin-adapters = Der Teil der Adapter ist nicht maßstäblich, sondern { $times }-mal so~breit gezeichnet.
to-scale = Die Balken sind maßstäblich gezeichnet.

part-separate = Getrennt, zwei Wege: _Wx_ + { $scaling }_BAx_ = _h_
part-w = _W_, eingefroren, Zeile für Zeile: { $values }
part-x = _x_, multipliziert mit { $factor }: { $values }
part-b = _B_, trainiert, eine Spalte: { $values }
part-a = _A_, trainiert, eine Zeile: { $values }
part-h = _h_, die Ausgabe: { $values }
part-merged = Verschmolzen, ein Weg: _W′_~_x_ = _h_, dieselbe Ausgabe ({ $output })
part-sum = _W′_ = _W_ + { $scaling }_BA_, Zeile für Zeile: { $values }
part-copies = { COUNT($tasks, -copies) } von _W_: { $copies } Byte
part-stored = Ein _W_ und { COUNT($tasks, -adapters) }: { $adapters } Byte, { $share } der verschmolzenen Kopien
part-kept = _W_, eingefroren: { $matrix } Byte
part-adapters = { COUNT($tasks, -adapters) }, _B_ und _A_, trainiert: { $added } Byte, je { $adapter }

lesson = Wie Adapter verschmolzen und gespeichert werden
summary = Ein durchgerechnetes Beispiel in ganzen Zahlen: ein Adapter getrennt, verschmolzen und gespeichert.
labels =
    .task = Aufgabe
    .tasks = Anzahl der Aufgaben
explanation =
    _W′_~=~_W_~+~(_α_/_r_)_BA_ hat die Größe von _W_, deshalb verursacht ein verschmolzener Adapter bei der Inferenz
    weder mehr Rechenaufwand noch mehr Latenz (LoRA-Artikel, arXiv 2106.09685, Abschnitt 4.1). Um die Aufgabe zu wechseln,
    zieht man (_α_/_r_)_BA_ ab und addiert das eines anderen Adapters, oder man lässt _W_ unverändert und tauscht _B_ und _A_ aus.
    In Gleitkommaarithmetik ergibt beides bis auf Rundung dieselbe Ausgabe. Ein Gewicht von _W_ braucht 2 Byte (bf16) und ein
    Gewicht eines Adapters 4 (fp32), wie PEFT sie speichert; Kopfdaten der Dateien sind nicht gezählt.
table-caption = Das durchgerechnete Beispiel, mit Strichpunkten zwischen den Zeilen einer Matrix, und die gespeicherten Byte
table-head =
    Größe
    Wert
table-quantities =
    Verschmolzen, _W′_ = _W_ + (_α_/_r_)_BA_
    Änderung, (_α_/_r_)_B_(_Ax_)
    Ausgabe, _h_ = _Wx_ + (_α_/_r_)_B_(_Ax_)
    Zahlen in _W_ und im Adapter
    Gespeicherte Matrix, _d_~×~_k_, und Rang _r_
    Eine Matrix, Byte
    Ein Adapter, Byte
    Aufgaben
    Verschmolzene Kopien, Byte
    Ein _W_ und Adapter, Byte
    Anteil an verschmolzenen Kopien
rounding-rank = Rang~{ $rank }
rounding-name = Rang { $rank }
rounding-limits = Größen sind quadratische Mittel; der Fehler ist relativ zu _BA_. bf16 hat { $bits } signifikante Bit: Eine Änderung unter 1/{ $lost } ihres Gewichts geht verloren, eine über 1/{ $kept } nicht.
rounding-headline = Beim Verschmelzen in bf16 gehen kleine Änderungen verloren: { $share } der Gewichte bleiben gleich
rounding-deck = _W′_ = _W_ + _BA_, auf bf16 gerundet; bei { rounding-rank }, wenn _BA_ { $ratio }-mal so groß ist wie _W_
rounding-keys =
    geändert
    verloren: gleich geblieben
rounding-ratio = _BA_/_W_: { $ratio }
rounding-results =
    { $share } gleich
    Fehler { $error }
rounding-part = _BA_ ist { $ratio }-mal so groß wie _W_: { $share } der Gewichte bleiben gleich, Fehler der Änderung { $error }
rounding-title = Die Gewichte, die sich ändern, wenn BA in bf16 addiert wird
rounding-result = { $share } (bei { $ratio })
rounding-row = { rounding-rank }: { $first }, { $second } und { $third }
rounding-separator = ;{" "}
rounding-alt = Gewichte in bf16, die ihren Wert behalten, wenn BA addiert wird, nach Rang und nach Größe von BA im Verhältnis zu W. { $results }.
rounding-caption = { $corner } von { $size } zufälligen Gewichten, in bf16 verschmolzen
rounding-table = Gewichte, die in bf16 ihren Wert behalten, von { $weights } zufälligen Gewichten; gerundet zur nächsten Zahl, bei Gleichstand zur geraden
rounding-head =
    Rang _r_
    rms(_BA_) / rms(_W_)
    Unveränderte Gewichte
    Anteil
    Fehler der Änderung
