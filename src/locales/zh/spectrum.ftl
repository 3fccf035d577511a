size = { $side }~×~{ $side }
alt = 秩~{ $rank } 对 { size } 更新的相对误差，可能的最小值与训练后的 LoRA：奇异值快速衰减时 { $fastLow } 和 { $fastFit }，缓慢衰减时 { $slowLow } 和 { $slowFit }，全部相等时 { $flatLow } 和 { $flatFit }。
caption = { $side }~×~{ $side } 的更新，秩~{ $rank }
spoken = 秩~{ $rank }：最小误差，快速衰减 { $fastLow }，缓慢衰减 { $slowLow }，不衰减 { $flatLow }

headline = { $complete ->
   *[false] 奇异值快速衰减时，低秩就够；奇异值相等时则不够
    [true] 满秩时，任何奇异值都能保留
}
deck = 秩~{ $rank } 对 { size } 目标更新的误差，‖_T_~−~_BA_‖ / ‖_T_‖（Frobenius 范数）：粗体为可能的最小值，另为训练后的 LoRA
decay-names =
    .fast = 快速衰减
    .slow = 缓慢衰减
    .flat = 不衰减
decay-laws =
    .fast = 每个是前一个的一半
    .slow = 第 _i_ 个为 1/_i_
    .flat = 全部相等
values-name = 奇异值
kept = _B_ 和 _A_ 保留 { $rank } 个
dropped = 舍弃 { $dropped } 个
all-name = ‖_T_‖ 的 { $all }
misses = 误差 { $error }
trained = LoRA { $error }

part-decay = { $name }：{ $law }
part-values = 奇异值：{ $values }；保留 { $rank } 个，舍弃 { $dropped } 个
part-errors = 从秩~1 起各个秩可能的最小误差：{ $values }；秩~{ $rank } 为 { $low }，训练后的 LoRA 为 { $fit }

lesson = 低秩何时足够
summary = 低秩为什么可能足够，何时又不够：奇异值、可能的最小误差和训练结果。
labels =
    .rank = 秩 _r_
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

sheets-title = BA 是 { $rank } 个薄片之和
sheets-headline = 秩~{ $rank } 的 _BA_ 是 { $rank } 个薄片之和，与 _T_ 相差 { $missing }
sheets-deck = 秩~1 的薄片是 _B_ 的一列乘 _A_ 的一行；_T_ 为 { $side }~×~{ $side }，其奇异值中{ $law }
sheets-alt = 秩~{ $rank } 的最佳 BA 是 { $rank } 个薄片之和：每个是 B 的一列乘 A 的一行。总和与 { $side }~×~{ $side } 的目标相差 { $missing }。
sheets-heading = **薄片**：_B_ 的列 × _A_ 的行
sheets-sums = **到此为止的和**
sheet = 薄片~{ $index }
sheets-target = ≈~_T_，目标
sheets-missing = 还差 { $missing }
sheets-conditions = 面积：元素的大小；浅色或细处为负。还差：‖_T_~−~_BA_‖ / ‖_T_‖。
part-sheet = 薄片 { $index }：_B_ 的一列乘 _A_ 的一行，奇异值 { $value }
part-sum = 前 { $index } 个薄片之和：与 _T_ 还差 { $missing }
part-target = _T_，目标，{ $side }~×~{ $side }
sheets-table = 加上每个分量之后 T 还差多少
sheets-head =
    分量
    奇异值
    与 _T_ 之差
