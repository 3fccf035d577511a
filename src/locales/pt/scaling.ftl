formula = { $curve ->
    [none] _α_
    [sqrt] _α_/√_r_
   *[r] _α_/_r_
    [double] _α_~=~2~_r_
    [equal] _α_~=~_r_
}
title = O fator de BA por posto, com α~=~{ $alpha } e posto { $rank }
caption = O fator de BA com posto { $rank } e α~=~{ $alpha }
alt = O fator de BA por posto. Posto { $rank }, α~=~{ $alpha }: { $divided } com α/r, { $rooted } com α/√r. Abaixo, medida: a perda por taxa de aprendizado; os postos 8 a 64 só coincidem com α/r.
spoken = Posto { $rank }, α { $alpha }: fator { $divided } com α/r, { $rooted } com α/√r

headline = Dobrar o posto reduz à metade o passo de cada direção com _α_/_r_ e o divide por √2 com _α_/√_r_
deck = Adam, _α_ fixo em { $alpha }, posto { $rank } a { $twice }. Direção: uma coluna de _B_ vezes sua linha de _A_
factor-title = **Fator de _BA_** por posto (ambos log)
curve-name = { formula }{ $long ->
    [true] { $curve ->
        [none] : sem dividir
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
excess = { $rank }~× o devido
loss-title = **Medido:** com _α_/_r_, a mesma taxa de aprendizado é a melhor para os postos 8 a 64; com _α_/√_r_, postos maiores pedem taxas menores
loss-deck = Perda final de uma rede pequena por taxa de aprendizado (ambas log), _α_~=~{ $fixed }, média de { $seeds } sementes
rank-name = posto { $rank }
best = { formula }, posto { $rank }{ $long ->
    [true] : melhor com { $rate }
   *[false] {""}
}
conditions = Com SGD, o fator conta duas vezes: ÷~4 com _α_/_r_ e ÷~2 com _α_/√_r_.

part-curve = { formula }: { $from } com posto { $rank }, { $to } com posto { $twice }
part-excess = _α_ no lugar de _α_/_r_ é { $rank } vezes o devido com posto { $rank }
part-step = { formula }: o posto { $twice } divide o fator do posto { $rank } por { $scaling ->
    [sqrt] √2
   *[r] 2
}, de { $from } para { $to }
part-scaling = Perda final por taxa de aprendizado com { formula }
part-losses = Posto { $rank }: menor perda { $loss }, com taxa de aprendizado { $rate }

lesson = Como α, o posto e a taxa de aprendizado agem juntos
summary = O fator de BA por posto com α/r e α/√r, o erro de não dividir, e perdas medidas por taxa de aprendizado.
labels =
    .rank = Posto _r_
    .alpha = _α_
explanation =
    O LoRA soma (_α_/_r_)_BA_ a _W_ e mantém _α_ quando o posto muda (artigo do LoRA, arXiv 2106.09685, seção 4.1); o rsLoRA
    divide _α_ por √_r_ (arXiv 2312.03732). O Adam move cada entrada em cerca da taxa de aprendizado, seja qual for o tamanho do gradiente;
    por isso, o passo de uma direção é proporcional ao fator. O gradiente também contém o fator, então o passo do SGD é
    proporcional ao seu quadrado. Ambos valem para um passo a partir dos mesmos _B_ e _A_, sem weight decay. O dobro do
    posto também significa o dobro de direções: no primeiro passo da rede medida, todas juntas se movem de { 0.7 } a { 0.8 }
    vezes o anterior com _α_/_r_, e de { 1 } a { 1.1 } vezes com _α_/√_r_. Medido: a rede, os dados e o Adam como na figura capacity,
    com _α_~=~{ $fixed }, { $rates } taxas de aprendizado e { $seeds } sementes; a perda é a das imagens de treinamento após 800
    passos. As taxas diferem por um fator de 2; a melhor não é conhecida com mais precisão. Não mostrado: acurácia de
    teste, outros otimizadores, tarefas e modelos, nem se um fator é melhor em geral.
spread = { $loss } (de { $low } a { $high })
table-caption = Perdas medidas
table-head =
    Posto _r_
    Taxa de aprendizado, _α_/_r_
    Perda (faixa), _α_/_r_
    Taxa de aprendizado, _α_/√_r_
    Perda (faixa), _α_/√_r_
    Fator _α_/_r_
    Fator _α_/√_r_
