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
nothing = Jede Änderung ist 0: Nichts wurde trainiert.
largest = Am größten: { place }, { $symbol }~=~{ $norm }.
held = { hold } jeder Änderung.
verdict = { $zero ->
    [true] { nothing }
   *[false]
        { largest }
        { held }
}
sentences = { $zero ->
    [true] { nothing }
   *[false] { largest } { held }
}
-magnitudes = die Beträge von DoRA
-biases = die Bias-Terme von LoRA
not-shown = Nicht gezeigt: welcher Rang genauso gut gewesen wäre{ $undrawn ->
    [magnitudes] ; { -magnitudes }
    [biases] ; { -biases }
    [both] ; { -magnitudes } und { -biases }
   *[none] {""}
}.
caution = Was das Training in jedem Modul{ $hasExperts ->
   *[true] {" "}oder in den { $experts } Experten einer Schicht
    [false] {""}
} hinterlassen hat. { not-shown }
scale = { $scaling ->
    [differs] _s_ ist je Modul verschieden
    [assumed] _s_~=~{ REAL($factor) } angenommen
   *[known] _s_~=~{ REAL($factor) }
}
keys =
    Oben: { $symbol }, { $measure ->
       *[update] Größe der Änderung
        [entry] Änderung je Eintrag
    }{ in-units }; gleicher Maßstab
    Unten: Richtungen, die { $share } von ‖Δ_W_‖² enthalten
    und die übrigen der _r_ Richtungen des Moduls
example = { place }: Singulärwerte _σ_; { hold }
values = Größe, Richtungen
row = { $norm }, { directions }
layer = Schicht
alt = { title }. { sentences } { not-shown }
caption = Was das Training geändert hat. { sentences } Das zeigt nicht, welcher Rang genauso gut gewesen wäre{ $undrawn ->
        [magnitudes] , und nicht { -magnitudes }
        [biases] , und nicht { -biases }
        [both] , und nicht { -magnitudes } oder { -biases }
       *[none] {""}
    }.{ $hasOthers ->
       *[true] {" "}Die Datei hat auch Tensoren von { $others }, die nicht gezeichnet sind.
        [false] {""}
    }

lesson = Was ein Adapter gelernt hat
summary = Ein trainierter Adapter: die Größe jeder Änderung und wie viele Richtungen das meiste davon enthalten.
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
    ausmachen. Wenige Richtungen können das meiste einer Änderung enthalten, aber ein Anteil der Quadrate ist keine
    Genauigkeit: Ein Training mit diesem Rang kann anders ausgehen.
table-head =
    Module
    Größtes _σ_
    Anteil an der Summe aller ‖Δ_W_‖²
    Größe der Änderung
    Richtungen für den gewählten Anteil
table-directions = Richtungen, die { $share } enthalten
card-subject = Richtungen eines trainierten Adapters:
card-meaning = { $zero ->
    [true]
        enthalten einen Teil jeder Änderung:
        nichts wurde trainiert
   *[false]
        enthalten { $share } jeder Änderung;
        am größten: { place }
}
card-note = Größe jeder Änderung und ihre Richtungen
card-note-of-some = Die größten Änderungen und ihre Richtungen

compared-title = Zwei Adapter derselben Module
compared-sizes = { $different ->
   *[true] Größter Unterschied der Größen: { place }, { $first } und~{ $second }.
    [false] Alle Größen sind gleich.
}
compared-overlap = Mittlere Überlappung der Räume: _B_~{ $meanB }; _A_~{ $meanA }; zufälliger Räume: { $alike ->
   *[true] { $randomB }
    [false] { $randomB }; { $randomA }
}.
compared-sentences = { compared-sizes } { compared-overlap }
compared-not-shown = Nicht gezeigt: ob beide Adapter dasselbe tun{ $undrawn ->
    [magnitudes] ; { -magnitudes }
    [biases] ; { -biases }
    [both] ; { -magnitudes } und { -biases }
   *[none] {""}
}.
compared-caution = Überlappung: der mittlere quadrierte Kosinus der Hauptwinkel, bei dem schwache Richtungen so viel zählen wie starke. { compared-not-shown }
compared-subject = zwei Adapter{ $assumed ->
   *[true] ; _s_ ist angenommen
    [false] {""}
}
compared-keys =
    Oben: { $symbol } des ersten Adapters{ $area ->
       *[true] , des zweiten als Linie
        [false] {" "}und des zweiten
    }{ in-units }; gleicher Maßstab
    Unten: Überlappung der Spaltenräume von _B_ in beiden Adaptern
    und Überlappung der Zeilenräume von _A_
    Voll: derselbe Raum. Linie: zufällige Räume
compared-row = { $first }; { $second }
none = keine
compared-alt = { compared-title }. { compared-sentences }
compared-caption = { compared-title }. { compared-sentences } { compared-not-shown }
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
compared-card-subject = Überlappung der Räume von B, zwei Adapter:
compared-card-meaning =
    im Mittel; zufällige Räume: { $randomB }
    A: { $meanA }
compared-card-note = Größen und Überlappungen von B und A
