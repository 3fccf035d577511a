decays =
    .fast = 快速衰减
    .slow = 缓慢衰减
    .flat = 不衰减
falls =
    .fast = 每个是前一个的一半
    .slow = 第 _i_ 个是 1/_i_
    .flat = 全部相等
law = { $name }：{ $law }
bold-law = **{ $name }：**{ $law }
size = { $side }~×~{ $side }
title = 秩~{ $rank }（满秩 { $side }）的 LoRA 与三种衰减
caption = 秩~{ $rank }（满秩 { $side }）的 LoRA 与奇异值的三种衰减
alt = 以秩~{ $rank } 逼近 { size } 的更新时可能的最小误差，以及训练后 LoRA 的误差：奇异值快速衰减时为 { $fast } 和 { $fastTrained }，缓慢衰减时为 { $slow } 和 { $slowTrained }，不衰减时为 { $flat } 和 { $flatTrained }。
spoken = 秩~{ $rank } 的最小误差：快速衰减 { $fast }，缓慢衰减 { $slow }，不衰减 { $flat }

headline = 奇异值快速衰减时，低秩就够了；不衰减时则不够
deck = 以秩~{ $rank } 逼近更新~_T_（{ size }）的误差：可能的最小值和 LoRA 的结果
conditions = 误差是 ‖_T_~−~_BA_‖~/~‖_T_‖（Frobenius 范数）：舍弃的平方和比例的平方根。
kept = { $wide ->
   *[true] _BA_ 保留 { $side } 个值中的 { $rank } 个
    [false] 保留 { $rank }/{ $side }
}
rank = 秩 _r_~=~{ $rank }
missed = 误差 { $all }
lowest = 最小~**{ $lowest }**
lora = LoRA~{ $trained }

part-values = _T_ 的奇异值，_BA_ 保留 { $rank } 个、舍弃 { $dropped } 个：{ $values }
part-lowest = 秩 1 到 { $side } 时，与 _T_ 的误差的最小可能值：{ $values }
part-best = 秩~{ $rank } 时的最小可能值：{ $lowest }
part-lora = 秩~{ $rank } 的 LoRA 训练之后：与 _T_ 的误差为 { $trained }

lesson = 低秩何时足够
summary = 低秩为什么可能足够，何时又不够：奇异值、可能的最小误差和训练结果。
labels =
    .rank = 秩 _r_
explanation =
    学生 _W_~+~_BA_ 学习教师 _W_~+~_T_ 的更新 _T_。相对误差是 ‖_T_~−~_BA_‖ 与 ‖_T_‖ 之比。
    最优的 _BA_ 保留 _T_ 的 _r_ 个最大的奇异值；它的 ‖_T_~−~_BA_‖ 是被舍弃的奇异值的平方和的平方根，
    任何其他秩为 _r_ 的 _BA_ 都不会使它更小（Eckart 和 Young）。
    LoRA 在 { $inputs } 个随机输入 _x_ 上最小化 ‖(_T_~−~_BA_)_x_‖² 均值的一半；
    _x_ 的元素均值为 0，标准差为 1。_T_ 的奇异向量是随机的。_B_ 从 0 开始；
    _A_ 的元素随机初始化，均值为 0，标准差为 { REAL($spread) }。
    训练采用 { $steps } 步梯度下降，学习率为 { REAL($rate) }，动量为 { REAL($momentum) }。
    LoRA 最终接近可能的最小误差，但快速衰减时从秩 7 起例外：它学习小的奇异值很慢。
    对于真实的更新，LoRA 论文（arXiv 2106.09685，第 7 节）发现衰减很快，Biderman 等（arXiv 2405.09673）发现衰减较慢：
    在代码和数学上，全参数微调对权重的改变，其秩是 LoRA 常用秩的十倍到一百倍，LoRA 在这些任务上学到的较少。
table-caption = 秩为 r 时与 T 的误差，按衰减方式
table-head =
    奇异值
    保留平方和的 { $share } 所需的秩
    可能的最小误差
    LoRA 的误差

misses = 误差~**{ $lowest }**
bold-name = **{ $name }**
sheets-title = BA 是 { $rank } 个秩 1 分量之和
sheets-alt = 秩~{ $rank } 的最佳 BA 是 { $rank } 个分量之和，每个分量是 B 的一列乘以 A 的一行。与目标的误差：奇异值快速衰减时为 { $fast }，缓慢衰减时为 { $slow }，不衰减时为 { $flat }。
sheets-headline = { $rank } 个分量之和{ $complete ->
    [true] 可以是任何 { size } 的更新
   *[false] 的误差：奇异值快速衰减时为 { $fast }，不衰减时为 { $flat }
}
sheets-deck = 每个分量是 _B_ 的一列乘以 _A_ 的一行；误差是 ‖_T_~−~_BA_‖~/~‖_T_‖
sheets-conditions = 方块的面积：元素的大小（每行一个比例）。浅色、细的为负。
sheet = 分量 { $index }
part-sheet = 分量 { $index }，_B_ 的一列乘以 _A_ 的一行：奇异值 { $value }
part-sum = _BA_，{ $rank } 个分量之和：与 _T_ 的误差为 { $lowest }
part-target = _T_，{ size }，目标
sheets-table = 加上每个分量之后与 T 的误差
sheets-head =
    分量
    快速衰减
    缓慢衰减
    不衰减
