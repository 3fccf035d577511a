title = Exactitud de prueba de una red pequeña según el rango de LoRA
full-tick = total
name = { $full ->
   *[true] Completo
    [false] Rango { $rank }
}

caption = Una red pequeña con { $full ->
   *[true] ajuste fino completo
    [false] LoRA de rango { $rank }
}
alt = { title }. { spoken }. La línea discontinua es el { -full(case: "middle") }: { $fullMean }. Debajo, los parámetros que se entrenan en cada caso.
spoken = { name }: { $mean } de media, { $trainable } parámetros, el { $share } del completo

headline = En una red pequeña, { $outcome ->
   *[equal] el rango { $rank } rinde tanto como el ajuste fino completo
    [behind] el rango { $rank } queda { $gap }~{ $gap ->
        [one] punto
       *[other] puntos
    } por debajo { -full(case: "genitive") }
    [full] el ajuste fino completo no rinde más que el rango { $enough }
}
deck = { $outcome ->
    [full] Todos los parámetros de dos matrices de { $side }~×~{ $side }; la media con rango { $enough } está en el intervalo de las { $seeds } ejecuciones
   *[equal] El { $share } de los parámetros de dos matrices de { $side }~×~{ $side }; su media está en el intervalo de las { $seeds } ejecuciones { -full(case: "genitive") }
    [behind] El { $share } de los parámetros de dos matrices de { $side }~×~{ $side }; su media está por debajo de las { $seeds } ejecuciones { -full(case: "genitive") }
}
accuracy-title = **Exactitud de prueba**, % según el rango: { $seeds } ejecuciones (anillos) y su media
trained-title = **Parámetros entrenados**; LoRA: _B_ y _A_
full-name = { -full(case: "middle") }
tick = { $full ->
   *[true] { full-tick }
    [false] rango { $rank }
}
conditions = Dígitos con píxeles barajados, { $tested } imágenes de prueba; otras tareas pueden necesitar más rango.

part-runs = { name }: { $runs }; media { $mean }
part-parameters = { name }: { $trainable } parámetros

lesson = Cuánto rango necesita una tarea
summary = La exactitud medida de una red pequeña según el rango: unos pocos rangos pueden bastar.
labels =
    .rank = Rango _r_
full-value = completo
explanation =
    Una red con dos capas ocultas de 64 unidades aprende los dígitos de scikit-learn (8~×~8 píxeles) y luego los
    mismos dígitos con los píxeles barajados. El ajuste fino completo entrena las dos matrices de { $size }~×~{ $size }; LoRA
    les suma _BA_. Todo lo demás está congelado. Cada semilla tiene su propia red preentrenada, su barajado y
    { $tested } imágenes de prueba. El entrenamiento son 800 pasos de 32 imágenes con Adam. Cada rango usa,
    de ocho tasas de aprendizaje, la que da la menor pérdida de entrenamiento. El ajuste fino completo tiene la
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
