title = O que o treinamento mudou em cada módulo
place = { $layered ->
   *[true] { $kind } da camada~{ $layer }
    [false] { $kind }
}
# The power of ten of all sizes.
in-units = { $powered ->
   *[true] , em~{ $power }
    [false] {""}
}
directions = { $directions } de~{ $ranks }
# The outcome of one module, or of all.
hold = { $largest ->
    [one] { $directions } de~{ $ranks } direções reúne { $share }
   *[other] { $directions } de~{ $ranks } direções reúnem { $share }
}
example-title = Maior ‖Δ_W_‖: { place }
nothing = Todas as atualizações são 0: nada foi treinado
held = { hold } de cada atualização
-magnitudes = as magnitudes do DoRA
-biases = os vieses do LoRA
sentences = { $zero ->
    [true] { nothing }.
   *[false] { example-title }. { held }.
}
not-shown = Não se mostra: qual posto teria dado o mesmo resultado{ $undrawn ->
    [magnitudes] ; { -magnitudes }
    [biases] ; { -biases }
    [both] ; { -magnitudes } e { -biases }
   *[none] {""}
}.
headline = { $zero ->
    [true] { nothing }
   *[false] { held }
}
deck = O que o treinamento deixou em cada módulo{ $hasExperts ->
   *[true] , ou nos { $experts } especialistas de uma camada
    [false] {""}
}, Δ_W_~=~_s_·_BA_; parcelas de~‖Δ_W_‖²; { $scaling ->
    [differs] _s_ varia entre os módulos
    [assumed] _s_~=~{ REAL($factor) } (suposto)
   *[known] _s_~=~{ REAL($factor) }
}. { not-shown }
# The labels of the bars that grow upward, and of those that grow downward.
size-label = { $measure ->
   *[update] norma { $symbol }
    [entry] { $symbol }
}{ in-units }
directions-label = direções
example-held = { hold } de ‖Δ_W_‖²
example-values = { $count ->
    [one] seu valor singular ao quadrado, _σ_²
   *[other] { $count } valores singulares ao quadrado, _σ_²; soma~‖Δ_W_‖²
}
part-row = { $kind }{ $layered ->
   *[true] , camadas { $layers }
    [false] {""}
}: { $symbol } { $sizes }; direções { $directions } de { $ranks }
part-example = { place }: quadrados dos valores singulares, em relação ao maior, { $values }; { hold } de ‖Δ_W_‖²
layer = camada
alt = { title }. { sentences } { not-shown }
caption = O que o treinamento com posto~{ $ranks } mudou em cada módulo{ $hasOthers ->
   *[true] ; o arquivo também tem tensores de { $others }, que não são desenhados
    [false] {""}
}

## Page

lesson = O que um adaptador aprendeu
summary = Um adaptador treinado: o tamanho de cada atualização e quantas direções concentram a maior parte dela.
listed = { title }, { $share } de cada atualização
labels =
    .share = Parcela concentrada, %
    .measure = Tamanho de uma atualização
measures =
    .update = completa
    .entry = por elemento
explanation =
    A atualização de um módulo é Δ_W_~=~_s_·_BA_, com _s_~=~_α_/_r_, ou _α_/√_r_ no rsLoRA. Seu tamanho ‖Δ_W_‖ é a raiz da soma
    dos quadrados de seus valores singulares, calculados a partir de _B_ e _A_. Matrizes maiores têm normas maiores; por
    elemento, a norma é dividida por √(_dk_). As direções são contadas como na conversão do PEFT para LoRA: o menor
    número de valores singulares cujos quadrados somam pelo menos a parcela escolhida do total. Poucas direções podem
    concentrar a maior parte de uma atualização, mas uma parcela dos quadrados não é acurácia: o treinamento com esse posto
    pode dar outro resultado.
table-head =
    Módulos
    Maior _σ_
    Parcela da soma de todos os ‖Δ_W_‖²
    Tamanho da atualização
    Direções para a parcela escolhida
table-directions = Direções que concentram { $share }

## Two adapters

compared-title = Dois adaptadores dos mesmos módulos
compared-sizes = { $different ->
   *[true] Maior diferença de tamanho: { place }, com { $first } e { $second }.
    [false] Todos os tamanhos são iguais.
}
compared-overlap = Sobreposição média dos espaços gerados: _B_~{ $meanB }; _A_~{ $meanA }; de espaços aleatórios: { $alike ->
   *[true] { $randomB }
    [false] { $randomB }; { $randomA }
}
compared-sentences = { compared-sizes } { compared-overlap }.
compared-not-shown = Não se mostra: se os dois adaptadores fazem o mesmo{ $undrawn ->
    [magnitudes] ; { -magnitudes }
    [biases] ; { -biases }
    [both] ; { -magnitudes } e { -biases }
   *[none] {""}
}.
compared-deck = { compared-sizes }{ $assumed ->
   *[true] {" "}O _s_ de um adaptador é suposto.
    [false] {""}
}
# Below the picture: how to read it, what an overlap is, and what is not shown.
compared-reading = Tamanhos: o primeiro adaptador em tom claro, o segundo { $area ->
   *[true] como linha
    [false] em tom escuro
}. Sobreposição: a média dos cossenos ao quadrado dos ângulos principais, na qual direções fracas contam tanto quanto as fortes; cheia para o mesmo espaço, com uma linha para espaços aleatórios. { compared-not-shown }
compared-factor = { $named ->
   *[true] sobreposição { $letter } { $overlap }
    [false] { $letter } { $overlap }
}
compared-part = { $kind }{ $layered ->
   *[true] , camadas { $layers }
    [false] {""}
}: { $symbol } do primeiro adaptador { $first }, do segundo { $second }; sobreposição de _B_ { $meanB }, de _A_ { $meanA }
# The sizes of a kind of module.
compared-row = { $first } e~{ $second }
none = nenhum
compared-alt = { compared-title }. { compared-sentences }
compared-caption = Tamanhos e sobreposições de dois adaptadores dos mesmos módulos
compared-table = { compared-title }, comparados como no artigo do LoRA
compared-head =
    Módulos
    _r_, primeiro
    _r_, segundo
    { $symbol }, primeiro
    { $symbol }, segundo
    Sobreposição de _B_
    Aleatória
    Sobreposição de _A_
    Aleatória
