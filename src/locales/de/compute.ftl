title = Rechenaufwand von { $model }, LoRA mit Rang { $rank }
alt = { title }, MAC-Operationen je Token. Trainingsschritt: volles Feintuning { $full }, LoRA { $lora }. Inferenz: { $forward }; mit LoRA getrennt { $unmerged }, verschmolzen kein Mehraufwand.
caption = { title }
spoken = Rang { $rank }, Training { $share } { -full(case: "genitive") }, Inferenz { $added } mehr

headline = { $claim ->
    [third] LoRA spart ein Drittel des Rechenaufwands: die Gradienten eingefrorener Gewichte
    [less] LoRA spart { $rest } des Rechenaufwands: Gradienten eingefrorener Gewichte entfallen
    [even] LoRA braucht so viel Rechenaufwand wie { -full }
   *[more] LoRA braucht mehr Rechenaufwand als { -full }
}
deck = MAC-Operationen je Token von { $model }; Rang~{ $rank } für { $targetList }: { $share } { -full(case: "genitive") }.
names =
    .forward = Vorwärtsdurchlauf
    .input-gradient = Gradient der Eingaben
    .gradient = Gradient der Gewichte
full = { -full(case: "start") }
lora = LoRA
amount = { large }
skipped = entfällt: _W_ eingefroren
skipped-short = entfällt
trained = nur für _B_ und _A_: { $count }
wider = { $times }-mal so~breit wie~maßstäblich
inference = Bei der Inferenz
merged = LoRA kostet verschmolzen nichts, getrennt~{ $added }
time = Zeit ist nicht gleich Rechenaufwand
source = gemessen: Llama-3.2-3B, { 5000 } Schritte
methods =
    .full = { -full(case: "start") }
    .lora = LoRA, _r_~=~64
    .dora = DoRA, _r_~=~32
seconds = { $compared ->
   *[true] { $seconds }~s, { $share }
    [false] { $seconds }~s
}
part-step = { $name }, ein Trainingsschritt: { $count } MAC-Operationen je Token ({ $amount })
part-lora = LoRA, ein Trainingsschritt: { $lora } MAC-Operationen je Token ({ $amount }), { $share } { -full(case: "genitive") }
part-pass = { $name }: { $count }
part-trained = Gradient von _B_ und _A_, trainiert: { $count }
part-skipped = Gradient der eingefrorenen Gewichte, entfällt: { $count }
part-inference = { inference }: { $forward } MAC-Operationen je Token ({ $amount }); mit LoRA getrennt { $unmerged }, { $added } mehr; verschmolzen kein Mehraufwand
part-time = { time }; { source }
part-measured = { $name }: { $time }
none = keiner

lesson = Wie viel Rechenaufwand ein Token verursacht
summary = MAC-Operationen je Token, im Training und bei der Inferenz: volles Feintuning, LoRA und verschmolzenes LoRA.
labels =
    .rank = Rang _r_
explanation =
    Eine (_d_~×~_k_)-Matrix braucht je Token _dk_ MAC-Operationen (Multiplikation mit anschließender Addition) im
    Vorwärtsdurchlauf, _dk_ für den Gradienten ihrer Eingabe und _dk_ für den Gradienten ihrer Gewichte. Eine
    eingefrorene Matrix braucht den letzten nicht, daher nähert sich LoRA zwei Dritteln vom Rechenaufwand des vollen
    Feintunings (LoRA Without Regret, Thinking Machines Lab 2025). _B_ und _A_ erhöhen jeden dieser Werte um
    _r_(_d_~+~_k_). Gezählt sind die linearen Module der Schichten, jedes so, als bräuchte seine Eingabe einen
    Gradienten. Attention-Werte, Embeddings, Ausgabekopf und der zweite Vorwärtsdurchlauf beim Checkpointing sind
    nicht enthalten. Die Zeiten stammen aus dem Methodenvergleich von PEFT (huggingface/peft, Commit 5d602fd):
    { 5000 } Schritte von Llama-3.2-3B auf einer L40S, LoRA mit Rang 64 und DoRA mit Rang 32 für q_proj und
    v_proj. Volles Feintuning liest und schreibt dort auch alle Gradienten und den Zustand von Adam. Für GPT-3 maß der
    LoRA-Artikel { 43.1 } Token je Sekunde und V100 mit LoRA und { 32.5 } ohne, nach seinen Worten „25~%
    Beschleunigung“ (arXiv 2106.09685, Abschnitt 4.2).
table-caption = MAC-Operationen je Token in den linearen Modulen von { $model }
table-head =
    Größe
    Voll
    LoRA
    LoRA verschmolzen
table-quantities =
    Vorwärtsdurchlauf
    Gradient der Eingaben
    Gradient der Gewichte
    Trainingsschritt
    Anteil am vollen Feintuning
    Token bei der Inferenz
    Mehraufwand bei der Inferenz
