-tasks = { $count ->
    [one] { $count } Aufgabe
   *[other] { $count } Aufgaben
}

task = { $task ->
    [law] Recht
    [code] Code
   *[poems] Lyrik
}
row-separator = ;{" "}
entry-separator = ,~
title = Der Adapter der Aufgabe „{ task }“, getrennt von W und mit W verschmolzen
alt = Wx + { $scaling }BAx und W′x sind für die Aufgabe „{ task }“ beide ({ $output }). Gespeichert für { COUNT($tasks, -tasks) }: volle Kopien { $copies } Byte, ein W mit Adaptern { $adapters }.
heading = Verschmelzen erhält die Ausgabe
setting = _r_ = 1, _α_ = { $scaling }: _α_/_r_ = { $scaling }
separate = Getrennt, zwei Wege: { $formula }
merged = Verschmolzen, eine Matrix: { $formula }
changed = fett: geändert
same = gleiche Ausgabe
kept = Speicher für { COUNT($tasks, -tasks) }, Byte
shape = _W_, { $size }, in bf16; Adapter vom Rang _r_~=~{ $rank } in fp32
full-copies = Volle Kopien von _W_
one-w = Ein _W_ und Adapter
thin-matrix = Der Teil von W am Balken ist { $times }~× so breit gezeichnet wie maßstäblich.
thin-adapters = Der Teil der Adapter am Balken ist { $times }~× so breit gezeichnet wie maßstäblich.
saved = { $outcome ->
    [loss] Adapter kosten mehr
    [even] nichts gespart
   *[saving] { $rest } gespart
}
verdict = { $share } der Byte voller Kopien: { saved }.
caption = Der Adapter der Aufgabe „{ task }“ ergibt verschmolzen und getrennt dieselbe Ausgabe. Volle Kopien einer Matrix der Größe { $size } für { COUNT($tasks, -tasks) } brauchen { $copies } Byte; ein W mit Adaptern vom Rang { $rank } braucht { $adapters }.
spoken-tasks = { COUNT($tasks, -tasks) }, { verdict }
spoken-task = { task }, h~=~{ $output }

lesson = Wie Adapter verschmolzen und gespeichert werden
summary = Ein durchgerechnetes Beispiel in ganzen Zahlen: ein Adapter getrennt, verschmolzen und gespeichert.
labels =
    .task = Aufgabe
    .tasks = Zahl der Aufgaben
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
    Volle Kopien, Byte
    Ein _W_ und Adapter, Byte
    Anteil an vollen Kopien
card-subject = Ein W, { $tasks } Adapter
card-meaning =
    der Byte voller Kopien:
    { saved }
labeled-bytes = { $label }: { $bytes } Byte

rounding-rank = Rang~{ $rank }
rounding-limits = bf16 hat { $bits } signifikante Bit: Eine Änderung, die kleiner als 1/{ $lost } ihres Gewichts ist, geht verloren, eine, die größer als 1/{ $kept } ist, nicht.
rounding-heading = bf16 verliert kleine Änderungen
rounding-formula = _W′_ = _W_ + _BA_, auf bf16 gerundet
rounding-keys =
    gefüllt: Gewicht geändert
    leer: verloren, Gewicht gleich
rounding-units = _BA_/_W_: Verhältnis der quadratischen Mittel; Verluste: Anteil der Gewichte; Fehler: relativ zu _BA_
rounding-corner = Gezeigt: { $corner } von { $size } zufälligen Gewichten
rounding-ratio = _BA_/_W_: { $ratio }
rounding-lost = Verlust: { $share }
rounding-error = Fehler: { $error }
rounding-title = Die Gewichte, die sich ändern, wenn BA in bf16 addiert wird
rounding-result = { $share } (bei { $ratio })
rounding-row = { rounding-rank }: { $first }, { $second } und { $third }
rounding-separator = ;{" "}
rounding-alt = Gewichte in bf16, die ihren Wert behalten, wenn BA addiert wird, nach Rang und nach Größe von BA im Verhältnis zu W. { $results }.
rounding-caption = Beim Verschmelzen in bf16 geht ein Teil der Änderung verloren. Ist BA das { $ratio }-Fache von W, behalten { $share } der Gewichte bei { rounding-rank } ihren Wert, und der Fehler der Änderung ist { $error }.
rounding-table = Gewichte in bf16, die ihren Wert behalten, von { $weights } zufälligen, nahezu normalverteilten; die Summe wird einmal gerundet, zur nächsten Zahl, bei Gleichstand zur geraden
rounding-head =
    Rang _r_
    rms(_BA_) / rms(_W_)
    Unveränderte Gewichte
    Anteil
    Fehler der Änderung
rounding-subject = In bf16 verschmolzen, { rounding-rank }
rounding-meaning =
    der Gewichte bleiben gleich,
    bei BA/W~=~{ $ratio }
rounding-note = Leer: Änderung verloren
