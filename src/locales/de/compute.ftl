title = Rechenaufwand von { $model }, LoRA mit Rang { $rank }
alt = { title }, MAC-Operationen je Token. Trainingsschritt: voll { $full }, LoRA { $lora }. Inferenz: { $forward }; LoRA getrennt: { $unmerged }; verschmolzen: kein Mehraufwand.
caption = Mit LoRA vom Rang { $rank } für { $targetList } braucht ein Trainingsschritt von { $model } { $share } der MAC-Operationen { -full(case: "genitive") }{ $outcome ->
    [loss] , LoRA kostet also mehr
   *[other] {""}
}. Bei der Inferenz kommen durch LoRA { $added } hinzu, verschmolzen nichts. Rechenaufwand ist nicht Zeit.
spoken = Rang { $rank }, Training { $share } { -full(case: "genitive") }, Inferenz { $added } mehr

heading = LoRA: kein Gradient eingefrorener Gewichte
unit = { $unit ->
    [billions] Milliarden MAC-Operationen je Token
   *[millions] Millionen MAC-Operationen je Token
}
adapted = _r_~=~{ $rank } für { $targetList }; Ausgabekopf nicht gezählt
legend =
    .forward = Vorwärtsdurchlauf
    .input = Gradient der Eingaben
    .weights = Gradient der Gewichte
training = Im Training
inference = Bei der Inferenz
full = { -full(case: "start") }
full-step = { full }: { $fullAmount }
lora-step = { $outcome ->
    [loss] LoRA: { $loraAmount } ({ $share }), kostet mehr
   *[other] LoRA: { $loraAmount } ({ $share } des vollen)
}
skipped = entfällt
token = { full } oder LoRA~verschmolzen: { $tokenAmount }; LoRA~getrennt:~{ $added }~mehr
thin = Der dünnste Teil eines Balkens ist { $times }~× so breit gezeichnet wie maßstäblich.
time = Rechenaufwand ist nicht Zeit. Gemessen:
times =
    Llama-3.2-3B, { 5000 } Schritte (PEFT): volles~Feintuning:~{ $fullTime }~s; LoRA,~_r_~=~64:~{ $loraTime }~s,~{ $loraTimeShare }~des~vollen; DoRA,~_r_~=~32:~{ $doraTime }~s,~{ $doraTimeShare }~des~vollen.
    GPT-3 (LoRA-Artikel): mit LoRA { $rateRest }~weniger~Zeit je Token.
none = keiner

lesson = Wie viel Rechenaufwand ein Token braucht
summary = MAC-Operationen je Token, im Training und bei der Inferenz: volles Feintuning, LoRA und verschmolzenes LoRA.
labels =
    .rank = Rang _r_
explanation =
    Eine _d_~×~_k_-Matrix braucht je Token _dk_ MAC-Operationen (Multiplikation mit anschließender Addition) im
    Vorwärtsdurchlauf, _dk_ für den Gradienten ihrer Eingabe und _dk_ für den Gradienten ihrer Gewichte. Eine
    eingefrorene Matrix braucht den letzten nicht, daher nähert sich LoRA zwei Dritteln des Rechenaufwands von vollem
    Feintuning (LoRA Without Regret, Thinking Machines Lab 2025). _B_ und _A_ erhöhen jeden dieser Werte um
    _r_(_d_~+~_k_). Gezählt sind die linearen Module der Schichten, jedes so, als bräuchte seine Eingabe einen
    Gradienten. Attention-Werte, Embeddings, Ausgabekopf und der zweite Vorwärtsdurchlauf beim Checkpointing sind
    nicht enthalten. Die Zeiten stammen aus dem Methodenvergleich von PEFT (huggingface/peft, Commit 5d602fd):
    { 5000 } Schritte von Llama-3.2-3B auf einer L40S, mit LoRA vom Rang 64 und DoRA vom Rang 32 für q_proj und
    v_proj. Volles Feintuning liest und schreibt dort auch alle Gradienten und den Zustand von Adam. Für GPT-3 maß der
    LoRA-Artikel je V100 { 43.1 } Token je Sekunde mit LoRA und { 32.5 } ohne, nach seinen Worten „25~%
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
card-subject = { $model }, Rang~{ $rank }
card-share = { $outcome ->
    [loss]
        des Rechenaufwands { -full(case: "genitive") }:
        { -costs-more }
   *[other]
        des Rechenaufwands { -full(case: "genitive") }:
        { $rest } weniger
}
card-lora = LoRA: kein Gradient eingefrorener Gewichte
card-thin-parts = Dünne Teile sind nicht maßstäblich
card-parts = Vorwärtsdurchlauf und Gradienten
