title = LoRA de rango~{ $rank }
size = { $d }~×~{ $k }
alt = { title }: W, { size }, congelada, más { $scaled ->
       *[true] { $factor } por{" "}
        [false] {""}
    }B, { $d }~×~{ $rank }, por A, { $rank }~×~{ $k }. Se entrenan { $trainable } parámetros, el { $share } de { $full }{ outcome }.
caption = Una matriz de { $d }~×~{ $k } con LoRA de rango~{ $rank }
spoken = { $option ->
    [rank] rango
   *[other] { $option }
}~{ $value }, { $trainable } parámetros, { $share }
lowered = Reducido para ajustarse a d y k: { spoken }

headline = LoRA entrena { $trainable } parámetros en vez de { $full }: { $verdict ->
    [loss] cuesta más
    [even] los mismos
    [share] ahorra el { $rest }
   *[ratio] { one-in }
}
deck = { $outcome ->
    [loss] El { $share } { -full(case: "genitive") }; rango de equilibrio: { $breakEven }
    [even] Entrena el { $share } y no ahorra nada
   *[saving] Entrena el { $share } y ahorra el { $rest }
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
trained-a = _A_~**entrenada**
trained-b = _B_~**entrenada**
product = rango~≤~{ $rank }, nunca~se~guarda
product-line = _BA_:~{ product }
full-name = { -full }
full-area = { -full },~_dk_
lora-name = **LoRA**, a~escala
trained-area = **LoRA**, _r_(_d_~+~_k_)
to-scale = a escala
part-sum = _W′_ = _W_ + { $scaled ->
    [true] { $factor } por{" "}
   *[false] {""}
}_BA_, { size }, adaptada
part-w = _W_, { size }, congelada: { $full } parámetros
part-b = _B_, { $d }~×~{ $rank }, entrenada: { $b } parámetros
part-a = _A_, { $rank }~×~{ $k }, entrenada: { $a } parámetros
part-ba = _BA_, { size }, de rango { $rank } como máximo; nunca se guarda
part-full = Ajuste fino completo, _dk_: { $full } parámetros
part-lora = LoRA, _r_(_d_~+~_k_): { $trainable } parámetros, { $share }

lesson = Lo que cuesta una matriz
summary = Una matriz de pesos, sus dos factores de bajo rango y lo que cuesta entrenarlos.
listed = { title }, { size }
labels =
    .rank = Rango _r_
    .d = Filas _d_
    .k = Columnas _k_
explanation = _W′_~=~_W_~+~(_α_/_r_)_BA_. Cada elemento de _BA_ es el producto de una fila de _B_ por una columna de _A_: por eso el rango de _BA_ es, como máximo, _r_.
table-caption = Dimensiones y parámetros
table-head =
    Magnitud
    Fórmula
    Valor
table-quantities =
    Rango
    Matriz de pesos
    { -full }
    LoRA
    de ellos, en _B_
    de ellos, en _A_
    Parte entrenada
    Ahorro
    Rango de equilibrio
    Factor de escala
saving-formula = 1 − parte
few-ranks = LoRA con los rangos { $ranks }
many-ranks = LoRA con { $count } rangos, de { $firstRank } a { $lastRank }
steps-listed = { $ranks }, { size }
steps-caption = { $ranks }, para una matriz de pesos de { size }, entrena de { $firstTrained } a { $lastTrained } parámetros, del { $firstShare } al { $lastShare } de los { $full } { -full(case: "genitive") }.
steps-alt = { $ranks }: W, { size }, congelada, más B por A. Se entrenan de { $firstTrained } a { $lastTrained } parámetros, del { $firstShare } al { $lastShare } de { $full }.
steps-table = Rango a rango
steps-head =
    Rango _r_
    LoRA, _r_(_d_~+~_k_)
    Parte entrenada
    Ahorro

task = Encuentra el mayor rango que ahorre al menos el { $target } en una matriz de { size }.
answer = El rango { $rankText } es el mayor: ahorra el { $rest }. { $next }
slightly-less = El rango { $rankText } ahorra algo menos del { $target }.
less = El rango { $rankText } ahorra el { $rest }, menos del { $target }.
nothing = El rango { $rankText } no ahorra nada, menos del { $target }.
other-matrix = El ejercicio trata de una matriz de { size }.
no-saving = El rango { $rankText } no ahorra nada: LoRA entrena tantos parámetros como tiene W, o más.
enough = El rango { $rankText } ahorra el { $rest }, al menos el { $target }. ¿Hay un rango mayor que también lo consiga?
