title = LoRA mit Rang { $rank } für { $model }
alt = { title }: B und A für { $targetList } trainiert, alles andere eingefroren. Trainiert: { $trainable } Parameter, { $share } von { $base }{ outcome }.
caption = LoRA mit Rang { $rank } für { $targetList } von { $model } trainiert { $trainable } Parameter, { $share } der { $base } des Modells{ outcome }.
spoken = Rang { $rank }, { $trainable } Parameter, { $share }

scaling = Skalierung _α_/_r_~=~{ REAL($alpha) }/{ $rank }
trained = _B_ und _A_ trainiert für { $targetList }
frozen = _W_ und alles andere~eingefroren
layer = { $part ->
    [vision] Bild: eine von { $layers } Schichten
    [encoder] Encoder: eine von { $layers } Schichten
    [decoder] Decoder: eine von { $layers } Schichten
   *[whole] Eine von { $layers } Schichten
}
others = { $part ->
    [vision] Andere lineare Module, Bild
    [encoder] Andere lineare Module, Encoder
    [decoder] Andere lineare Module, Decoder
   *[whole] Andere lineare Module
}
all-modules = Lineare Module
experts = { $each }~Experten
role = { $role ->
    [attention] Attention
    [cross] Cross-Attention
    [mlp] MLP
    [experts] Experten
    [shared] Auch geteilte Experten
   *[other] Andere lineare Module
}
block = { $copies ->
    [router] Router, { experts }
    [experts] { experts }
    [several] { role } ×~{ $each }
   *[one] { role }
}{ $parallel ->
   *[true] , parallel
    [false] {""}
}{ $everywhere ->
   *[true] {""}
    [false] , in { $some } von { $layers }
}
each = je { $size }
thick-strips = _B_ und _A_ sind { $times }~× so dick gezeichnet wie maßstäblich.
thin-side = Die dünnste Seite eines Moduls ist { $times }~× so dick gezeichnet wie maßstäblich.
area-full = { -full(case: "start") }: { $base }
area-trained = LoRA mit Rang { $rank }: { $trainable }
verdict = { $verdict ->
    [loss]
        LoRA trainiert { $share };
        { -costs-more }
    [ratio]
        LoRA trainiert { one-in },
        { $share }; spart { $rest }
   *[share]
        LoRA trainiert { $share };
        spart { $rest }
}

lesson = Was ein ganzes Modell kostet
summary = Die linearen Module eines Modells, welche davon LoRA anpasst, und die Summen für das ganze Modell.
listed = { title }: { $targetList }
labels =
    .rank = Rang _r_
    .preset = Angepasste Module
presets =
    .as-given = wie angegeben
    .q-and-v = q und v
    .all-linear = alle linearen
explanation = Die Module folgen dem Datenfluss.
table-caption = Module von { $model } und was LoRA trainiert
table-head =
    Modul
    Trainiert
fused = { $size }, Rang { $times }_r_
table-quantities =
    LoRA, alle angepassten Module
    Basismodell
    Trainierter Anteil
    Ersparnis
    Alle Parameter
    trainable% von PEFT
table-formulas =
    je _r_(_d_ + _k_)
    eingefroren
    LoRA/Basis
    1 − Anteil
    Basis + LoRA
    LoRA/alle
card-subject = { $model }, Rang~{ $rank }
card-adapted = _B_ und _A_ für { $targetList } in { $layers }~{ $layers ->
    [one] Schicht
   *[other] Schichten
}
