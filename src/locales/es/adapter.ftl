title = Lo que el entrenamiento cambió en cada módulo
place = { $layered ->
   *[true] { $kind } de la capa~{ $layer }
    [false] { $kind }
}
in-units = { $powered ->
   *[true] , en~{ $power }
    [false] {""}
}
directions = { $directions } de~{ $ranks }
hold = { $largest ->
    [one] { $directions } dirección de~{ $ranks } contiene el { $share }
   *[other] { $directions } direcciones de~{ $ranks } contienen el { $share }
}
nothing = Cada actualización es 0: no se entrenó nada.
largest = La mayor: { place }, { $symbol }~=~{ $norm }.
held = { hold } de cada actualización.
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
-magnitudes = las magnitudes de DoRA
-biases = los sesgos de LoRA
not-shown = No se muestra: qué rango habría servido igual{ $undrawn ->
    [magnitudes] ; { -magnitudes }
    [biases] ; { -biases }
    [both] ; { -magnitudes } y { -biases }
   *[none] {""}
}.
caution = Lo que el entrenamiento dejó en cada módulo{ $hasExperts ->
   *[true] , o en los { $experts } expertos de una capa
    [false] {""}
}. { not-shown }
scale = { $scaling ->
    [differs] _s_ varía entre módulos
    [assumed] _s_~=~{ REAL($factor) } (supuesto)
   *[known] _s_~=~{ REAL($factor) }
}
keys =
    Arriba: { $symbol }, { $measure ->
       *[update] tamaño de la actualización
        [entry] actualización por elemento
    }{ in-units }; misma escala
    Abajo: direcciones que contienen el { $share } de ‖Δ_W_‖²
    y el resto de las _r_ direcciones del módulo
example = { place }: sus valores singulares _σ_; { hold }
values = tamaño, direcciones
row = { $norm }, { directions }
layer = capa
alt = { title }. { sentences } { not-shown }
caption = Lo que cambió el entrenamiento. { sentences } La figura no muestra qué rango habría servido igual{ $undrawn ->
        [magnitudes] , ni { -magnitudes }
        [biases] , ni { -biases }
        [both] , ni { -magnitudes } ni { -biases }
       *[none] {""}
    }.{ $hasOthers ->
       *[true] {" "}El archivo también tiene tensores de { $others }, que no se dibujan.
        [false] {""}
    }

lesson = Lo que aprendió un adaptador
summary = Un adaptador entrenado: el tamaño de cada actualización y cuántas direcciones contienen casi toda.
listed = { title }, { $share } de cada actualización
labels =
    .share = Parte contenida, %
    .measure = Tamaño de una actualización
measures =
    .update = completa
    .entry = por elemento
explanation =
    La actualización de un módulo es Δ_W_~=~_s_·_BA_, con _s_~=~_α_/_r_, o _α_/√_r_ en rsLoRA. Su tamaño ‖Δ_W_‖ es la raíz de la
    suma de los cuadrados de sus valores singulares, que se calculan a partir de _B_ y _A_. Las matrices mayores tienen normas
    mayores; por elemento, la norma se divide por √(_dk_). Las direcciones se cuentan como en la conversión a LoRA
    de PEFT: el menor número de valores singulares cuyos cuadrados suman al menos la parte elegida del total. Pocas
    direcciones pueden contener casi toda una actualización, pero una parte de los cuadrados no es exactitud:
    entrenar con ese rango puede dar otro resultado.
table-head =
    Módulos
    Mayor _σ_
    Parte de la suma de todos los ‖Δ_W_‖²
    Tamaño de la actualización
    Direcciones para la parte elegida
table-directions = Direcciones que contienen { $share }
card-subject = Direcciones de un adaptador:
card-meaning = { $zero ->
    [true]
        contienen una parte de cada actualización:
        no se entrenó nada
   *[false]
        contienen el { $share } de cada actualización;
        la mayor: { place }
}
card-note = Tamaño de cada actualización, y direcciones
card-note-of-some = Las mayores actualizaciones, y direcciones

compared-title = Dos adaptadores de los mismos módulos
compared-sizes = { $different ->
   *[true] Mayor diferencia de tamaño: { place } ({ $first } y { $second }).
    [false] Todos los tamaños son iguales.
}
compared-overlap = Solapamiento medio de los espacios: _B_~{ $meanB }; _A_~{ $meanA }; de espacios aleatorios: { $alike ->
   *[true] { $randomB }
    [false] { $randomB }; { $randomA }
}.
compared-sentences = { compared-sizes } { compared-overlap }
compared-not-shown = No se muestra: si ambos adaptadores hacen lo mismo{ $undrawn ->
    [magnitudes] ; { -magnitudes }
    [biases] ; { -biases }
    [both] ; { -magnitudes } y { -biases }
   *[none] {""}
}.
compared-caution = Solapamiento: media de los cuadrados de los cosenos de los ángulos principales, donde las direcciones débiles cuentan tanto como las fuertes. { compared-not-shown }
compared-subject = dos adaptadores{ $assumed ->
   *[true] ; _s_ es supuesto
    [false] {""}
}
compared-keys =
    Arriba: { $symbol } del primer adaptador{ $area ->
       *[true] , y del segundo como línea
        [false] {" "}y del segundo
    }{ in-units }; misma escala
    Abajo: solapamiento de los espacios de las columnas de _B_ de ambos adaptadores
    y solapamiento de los espacios de las filas de _A_
    Lleno: mismo espacio. Línea: espacios aleatorios
compared-row = { $first }; { $second }
none = ninguno
compared-alt = { compared-title }. { compared-sentences }
compared-caption = { compared-title }. { compared-sentences } { compared-not-shown }
compared-table = { compared-title }, comparados como en el artículo de LoRA
compared-head =
    Módulos
    _r_, primero
    _r_, segundo
    { $symbol }, primero
    { $symbol }, segundo
    Solapamiento de _B_
    Aleatorio
    Solapamiento de _A_
    Aleatorio
compared-card-subject = Solapamiento de los espacios de B de dos adaptadores:
compared-card-meaning =
    de media; espacios aleatorios: { $randomB }
    A: { $meanA }
compared-card-note = Tamaños, y solapamientos de B y A
