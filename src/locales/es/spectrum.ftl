-sheets = { $count ->
    [one] { $count } lámina
   *[other] { $count } láminas
}

decays =
    .fast = Decaimiento rápido
    .slow = Decaimiento lento
    .flat = Sin decaimiento
falls =
    .fast = cada vez la mitad
    .slow = el _i_-ésimo es 1/_i_
    .flat = todos iguales
law = { $name }: { $law }
bold-law = **{ $name }:** { $law }
size = { $side }~×~{ $side }
title = LoRA de rango~{ $rank }, de { $side } posibles, con tres decaimientos
caption = { title } de los valores singulares
alt = Lo que el rango { $rank } pierde de una actualización de { size } en el mejor caso, y LoRA entrenado: { $fast } y { $fastTrained } si los valores singulares decaen rápido, { $slow } y { $slowTrained } si decaen despacio, { $flat } y { $flatTrained } si son iguales.
spoken = en el mejor caso, el rango~{ $rank } pierde el { $fast } con decaimiento rápido, el { $slow } con decaimiento lento y el { $flat } sin decaimiento

headline = Un rango bajo basta si los valores singulares decaen rápido, no si son iguales
deck = Lo que el rango~{ $rank } pierde de una actualización~_T_ de { size }: el mínimo y LoRA
conditions = Lo que se pierde: ‖_T_~−~_BA_‖~/~‖_T_‖ (norma de Frobenius), raíz de la parte descartada de la suma de cuadrados
kept = { $wide ->
   *[true] _BA_~conserva { $rank }~de~{ $side } valores
    [false] conserva { $rank }~de~{ $side }
}
rank = rango _r_~=~{ $rank }
missed = { $all } perdido
lowest = mín. **{ $lowest }**
lora = LoRA~{ $trained }

part-values = Valores singulares de _T_, de los que _BA_ conserva { $rank } y descarta { $dropped }: { $values }
part-lowest = Menor parte de _T_ que se puede perder, con rangos de 1 a { $side }: { $values }
part-best = El mínimo posible con rango { $rank }: { $lowest }
part-lora = LoRA entrenado con rango { $rank }: pierde el { $trained } de _T_

lesson = Cuándo basta un rango bajo
summary = Por qué un rango bajo puede bastar, y cuándo no: valores singulares, error mínimo posible y entrenamientos.
labels =
    .rank = Rango _r_
explanation =
    Un alumno, _W_~+~_BA_, aprende la actualización _T_ de un maestro, _W_~+~_T_. Los errores son
    ‖_T_~−~_BA_‖/‖_T_‖. La mejor _BA_ conserva los _r_ mayores valores singulares de _T_; su ‖_T_~−~_BA_‖ es la raíz de la
    suma de los cuadrados de los descartados, y ninguna otra _BA_ de rango _r_ la tiene menor (Eckart y Young). LoRA
    minimiza la mitad de la media de ‖(_T_~−~_BA_)_x_‖² sobre { $inputs } entradas aleatorias _x_, cuyos elementos
    tienen media 0 y desviación típica 1. _T_ tiene vectores singulares aleatorios. _B_ empieza en 0; los elementos de
    _A_ se eligen al azar, con media 0 y desviación típica { REAL($spread) }. El entrenamiento son { $steps } pasos de
    descenso de gradiente con una tasa de aprendizaje de { REAL($rate) } y un momento de { REAL($momentum) }. LoRA se
    acerca entonces al menor error posible, salvo con decaimiento rápido a partir del rango 7: aprende despacio los valores
    singulares pequeños. En actualizaciones reales, el artículo de LoRA (arXiv 2106.09685, sección 7) halla un decaimiento
    rápido, y Biderman et al. (arXiv 2405.09673) hallan uno más lento: el ajuste fino completo en código y matemáticas
    cambió los pesos con rangos de diez a cien veces los habituales de LoRA, y LoRA aprendió menos en ellos.
table-caption = Lo que el rango r pierde de T, según el decaimiento
table-head =
    Valores singulares
    Rango que conserva { $share } de la suma de sus cuadrados
    Error mínimo posible
    Error de LoRA

misses = pierde **{ $lowest }**
bold-name = **{ $name }**
sheets-title = BA como suma de { COUNT($rank, -sheets) } de rango 1
sheets-alt = La mejor BA de rango { $rank } como suma de { COUNT($rank, -sheets) }: cada una es una columna de B por una fila de A. Pierde el { $fast } de un objetivo si los valores singulares decaen rápido, el { $slow } si decaen despacio y el { $flat } si son iguales.
sheets-headline = La suma de { COUNT($rank, -sheets) } { $complete ->
    [true] da cualquier actualización de { size }
   *[false] pierde el { $fast } con decaimiento rápido y el { $flat } sin decaimiento
}
sheets-deck = Cada lámina es una columna de _B_ por una fila de _A_; se pierde ‖_T_~−~_BA_‖~/~‖_T_‖
sheets-conditions = Área de un cuadrado: tamaño de un elemento (una escala por fila). Pálido y fino: negativo.
sheet = lámina { $index }
part-sheet = Lámina { $index }, una columna de _B_ por una fila de _A_: valor singular { $value }
part-sum = _BA_, la suma de { COUNT($rank, -sheets) }: pierde el { $lowest } de _T_
part-target = _T_, { size }, el objetivo
sheets-table = Lo que se pierde de T después de cada lámina
sheets-head =
    Lámina
    Decaimiento rápido
    Decaimiento lento
    Sin decaimiento
