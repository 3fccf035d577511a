start = { $start ->
    [b-zero] B~=~0、A 随机
    [a-zero] A~=~0、B 随机
    [both-zero] B~=~0、A~=~0
   *[both-random] B 和 A 都随机
}
title = LoRA 训练的最初几步，{ start }
headline = { $start ->
    [b-zero] _B_~=~0、_A_ 随机：起初不变，随后 LoRA 便开始学习
    [a-zero] _A_~=~0、_B_ 随机：起初不变，随后 LoRA 便开始学习
    [both-zero] _B_~=~0、_A_~=~0：没有梯度，LoRA 始终无法学习
   *[both-random] _B_ 和 _A_ 都随机：还没学习，模型就已改变
}
deck = _W_~+~_BA_，{ $size }~×~{ $size }，_r_~=~{ $rank }。方块：元素大小；空心：负值
begin = 初始
step = 第 { $step } 步
reason = { $change ->
    [unchanged] { $wide ->
       *[true] _BA_~=~0：模型未变
        [false] _BA_~=~0
    }
    [changed] { $wide ->
       *[true] _BA_~≠~0：模型已变
        [false] _BA_~≠~0
    }
    [none] { $wide ->
       *[true] 都不变：两个梯度都为~0
        [false] 都不变
    }
    [b] { $wide ->
       *[true] 只有 _B_ 变：_B_ 的梯度含~_A_
        [false] _B_~变
    }
    [a] { $wide ->
       *[true] 只有 _A_ 变：_A_ 的梯度含~_B_
        [false] _A_~变
    }
   *[both] { $wide ->
       *[true] 两者都变
        [false] 都变
    }
}
losses = 损失
compared = { $never ->
   *[true] 都为~0：无法学习
    [false] _B_~=~0：能学习
}
state = { $zero ->
   *[true] 0
    [false] 非 0
}
separator = ，

part-moment = { $name }，{ reason }
part-matrix = { $name }，{ $rows }~×~{ $columns }{ $moved ->
    [true] ，已变
   *[false] {""}
}：{ $zero ->
    [true] 全为~0
   *[false] { $entries }
}
row = 第 { $row } 行：{ $entries }
row-separator = ；
part-losses = { start } 时的损失：初始 { $first }，第~1 步后 { $second }，第~2 步后 { $last }
alt = { $claim }。图中画出初始时以及第 1 步和第 2 步之后的 B、A 和 BA。损失：{ $losses }。
caption = { start } 时训练的最初几步
spoken = { start }：损失为 { $losses }

lesson = 为什么 B 从零开始，而 A 不从零开始
summary = 为什么 B 初始化为零，而 A 随机初始化：四种初始化下训练的最初几步。
labels =
    .start = 初始化
values =
    .b-zero = B = 0
    .a-zero = A = 0
    .both-zero = 都为 0
    .both-random = 都随机
explanation =
    LoRA 在 { $inputs } 个随机输入上学习一个回归问题。_W_ 和目标更新是随机的，大小为 { $size }~×~{ $size }。
    训练采用普通的梯度下降，秩为 { $rank }，学习率为 { $rate }。
    设 _G_ 为 _BA_ 的梯度，则 _B_ 的梯度为 _GA_ᵀ，_A_ 的梯度为 _B_ᵀ_G_：一个因子为零时，另一个没有梯度；两个都为零时，
    两者都没有梯度。LoRA 从 _B_~=~0 和随机的 _A_ 开始（arXiv 2106.09685，第 4.1 节）。
    反过来，_A_~=~0 同样从预训练模型开始，但研究发现其平均效果较差，因为 _B_~=~0 允许更大的学习率
    （Hayou 等，arXiv 2406.08447）。两步之后损失最低的初始化因随机种子而异。
    _A_ 取随机值而不取常数，是为了使它的各行不同，从而使 _B_ 的各列也不同。_A_ 取得较小，因为它的大小决定 _B_ 的第一步。
table-caption = 四种初始化下的同一训练
table-head =
    初始化
    _BA_
    _B_ 的梯度
    _A_ 的梯度
    第 0、1、2 步的损失
table-start = { start }
