decays =
    .fast = 快速
    .slow = 缓慢
    .flat = 平坦
decay = { $decay ->
    [fast] { decays.fast }
    [slow] { decays.slow }
   *[flat] { decays.flat }
}
manner = 奇异值{ $decay ->
    [fast] 快速衰减
    [slow] 缓慢衰减
   *[flat] 不衰减
}
missed = { $complete ->
    [true] 零
   *[false] { $lowest }
}
# 汉字之后的误差。
after = { $complete ->
    [true] 零
   *[false] {" "}{ $lowest }
}
size = { $side }~×~{ $side }
title = 秩~{ $rank } 的 LoRA，{ manner }
alt = 目标更新为 { size }，{ manner }：秩~{ $rank } 的最小相对误差为{ after }；训练后的 LoRA 为 { $fitted }。
values = 秩 ≤ _r_ = { $rank }
target = _T_：目标更新，{ size }
values-heading = _T_ 的奇异值
left = 误差 { $error }
kept = _B_ 的 { $rank } 列，_A_ 的 { $rank } 行
dropped = { decay }：舍弃 { $dropped } 个，占平方和的 { $droppedShare }
error-heading = 剩余误差（_T_ 的 %），按秩 _r_
min = 可能的最小值
trained = 训练后的 LoRA
verdict =
    秩~{ $rank } 的相对误差最小为{ after }，
    而训练后的 LoRA 为 { $fitted }
caption = 当{ manner }时，秩~{ $rank } 的 LoRA 与目标更新的相对误差为 { $fitted }；同秩的最佳矩阵为{ after }。
spoken = 秩~{ $rank }，{ decay }：最小相对误差{ after }，LoRA { $fitted }

lesson = 低秩何时足够
summary = 低秩为什么可能足够，何时又不够：奇异值、可能的最小误差和训练结果。
labels =
    .rank = 秩 _r_
    .decay = 衰减
explanation =
    学生 _W_~+~_BA_ 学习教师 _W_~+~_T_ 的更新 _T_。相对误差是 ‖_T_~−~_BA_‖ 与 ‖_T_‖ 之比。
    最好的 _BA_ 保留 _T_ 的 _r_ 个最大的奇异值；它的 ‖_T_~−~_BA_‖ 是被舍弃的奇异值的平方和的平方根，
    其他秩为 _r_ 的 _BA_ 都不会更小（Eckart 和 Young）。
    LoRA 在 { $inputs } 个随机输入 _x_ 上最小化 ‖(_T_~−~_BA_)_x_‖² 均值的一半；
    _x_ 的元素均值为 0，标准差为 1。_T_ 的奇异向量是随机的。_B_ 从 0 开始；
    _A_ 的元素随机初始化，均值为 0，标准差为 { REAL($spread) }。
    训练为 { $steps } 步梯度下降，学习率为 { REAL($rate) }，动量为 { REAL($momentum) }。
    LoRA 最终接近可能的最小误差，但快速衰减时从秩 7 起例外：它学习小的奇异值很慢。
    对于真实的更新，LoRA 论文（arXiv 2106.09685，第 7 节）发现衰减很快，Biderman et al.（arXiv 2405.09673）发现衰减较慢：
    在代码和数学上，全参数微调改变权重的秩是 LoRA 常用秩的十倍到一百倍，LoRA 在这些任务上学到的较少。
table-caption = 秩 r 时与 T 的相对误差，按衰减方式
table-head =
    奇异值
    保留平方和的 { $share } 所需的秩
    可能的最小误差
    LoRA 的误差
falls =
    .fast = 快速：每个是前一个的一半
    .slow = 缓慢：第 _i_ 个是 1/_i_
    .flat = 平坦：全部相等
card-subject = 秩~{ $rank }（满秩 { $side }）的 LoRA 误差
card-meaning =
    训练后，相对于目标更新；
    最小为{ after }
card-note = 更新的奇异值，保留 { $rank } 个

sheets-title = BA 是 { $rank } 个分量之和，{ manner }
sheets-alt = 秩~{ $rank } 的最佳 BA 是 { $rank } 个分量之和，每个分量是 B 的一列乘以 A 的一行。目标的{ manner }；全部分量之和与目标的相对误差为{ after }。
sheets-caption = { sheets-title }：每个秩 1 分量使 BA 更接近目标，最后还差{ after }。
sheets-keys =
    正数；面积：元素的大小
    负数；在 _B_ 和 _A_ 中较细
sheets-heading = 秩 1 分量：_B_ 的一列乘以 _A_ 的一行
sheets-sums = 逐步累加
sheet = 分量 { $index }
sheets-target = ≈~_T_，目标
sheets-missing = 还差{ after }
sheets-verdict = { $rank } 个分量：与 _T_ 还差{ after }。
sheets-table = 加上每个分量之后 T 还差多少
sheets-head =
    分量
    奇异值
    与 _T_ 之差
sheets-card-subject = { $rank } 个秩 1 分量还差
sheets-card-meaning =
    才达到目标更新
    秩至多 { $rank }，满秩 { $side }
sheets-card-note = { $rank } 个分量之和
