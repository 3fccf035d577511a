title = LoRA mit Rang { $rank }
size = { $d }~×~{ $k }
alt = { title }: W, { size }, eingefroren, plus { $scaled ->
       *[true] { $factor } mal{" "}
        [false] {""}
    }B, { $d }~×~{ $rank }, mal A, { $rank }~×~{ $k }. Trainiert: { $trainable } Parameter, { $share } von { $full }{ outcome }.
caption = LoRA mit Rang { $rank } für eine Matrix der Größe { $d }~×~{ $k }
spoken = { $option ->
    [rank] Rang
   *[other] { $option }
} { $value }, { $trainable } Parameter, { $share }
lowered = Verringert, damit es zu d und k passt: { spoken }

headline = LoRA trainiert { $trainable } Parameter statt { $full }: { $verdict ->
    [loss] Das kostet mehr
    [even] genauso viele
    [share] { $rest } gespart
   *[ratio] { one-in }
}
deck = { $outcome ->
    [loss] { $share } { -full(case: "genitive") }; Gleichstand bei Rang~{ $breakEven }
    [even] { $share } trainiert, nichts gespart
   *[saving] { $share } trainiert, { $rest } gespart
}{ $withAlpha ->
    [true] ; _α_/_r_~=~{ $factor }
   *[false] {""}
}
adapted = angepasst
frozen = **eingefroren**
label-w =
    { $inside ->
       *[true] { frozen }, _d_~×~_k_
        [false] _W_~{ frozen }, _d_~×~_k_
    }
    { size }
trained-a = _A_~**trainiert**
trained-b = _B_~**trainiert**
product = Rang~≤~{ $rank }, nie~gespeichert
product-line = _BA_:~{ product }
full-name = { -full }
full-area = { -full },~_dk_
lora-name = **LoRA**, maßstäblich
trained-area = **LoRA**, _r_(_d_~+~_k_)
to-scale = maßstäblich
part-sum = _W′_ = _W_ + { $scaled ->
    [true] { $factor } mal{" "}
   *[false] {""}
}_BA_, { size }, angepasst
part-w = _W_, { size }, eingefroren: { $full } Parameter
part-b = _B_, { $d }~×~{ $rank }, trainiert: { $b } Parameter
part-a = _A_, { $rank }~×~{ $k }, trainiert: { $a } Parameter
part-ba = _BA_, { size }, Rang höchstens { $rank }, nie gespeichert
part-full = { -full(case: "start") }, _dk_: { $full } Parameter
part-lora = LoRA, _r_(_d_~+~_k_): { $trainable } Parameter, { $share }

lesson = Was eine Matrix kostet
summary = Eine Gewichtsmatrix, ihre zwei Faktoren von niedrigem Rang und was deren Training kostet.
listed = { title }, { size }
labels =
    .rank = Rang _r_
    .d = Zeilen _d_
    .k = Spalten _k_
explanation =
    _W′_~=~_W_~+~(_α_/_r_)_BA_.
    Jeder Eintrag von _BA_ ist das Skalarprodukt einer Zeile von _B_ mit einer Spalte von _A_; daher hat _BA_ höchstens den
    Rang _r_.
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

task = Gesucht ist der größte Rang, der bei einer Matrix der Größe { size } mindestens { $target } spart.
answer = Rang { $rankText } ist der größte: Er spart { $rest }. { $next }
slightly-less = Rang { $rankText } spart etwas weniger als { $target }.
less = Rang { $rankText } spart { $rest }, also weniger als { $target }.
nothing = Rang { $rankText } spart nichts, also weniger als { $target }.
other-matrix = Die Aufgabe handelt von einer Matrix der Größe { size }.
no-saving = Rang { $rankText } spart nichts: LoRA trainiert mindestens so viele Parameter, wie W hat.
enough = Rang { $rankText } spart { $rest }, also mindestens { $target }. Schafft das auch ein größerer Rang?
