# The start in a sentence.
start = { $start ->
    [b-zero] B~=~0 e A aleatória
    [a-zero] A~=~0 e B aleatória
    [both-zero] B~=~0 e A~=~0
   *[both-random] B e A aleatórias
}
title = Primeiros passos do LoRA, { start }
headline = { $start ->
    [b-zero] _B_~=~0 e _A_ aleatória: de início nada muda; depois LoRA aprende
    [a-zero] _A_~=~0 e _B_ aleatória: de início nada muda; depois LoRA aprende
    [both-zero] _B_~=~0 e _A_~=~0: sem gradiente, LoRA nunca aprende
   *[both-random] _B_ e _A_ aleatórias: o modelo muda antes de aprender
}
deck = _W_~+~_BA_, { $size }~×~{ $size }, _r_~=~{ $rank }. Quadrado: tamanho de um elemento; vazado:~negativo
begin = Início
step = Passo { $step }
# Above the matrices of a step: what it did. Short in a narrow picture.
reason = { $change ->
    [unchanged] { $wide ->
       *[true] _BA_~=~0: o modelo não muda
        [false] _BA_~=~0
    }
    [changed] { $wide ->
       *[true] _BA_~≠~0: o modelo muda
        [false] _BA_~≠~0
    }
    [none] { $wide ->
       *[true] nada se move: os dois gradientes são~0
        [false] nenhuma muda
    }
    [b] { $wide ->
       *[true] só _B_ se move: seu gradiente contém~_A_
        [false] _B_~muda
    }
    [a] { $wide ->
       *[true] só _A_ se move: seu gradiente contém~_B_
        [false] _A_~muda
    }
   *[both] { $wide ->
       *[true] ambas se movem
        [false] ambas mudam
    }
}
losses = Perda
# Above the outlined bars: the initialization with these losses.
compared = { $never ->
   *[true] ambas~0: nunca aprende
    [false] _B_~=~0: aprende
}
state = { $zero ->
   *[true] 0
    [false] ≠~0
}
separator = ;{" "}

## The picture in words

part-moment = { $name }: { reason }
part-matrix = { $name }, { $rows }~×~{ $columns }{ $moved ->
    [true] , movida
   *[false] {""}
}: { $zero ->
    [true] tudo~0
   *[false] { $entries }
}
row = linha { $row }: { $entries }
row-separator = {" "}/{" "}
part-losses = Perda com { start }: { $first } no início, { $second } depois do passo~1, { $last } depois do passo~2
alt = { $claim }. A imagem mostra B, A e BA no início e depois dos passos 1 e 2. Perda: { $losses }.
caption = Os primeiros passos do treinamento com { start }
spoken = { start }: perda { $losses }

## Page

lesson = Por que B começa em zero e A não
summary = Por que B é inicializada com zeros e A ao acaso: os primeiros passos do treinamento com quatro inicializações.
labels =
    .start = Inicialização
values =
    .b-zero = B = 0
    .a-zero = A = 0
    .both-zero = ambas 0
    .both-random = ambas aleatórias
explanation =
    O LoRA aprende uma regressão com { $inputs } entradas aleatórias. _W_ e a atualização-alvo são aleatórias, de
    { $size }~×~{ $size }. O treinamento usa o gradiente descendente simples, com posto { $rank } e taxa de aprendizado
    { $rate }. Se _G_ é o gradiente de _BA_, o gradiente de _B_ é _GA_ᵀ e o de _A_ é _B_ᵀ_G_: se um fator é zero, o outro não
    tem gradiente; se ambos são zero, nenhum tem. O LoRA começa com _B_~=~0 e _A_ aleatória (arXiv 2106.09685, seção 4.1). O
    contrário, _A_~=~0, também parte do modelo pré-treinado, mas se mostrou pior em média, porque _B_~=~0 permite taxas de
    aprendizado maiores (Hayou et al., arXiv 2406.08447). A inicialização com a menor perda depois de dois passos varia de
    semente para semente. _A_ é aleatória, e não constante, para que suas linhas e, portanto, as colunas de _B_ sejam
    diferentes. _A_ é pequena, porque seu tamanho determina o primeiro passo de _B_.
table-caption = O mesmo treinamento com quatro inicializações
table-head =
    Inicialização
    _BA_
    Gradiente de _B_
    Gradiente de _A_
    Perda nos passos 0, 1, 2
table-start = { start }
