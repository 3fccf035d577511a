units =
    GB
    MB
    kB
overhead = { range }~GB
title = Memoria para entrenar { $model } con LoRA de rango~{ $rank }
tokens = { $batch }~×~{ $sequence }~tokens
mode = { $mode ->
    [full] { -full }
    [lora] LoRA
   *[qlora] QLoRA
}
lora-cost = { $loraBytes }{ $loraLess ->
   *[true] , el { $loraShare } del completo
    [false] {""}
}
alt = { title }, { $complete ->
       *[true] { tokens }, con
        [false] sin
    } activaciones: { -full(case: "middle") } { $fullBytes }; LoRA { lora-cost }; QLoRA { $qloraBytes }{ $qloraLess ->
       *[true] , el { $qloraShare } del completo
        [false] {""}
    }. B, A y su estado: { $trainedBytes }.
caption = { title }
spoken = rango~{ $rank }, { tokens }, LoRA { $loraBytes }

headline = { $outcome ->
    [loss] { -costs-more }: el { $loraShare } de la memoria, y QLoRA el { $qloraShare }
   *[other] { $complete ->
       *[true] LoRA entrena con el { $loraShare } de la memoria, y QLoRA con el { $qloraShare }
        [false] Sin activaciones, LoRA entrena con el { $loraShare } de la memoria, y QLoRA con el { $qloraShare }
    }
}
deck = { $complete ->
   *[true] Pico de un paso: { $model }, { tokens }{ $checkpointing ->
       *[true] {" "}con recálculo
        [false] {""}
    }
    [false] Pesos, gradientes y estado del optimizador de { $model }
}, rango~{ $rank } en { $targetList }. { $less ->
   *[both] Parte del ahorro es de precisión.
    [qlora] Solo la base de QLoRA tiene menos bits.
    [none] Los pesos congelados tienen menos bits.
}
bits = { $weights ->
    [full16] 16~bits
    [full32] 32~bits
    [base16] base de 16~bits
    [base32] base de 32~bits
    [base4] base de 4~bits
   *[mostly32] base casi toda de 32~bits
}
label = **{ mode }**, { bits }
names =
    .weights = pesos
    .frozen = base
    .trained = entrenado
    .b = _B_
    .a = _A_
    .gradient = gradientes
    .optimizer = optimizador
    .activation = activaciones
    .temporary = temporal
item = { $name } { $amount }
magnified = { $both ->
   *[true] **{ $trainedBytes }** se entrenan en~ambos
    [false] **{ $trainedBytes }** se entrenan en~QLoRA
}
magnification = Ampliado { REAL($magnification) }~veces.{ $thin ->
   *[true] {" "}En~las~barras, { REAL($times) }~veces más ancho { -to-scale }.
    [false] {""}
}
setting = { $precision ->
   *[mixed] Precisión mixta (lo entrenado, 32~bits)
    [bf16] bf16
    [fp32] fp32
}, { $optimizer ->
    [adamw] AdamW
    [adamw-8bit] AdamW de 8~bits
   *[sgd] SGD
}.
freed = Completo: libera las activaciones antes del pico.
lower-bound = QLoRA: al menos { $lowest }.
allocator = CUDA y asignador: { overhead } más.
not-counted = No se cuentan las activaciones, CUDA ni su asignador.
ticks = Marcas: { $items } medidos.
no-ticks = Medido solo con { tokens }.
part-mode = { mode }, { bits }: { $item }
part-trained = _B_ y _A_, entrenadas, con su estado de entrenamiento: { $item }
part-magnified = Parte entrenada de LoRA y QLoRA, ampliada: { $trainedBytes }
phases =
    .forward = propagación hacia delante
    .loss = pérdida
    .backward = propagación hacia atrás
    .step = paso del optimizador
excluded = { $complete ->
   *[true] CUDA y asignador: { overhead }
    [false] activaciones, CUDA y asignador
}
none = ninguno
unknown = desconocido
mixture = depende de los expertos en uso

lesson = Cuánta memoria necesita el entrenamiento
summary = El pico de memoria de un paso de entrenamiento: ajuste fino completo, LoRA y QLoRA.
labels =
    .rank = Rango _r_
    .batch = Secuencias
    .sequence = Tokens por secuencia
    .checkpointing = Recálculo de activaciones
explanation =
    En precisión mixta y en fp32, el ajuste fino completo con AdamW ocupa 16 bytes por parámetro: 4 para el peso, 4
    para su gradiente y 8 para los dos momentos; en bf16 ocupa 8. AdamW de 8 bits guarda la mayoría de los momentos en
    1 byte, y SGD no tiene ninguno. En su pico, el paso habitual de AdamW, en su versión no fusionada, añade 4 bytes
    por parámetro entrenado, o 2 en bf16. LoRA guarda su base congelada en 16 bits, o en 32 con fp32, y ocupa 16 bytes
    por parámetro entrenado con AdamW, 12 mientras no tiene gradiente. Solo con bf16 y fp32 se compara a igual
    precisión. QLoRA (arXiv 2305.14314) guarda los módulos lineales en NF4, que ocupa { 4.126953125 } bits por peso
    con doble cuantización, y todo lo demás en fp32, como lo prepara PEFT. Las activaciones son los tensores que
    PyTorch guarda para la propagación hacia atrás, sin dropout: un módulo congelado no guarda ninguna, uno adaptado
    guarda su entrada. Se liberan antes del paso del optimizador. El estado se calcula con exactitud. Las activaciones
    y los picos se desviaron como máximo un 2~% de los medidos en { 1224 }~pasos de entrenamiento aleatorios de
    { 14 }~tipos de modelo. QLoRA no se comparó; guarda al menos las activaciones de LoRA. No se incluyen CUDA ni el
    asignador: Qwen midió de { $low } a { $high }~GB con LoRA en una A100, con { 1.8 } y 7 mil millones de parámetros.
    1~GB son 10⁹ bytes. El cómputo del entrenamiento cuenta las multiplicaciones-sumas de los módulos lineales en la
    propagación hacia delante y para ambos gradientes; los pesos congelados no necesitan gradiente. No se cuentan las
    puntuaciones de atención, la cabeza de salida, el recálculo de activaciones ni la descuantización. Un adaptador
    fusionado no añade nada a la inferencia.
table-caption = Memoria para entrenar { $model }, en bytes, y cómputo
table-experts = { table-caption }; expertos { experts-layout }
table-head =
    Magnitud
    Completo
    LoRA
    QLoRA
table-quantities =
    Pesos
    Adaptador
    Gradientes en el pico
    Estado del optimizador
    Activaciones en el pico
    Memoria temporal en el pico
    Total
    Cota inferior
    Momento del pico
    Medido
    No incluido
    Multiplicaciones-sumas del entrenamiento, respecto al completo
    Multiplicaciones-sumas adicionales en la inferencia, sin fusionar
    Archivo del adaptador, sin su cabecera
