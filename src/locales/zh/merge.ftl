task = { $task ->
    [law] 法律文本
    [code] 代码
   *[poems] 诗歌
}
row-separator = ；
entry-separator = ,~
title = 用于{ task }的适配器：与 W 分开和并入 W
alt = 用于{ task }的适配器：Wx + { $scaling }BAx 与 W′x 都是 ({ $output })。为 { $tasks } 个任务存储：合并副本 { $copies } 字节，一个 W 加适配器 { $adapters } 字节。
caption = 用于{ task }的适配器：合并与分开，以及 { $tasks } 个任务的权重
spoken = { task }，h~=~{ $output }

headline = 把适配器并入 _W_ 之后，输出不变，无额外路径
deck = _h_~=~_Wx_~+~(_α_/_r_)_BAx_；_r_~=~1，_α_/_r_~=~{ $scaling }；用于{ task }的适配器
separate = **分开：**两条路径，_W_ 和 _BA_
merged = **合并：**一条路径
frozen = **冻结**
swapped = 换任务时替换
same = 输出相同
changed = 改变量 { $scaling }_BA_
kept = { $outcome ->
    [loss] 分开保存：字节数多于 { $tasks } 份合并副本
    [even] 分开保存：字节数与 { $tasks } 份合并副本相同
   *[saving] 分开保存：字节数为 { $tasks } 份合并副本的 { $share }
}
shape = { $size } 的 _W_（bf16）与秩~{ $rank } 的适配器（fp32）的字节数
merged-copies = { $tasks } 份合并副本 _W′_
one-w = 一个 _W_ 和 { $tasks } 个适配器 _BA_
thin-matrix = _W_ 部分的宽度放大 { $times } 倍。
thin-adapters = 适配器部分的宽度放大 { $times } 倍。
to-scale = 条形按比例绘制。

part-separate = 分开，两条路径：_Wx_ + { $scaling }_BAx_ = _h_
part-w = _W_，冻结，逐行：{ $values }
part-x = _x_，与 { $factor } 相乘：{ $values }
part-b = _B_，可训练，一列：{ $values }
part-a = _A_，可训练，一行：{ $values }
part-h = _h_，输出：{ $values }
part-merged = 合并，一条路径：_W′_~_x_ = _h_，输出相同 ({ $output })
part-sum = _W′_ = _W_ + { $scaling }_BA_，逐行：{ $values }
part-copies = _W_ 的 { $tasks } 份合并副本：{ $copies } 字节
part-stored = 一个 _W_ 和 { $tasks } 个适配器：{ $adapters } 字节，为合并副本的 { $share }
part-kept = _W_，冻结：{ $matrix } 字节
part-adapters = { $tasks } 个适配器，_B_ 和 _A_，可训练：{ $added } 字节，每个 { $adapter } 字节

lesson = 适配器如何合并与存储
summary = 一个整数算例：适配器分开使用、合并和存储。
labels =
    .task = 任务
    .tasks = 任务数
explanation =
    _W′_~=~_W_~+~(_α_/_r_)_BA_ 与 _W_ 大小相同，因此合并后的适配器在推理时不增加计算，也不增加延迟
    （LoRA 论文，arXiv 2106.09685，第 4.1 节）。要更换任务，可减去 (_α_/_r_)_BA_ 再加上另一个适配器的，
    也可保持 _W_ 不变，只替换 _B_ 和 _A_。在浮点运算中，两种做法的输出只有舍入误差之别。
    _W_ 的一个权重占 2 字节（bf16），适配器的一个权重占 4 字节（fp32），与 PEFT 的保存方式相同；不计文件头。
table-caption = 算例（矩阵各行以分号隔开）与存储的字节数
table-head =
    量
    值
table-quantities =
    合并：_W′_ = _W_ + (_α_/_r_)_BA_
    更新：(_α_/_r_)_B_(_Ax_)
    输出：_h_ = _Wx_ + (_α_/_r_)_B_(_Ax_)
    _W_ 和适配器中数的个数
    存储的矩阵 _d_~×~_k_ 和秩 _r_
    一个矩阵，字节
    一个适配器，字节
    任务数
    合并副本，字节
    一个 _W_ 加适配器，字节
    占合并副本的比例
rounding-rank = 秩~{ $rank }
rounding-name = 秩~{ $rank }
rounding-limits = 大小为均方根；误差相对于 _BA_。bf16 有 { $bits } 个有效二进制位：小于权重 1/{ $lost } 的更新会丢失，大于 1/{ $kept } 的不会。
rounding-headline = 以 bf16 合并时，小的更新会丢失：{ $share } 的权重不变
rounding-deck = _W′_ = _W_ + _BA_，舍入到 bf16；{ rounding-rank }，_BA_ 的大小为 _W_ 的 { $ratio } 倍
rounding-keys =
    已改变
    丢失：未改变
rounding-ratio = _BA_/_W_：{ $ratio }
rounding-results =
    丢失 { $share }
    误差 { $error }
rounding-part = _BA_ 的大小为 _W_ 的 { $ratio } 倍：{ $share } 的权重丢失更新，更新的误差为 { $error }
rounding-title = 以 bf16 加上 BA 时改变的权重
rounding-result = { $ratio } 时为 { $share }
rounding-row = { rounding-rank }：{ $first }，{ $second }，{ $third }
rounding-separator = ；
rounding-alt = 以 bf16 加上 BA 时保持原值的权重所占的比例，按秩以及 BA 与 W 的大小之比列出。{ $results }。
rounding-caption = { $size } 个随机权重中的 { $corner } 个，以 bf16 合并
rounding-table = { $weights } 个随机权重中以 bf16 保持原值的权重，就近舍入到偶数
rounding-head =
    秩 _r_
    rms(_BA_) / rms(_W_)
    未变的权重
    比例
    更新的误差
