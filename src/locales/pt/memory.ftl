units =
    GB
    MB
    kB
# The memory that an A100 needed in addition.
overhead = { $low } a { $high }~GB
title = Memória para treinar o { $model } com LoRA de posto~{ $rank }
tokens = { $batch }~×~{ $sequence }~tokens
mode = { $mode ->
    [full] { -full(case: "start") }
    [lora] LoRA
   *[qlora] QLoRA
}
lora-cost = { $loraBytes }{ $loraLess ->
   *[true] , { $loraShare } do completo
    [false] {""}
}
alt = { title }, { $complete ->
       *[true] { tokens } com ativações
        [false] sem ativações
    }: { -full } { $fullBytes }; LoRA { lora-cost }; QLoRA { $qloraBytes }{ $qloraLess ->
       *[true] , { $qloraShare } do completo
        [false] {""}
    }. B, A e seu estado: { $trainedBytes }.
caption = { title }
spoken = posto~{ $rank }, { tokens }, LoRA { $loraBytes }

## The picture

headline = { $outcome ->
    [loss] { -costs-more }: { $loraShare } da memória; QLoRA, { $qloraShare }
   *[other] { $complete ->
       *[true] LoRA treina com { $loraShare } da memória; QLoRA, com { $qloraShare }
        [false] Sem ativações, LoRA treina com { $loraShare } da memória; QLoRA, com { $qloraShare }
    }
}
deck = { $complete ->
   *[true] Pico de um passo: { $model }, { tokens }{ $checkpointing ->
       *[true] {" "}com recálculo
        [false] {""}
    }
    [false] Pesos, gradientes e estado do otimizador do { $model }
}, posto~{ $rank } em { $targetList }. { $less ->
   *[both] Parte da economia vem da precisão.
    [qlora] Só a base do QLoRA tem menos bits.
    [none] Os pesos congelados têm menos bits.
}
bits = { $weights ->
    [full16] 16~bits
    [full32] 32~bits
    [base16] base de 16~bits
    [base32] base de 32~bits
    [base4] base de 4~bits
   *[mostly32] base quase toda de 32~bits
}
label = **{ mode }**, { bits }
names =
    .weights = pesos
    .frozen = base
    .trained = treinados
    .b = _B_
    .a = _A_
    .gradient = gradientes
    .optimizer = otimizador
    .activation = ativações
    .temporary = temporários
item = { $name } { $amount }
magnified = { $both ->
   *[true] **{ $trainedBytes }** são treinados, em~ambos
    [false] **{ $trainedBytes }** são treinados, em~QLoRA
}
magnification = Ampliação de { REAL($magnification) }~vezes.{ $thin ->
   *[true] {" "}Nas~barras, { REAL($times) }~vezes a~escala~real.
    [false] {""}
}

# Below the picture.
setting = { $precision ->
   *[mixed] Precisão mista (treino: 32~bits)
    [bf16] bf16
    [fp32] fp32
}, { $optimizer ->
    [adamw] AdamW
    [adamw-8bit] AdamW de 8~bits
   *[sgd] SGD
}.
freed = Completo: libera ativações antes do pico.
lower-bound = QLoRA: ao menos { $lowest }.
allocator = CUDA, alocador: mais { overhead }.
not-counted = Ativações, CUDA e alocador não são contados.
ticks = Marcas: { $items } medidos.
no-ticks = Medido só com { tokens }.

## The picture in words

part-mode = { mode }, { bits }: { $item }
part-trained = _B_ e _A_ com seu estado de treinamento, treinadas: { $item }
part-magnified = A parte treinada de LoRA e QLoRA, ampliada: { $trainedBytes }

phases =
    .forward = passagem direta
    .loss = perda
    .backward = retropropagação
    .step = passo do otimizador
excluded = { $complete ->
   *[true] CUDA, alocador: { overhead }
    [false] ativações, CUDA, alocador
}
none = nenhum
unknown = desconhecido
mixture = depende dos especialistas em uso

## Page

lesson = De quanta memória o treinamento precisa
summary = O pico de memória de um passo de treinamento: ajuste fino completo, LoRA e QLoRA.
labels =
    .rank = Posto _r_
    .batch = Sequências
    .sequence = Tokens por sequência
    .checkpointing = Recálculo de ativações
explanation =
    Em precisão mista e em fp32, o ajuste fino completo com AdamW ocupa 16 bytes por parâmetro: 4 do peso, 4 de seu
    gradiente e 8 de dois momentos; em bf16, ocupa 8. O AdamW de 8 bits guarda a maioria dos momentos em 1 byte, e o
    SGD não tem nenhum. No pico, o passo usual do AdamW, que não é fundido, acrescenta 4 bytes por parâmetro treinado,
    ou 2 em bf16. O LoRA armazena sua base congelada em 16 bits, ou em 32 com fp32, e ocupa 16 bytes por parâmetro
    treinado com AdamW, 12 enquanto ele não tem gradiente. Só bf16 e fp32 comparam com a mesma precisão. O QLoRA
    (arXiv 2305.14314) armazena os módulos lineares em NF4 ({ 4.126953125 } bits por peso com quantização dupla) e
    todo o resto em fp32, como o PEFT o prepara. As ativações são os tensores que o PyTorch guarda para a
    retropropagação, sem dropout: um módulo congelado não guarda nenhum; um módulo adaptado guarda sua entrada. Elas
    são liberadas antes do passo do otimizador. O estado é exato. As ativações e os picos ficaram a menos de 2% dos
    medidos em { 1224 }~passos de treinamento aleatórios de { 14 }~tipos de modelo. O QLoRA não foi comparado; ele
    guarda pelo menos as ativações do LoRA. O CUDA e o alocador não estão incluídos: a equipe do Qwen mediu de
    { $low } a { $high }~GB para o LoRA em uma A100, com { 1.8 } e 7 bilhões de parâmetros. 1~GB são 10⁹ bytes. O
    cálculo do treinamento conta as multiplicações-somas dos módulos lineares na passagem direta e para os dois
    gradientes; os pesos congelados não precisam de gradiente. Os escores de atenção, a cabeça de saída, o recálculo
    de ativações e a desquantização não são contados. Um adaptador mesclado não acrescenta nada à inferência.
table-caption = Memória para treinar o { $model }, em bytes, e cálculo
table-experts = { table-caption }; especialistas { experts-layout }
table-head =
    Grandeza
    Completo
    LoRA
    QLoRA
table-quantities =
    Pesos
    Adaptador
    Gradientes no pico
    Estado do otimizador
    Ativações no pico
    Temporários no pico
    Total
    Limite inferior
    Momento do pico
    Medido
    Não incluído
    Multiplicações-somas do treinamento em relação ao completo
    Multiplicações-somas adicionais na inferência, sem mesclar
    Arquivo do adaptador, sem o cabeçalho
