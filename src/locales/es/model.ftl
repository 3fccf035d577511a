title = LoRA de rango~{ $rank } en { $model }
alt = { title }: B y A entrenadas junto a { $targetList }, lo demás congelado. Entrenados: { $trainable } parámetros, el { $share } de { $base }{ outcome }.
caption = LoRA de rango~{ $rank } en { $targetList } de { $model } entrena { $trainable } parámetros, el { $share } de los { $base } del modelo{ outcome }.
spoken = rango~{ $rank }, { $trainable } parámetros, { $share }

scaling = Factor _α_/_r_~=~{ REAL($alpha) }/{ $rank }
trained = _B_ y _A_ entrenadas junto a { $targetList }
frozen = _W_ y todo lo demás,~congelado
layer = { $part ->
    [vision] Visión: una de { $layers } capas
    [encoder] Codificador: una de { $layers } capas
    [decoder] Decodificador: una de { $layers } capas
   *[whole] Una de { $layers } capas
}
others = { $part ->
    [vision] Otros módulos lineales, visión
    [encoder] Otros módulos lineales, codificador
    [decoder] Otros módulos lineales, decodificador
   *[whole] Otros módulos lineales
}
all-modules = Módulos lineales
experts = { $each }~expertos
role = { $role ->
    [attention] Atención
    [cross] Atención cruzada
    [mlp] MLP
    [experts] Expertos
    [shared] También los compartidos
   *[other] Otros módulos lineales
}
block = { $copies ->
    [router] Enrutador, { experts }
    [experts] { experts }
    [several] { role } ×~{ $each }
   *[one] { role }
}{ $parallel ->
   *[true] , en paralelo
    [false] {""}
}{ $everywhere ->
   *[true] {""}
    [false] , en { $some } de { $layers }
}
each = { $size } cada uno
thick-strips = _B_ y _A_ se dibujan { $times }~× más gruesas { -to-scale }.
thin-side = El lado más fino de un módulo se dibuja { $times }~× más grueso { -to-scale }.
area-full = { -full }: { $base }
area-trained = LoRA de rango~{ $rank }: { $trainable }
verdict = { $verdict ->
    [loss]
        LoRA entrena el { $share };
        { -costs-more }
    [ratio]
        LoRA entrena { one-in },
        el { $share }; ahorra~el~{ $rest }
   *[share]
        LoRA entrena el { $share };
        ahorra~el~{ $rest }
}

lesson = Lo que cuesta un modelo completo
summary = Los módulos lineales de un modelo, cuáles adapta LoRA y los recuentos del modelo completo.
listed = { title }: { $targetList }
labels =
    .rank = Rango _r_
    .preset = Módulos adaptados
presets =
    .as-given = los dados
    .q-and-v = q y v
    .all-linear = todos los lineales
explanation = Los módulos siguen el flujo de los datos.
table-caption = Módulos de { $model } y lo que entrena LoRA
table-head =
    Módulo
    Entrenados
fused = { $size }, rango { $times }_r_
table-quantities =
    LoRA, todos los módulos elegidos
    Modelo base
    Parte entrenada
    Ahorro
    Todos los parámetros
    trainable% de PEFT
table-formulas =
    _r_(_d_ + _k_) cada uno
    congelado
    LoRA/base
    1 − parte
    base + LoRA
    LoRA/todos
card-subject = { $model }, rango~{ $rank }
card-adapted = _B_ y _A_ en { $targetList } de { $layers }~{ $layers ->
    [one] capa
   *[other] capas
}
