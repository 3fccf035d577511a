formula = { $curve ->
    [none] _α_
    [sqrt] _α_/√_r_
   *[r] _α_/_r_
    [double] _α_~=~2~_r_
    [equal] _α_~=~_r_
}
title = El factor de BA según el rango, con α~=~{ $alpha } y rango { $rank }
caption = El factor de BA con rango { $rank } y α~=~{ $alpha }
alt = El factor de BA según el rango. Rango { $rank }, α~=~{ $alpha }: { $divided } con α/r, { $rooted } con α/√r. Debajo, medida: la pérdida según la tasa de aprendizaje; los rangos 8 a 64 solo coinciden con α/r.
spoken = Rango { $rank }, α { $alpha }: factor { $divided } con α/r, { $rooted } con α/√r

headline = Duplicar el rango reduce a la mitad el paso de cada dirección con _α_/_r_ y lo divide entre √2 con _α_/√_r_
deck = Adam, _α_ fijo en { $alpha }, rango { $rank } a { $twice }. Dirección: una columna de _B_ por su fila de _A_
factor-title = **Factor de _BA_** según el rango (ambos log)
curve-name = { formula }{ $long ->
    [true] { $curve ->
        [none] : sin dividir
        [sqrt] : rsLoRA
        [r] : LoRA
        [double] {""}
       *[equal] {""}
    }
   *[false] {""}
}
step = { $scaling ->
    [sqrt] ÷~√2
   *[r] ÷~2
}{ $long ->
    [true] : { $from }~→~{ $to }
   *[false] {""}
}
excess = { $rank }~× de más
loss-title = **Medido:** con _α_/_r_, la misma tasa de aprendizaje es la mejor para los rangos 8 a 64; con _α_/√_r_, los rangos altos necesitan tasas menores
loss-deck = Pérdida final de una red pequeña según la tasa de aprendizaje (ambas log), _α_~=~{ $fixed }, media de { $seeds } semillas
rank-name = rango { $rank }
best = { formula }, rango { $rank }{ $long ->
    [true] : mejor con { $rate }
   *[false] {""}
}
conditions = Con SGD, el factor cuenta dos veces: ÷~4 con _α_/_r_ y ÷~2 con _α_/√_r_.

part-curve = { formula }: { $from } con rango { $rank }, { $to } con rango { $twice }
part-excess = _α_ en lugar de _α_/_r_ es { $rank } veces lo debido con rango { $rank }
part-step = { formula }: el rango { $twice } divide el factor del rango { $rank } entre { $scaling ->
    [sqrt] √2
   *[r] 2
}, de { $from } a { $to }
part-scaling = Pérdida final según la tasa de aprendizaje con { formula }
part-losses = Rango { $rank }: pérdida mínima { $loss }, con tasa de aprendizaje { $rate }

lesson = Cómo actúan juntos α, el rango y la tasa de aprendizaje
summary = El factor de BA según el rango con α/r y α/√r, el error de no dividir, y pérdidas medidas según la tasa de aprendizaje.
labels =
    .rank = Rango _r_
    .alpha = _α_
explanation =
    LoRA suma (_α_/_r_)_BA_ a _W_ y mantiene _α_ cuando cambia el rango (artículo de LoRA, arXiv 2106.09685, sección 4.1);
    rsLoRA divide _α_ entre √_r_ (arXiv 2312.03732). Adam mueve cada entrada aproximadamente la tasa de aprendizaje, sea cual sea el tamaño de
    su gradiente; por eso el paso de una dirección es proporcional al factor. El gradiente también contiene el factor, así
    que el paso de SGD es proporcional a su cuadrado. Ambas cosas valen para un paso desde los mismos _B_ y _A_, sin weight
    decay. El doble de rango son también el doble de direcciones: en el primer paso de la red medida, todas juntas se
    mueven de { 0.7 } a { 0.8 } veces lo anterior con _α_/_r_, y de { 1 } a { 1.1 } veces con _α_/√_r_. Medido: la red, los datos y
    Adam como en la figura capacity, con _α_~=~{ $fixed }, { $rates } tasas de aprendizaje y { $seeds } semillas; la pérdida
    es la de las imágenes de entrenamiento tras 800 pasos. Las tasas difieren en un factor de 2; la mejor no se conoce con
    más precisión. No se muestra: la exactitud de prueba, otros optimizadores, tareas y modelos, ni si un factor es mejor
    en general.
spread = { $loss } (de { $low } a { $high })
table-caption = Pérdidas medidas
table-head =
    Rango _r_
    Tasa de aprendizaje, _α_/_r_
    Pérdida (intervalo), _α_/_r_
    Tasa de aprendizaje, _α_/√_r_
    Pérdida (intervalo), _α_/√_r_
    Factor _α_/_r_
    Factor _α_/√_r_
