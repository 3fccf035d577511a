title = LoRA de rango~{ $rank }
size = { $d }~×~{ $k }
alt = { title }: W, { size }, congelada, más { $scaled ->
       *[true] { $factor } por{" "}
        [false] {""}
    }B, { $d }~×~{ $rank }, por A, { $rank }~×~{ $k }. Entrenados: { $trainable } parámetros, el { $share } de { $full }{ outcome }.
caption = { title } para una matriz de pesos de { size } entrena { $trainable } parámetros, el { $share } de los { $full } { -full(case: "genitive") }{ outcome }.
spoken = { $option ->
    [rank] rango
   *[other] { $option }
}~{ $value }, { $trainable } parámetros, { $share }
lowered = Reducido para ajustarse a d y k: { spoken }

scaling = _α_/_r_~=~{ $factor }
trained = entrenada
columns = { $rank } { $rank ->
    [one] columna
   *[other] columnas
}
rows = { $rank } { $rank ->
    [one] fila
   *[other] filas
}
matrix-w =
    _d_ × _k_
    { $d } × { $k }
    congelada
matrix-ba =
    rango ≤~_r_~=~{ $rank },
    nunca guardada
matrix-sum =
    adaptada,
    mismo tamaño
matrices-narrow =
    congelada
    rango ≤~_r_
    adaptada
sizes =
    _W_, _d_ × _k_: { $d } × { $k }, congelada
    _BA_: rango ≤ _r_ = { $rank }, nunca guardada
thick-strips = Con rango { $rank }, _B_ y _A_ se dibujan { $times }~× más gruesas { -to-scale }.
thin-side = El lado { $side } se dibuja { $times }~× más largo { -to-scale }.
area-full = Completo, _dk_: { $full }
area-trained = LoRA, _r_(_d_~+~_k_): { $trainable }
verdict = { $verdict ->
    [loss]
        LoRA entrena el { $share }: más caro;
        rango de equilibrio:~{ $breakEven }
    [ratio]
        LoRA entrena { one-in },
        el { $share }; ahorra~el~{ $rest }
   *[share]
        LoRA entrena el { $share };
        ahorra~el~{ $rest }
}

lesson = Lo que cuesta una matriz
summary = Una matriz de pesos, sus dos factores de bajo rango y lo que cuesta entrenarlos.
listed = { title }, { size }
labels =
    .rank = Rango _r_
    .d = Filas _d_
    .k = Columnas _k_
explanation = _W′_~=~_W_~+~(_α_/_r_)_BA_. Cada elemento de _BA_ es una fila de _B_ multiplicada por una columna de _A_: por eso el rango de _BA_ es como mucho _r_.
table-caption = Tamaños y parámetros
table-head =
    Magnitud
    Fórmula
    Valor
table-quantities =
    Rango
    Matriz de pesos
    { -full }
    LoRA
    de ellos, _B_
    de ellos, _A_
    Parte entrenada
    Ahorro
    Rango de equilibrio
    Factor de escala
saving-formula = 1 − parte
few-ranks = LoRA con los rangos { $ranks }
many-ranks = LoRA con { $count } rangos, de { $firstRank } a { $lastRank }
steps-listed = { $ranks }, { size }
steps-caption = { $ranks }, para una matriz de pesos de { size }, entrena de { $firstTrained } a { $lastTrained } parámetros, del { $firstShare } al { $lastShare } de los { $full } { -full(case: "genitive") }.
steps-alt = { $ranks }: W, { size }, congelada, más B por A. Entrenados: de { $firstTrained } a { $lastTrained } parámetros, del { $firstShare } al { $lastShare } de { $full }.
steps-table = Rango a rango
steps-head =
    Rango _r_
    LoRA, _r_(_d_~+~_k_)
    Parte entrenada
    Ahorro
card-subject = Rango { $rank } en { size }

task = Encuentra el mayor rango que ahorra al menos el { $target } de una matriz de { size }.
answer = El rango { $rankText } es el mayor: ahorra el { $rest }. { $next }
slightly-less = El rango { $rankText } ahorra algo menos del { $target }.
less = El rango { $rankText } ahorra el { $rest }, menos del { $target }.
nothing = El rango { $rankText } no ahorra nada, menos del { $target }.
other-matrix = El ejercicio trata de una matriz de { size }.
no-saving = El rango { $rankText } no ahorra nada: LoRA entrena tantos parámetros como tiene W, o más.
enough = El rango { $rankText } ahorra el { $rest }, al menos el { $target }. ¿Hay un rango mayor que también lo consiga?
