title = 一个小型网络在 LoRA 各个秩下的测试准确率
full-tick = 全参数
name = { $full ->
   *[true] { -full }
    [false] 秩~{ $rank }
}

caption = { $full ->
   *[true] 一个小型网络的{ -full }
    [false] 一个小型网络上秩~{ $rank } 的 LoRA
}
alt = { title }。{ spoken }。{ -full }（虚线）：{ $fullMean }。下方是每种设置训练的参数量。
spoken = { name }：平均 { $mean }，训练 { $trainable } 个参数，为全参数的 { $share }

headline = 在一个小型网络中，{ $outcome ->
   *[equal] 秩~{ $rank } 与{ -full }效果相当
    [behind] 秩~{ $rank } 比{ -full }低 { $gap } 个百分点
    [full] { -full }并不优于秩~{ $enough }
}
deck = { $outcome ->
    [full] 训练两个 { $side }~×~{ $side } 矩阵的全部参数；秩~{ $enough } 的均值落在这 { $seeds } 次运行的范围内
   *[equal] 训练两个 { $side }~×~{ $side } 矩阵中 { $share } 的参数；均值落在{ -full } { $seeds } 次运行的范围内
    [behind] 训练两个 { $side }~×~{ $side } 矩阵中 { $share } 的参数；均值低于{ -full }的全部 { $seeds } 次运行
}
accuracy-title = 各秩的**测试准确率**，%：{ $seeds } 次运行（圆环）及均值
trained-title = **训练的参数量**；LoRA：_B_ 和 _A_
full-name = { -full }
tick = { $full ->
   *[true] { full-tick }
    [false] 秩~{ $rank }
}
conditions = 像素打乱的手写数字，{ $tested } 幅测试图像；其他任务可能需要更高的秩。

part-runs = { name }：{ $runs }；均值 { $mean }
part-parameters = { name }：{ $trainable } 个参数

lesson = 一项任务需要多高的秩
summary = 一个小型网络在各个秩下的实测准确率：很低的秩可能就已足够。
labels =
    .rank = 秩 _r_
full-value = 全参数
explanation =
    一个有两个隐藏层、每层 64 个单元的网络先学习 scikit-learn 的手写数字（8~×~8 像素），
    再学习像素打乱后的同一批数字。{ -full }训练两个 { $size }~×~{ $size } 矩阵；LoRA 给它们加上 _BA_。其余全部冻结。
    每个随机种子有各自的预训练网络、打乱方式和 { $tested } 幅测试图像。
    训练为 800 步，每步 32 幅图像，使用 Adam。每个秩从八个学习率中采用训练损失最低的一个。
    { -full }的均值最高，但五个种子中，它只在两个上最好。其他网络或任务可能需要更高的秩。
table-caption = 各个秩和种子的测试准确率（%）
table-head =
    秩 _r_
    学习率
    可训练参数
    占全参数的比例
    均值
    与所选秩之差（百分点）
seed = 种子~{ $seed }
