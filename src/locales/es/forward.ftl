-numbers = { $count ->
    [one] { $count } número
   *[other] { $count } números
}
-operations = { $count ->
    [one] { $count } multiplicación-suma
   *[other] { $count } multiplicaciones-sumas
}
-additions = { $count ->
    [one] { $count } suma
   *[other] { $count } sumas
}

title = Pase hacia adelante con LoRA de rango~{ $rank }{ $merged ->
       *[true] , fusionado
        [false] {""}
    }
alt = { $merged ->
   *[true] { title }: x ({ COUNT($k, -numbers) }) pasa por una sola matriz W′~=~W~+~{ $plainFactor }BA y da h ({ COUNT($d, -numbers) }). Multiplicaciones-sumas: { $full }, ninguna para A y B.
    [false] { title }: x ({ COUNT($k, -numbers) }) pasa por W, y por A ({ COUNT($rank, -numbers) }) y luego B. Su suma es h ({ COUNT($d, -numbers) }). Multiplicaciones-sumas: W { $full }, A { $a }, B { $b }.
}
x = _x_, un token: _k_ = { COUNT($k, -numbers) }
h = _h_: _d_ = { COUNT($d, -numbers) }
waist = _Ax_: _r_ = { $rank }
frozen = congelada
trained = entrenada
operations = = { $formula } mult.-sumas
gone =
    _A_ y _B_ están en _W′_:
    ningún cálculo de más,
    el mismo _h_
sum = suma: _d_ = { COUNT($sum, -additions) }
per-token = Mult.-sumas por token:
costs = { $merged ->
   *[true]
        _W′_, fusionada: _dk_~= { $full }
        _A_ y _B_: ninguna, para el mismo _h_
    [false]
        _W_, congelada: _dk_~= { $full }
        _A_, entrenada: _rk_~= { $a }
        _B_, entrenada: _dr_~= { $b }
        { sum }
}
scaled = factor: _α_/_r_ { $scaling }
verdict = { $added ->
    [merged]
        Una vez fusionado, LoRA no añade
        ningún coste en la inferencia
    [more]
        LoRA añade más que _W_:
        { $trainable } multiplicaciones-sumas
    [ratio]
        LoRA añade { one-in }:
        { $trainable } multiplicaciones-sumas
   *[share]
        LoRA añade el { $share }:
        { $trainable } multiplicaciones-sumas
}
formed = { $merged ->
   *[true]
        En el entrenamiento, _W_, _A_ y _B_ siguen separadas;
        _BA_ se suma una sola vez, después.
    [false]
        En el entrenamiento no hay que formar~_BA_:
        _B_(_Ax_) cuesta menos por debajo de { $tokens }~tokens.
}
areas = Las longitudes de los vectores están a la misma escala; las áreas de las matrices, no.
longer = { $vector } se dibuja { $times }~× más largo { -to-scale }.
caption = { $merged ->
   *[true] Pase hacia adelante de LoRA una vez fusionada BA en W: h~=~W′x requiere { COUNT($full, -operations) } por token, tantas como sin adaptador.
    [false] Pase hacia adelante de LoRA, h~=~Wx~+~{ $plainFactor }BAx: un token requiere { COUNT($full, -operations) } en W, y { $trainable } en A y B, el { $share }{ $more ->
       *[true] , más que la propia W
        [false] {""}
    }.
}
none = ninguna
in-w = en W′
spoken = rango~{ $rank }: { $verdictText }

lesson = Cómo pasa un token por W, A y B
summary = Los dos caminos de un token: por W, y por A y B.
listed = { title }, { $d }~×~{ $k }
labels =
    .rank = Rango _r_
    .merged = Fusionada: _W′_ = _W_ + _BA_
explanation =
    _A_ lleva los _k_ números de _x_ a _r_ números, y _B_ lleva estos a _d_ números; (_α_/_r_)_BAx_ se suma a _Wx_
    (arXiv 2106.09685, sección 4.1). _B_(_Ax_) requiere _r_(_d_~+~_k_) multiplicaciones-sumas por token. Formar _BA_ y
    sumarla a _W_ requiere _drk_ una vez por paso, para todos los tokens, lo que cuesta menos por encima de
    _dk_/(_d_~+~_k_) tokens. El entrenamiento cambia _B_ y _A_ en cada paso, así que no hace falta formar _BA_; el
    DoRA de PEFT la forma una vez por paso. Tras el entrenamiento, _BA_ se puede fusionar una sola vez:
    _W′_~=~_W_~+~(_α_/_r_)_BA_ sustituye a _W_, da el mismo _h_ salvo redondeos y no añade cómputo. El escalado y la
    suma requieren una multiplicación-suma por cada número de _h_. Todos los recuentos son por token y para una sola
    matriz, sin sesgos ni dropout.
table-caption = Multiplicaciones-sumas del pase hacia adelante de un token
table-head =
    Paso
    Fórmula
    Sin fusionar
    Fusionado
table-steps =
    _W_ o _W′_
    _A_
    _B_
    Factor y suma
    Total
    _A_ y _B_, respecto a _W_
    Tamaño de _Ax_
    Factor de escala
card-subject = { $merged ->
   *[true] Multiplicaciones-sumas, fusionado
    [false] Multiplicaciones-sumas, rango { $rank }
}
card-meaning = { $outcome ->
    [merged]
        A y B no añaden
        nada
    [loss]
        añadidas a { $full }:
        { -costs-more }
    [ratio]
        añadidas a { $full }:
        { one-in }
   *[share]
        añadidas a { $full }:
        { $share }
}
short-vectors = Vectores cortos fuera de escala
to-scale = Longitudes de los vectores a escala
