title = Parte de una matriz de { $shape } que entrena LoRA, según el rango
trains = El rango { $rank } entrena el { $share }
reached = { $goal ->
    [saved] el rango { $bestRank } aún ahorra el { $targetShare }
    [even] el rango { $bestRank } aún no cuesta más
    [missed] ningún rango ahorra el { $targetShare }
   *[loss] cualquier rango cuesta más
}
even = { $breaksEven ->
   *[true] rango de equilibrio: { $breakEven }
    [false] sin rango de equilibrio
}
alt = { title }. { trains }; { reached }; { even }.{ $measured ->
   *[true] {" "}Debajo, la exactitud de GPT-3 con los rangos { $firstRank } a { $lastRank }.
    [false] {""}
}
caption = Una matriz de { $shape } con LoRA de rango~{ $rank }
spoken = { $option ->
    [rank] rango
   *[other] { $option }
}~{ $value }, { parameters }, { $share }
lowered = Reducido para ajustarse a d y k: { spoken }
parameters = { $trainable } parámetros
none = ninguno

headline = { $outcome ->
   *[saving] LoRA entrena menos parámetros por debajo del rango { $limit }
    [even] Con rango { $rank }, LoRA entrena el mismo número de parámetros
    [loss] Con rango { $rank }, LoRA entrena más parámetros
    [always] LoRA no entrena menos parámetros con ningún rango
}
deck = Rango { $rank } en una matriz de { $d }~×~{ $k }: { $trainable } parámetros, no~{ $full }
share-title = **Parámetros entrenados**, parte { -full(case: "genitive") }, por rango (log.)
accuracy-title = **Exactitud de GPT-3**, %: varía { $points } puntos como máximo del rango { $firstRank } al { $lastRank }
rank-name = rango
full-name = ajuste fino completo
costs-more = { -costs-more }
rank-share = rango { $rank }: { $share }
weight-letters = { $weights ->
    [q] q
    [qv] q, v
   *[qkvo] q, k, v, o
}
line = **{ $task }**, { $long ->
   *[true] { $weights ->
        [q] solo pesos de consulta
       *[other] pesos de consulta y de valor
    }
    [false] { weight-letters }
}: { range }
conditions = { $measured ->
   *[true] Hu et al., arXiv 2106.09685, tabla 6, medida hasta el rango~{ $lastRank }.
    [false] La parte es _r_(_d_~+~_k_)/_dk_: si se duplica el rango, también la parte.
}

at = { $value } con rango { $rank }
part-full = { -full }: { $full } parámetros, { $all }
part-line = LoRA, _r_(_d_~+~_k_)/_dk_, en _B_ y _A_: { $values }
part-rank = Rango { $rank }: { $trainable } parámetros, { $share }, de ellos, { $b } en _B_ y { $a } en _A_; { reached }
part-sweep = { $task }, { $weights ->
    [q] solo pesos de consulta
   *[other] pesos de consulta y de valor
}: { $values }

lesson = A partir de qué rango LoRA deja de ahorrar
summary = La parte que LoRA entrena con cada rango, el rango en que deja de ahorrar y la exactitud medida.
labels =
    .rank = Rango _r_
    .d = Filas _d_
    .k = Columnas _k_
    .target = Ahorro deseado
explanation =
    La parte entrenada es _r_(_d_~+~_k_)/_dk_: si se duplica el rango, también la parte. LoRA ahorra mientras _r_ sea
    menor que _dk_/(_d_~+~_k_). El mayor rango que ahorra una parte _s_ es (1~−~_s_)_dk_/(_d_~+~_k_), redondeado hacia
    abajo. Mediciones: exactitud de validación de GPT-3 175B, artículo de LoRA (arXiv 2106.09685), tabla 6, en los
    pesos de consulta (q), valor (v), clave (k) y salida (o), matrices de { 12288 }~×~{ 12288 }; la semilla cambia
    WikiSQL en ±{ 0.5 } y MultiNLI en ±{ 0.1 }. Otro modelo u otra tarea puede necesitar un rango mayor.
table-caption = Ahorro según el rango y exactitud medida
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
measured = GPT-3, { $task } con { weight-letters }, en %, con los rangos { $ranks }
