units =
    PB
    TB
    GB
    MB
    kB
-adapters = { $count ->
    [one] { $count } adaptador
   *[other] { $count } adaptadores
}
title = Memória de { COUNT($adapters, -adapters) } de posto~{ $rank } sobre o { $model }
cost = { $outcome ->
   *[saving] { $shared } sobre uma só base; mesclados, { $merged }
    [even] { $shared } sobre uma só base e também mesclados
    [loss] { $shared } sobre uma só base; ao mesclar, { $less } a menos
}
alt = { title }: { cost }. Em { $memory } cabem { $fitShared } adaptadores ou { $fitMerged } cópias mescladas. Cada requisição de um lote usa seu próprio adaptador.
caption = { title }
spoken = { COUNT($adapters, -adapters) } de posto { $rank }: { cost }; em { $memory } cabem { $fitShared }
every = qualquer número

## The picture

headline = { $adapters ->
    [one] { $adapters } adaptador ocupa { cost }
   *[other] { $adapters } adaptadores ocupam { cost }
}
deck = { $model } em 16 bits; posto~{ $rank } em { $targetList }{ $padded ->
    [true] , em vagas de posto~{ $slotRank }
   *[false] {""}
}
memory-title = **{ $unit } de pesos**, por número de adaptadores
budget = memória de { $memory }
shared-name = **Adaptadores:** { $fitShared ->
    [one] { $fitShared } cabe em { $memory }
   *[other] { $fitShared } cabem em { $memory }
}
merged-name = **Cópias mescladas:** { $fitMerged ->
    [one] { $fitMerged } cabe
   *[other] { $fitMerged } cabem
}
each = { $weights } cada uma
sum = { $weights } + { $slot } cada um
crossover = { $limit ->
    [one] mesclar só ocupa menos com { $limit }
   *[other] mesclar ocupa menos até { $limit }
}
batch-title = **Um lote:** todas as requisições usam a mesma _W_; cada uma tem suas próprias _B_ e _A_
request = { $long ->
   *[true] requisição { $request }, adaptador { $adapter }
    [false] requisição { $request }
}
padding = { $padded ->
   *[true] { $share } de preenchimento
    [false] sem preenchimento
}
conditions = Carregar um adaptador transfere { $adapter }. Cache KV e ativações não são contados.

## The picture in words

part-base = Uma base, congelada: { $weights }
part-adapters = { COUNT($adapters, -adapters) }, _B_ e _A_, { $adapter } cada um, em vagas de { $slot }: { $shared } com a base; { $fitShared } cabem em { $memory }
part-merged = Cópias mescladas, { $weights } cada uma, para { COUNT($adapters, -adapters) }: { $merged }; { $fitMerged } cabem em { $memory }
part-w = _W_, congelada, uma só vez para todas as requisições
part-batch = Um lote de requisições, cada uma com seu próprio adaptador de posto { $rank } em uma vaga de posto { $slotRank }: { padding }

## Page

lesson = Quantos adaptadores cabem em um servidor
summary = A memória de muitos adaptadores sobre uma só base ao lado da memória de cópias mescladas, e um lote em que cada requisição usa seu próprio adaptador.
labels =
    .adapters = Adaptadores
    .rank = Posto _r_
    .slotRank = Posto de uma vaga
    .memory = Memória, GB
explanation =
    Os bytes são aritmética, exata para pesos de 16 bits: _N_ adaptadores sobre uma só base ocupam _W_~+~_Ns_, e _N_ cópias
    mescladas, _NW_, em que _W_ são os bytes da base e _s_ os de uma vaga. As cópias mescladas só ocupam menos enquanto _N_
    é menor que _W_/(_W_~−~_s_), na maioria dos modelos só com 1. O PEFT salva os adaptadores em fp32; por isso, seus
    arquivos ocupam o dobro. Um servidor também precisa de espaço para o cache KV, as ativações e as áreas temporárias, que não
    são contados. No vLLM (documentação de LoRAConfig e de max_lora_rank), max_loras é o número de adaptadores em um
    lote, max_cpu_loras, o da memória da CPU, e uma vaga tem o posto max_lora_rank, 16 por padrão, no tipo de dados da base;
    adaptadores de posto menor são preenchidos com zeros. A vazão foi medida em outros trabalhos, não aqui: o Punica (arXiv
    2310.18547, resumo), que multiplica um lote uma só vez por _W_ e cada requisição por suas próprias _B_ e _A_, informa 12
    vezes a de outros servidores, com 2~milissegundos a mais por token; o S-LoRA (arXiv 2311.03285, resumo), que guarda todos os
    adaptadores na memória principal e carrega os das requisições em andamento, até 4 vezes a do PEFT e a do vLLM com cópias
    mescladas. No desenho do lote, só os postos das vagas estão em escala. Os
    tempos de carga supõem 25~GB em um segundo.
table-caption = Memória de adaptadores e de cópias mescladas, em bytes
table-head =
    Quantidade
    Valor
table-quantities =
    Base em 16 bits, e cada cópia mesclada
    Adaptador em 16 bits
    Vaga de um adaptador
    da qual preenchimento
    Uma base com todas as vagas
    O mesmo número de cópias mescladas
    Memória do servidor
    Adaptadores que cabem ao lado da base
    Cópias mescladas que cabem
    Mesclar ocupa menos até este número
    Arquivo do adaptador em fp32, sem o cabeçalho
    Carregar um adaptador a 25 GB/s, milissegundos
    Carregar uma cópia mesclada a 25 GB/s, milissegundos
