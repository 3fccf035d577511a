-sheets = { $count ->
    [one] { $count } lámina
   *[other] { $count } láminas
}

size = { $side }~×~{ $side }
alt = Lo que el rango { $rank } pierde de una actualización de { size }, en el mejor caso y con LoRA entrenado: { $fastLow } y { $fastFit } si los valores singulares decrecen rápido, { $slowLow } y { $slowFit } si despacio, { $flatLow } y { $flatFit } si son iguales.
caption = Actualizaciones de { $side }~×~{ $side } con rango~{ $rank }
spoken = rango~{ $rank }: en el mejor caso pierde el { $fastLow } con caída rápida, el { $slowLow } con lenta y el { $flatLow } sin caída

headline = { $complete ->
   *[false] Un rango bajo basta si los valores singulares decrecen rápido, no si son iguales
    [true] El rango completo basta con cualquier valor singular
}
deck = Lo que el rango { $rank } pierde de una actualización de { size }, ‖_T_~−~_BA_‖ / ‖_T_‖ (norma de Frobenius): en el mejor caso, en negrita, y LoRA entrenado
decay-names =
    .fast = Caída rápida
    .slow = Caída lenta
    .flat = Sin caída
decay-laws =
    .fast = cada uno, la mitad del anterior
    .slow = el _i_-ésimo es 1/_i_
    .flat = todos iguales
values-name = valores singulares
kept = { $rank } en _B_ y _A_
dropped = { $dropped } fuera
all-name = { $all } de ‖_T_‖
misses = pierde { $error }
trained = LoRA { $error }

part-decay = { $name }: { $law }
part-values = Valores singulares: { $values }; { $rank } en _B_ y _A_, { $dropped } fuera
part-errors = Error mínimo posible por rango desde 1: { $values }; con rango { $rank }, { $low }; LoRA entrenado, { $fit }

lesson = Cuándo basta un rango bajo
summary = Por qué un rango bajo puede bastar, y cuándo no: valores singulares, error mínimo posible y entrenamientos.
labels =
    .rank = Rango _r_
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

sheets-title = BA como suma de { COUNT($rank, -sheets) }
sheets-headline = _BA_ de rango~{ $rank } es una suma de { COUNT($rank, -sheets) } y pierde el { $missing } de _T_
sheets-deck = Una lámina de rango 1 es una columna de _B_ por una fila de _A_; _T_ es de { $side }~×~{ $side }, y de sus valores singulares, { $law }
sheets-alt = La mejor BA de rango { $rank } como suma de { COUNT($rank, -sheets) }: cada una es una columna de B por una fila de A. La suma pierde el { $missing } de un objetivo de { $side }~×~{ $side }.
sheets-heading = **Láminas**: columna de _B_ × fila de _A_
sheets-sums = **Suma hasta aquí**
sheet = lámina~{ $index }
sheets-target = ≈~_T_, la meta
sheets-missing = falta: { $missing }
sheets-conditions = Área: tamaño de un elemento; claro o fino: negativo. Falta: ‖_T_~−~_BA_‖ / ‖_T_‖.
part-sheet = Lámina { $index }: una columna de _B_ por una fila de _A_, valor singular { $value }
part-sum = Suma de las láminas hasta la { $index }: falta el { $missing } de _T_
part-target = _T_, el objetivo, { $side }~×~{ $side }
sheets-table = Lo que falta de T tras cada lámina
sheets-head =
    Lámina
    Valor singular
    Falta de _T_
