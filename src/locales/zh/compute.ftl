title = { $model } 的计算量，LoRA 的秩为 { $rank }
alt = { title }，每个词元的乘加次数。训练步：全参数 { $full }，LoRA { $lora }。推理：{ $forward }；未合并的 LoRA：{ $unmerged }；合并后：不增加。
caption = 秩~{ $rank } 的 LoRA（{ $targetList }）在 { $model } 的一个训练步中需要{ -full } { $share } 的乘加次数{ $outcome ->
    [loss] ，因此 { -costs-more }
   *[other] {""}
}。推理时，LoRA 增加 { $added }，合并后则不增加。计算量不等于时间。
spoken = 秩~{ $rank }，训练为全参数的 { $share }，推理多 { $added }

heading = LoRA 不需要冻结权重的梯度
unit = { $unit ->
    [billions] 每个词元的乘加次数，单位：十亿次
   *[millions] 每个词元的乘加次数，单位：百万次
}
adapted = _r_~=~{ $rank }，{ $targetList }；不计输出头
legend =
    .forward = 前向传播
    .input = 输入的梯度
    .weights = 权重的梯度
training = 训练时
inference = 推理时
full = { -full }
full-step = { full }：{ $fullAmount }
lora-step = { $outcome ->
    [loss] LoRA：{ $loraAmount }（{ $share }），代价更高
   *[other] LoRA：{ $loraAmount }（全参数的 { $share }）
}
skipped = 省去
token = { full }或合并后的 LoRA：{ $tokenAmount }；未合并的 LoRA：多 { $added }
thin = 条中最细的部分，宽度画成实际比例的 { $times } 倍。
time = 计算量不等于时间。实测：
times =
    Llama-3.2-3B，{ 5000 } 步（PEFT）：{ -full }：{ $fullTime }~s；LoRA，_r_~=~64：{ $loraTime }~s，全参数的 { $loraTimeShare }；DoRA，_r_~=~32：{ $doraTime }~s，全参数的 { $doraTimeShare }。
    GPT-3（LoRA 论文）：使用 LoRA，每个词元的时间少 { $rateRest }。
none = 无

lesson = 一个词元需要多少运算
summary = 每个词元在训练和推理时的乘加次数：全参数微调、LoRA 和合并后的 LoRA。
labels =
    .rank = 秩 _r_
explanation =
    一个 _d_~×~_k_ 矩阵，对每个词元的前向传播需要 _dk_ 次乘加，求输入的梯度需要 _dk_ 次，求权重的梯度需要 _dk_ 次。
    冻结的矩阵不需要最后一项，因此 LoRA 的计算量接近全参数微调的三分之二
    （LoRA Without Regret，Thinking Machines Lab 2025）。_B_ 和 _A_ 使每一项增加 _r_(_d_~+~_k_) 次。
    统计包括各层的线性模块，并假定每个模块的输入都需要梯度；不包括注意力分数、嵌入、输出头和梯度检查点的第二次前向传播。
    时间取自 PEFT 的方法比较（huggingface/peft，提交 5d602fd）：在一块 L40S 上训练 Llama-3.2-3B 5,000 步，
    LoRA 的秩为 64，DoRA 的秩为 32，均用于 q_proj 和 v_proj。其中，全参数微调还要读写所有梯度和 Adam 的状态。
    在 GPT-3 上，LoRA 论文测得每块 V100 每秒处理 43.1 个词元（使用 LoRA）和 32.5 个词元（不使用），即论文所说的“加速 25%”
    （arXiv 2106.09685，第 4.2 节）。
table-caption = { $model } 的线性模块中每个词元的乘加次数
table-head =
    量
    全参数
    LoRA
    合并后的 LoRA
table-quantities =
    前向传播
    输入的梯度
    权重的梯度
    训练步
    相对于全参数微调
    推理时每个词元
    推理时增加的计算量
card-subject = { $model }，秩~{ $rank }
card-share = { $outcome ->
    [loss]
        相对于全参数微调的计算量：
        { -costs-more }
   *[other]
        相对于全参数微调的计算量：
        少 { $rest }
}
card-lora = LoRA：无冻结权重的梯度
card-thin-parts = 细的部分未按比例
card-parts = 前向传播与梯度
