lora = LoRA，秩~{ $rank }
-lora-64 = 秩~64 的 LoRA

names =
    .full = { -full }
    .full-run = 全参数
    .prompt = { -prompt-tuning }
    .prefix = { -prefix-tuning }
    .tokens = { -trainable-tokens }
    .norms = LN 微调
measure = { $vertical ->
    [accuracy] 测试准确率
    [memory] 峰值显存
   *[time] 训练时间
}
value = { $vertical ->
    [accuracy] { $number }
    [memory] { $number }~GB
   *[time] { $number }~s
}
title = 微调 Llama-3.2-3B：{ $runs } 次运行的可训练参数量与{ measure }

headline = { $compared ->
    [true] { $vertical ->
        [accuracy] { $method } 的准确率为 { $result }，LoRA 为 { $loraResult }，{ -full }为 { $fullResult }
        [memory] { $method } 需要 { $result }，LoRA 需要 { $loraResult }，{ -full }需要 { $fullResult }
       *[time] { $method } 训练用时 { $result }，LoRA { $loraResult }，{ -full } { $fullResult }
    }
   *[false] { $vertical ->
        [accuracy] LoRA 只用 { $loraShare } 的参数，便达到{ -full }的准确率
        [memory] LoRA 的峰值显存为{ -full }的 { $part }
       *[time] LoRA 的训练时间为{ -full }的 { $part }
    }
}
deck = { $compared ->
    [true] 训练 { $share } 的参数；Llama-3.2-3B 的 { $runs } 次运行，GSM8K
   *[false] Llama-3.2-3B 的 { $runs } 次运行，在 GSM8K 上测试；每次一种设置、一个随机种子
}
axes =
    .accuracy = **测试准确率**（%）
    .memory = **峰值显存**（GB，越低越好）
    .time = **训练时间**（s，对数，越短越好）
by = 按可训练参数量（对数）
axis-by = { $axis }，{ by }
fewer = <~{ $bound }
named-value = { $name }：{ $number }
of-parameters = { $ratio } 的参数
key =
    LoRA 及变体
    其他方法的最佳运行
    其他运行
    { $count } 次少于 { $bound }

run = { $name }：可训练参数 { $trained }，测试准确率 { $accuracy }，峰值显存 { $memory }，训练时间 { $time }
series = { $kind ->
    [family] 其他秩或带 PEFT 选项的 LoRA，{ $count } 次运行
    [known] 其他知名方法，每种取最准确的一次，{ $count } 次运行
   *[other] 其他运行，{ $count } 次
}
part-comparison = 秩~64 的 LoRA 训练 { $trained } 个参数，{ -full }训练 { $fullTrained } 个；前者为后者的 { $share }，即{ $ratio }

verdict = { $compared ->
    [false] { -lora-64 } 训练 { of-parameters }
   *[true] { $method }{ $attempts ->
        [1] {""}
       *[other] （{ $attempts } 次运行中的最佳）
    } 训练 { $share } 的参数
}；{ measure } { $result }；{ $compared ->
    [false] { -full }：{ $fullResult }
   *[true] { -lora-64 }：{ $loraResult }；{ -full }：{ $fullResult }
}。
alt = { title }。{ verdict }最佳：{ $best }。

lesson = LoRA 与其他方法的比较
summary = LoRA 与其他方法的实测运行：可训练参数、准确率、显存和时间。
labels =
    .vertical = 纵轴
    .method = 突出显示
verticals =
    .accuracy = 准确率
    .memory = 显存
    .time = 时间
explanation =
    PEFT 作者的实测（github.com/huggingface/peft，method_comparison/MetaMathQA，提交 5d602fd）：
    bfloat16 的 Llama-3.2-3B，在 MetaMathQA 上训练 5,000 步，每步 4 个样本，
    在 GSM8K 上测试，使用一块 L40S。图中标出约十二种知名方法；有多次运行的，标出最准确的一次。
    AdaLoRA、LoHa 和 VeRA 由 LoRA 发展而来，但 PEFT 把它们算作单独的方法。
    每次运行是一种设置和一个随机种子：结果不好只能说明该设置，不能说明该方法。秩为 64 时，rsLoRA 与 LoRA 的缩放也不同，
    分别为 8 和 2。峰值显存是预留的显存；1~GB 为 10⁹ 字节。
    在少于 { large } 个参数的 { $runs } 次运行中，参数量的等级相关系数：
    与准确率为 { $ofAccuracy }，与显存为 { $ofMemory }，与时间为 { $ofTime }。
table-caption = 图中标出名称的 { $named } 次运行，其后是其余 { $others } 次（打印时省略）
table-head =
    方法
    设置
    可训练参数
    测试准确率
    峰值显存（字节）
    训练时间
settings =
    .r = r { $first }
    .ranks = r { $first } 至 { $last }
    .values = { $first } 个值
    .tokens = { $first } 个词元
    .frequencies = { $first } 个频率
    .subspaces = { $first } 个子空间
    .groups = 每组 { $first } 个
    .blocks = 块大小 { $first }
    .factor = 因子 { $first }
    .sparse = 稀疏 { REAL($first) }
    .learning-rate = 学习率 { REAL($first) }
    .v-biases = v 的偏置
    .all-norms = 全部归一化层
    .all-linear = 全部线性模块
    .mini = 小型
    .bat = Bat
    .para = PaRa
    .fast = 快速
    .tied = 绑定
    .vectors = 向量
    .mlp = MLP
    .random-start = 随机初始化
    .word-start = 用单词初始化
    .zero-start = 零初始化
    .default = 默认
separator = ，
