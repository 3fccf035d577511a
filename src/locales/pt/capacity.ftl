title = Acurácia de teste de uma rede pequena conforme o posto do LoRA
full-tick = total
name = { $full ->
   *[true] Completo
    [false] Posto { $rank }
}

caption = Uma rede pequena com { $full ->
   *[true] { -full }
    [false] LoRA de posto { $rank }
}
alt = { title }. { spoken }. { -full(case: "start") }, tracejado: { $fullMean }. Abaixo, os parâmetros treinados em cada caso.
spoken = { name }: { $mean } em média, { $trainable } parâmetros, { $share } do completo

## The picture

headline = Em uma rede pequena, { $outcome ->
   *[equal] o posto { $rank } rende tanto quanto o { -full }
    [behind] o posto { $rank } fica { $gap }~{ $gap ->
        [one] ponto
       *[other] pontos
    } abaixo do { -full }
    [full] o { -full } não rende mais que o posto { $enough }
}
# "As well" is defined here.
deck = { $outcome ->
    [full] Todos os parâmetros de duas matrizes de { $side }~×~{ $side }; a média com posto { $enough } está na faixa das { $seeds } execuções
   *[equal] { $share } dos parâmetros de duas matrizes de { $side }~×~{ $side }; a média está na faixa das { $seeds } execuções do { -full }
    [behind] { $share } dos parâmetros de duas matrizes de { $side }~×~{ $side }; a média está abaixo das { $seeds } execuções do { -full }
}
accuracy-title = **Acurácia de teste**, % por posto: { $seeds } execuções, como anéis, e sua média
trained-title = **Parâmetros treinados**; LoRA: _B_ e _A_
full-name = { -full }
tick = { $full ->
   *[true] { full-tick }
    [false] posto { $rank }
}
conditions = Dígitos com pixels embaralhados, { $tested } imagens de teste; outras tarefas podem exigir um posto maior.

## The picture in words

part-runs = { name }: { $runs }; média { $mean }
part-parameters = { name }: { $trainable } parâmetros

## Page

lesson = De que posto uma tarefa precisa
summary = A acurácia medida de uma rede pequena conforme o posto: um posto pequeno pode bastar.
labels =
    .rank = Posto _r_
full-value = completo
explanation =
    Uma rede com duas camadas ocultas de 64 unidades aprende os dígitos do scikit-learn (8~×~8 pixels) e depois os mesmos
    dígitos com os pixels embaralhados. O ajuste fino completo treina as duas matrizes de { $size }~×~{ $size }; o LoRA soma
    _BA_ a elas. Todo o resto fica congelado. Cada semente tem sua própria rede pré-treinada, seu embaralhamento e suas
    { $tested } imagens de teste. O treinamento tem 800 passos de 32 imagens com Adam. Entre oito taxas de aprendizado,
    cada posto usa a que dá a menor perda de treinamento. O ajuste fino completo tem a maior média, mas só é o melhor com
    duas das cinco sementes. Outra rede ou outra tarefa pode exigir um posto maior.
table-caption = Acurácia de teste por posto e semente, %
table-head =
    Posto _r_
    Taxa de aprendizado
    Parâmetros treinados
    Parcela do completo
    Média
    Diferença em relação ao posto destacado, pontos
seed = Semente { $seed }
