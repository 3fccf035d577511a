title = 秩~{ $rank } 的 LoRA
size = { $d }~×~{ $k }
alt = { title }：W（{ size }，冻结）加上{ $scaled ->
       *[true] {" "}{ $factor } 倍的
        [false] {""}
    } B（{ $d }~×~{ $rank }）与 A（{ $rank }~×~{ $k }）之积。训练 { $trainable } 个参数，占 { $full } 的 { $share }{ outcome }。
caption = { title } 在 { size } 的权重矩阵上训练 { $trainable } 个参数，占{ -full } { $full } 个参数的 { $share }{ outcome }。
spoken = { $option ->
    [rank] 秩
   *[other] { $option }
}~{ $value }，{ $trainable } 个参数，{ $share }
lowered = 已降低以适应 d 和 k：{ spoken }

scaling = _α_/_r_~=~{ $factor }
trained = 可训练
columns = { $rank } 列
rows = { $rank } 行
matrix-w =
    _d_ × _k_
    { $d } × { $k }
    冻结
matrix-ba =
    秩 ≤~_r_~=~{ $rank }
    从不存储
matrix-sum =
    适配后
    大小不变
matrices-narrow =
    冻结
    秩 ≤ _r_
    适配后
sizes =
    _W_，_d_ × _k_：{ $d } × { $k }，冻结
    _BA_：秩 ≤ _r_ = { $rank }，从不存储
thick-strips = 秩~{ $rank } 时，_B_ 和 _A_ 的粗细画成实际比例的 { $times } 倍。
thin-side = 边 { $side } 的长度画成实际比例的 { $times } 倍。
area-full = 全参数 _dk_：{ $full }
area-trained = LoRA _r_(_d_~+~_k_)：{ $trainable }
verdict = { $verdict ->
    [loss]
        LoRA 训练 { $share }
        代价更高（临界秩：{ $breakEven }）
    [ratio]
        LoRA 训练 { one-in }
        即 { $share }，节省 { $rest }
   *[share]
        LoRA 训练 { $share }
        从而节省 { $rest }
}

lesson = 一个矩阵的代价
summary = 一个权重矩阵、它的两个低秩因子，以及训练它们的代价。
listed = { title }，{ size }
labels =
    .rank = 秩 _r_
    .d = 行数 _d_
    .k = 列数 _k_
explanation = _W′_~=~_W_~+~(_α_/_r_)_BA_。_BA_ 的每个元素由 _B_ 的一行乘以 _A_ 的一列得到，因此 _BA_ 的秩至多为 _r_。
table-caption = 形状与参数量
table-head =
    量
    公式
    值
table-quantities =
    秩
    权重矩阵
    { -full }
    LoRA
    其中 _B_
    其中 _A_
    训练占比
    节省
    临界秩
    缩放
saving-formula = 1 − 占比
few-ranks = 秩~{ $ranks } 的 LoRA
many-ranks = { $count } 个秩（{ $firstRank } 至 { $lastRank }）的 LoRA
steps-listed = { $ranks }，{ size }
steps-caption = { $ranks } 在 { size } 的权重矩阵上训练 { $firstTrained } 至 { $lastTrained } 个参数，占{ -full } { $full } 个参数的 { $firstShare } 至 { $lastShare }。
steps-alt = { $ranks }：W（{ size }，冻结）加上 B 与 A 之积。训练 { $firstTrained } 至 { $lastTrained } 个参数，占 { $full } 的 { $firstShare } 至 { $lastShare }。
steps-table = 逐秩比较
steps-head =
    秩 _r_
    LoRA，_r_(_d_~+~_k_)
    训练占比
    节省
card-subject = 秩~{ $rank }，{ size }

task = 在 { size } 的矩阵上，找出至少节省 { $target } 的最大的秩。
answer = 最大的是秩~{ $rankText }：节省 { $rest }。{ $next }
slightly-less = 秩~{ $rankText } 节省的略少于 { $target }。
less = 秩~{ $rankText } 节省 { $rest }，少于 { $target }。
nothing = 秩~{ $rankText } 没有节省，少于 { $target }。
other-matrix = 本题讨论的是 { size } 的矩阵。
no-saving = 秩~{ $rankText } 没有节省：LoRA 训练的参数不少于 W 的参数。
enough = 秩~{ $rankText } 节省 { $rest }，不少于 { $target }。还有更大的秩也能做到吗？
