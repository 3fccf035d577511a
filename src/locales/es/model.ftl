title = LoRA de rango~{ $rank } en { $model }
alt = { title }: B y A se entrenan junto a { $targetList }; todo lo demás está congelado. Se entrenan { $trainable } parámetros, el { $share } de { $base }{ outcome }.
caption = LoRA de rango~{ $rank } en { $targetList } de { $model }
spoken = rango~{ $rank }, { $trainable } parámetros, { $share }

headline = LoRA entrena { $trainable } parámetros en vez de { $base }: { $verdict ->
    [loss] cuesta más
    [even] los mismos
    [share] ahorra el { $rest }
   *[ratio] { one-in }
}
deck = { $model }, _r_~=~{ $rank }{ $withAlpha ->
    [true] , _α_/_r_~=~{ REAL($alpha) }/{ $rank }
   *[false] {""}
}
full-area = **congelados**: { $base }
trained-area = { $enlarged ->
    [true] **entrenados**: { $trainable } ({ $share }), ampliado~{ $times }~veces
   *[false] **entrenados**: { $trainable } ({ $share }), a~escala
}
trained = _B_ y _A_ se entrenan junto a { $targetList }
card = { $part ->
    [vision] **Visión**: una de { $layers } capas
    [encoder] **Codificador**: una de { $layers } capas
    [decoder] **Decodificador**: una de { $layers } capas
    [none] { $of ->
        [all] **Módulos~lineales**
        [vision] **Otros~módulos~lineales**, visión
        [encoder] **Otros~módulos~lineales**, codificador
        [decoder] **Otros~módulos~lineales**, decodificador
       *[whole] **Otros~módulos~lineales**
    }
   *[whole] **Una~de~{ $layers }~capas**
}
only-card = { card }. { $trained }
role = { $role ->
    [attention] **Atención**
    [cross] **Atención~cruzada**
    [mlp] **MLP**
    [experts] **Expertos**
    [shared] **También,~expertos~compartidos**
   *[other] **Otros~módulos~lineales**
}
block = { role }{ $named ->
   *[true] {" "}{ $prefix }
    [false] {""}
}{ $crossed ->
    [true] , sobre la salida del codificador
   *[false] {""}
}{ $copies ->
    [router] , { $each } y un enrutador
    [experts] , { $each }
    [several] {" "}×~{ $each }
   *[one] {""}
}{ $parallel ->
   *[true] , en paralelo
    [false] {""}
}{ $everywhere ->
   *[true] {""}
    [false] , en { $some } de { $layers } capas
}

thin-module = El lado más fino de un módulo se dibuja { $times } veces más grueso { -to-scale }.

part-full = Congelados: { $base } parámetros
part-lora = LoRA: { $trainable } parámetros, el { $share }
part-module = { $name }{ $place ->
    [each] {" "}de cada una de las { $layers } capas
    [several] , { $each } en cada una de las { $layers } capas
   *[once] {""}
}: _W_, { $size }, congelada{ $isTarget ->
    [true] ; _B_, { $d }~×~{ $rank }, y _A_, { $rank }~×~{ $k }, entrenadas
   *[false] {""}
}

lesson = Lo que cuesta un modelo completo
summary = Los módulos lineales de un modelo, cuáles adapta LoRA y los recuentos del modelo completo.
listed = { title }: { $targetList }
labels =
    .rank = Rango _r_
    .preset = Módulos adaptados
presets =
    .as-given = los indicados
    .q-and-v = q y v
    .all-linear = todos los lineales
explanation = Los módulos aparecen en el orden del flujo de datos.
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

map-ranks = { $spread ->
    [none] Rango~{ $most } en cada módulo
    [layer] Rangos de { $least } a { $most } según la capa
    [module] Rangos de { $least } a { $most } según el módulo
   *[both] Rangos de { $least } a { $most } según el módulo y la capa
}
map-headline = { map-ranks }: { $trainable } parámetros entrenados, el { $share } del modelo
map-deck = { $model }, _r_~=~{ $rank } { $withAlpha ->
    [true] y _α_~=~{ REAL($alpha) } donde no se aplica ningún patrón; _α_/_r_~=~{ $factors }
   *[false] donde no se aplica ningún patrón
}
map-caption = { map-ranks }, en { $model }
map-alt = Mapa de los rangos de LoRA en { $model }, en { $targetList }. { map-ranks }. Se entrenan { $trainable } parámetros, el { $share } de { $base }.
map-run = { $rank }, _α_~{ REAL($alpha) }
map-stack = { $part ->
    [vision] **Visión**
    [encoder] **Codificador**
    [decoder] **Decodificador**
    [none] **Fuera de las capas**
   *[whole] **Capas**
}
map-layer = capa
map-reading = La altura es el rango, dividido en _B_ (abajo) y _A_ (arriba) en proporción a sus parámetros.{ $raised ->
    [true] {" "}Los rangos menores que { $rank } no están a~escala.
   *[false] {""}
}
map-row = { $name }, { $size }: { $where }; { $parameters } parámetros entrenados
map-where = rango~{ $rank }{ $withAlpha ->
    [true] {" "}con _α_~{ REAL($alpha) }
   *[false] {""}
}{ $layered ->
   *[true] {" "}en { $count ->
        [one] la capa { $indices }
       *[other] las capas { $indices }
    }
    [false] {""}
}
map-table = Rangos por módulo y capa en { $model } y lo que entrena LoRA
map-head =
    Módulo
    Capas
    Entrenados
