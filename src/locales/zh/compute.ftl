title = LoRA 的秩为 { $rank } 时 { $model } 的计算量
alt = { title }，按每个词元的乘加次数计。一个训练步：{ -full } { $full }，LoRA { $lora }。推理：{ $forward }；LoRA 未合并时 { $unmerged }，合并后不增加。
caption = { title }
spoken = 秩~{ $rank }：训练的计算量为{ -full }的 { $share }，推理增加 { $added }

headline = { $claim ->
    [third] LoRA 省去三分之一运算：冻结权重的梯度无需计算
    [less] LoRA 省去 { $rest } 的运算：冻结权重的梯度无需计算
    [even] LoRA 的运算量与{ -full }相同
   *[more] LoRA 的运算量多于{ -full }
}
deck = { $model } 每个词元的乘加次数；秩~{ $rank }，用于 { $targetList }：为{ -full }的 { $share }。
names =
    .forward = 前向传播
    .input-gradient = 输入的梯度
    .gradient = 权重的梯度
full = { -full }
lora = LoRA
amount = { large }~次
skipped = 省去：_W_ 已冻结
skipped-short = 省去
trained = 仅 _B_ 和 _A_：{ $count }
wider = 宽度放大 { $times } 倍
inference = 推理时
merged = LoRA 合并后不增加，未合并多~{ $added }
time = 用时不等于计算量
source = 实测：Llama-3.2-3B，{ 5000 } 步
methods =
    .full = { -full }
    .lora = LoRA，_r_~=~64
    .dora = DoRA，_r_~=~32
seconds = { $compared ->
   *[true] { $seconds }~s，{ $share }
    [false] { $seconds }~s
}
part-step = { $name }，一个训练步：每个词元 { $count } 次乘加（{ $amount }）
part-lora = LoRA，一个训练步：每个词元 { $lora } 次乘加（{ $amount }），为{ -full }的 { $share }
part-pass = { $name }：{ $count }
part-trained = _B_ 和 _A_ 的梯度，可训练：{ $count }
part-skipped = 冻结权重的梯度，省去：{ $count }
part-inference = { inference }：每个词元 { $forward } 次乘加（{ $amount }）；LoRA 未合并时 { $unmerged }，增加 { $added }，合并后不增加
part-time = { time }；{ source }
part-measured = { $name }：{ $time }
none = 无

lesson = 一个词元需要多少运算
summary = 每个词元在训练和推理时的乘加次数：全参数微调、LoRA 和合并后的 LoRA。
labels =
    .rank = 秩 _r_
explanation =
    对于一个 _d_~×~_k_ 矩阵，每个词元的前向传播需要 _dk_ 次乘加，求输入的梯度需要 _dk_ 次，求权重的梯度需要 _dk_ 次。
    冻结的矩阵不需要最后一项，因此 LoRA 的计算量接近全参数微调的三分之二
    （LoRA Without Regret，Thinking Machines Lab 2025）。_B_ 和 _A_ 使每一项增加 _r_(_d_~+~_k_) 次。
    统计的是各层的线性模块，并假定每个模块的输入都需要梯度；不包括注意力分数、嵌入、输出头和梯度检查点的第二次前向传播。
    时间取自 PEFT 的方法比较（huggingface/peft，提交 5d602fd）：在一块 L40S 上训练 Llama-3.2-3B 5,000 步，
    LoRA 的秩为 64，DoRA 的秩为 32，均用于 q_proj 和 v_proj。在这一比较中，全参数微调还要读写所有梯度和 Adam 的状态。
    在 GPT-3 上，LoRA 论文测得每块 V100 每秒处理的词元数：使用 LoRA 时为 43.1，不使用时为 32.5，即论文所说的“加速 25%”
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
    一个训练步
    与全参数微调之比
    推理时的一个词元
    推理时增加的计算量
