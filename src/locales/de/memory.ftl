units =
    GB
    MB
    kB
overhead = { range }~GB
title = Trainingsspeicher von { $model }, LoRA mit Rang { $rank }
tokens = { $batch }~×~{ $sequence }~Token
mode = { $mode ->
    [full] volles Feintuning
    [lora] LoRA
   *[qlora] QLoRA
}
lora-cost = { $loraBytes }{ $loraLess ->
   *[true] , { $loraShare } { -full(case: "genitive") }
    [false] {""}
}
alt = { title }, { $complete ->
       *[true] { tokens } mit Aktivierungen
        [false] ohne Aktivierungen
    }: { -full } { $fullBytes }; LoRA { lora-cost }; QLoRA { $qloraBytes }{ $qloraLess ->
       *[true] , { $qloraShare } { -full(case: "genitive") }
        [false] {""}
    }. B, A und Zustand: { $trainedBytes }.
caption = { title }
spoken = Rang { $rank }, { tokens }, LoRA { $loraBytes }

headline = { $outcome ->
    [loss] { -costs-more }: { $loraShare } des Speichers, QLoRA { $qloraShare }
   *[other] { $complete ->
       *[true] LoRA trainiert mit { $loraShare } des Speichers, QLoRA mit { $qloraShare }
        [false] Ohne Aktivierungen: LoRA trainiert mit { $loraShare } des Speichers, QLoRA mit { $qloraShare }
    }
}
deck = { $complete ->
   *[true] Spitze je Schritt: { $model }, { tokens }{ $checkpointing ->
       *[true] {" "}mit Checkpointing
        [false] {""}
    }
    [false] Gewichte, Gradienten und Optimiererzustand von { $model }
}, Rang~{ $rank } für { $targetList }. { $less ->
   *[both] Ein Teil liegt an der Präzision.
    [qlora] Nur die Basis von QLoRA hat weniger Bits.
    [none] Eingefrorene Gewichte haben weniger Bits.
}
bits = { $weights ->
    [full16] 16~Bit
    [full32] 32~Bit
    [base16] Basis 16~Bit
    [base32] Basis 32~Bit
    [base4] Basis 4~Bit
   *[mostly32] Basis meist 32~Bit
}
label = **{ $mode ->
    [full] { -full(case: "start") }
   *[other] { mode }
}**, { bits }
names =
    .weights = Gewichte
    .frozen = Basis
    .trained = trainiert
    .b = _B_
    .a = _A_
    .gradient = Gradienten
    .optimizer = Optimierer
    .activation = Aktivierungen
    .temporary = temporär
item = { $name } { $amount }
magnified = { $both ->
   *[true] **{ $trainedBytes }** werden trainiert, bei~beiden
    [false] **{ $trainedBytes }** werden trainiert, bei~QLoRA
}
magnification = { REAL($magnification) }-fach vergrößert.{ $thin ->
   *[true] {" "}In~den~Balken { REAL($times) }-mal so~breit wie~maßstäblich.
    [false] {""}
}
setting = { $precision ->
   *[mixed] Gemischte Präzision (trainiert: 32~Bit)
    [bf16] bf16
    [fp32] fp32
}, { $optimizer ->
    [adamw] AdamW
    [adamw-8bit] 8-Bit-AdamW
   *[sgd] SGD
}.
freed = Volles Feintuning: Aktivierungen vor der Spitze frei.
lower-bound = QLoRA: mindestens { $lowest }.
allocator = CUDA, Allokator: { overhead } mehr.
not-counted = Aktivierungen, CUDA und sein Allokator sind nicht gezählt.
ticks = Gemessen (Striche): { $items }.
no-ticks = Gemessen wurde nur mit { tokens }.
part-mode = { $mode ->
    [full] { -full(case: "start") }
   *[other] { mode }
}, { bits }: { $item }
part-trained = _B_ und _A_ mit ihrem Trainingszustand, trainiert: { $item }
part-magnified = Der trainierte Teil von LoRA und QLoRA, vergrößert: { $trainedBytes }
phases =
    .forward = Vorwärtsdurchlauf
    .loss = Verlust
    .backward = Rückwärtsdurchlauf
    .step = Optimiererschritt
excluded = { $complete ->
   *[true] CUDA und Allokator: { overhead }
    [false] Aktivierungen, CUDA und Allokator
}
none = keine
unknown = unbekannt
mixture = abhängig von den genutzten Experten

lesson = Wie viel Speicher das Training braucht
summary = Die Speicherspitze eines Trainingsschritts: volles Feintuning, LoRA und QLoRA.
labels =
    .rank = Rang _r_
    .batch = Sequenzen
    .sequence = Token je Sequenz
    .checkpointing = Checkpointing
explanation =
    In gemischter Präzision und in fp32 braucht volles Feintuning mit AdamW 16 Byte je Parameter: 4 für das Gewicht, 4
    für seinen Gradienten und 8 für zwei Momente; in bf16 sind es 8. 8-Bit-AdamW speichert die meisten Momente in 1
    Byte, SGD hat keine. In der Spitze braucht der übliche Schritt von AdamW, der nicht fusioniert ist, 4 Byte mehr je
    trainiertem Parameter, in bf16 2. LoRA speichert die eingefrorene Basis in 16 Bit, bei fp32 in 32, und braucht mit
    AdamW 16 Byte je trainiertem Parameter, 12, solange er keinen Gradienten hat. Nur bf16 und fp32 erlauben einen
    Vergleich bei gleicher Präzision. QLoRA (arXiv 2305.14314) speichert die linearen Module in NF4, das mit doppelter
    Quantisierung { 4.126953125 } Bit je Gewicht braucht, und alles andere in fp32, wie PEFT es vorbereitet.
    Aktivierungen sind die Tensoren, die PyTorch für den Rückwärtsdurchlauf speichert, ohne Dropout: Ein eingefrorenes
    Modul speichert keine, ein angepasstes seine Eingabe. Sie werden vor dem Optimiererschritt freigegeben. Der
    Zustand ist exakt. Aktivierungen und Spitzen wichen um höchstens 2~% von den gemessenen ab, in { 1224 }~zufälligen
    Trainingsschritten von { 14 }~Modelltypen. QLoRA wurde nicht verglichen; es speichert mindestens die Aktivierungen
    von LoRA. CUDA und der Allokator sind nicht enthalten: Qwen maß dafür { $low } bis { $high }~GB bei LoRA auf einer
    A100 mit { 1.8 } und 7 Milliarden Parametern. 1~GB sind 10⁹ Byte. Zum Rechenaufwand des Trainings zählen die
    MAC-Operationen der linearen Module im Vorwärtsdurchlauf und für beide Gradienten; eingefrorene Gewichte brauchen
    keinen Gradienten. Attention-Werte, Ausgabekopf, Checkpointing und Dequantisierung sind nicht mitgezählt. Ein
    verschmolzener Adapter verursacht bei der Inferenz keinen Mehraufwand.
table-caption = Trainingsspeicher von { $model } in Byte, und Rechenaufwand
table-experts = { table-caption }; Experten { experts-layout }
table-head =
    Größe
    Voll
    LoRA
    QLoRA
table-quantities =
    Gewichte
    Adapter
    Gradienten in der Spitze
    Optimiererzustand
    Aktivierungen in der Spitze
    Temporär in der Spitze
    Summe
    Untergrenze
    Zeitpunkt der Spitze
    Gemessen
    Nicht enthalten
    MAC-Operationen im Training, im Verhältnis zu vollem Feintuning
    Zusätzliche MAC-Operationen bei der Inferenz, getrennt
    Adapterdatei, ohne Kopfdaten
