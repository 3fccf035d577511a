### $block, $levels, $before, $matrix, $shown, $shared: number
### $bits, $weight, $scaled, $level, $value, $values, $absmax, $kept, $sum, $error, $type, $option: text
### $nf4, $int4, $fp4: text
### $whole: boolean

title = Weights in NF4: the levels, the bits of a weight, and the error
becomes = { $weight } becomes { $value }
errors = NF4 { $nf4 }, int4 { $int4 }, FP4 { $fp4 }
alt = { title }. { $bits } bits per weight, not { $before }. In a block of { $block } weights, { becomes }. Errors: { errors }.
caption = Weights in NF4, in blocks of { $block }
spoken = Blocks of { $block }: { becomes }; { $bits } bits, error { $nf4 }

## The picture

headline = NF4 keeps each weight as one of { $levels }~levels: { $bits }~bits instead of { $before }
# Absmax is the block's largest absolute value, a term of bitsandbytes.
deck = Divided by its block’s largest absolute value, absmax { $absmax }, { $weight } is { $scaled }; the nearest level is { $level }. Absmax is kept in 8~bits, as { $kept }, so { becomes }.
# Above the columns of the picture, which are narrow.
matrix-head = { $matrix } weights, normal curve
block-head = { $whole ->
   *[true] { $shown } weights, one block
    [false] { $shown } weights of a block of { $block }
}
levels-head = { $levels } levels
bits-head = Bits per weight
error-head = RMS error
sum = 4 + 8/{ $block } + 32/{ $shared } = { $bits }
conditions = Embeddings, norms, the output layer, _B_ and _A_ stay in 16~bits or more.

## The picture in words

part-matrix = { $matrix } trained weights, nearly normal, and the normal curve
part-block = { block-head }, and what each level stands for in this block, times { $kept }: { $values }
at-level = { $level } → { $value }
part-weight = { becomes }: { $weight } / { $absmax } = { $scaled }, level { $level }, times { $kept }
part-rows = Bits per weight, and error
part-before = bf16: { $before } bits
part-type = { $type }: { $sum } bits; error { $error }

## Page

lesson = How QLoRA stores weights in 4 bits
summary = NF4 on a trained matrix: its 16 levels, the bits of each weight, and the error beside int4’s and FP4’s.
labels =
    .block = Block size
    .weight = Weight
# Quantized by bitsandbytes 0.50.2.
explanation =
    QLoRA (arXiv 2305.14314) stores _W_ in NF4, whose { 16 } levels are close where a normal distribution has many
    weights (appendix). A block stores its absmax, and a level for each weight. Double quantization subtracts the
    mean of all absmax values and keeps each in 8 bits; { 256 } of them share a scale of 32 bits. A matrix multiplication
    turns levels back into 16 bits. Only linear layers are stored so. Gradients pass through _W_ to _B_ and _A_, and
    _W_ never changes. The matrix is a trained layer of { 64 }~×~{ 64 } weights in bf16, quantized by bitsandbytes.
    int4 has the levels −7/7 to 7/7. The error is the root mean square of the change, relative to that of _W_. Another
    matrix has other errors.
table-caption = One weight, the bits of each weight, and the levels in NF4
# @lines
table-head =
    Quantity
    Value
# @lines
table-quantities =
    Block size
    Largest absolute value of the block, absmax
    Absmax kept in 8 bits
    Weight
    Weight / absmax
    Nearest level
    Weight kept
    Bits per weight
    Bits per weight without double quantization
    Error of NF4
    Error of int4
    Error of FP4
level-row = Level { $level }
