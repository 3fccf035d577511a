title = NF4 权重：量化级、每个权重的位数和误差
becomes = { $weight } 变为 { $value }
errors = NF4 { $nf4 }、int4 { $int4 }、FP4 { $fp4 }
alt = { title }。每个权重 { $bits } 位，而不是 { $before } 位。在 { $block } 个权重的块中，{ becomes }。误差：{ errors }。
caption = 以 { $block } 个为一块的 NF4 权重
spoken = 块大小 { $block }：{ becomes }；{ $bits } 位，误差 { $nf4 }

headline = NF4 把每个权重存为 { $levels }~个量化级之一：{ $bits }~位，而不是 { $before }~位
deck = 除以所在块的最大绝对值 absmax { $absmax }，{ $weight } 为 { $scaled }；最近的量化级是 { $level }。absmax 以 8~位存为 { $kept }，因此 { becomes }。
matrix-head = { $matrix } 个权重，正态曲线
block-head = { $whole ->
   *[true] { $shown } 个权重，一个块
    [false] { $block } 个权重的块中的 { $shown } 个
}
levels-head = { $levels } 个量化级
bits-head = 每个权重的位数
error-head = 均方根误差
sum = 4 + 8/{ $block } + 32/{ $shared } = { $bits }
conditions = 嵌入层、归一化层、输出层、_B_ 和 _A_ 仍为 16~位或更多。

part-matrix = { $matrix } 个训练后的权重，近似正态分布，以及正态曲线
part-block = { block-head }，以及每个量化级在该块中的值，即乘以 { $kept }：{ $values }
at-level = { $level } → { $value }
part-weight = { becomes }：{ $weight } / { $absmax } = { $scaled }，量化级 { $level }，乘以 { $kept }
part-rows = 每个权重的位数与误差
part-before = bf16：{ $before } 位
part-type = { $type }：{ $sum } 位；误差 { $error }

lesson = QLoRA 怎样用 4 位存储权重
summary = 一个训练后的矩阵的 NF4：16 个量化级、每个权重的位数，以及与 int4 和 FP4 并列的误差。
labels =
    .block = 块大小
    .weight = 权重
explanation =
    QLoRA（arXiv 2305.14314）以 NF4 存储 _W_，在正态分布权重多的地方，它的 { 16 } 个量化级更密（附录）。
    一个块存储它的最大绝对值 absmax，并为每个权重存储一个量化级。
    双重量化从所有 absmax 中减去它们的均值，各以 8 位存储；每 { 256 } 个共用一个 32 位的缩放因子。
    矩阵乘法时，量化级再转回 16 位。只有线性层这样存储。梯度穿过 _W_ 到达 _B_ 和 _A_，而 _W_ 始终不变。
    这个矩阵是一个训练后的层，有 { 64 }~×~{ 64 } 个 bf16 权重，用 bitsandbytes 量化。
    int4 的量化级为 −7/7 到 7/7。误差是变化量的均方根与 _W_ 的均方根之比。其他矩阵有其他误差。
table-caption = 一个权重、每个权重的位数和 NF4 的量化级
table-head =
    量
    值
table-quantities =
    块大小
    块的最大绝对值 absmax
    以 8 位存储的 absmax
    权重
    权重 / absmax
    最近的量化级
    存储的权重
    每个权重的位数
    不用双重量化时每个权重的位数
    NF4 的误差
    int4 的误差
    FP4 的误差
level-row = 量化级 { $level }
