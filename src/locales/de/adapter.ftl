title = Was das Training in jedem Modul geändert hat
place = { $layered ->
   *[true] { $kind } in Schicht~{ $layer }
    [false] { $kind }
}
in-units = { $powered ->
   *[true] , in~{ $power }
    [false] {""}
}
directions = { $directions } von~{ $ranks }
hold = { $largest ->
    [one] { directions } Richtungen enthält { $share }
   *[other] { directions } Richtungen enthalten { $share }
}
example-title = Größtes ‖Δ_W_‖: { place }
nothing = Jede Änderung ist 0: Nichts wurde trainiert
held = { hold } jeder Änderung
-magnitudes = die Beträge von DoRA
-biases = die Bias-Terme von LoRA
sentences = { $zero ->
    [true] { nothing }.
   *[false] { example-title }. { held }.
}
not-shown = Nicht gezeigt: welcher Rang genauso gut gewesen wäre{ $undrawn ->
    [magnitudes] ; { -magnitudes }
    [biases] ; { -biases }
    [both] ; { -magnitudes } und { -biases }
   *[none] {""}
}.
headline = { $zero ->
    [true] { nothing }
   *[false] { held }
}
deck = Was das Training in jedem Modul{ $hasExperts ->
   *[true] {" "}oder in den { $experts } Experten einer Schicht
    [false] {""}
} hinterlassen hat, Δ_W_~=~_s_·_BA_; Anteile von~‖Δ_W_‖²; { $scaling ->
    [differs] _s_ ist je Modul verschieden
    [assumed] _s_~=~{ REAL($factor) } angenommen
   *[known] _s_~=~{ REAL($factor) }
}. { not-shown }
size-label = { $measure ->
   *[update] Größe { $symbol }
    [entry] { $symbol }
}{ in-units }
directions-label = Richtungen
example-held = { hold } von ‖Δ_W_‖²
example-values = { $count ->
    [one] sein quadrierter Singulärwert _σ_²
   *[other] { $count } quadrierte Singulärwerte _σ_², Summe~‖Δ_W_‖²
}
part-row = { $kind }{ $layered ->
   *[true] , Schichten { $layers }
    [false] {""}
}: { $symbol } { $sizes }. Richtungen { $directions } von { $ranks }
part-example = { place }: Quadrate der Singulärwerte, relativ zum größten: { $values }. { hold } von ‖Δ_W_‖²
layer = Schicht
alt = { title }. { sentences } { not-shown }
caption = Was das Training mit Rang { $ranks } in jedem Modul geändert hat{ $hasOthers ->
   *[true] ; die Datei hat auch Tensoren von { $others }, die nicht gezeichnet sind
    [false] {""}
}

lesson = Was ein Adapter gelernt hat
summary = Ein trainierter Adapter: die Größe jeder Änderung und wie viele Richtungen den größten Teil davon enthalten.
listed = { title }, { $share } jeder Änderung
labels =
    .share = Enthaltener Anteil, %
    .measure = Größe einer Änderung
measures =
    .update = gesamt
    .entry = je Eintrag
explanation =
    Die Änderung eines Moduls ist Δ_W_~=~_s_·_BA_, mit _s_~=~_α_/_r_ oder bei rsLoRA _α_/√_r_. Ihre Größe ‖Δ_W_‖ ist die
    Wurzel aus der Summe ihrer quadrierten Singulärwerte, die aus _B_ und _A_ berechnet sind. Größere Matrizen haben
    größere Normen; je Eintrag ist die Norm durch √(_dk_) geteilt. Richtungen sind wie bei der Umwandlung in LoRA durch
    PEFT gezählt: die kleinste Zahl von Singulärwerten, deren Quadrate mindestens den gewählten Anteil der Summe
    ausmachen. Wenige Richtungen können den größten Teil einer Änderung enthalten, aber ein Anteil der Quadrate ist keine
    Genauigkeit: Ein Training mit diesem Rang kann anders ausgehen.
table-head =
    Module
    Größtes _σ_
    Anteil an der Summe aller ‖Δ_W_‖²
    Größe der Änderung
    Richtungen für den gewählten Anteil
table-directions = Richtungen, die { $share } enthalten

compared-title = Zwei Adapter derselben Module
compared-sizes = { $different ->
   *[true] Am meisten unterscheiden sich die Größen bei { place }: { $first } und~{ $second }.
    [false] Alle Größen sind gleich.
}
compared-overlap = Mittlere Überlappung der Räume: _B_~{ $meanB }; _A_~{ $meanA }; bei zufälligen Räumen: { $alike ->
   *[true] { $randomB }
    [false] { $randomB }; { $randomA }
}
compared-sentences = { compared-sizes } { compared-overlap }.
compared-not-shown = Nicht gezeigt: ob beide Adapter dasselbe tun{ $undrawn ->
    [magnitudes] ; { -magnitudes }
    [biases] ; { -biases }
    [both] ; { -magnitudes } und { -biases }
   *[none] {""}
}.
compared-deck = { compared-sizes }{ $assumed ->
   *[true] {" "}_s_ eines Adapters ist angenommen.
    [false] {""}
}
compared-reading = Größen: der erste Adapter hell, der zweite { $area ->
   *[true] als Linie
    [false] dunkel
}. Überlappung: der mittlere quadrierte Kosinus der Hauptwinkel, bei dem schwache Richtungen so viel zählen wie starke; voll für denselben Raum, mit einer Linie für zufällige Räume. { compared-not-shown }
compared-factor = { $named ->
   *[true] Überlappung { $letter } { $overlap }
    [false] { $letter } { $overlap }
}
compared-part = { $kind }{ $layered ->
   *[true] , Schichten { $layers }
    [false] {""}
}: { $symbol } des ersten Adapters { $first }, des zweiten { $second }; Überlappung von _B_ { $meanB }, von _A_ { $meanA }
compared-row = { $first } und~{ $second }
none = keine
compared-alt = { compared-title }. { compared-sentences }
compared-caption = Größen und Überlappungen zweier Adapter derselben Module
compared-table = { compared-title }, verglichen wie im LoRA-Artikel
compared-head =
    Module
    _r_, erster
    _r_, zweiter
    { $symbol }, erster
    { $symbol }, zweiter
    Überlappung von _B_
    Zufällig
    Überlappung von _A_
    Zufällig
