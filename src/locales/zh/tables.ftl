notes = { $headless ->
   *[true] ；BERT 类模型不含池化层和输出头
    [false] {""}
}{ $mixed ->
   *[true] ；专家{ experts-layout }
    [false] {""}
}
caption-matrix = LoRA 用于 { $d }~×~{ $k } 的矩阵，共 { $parameters } 个参数
caption-model = LoRA 用于 { $model } 的 { $modules }{ notes }
caption-models = 秩~{ $rank } 的 LoRA 用于 { $modules }，逐个模型{ notes }
default-targets = PEFT 的默认目标模块
caption-methods = { $model } 上的方法，共 { $parameters } 个参数{ notes }
head-matrix =
    秩 _r_
    LoRA 训练，_r_(_d_~+~_k_)
    占比
    节省
head-model =
    秩 _r_
    基座参数
    LoRA 训练
    占比
    节省
    PEFT 的 trainable%
    文件，字节
head-models =
    模型
    基座参数
    LoRA 训练
    占比
    节省
    PEFT 的 trainable%
    文件，字节
head-models-targets =
    模型
    目标模块
    基座参数
    LoRA 训练
    占比
    节省
    PEFT 的 trainable%
    文件，字节
head-methods =
    方法
    可训练参数
    占比
    文件，字节
    设置与取舍

unknown = 未知
all-linear = 全部线性模块
no-file = 无
names-separator = 、
settings-separator = ，
settings-on = { $list }，用于 { $modules }
only-on = 用于 { $modules }
trade = { $settings }。{ $trades }

term-kinds = { $kind ->
    [lora] 低秩
    [vector] 向量
    [constant] 数
   *[none] 无
}
settings =
    .rank = 秩~{ $count }
    .tokens = { $count } 个词元
    .bottleneck = 宽度 { $count }
    .init-rank = 剪枝前为 { $count }
    .factor = 因子 { $count }
    .decompose-both = 两个因子都分解
    .feedforward = 缩放 { $names } 的输入
    .encoder-hidden = 编码器宽度 { $count }
    .layers = { $count } 层
    .para = PaRa，无 _R_
    .bat = Bat，每 _r_ 个输出一个方形块
    .weight-terms = A 和 B：{ term-kinds }
    .prompt-term = C：{ term-kinds }
    .bias-terms = D 和 E：{ term-kinds }
    .orthogonal = 以任意矩阵代替旋转
    .scale-input = 不缩放输入
    .scale-output = 不缩放输出
    .sparse-rate = { $rate } 的元素
    .mini-rank = 块宽 { $count }
    .frequencies = { $count } 个系数
    .variant = 变体 { $count }
    .group-size = 每组 { $count } 个
    .vector-size = 向量长度 { $count }
    .blocks = { $count }~×~{ $count } 块
    .block-count = { $count } 块
    .share-blocks = 各块相同
    .hybrid-rank = 混合秩 { $count }
    .block-size = 块大小 { $count }
    .vectors = { $count } 个向量
    .vector-length = 长度 { $count }
    .stride = 每 { $count } 层共用一个 _A_
    .b-count = { $count } 个矩阵 _B_
    .depth = 每侧 { $count } 个隐藏层
    .theta-length = 一个长度为 { $count } 的向量
    .kept-rank = 保留 { $count } 个方向
    .save-projection = 不保存投影

method-names =
    .full = { -full }
    .prompt = { -prompt-tuning }
    .prefix = { -prefix-tuning }
    .trainable-tokens = { -trainable-tokens }
    .ln-tuning = LayerNorm 微调
    .houlsby = Houlsby 适配器
    .adaption-prompt = Adaption prompt

trade-offs =
    .full = 可以达到任意的权重，但需要全部权重的梯度和优化器状态。
    .lora = 把每个矩阵的更新限制为秩 r，并可并入权重。
    .rslora = 参数与 LoRA 一样多，但缩放为 alpha / √r，使较高的秩仍能继续学习。
    .dora = 为每个输出行增加一个可训练的幅度，每一步都要计算范数。
    .adalora = 从一倍半的秩开始并逐步剪枝：各处的秩不同，但训练代价更高。
    .vera = 在冻结的随机矩阵之外，为每个矩阵训练两个向量；常用的秩为 256。
    .loha = 以两倍于 LoRA 的参数达到秩 r²，但要计算逐元素乘积。
    .lokr = 以极少的参数保持高秩，但块结构固定。
    .ia3 = 只缩放激活值：参数极少，但不能混合激活值。
    .prefix = 不改动权重，但虚拟的键和值在每一层都占用上下文。
    .prompt = 只训练虚拟词元的嵌入，参数很少，在小模型上效果较差。
    .bitfit = 训练已有的偏置，但许多新近的模型没有偏置。
    .houlsby = 插入无法合并的层；PEFT 没有提供，其论文还训练归一化层。
    .lora-fa = 冻结 A，可节省激活值的显存，但更新受限于 A 的行。
    .ln-tuning = 只训练归一化层：每个特征一个增益，若有偏移，再加一个偏移。
    .p-tuning = 训练一个生成虚拟词元的编码器，之后将其丢弃。
    .mica = 将 B 冻结为权重最弱的奇异方向，只训练 A。
    .hira = 把权重与 BA 逐元素相乘：参数与 LoRA 一样多，且为满秩。
    .deft = 从权重中取出一个秩为 r 的子空间，换成一个训练得到的子空间。
    .delora = 每个模块用一个可训练的数限制更新的大小。
    .gralora = 矩阵的每一块都有各自的适配器：参数与 LoRA 一样多，秩更高。
    .glora = 缩放权重，并加上一项：每个矩阵有两个低秩乘积。
    .lily = 若干层共用一个 A，所有层共用由路由器选择的一组 B 的混合。
    .peanut = 用一个带激活函数的窄网络，由权重本身算出更新。
    .miss = 训练一个沿矩阵重复的小块：参数不超过 LoRA 的一半。
    .vblora = 由同一个向量库组成 A 和 B；参数大多是用来选择向量的得分。
    .tinylora = 每个模块只训练一个短向量；文件中其余的都是冻结的部分。
    .unilora = 为整个模型训练一个向量，由固定的投影得到所有的 A 和 B。
    .pvera = 即 VeRA，但每个内部值换成一个分布：均值和离散程度。
    .randlora = 把许多秩为 r 的冻结随机乘积相加，得到满秩；文件也包含这些乘积。
    .beft = 只对注意力的值训练偏置，即使模型没有偏置。
    .road = 成对地旋转和缩放输出：参数极少，混合批次的推理成本低。
    .shira = 训练的单个权重与 LoRA 的参数一样多：满秩，文件为其三倍大。
    .frod = 在权重的两个固定基之间训练一条对角线和少数其他元素。
    .fourierft = 训练更新的傅里叶变换的少数系数，个数任意。
    .waveft = 训练更新的小波变换的少数系数，个数任意。
    .c3a = 训练循环矩阵块：秩高，参数量为 d·k 除以块的边长。
    .boft = 分块旋转输入并缩放输出，保持角度不变。
    .oft = 分块旋转输入，保持神经元之间的角度不变。
    .hra = 对输入做 r 次反射：变换正交，参数不超过 LoRA 的一半。
    .psoft = 只旋转权重最强的 r 个方向：每个模块 r(r + 3) / 2 个数。
    .osf = 微调权重最强方向以外的全部方向，以减轻遗忘。
    .adaption-prompt = 通过一个从零开始的门，给上层的注意力加入提示。
    .trainable-tokens = 只训练嵌入的个别行，例如新词元的行。
