title = LoRA mit Rang { $rank } für { $model }
alt = { title }: B und A werden für { $targetList } trainiert, alles andere ist eingefroren. Trainiert: { $trainable } Parameter, { $share } von { $base }{ outcome }.
caption = LoRA mit Rang { $rank } für { $targetList } von { $model }
spoken = Rang { $rank }, { $trainable } Parameter, { $share }

headline = LoRA trainiert { $trainable } Parameter statt { $base }: { $verdict ->
    [loss] Das kostet mehr
    [even] genauso viele
    [share] { $rest } gespart
   *[ratio] { one-in }
}
deck = { $model }, _r_~=~{ $rank }{ $withAlpha ->
    [true] , _α_/_r_~=~{ REAL($alpha) }/{ $rank }
   *[false] {""}
}
full-area = **eingefroren**: { $base }
trained-area = { $enlarged ->
    [true] **trainiert**: { $trainable } ({ $share }), { $times }-fach vergrößert
   *[false] **trainiert**: { $trainable } ({ $share }), maßstäblich
}
trained = _B_ und _A_ werden für { $targetList } trainiert
card = { $part ->
    [vision] **Bild**: eine von { $layers } Schichten
    [encoder] **Encoder**: eine von { $layers } Schichten
    [decoder] **Decoder**: eine von { $layers } Schichten
    [none] { $of ->
        [all] **Lineare~Module**
        [vision] **Andere~lineare~Module**, Bild
        [encoder] **Andere~lineare~Module**, Encoder
        [decoder] **Andere~lineare~Module**, Decoder
       *[whole] **Andere~lineare~Module**
    }
   *[whole] **Eine~von~{ $layers }~Schichten**
}
only-card = { card }. { $trained }
role = { $role ->
    [attention] **Attention**
    [cross] **Cross-Attention**
    [mlp] **MLP**
    [experts] **Experten**
    [shared] **Auch~geteilte~Experten**
   *[other] **Andere~lineare~Module**
}
block = { role }{ $named ->
   *[true] {" "}{ $prefix }
    [false] {""}
}{ $crossed ->
    [true] , auf der Ausgabe des Encoders
   *[false] {""}
}{ $copies ->
    [router] {" "}×~{ $each } und ein Router
    [experts] {" "}×~{ $each }
    [several] {" "}×~{ $each }
   *[one] {""}
}{ $parallel ->
   *[true] , parallel
    [false] {""}
}{ $everywhere ->
   *[true] {""}
    [false] , in { $some } von { $layers } Schichten
}

thin-module = Die dünnste Seite eines Moduls ist nicht maßstäblich, sondern { $times }-mal so~dick gezeichnet.

part-full = Eingefroren: { $base } Parameter
part-lora = LoRA: { $trainable } Parameter, { $share }
part-module = { $name }{ $place ->
    [each] {" "}in jeder von { $layers } Schichten
    [several] , { $each }-mal in jeder von { $layers } Schichten
   *[once] {""}
}: _W_, { $size }, eingefroren{ $isTarget ->
    [true] ; _B_, { $d }~×~{ $rank }, und _A_, { $rank }~×~{ $k }, trainiert
   *[false] {""}
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
explanation = Die Module stehen in der Reihenfolge des Datenflusses.
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

map-ranks = { $spread ->
    [none] Rang { $most } in jedem Modul
    [layer] Ränge von { $least } bis { $most } je nach Schicht
    [module] Ränge von { $least } bis { $most } je nach Modul
   *[both] Ränge von { $least } bis { $most } je nach Modul und Schicht
}
map-headline = { map-ranks }: { $trainable } Parameter trainiert, { $share } des Modells
map-deck = { $model }, _r_~=~{ $rank }{ $withAlpha ->
    [true] {" "}und _α_~=~{ REAL($alpha) }, wo kein Muster greift; _α_/_r_~=~{ $factors }
   *[false] , wo kein Muster greift
}
map-caption = { map-ranks }, in { $model }
map-alt = Karte der Ränge von LoRA in { $model }, für { $targetList }. { map-ranks }. Trainiert: { $trainable } Parameter, { $share } von { $base }.
map-run = { $rank }, _α_~{ REAL($alpha) }
map-stack = { $part ->
    [vision] **Bild**
    [encoder] **Encoder**
    [decoder] **Decoder**
    [none] **Außerhalb der Schichten**
   *[whole] **Schichten**
}
map-layer = Schicht
map-reading = Die Höhe ist der Rang, im Verhältnis der Parameter geteilt in _B_ (unten) und _A_ (oben).{ $raised ->
    [true] {" "}Ränge unter { $rank } sind nicht maßstäblich.
   *[false] {""}
}
map-row = { $name }, { $size }: { $where }; { $parameters } Parameter trainiert
map-where = Rang { $rank }{ $withAlpha ->
    [true] {" "}mit _α_~{ REAL($alpha) }
   *[false] {""}
}{ $layered ->
   *[true] {" "}in { $count ->
        [one] Schicht { $indices }
       *[other] den Schichten { $indices }
    }
    [false] {""}
}
map-table = Ränge nach Modul und Schicht in { $model } und was LoRA trainiert
map-head =
    Modul
    Schichten
    Trainiert
