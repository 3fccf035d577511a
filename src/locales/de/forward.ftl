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
    [false] { title }: x ({ COUNT($k, -numbers) }) durchläuft W und auf einem zweiten Weg A (ergibt { COUNT($rank, -numbers) }) und B. Die Summe beider Wege ist h ({ COUNT($d, -numbers) }). MAC-Operationen: W { $full }, A { $a }, B { $b }.
}
headline = { $added ->
    [merged] Verschmolzen entfällt der Nebenweg: dieselbe Ausgabe
    [more] LoRA steigert den Rechenaufwand um { $share } auf mehr als das Doppelte
    [thin] LoRA ist ein schmaler Nebenweg: { $share } mehr Rechenaufwand
   *[share] LoRA ist ein Nebenweg: { $share } mehr Rechenaufwand
}
deck = { $merged ->
   *[true] { $formula } mit _W′_~=~_W_~+~{ $factor }_BA_: so viele MAC-Operationen wie ohne LoRA
    [false] { $formula }: _A_ und _B_ brauchen { COUNT($trainable, -operations) } je Token
}{ $withAlpha ->
    [true] ; _α_/_r_~{ $scaling }
   *[false] {""}
}
x = _x_: { $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
h = _h_: { $wide ->
   *[true] { COUNT($d, -numbers) }
    [false] { $d }
}
ax = _Ax_: { $wide ->
   *[true] { COUNT($rank, -numbers) }
    [false] { $rank }
}
frozen = **eingefroren**
trained-a = _A_ **trainiert**
trained-b = _B_ **trainiert**
name-w = { $inside ->
   *[true] {""}
    [false] { $merged ->
       *[true] _W′_{" "}
        [false] _W_{" "}
    }
    }{ $merged ->
   *[true] **verschmolzen**
    [false] { frozen }
    }
label-w =
    { name-w }:
    { COUNT($full, -operations) }
label-a =
    { trained-a }:
    { $wide ->
   *[true] { COUNT($a, -operations) }
    [false] { $a }
    }
label-b =
    { trained-b }:
    { $wide ->
   *[true] { COUNT($b, -operations) }
    [false] { $b }
    }
gone = _A_ und _B_: jetzt in _W′_

rounding = Nur durch Rundung kann sich _h_ ändern.

part-x = _x_, ein Token: { COUNT($k, -numbers) }
part-w = { $merged ->
   *[true] _W′_~=~_W_~+~{ $factor }_BA_, { $d }~×~{ $k }, verschmolzen
    [false] _W_, { $d }~×~{ $k }, eingefroren
}: { COUNT($full, -operations) }
part-a = _A_, { $rank }~×~{ $k }, trainiert: { COUNT($a, -operations) }
part-ax = _Ax_: { COUNT($rank, -numbers) }
part-b = _B_, { $d }~×~{ $rank }, trainiert: { COUNT($b, -operations) }
part-sum = _Wx_~+~{ $factor }_BAx_: { COUNT($sum, -additions) }
part-h = _h_, die Ausgabe: { COUNT($d, -numbers) }
caption = { $merged ->
   *[true] Der Vorwärtsdurchlauf durch eine Matrix der Größe { $d }~×~{ $k }, mit der ein Adapter mit Rang { $rank } verschmolzen ist
    [false] Der Vorwärtsdurchlauf durch eine Matrix der Größe { $d }~×~{ $k } und einen Adapter mit Rang { $rank }
}
none = keine
in-w = in W′
spoken = Rang { $rank }. { $claim }

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
    MAC-Operationen, einmal je Schritt für alle Token; das ist bei mehr als _dk_/(_d_~+~_k_) Token günstiger. Das
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
    Tokenzahl, unterhalb der _B_(_Ax_) günstiger ist als _BA_
    Länge von _Ax_
    Skalierung
