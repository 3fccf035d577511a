-numbers = { $count ->
    [one] { $count } Zahl
   *[other] { $count } Zahlen
}
-operations = { $count ->
    [one] { $count } MAC-Operation
   *[other] { $count } MAC-Operationen
}
-additions = { $count ->
    [one] { $count } Addition
   *[other] { $count } Additionen
}

title = Vorwärtsdurchlauf von LoRA mit Rang { $rank }{ $merged ->
       *[true] , verschmolzen
        [false] {""}
    }
alt = { $merged ->
   *[true] { title }: x ({ COUNT($k, -numbers) }) durchläuft eine einzige Matrix, W′~=~W~+~{ $plainFactor }BA, und wird zu h ({ COUNT($d, -numbers) }). MAC-Operationen: { $full }, keine für A und B.
    [false] { title }: x ({ COUNT($k, -numbers) }) durchläuft W und daneben A (ergibt { COUNT($rank, -numbers) }) und B. Die Summe ist h ({ COUNT($d, -numbers) }). MAC-Operationen: W { $full }, A { $a }, B { $b }.
}
x = _x_, ein Token: _k_ = { COUNT($k, -numbers) }
h = _h_: _d_ = { COUNT($d, -numbers) }
waist = _Ax_: _r_ = { $rank }
frozen = eingefroren
trained = trainiert
operations = = { $formula } MAC-Operationen
gone =
    _A_ und _B_ sind in _W′_:
    kein Mehraufwand,
    dasselbe _h_
sum = Summe: _d_ = { COUNT($sum, -additions) }
per-token = MAC-Operationen je Token:
costs = { $merged ->
   *[true]
        _W′_, verschmolzen: _dk_~= { $full }
        _A_ und _B_: keine, bei gleichem _h_
    [false]
        _W_, eingefroren: _dk_~= { $full }
        _A_, trainiert: _rk_~= { $a }
        _B_, trainiert: _dr_~= { $b }
        { sum }
}
scaled = Skalierung: _α_/_r_ { $scaling }
verdict = { $added ->
    [merged]
        Verschmolzen kostet LoRA
        bei der Inferenz nichts extra
    [more]
        LoRA braucht mehr als _W_:
        { COUNT($trainable, -operations) }
    [ratio]
        LoRA: plus { one-in },
        { COUNT($trainable, -operations) }
   *[share]
        LoRA: plus { $share },
        { COUNT($trainable, -operations) }
}
formed = { $merged ->
   *[true]
        Im Training sind _W_, _A_, _B_ getrennt;
        _BA_ wird danach einmal addiert.
    [false]
        Im Training braucht man _BA_ nicht:
        _B_(_Ax_) ist unter { $tokens } Token billiger.
}
areas = Die Längen der Vektoren haben einen Maßstab, die Flächen der Matrizen nicht.
longer = { $vector } ist { $times }~× so lang gezeichnet wie maßstäblich.
caption = { $merged ->
   *[true] Vorwärtsdurchlauf von LoRA, nachdem BA mit W verschmolzen ist: h~=~W′x braucht { COUNT($full, -operations) } je Token, so viele wie ohne Adapter.
    [false] Vorwärtsdurchlauf von LoRA, h~=~Wx~+~{ $plainFactor }BAx: Ein Token braucht { COUNT($full, -operations) } durch W und { $trainable } durch A und B, { $share }{ $more ->
       *[true] , mehr als W selbst
        [false] {""}
    }.
}
none = keine
in-w = in W′
spoken = Rang { $rank }; { $verdictText }

lesson = Wie ein Token durch W, A und B läuft
summary = Die zwei Wege eines Tokens: durch W sowie durch A und B.
listed = { title }, { $d }~×~{ $k }
labels =
    .rank = Rang _r_
    .merged = Verschmolzen: _W′_ = _W_ + _BA_
explanation =
    Eine MAC-Operation ist eine Multiplikation mit anschließender Addition. _A_ bildet die _k_ Zahlen von _x_ auf _r_
    Zahlen ab, _B_ diese auf _d_ Zahlen; (_α_/_r_)_BAx_ wird zu _Wx_ addiert (arXiv 2106.09685, Abschnitt 4.1).
    _B_(_Ax_) braucht _r_(_d_~+~_k_) MAC-Operationen je Token. _BA_ zu bilden und zu _W_ zu addieren braucht _drk_
    MAC-Operationen, einmal je Schritt für alle Token; das ist bei mehr als _dk_/(_d_~+~_k_) Token billiger. Das
    Training ändert _B_ und _A_ in jedem Schritt, daher muss _BA_ nicht gebildet werden; DoRA bildet es in PEFT einmal
    je Schritt. Nach dem Training kann _BA_ einmal mit _W_ verschmolzen werden: _W′_~=~_W_~+~(_α_/_r_)_BA_ ersetzt
    _W_, ergibt bis auf Rundung dasselbe _h_ und verursacht keinen Mehraufwand. Skalierung und Summe brauchen eine
    MAC-Operation für jede Zahl von _h_. Alle Zahlen gelten je Token und für eine Matrix, ohne Bias-Terme und Dropout.
table-caption = MAC-Operationen im Vorwärtsdurchlauf eines Tokens
table-head =
    Schritt
    Formel
    Getrennt
    Verschmolzen
table-steps =
    _W_ oder _W′_
    _A_
    _B_
    Skalierung und Summe
    Insgesamt
    _A_ und _B_ im Verhältnis zu _W_
    Länge von _Ax_
    Skalierung
card-subject = { $merged ->
   *[true] MAC-Operationen, verschmolzen
    [false] MAC-Operationen, Rang { $rank }
}
card-meaning = { $outcome ->
    [merged]
        A und B kosten
        nichts zusätzlich
    [loss]
        zusätzlich zu { $full }:
        { -costs-more }
    [ratio]
        zusätzlich zu { $full }:
        { one-in }
   *[share]
        zusätzlich zu { $full }:
        { $share }
}
short-vectors = Kurze Vektoren sind nicht maßstäblich
to-scale = Vektorlängen maßstäblich
