units =
    GB
    MB
    kB
overhead = { range }~GB
title = LoRA 的秩为 { $rank } 时 { $model } 的训练显存
tokens = { $batch }~×~{ $sequence }~个词元
mode = { $mode ->
    [full] { -full }
    [lora] LoRA
   *[qlora] QLoRA
}
lora-cost = { $loraBytes }{ $loraLess ->
   *[true] （为{ -full }的 { $loraShare }）
    [false] {""}
}
alt = { title }，{ $complete ->
       *[true] { tokens }，含激活值
        [false] 不含激活值
    }：{ -full } { $fullBytes }；LoRA { lora-cost }；QLoRA { $qloraBytes }{ $qloraLess ->
       *[true] （为{ -full }的 { $qloraShare }）
        [false] {""}
    }。B、A 及其训练状态：{ $trainedBytes }。
caption = { title }
spoken = 秩~{ $rank }，{ tokens }：LoRA 需要 { $loraBytes }

headline = { $outcome ->
    [loss] { -costs-more }：显存为全参数的 { $loraShare }，QLoRA 为 { $qloraShare }
   *[other] { $complete ->
       *[true] LoRA 的训练显存为全参数的 { $loraShare }，QLoRA 为 { $qloraShare }
        [false] 不计激活值，LoRA 的训练显存为全参数的 { $loraShare }，QLoRA 为 { $qloraShare }
    }
}
deck = { $complete ->
   *[true] 一个训练步的峰值显存：{ $model }，{ tokens }{ $checkpointing ->
       *[true] ，使用梯度检查点
        [false] {""}
    }
    [false] { $model } 的权重、梯度和优化器状态
}，秩 { $rank }，用于 { $targetList }。{ $less ->
   *[both] 部分节省来自较低的精度。
    [qlora] 只有 QLoRA 的基座以较少的位数存储。
    [none] 冻结的权重以较少的位数存储。
}
bits = { $weights ->
    [full16] 16 位
    [full32] 32 位
    [base16] 16 位基座
    [base32] 32 位基座
    [base4] 4 位基座
   *[mostly32] 基座大部分为 32 位
}
label = **{ mode }**，{ bits }
names =
    .weights = 权重
    .frozen = 冻结
    .trained = 训练
    .b = _B_
    .a = _A_
    .gradient = 梯度
    .optimizer = 优化器
    .activation = 激活值
    .temporary = 临时
item = { $name }：{ $amount }
magnified = { $both ->
   *[true] 训练部分~**{ $trainedBytes }**，两者相同
    [false] QLoRA 的训练部分~**{ $trainedBytes }**
}
magnification = 放大 { REAL($magnification) } 倍。{ $thin ->
   *[true] 条形中的宽度放大 { REAL($times) } 倍。
    [false] {""}
}
setting = { $precision ->
   *[mixed] 混合精度（训练权重为 32 位）
    [bf16] bf16
    [fp32] fp32
}，{ $optimizer ->
    [adamw] AdamW
    [adamw-8bit] 8 位 AdamW
   *[sgd] SGD
}。
freed = 全参数微调的激活值在峰值之前释放。
lower-bound = QLoRA 至少 { $lowest }。
allocator = CUDA 和分配器另需 { overhead }。
not-counted = 不计激活值、CUDA 及其分配器。
ticks = 刻度：实测 { $items }。
no-ticks = 仅在 { tokens }下有实测值。
part-mode = { mode }，{ bits }，{ $item }
part-trained = _B_ 和 _A_ 及其训练状态，{ $item }
part-magnified = LoRA 和 QLoRA 的训练部分，放大：{ $trainedBytes }
phases =
    .forward = 前向传播
    .loss = 计算损失
    .backward = 反向传播
    .step = 优化器更新
excluded = { $complete ->
   *[true] CUDA、分配器：{ overhead }
    [false] 激活值、CUDA、分配器
}
none = 无
unknown = 未知
mixture = 取决于所用的专家

lesson = 训练需要多少显存
summary = 一个训练步的峰值显存：全参数微调、LoRA 和 QLoRA。
labels =
    .rank = 秩 _r_
    .batch = 序列数
    .sequence = 每个序列的词元数
    .checkpointing = 梯度检查点
explanation =
    在混合精度和 fp32 下，使用 AdamW 的全参数微调每个参数占 16 字节：
    权重 4 字节，梯度 4 字节，两个矩估计 8 字节；
    在 bf16 下占 8 字节。8 位 AdamW 的大多数矩估计占 1 字节，SGD 没有矩估计。
    AdamW 通常的更新步没有融合，在峰值时每个可训练参数再占 4 字节，在 bf16 下占 2 字节。
    LoRA 以 16 位存储冻结的基座（fp32 时为 32 位），使用 AdamW 时每个可训练参数占 16 字节，没有梯度时占 12 字节。
    只有 bf16 和 fp32 是在相同精度下比较。QLoRA（arXiv 2305.14314）以 NF4 存储线性模块，
    使用双重量化时每个权重占 4.126953125 位；其余均为 fp32，与 PEFT 的处理一致。
    激活值是 PyTorch 为反向传播保存的张量，不使用暂退法：冻结的模块不保存，被适配的模块保存其输入；
    它们在优化器更新之前释放。训练状态是精确值。激活值和峰值在 { 14 }~种模型的 { 1224 }~个随机训练步中与实测值相差不超过 2%。
    QLoRA 未与实测值比较；它保存的激活值不少于 LoRA。不计入 CUDA 和分配器：
    QwenLM/Qwen 在 A100 上用 LoRA 训练参数量为 1.8B 和 7B 的模型，测得这一部分为 { $low } 至 { $high }~GB。
    1~GB 为 10⁹ 字节。
    训练计算量是线性模块在前向传播中和求两种梯度时的乘加次数；冻结的权重不需要梯度。
    不计入注意力分数、输出头、梯度检查点和反量化。合并后的适配器不增加推理的计算量。
table-caption = { $model } 的训练显存（字节）与计算量
table-experts = { table-caption }；专家{ experts-layout }
table-head =
    量
    全参数
    LoRA
    QLoRA
table-quantities =
    权重
    适配器
    峰值时的梯度
    优化器状态
    峰值时的激活值
    峰值时的临时数据
    合计
    下界
    峰值时刻
    实测
    未计入
    训练的乘加次数与全参数之比
    推理时增加的乘加次数，未合并
    适配器文件，不含文件头
