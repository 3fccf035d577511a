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

title = Propagación hacia delante con LoRA de rango~{ $rank }{ $merged ->
       *[true] , fusionado
        [false] {""}
    }
alt = { $merged ->
   *[true] { title }: x ({ COUNT($k, -numbers) }) pasa por una sola matriz W′~=~W~+~{ $plainFactor }BA y da h ({ COUNT($d, -numbers) }). Multiplicaciones-sumas: { $full }, ninguna para A y B.
    [false] { title }: x ({ COUNT($k, -numbers) }) pasa por W y, en paralelo, por A (que da { COUNT($rank, -numbers) }) y B. La suma de ambos caminos es h ({ COUNT($d, -numbers) }). Multiplicaciones-sumas: W { $full }, A { $a }, B { $b }.
}
headline = { $added ->
    [merged] Al fusionar, el desvío desaparece y la salida es la misma
    [more] LoRA más que duplica el cálculo: un { $share } más
    [thin] LoRA añade un desvío estrecho: un { $share } más de cálculo
   *[share] LoRA añade un desvío: un { $share } más de cálculo
}
deck = { $merged ->
   *[true] { $formula } con _W′_~=~_W_~+~{ $factor }_BA_: tantas multiplicaciones-sumas como sin LoRA
    [false] { $formula }: _A_ y _B_ requieren { COUNT($trainable, -operations) } por token
}{ $withAlpha ->
    [true] ; _α_/_r_~{ $scaling }
   *[false] {""}
}
x = _x_: { $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
h = _h_: { $wide ->
   *[true] { COUNT($d, -numbers) }
    [false] { $d }
}
ax = _Ax_: { $wide ->
   *[true] { COUNT($rank, -numbers) }
    [false] { $rank }
}
frozen = **congelada**
trained-a = _A_ **entrenada**
trained-b = _B_ **entrenada**
name-w = { $inside ->
   *[true] {""}
    [false] { $merged ->
       *[true] _W′_{" "}
        [false] _W_{" "}
    }
    }{ $merged ->
   *[true] **fusionada**
    [false] { frozen }
    }
label-w =
    { name-w }:
    { COUNT($full, -operations) }
label-a =
    { trained-a }:
    { $wide ->
   *[true] { COUNT($a, -operations) }
    [false] { $a }
    }
label-b =
    { trained-b }:
    { $wide ->
   *[true] { COUNT($b, -operations) }
    [false] { $b }
    }
gone = _A_ y _B_ están en _W′_

rounding = Solo el redondeo puede cambiar _h_.

part-x = _x_, un token: { COUNT($k, -numbers) }
part-w = { $merged ->
   *[true] _W′_~=~_W_~+~{ $factor }_BA_, { $d }~×~{ $k }, fusionada
    [false] _W_, { $d }~×~{ $k }, congelada
}: { COUNT($full, -operations) }
part-a = _A_, { $rank }~×~{ $k }, entrenada: { COUNT($a, -operations) }
part-ax = _Ax_: { COUNT($rank, -numbers) }
part-b = _B_, { $d }~×~{ $rank }, entrenada: { COUNT($b, -operations) }
part-sum = _Wx_~+~{ $factor }_BAx_: { COUNT($sum, -additions) }
part-h = _h_, la salida: { COUNT($d, -numbers) }
caption = { $merged ->
   *[true] La propagación hacia delante por una matriz de { $d }~×~{ $k } tras fusionar un adaptador de rango~{ $rank }
    [false] La propagación hacia delante por una matriz de { $d }~×~{ $k } con LoRA de rango~{ $rank }
}
none = ninguna
in-w = en W′
spoken = rango~{ $rank }. { $claim }

lesson = Cómo pasa un token por W, A y B
summary = Los dos caminos de un token: por W, y por A y B.
listed = { title }, { $d }~×~{ $k }
labels =
    .rank = Rango _r_
    .merged = Fusionada: _W′_ = _W_ + _BA_
explanation =
    _A_ transforma los _k_ números de _x_ en _r_ números, y _B_, estos en _d_; a _Wx_ se le suma (_α_/_r_)_BAx_
    (arXiv 2106.09685, sección 4.1). _B_(_Ax_) requiere _r_(_d_~+~_k_) multiplicaciones-sumas por token. Calcular _BA_
    y sumarla a _W_ requiere _drk_ multiplicaciones-sumas una vez por paso, para todos los tokens, lo que sale más
    barato con más de _dk_/(_d_~+~_k_) tokens. El entrenamiento cambia _B_ y _A_ en cada paso sin necesidad de calcular
    _BA_; en PEFT, DoRA la calcula una vez por paso. Tras el entrenamiento, _BA_ se puede fusionar una sola vez:
    _W′_~=~_W_~+~(_α_/_r_)_BA_ sustituye a _W_, da la misma _h_, salvo por el redondeo, y no añade cómputo. El escalado y la
    suma requieren una multiplicación-suma por cada número de _h_. Todos los recuentos son por token y para una sola
    matriz, sin sesgos ni dropout.
table-caption = Multiplicaciones-sumas de la propagación hacia delante de un token
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
    Número de tokens por debajo del cual _B_(_Ax_) cuesta menos que _BA_
    Tamaño de _Ax_
    Factor de escala
