-columns = { $count ->
    [one] { $count } columna
   *[other] { $count } columnas
}
-rows = { $count ->
    [one] { $count } fila
   *[other] { $count } filas
}
-sheets = { $count ->
    [one] { $count } lámina
   *[other] { $count } láminas
}

decays =
    .fast = rápida
    .slow = lenta
    .flat = plana
decay = caída { $decay ->
    [fast] { decays.fast }
    [slow] { decays.slow }
   *[flat] { decays.flat }
}
manner = { $decay ->
    [fast] decrecen rápido
    [slow] decrecen despacio
   *[flat] no decrecen
}
missed = { $complete ->
    [true] nada
   *[false] { $lowest }
}
loses = { $complete ->
    [true] no pierde nada
   *[false] pierde el { $lowest }
}
size = { $side }~×~{ $side }
title = LoRA de rango~{ $rank } si los valores singulares { manner }
alt = En el mejor caso, el rango { $rank } { loses } de una actualización de { size } con { decay }; LoRA entrenado pierde el { $fitted }.
values = rango ≤ _r_ = { $rank }
target = _T_: la actualización objetivo, { size }
values-heading = Valores singulares de _T_
left = error { $error }
kept = { COUNT($rank, -columns) } de _B_, { COUNT($rank, -rows) } de _A_
dropped = { $decay ->
    [fast] { decays.fast }
    [slow] { decays.slow }
   *[flat] { decays.flat }
}: { $dropped } fuera, { $droppedShare } de cuadrados
error-heading = Error restante, % de _T_, por rango _r_
min = mínimo posible
trained = LoRA entrenado
verdict =
    Óptimo: rango { $rank } { loses }
    y LoRA entrenado, el { $fitted } de _T_
caption = Si los valores singulares { manner }, LoRA de rango~{ $rank } pierde el { $fitted } de la actualización objetivo; la mejor matriz de ese rango { loses }.
spoken = rango~{ $rank }, { decay }: { loses } en el mejor caso, LoRA el { $fitted }

lesson = Cuándo basta un rango bajo
summary = Por qué un rango bajo puede bastar, y cuándo no: valores singulares, error mínimo posible y entrenamientos.
labels =
    .rank = Rango _r_
    .decay = Caída
explanation =
    Un alumno, _W_~+~_BA_, aprende la actualización _T_ de un maestro, _W_~+~_T_. Los errores son ‖_T_~−~_BA_‖ como
    parte de ‖_T_‖. La mejor _BA_ conserva los _r_ mayores valores singulares de _T_; su ‖_T_~−~_BA_‖ es la raíz de la
    suma de los cuadrados de los descartados, y ninguna otra _BA_ de rango _r_ la tiene menor (Eckart y Young). LoRA
    minimiza la mitad de la media de ‖(_T_~−~_BA_)_x_‖² sobre { $inputs } entradas aleatorias _x_, cuyos elementos
    tienen media 0 y desviación típica 1. _T_ tiene vectores singulares aleatorios. _B_ empieza en 0; los elementos de
    _A_ empiezan al azar, con media 0 y desviación típica { REAL($spread) }. El entrenamiento son { $steps } pasos de
    descenso de gradiente con una tasa de aprendizaje de { REAL($rate) } y un momento de { REAL($momentum) }. LoRA se
    acerca entonces al menor error posible, salvo con caída rápida a partir del rango 7: aprende despacio los valores
    singulares pequeños. En actualizaciones reales, el artículo de LoRA (arXiv 2106.09685, sección 7) halla una caída
    rápida, y Biderman et al. (arXiv 2405.09673) hallan una más lenta: el ajuste fino completo en código y matemáticas
    cambió los pesos con rangos de diez a cien veces los habituales de LoRA, y LoRA aprendió menos en ellos.
table-caption = Lo que el rango r pierde de T, según la caída
table-head =
    Valores singulares
    Rango que conserva { $share } de sus cuadrados
    Error mínimo posible
    Error de LoRA
falls =
    .fast = rápida: cada uno, la mitad del anterior
    .slow = lenta: el _i_-ésimo es 1/_i_
    .flat = plana: todos iguales
card-subject = LoRA de rango~{ $rank }, de { $side }, pierde
card-meaning =
    de la actualización, ya entrenado;
    en el mejor caso, { missed }
card-note = Sus valores singulares, { $rank } { $rank ->
    [one] conservado
   *[other] conservados
}

sheets-title = BA como suma de { COUNT($rank, -sheets) }, con { decay }
sheets-alt = La mejor BA de rango { $rank } como suma de { COUNT($rank, -sheets) }: cada una es una columna de B por una fila de A. La suma de todas { loses } de un objetivo con { decay }.
sheets-caption = { sheets-title }: cada lámina de rango 1 acerca BA al objetivo; al final, la suma { loses }.
sheets-keys =
    positivo; área: tamaño de un elemento
    negativo; fino en _B_ y _A_
sheets-heading = Láminas de rango 1: una columna de _B_ por una fila de _A_
sheets-sums = Suma hasta aquí
sheet = lámina { $index }
sheets-target = ≈~_T_, el objetivo
sheets-missing = falta: { missed }
sheets-verdict = { COUNT($rank, -sheets) }; falta de _T_: { missed }.
sheets-table = Lo que falta de T tras cada lámina
sheets-head =
    Lámina
    Valor singular
    Falta de _T_
sheets-card-subject = Lo que { $rank ->
    [one] pierde
   *[other] pierden
} { COUNT($rank, -sheets) } de rango 1:
sheets-card-meaning =
    de la actualización objetivo
    rango como mucho { $rank } de { $side }
sheets-card-note = La suma de { COUNT($rank, -sheets) }
