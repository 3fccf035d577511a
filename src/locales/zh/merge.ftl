task = { $task ->
    [law] 法律
    [code] 代码
   *[poems] 诗歌
}
row-separator = ；
entry-separator = ,~
title = { task }任务的适配器：与 W 分开，或并入 W
alt = { task }任务的 Wx + { $scaling }BAx 与 W′x 都是 ({ $output })。为 { $tasks } 个任务存储：完整副本 { $copies } 字节，一个 W 加适配器 { $adapters } 字节。
heading = 合并不改变输出
setting = _r_ = 1，_α_ = { $scaling }：_α_/_r_ = { $scaling }
separate = 分开，两条路径：{ $formula }
merged = 合并，一个矩阵：{ $formula }
changed = 粗体：已改变
same = 输出相同
kept = { $tasks } 个任务的存储字节数
shape = _W_：{ $size }，bf16；适配器：秩~_r_~=~{ $rank }，fp32
full-copies = _W_ 的完整副本
one-w = 一个 _W_ 加适配器
thin-matrix = 条中 W 部分的宽度画成实际比例的 { $times } 倍。
thin-adapters = 条中适配器部分的宽度画成实际比例的 { $times } 倍。
saved = { $outcome ->
    [loss] 适配器代价更高
    [even] 没有节省
   *[saving] 节省 { $rest }
}
verdict = 字节数为完整副本的 { $share }：{ saved }。
caption = { task }任务的适配器无论合并还是分开，输出都相同。对 { $tasks } 个任务，{ $size } 矩阵的完整副本占 { $copies } 字节；一个 W 加秩~{ $rank } 的适配器占 { $adapters } 字节。
spoken-tasks = { $tasks } 个任务，{ verdict }
spoken-task = { task }，h~=~{ $output }

lesson = 适配器如何合并与存储
summary = 一个用整数演算的例子：适配器分开使用、合并和存储。
labels =
    .task = 任务
    .tasks = 任务数
explanation =
    _W′_~=~_W_~+~(_α_/_r_)_BA_ 与 _W_ 大小相同，因此合并后的适配器在推理时不增加计算，也不增加延迟
    （LoRA 论文，arXiv 2106.09685，第 4.1 节）。要更换任务，可减去 (_α_/_r_)_BA_ 再加上另一个适配器的，
    也可保持 _W_ 不变而替换 _B_ 和 _A_。在浮点运算中，两种做法的输出只有舍入误差之别。
    _W_ 的一个权重占 2 字节（bf16），适配器的一个权重占 4 字节（fp32），与 PEFT 的保存方式相同；不计文件头。
table-caption = 演算的例子（矩阵各行以分号隔开）与存储的字节数
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
    完整副本，字节
    一个 _W_ 加适配器，字节
    占完整副本的比例
card-subject = 一个 W，{ $tasks } 个适配器
card-meaning =
    占完整副本字节数的比例：
    { saved }
labeled-bytes = { $label }：{ $bytes } 字节

rounding-rank = 秩~{ $rank }
rounding-limits = bf16 有 { $bits } 个有效二进制位：小于权重的 1/{ $lost } 的更新会丢失，大于 1/{ $kept } 的不会。
rounding-heading = bf16 会丢失小的更新
rounding-formula = _W′_ = _W_ + _BA_，舍入到 bf16
rounding-keys =
    实心：权重已改变
    空心：更新丢失，权重未变
rounding-units = _BA_/_W_：均方根之比；丢失：权重的比例；误差：相对于 _BA_
rounding-corner = 所示：{ $size } 个随机权重中的 { $corner } 个
rounding-ratio = _BA_/_W_：{ $ratio }
rounding-lost = 丢失：{ $share }
rounding-error = 误差：{ $error }
rounding-title = 以 bf16 加上 BA 时改变的权重
rounding-result = { $ratio } 时 { $share }
rounding-row = { rounding-rank }，{ $first }，{ $second }，{ $third }
rounding-separator = ；
rounding-alt = 以 bf16 加上 BA 时保持原值的权重的比例，按秩以及 BA 与 W 的大小之比：{ $results }。
rounding-caption = 以 bf16 合并时，部分更新会丢失。若 BA 的大小为 W 的 { $ratio } 倍，{ rounding-rank } 时 { $share } 的权重保持原值，更新的误差为 { $error }。
rounding-table = { $weights } 个近似正态的随机 bf16 权重中保持原值的权重；求和只舍入一次，取最近的数，恰在正中时取偶数
rounding-head =
    秩 _r_
    rms(_BA_) / rms(_W_)
    未变的权重
    比例
    更新的误差
rounding-subject = 以 bf16 合并，{ rounding-rank }
rounding-meaning =
    的权重没有改变，
    若 BA 为 W 的 { $ratio } 倍
rounding-note = 空心：更新丢失
