formula = { $curve ->
    [none] _α_
    [sqrt] _α_/√_r_
   *[r] _α_/_r_
    [double] _α_~=~2~_r_
    [equal] _α_~=~_r_
}
title = 各秩下 BA 的系数，α~=~{ $alpha }，秩 { $rank }
caption = 秩为 { $rank }、α~=~{ $alpha } 时 BA 的系数
alt = 各秩下 BA 的系数。秩 { $rank }，α~=~{ $alpha }：α/r 时为 { $divided }，α/√r 时为 { $rooted }。下方为实测的各学习率下的损失；只有 α/r 时秩 8 至 64 的曲线靠在一起。
spoken = 秩 { $rank }，α { $alpha }：系数在 α/r 时为 { $divided }，在 α/√r 时为 { $rooted }

headline = 秩加倍时，每个方向的一步在 _α_/_r_ 下减半，在 _α_/√_r_ 下除以 √2
deck = Adam，_α_ 固定为 { $alpha }，秩从 { $rank } 到 { $twice }。方向：_B_ 的一列乘以 _A_ 的对应行
factor-title = 各秩下 **_BA_ 的系数**（双对数）
curve-name = { formula }{ $long ->
    [true] { $curve ->
        [none] ：忘了除
        [sqrt] ：rsLoRA
        [r] ：LoRA
        [double] {""}
       *[equal] {""}
    }
   *[false] {""}
}
step = { $scaling ->
    [sqrt] ÷~√2
   *[r] ÷~2
}{ $long ->
    [true] ：{ $from }~→~{ $to }
   *[false] {""}
}
excess = 过大 { $rank }~倍
loss-title = **实测：**_α_/_r_ 下，秩 8 至 64 的最佳学习率相同；_α_/√_r_ 下，秩越高，所需学习率越小
loss-deck = 小型网络在各学习率下的最终损失（双对数），_α_~=~{ $fixed }，{ $seeds } 个种子的均值
rank-name = 秩~{ $rank }
best = { formula }，秩~{ $rank }{ $long ->
    [true] ：最佳 { $rate }
   *[false] {""}
}
conditions = 用 SGD 时系数作用两次：_α_/_r_ 下 ÷~4，_α_/√_r_ 下 ÷~2。

part-curve = { formula }：秩 { $rank } 时为 { $from }，秩 { $twice } 时为 { $to }
part-excess = 用 _α_ 代替 _α_/_r_，在秩 { $rank } 时是应有值的 { $rank } 倍
part-step = { formula }：秩 { $twice } 的系数是秩 { $rank } 的系数除以 { $scaling ->
    [sqrt] √2
   *[r] 2
}，从 { $from } 变为 { $to }
part-scaling = { formula } 下各学习率的最终损失
part-losses = 秩 { $rank }：最低损失 { $loss }，学习率 { $rate }

lesson = α、秩和学习率如何共同起作用
summary = α/r 与 α/√r 下各秩的 BA 系数、忘记除法的错误，以及实测的各学习率下的损失。
labels =
    .rank = 秩 _r_
    .alpha = _α_
explanation =
    LoRA 给 _W_ 加上 (_α_/_r_)_BA_，秩改变时 _α_ 不变（LoRA 论文，arXiv 2106.09685，4.1 节）；
    rsLoRA 把 _α_ 除以 √_r_（arXiv 2312.03732）。无论梯度多大，Adam 都使每个元素移动约一个学习率，
    因此一个方向的一步与系数成正比。梯度本身也含有系数，所以 SGD 的一步与系数的平方成正比。
    两者都指从相同的 _B_ 和 _A_ 出发、没有权重衰减的一步。秩加倍，方向的数目也加倍：
    在实测网络的第一步中，所有方向合起来的移动在 _α_/_r_ 下为原来的 { 0.7 } 至 { 0.8 } 倍，在 _α_/√_r_ 下为 { 1 } 至 { 1.1 } 倍。
    实测：网络、数据和 Adam 与图 capacity 相同，_α_~=~{ $fixed }，{ $rates } 个学习率，{ $seeds } 个种子；
    损失为 800 步后训练图像上的损失。相邻学习率相差 2 倍，因此最佳学习率也只精确到这一程度。
    未显示：测试准确率、其他优化器、任务和模型，以及哪个系数总体更好。
spread = { $loss }（{ $low } 至 { $high }）
table-caption = 实测损失
table-head =
    秩 _r_
    学习率, _α_/_r_
    损失（范围）, _α_/_r_
    学习率, _α_/√_r_
    损失（范围）, _α_/√_r_
    系数 _α_/_r_
    系数 _α_/√_r_
