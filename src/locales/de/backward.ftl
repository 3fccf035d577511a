-numbers = { $count ->
    [one] { $count } Zahl
   *[other] { $count } Zahlen
}

title = Rückwärtsdurchlauf von LoRA mit Rang { $rank }{ $firstStep ->
       *[true] , erster Schritt
        [false] {""}
    }
alt = { title }: Der Gradient von h ({ COUNT($d, -numbers) }) läuft durch W sowie durch B und A zu x. Gradienten: B { $d }~×~{ $rank }, A { $rank }~×~{ $k }{ $firstStep ->
   *[true] {" "}(alles~0)
    [false] {""}
}, W keiner. Gespeichert: x und Ax.
headline = { $firstStep ->
   *[true] Beim ersten Schritt ist _B_~=~0: Nur _B_ bekommt einen Gradienten
    [false] Der Gradient läuft durch _W_, aber nur _A_ und _B_ bekommen einen
}
deck = { $firstStep ->
   *[true] Der Gradient von _A_ kommt durch _B_, ist also~0; der von _x_ kommt allein durch _W_
    [false] { $outcome ->
        [loss] _r_(_d_~+~_k_)~=~{ $trainable } Zahlen, _dk_~=~{ $full }: { -costs-more }
        [even] _r_(_d_~+~_k_)~=~{ COUNT($trainable, -numbers) }, so viele wie _dk_
       *[saving] _r_(_d_~+~_k_)~=~{ COUNT($trainable, -numbers) } statt _dk_~=~{ $full }
    }
}{ $withAlpha ->
    [true] ; _α_/_r_~{ $scaling }
   *[false] {""}
}
gradient-h = ∂_L_/∂_h_: { $wide ->
   *[true] { COUNT($d, -numbers) }
    [false] { $d }
}
gradient-x = ∂_L_/∂_x_: { $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
saved-x = _x_ **gespeichert**: { $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
gradient-ax = ∂_L_/∂(_Ax_): { $firstStep ->
   *[true] alles~0
    [false] { $wide ->
       *[true] { COUNT($rank, -numbers) }
        [false] { $rank }
    }
}
saved-ax = _Ax_ **gespeichert**: { $wide ->
   *[true] { COUNT($rank, -numbers) }
    [false] { $rank }
}
frozen = **eingefroren**
label-w =
    { $inside ->
       *[true] {""}
        [false] _W_{" "}
    }{ frozen }:
    kein Gradient
trained-a = _A_ **trainiert**
trained-b = _B_{ $firstStep ->
   *[true] {" "}=~0, **trainiert**
    [false] {" "}**trainiert**
}
gradient-a = ∂_L_/∂_A_: { $firstStep ->
   *[true] alles~0
    [false] { $rank }~×~{ $k }
}
gradient-b = ∂_L_/∂_B_: { $d }~×~{ $rank }

not-saved = Weder _BA_ noch _Wx_ wird gespeichert.

part-gradient-h = ∂_L_/∂_h_, der Gradient der Ausgabe: { COUNT($d, -numbers) }
part-w = _W_, { $d }~×~{ $k }, eingefroren: der Gradient läuft hindurch, die Matrix selbst bekommt keinen
part-b = _B_, { $d }~×~{ $rank }, trainiert{ $firstStep ->
   *[true] , alles~0
    [false] {""}
}
part-gradient-b = ∂_L_/∂_B_, { $d }~×~{ $rank }: { COUNT($b, -numbers) }
part-ax = _Ax_, gespeichert: { COUNT($rank, -numbers) }
part-gradient-ax = ∂_L_/∂(_Ax_): { COUNT($rank, -numbers) }{ $firstStep ->
   *[true] , alles~0
    [false] {""}
}
part-a = _A_, { $rank }~×~{ $k }, trainiert
part-gradient-a = ∂_L_/∂_A_, { $rank }~×~{ $k }: { COUNT($a, -numbers) }{ $firstStep ->
   *[true] , alles~0
    [false] {""}
}
part-x = _x_, gespeichert: { COUNT($k, -numbers) }
part-gradient-x = ∂_L_/∂_x_, { $firstStep ->
   *[true] allein durch _W_
    [false] die Summe beider Wege
}: { COUNT($k, -numbers) }
caption = Der Rückwärtsdurchlauf durch eine Matrix der Größe { $d }~×~{ $k } und einen Adapter mit Rang { $rank }{ $firstStep ->
   *[true] , beim ersten Schritt
    [false] {""}
}
spoken = Rang { $rank }. { $claim }

lesson = Wohin Gradienten fließen
summary = Die Wege des Gradienten durch W sowie durch B und A: was er braucht und was er dort hinterlässt.
listed = { title }, { $d }~×~{ $k }
labels =
    .rank = Rang _r_
    .first-step = Erster Schritt: _B_ = 0
explanation =
    Ist _g_ der Gradient von _h_, so ist (_α_/_r_)_g_(_Ax_)ᵀ der von _B_ und (_α_/_r_)_B_ᵀ_gx_ᵀ der von _A_, jeweils
    summiert über alle Token. Beide brauchen, was der Vorwärtsdurchlauf speichert: _Ax_ und _x_, das auch volles
    Feintuning speichert. _W_ ist eingefroren, daher wird der Gradient _gx_ᵀ von _W_ nie berechnet. Trainierte
    Schichten davor brauchen aber den Gradienten von _x_, also _W_ᵀ_g_~+~(_α_/_r_)_A_ᵀ_B_ᵀ_g_: Der Rückwärtsdurchlauf
    liest _W_, _B_ und _A_. LoRA startet mit _B_~=~0 (arXiv 2106.09685, Abschnitt 4.1). Dann ist der Gradient von _A_
    gleich~0, der von _B_ aber nicht: Der erste Schritt ändert nur _B_. Die automatische Differentiation von PyTorch
    speichert für die Schicht von PEFT dieselben Tensoren und berechnet dieselben Gradienten. Die Vektoren gelten für
    ein Token und für eine Matrix, ohne Bias-Terme und Dropout.
table-caption = Tensoren des Rückwärtsdurchlaufs
table-head =
    Tensor
    Formel
    Beim ersten Schritt
    Zahlen
table-tensors =
    _x_, gespeichert
    _Ax_, gespeichert
    Gespeichert je Token
    Gradient von _h_
    Gradient von _Ax_
    Gradient von _x_
    Gradient von _A_
    Gradient von _B_
    Gradienten von _A_ und _B_
    Gradient von _W_
    Skalierung
states =
    .zero = 0
    .nonzero = nicht 0
    .none = nicht berechnet
