title = LoRA 在各个秩下训练的参数占 { $shape } 矩阵的比例
trains = 秩~{ $rank } 训练 { $share } 的参数
reached = { $goal ->
    [saved] 秩~{ $bestRank } 仍节省 { $targetShare }
    [even] 秩~{ $bestRank } 的代价仍不更高
    [missed] 没有哪个秩能节省 { $targetShare }
   *[loss] 任何秩的代价都更高
}
even = { $breaksEven ->
   *[true] 临界秩：{ $breakEven }
    [false] 没有临界秩
}
alt = { title }。{ trains }；{ reached }；{ even }。{ $measured ->
   *[true] 下方为 GPT-3 在秩~{ $firstRank } 到 { $lastRank } 的准确率。
    [false] {""}
}
caption = 秩~{ $rank } 的 LoRA 用于 { $shape } 的矩阵
spoken = { $option ->
    [rank] 秩
   *[other] { $option }
}~{ $value }，训练 { parameters }，占 { $share }
lowered = 已降低以适应 d 和 k：{ spoken }
parameters = { $trainable } 个参数
none = 无

headline = { $outcome ->
   *[saving] 秩低于 { $limit } 时，LoRA 训练的参数更少
    [even] 秩为 { $rank } 时，LoRA 训练的参数同样多
    [loss] 秩为 { $rank } 时，LoRA 训练的参数更多
    [always] 无论秩是多少，LoRA 训练的参数都不会更少
}
deck = 秩~{ $rank } 用于 { $d }~×~{ $k } 的矩阵：训练 { $trainable } 个参数，而非 { $full } 个
share-title = **训练的参数**，占{ -full }的比例；秩为对数刻度
accuracy-title = **GPT-3 的准确率**（%）：秩~{ $firstRank } 到 { $lastRank } 相差至多 { $points } 个百分点
rank-name = 秩
full-name = { -full }
costs-more = { -costs-more }
rank-share = 秩~{ $rank }：{ $share }
weight-letters = { $weights ->
    [q] q
    [qv] q, v
   *[qkvo] q, k, v, o
}
line = **{ $task }**，{ $long ->
   *[true] { $weights ->
        [q] 仅 query 权重
       *[other] query 与 value 权重
    }
    [false] { weight-letters }
}：{ range }
conditions = { $measured ->
   *[true] Hu 等，arXiv 2106.09685，表 6，测量至秩~{ $lastRank }。
    [false] 占比为 _r_(_d_~+~_k_)/_dk_：秩加倍，占比也加倍。
}

at = 秩~{ $rank } 时为 { $value }
part-full = { -full }：{ $full } 个参数，{ $all }
part-line = LoRA，_r_(_d_~+~_k_)/_dk_，由 _B_ 和 _A_ 组成：{ $values }
part-rank = 秩~{ $rank }：{ $trainable } 个参数，占 { $share }，其中 _B_ 占 { $b }，_A_ 占 { $a }；{ reached }
part-sweep = { $task }，{ $weights ->
    [q] 仅 query 权重
   *[other] query 与 value 权重
}：{ $values }

lesson = LoRA 从哪个秩起不再节省
summary = LoRA 在每个秩下的训练占比、从哪个秩起不再节省，以及实测的准确率。
labels =
    .rank = 秩 _r_
    .d = 行数 _d_
    .k = 列数 _k_
    .target = 目标节省
explanation =
    训练占比为 _r_(_d_~+~_k_)/_dk_：秩加倍，占比也加倍。_r_ 低于临界秩 _dk_/(_d_~+~_k_) 时，LoRA 才有节省。
    能节省比例 _s_ 的最大秩为 (1~−~_s_)_dk_/(_d_~+~_k_)，向下取整。实测数据：GPT-3 175B 的验证准确率，
    LoRA 论文（arXiv 2106.09685）表 6，分别适配 query（q）、value（v）、key（k）和输出（o）权重，均为 12,288~×~12,288 的矩阵；
    随机种子使 WikiSQL 变化 ±0.5，MultiNLI 变化 ±0.1。其他模型或任务可能需要更高的秩。
table-caption = 各个秩的节省与实测准确率
table-head =
    量
    值
table-quantities =
    秩 _r_
    权重矩阵，_d_~×~_k_
    { -full }，_dk_
    LoRA，_r_(_d_ + _k_)
    训练占比
    节省
    临界秩，_dk_/(_d_ + _k_)
    目标节省
    达到目标的最大秩
    该秩的节省
    下一个秩的节省
measured = GPT-3，{ $task }（{ weight-letters }），%，秩 { $ranks }
