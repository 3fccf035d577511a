title = Exactitud de prueba de una red pequeña según el rango de LoRA
full-tick = compl.
name = { $full ->
   *[true] Completo
    [false] Rango { $rank }
}
verdict = { $full ->
   *[true]
        { name }: { $mean } de media,
        { $trainable } parámetros.
    [false]
        { name }: { $mean } de media,
        { $trainable } parámetros, el { $share } del completo.
}
change = { $half ->
   *[true] Con la mitad
    [false] Con el doble
} de parámetros: { $difference }~{ $points ->
    [one] punto
   *[other] puntos
}.
caption = Una red pequeña alcanza el { $mean } con rango { $rank } y el { $fullMean } con ajuste fino completo: más rango añade poco.
alt = { title }. { $verdict } { $caption }
heading = Exactitud de una red pequeña, %
trained = Parámetros entrenados
axis = rango _r_
keys =
    una de { $seeds } ejecuciones
    de mínima a máxima
    media; a trazos: completo

lesson = Cuánto rango necesita una tarea
summary = La exactitud medida de una red pequeña según el rango: unos pocos rangos pueden bastar.
labels =
    .rank = Rango _r_
full-value = completo
explanation =
    Una red con dos capas ocultas de 64 unidades aprende los dígitos de scikit-learn (8~×~8 píxeles) y luego los
    mismos dígitos con los píxeles barajados. El ajuste fino completo entrena las dos matrices de { $size }~×~{ $size }; LoRA
    les suma _BA_. Todo lo demás está congelado. Cada semilla tiene su propia red preentrenada, su barajado y
    { $tested } imágenes de prueba. El entrenamiento son 800 pasos de 32 imágenes con Adam. De ocho tasas
    de aprendizaje, cada rango usa la que da la menor pérdida de entrenamiento. El ajuste fino completo tiene la
    media más alta, pero solo es el mejor con dos de cinco semillas. Otra red u otra tarea
    puede necesitar un rango mayor.
table-caption = Exactitud de prueba según el rango y la semilla, %
table-head =
    Rango _r_
    Tasa de aprendizaje
    Parámetros entrenados
    Parte del completo
    Media
    Diferencia con el rango resaltado, puntos
seed = Semilla { $seed }
card-subject = { $full ->
   *[true] El ajuste fino completo alcanza
    [false] LoRA de rango { $rank } alcanza
}
card-meaning = { $full ->
   *[true]
        en una red pequeña;
        LoRA de rango { $rank }: { $mean }
    [false]
        en una red pequeña;
        ajuste fino completo: { $mean }
}
