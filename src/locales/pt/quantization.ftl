title = Pesos em NF4: os níveis, os bits por peso e o erro
becomes = { $weight } vira { $value }
errors = NF4 { $nf4 }, int4 { $int4 }, FP4 { $fp4 }
alt = { title }. { $bits } bits por peso em vez de { $before }. Em um bloco de { $block } pesos, { becomes }. Erros: { errors }.
caption = Pesos em NF4, em blocos de { $block }
spoken = Blocos de { $block }: { becomes }; { $bits } bits, erro { $nf4 }

headline = NF4 guarda cada peso como um de { $levels }~níveis: { $bits }~bits em vez de { $before }
deck = Dividido pelo maior valor absoluto de seu bloco, absmax { $absmax }, { $weight } é { $scaled }; o nível mais próximo é { $level }. absmax é guardado em 8~bits como { $kept }: { becomes }.
matrix-head = { $matrix } pesos, curva normal
block-head = { $whole ->
   *[true] { $shown } pesos, um bloco
    [false] { $shown } pesos de um bloco de { $block }
}
levels-head = { $levels } níveis
bits-head = Bits por peso
error-head = Erro (valor quadrático médio)
sum = 4 + 8/{ $block } + 32/{ $shared } = { $bits }
conditions = Embeddings, normas, camada de saída, _B_ e _A_ ficam em 16~bits ou mais.

part-matrix = { $matrix } pesos treinados, quase normais, e a curva normal
part-block = { block-head }, e o que cada nível vale neste bloco, vezes { $kept }: { $values }
at-level = { $level } → { $value }
part-weight = { becomes }: { $weight } / { $absmax } = { $scaled }, nível { $level }, vezes { $kept }
part-rows = Bits por peso e erro
part-before = bf16: { $before } bits
part-type = { $type }: { $sum } bits; erro { $error }

lesson = Como o QLoRA armazena pesos em 4 bits
summary = NF4 em uma matriz treinada: seus 16 níveis, os bits por peso e seu erro ao lado dos de int4 e FP4.
labels =
    .block = Tamanho do bloco
    .weight = Peso
explanation =
    O QLoRA (arXiv 2305.14314) armazena _W_ em NF4, cujos { 16 } níveis ficam mais próximos onde uma distribuição normal tem
    muitos pesos (apêndice). Um bloco guarda seu maior valor absoluto, absmax, e um nível por peso. A quantização dupla
    subtrai a média de todos os absmax e guarda cada um em 8 bits; { 256 } deles compartilham um fator de escala de 32 bits.
    Uma multiplicação de matrizes converte os níveis de volta em 16 bits. Só as camadas lineares são armazenadas assim. Os
    gradientes passam por _W_ até _B_ e _A_, e _W_ nunca muda. A matriz é uma camada treinada de { 64 }~×~{ 64 } pesos em bf16,
    quantizada com bitsandbytes. int4 tem os níveis de −7/7 a 7/7. O erro é o valor quadrático médio da mudança,
    relativo ao de _W_. Outra matriz tem outros erros.
table-caption = Um peso, os bits por peso e os níveis em NF4
table-head =
    Grandeza
    Valor
table-quantities =
    Tamanho do bloco
    Maior valor absoluto do bloco, absmax
    absmax guardado em 8 bits
    Peso
    Peso / absmax
    Nível mais próximo
    Peso guardado
    Bits por peso
    Bits por peso sem quantização dupla
    Erro de NF4
    Erro de int4
    Erro de FP4
level-row = Nível { $level }
