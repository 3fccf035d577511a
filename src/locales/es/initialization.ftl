start = { $start ->
    [b-zero] B~=~0 y A aleatoria
    [a-zero] A~=~0 y B aleatoria
    [both-zero] B~=~0 y A~=~0
   *[both-random] B y A aleatorias
}
title = Primeros pasos de LoRA, { start }
headline = { $start ->
    [b-zero] Con _B_~=~0 y _A_ aleatoria, nada cambia al inicio y luego LoRA aprende
    [a-zero] Con _A_~=~0 y _B_ aleatoria, nada cambia al inicio y luego LoRA aprende
    [both-zero] Con _B_~=~0 y _A_~=~0 no hay gradiente y LoRA nunca aprende
   *[both-random] Con _B_ y _A_ aleatorias, el modelo cambia antes de aprender
}
deck = _W_~+~_BA_, { $size }~×~{ $size }, _r_~=~{ $rank }. Cuadrado: tamaño de un elemento; hueco~si~es~negativo
begin = Inicio
step = Paso { $step }
reason = { $change ->
    [unchanged] { $wide ->
       *[true] _BA_~=~0: el modelo no cambia
        [false] _BA_~=~0
    }
    [changed] { $wide ->
       *[true] _BA_~≠~0: el modelo cambia
        [false] _BA_~≠~0
    }
    [none] { $wide ->
       *[true] nada cambia: ambos gradientes son~0
        [false] ninguna
    }
    [b] { $wide ->
       *[true] solo cambia _B_: su gradiente contiene~_A_
        [false] cambia _B_
    }
    [a] { $wide ->
       *[true] solo cambia _A_: su gradiente contiene~_B_
        [false] cambia _A_
    }
   *[both] { $wide ->
       *[true] cambian ambas
        [false] ambas
    }
}
losses = Pérdida
compared = { $never ->
   *[true] ambas~0: nunca aprende
    [false] _B_~=~0: aprende
}
state = { $zero ->
   *[true] 0
    [false] ≠~0
}
separator = ;{" "}

part-moment = { $name }: { reason }
part-matrix = { $name }, { $rows }~×~{ $columns }{ $moved ->
    [true] , cambiada
   *[false] {""}
}: { $zero ->
    [true] todo~0
   *[false] { $entries }
}
row = fila { $row }: { $entries }
row-separator = {" "}/{" "}
part-losses = Pérdida con { start }: { $first } al inicio, { $second } tras el paso~1, { $last } tras el paso~2
alt = { $claim }. La imagen muestra B, A y BA al inicio y tras los pasos 1 y 2. Pérdida: { $losses }.
caption = Los primeros pasos del entrenamiento con { start }
spoken = { start }: pérdida { $losses }

lesson = Por qué B empieza en cero y A no
summary = Por qué B se inicializa a cero y A al azar: los primeros pasos de entrenamiento con cuatro inicializaciones.
labels =
    .start = Inicialización
values =
    .b-zero = B = 0
    .a-zero = A = 0
    .both-zero = ambas 0
    .both-random = ambas al azar
explanation =
    LoRA aprende una regresión con { $inputs } entradas aleatorias. _W_ y la actualización objetivo son aleatorias, de
    { $size }~×~{ $size }. El entrenamiento es un descenso de gradiente simple, con rango { $rank } y tasa de
    aprendizaje { $rate }. Si _G_ es el gradiente de _BA_, el gradiente de _B_ es _GA_ᵀ y el de _A_ es _B_ᵀ_G_: si un
    factor es cero, el otro no tiene gradiente; si lo son ambos, ninguno lo tiene. LoRA empieza con _B_~=~0 y _A_
    aleatoria (arXiv 2106.09685, sección 4.1). La opción inversa, _A_~=~0, también parte del modelo preentrenado,
    pero dio peores resultados de media, porque _B_~=~0 permite tasas de aprendizaje mayores (Hayou et al., arXiv 2406.08447). La
    inicialización con la menor pérdida tras dos pasos varía de una semilla a otra. _A_ es aleatoria y no constante
    para que sus filas, y por tanto las columnas de _B_, difieran. _A_ es pequeña, porque su tamaño fija el primer
    paso de _B_.
table-caption = El mismo entrenamiento con cuatro inicializaciones
table-head =
    Inicialización
    _BA_
    Gradiente de _B_
    Gradiente de _A_
    Pérdida en los pasos 0, 1, 2
table-start = { start }
