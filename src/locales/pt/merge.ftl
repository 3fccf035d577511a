-tasks = { $count ->
    [one] { $count } tarefa
   *[other] { $count } tarefas
}
-adapters = { $count ->
    [one] { $count } adaptador
   *[other] { $count } adaptadores
}
-copies = { $count ->
    [one] { $count } cópia mesclada
   *[other] { $count } cópias mescladas
}

task = { $task ->
    [law] textos jurídicos
    [code] código
   *[poems] poemas
}
# Between the rows of a matrix, and between the entries of a column.
row-separator = ;{" "}
entry-separator = ,~
title = O adaptador para { task }, separado de W e mesclado em W
alt = Wx + { $scaling }BAx e W′x são ambos ({ $output }) com o adaptador para { task }. Armazenados para { COUNT($tasks, -tasks) }: cópias mescladas, { $copies } bytes; uma W com adaptadores, { $adapters }.
caption = O adaptador para { task }, mesclado e separado, e os pesos de { COUNT($tasks, -tasks) }
spoken = { task }, h~=~{ $output }

## The picture

headline = Mesclado em _W_, o adaptador dá a mesma saída, sem caminho adicional
deck = _h_~=~_Wx_~+~(_α_/_r_)_BAx_; _r_~=~1, _α_/_r_~=~{ $scaling }; o adaptador para { task }
separate = **Separado:** dois caminhos, _W_ e _BA_
merged = **Mesclado:** um caminho
frozen = **congelada**
swapped = trocadas a cada tarefa
same = mesma saída
changed = mudou { $scaling }_BA_
kept = { $outcome ->
    [loss] Em separado: mais bytes que { COUNT($tasks, -copies) }
    [even] Em separado: tantos bytes quanto { COUNT($tasks, -copies) }
   *[saving] Em separado: { $share } dos bytes de { COUNT($tasks, -copies) }
}
shape = Bytes de uma _W_ de { $size } em bf16 e de adaptadores de posto { $rank } em fp32
merged-copies = { $tasks ->
    [one] { $tasks } cópia mesclada _W′_
   *[other] { $tasks } cópias mescladas _W′_
}
one-w = { $tasks ->
    [one] Uma _W_ e { $tasks } adaptador _BA_
   *[other] Uma _W_ e { $tasks } adaptadores _BA_
}
thin-matrix = A parte de _W_ está desenhada { $times }~vezes mais larga { -to-scale }.
thin-adapters = A parte dos adaptadores está desenhada { $times }~vezes mais larga { -to-scale }.
to-scale = As barras estão em escala.

## The picture in words

part-separate = Separado, dois caminhos: _Wx_ + { $scaling }_BAx_ = _h_
part-w = _W_, congelada, linha por linha: { $values }
part-x = _x_, multiplicado por { $factor }: { $values }
part-b = _B_, treinada, uma coluna: { $values }
part-a = _A_, treinada, uma linha: { $values }
part-h = _h_, a saída: { $values }
part-merged = Mesclado, um caminho: _W′_~_x_ = _h_, a mesma saída ({ $output })
part-sum = _W′_ = _W_ + { $scaling }_BA_, linha por linha: { $values }
part-copies = { COUNT($tasks, -copies) } de _W_: { $copies } bytes
part-stored = Uma _W_ e { COUNT($tasks, -adapters) }: { $adapters } bytes, { $share } das cópias mescladas
part-kept = _W_, congelada: { $matrix } bytes
part-adapters = { COUNT($tasks, -adapters) } (_B_ e _A_, treinadas): { $added } bytes, { $adapter } cada um

## Page

lesson = Como os adaptadores são mesclados e armazenados
summary = Um exemplo resolvido com números inteiros: um adaptador mantido em separado, mesclado e armazenado.
labels =
    .task = Tarefa
    .tasks = Número de tarefas
explanation =
    _W′_~=~_W_~+~(_α_/_r_)_BA_ tem o tamanho de _W_; por isso, um adaptador mesclado não acrescenta cálculo nem latência à
    inferência (artigo do LoRA, arXiv 2106.09685, seção 4.1). Para mudar de tarefa, subtraia (_α_/_r_)_BA_ e some a de outro
    adaptador, ou deixe _W_ inalterada e substitua _B_ e _A_. Em ponto flutuante, as duas formas dão a mesma saída, a menos
    de arredondamentos. Um peso de _W_ ocupa 2 bytes (bf16), e um peso de um adaptador, 4 (fp32), como o PEFT os salva; os
    cabeçalhos dos arquivos não são contados.
table-caption = O exemplo resolvido, com ponto e vírgula entre as linhas de uma matriz, e os bytes armazenados
table-head =
    Grandeza
    Valor
table-quantities =
    Mesclada, _W′_ = _W_ + (_α_/_r_)_BA_
    Atualização, (_α_/_r_)_B_(_Ax_)
    Saída, _h_ = _Wx_ + (_α_/_r_)_B_(_Ax_)
    Números em _W_ e no adaptador
    Matriz armazenada, _d_~×~_k_, e posto _r_
    Uma matriz, bytes
    Um adaptador, bytes
    Tarefas
    Cópias mescladas, bytes
    Uma _W_ e adaptadores, bytes
    Parcela das cópias mescladas

## The figure in bf16.

rounding-rank = posto { $rank }
rounding-name = Posto { $rank }
rounding-limits = Os tamanhos são valores quadráticos médios; o erro é relativo a _BA_. bf16 tem { $bits } bits significativos: uma atualização menor que 1/{ $lost } de seu peso se perde; uma maior que 1/{ $kept }, não.
rounding-headline = Na mescla em bf16, atualizações pequenas se perdem: { $share } dos pesos não mudam
rounding-deck = _W′_ = _W_ + _BA_, arredondada para bf16; com { rounding-rank }, se _BA_ tem { $ratio } do tamanho de _W_
rounding-keys =
    mudou
    perdida: não mudou
rounding-ratio = _BA_/_W_: { $ratio }
rounding-results =
    perde { $share }
    erro { $error }
rounding-part = _BA_ com { $ratio } do tamanho de _W_: { $share } dos pesos perdidos, erro da atualização { $error }
rounding-title = Os pesos que mudam quando BA é somada em bf16
rounding-result = { $share } com { $ratio }
rounding-row = com { rounding-rank }, { $first }, { $second } e { $third }
rounding-separator = ;{" "}
rounding-alt = Pesos em bf16 que mantêm seu valor quando BA é somada, por posto e pelo tamanho de BA em relação a W: { $results }.
rounding-caption = { $corner } de { $size } pesos aleatórios, mesclados em bf16
rounding-table = Pesos que mantêm seu valor em bf16, entre { $weights } pesos aleatórios, com arredondamento para o mais próximo e, no empate, para o par
rounding-head =
    Posto _r_
    rms(_BA_) / rms(_W_)
    Pesos inalterados
    Parcela
    Erro da atualização
