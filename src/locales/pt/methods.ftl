lora = LoRA, posto { $rank }
-lora-64 = LoRA de posto~64

names =
    .full = { -full(case: "start") }
    .full-run = Completo
    .prompt = { -prompt-tuning }
    .prefix = { -prefix-tuning }
    .tokens = { -trainable-tokens }
    .norms = LN tuning
measure = { $vertical ->
    [accuracy] acurácia de teste
    [memory] pico de memória
   *[time] tempo de treinamento
}
value = { $vertical ->
    [accuracy] { $number }
    [memory] { $number }~GB
   *[time] { $number }~s
}
title = Ajuste fino do Llama-3.2-3B: parâmetros treinados e { measure } em { $runs } execuções

## The picture

headline = { $compared ->
    [true] { $vertical ->
        [accuracy] { $method } atinge { $result }; LoRA, { $loraResult }; { -full }, { $fullResult }
        [memory] { $method } precisa de { $result }; LoRA, { $loraResult }; { -full }, { $fullResult }
       *[time] { $method } leva { $result }; LoRA, { $loraResult }; { -full }, { $fullResult }
    }
   *[false] { $vertical ->
        [accuracy] LoRA atinge a acurácia do { -full } com { $loraShare } dos parâmetros
        [memory] LoRA precisa de { $part } do pico de memória do { -full }
       *[time] LoRA leva { $part } do tempo de treinamento do { -full }
    }
}
deck = { $compared ->
    [true] { $share } dos parâmetros; { $runs } execuções do Llama-3.2-3B, GSM8K
   *[false] { $runs } execuções do Llama-3.2-3B, testadas no GSM8K; uma configuração e uma semente cada
}
axes =
    .accuracy = **Acurácia de teste** (%)
    .memory = **Pico de memória** (GB, menor é melhor)
    .time = **Tempo de treinamento** (s, log, menor é melhor)
by = por parâmetros treinados (log)
axis-by = { $axis } { by }
fewer = <~{ $bound }
named-value = { $name }: { $number }
of-parameters = { $ratio } parâmetros
# The keys of the marks.
key =
    LoRA e variantes
    melhor de outro método
    outra execução
    { $count } abaixo de { $bound }

## The picture in words

run = { $name }: { $trained } parâmetros treinados, acurácia de teste { $accuracy }, pico de memória { $memory }, tempo de treinamento { $time }
series = { $kind ->
    [family] LoRA com outros postos ou com opções do PEFT, { $count } execuções
    [known] Outros métodos conhecidos, a execução mais acurada de cada um, { $count } execuções
   *[other] Outras { $count } execuções
}
part-comparison = { -lora-64 } treina { $trained } parâmetros, { $share } dos { $fullTrained } do { -full }: { $ratio }

# Compares the chosen run with LoRA's and with full fine-tuning. If it is the best of several, with their number.
verdict = { $compared ->
    [false] { -lora-64 } treina { of-parameters }
   *[true] { $method }{ $attempts ->
        [one] {""}
       *[other] {" "}(a melhor de { $attempts } execuções)
    } treina { $share } dos parâmetros
}; { measure }: { $result }; { $compared ->
    [false] { -full }: { $fullResult }
   *[true] { -lora-64 }: { $loraResult }; { -full }: { $fullResult }
}.
alt = { title }. { verdict } Melhor resultado: { $best }.

## Page

lesson = Como LoRA se compara a outros métodos
summary = Execuções medidas de LoRA e de outros métodos: parâmetros treinados, acurácia, memória e tempo.
labels =
    .vertical = Eixo vertical
    .method = Destacar
verticals =
    .accuracy = acurácia
    .memory = memória
    .time = tempo
explanation =
    Medições dos autores do PEFT (github.com/huggingface/peft, method_comparison/MetaMathQA, commit 5d602fd): Llama-3.2-3B em
    bfloat16, { 5000 } passos de 4 exemplos do MetaMathQA, testado no GSM8K, uma L40S. A imagem nomeia uma dúzia de métodos
    conhecidos; havendo várias execuções, a mais acurada. O PEFT conta AdaLoRA, LoHa e VeRA, que derivam do LoRA, como
    métodos próprios. Cada execução é uma configuração com uma semente: um resultado ruim é da configuração, não do método.
    Com posto 64, rsLoRA e LoRA também diferem no fator de escala, 8 e 2. O pico de memória é memória reservada; 1~GB são
    10⁹ bytes. Nas { $runs } execuções abaixo de { large } de parâmetros, a correlação de postos entre tamanho e acurácia é
    { $ofAccuracy }; entre tamanho e memória, { $ofMemory }; entre tamanho e tempo, { $ofTime }.
table-caption = As { $named } execuções que a imagem nomeia e, depois, as outras { $others }, omitidas na impressão
table-head =
    Método
    Configuração
    Parâmetros treinados
    Acurácia de teste
    Pico de memória, bytes
    Tempo de treinamento
# The parts of a run's setting.
settings =
    .r = r { $first }
    .ranks = r de { $first } a { $last }
    .values = { $first } valores
    .tokens = { $first } tokens
    .frequencies = { $first } frequências
    .subspaces = { $first } subespaços
    .groups = grupos de { $first }
    .blocks = blocos de { $first }
    .factor = fator { $first }
    .sparse = esparso { REAL($first) }
    .learning-rate = taxa de aprendizado { REAL($first) }
    .v-biases = vieses de v
    .all-norms = todas as normalizações
    .all-linear = todos os lineares
    .mini = reduzido
    .bat = Bat
    .para = PaRa
    .fast = rápido
    .tied = atrelados
    .vectors = vetores
    .mlp = MLP
    .random-start = início aleatório
    .word-start = início com palavras
    .zero-start = início em zero
    .default = padrão
separator = ;{" "}
