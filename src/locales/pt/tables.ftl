## Page

notes = { $headless ->
   *[true] ; modelos do tipo BERT sem a camada de pooling e sem as cabeças
    [false] {""}
}{ $mixed ->
   *[true] ; especialistas { experts-layout }
    [false] {""}
}
caption-matrix = LoRA em uma matriz de { $d }~×~{ $k } com { $parameters } parâmetros
caption-model = LoRA em { $modules } do { $model }{ notes }
caption-models = LoRA de posto { $rank } em { $modules }, modelo por modelo{ notes }
default-targets = os alvos padrão do PEFT
caption-methods = Métodos no { $model }, { $parameters } parâmetros{ notes }
head-matrix =
    Posto _r_
    LoRA treina, _r_(_d_~+~_k_)
    Parcela
    Economia
head-model =
    Posto _r_
    Parâmetros da base
    LoRA treina
    Parcela
    Economia
    trainable% do PEFT
    Arquivo, bytes
head-models =
    Modelo
    Parâmetros da base
    LoRA treina
    Parcela
    Economia
    trainable% do PEFT
    Arquivo, bytes
head-models-targets =
    Modelo
    Alvos
    Parâmetros da base
    LoRA treina
    Parcela
    Economia
    trainable% do PEFT
    Arquivo, bytes
head-methods =
    Método
    Treina
    Parcela
    Arquivo, bytes
    Configuração e compromissos

unknown = desconhecido
all-linear = todos os módulos lineares
no-file = nenhum
names-separator = ,{" "}
settings-separator = ,{" "}
settings-on = { $list } em { $modules }
only-on = em { $modules }
trade = { $settings }. { $trades }

term-kinds = { $kind ->
    [lora] de posto baixo
    [vector] vetores
    [constant] números
   *[none] nenhum
}
# Settings of methods, as in "rank 8, 20 tokens".
settings =
    .rank = posto { $count }
    .tokens = { $count } tokens
    .bottleneck = largura { $count }
    .init-rank = { $count } antes da poda
    .factor = fator { $count }
    .decompose-both = os dois fatores finos
    .feedforward = entradas de { $names } reescaladas
    .encoder-hidden = largura do codificador { $count }
    .layers = { $count } camadas
    .para = PaRa, sem _R_
    .bat = Bat, um bloco quadrado para cada _r_ saídas
    .weight-terms = A e B: { term-kinds }
    .prompt-term = C: { term-kinds }
    .bias-terms = D e E: { term-kinds }
    .orthogonal = qualquer matriz no lugar de uma rotação
    .scale-input = entradas não escaladas
    .scale-output = saídas não escaladas
    .sparse-rate = { $rate } dos elementos
    .mini-rank = largura de bloco { $count }
    .frequencies = { $count } coeficientes
    .variant = variante { $count }
    .group-size = grupos de { $count }
    .vector-size = vetores de { $count }
    .blocks = blocos de { $count }~×~{ $count }
    .block-count = { $count } blocos
    .share-blocks = todos os blocos iguais
    .hybrid-rank = posto híbrido { $count }
    .block-size = blocos de { $count }
    .vectors = { $count } vetores
    .vector-length = de comprimento { $count }
    .stride = uma _A_ para { $count } camadas
    .b-count = { $count } matrizes _B_
    .depth = { $count } camadas ocultas por lado
    .theta-length = um vetor de { $count }
    .kept-rank = { $count } direções mantidas
    .save-projection = projeções não salvas

method-names =
    .full = { -full(case: "start") }
    .prompt = { -prompt-tuning }
    .prefix = { -prefix-tuning }
    .trainable-tokens = { -trainable-tokens }
    .ln-tuning = LayerNorm tuning
    .houlsby = Adaptadores de Houlsby
    .adaption-prompt = Adaption prompt

