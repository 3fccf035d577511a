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
title = Memoria de { COUNT($adapters, -adapters) } de rango~{ $rank } sobre { $model }
cost = { $outcome ->
   *[saving] { $shared } sobre una sola base; fusionados, { $merged }
    [even] { $shared } sobre una sola base y también fusionados
    [loss] { $shared } sobre una sola base; al fusionar, { $less } menos
}
alt = { title }: { cost }. En { $memory } caben { $fitShared } adaptadores o { $fitMerged } copias fusionadas. Cada solicitud de un lote usa su propio adaptador.
caption = { title }
spoken = { COUNT($adapters, -adapters) } de rango { $rank }: { cost }; en { $memory } caben { $fitShared }
every = cualquier número

headline = { $adapters ->
    [one] { $adapters } adaptador ocupa { cost }
   *[other] { $adapters } adaptadores ocupan { cost }
}
deck = { $model } en 16 bits; rango~{ $rank } en { $targetList }{ $padded ->
    [true] , en huecos de rango~{ $slotRank }
   *[false] {""}
}
memory-title = **{ $unit } de pesos**, según el número de adaptadores
budget = memoria de { $memory }
shared-name = **Adaptadores:** { $fitShared ->
    [one] { $fitShared } cabe en { $memory }
   *[other] { $fitShared } caben en { $memory }
}
merged-name = **Copias fusionadas:** { $fitMerged ->
    [one] { $fitMerged } cabe
   *[other] { $fitMerged } caben
}
each = { $weights } cada una
sum = { $weights } + { $slot } cada uno
crossover = { $limit ->
    [one] fusionar solo ocupa menos con { $limit }
   *[other] fusionar ocupa menos hasta { $limit }
}
batch-title = **Un lote:** todas las solicitudes comparten _W_; cada una usa sus propias _B_ y _A_
request = { $long ->
   *[true] solicitud { $request }, adaptador { $adapter }
    [false] solicitud { $request }
}
padding = { $padded ->
   *[true] { $share } de relleno
    [false] sin relleno
}
conditions = Cargar un adaptador transfiere { $adapter }. No se cuentan la caché KV ni las activaciones.

part-base = Una base, congelada: { $weights }
part-adapters = { COUNT($adapters, -adapters) }, _B_ y _A_, { $adapter } cada uno, en huecos de { $slot }: { $shared } con la base; { $fitShared } caben en { $memory }
part-merged = Copias fusionadas, { $weights } cada una, para { COUNT($adapters, -adapters) }: { $merged }; { $fitMerged } caben en { $memory }
part-w = _W_, congelada, una sola vez para todas las solicitudes
part-batch = Un lote de solicitudes, cada una con su propio adaptador de rango { $rank } en un hueco de rango { $slotRank }: { padding }

lesson = Cuántos adaptadores caben en un servidor
summary = La memoria de muchos adaptadores sobre una sola base junto a la de copias fusionadas, y un lote en el que cada solicitud usa su propio adaptador.
labels =
    .adapters = Adaptadores
    .rank = Rango _r_
    .slotRank = Rango de un hueco
    .memory = Memoria, GB
explanation =
    Los bytes son aritmética, exacta para pesos de 16 bits: _N_ adaptadores sobre una sola base ocupan _W_~+~_Ns_, y _N_
    copias fusionadas _NW_, donde _W_ son los bytes de la base y _s_ los de un hueco. Las copias fusionadas solo ocupan
    menos mientras _N_ es menor que _W_/(_W_~−~_s_), en la mayoría de los modelos solo con 1. PEFT guarda los adaptadores en
    fp32, así que sus archivos ocupan el doble. Un servidor también necesita sitio para la caché KV, las activaciones y los
    búferes, que no se cuentan. En vLLM (documentación de LoRAConfig y de max_lora_rank), max_loras es el número de
    adaptadores en un lote, max_cpu_loras el de la memoria de la CPU, y un hueco tiene el rango max_lora_rank, 16 por
    defecto, en el tipo de datos de la base; los adaptadores de rango menor se rellenan con ceros. El rendimiento se midió en
    otros trabajos, no aquí: Punica (arXiv 2310.18547, resumen), que multiplica un lote una sola vez por _W_ y cada solicitud
    por sus propias _B_ y _A_, indica 12 veces el de otros servidores, con 2~milisegundos más por token; S-LoRA (arXiv 2311.03285,
    resumen), que guarda todos los adaptadores en la memoria principal y carga los de las solicitudes en curso, hasta 4
    veces el de PEFT y el de vLLM con copias fusionadas. En el dibujo del lote, solo los rangos de los huecos
    están a escala. Los tiempos de carga suponen 25~GB en un segundo.
table-caption = Memoria de adaptadores y de copias fusionadas, en bytes
table-head =
    Cantidad
    Valor
table-quantities =
    Base en 16 bits, y cada copia fusionada
    Adaptador en 16 bits
    Hueco de un adaptador
    del cual relleno
    Una base con todos los huecos
    Otras tantas copias fusionadas
    Memoria del servidor
    Adaptadores que caben junto a la base
    Copias fusionadas que caben
    Fusionar ocupa menos hasta este número
    Archivo del adaptador en fp32, sin su cabecera
    Cargar un adaptador a 25 GB/s, milisegundos
    Cargar una copia fusionada a 25 GB/s, milisegundos
