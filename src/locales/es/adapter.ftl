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
example-title = Mayor ‖Δ_W_‖: { place }
nothing = Todas las actualizaciones son 0: no se entrenó nada
held = { hold } de cada actualización
-magnitudes = las magnitudes de DoRA
-biases = los sesgos de LoRA
sentences = { $zero ->
    [true] { nothing }.
   *[false] { example-title }. { held }.
}
not-shown = No se muestra: qué rango habría dado el mismo resultado{ $undrawn ->
    [magnitudes] ; { -magnitudes }
    [biases] ; { -biases }
    [both] ; { -magnitudes } y { -biases }
   *[none] {""}
}.
headline = { $zero ->
    [true] { nothing }
   *[false] { held }
}
deck = Lo que el entrenamiento dejó en cada módulo{ $hasExperts ->
   *[true] , o en los { $experts } expertos de una capa
    [false] {""}
}, Δ_W_~=~_s_·_BA_; partes de~‖Δ_W_‖²; { $scaling ->
    [differs] _s_ varía entre módulos
    [assumed] _s_~=~{ REAL($factor) } (supuesto)
   *[known] _s_~=~{ REAL($factor) }
}. { not-shown }
size-label = { $measure ->
   *[update] tamaño { $symbol }
    [entry] { $symbol }
}{ in-units }
directions-label = direcciones
example-held = { hold } de~‖Δ_W_‖²
example-values = { $count ->
    [one] su valor singular al cuadrado, _σ_²
   *[other] { $count } valores singulares al cuadrado, _σ_²; su~suma es~‖Δ_W_‖²
}
part-row = { $kind }{ $layered ->
   *[true] , capas { $layers }
    [false] {""}
}: { $symbol } { $sizes }; direcciones { $directions } de { $ranks }
part-example = { place }: cuadrados de los valores singulares, respecto al mayor, { $values }; { hold } de ‖Δ_W_‖²
layer = capa
alt = { title }. { sentences } { not-shown }
caption = Lo que el entrenamiento con rango~{ $ranks } cambió en cada módulo{ $hasOthers ->
   *[true] ; el archivo también tiene tensores de { $others }, que no se dibujan
    [false] {""}
}

lesson = Lo que aprendió un adaptador
summary = Un adaptador entrenado: el tamaño de cada actualización y cuántas direcciones contienen casi toda.
listed = { title }, el { $share } de cada actualización
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

compared-title = Dos adaptadores de los mismos módulos
compared-sizes = { $different ->
   *[true] Mayor diferencia de tamaño: { place } ({ $first } y { $second }).
    [false] Todos los tamaños son iguales.
}
compared-overlap = Solapamiento medio de los subespacios: _B_~{ $meanB }; _A_~{ $meanA }; de subespacios aleatorios: { $alike ->
   *[true] { $randomB }
    [false] { $randomB }; { $randomA }
}
compared-sentences = { compared-sizes } { compared-overlap }.
compared-not-shown = No se muestra: si ambos adaptadores hacen lo mismo{ $undrawn ->
    [magnitudes] ; { -magnitudes }
    [biases] ; { -biases }
    [both] ; { -magnitudes } y { -biases }
   *[none] {""}
}.
compared-deck = { compared-sizes }{ $assumed ->
   *[true] {" "}El valor de _s_ de un adaptador es supuesto.
    [false] {""}
}
compared-reading = Tamaños: el primer adaptador en claro, el segundo { $area ->
   *[true] como línea
    [false] en oscuro
}. Solapamiento: media de los cuadrados de los cosenos de los ángulos principales, en la que las direcciones débiles cuentan tanto como las fuertes; lleno si el subespacio es el mismo, con una línea para subespacios aleatorios. { compared-not-shown }
compared-factor = { $named ->
   *[true] solapamiento { $letter } { $overlap }
    [false] { $letter } { $overlap }
}
compared-part = { $kind }{ $layered ->
   *[true] , capas { $layers }
    [false] {""}
}: { $symbol } del primer adaptador { $first }, del segundo { $second }; solapamiento de _B_ { $meanB }, de _A_ { $meanA }
compared-row = { $first } y~{ $second }
none = ninguno
compared-alt = { compared-title }. { compared-sentences }
compared-caption = Tamaños y solapamientos de dos adaptadores de los mismos módulos
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
