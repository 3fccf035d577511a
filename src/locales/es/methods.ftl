lora = LoRA, rango { $rank }
-lora-64 = LoRA de rango~64

names =
    .full = { -full }
    .full-run = Completo
    .prompt = { -prompt-tuning }
    .prefix = { -prefix-tuning }
    .tokens = { -trainable-tokens }
    .norms = LN tuning
measure = { $vertical ->
    [accuracy] exactitud de prueba
    [memory] pico de memoria
   *[time] tiempo de entrenamiento
}
value = { $vertical ->
    [accuracy] { $number }
    [memory] { $number }~GB
   *[time] { $number }~s
}
title = Ajuste fino de Llama-3.2-3B: parámetros entrenados y { measure } en { $runs } ejecuciones

headline = { $compared ->
    [true] { $vertical ->
        [accuracy] { $method } logra { $result }, LoRA { $loraResult } y el ajuste fino completo { $fullResult }
        [memory] { $method } necesita { $result }, LoRA { $loraResult } y el ajuste fino completo { $fullResult }
       *[time] { $method } tarda { $result }, LoRA { $loraResult } y el ajuste fino completo { $fullResult }
    }
   *[false] { $vertical ->
        [accuracy] LoRA alcanza la exactitud { -full(case: "genitive") } con el { $loraShare } de los parámetros
        [memory] LoRA necesita el { $part } del pico de memoria { -full(case: "genitive") }
       *[time] LoRA se entrena en el { $part } del tiempo { -full(case: "genitive") }
    }
}
deck = { $compared ->
    [true] El { $share } de los parámetros; { $runs } ejecuciones de Llama-3.2-3B, GSM8K
   *[false] { $runs } ejecuciones de Llama-3.2-3B, evaluadas en GSM8K; una configuración y una semilla cada una
}
axes =
    .accuracy = **Exactitud de prueba** (%)
    .memory = **Pico de memoria** (GB, menos es mejor)
    .time = **Tiempo** (s, log., menos es mejor)
by = según los parámetros entrenados (log.)
axis-by = { $axis } { by }
fewer = <~{ $bound }
named-value = { $name }: { $number }
of-parameters = { $ratio } parámetros
key =
    LoRA y variantes
    mejor de otro método
    otra ejecución
    { $count } con menos de { $bound }

run = { $name }: { $trained } parámetros entrenados, exactitud de prueba { $accuracy }, pico de memoria { $memory }, tiempo de entrenamiento { $time }
series = { $kind ->
    [family] LoRA con otros rangos o con opciones de PEFT, { $count } ejecuciones
    [known] Otros métodos conocidos, la ejecución más exacta de cada uno, { $count } ejecuciones
   *[other] Otras ejecuciones, { $count }
}
part-comparison = LoRA de rango 64 entrena { $trained } parámetros, el { $share } de los { $fullTrained } { -full(case: "genitive") }: { $ratio }

verdict = { $compared ->
    [false] { -lora-64 } entrena { of-parameters }
   *[true] { $method }{ $attempts ->
        [one] {""}
       *[other] {" "}(la mejor de { $attempts } ejecuciones)
    } entrena el { $share } de los parámetros
}; { measure }: { $result }; { $compared ->
    [false] ajuste fino completo: { $fullResult }
   *[true] { -lora-64 }: { $loraResult }; ajuste fino completo: { $fullResult }
}.
alt = { title }. { verdict } Mejor resultado: { $best }.

lesson = Cómo se compara LoRA con otros métodos
summary = Ejecuciones medidas de LoRA y otros métodos: parámetros entrenados, exactitud, memoria y tiempo.
labels =
    .vertical = Eje vertical
    .method = Resaltar
verticals =
    .accuracy = exactitud
    .memory = memoria
    .time = tiempo
explanation =
    Mediciones de los autores de PEFT (github.com/huggingface/peft, method_comparison/MetaMathQA, commit 5d602fd):
    Llama-3.2-3B en bfloat16, { 5000 } pasos de 4 ejemplos de MetaMathQA, evaluado en GSM8K, una L40S. La imagen nombra
    una docena de métodos conocidos; de cada uno, la ejecución más exacta. PEFT cuenta
    AdaLoRA, LoHa y VeRA, que derivan de LoRA, como métodos propios. Cada ejecución es una configuración con
    una semilla: un mal resultado es de la configuración, no del método. Con rango 64, rsLoRA y LoRA también difieren
    en el factor de escala, 8 y 2. El pico de memoria es memoria reservada; 1~GB son 10⁹ bytes. En las { $runs }
    ejecuciones de menos de { large } de parámetros, la correlación por rangos entre tamaño y exactitud es
    { $ofAccuracy }; entre tamaño y memoria, { $ofMemory }; entre tamaño y tiempo, { $ofTime }.
table-caption = Las { $named } ejecuciones que la imagen nombra y luego las otras { $others }, que se omiten al imprimir
table-head =
    Método
    Configuración
    Parámetros entrenados
    Exactitud de prueba
    Pico de memoria, bytes
    Tiempo de entrenamiento
settings =
    .r = r { $first }
    .ranks = r de { $first } a { $last }
    .values = { $first } valores
    .tokens = { $first } tokens
    .frequencies = { $first } frecuencias
    .subspaces = { $first } subespacios
    .groups = grupos de { $first }
    .blocks = bloques de { $first }
    .factor = factor { $first }
    .sparse = disperso { REAL($first) }
    .learning-rate = tasa de aprendizaje { REAL($first) }
    .v-biases = sesgos de v
    .all-norms = todas las normalizaciones
    .all-linear = todos los lineales
    .mini = reducido
    .bat = Bat
    .para = PaRa
    .fast = rápido
    .tied = ligados
    .vectors = vectores
    .mlp = MLP
    .random-start = inicialización aleatoria
    .word-start = inicialización con palabras
    .zero-start = inicialización a cero
    .default = predeterminado
separator = ;{" "}
