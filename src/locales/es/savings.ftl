title = Parte de una matriz de { $shape } que entrena LoRA, según el rango
trains = El rango { $rank } entrena el { $share }
reached = { $goal ->
    [saved] el rango { $bestRank } aún ahorra el { $targetShare }
    [even] el rango { $bestRank } aún no cuesta más
    [missed] ningún rango ahorra el { $targetShare }
   *[loss] todo rango cuesta más
}
even = { $breaksEven ->
   *[true] rango de equilibrio: { $breakEven }
    [false] sin rango de equilibrio
}
alt = { title }. { trains }; { reached }; { even }. Debajo, la exactitud, que apenas sube del rango { $firstRank } al { $lastRank }.
caption = LoRA de rango~{ $rank } entrena el { $share } de una matriz de { $shape }; { reached }; { even }.
spoken = { $option ->
    [rank] rango
   *[other] { $option }
}~{ $value }, { parameters }, { $share }
lowered = Reducido para ajustarse a d y k: { spoken }
parameters = { $trainable } parámetros
none = ninguno
between = ;{" "}

axes =
    .share = Parte de _W_ entrenada, logarítmica
    .quality = La exactitud apenas sube (GPT-3)
    .rank = rango _r_, logarítmico
verdict =
    { trains }
    de { $shape }
rank-key =
    rango { $rank }
    { parameters }
even-key = { $breaksEven ->
   *[true]
        { even }
        por encima, { -costs-more }
    [false]
        { even }
        LoRA siempre cuesta más
}
line = { $weights ->
    [q] { $task }: solo pesos de consulta
   *[other] { $task }: pesos de consulta, valor
}

lesson = En qué rango LoRA deja de ahorrar
summary = La parte que LoRA entrena con cada rango, el rango en que deja de ahorrar y la exactitud medida.
labels =
    .rank = Rango _r_
    .d = Filas _d_
    .k = Columnas _k_
    .target = Ahorro deseado
explanation =
    La parte entrenada es _r_(_d_~+~_k_)/_dk_: el doble de rango, el doble de parte. LoRA ahorra mientras _r_ sea
    menor que _dk_/(_d_~+~_k_). El mayor rango que ahorra una parte _s_ es (1~−~_s_)_dk_/(_d_~+~_k_), redondeado hacia
    abajo. Mediciones: exactitud de validación de GPT-3 175B, artículo de LoRA (arXiv 2106.09685), tabla 6, en los
    pesos de consulta (q), valor (v), clave (k) y salida (o), matrices de { 12288 }~×~{ 12288 }; la semilla cambia
    WikiSQL en ±{ 0.5 } y MultiNLI en ±{ 0.1 }. Otro modelo u otra tarea puede necesitar un rango mayor.
table-caption = Ahorro según el rango, y exactitud medida
table-head =
    Magnitud
    Valor
table-quantities =
    Rango _r_
    Matriz de pesos, _d_~×~_k_
    { -full }, _dk_
    LoRA, _r_(_d_ + _k_)
    Parte entrenada
    Ahorro
    Rango de equilibrio, _dk_/(_d_ + _k_)
    Ahorro deseado
    Mayor rango que lo alcanza
    Ahorro con ese rango
    Ahorro con el rango siguiente
measured = { $task } con { $weights ->
    [q] q
    [qv] q, v
   *[qkvo] q, k, v, o
}, %, con los rangos { $ranks }
card-subject = LoRA de rango~{ $rank } entrena el
card-matrix =
    de una matriz de { $shape };
    { reached }