# The trade-off of each method.
trade-offs =
    .full = Pode alcançar quaisquer pesos, mas precisa de gradientes e de estado do otimizador para todos eles.
    .lora = Limita a atualização de cada matriz ao posto r e pode ser mesclado nos pesos.
    .rslora = Tem o tamanho do LoRA, mas escala por alpha / √r, para que postos mais altos continuem aprendendo.
    .dora = Acrescenta uma magnitude treinada por linha de saída e calcula uma norma a cada passo.
    .adalora = Começa com uma vez e meia o posto e poda: os postos diferem, mas o treinamento custa mais.
    .vera = Treina dois vetores por matriz ao lado de matrizes aleatórias congeladas; seu posto usual é 256.
    .loha = Alcança o posto r² com o dobro dos parâmetros do LoRA e calcula um produto por elemento.
    .lokr = Mantém um posto alto com pouquíssimos parâmetros, mas tem uma estrutura de blocos fixa.
    .ia3 = Apenas reescala as ativações: muito pequeno, mas incapaz de misturá-las.
    .prefix = Não mexe nos pesos; suas chaves e valores virtuais ocupam contexto em cada camada.
    .prompt = Treina apenas os embeddings de tokens virtuais: pequeno, e fraco em modelos pequenos.
    .bitfit = Treina os vieses existentes; muitos modelos recentes não têm nenhum.
    .houlsby = Insere camadas que não podem ser mescladas; o PEFT não o tem, e seu artigo treina também as normalizações.
    .lora-fa = Congela A, o que economiza memória de ativações e prende a atualização às linhas de A.
    .ln-tuning = Treina apenas as normalizações: um ganho por componente, e um deslocamento se elas o têm.
    .p-tuning = Treina um codificador de tokens virtuais e depois descarta o codificador.
    .mica = Congela B nas direções singulares mais fracas do peso e treina apenas A.
    .hira = Multiplica o peso por BA, elemento por elemento: o tamanho do LoRA e posto completo.
    .deft = Retira do peso um subespaço de posto r e põe um treinado em seu lugar.
    .delora = Limita o tamanho da atualização por um número treinado por módulo.
    .gralora = Dá a cada bloco da matriz um adaptador separado: o tamanho do LoRA e um posto maior.
    .glora = Escala o peso e soma um termo a ele: dois produtos de posto baixo por matriz.
    .lily = Compartilha A ao longo das camadas e uma mistura de B entre todas, escolhida por um roteador.
    .peanut = Calcula a atualização a partir do próprio peso, por uma rede estreita com uma ativação.
    .miss = Treina um bloco pequeno que se repete ao longo da matriz: metade do tamanho do LoRA ou menos.
    .vblora = Compõe A e B a partir de um banco de vetores; os logits que os escolhem são a maioria de seus parâmetros.
    .tinylora = Treina um vetor curto por módulo; o resto, congelado, enche seu arquivo.
    .unilora = Treina um vetor para o modelo inteiro; uma projeção fixa o transforma em todas as A e B.
    .pvera = É o VeRA com uma distribuição no lugar de cada valor interno: uma média e uma dispersão.
    .randlora = Soma muitos produtos aleatórios congelados de posto r até o posto completo; seu arquivo também os contém.
    .beft = Treina um viés apenas nos valores, mesmo que o modelo não tenha vieses.
    .road = Rotaciona e escala as saídas em pares: minúsculo, e barato de servir em lotes mistos.
    .shira = Treina tantos pesos avulsos quantos parâmetros o LoRA tem: posto completo e um arquivo três vezes maior.
    .frod = Treina uma diagonal e alguns outros elementos entre duas bases fixas do peso.
    .fourierft = Treina alguns coeficientes da transformada de Fourier da atualização, em qualquer número.
    .waveft = Treina alguns coeficientes da transformada wavelet da atualização, em qualquer número.
    .c3a = Treina blocos circulantes: posto alto, e d·k parâmetros divididos pelo lado do bloco.
    .boft = Rotaciona as entradas em blocos e escala as saídas, o que preserva os ângulos.
    .oft = Rotaciona as entradas em blocos, o que preserva os ângulos entre neurônios.
    .hra = Reflete as entradas r vezes: ortogonal, com metade do tamanho do LoRA ou menos.
    .psoft = Rotaciona apenas as r direções mais fortes do peso: r(r + 3) / 2 números por módulo.
    .osf = Ajusta tudo, menos as direções mais fortes do peso, contra o esquecimento.
    .adaption-prompt = Acrescenta prompts à atenção das camadas superiores por meio de uma porta que começa em zero.
    .trainable-tokens = Treina linhas avulsas dos embeddings, como para tokens novos, e nada mais.
