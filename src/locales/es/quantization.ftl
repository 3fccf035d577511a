title = Pesos en NF4: los niveles, los bits por peso y el error
becomes = { $weight } pasa a { $value }
errors = NF4 { $nf4 }, int4 { $int4 }, FP4 { $fp4 }
alt = { title }. { $bits } bits por peso en vez de { $before }. En un bloque de { $block } pesos, { becomes }. Errores: { errors }.
caption = Pesos en NF4, en bloques de { $block }
spoken = Bloques de { $block }: { becomes }; { $bits } bits, error { $nf4 }

headline = NF4 guarda cada peso como uno de { $levels }~niveles: { $bits }~bits en vez de { $before }
deck = Dividido entre el mayor valor absoluto de su bloque, absmax { $absmax }, { $weight } es { $scaled }; el nivel más cercano es { $level }. absmax se guarda en 8~bits como { $kept }: { becomes }.
matrix-head = { $matrix } pesos, curva normal
block-head = { $whole ->
   *[true] { $shown } pesos, un bloque
    [false] { $shown } pesos de un bloque de { $block }
}
levels-head = { $levels } niveles
bits-head = Bits por peso
error-head = Error (media cuadrática)
sum = 4 + 8/{ $block } + 32/{ $shared } = { $bits }
conditions = Embeddings, normas, capa de salida, _B_ y _A_ siguen en 16~bits o más.

part-matrix = { $matrix } pesos entrenados, casi normales, y la curva normal
part-block = { block-head }, y lo que vale cada nivel en este bloque, por { $kept }: { $values }
at-level = { $level } → { $value }
part-weight = { becomes }: { $weight } / { $absmax } = { $scaled }, nivel { $level }, por { $kept }
part-rows = Bits por peso y error
part-before = bf16: { $before } bits
part-type = { $type }: { $sum } bits; error { $error }

lesson = Cómo guarda QLoRA los pesos en 4 bits
summary = NF4 en una matriz entrenada: sus 16 niveles, los bits por peso y su error junto a los de int4 y FP4.
labels =
    .block = Tamaño del bloque
    .weight = Peso
explanation =
    QLoRA (arXiv 2305.14314) guarda _W_ en NF4, cuyos { 16 } niveles están más juntos donde una distribución normal tiene
    muchos pesos (apéndice). Un bloque guarda su mayor valor absoluto, absmax, y un nivel por peso. La doble cuantización
    resta la media de todos los absmax y guarda cada uno en 8 bits; { 256 } de ellos comparten un factor de escala de 32 bits.
    Una multiplicación de matrices convierte los niveles de nuevo en 16 bits. Solo las capas lineales se guardan así. Los
    gradientes pasan por _W_ hasta _B_ y _A_, y _W_ nunca cambia. La matriz es una capa entrenada de { 64 }~×~{ 64 } pesos en
    bf16, cuantizada con bitsandbytes. int4 tiene los niveles de −7/7 a 7/7. El error es la media cuadrática del
    cambio, relativa a la de _W_. Otra matriz tiene otros errores.
table-caption = Un peso, los bits por peso y los niveles en NF4
table-head =
    Magnitud
    Valor
table-quantities =
    Tamaño del bloque
    Mayor valor absoluto del bloque, absmax
    absmax guardado en 8 bits
    Peso
    Peso / absmax
    Nivel más cercano
    Peso guardado
    Bits por peso
    Bits por peso sin doble cuantización
    Error de NF4
    Error de int4
    Error de FP4
level-row = Nivel { $level }
