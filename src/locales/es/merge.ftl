-tasks = { $count ->
    [one] { $count } tarea
   *[other] { $count } tareas
}

task = { $task ->
    [law] derecho
    [code] código
   *[poems] poemas
}
row-separator = ;{" "}
entry-separator = ,~
title = El adaptador de la tarea «{ task }», separado de W y fusionado en W
alt = Wx + { $scaling }BAx y W′x son ambos ({ $output }) en la tarea «{ task }». Guardado para { COUNT($tasks, -tasks) }: copias completas { $copies } bytes, una W con adaptadores { $adapters }.
heading = La fusión conserva la salida
setting = _r_ = 1, _α_ = { $scaling }: _α_/_r_ = { $scaling }
separate = Separado, dos caminos: { $formula }
merged = Fusionado, una matriz: { $formula }
changed = negrita: cambiado
same = misma salida
kept = Bytes guardados para { COUNT($tasks, -tasks) }
shape = _W_, { $size }, en bf16; adaptadores de rango _r_~=~{ $rank } en fp32
full-copies = Copias completas de _W_
one-w = Una _W_ y adaptadores
thin-matrix = La parte de W en la barra se dibuja { $times }~× más ancha { -to-scale }.
thin-adapters = La parte de los adaptadores en la barra se dibuja { $times }~× más ancha { -to-scale }.
saved = { $outcome ->
    [loss] los adaptadores cuestan más
    [even] sin ahorro
   *[saving] ahorro del { $rest }
}
verdict = El { $share } de los bytes de las copias completas: { saved }.
caption = El adaptador de la tarea «{ task }» da la misma salida fusionado o separado. Para { COUNT($tasks, -tasks) }, las copias completas de una matriz de { $size } ocupan { $copies } bytes; una W con adaptadores de rango { $rank } ocupa { $adapters }.
spoken-tasks = { COUNT($tasks, -tasks) }. { verdict }
spoken-task = { task }, h~=~{ $output }

lesson = Cómo se fusionan y se guardan los adaptadores
summary = Un ejemplo resuelto con números enteros: un adaptador separado, fusionado y guardado.
labels =
    .task = Tarea
    .tasks = Número de tareas
explanation =
    _W′_~=~_W_~+~(_α_/_r_)_BA_ tiene el tamaño de _W_: por eso un adaptador fusionado no añade cómputo ni latencia en
    la inferencia (artículo de LoRA, arXiv 2106.09685, sección 4.1). Para cambiar de tarea, se resta (_α_/_r_)_BA_ y se suma el
    de otro adaptador, o se deja _W_ sin cambio y se sustituyen _B_ y _A_. En coma flotante, ambas formas dan la misma
    salida salvo redondeos. Un peso de _W_ ocupa 2 bytes (bf16) y un peso de un adaptador 4 (fp32), como los guarda
    PEFT; las cabeceras de los archivos no se cuentan.
table-caption = El ejemplo resuelto, con punto y coma entre las filas de una matriz, y los bytes guardados
table-head =
    Magnitud
    Valor
table-quantities =
    Fusionada, _W′_ = _W_ + (_α_/_r_)_BA_
    Actualización, (_α_/_r_)_B_(_Ax_)
    Salida, _h_ = _Wx_ + (_α_/_r_)_B_(_Ax_)
    Números en _W_, y en el adaptador
    Matriz guardada, _d_~×~_k_, y rango _r_
    Una matriz, bytes
    Un adaptador, bytes
    Tareas
    Copias completas, bytes
    Una _W_ y adaptadores, bytes
    Parte de las copias completas
card-subject = { $tasks ->
    [one] Una W, { $tasks } adaptador
   *[other] Una W, { $tasks } adaptadores
}
card-meaning =
    de los bytes de las copias completas:
    { saved }
labeled-bytes = { $label }: { $bytes } bytes

rounding-rank = rango { $rank }
rounding-limits = bf16 tiene { $bits } bits significativos: una actualización menor que 1/{ $lost } de su peso se pierde, y una mayor que 1/{ $kept } no.
rounding-heading = bf16 pierde cambios pequeños
rounding-formula = _W′_ = _W_ + _BA_, redondeada a bf16
rounding-keys =
    lleno: peso cambiado
    vacío: perdido, peso sin cambio
rounding-units = _BA_/_W_: cociente de medias cuadráticas; pérdidas: parte de los pesos; errores: respecto a _BA_
rounding-corner = Se muestran: { $corner } de { $size } pesos aleatorios
rounding-ratio = _BA_/_W_: { $ratio }
rounding-lost = pierde: { $share }
rounding-error = error: { $error }
rounding-title = Los pesos que cambian al sumar BA en bf16
rounding-result = { $share } con { $ratio }
rounding-row = con { rounding-rank }, { $first }, { $second } y { $third }
rounding-separator = ;{" "}
rounding-alt = Pesos en bf16 que conservan su valor al sumar BA, según el rango y el tamaño de BA respecto a W: { $results }.
rounding-caption = Al fusionarla en bf16 se pierde parte de la actualización. Si el tamaño de BA es { $ratio } veces el de W, el { $share } de los pesos conserva su valor con { rounding-rank }, y el error de la actualización es del { $error }.
rounding-table = Pesos en bf16 que conservan su valor, de { $weights } aleatorios y casi normales; la suma se redondea una vez, al número más cercano o, en caso de empate, al par
rounding-head =
    Rango _r_
    Cociente de tamaños, _BA_/_W_
    Pesos sin cambio
    Parte
    Error de la actualización
rounding-subject = Fusionados en bf16 con { rounding-rank }
rounding-meaning =
    de los pesos no cambia
    si BA es { $ratio } veces W
rounding-note = Vacío: actualización perdida
