-sheets = { $count ->
    [one] { $count } lâmina
   *[other] { $count } lâminas
}

decays =
    .fast = Queda rápida
    .slow = Queda lenta
    .flat = Sem queda
# How singular values fall. Short, because it is above a plot.
falls =
    .fast = cada um, metade do anterior
    .slow = o _i_-ésimo é 1/_i_
    .flat = todos iguais
law = { $name }: { $law }
bold-law = **{ $name }:** { $law }
size = { $side }~×~{ $side }
title = LoRA de posto~{ $rank }, de { $side }, e três quedas
caption = { title } dos valores singulares
alt = O que o posto { $rank } perde de uma atualização de { size } no melhor caso, e LoRA depois do treinamento: { $fast } e { $fastTrained } se os valores singulares caem rápido, { $slow } e { $slowTrained } se caem devagar, { $flat } e { $flatTrained } se são iguais.
spoken = no melhor caso, o posto~{ $rank } perde { $fast } com queda rápida, { $slow } com queda lenta e { $flat } sem queda

## The picture

headline = Um posto baixo basta se os valores singulares caem rápido, não se são iguais
deck = O que o posto~{ $rank } perde de uma atualização~_T_ de { size }: o mínimo, e LoRA
conditions = Perda: ‖_T_~−~_BA_‖~/~‖_T_‖ (norma de Frobenius), raiz da parcela descartada dos quadrados
kept = { $wide ->
   *[true] _BA_~guarda { $rank }~de~{ $side } valores
    [false] guarda { $rank }~de~{ $side }
}
rank = posto _r_~=~{ $rank }
missed = perde { $all }
lowest = mín. **{ $lowest }**
lora = LoRA~{ $trained }

## The picture in words

part-values = Valores singulares de _T_, dos quais _BA_ guarda { $rank } e descarta { $dropped }: { $values }
part-lowest = Menor parcela possível de _T_ perdida, com postos de 1 a { $side }: { $values }
part-best = Mínimo possível com posto { $rank }: { $lowest }
part-lora = LoRA depois do treinamento com posto { $rank }: perde { $trained } de _T_

## Page

lesson = Quando um posto baixo basta
summary = Por que um posto baixo pode bastar, e quando não basta: valores singulares, o menor erro possível e treinamentos.
labels =
    .rank = Posto _r_
explanation =
    Um aluno _W_~+~_BA_ aprende a atualização _T_ de um professor _W_~+~_T_. Os erros são ‖_T_~−~_BA_‖/‖_T_‖. A melhor _BA_
    guarda os _r_ maiores valores singulares de _T_; sua ‖_T_~−~_BA_‖ é a raiz quadrada da soma dos quadrados dos
    descartados, e nenhuma outra _BA_ de posto _r_ tem uma menor (Eckart e Young). O LoRA minimiza a metade da média de
    ‖(_T_~−~_BA_)_x_‖² sobre { $inputs } entradas aleatórias _x_ (média 0, desvio-padrão 1). _T_ tem vetores singulares
    aleatórios. _B_ começa em 0, e _A_, ao acaso (média 0, desvio-padrão { REAL($spread) }). Treinamento: { $steps } passos do
    gradiente descendente, taxa de aprendizado { REAL($rate) }, momento { REAL($momentum) }. O LoRA então chega perto do menor
    erro possível, exceto com queda rápida a partir do posto 7: ele aprende devagar os valores singulares pequenos. Em
    atualizações reais, o artigo do LoRA (arXiv 2106.09685, seção 7) encontra uma queda rápida, e Biderman et al. (arXiv
    2405.09673), uma mais lenta: o ajuste fino completo em código e matemática mudou os pesos com postos de dez a cem vezes
    os usuais do LoRA, e o LoRA aprendeu menos ali.
table-caption = O que o posto r perde de T, por tipo de queda
table-head =
    Valores singulares
    Posto que guarda { $share } de seus quadrados
    Menor erro possível
    Erro do LoRA

## The view of sheets

misses = perde **{ $lowest }**
bold-name = **{ $name }**
sheets-title = BA como soma de { COUNT($rank, -sheets) } de posto 1
sheets-alt = A melhor BA de posto { $rank } como soma de { COUNT($rank, -sheets) }; cada lâmina é uma coluna de B vezes uma linha de A. Ela perde { $fast } de um alvo se os valores singulares caem rápido, { $slow } se caem devagar e { $flat } se são iguais.
sheets-headline = { $complete ->
    [true] A soma de { COUNT($rank, -sheets) } dá qualquer atualização de { size }
   *[false] A soma de { COUNT($rank, -sheets) } perde { $fast } com queda rápida, { $flat } sem queda
}
sheets-deck = Cada lâmina é uma coluna de _B_ vezes uma linha de _A_; perde-se ‖_T_~−~_BA_‖~/~‖_T_‖
sheets-conditions = Área de um quadrado: tamanho de um elemento (uma escala por linha). Claro, fino: negativo.
sheet = lâmina { $index }
part-sheet = Lâmina { $index }, uma coluna de _B_ vezes uma linha de _A_: valor singular { $value }
part-sum = _BA_, a soma de { COUNT($rank, -sheets) }: perde { $lowest } de _T_
part-target = _T_, { size }, o alvo
sheets-table = O que se perde de T depois de cada lâmina
sheets-head =
    Lâmina
    Queda rápida
    Queda lenta
    Sem queda
