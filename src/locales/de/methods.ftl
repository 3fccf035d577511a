lora = LoRA, Rang { $rank }
-lora-64 = LoRA mit Rang 64

names =
    .full = { -full(case: "start") }
    .full-run = Voll
    .prompt = { -prompt-tuning }
    .prefix = { -prefix-tuning }
    .tokens = { -trainable-tokens }
    .norms = LN-Tuning
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
title = Feintuning von Llama-3.2-3B: trainierte Parameter und { measure } in { $runs } Läufen

headline = { $compared ->
    [true] { $vertical ->
        [accuracy] { $method } erreicht { $result }, LoRA { $loraResult }, { -full } { $fullResult }
        [memory] { $method } braucht { $result }, LoRA { $loraResult }, { -full } { $fullResult }
       *[time] { $method } braucht { $result }, LoRA { $loraResult }, { -full } { $fullResult }
    }
   *[false] { $vertical ->
        [accuracy] LoRA erreicht die Genauigkeit { -full(case: "genitive") } mit { $loraShare } der Parameter
        [memory] LoRA braucht { $part } der Speicherspitze { -full(case: "genitive") }
       *[time] LoRA trainiert in { $part } der Zeit { -full(case: "genitive") }
    }
}
deck = { $compared ->
    [true] { $share } der Parameter; { $runs } Läufe von Llama-3.2-3B, GSM8K
   *[false] { $runs } Läufe von Llama-3.2-3B, getestet auf GSM8K; je eine Einstellung und ein Startwert
}
axes =
    .accuracy = **Testgenauigkeit** (%)
    .memory = **Speicherspitze** (GB, weniger ist besser)
    .time = **Trainingszeit** (s, log., weniger ist besser)
by = nach trainierten Parametern (log.)
axis-by = { $axis } { by }
fewer = <~{ $bound }
named-value = { $name }: { $number }
of-parameters = { $ratio } Parametern
key =
    LoRA und Varianten
    Bester je Methode
    anderer Lauf
    { $count } unter { $bound }

run = { $name }: { $trained } trainierte Parameter, Testgenauigkeit { $accuracy }, Speicherspitze { $memory }, Trainingszeit { $time }
series = { $kind ->
    [family] LoRA mit anderen Rängen oder mit Optionen von PEFT ({ $count } Läufe)
    [known] Andere bekannte Methoden, von jeder der genaueste Lauf ({ $count } Läufe)
   *[other] Andere Läufe ({ $count })
}
part-comparison = LoRA mit Rang 64 trainiert { $trained } Parameter, { $share } der { $fullTrained } { -full(case: "genitive") }: { $ratio }

verdict = { $compared ->
    [false] { -lora-64 } trainiert { of-parameters }
   *[true] { $method }{ $attempts ->
        [one] {""}
       *[other] {" "}(bester von { $attempts } Läufen)
    } trainiert { $share } der Parameter
}; { measure } { $result }; { $compared ->
    [false] { -full }: { $fullResult }
   *[true] { -lora-64 }: { $loraResult }; { -full }: { $fullResult }
}.
alt = { title }. { verdict } Bester Wert: { $best }.

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
    Bild benennt ein Dutzend bekannter Methoden, bei mehreren Läufen den genauesten. PEFT zählt AdaLoRA, LoHa und
    VeRA, die von LoRA abgeleitet sind, als eigene Methoden. Jeder Lauf ist eine Einstellung
    mit einem Startwert: Ein schlechtes Ergebnis liegt an der Einstellung, nicht an der Methode. Bei Rang 64 unterscheiden
    sich rsLoRA und LoRA auch in der Skalierung, 8 und 2. Die Speicherspitze ist der reservierte Speicher; 1~GB sind
    10⁹ Byte. Bei den { $runs } Läufen mit weniger als { large } Parametern beträgt die Rangkorrelation von
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
    .sparse = dünn besetzt: { REAL($first) }
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
