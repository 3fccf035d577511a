title = 秩~{ $rank } 的 LoRA
size = { $d }~×~{ $k }
alt = { title }：W（{ size }，冻结）加上 B（{ $d }~×~{ $rank }）与 A（{ $rank }~×~{ $k }）之积{ $scaled ->
       *[true] 的 { $factor } 倍
        [false] {""}
    }。训练 { $trainable } 个参数，占 { $full } 个的 { $share }{ outcome }。
caption = 秩~{ $rank } 的 LoRA 用于 { $d }~×~{ $k } 的矩阵
spoken = { $option ->
    [rank] 秩
   *[other] { $option }
}~{ $value }，训练 { $trainable } 个参数，占 { $share }
lowered = 已降低以适应 d 和 k：{ spoken }

headline = LoRA 训练 { $trainable } 个参数，而非 { $full } 个：{ $verdict ->
    [loss] 代价更高
    [even] 与之相同
    [share] 节省 { $rest }
   *[ratio] { one-in }
}
deck = { $outcome ->
    [loss] 为{ -full }的 { $share }；临界秩：{ $breakEven }
    [even] 训练 { $share } 的参数，没有节省
   *[saving] 训练 { $share } 的参数，节省 { $rest }
}{ $withAlpha ->
    [true] ；_α_/_r_~=~{ $factor }
   *[false] {""}
}
adapted = 适配后
frozen = **冻结**
label-w =
    { $inside ->
       *[true] { frozen }，_d_~×~_k_
        [false] _W_~{ frozen }，_d_~×~_k_
    }
    { size }
trained-a = _A_~**可训练**
trained-b = _B_~**可训练**
product = 秩~≤~{ $rank }，无需存储
product-line = _BA_：{ product }
full-name = { -full }
full-area = { -full }，_dk_
lora-name = **LoRA**，按比例
trained-area = **LoRA**，_r_(_d_~+~_k_)
to-scale = 按比例
part-sum = _W′_ = _W_ + { $scaled ->
    [true] { $factor } 倍的{" "}
   *[false] {""}
}_BA_，{ size }，适配后
part-w = _W_，{ size }，冻结：{ $full } 个参数
part-b = _B_，{ $d }~×~{ $rank }，可训练：{ $b } 个参数
part-a = _A_，{ $rank }~×~{ $k }，可训练：{ $a } 个参数
part-ba = _BA_，{ size }，秩至多为 { $rank }，无需存储
part-full = { -full }，_dk_：{ $full } 个参数
part-lora = LoRA，_r_(_d_~+~_k_)：{ $trainable } 个参数，占 { $share }

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
steps-alt = { $ranks }：W（{ size }，冻结）加上 B 与 A 之积。训练 { $firstTrained } 至 { $lastTrained } 个参数，占 { $full } 个的 { $firstShare } 至 { $lastShare }。
steps-table = 逐秩比较
steps-head =
    秩 _r_
    LoRA，_r_(_d_~+~_k_)
    训练占比
    节省

task = 对 { size } 的矩阵，求至少节省 { $target } 的最大秩。
answer = 最大的秩是 { $rankText }：节省 { $rest }。{ $next }
slightly-less = 秩~{ $rankText } 的节省略低于 { $target }。
less = 秩~{ $rankText } 节省 { $rest }，低于 { $target }。
nothing = 秩~{ $rankText } 没有节省，未达到 { $target }。
other-matrix = 本题讨论的是 { size } 的矩阵。
no-saving = 秩~{ $rankText } 没有节省：LoRA 训练的参数不少于 W 的参数。
enough = 秩~{ $rankText } 节省 { $rest }，不少于 { $target }。还有更大的秩能做到吗？
