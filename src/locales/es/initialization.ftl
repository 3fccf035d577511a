start = { $start ->
    [b-zero] B~=~0 y A aleatoria
    [a-zero] A~=~0 y B aleatoria
    [both-zero] B~=~0 y A~=~0
   *[both-random] B y A aleatorias
}
title = Primeros pasos de LoRA, { start }
line-name = { $start ->
    [b-zero] _B_~=~0 y _A_ aleatoria
    [a-zero] _A_~=~0 y _B_ aleatoria
    [both-zero] _B_~=~0 y _A_~=~0
   *[both-random] _B_ y _A_ aleatorias
}
label = { $start ->
    [b-zero] _B_ = 0
    [a-zero] _A_ = 0
    [both-zero] ambas 0
   *[both-random] al azar
}
outcome = { $start ->
    [b-zero]
        Parte del modelo preentrenado;
        _A_ da un gradiente a _B_
    [a-zero]
        Parte del modelo preentrenado;
        _B_ da un gradiente a _A_
    [both-zero]
        Parte del modelo preentrenado;
        sin gradiente: nunca aprende
   *[both-random]
        Parte de otro modelo;
        ambas tienen gradiente
}
explained = { $start ->
    [b-zero] BA~=~0: el entrenamiento parte del modelo preentrenado, y A da un gradiente a B.
    [a-zero] BA~=~0: el entrenamiento parte del modelo preentrenado, y B da un gradiente a A.
    [both-zero] ambos gradientes son 0: el modelo nunca aprende.
   *[both-random] BA no es 0: el entrenamiento parte de un modelo distinto del preentrenado.
}
state = { $zero ->
   *[true] 0
    [false] ≠~0
}
setting = _W_ congelada, { $size }~×~{ $size }; _r_ = { $rank }
key = Cuadrado mayor: elemento mayor; hueco:~negativo
begin = inicio
start-of-ba = { $zero ->
   *[true] _BA_ = 0
    [false] _BA_ ≠ 0
}
step = paso { $step }
change = { $changed ->
    [none] todo 0
    [b] nueva _B_
    [a] nueva _A_
   *[both] nueva _B_, _A_
}
losses = Pérdida
constant = nunca aprende
separator = ;{" "}
alt = B, A y BA al inicio y tras los pasos 1 y 2 del entrenamiento, desde { start }. { $outcomeText }. Pérdida: { $losses }.
caption = Con { start }, { explained } Pérdida al inicio y tras dos pasos: { $first } y { $last }.
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
    { $size }~×~{ $size }. El entrenamiento es un simple descenso de gradiente con rango { $rank } y tasa de
    aprendizaje { $rate }. Si _G_ es el gradiente de _BA_, el gradiente de _B_ es _GA_ᵀ y el de _A_ es _B_ᵀ_G_: si un
    factor es cero, el otro no tiene gradiente; si lo son ambos, ninguno lo tiene. LoRA empieza con _B_~=~0 y _A_
    aleatoria (arXiv 2106.09685, sección 4.1). Lo contrario, _A_~=~0, también parte del modelo preentrenado, pero
    resultó peor de media, porque _B_~=~0 permite tasas de aprendizaje mayores (Hayou et al., arXiv 2406.08447). La
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
card-subject = Primeros pasos de LoRA
card-meaning =
    al inicio; pérdida en dos pasos:
    de { $first } a { $last }
not-zero = ≠ 0
random = aleatoria
