title = LoRA de posto~{ $rank }
size = { $d }~×~{ $k }
alt = { title }: W, { size }, congelada, mais { $scaled ->
       *[true] { $factor } vezes{" "}
        [false] {""}
    }B, { $d }~×~{ $rank }, vezes A, { $rank }~×~{ $k }. Treinados: { $trainable } parâmetros, { $share } de { $full }{ outcome }.
caption = Uma matriz de { $d }~×~{ $k } com posto { $rank }
spoken = { $option ->
    [rank] posto
   *[other] { $option }
}~{ $value }, { $trainable } parâmetros, { $share }
lowered = Reduzido para caber em d e k: { spoken }

## The picture

headline = LoRA treina { $trainable } parâmetros em vez de { $full }: { $verdict ->
    [loss] custa mais
    [even] o mesmo número
    [share] economia de { $rest }
   *[ratio] { one-in }
}
deck = { $outcome ->
    [loss] { $share } do { -full }; posto de equilíbrio: { $breakEven }
    [even] Treina { $share }, sem economia
   *[saving] Treina { $share }, economiza { $rest }
}{ $withAlpha ->
    [true] ; _α_/_r_~=~{ $factor }
   *[false] {""}
}
adapted = adaptada
frozen = **congelada**
label-w =
    { $inside ->
       *[true] { frozen }, _d_~×~_k_
        [false] _W_~{ frozen }, _d_~×~_k_
    }
    { size }
trained-a = _A_~**treinada**
trained-b = _B_~**treinada**
product = posto~≤~{ $rank }, nunca~armazenada
product-line = _BA_:~{ product }
full-area = { -full },~_dk_
trained-area = **LoRA**, _r_(_d_~+~_k_)
to-scale = em escala

## The picture in words

part-sum = _W′_ = _W_ + { $scaled ->
    [true] { $factor } vezes{" "}
   *[false] {""}
}_BA_, { size }, adaptada
part-w = _W_, { size }, congelada: { $full } parâmetros
part-b = _B_, { $d }~×~{ $rank }, treinada: { $b } parâmetros
part-a = _A_, { $rank }~×~{ $k }, treinada: { $a } parâmetros
part-ba = _BA_, { size }, posto no máximo { $rank }, nunca armazenada
part-full = { -full(case: "start") }, _dk_: { $full } parâmetros
part-lora = LoRA, _r_(_d_~+~_k_): { $trainable } parâmetros, { $share }

## Page

full-name = { -full }
lora-name = **LoRA**, em~escala
lesson = Quanto custa uma matriz
summary = Uma matriz de pesos, seus dois fatores de posto baixo e o custo de treiná-los.
listed = { title }, { size }
labels =
    .rank = Posto _r_
    .d = Linhas _d_
    .k = Colunas _k_
explanation =
    _W′_~=~_W_~+~(_α_/_r_)_BA_. Cada elemento de _BA_ é o produto de uma linha de _B_ por uma coluna de _A_; por isso, o
    posto de _BA_ é no máximo _r_.
table-caption = Dimensões e parâmetros
table-head =
    Grandeza
    Fórmula
    Valor
table-quantities =
    Posto
    Matriz de pesos
    { -full(case: "start") }
    LoRA
    dos quais _B_
    dos quais _A_
    Parcela treinada
    Economia
    Posto de equilíbrio
    Fator de escala
saving-formula = 1 − parcela
few-ranks = LoRA com os postos { $ranks }
many-ranks = LoRA com { $count } postos, de { $firstRank } a { $lastRank }
steps-listed = { $ranks }, { size }
steps-caption = { $ranks }, para uma matriz de pesos de { size }, treina de { $firstTrained } a { $lastTrained } parâmetros, de { $firstShare } a { $lastShare } dos { $full } do { -full }.
steps-alt = { $ranks }: W, { size }, congelada, mais B vezes A. Treinados: de { $firstTrained } a { $lastTrained } parâmetros, de { $firstShare } a { $lastShare } de { $full }.
steps-table = Posto por posto
steps-head =
    Posto _r_
    LoRA, _r_(_d_~+~_k_)
    Parcela treinada
    Economia

## Page and later

task = Encontre o maior posto que economiza pelo menos { $target } de uma matriz de { size }.
answer = O posto { $rankText } é o maior: economiza { $rest }. { $next }
slightly-less = O posto { $rankText } economiza um pouco menos de { $target }.
less = O posto { $rankText } economiza { $rest }, menos de { $target }.
nothing = O posto { $rankText } não economiza nada, menos de { $target }.

## Later

other-matrix = O exercício trata de uma matriz de { size }.
no-saving = O posto { $rankText } não economiza nada: LoRA treina tantos parâmetros quantos W tem, ou mais.
enough = O posto { $rankText } economiza { $rest }, pelo menos { $target }. Existe um posto maior que também consiga?
