title = LoRA mit Rang { $rank }
size = { $d }~×~{ $k }
alt = { title }: W, { size }, eingefroren, plus { $scaled ->
       *[true] { $factor } mal{" "}
        [false] {""}
    }B, { $d }~×~{ $rank }, mal A, { $rank }~×~{ $k }. Trainiert: { $trainable } Parameter, { $share } von { $full }{ outcome }.
caption = { title } trainiert { $trainable } Parameter für eine Gewichtsmatrix der Größe { size }, { $share } der { $full } { -full(case: "genitive") }{ outcome }.
spoken = { $option ->
    [rank] Rang
   *[other] { $option }
} { $value }, { $trainable } Parameter, { $share }
lowered = Verringert, damit es zu d und k passt: { spoken }

scaling = _α_/_r_~=~{ $factor }
trained = trainiert
columns = { $rank } { $rank ->
    [one] Spalte
   *[other] Spalten
}
rows = { $rank } { $rank ->
    [one] Zeile
   *[other] Zeilen
}
matrix-w =
    _d_ × _k_
    { $d } × { $k }
    eingefroren
matrix-ba =
    Rang ≤~_r_~=~{ $rank },
    nie gespeichert
matrix-sum =
    angepasst,
    gleich groß
matrices-narrow =
    eingefroren
    Rang ≤ _r_
    angepasst
sizes =
    _W_, _d_ × _k_: { $d } × { $k }, eingefroren
    _BA_: Rang ≤ _r_ = { $rank }, nie gespeichert
thick-strips = Bei Rang { $rank } sind _B_ und _A_ { $times }~× so dick gezeichnet wie maßstäblich.
thin-side = Die Seite { $side } ist { $times }~× so lang gezeichnet wie maßstäblich.
area-full = Voll, _dk_: { $full }
area-trained = LoRA, _r_(_d_~+~_k_): { $trainable }
verdict = { $verdict ->
    [loss]
        LoRA trainiert { $share }: teurer;
        gleich bei Rang~{ $breakEven }
    [ratio]
        LoRA trainiert { one-in },
        { $share }; spart { $rest }
   *[share]
        LoRA trainiert { $share };
        spart { $rest }
}

lesson = Was eine Matrix kostet
summary = Eine Gewichtsmatrix, ihre zwei Faktoren von niedrigem Rang und was deren Training kostet.
listed = { title }, { size }
labels =
    .rank = Rang _r_
    .d = Zeilen _d_
    .k = Spalten _k_
explanation =
    _W′_~=~_W_~+~(_α_/_r_)_BA_.
    Jeder Eintrag von _BA_ ist Zeile von _B_ mal Spalte von _A_, daher ist der Rang höchstens _r_.
table-caption = Form und Parameter
table-head =
    Größe
    Formel
    Wert
table-quantities =
    Rang
    Gewichtsmatrix
    { -full(case: "start") }
    LoRA
    davon _B_
    davon _A_
    Trainierter Anteil
    Ersparnis
    Rang bei Gleichstand
    Skalierung
saving-formula = 1 − Anteil
few-ranks = LoRA mit den Rängen { $ranks }
many-ranks = LoRA mit { $count } Rängen von { $firstRank } bis { $lastRank }
steps-listed = { $ranks }, { size }
steps-caption = { $ranks } trainiert { $firstTrained } bis { $lastTrained } Parameter für eine Gewichtsmatrix der Größe { size }, { $firstShare } bis { $lastShare } der { $full } { -full(case: "genitive") }.
steps-alt = { $ranks }: W, { size }, eingefroren, plus B mal A. Trainiert: { $firstTrained } bis { $lastTrained } Parameter, { $firstShare } bis { $lastShare } von { $full }.
steps-table = Rang für Rang
steps-head =
    Rang _r_
    LoRA, _r_(_d_~+~_k_)
    Trainierter Anteil
    Ersparnis
card-subject = Rang { $rank } bei { size }

task = Gesucht ist der größte Rang, der bei einer Matrix der Größe { size } mindestens { $target } spart.
answer = Rang { $rankText } ist der größte: Er spart { $rest }. { $next }
slightly-less = Rang { $rankText } spart etwas weniger als { $target }.
less = Rang { $rankText } spart { $rest }, also weniger als { $target }.
nothing = Rang { $rankText } spart nichts, also weniger als { $target }.
other-matrix = Die Aufgabe handelt von einer Matrix der Größe { size }.
no-saving = Rang { $rankText } spart nichts: LoRA trainiert mindestens so viele Parameter, wie W hat.
enough = Rang { $rankText } spart { $rest }, also mindestens { $target }. Schafft das auch ein größerer Rang?
