title = Gewichte in NF4: die Stufen, die Bits je Gewicht und der Fehler
becomes = aus { $weight } wird { $value }
errors = NF4 { $nf4 }, int4 { $int4 }, FP4 { $fp4 }
alt = { title }. { $bits } Bit je Gewicht statt { $before }. In einem Block von { $block } Gewichten: { becomes }. Fehler: { errors }.
caption = Gewichte in NF4, in Blöcken zu { $block }
spoken = Blöcke zu { $block }: { becomes }; { $bits } Bit, Fehler { $nf4 }

headline = NF4 speichert jedes Gewicht als eine von { $levels }~Stufen: { $bits }~Bit statt { $before }
deck = Geteilt durch den größten Betrag seines Blocks, absmax { $absmax }, ist { $weight } gleich { $scaled }; die nächste Stufe ist { $level }. absmax wird in 8~Bit als { $kept } gespeichert: { becomes }.
matrix-head = { $matrix } Gewichte, Normalkurve
block-head = { $whole ->
   *[true] { $shown } Gewichte, ein Block
    [false] { $shown } Gewichte aus einem Block von { $block }
}
levels-head = { $levels } Stufen
bits-head = Bit je Gewicht
error-head = Fehler (quadr. Mittel)
sum = 4 + 8/{ $block } + 32/{ $shared } = { $bits }
conditions = Einbettungen, Normen, Ausgabeschicht, _B_ und _A_ behalten 16~Bit oder mehr.

part-matrix = { $matrix } trainierte Gewichte, fast normalverteilt, und die Normalverteilung
part-block = { block-head }, und was jede Stufe in diesem Block bedeutet, mal { $kept }: { $values }
at-level = { $level } → { $value }
part-weight = { becomes }: { $weight } / { $absmax } = { $scaled }, Stufe { $level }, mal { $kept }
part-rows = Bit je Gewicht, und Fehler
part-before = bf16: { $before } Bit
part-type = { $type }: { $sum } Bit; Fehler { $error }

lesson = Wie QLoRA Gewichte in 4 Bit speichert
summary = NF4 an einer trainierten Matrix: seine 16 Stufen, die Bits je Gewicht und der Fehler neben dem von int4 und FP4.
labels =
    .block = Blockgröße
    .weight = Gewicht
explanation =
    QLoRA (arXiv 2305.14314) speichert _W_ in NF4, dessen { 16 } Stufen dort dicht liegen, wo eine Normalverteilung viele
    Gewichte hat (Anhang). Ein Block speichert seinen größten Betrag, absmax, und zu jedem Gewicht eine Stufe. Die
    doppelte Quantisierung zieht das Mittel aller absmax-Werte ab und speichert jeden in 8 Bit; je { 256 } teilen sich einen
    Skalierungsfaktor von 32 Bit. Eine Matrixmultiplikation macht aus den Stufen wieder 16 Bit. Nur lineare Schichten werden
    so gespeichert. Gradienten laufen durch _W_ zu _B_ und _A_, und _W_ ändert sich nie. Die Matrix ist eine trainierte
    Schicht mit { 64 }~×~{ 64 } Gewichten in bf16, quantisiert mit bitsandbytes. int4 hat die Stufen −7/7 bis 7/7. Der
    Fehler ist das quadratische Mittel der Änderung, relativ zu dem von _W_. Eine andere Matrix hat andere Fehler.
table-caption = Ein Gewicht, die Bits je Gewicht und die Stufen in NF4
table-head =
    Größe
    Wert
table-quantities =
    Blockgröße
    Größter Betrag des Blocks, absmax
    absmax in 8 Bit
    Gewicht
    Gewicht / absmax
    Nächste Stufe
    Gespeichertes Gewicht
    Bit je Gewicht
    Bit je Gewicht ohne doppelte Quantisierung
    Fehler von NF4
    Fehler von int4
    Fehler von FP4
level-row = Stufe { $level }
