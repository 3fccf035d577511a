-lora = LoRA de rango~64

names =
    .full = { -full }
    .full-run = Completo
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
thousands = { $tick }~k
millions = { $tick }~M
title = { $runs } ajustes finos de Llama-3.2-3B: parámetros entrenados y { measure }
heading = { $runs } ejecuciones, Llama-3.2-3B
axes =
    .accuracy = Exactitud de prueba, %; más es mejor
    .memory = Pico de memoria, GB; menos es mejor
    .time = Tiempo, s, logarítmico; menos es mejor
trained = parámetros entrenados, logarítmico
fewer = <~{ $bound }
more = >~{ $bound }
chosen-name = { $chosen ->
    [lora] { -lora }
   *[other] { $method }{ $several ->
       *[true] {" "}(mejor de { $attempts })
        [false] {""}
    }
}
outcome =
    { chosen-name }
    entrena { $share }, { $vertical ->
        [accuracy] logra { $result }
       *[other] { $result }
    }
other-results = { $chosen ->
    [lora] completo: { $fullResult }
   *[other] LoRA r64: { $loraResult }; completo: { $fullResult }
}
key =
    Familia LoRA; línea: r32, r64
    { names.full }
    { $chosen ->
        [method] { $method }
       *[other] { $others } ejecuciones más
    }
note = Un punto es una configuración, no~un~veredicto.
verdict = { chosen-name } entrena el { $share } de los parámetros; { measure }: { $result }; { $chosen ->
    [lora] ajuste fino completo: { $fullResult }
    [full] { -lora }: { $loraResult }
   *[method] { -lora }: { $loraResult }; ajuste fino completo: { $fullResult }
}.
alt = { title }. { verdict } Mejor resultado: { $best }.
caption = { $runs } ejecuciones medidas. { verdict }

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
    Llama-3.2-3B en bfloat16, { 5000 } pasos de 4 ejemplos de MetaMathQA, probado en GSM8K, una L40S. La imagen nombra
    una docena de métodos conocidos; si hay varias ejecuciones, la más exacta. Cada ejecución es una configuración con
    una semilla: un mal resultado es de la configuración, no del método. Con rango 64, rsLoRA y LoRA también difieren
    en el factor de escala, 8 y 2. El pico de memoria es memoria reservada; 1~GB son 10⁹ bytes. En las { $runs }
    ejecuciones de menos de { millions } de parámetros, la correlación de rangos entre tamaño y exactitud es
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
    .random-start = inicio aleatorio
    .word-start = inicio con palabras
    .zero-start = inicio en cero
    .default = predeterminado
separator = ;{" "}
card-subject = { $vertical ->
    [accuracy] Exactitud de prueba
    [memory] Pico de memoria
   *[time] Tiempo de entrenamiento
}, { $chosen ->
    [lora] { -lora }
   *[other] { $method }
}
card-meaning =
    con el { $share } entrenado;
    { $chosen ->
        [full] LoRA: { $loraResult }
       *[other] ajuste fino completo: { $fullResult }
    }
