-tasks = { $count ->
    [one] { $count } tarea
   *[other] { $count } tareas
}
-adapters = { $count ->
    [one] { $count } adaptador
   *[other] { $count } adaptadores
}
-copies = { $count ->
    [one] { $count } copia fusionada
   *[other] { $count } copias fusionadas
}

task = { $task ->
    [law] textos jurídicos
    [code] código
   *[poems] poemas
}
row-separator = ;{" "}
entry-separator = ,~
title = El adaptador para { task }, separado de W y fusionado en W
alt = Con el adaptador para { task }, tanto Wx + { $scaling }BAx como W′x dan ({ $output }). Para { COUNT($tasks, -tasks) } se guardan { $copies } bytes con copias fusionadas, o { $adapters } con una W y adaptadores.
caption = El adaptador para { task }, fusionado y por separado, y los pesos de { COUNT($tasks, -tasks) }
spoken = { task }, h~=~{ $output }

headline = Fusionado en _W_, el adaptador da la misma salida, sin camino adicional
deck = _h_~=~_Wx_~+~(_α_/_r_)_BAx_; _r_~=~1, _α_/_r_~=~{ $scaling }; el adaptador para { task }
separate = **Separado:** dos caminos, _W_ y _BA_
merged = **Fusionado:** un camino
frozen = **congelada**
swapped = cambia con la tarea
same = misma salida
changed = cambio: { $scaling }_BA_
kept = { $outcome ->
    [loss] Por separado: más bytes que { COUNT($tasks, -copies) }
    [even] Por separado: tantos bytes como { COUNT($tasks, -copies) }
   *[saving] Por separado: el { $share } de los bytes de { COUNT($tasks, -copies) }
}
shape = Bytes de una _W_ de { $size } en bf16 y de adaptadores de rango { $rank } en fp32
merged-copies = { $tasks ->
    [one] { $tasks } copia fusionada _W′_
   *[other] { $tasks } copias fusionadas _W′_
}
one-w = { $tasks ->
    [one] Una _W_ y { $tasks } adaptador _BA_
   *[other] Una _W_ y { $tasks } adaptadores _BA_
}
thin-matrix = La parte de _W_ se dibuja { $times } veces más ancha { -to-scale }.
thin-adapters = La parte de los adaptadores se dibuja { $times } veces más ancha { -to-scale }.
to-scale = Las barras están a escala.

part-separate = Separado, dos caminos: _Wx_ + { $scaling }_BAx_ = _h_
part-w = _W_, congelada, por filas: { $values }
part-x = _x_, multiplicado por { $factor }: { $values }
part-b = _B_, entrenada, una columna: { $values }
part-a = _A_, entrenada, una fila: { $values }
part-h = _h_, la salida: { $values }
part-merged = Fusionado, un camino: _W′_~_x_ = _h_, la misma salida ({ $output })
part-sum = _W′_ = _W_ + { $scaling }_BA_, por filas: { $values }
part-copies = { COUNT($tasks, -copies) } de _W_: { $copies } bytes
part-stored = Una _W_ y { COUNT($tasks, -adapters) }: { $adapters } bytes, el { $share } de las copias fusionadas
part-kept = _W_, congelada: { $matrix } bytes
part-adapters = { COUNT($tasks, -adapters) }, _B_ y _A_, entrenadas: { $added } bytes, { $adapter } cada uno

lesson = Cómo se fusionan y se guardan los adaptadores
summary = Un ejemplo resuelto con números enteros: un adaptador separado, fusionado y guardado.
labels =
    .task = Tarea
    .tasks = Número de tareas
explanation =
    _W′_~=~_W_~+~(_α_/_r_)_BA_ tiene el tamaño de _W_: por eso un adaptador fusionado no añade cómputo ni latencia en
    la inferencia (artículo de LoRA, arXiv 2106.09685, sección 4.1). Para cambiar de tarea, se resta (_α_/_r_)_BA_ y se suma la
    de otro adaptador, o se deja _W_ sin cambios y se sustituyen _B_ y _A_. En coma flotante, ambas formas dan la misma
    salida, salvo por el redondeo. Un peso de _W_ ocupa 2 bytes (bf16) y un peso de un adaptador 4 (fp32), como los guarda
    PEFT; las cabeceras de los archivos no se cuentan.
table-caption = El ejemplo resuelto, con punto y coma entre las filas de una matriz, y los bytes que se guardan
table-head =
    Magnitud
    Valor
table-quantities =
    Fusionada, _W′_ = _W_ + (_α_/_r_)_BA_
    Actualización, (_α_/_r_)_B_(_Ax_)
    Salida, _h_ = _Wx_ + (_α_/_r_)_B_(_Ax_)
    Números en _W_ y en el adaptador
    Matriz guardada, _d_~×~_k_, y rango _r_
    Una matriz, bytes
    Un adaptador, bytes
    Tareas
    Copias fusionadas, bytes
    Una _W_ y adaptadores, bytes
    Parte de las copias fusionadas
rounding-rank = rango { $rank }
rounding-name = Rango { $rank }
rounding-limits = Los tamaños son medias cuadráticas; el error es relativo a _BA_. bf16 tiene { $bits } bits significativos: una actualización menor que 1/{ $lost } de su peso se pierde, y una mayor que 1/{ $kept } no.
rounding-headline = Al fusionar en bf16 se pierden cambios pequeños: el { $share } de los pesos no cambia
rounding-deck = _W′_ = _W_ + _BA_, redondeada a bf16; con { rounding-rank }, si el tamaño de _BA_ es { $ratio } veces el de _W_
rounding-keys =
    cambiado
    perdido: sin cambio
rounding-ratio = _BA_/_W_: { $ratio }
rounding-results =
    pierde { $share }
    error { $error }
rounding-part = Tamaño de _BA_, { $ratio } veces el de _W_: el { $share } de los pesos no cambia; error de la actualización: { $error }
rounding-title = Los pesos que cambian al sumar BA en bf16
rounding-result = el { $share } si es { $ratio }
rounding-row = con { rounding-rank }, { $first }, { $second } y { $third }
rounding-separator = ;{" "}
rounding-alt = Pesos en bf16 que conservan su valor al sumar BA, según el rango y el tamaño de BA respecto al de W: { $results }.
rounding-caption = { $corner } de { $size } pesos aleatorios, fusionados en bf16
rounding-table = Pesos en bf16 que conservan su valor, de { $weights } pesos aleatorios, redondeados al valor más cercano y, en caso de empate, al par
rounding-head =
    Rango _r_
    Cociente de tamaños, _BA_/_W_
    Pesos sin cambio
    Parte
    Error de la actualización
