title = LoRA de posto~{ $rank } no { $model }
alt = { title }: B e A treinadas ao lado de { $targetList }, todo o resto congelado. Treinados: { $trainable } parâmetros, { $share } de { $base }{ outcome }.
caption = LoRA de posto~{ $rank } em { $targetList } do { $model }
spoken = posto~{ $rank }, { $trainable } parâmetros, { $share }

## The picture

headline = LoRA treina { $trainable } parâmetros em vez de { $base }: { $verdict ->
    [loss] custa mais
    [even] o mesmo número
    [share] economia de { $rest }
   *[ratio] { one-in }
}
deck = { $model }, _r_~=~{ $rank }{ $withAlpha ->
    [true] , _α_/_r_~=~{ REAL($alpha) }/{ $rank }
   *[false] {""}
}
full-area = **congelados**: { $base }
# The block of the trained share.
trained-area = { $enlarged ->
    [true] **treinados**: { $trainable } ({ $share }), { $times }~×~acima~da~escala
   *[false] **treinados**: { $trainable } ({ $share }), em~escala
}
trained = _B_ e _A_ treinadas ao lado de { $targetList }
# The title of a layer, which represents all layers of its part, or of linear modules outside of layers.
card = { $part ->
    [vision] **Visão**: uma de { $layers } camadas
    [encoder] **Codificador**: uma de { $layers } camadas
    [decoder] **Decodificador**: uma de { $layers } camadas
    [none] { $of ->
        [all] **Módulos~lineares**
        [vision] **Outros~módulos~lineares**, visão
        [encoder] **Outros~módulos~lineares**, codificador
        [decoder] **Outros~módulos~lineares**, decodificador
       *[whole] **Outros~módulos~lineares**
    }
   *[whole] **Uma~de~{ $layers }~camadas**
}
only-card = { card }. { $trained }
# The outputs of shared experts are added to the outputs of the chosen experts.
role = { $role ->
    [attention] **Atenção**
    [cross] **Atenção~cruzada**
    [mlp] **MLP**
    [experts] **Especialistas**
    [shared] **Também~especialistas~compartilhados**
   *[other] **Outros~módulos~lineares**
}
# The title of a block, with the names that its modules share, and its number of copies or experts.
block = { role }{ $named ->
   *[true] {" "}{ $prefix }
    [false] {""}
}{ $crossed ->
    [true] , sobre a saída do codificador
   *[false] {""}
}{ $copies ->
    [router] , { $each } e um roteador
    [experts] , { $each }
    [several] {" "}×~{ $each }
   *[one] {""}
}{ $parallel ->
   *[true] , em paralelo
    [false] {""}
}{ $everywhere ->
   *[true] {""}
    [false] , em { $some } de { $layers } camadas
}

# Below the picture.
thin-module = O lado mais fino de um módulo está desenhado { $times }~vezes mais espesso { -to-scale }.

## The picture in words

part-full = Congelados: { $base } parâmetros
part-lora = LoRA: { $trainable } parâmetros, { $share }
part-module = { $name }{ $place ->
    [each] {" "}de cada uma das { $layers } camadas
    [several] , { $each } em cada uma das { $layers } camadas
   *[once] {""}
}: _W_, { $size }, congelada{ $isTarget ->
    [true] ; _B_, { $d }~×~{ $rank }, e _A_, { $rank }~×~{ $k }, treinadas
   *[false] {""}
}

## Page

lesson = Quanto custa um modelo completo
summary = Os módulos lineares de um modelo, quais deles o LoRA adapta e as contagens do modelo completo.
listed = { title }: { $targetList }
labels =
    .rank = Posto _r_
    .preset = Módulos adaptados
presets =
    .as-given = os indicados
    .q-and-v = q e v
    .all-linear = todos os lineares
explanation = Os módulos estão na ordem do fluxo de dados.
table-caption = Módulos do { $model } e o que o LoRA treina
table-head =
    Módulo
    Treinados
fused = { $size }, posto { $times }_r_
table-quantities =
    LoRA, todos os alvos
    Modelo base
    Parcela treinada
    Economia
    Todos os parâmetros
    trainable% do PEFT
table-formulas =
    _r_(_d_ + _k_) cada um
    congelado
    LoRA/base
    1 − parcela
    base + LoRA
    LoRA/todos

map-ranks = { $spread ->
    [none] Posto~{ $most } em todos os módulos
    [layer] Postos de { $least } a { $most } conforme a camada
    [module] Postos de { $least } a { $most } conforme o módulo
   *[both] Postos de { $least } a { $most } conforme o módulo e a camada
}
map-headline = { map-ranks }: { $trainable } parâmetros treinados, { $share } do modelo
map-deck = { $model }, _r_~=~{ $rank } { $withAlpha ->
    [true] e _α_~=~{ REAL($alpha) } onde nenhum padrão se aplica; _α_/_r_~=~{ $factors }
   *[false] onde nenhum padrão se aplica
}
map-caption = { map-ranks }, no { $model }
map-alt = Mapa dos postos do LoRA no { $model }, em { $targetList }. { map-ranks }. Treinados: { $trainable } parâmetros, { $share } de { $base }.
map-run = { $rank }, _α_~{ REAL($alpha) }
map-stack = { $part ->
    [vision] **Visão**
    [encoder] **Codificador**
    [decoder] **Decodificador**
    [none] **Fora das camadas**
   *[whole] **Camadas**
}
map-layer = camada
map-reading = A altura é o posto, dividido em _B_ (embaixo) e _A_ (em cima) na proporção dos seus parâmetros.{ $raised ->
    [true] {" "}Postos menores que { $rank } não estão em~escala.
   *[false] {""}
}
map-row = { $name }, { $size }: { $where }; { $parameters } parâmetros treinados
map-where = posto~{ $rank }{ $withAlpha ->
    [true] {" "}com _α_~{ REAL($alpha) }
   *[false] {""}
}{ $layered ->
   *[true] {" "}{ $count ->
        [one] na camada { $indices }
       *[other] nas camadas { $indices }
    }
    [false] {""}
}
map-table = Postos por módulo e camada no { $model } e o que o LoRA treina
map-head =
    Módulo
    Camadas
    Treinados
