title = 小型网络的测试准确率与 LoRA 的秩
full-tick = 全参数
name = { $full ->
   *[true] { -full }
    [false] 秩~{ $rank }
}
verdict = { $full ->
   *[true]
        { name }：平均 { $mean }，
        { $trainable } 个参数。
    [false]
        { name }：平均 { $mean }，
        { $trainable } 个参数，占全参数的 { $share }。
}
change = 参数{ $half ->
   *[true] 减半
    [false] 加倍
}：{ $difference } 个百分点。
caption = 一个小型网络在秩~{ $rank } 时准确率达到 { $mean }，{ -full }达到 { $fullMean }：更高的秩收益甚微。
alt = { title }。{ $verdict }{ $caption }
heading = 小型网络的准确率，%
trained = 可训练参数
axis = 秩 _r_
keys =
    { $seeds } 次运行之一
    最低到最高
    均值；虚线：全参数

lesson = 一项任务需要多高的秩
summary = 一个小型网络在各个秩下的实测准确率：很低的秩可能就够。
labels =
    .rank = 秩 _r_
full-value = 全参数
explanation =
    一个有两个隐藏层、每层 64 个单元的网络先学习 scikit-learn 的手写数字（8~×~8 像素），
    再学习打乱像素后的同样数字。{ -full }训练两个 { $size }~×~{ $size } 矩阵；LoRA 给它们加上 _BA_。其余全部冻结。
    每个随机种子有各自的预训练网络、打乱方式和 { $tested } 幅测试图像。
    训练为 800 步，每步 32 幅图像，使用 Adam。每个秩从八个学习率中采用训练损失最低的一个。
    { -full }的均值最高，但只在五个种子中的两个上最好。其他网络或任务可能需要更高的秩。
table-caption = 各个秩和种子的测试准确率，%
table-head =
    秩 _r_
    学习率
    可训练参数
    占全参数的比例
    均值
    与选中的秩之差，百分点
seed = 种子~{ $seed }
card-subject = { $full ->
   *[true] { -full }达到
    [false] 秩~{ $rank } 的 LoRA 达到
}
card-meaning = { $full ->
   *[true]
        准确率（小型网络）；
        秩~{ $rank } 的 LoRA：{ $mean }
    [false]
        准确率（小型网络）；
        { -full }：{ $mean }
}
