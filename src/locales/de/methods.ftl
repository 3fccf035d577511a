-lora = LoRA mit Rang 64

names =
    .full = { -full(case: "start") }
    .full-run = Voll
measure = { $vertical ->
    [accuracy] Testgenauigkeit
    [memory] Speicherspitze
   *[time] Trainingszeit
}
value = { $vertical ->
    [accuracy] { $number }
    [memory] { $number }~GB
   *[time] { $number }~s
}
# An axis has no room for "Tsd." and "Mio.".
thousands = { $tick }~k
millions = { $tick }~M
title = { $runs } Feintuning-Läufe mit Llama-3.2-3B: trainierte Parameter und { measure }
heading = { $runs } Läufe, Llama-3.2-3B
axes =
    .accuracy = Testgenauigkeit, %; hoch ist gut
    .memory = Speicherspitze, GB; wenig ist gut
    .time = Zeit, s (log.); wenig ist gut
trained = trainierte Parameter, logarithmisch
fewer = <~{ $bound }
more = >~{ $bound }
chosen-name = { $chosen ->
    [lora] { -lora }
   *[other] { $method }{ $several ->
       *[true] {" "}(bester von { $attempts })
        [false] {""}
    }
}
outcome =
    { chosen-name }
    trainiert { $share }; { $vertical ->
        [accuracy] Test: { $result }
       *[other] { $result }
    }
other-results = { $chosen ->
    [lora] voll: { $fullResult }
   *[other] LoRA r64: { $loraResult }; voll: { $fullResult }
}
key =
    LoRA-Familie; Linie: r32, r64
    { names.full }
    { $chosen ->
        [method] { $method }
       *[other] { $others } weitere Läufe
    }
note = Ein Punkt ist eine Einstellung, kein~Urteil.
verdict = { chosen-name } trainiert { $share } der Parameter; { measure } { $result }; { $chosen ->
    [lora] { -full }: { $fullResult }
    [full] { -lora }: { $loraResult }
   *[method] { -lora }: { $loraResult }; { -full }: { $fullResult }
}.
alt = { title }. { verdict } Bester Wert: { $best }.
caption = { $runs } gemessene Läufe. { verdict }

lesson = Wie LoRA im Vergleich mit anderen Methoden abschneidet
summary = Gemessene Läufe von LoRA und anderen Methoden: trainierte Parameter, Genauigkeit, Speicher und Zeit.
labels =
    .vertical = Senkrechte Achse
    .method = Hervorheben
verticals =
    .accuracy = Genauigkeit
    .memory = Speicher
    .time = Zeit
explanation =
    Gemessen von den Autoren von PEFT (github.com/huggingface/peft, method_comparison/MetaMathQA, Commit 5d602fd):
    Llama-3.2-3B in bfloat16, { 5000 } Schritte mit je 4 Beispielen auf MetaMathQA, getestet auf GSM8K, eine L40S. Das
    Bild benennt ein Dutzend bekannte Methoden, von mehreren Läufen den genauesten. Jeder Lauf ist eine Einstellung
    mit einem Startwert: Ein schlechtes Ergebnis gehört zur Einstellung, nicht zur Methode. Bei Rang 64 unterscheiden
    sich rsLoRA und LoRA auch in der Skalierung, 8 und 2. Die Speicherspitze ist der reservierte Speicher; 1~GB sind
    10⁹ Byte. Über die { $runs } Läufe mit weniger als { $tick }~Millionen Parametern ist die Rangkorrelation von
    Größe und Genauigkeit { $ofAccuracy }, von Größe und Speicher { $ofMemory }, von Größe und Zeit { $ofTime }.
table-caption = Die { $named } Läufe, die das Bild benennt, dann die übrigen { $others }, die im Druck fehlen
table-head =
    Methode
    Einstellung
    Trainierte Parameter
    Testgenauigkeit
    Speicherspitze, Byte
    Trainingszeit
settings =
    .r = r { $first }
    .ranks = r { $first } bis { $last }
    .values = { $first } Werte
    .tokens = { $first } Token
    .frequencies = { $first } Frequenzen
    .subspaces = { $first } Unterräume
    .groups = Gruppen zu { $first }
    .blocks = Blöcke der Größe { $first }
    .factor = Faktor { $first }
    .sparse = dünn besetzt { REAL($first) }
    .learning-rate = Lernrate { REAL($first) }
    .v-biases = Bias-Terme von v
    .all-norms = alle Norm-Schichten
    .all-linear = alle linearen
    .mini = Mini
    .bat = Bat
    .para = PaRa
    .fast = schnell
    .tied = gekoppelt
    .vectors = Vektoren
    .mlp = MLP
    .random-start = zufälliger Start
    .word-start = Start mit Wörtern
    .zero-start = Start mit null
    .default = Standard
separator = ,{" "}
card-subject = { measure } von { $chosen ->
    [lora] { -lora }
    [full] vollem Feintuning
   *[method] { $method }
}
card-meaning =
    mit { $share } trainiert;
    { $chosen ->
        [full] LoRA: { $loraResult }
       *[other] { -full }: { $fullResult }
    }
