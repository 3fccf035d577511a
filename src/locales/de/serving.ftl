units =
    PB
    TB
    GB
    MB
    kB
-adapters = { $count } Adapter
title = Speicher für { COUNT($adapters, -adapters) } mit Rang { $rank } auf { $model }
cost = { $outcome ->
   *[saving] { $shared } auf einer Basis, verschmolzen { $merged }
    [even] { $shared } auf einer Basis und ebenso viel verschmolzen
    [loss] { $shared } auf einer Basis, verschmolzen { $less } weniger
}
alt = { title }: { cost }. In { $memory } passen { $fitShared } Adapter oder { $fitMerged } verschmolzene Kopien. Jede Anfrage eines Stapels nutzt ihren eigenen Adapter.
caption = { title }
spoken = { COUNT($adapters, -adapters) } mit Rang { $rank }: { cost }; in { $memory } passen { $fitShared }
every = jede Zahl

headline = { $adapters ->
    [one] { $adapters } Adapter braucht { cost }
   *[other] { $adapters } Adapter brauchen { cost }
}
deck = { $model } in 16 Bit; Rang~{ $rank } für { $targetList }{ $padded ->
    [true] , in Plätzen mit Rang~{ $slotRank }
   *[false] {""}
}
memory-title = **{ $unit } für Gewichte**, nach Adapterzahl
budget = Speicher: { $memory }
shared-name = **Adapter:** { $fitShared ->
    [one] { $fitShared } passt in { $memory }
   *[other] { $fitShared } passen in { $memory }
}
merged-name = **Verschmolzene Kopien:** { $fitMerged ->
    [one] { $fitMerged } passt
   *[other] { $fitMerged } passen
}
each = je { $weights }
sum = { $weights } + je { $slot }
crossover = { $limit ->
    [one] nur bei { $limit } ist verschmolzen kleiner
   *[other] bis { $limit } ist verschmolzen kleiner
}
batch-title = **Ein Stapel:** Alle Anfragen teilen _W_; jede nutzt ihr eigenes _B_ und _A_
request = { $long ->
   *[true] Anfrage { $request }, Adapter { $adapter }
    [false] Anfrage { $request }
}
padding = { $padded ->
   *[true] { $share } aufgefüllt
    [false] nichts aufgefüllt
}
conditions = Laden eines Adapters: { $adapter }. KV-Cache und Aktivierungen sind nicht gezählt.

part-base = Eine Basis, eingefroren: { $weights }
part-adapters = { COUNT($adapters, -adapters) }, _B_ und _A_, je { $adapter }, in Plätzen von { $slot }: mit der Basis { $shared }; { $fitShared } passen in { $memory }
part-merged = Verschmolzene Kopien, je { $weights }, für { COUNT($adapters, -adapters) }: { $merged }; { $fitMerged } passen in { $memory }
part-w = _W_, eingefroren, einmal für alle Anfragen
part-batch = Ein Stapel von Anfragen, jede mit ihrem eigenen Adapter mit Rang { $rank } in einem Platz mit Rang { $slotRank }: { padding }

lesson = Wie viele Adapter ein Server hält
summary = Der Speicher vieler Adapter auf einer Basis neben dem verschmolzener Kopien, und ein Stapel, in dem jede Anfrage ihren eigenen Adapter nutzt.
labels =
    .adapters = Adapter
    .rank = Rang _r_
    .slotRank = Rang eines Platzes
    .memory = Speicher, GB
explanation =
    Die Byte sind gerechnet, für Gewichte in 16 Bit exakt: _N_ Adapter auf einer Basis brauchen _W_~+~_Ns_ und _N_
    verschmolzene Kopien _NW_, mit _W_ für die Byte der Basis und _s_ für die eines Platzes. Verschmolzene Kopien sind nur
    kleiner, solange _N_ unter _W_/(_W_~−~_s_) liegt, bei den meisten Modellen nur bei 1. PEFT speichert Adapter in fp32,
    ihre Dateien sind deshalb doppelt so groß. Ein Server braucht außerdem Platz für KV-Cache, Aktivierungen und Puffer;
    sie sind nicht gezählt. In vLLM (Dokumentation von LoRAConfig und max_lora_rank) ist max_loras die Zahl
    der Adapter in einem Stapel und max_cpu_loras die im Speicher der CPU; ein Platz hat den Rang max_lora_rank,
    voreingestellt 16, im Datentyp der Basis; Adapter mit kleinerem Rang werden mit Nullen aufgefüllt. Der Durchsatz wurde
    anderswo gemessen, nicht hier: Punica (arXiv 2310.18547, Zusammenfassung) multipliziert einen Stapel einmal mit _W_
    und jede Anfrage mit ihrem eigenen _B_ und _A_ und nennt das 12-Fache anderer Server bei 2~Millisekunden mehr je Token; S-LoRA
    (arXiv 2311.03285, Zusammenfassung) hält alle Adapter im Hauptspeicher, lädt die der laufenden Anfragen und nennt bis
    zum 4-Fachen von PEFT und von vLLM mit verschmolzenen Kopien. Im Bild des Stapels sind nur die Ränge
    der Plätze maßstäblich. Die Ladezeiten nehmen 25~GB in einer Sekunde an.
table-caption = Speicher von Adaptern und verschmolzenen Kopien in Byte
table-head =
    Größe
    Wert
table-quantities =
    Basis in 16 Bit und jede verschmolzene Kopie
    Adapter in 16 Bit
    Platz eines Adapters
    davon aufgefüllt
    Eine Basis mit allen Plätzen
    Ebenso viele verschmolzene Kopien
    Speicher des Servers
    Adapter, die neben die Basis passen
    Verschmolzene Kopien, die hineinpassen
    Bis zu dieser Zahl ist verschmolzen kleiner
    Adapterdatei in fp32, ohne Kopfdaten
    Laden eines Adapters mit 25 GB/s, Millisekunden
    Laden einer verschmolzenen Kopie mit 25 GB/s, Millisekunden
