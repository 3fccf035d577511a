title = { $model } 上秩~{ $rank } 的 LoRA
alt = { title }：B 和 A 可训练，位于 { $targetList } 旁，其余全部冻结。训练 { $trainable } 个参数，占 { $base } 的 { $share }{ outcome }。
caption = 秩~{ $rank } 的 LoRA 在 { $model } 的 { $targetList } 上训练 { $trainable } 个参数，占模型 { $base } 个参数的 { $share }{ outcome }。
spoken = 秩~{ $rank }，{ $trainable } 个参数，{ $share }

scaling = 缩放 _α_/_r_~=~{ REAL($alpha) }/{ $rank }
trained = _B_ 和 _A_ 可训练：{ $targetList }
frozen = 冻结的 _W_ 及其余全部
layer = { $part ->
    [vision] 视觉：{ $layers } 层之一
    [encoder] 编码器：{ $layers } 层之一
    [decoder] 解码器：{ $layers } 层之一
   *[whole] { $layers } 层之一
}
others = { $part ->
    [vision] 视觉的其他线性模块
    [encoder] 编码器的其他线性模块
    [decoder] 解码器的其他线性模块
   *[whole] 其他线性模块
}
all-modules = 线性模块
experts = { $each } 个专家
role = { $role ->
    [attention] 注意力
    [cross] 交叉注意力
    [mlp] MLP
    [experts] 专家
    [shared] 另有共享专家
   *[other] 其他线性模块
}
block = { $copies ->
    [router] 路由，{ experts }
    [experts] { experts }
    [several] { role } ×~{ $each }
   *[one] { role }
}{ $parallel ->
   *[true] ，并行
    [false] {""}
}{ $everywhere ->
   *[true] {""}
    [false] ，{ $layers } 层中的 { $some } 层
}
each = 各 { $size }
thick-strips = _B_ 和 _A_ 的粗细画成实际比例的 { $times } 倍。
thin-side = 模块最细的边画成实际比例的 { $times } 倍。
area-full = { -full }：{ $base }
area-trained = 秩~{ $rank } 的 LoRA：{ $trainable }
verdict = { $verdict ->
    [loss]
        LoRA 训练 { $share }
        代价更高
    [ratio]
        LoRA 训练 { one-in }
        即 { $share }，节省 { $rest }
   *[share]
        LoRA 训练 { $share }
        从而节省 { $rest }
}

lesson = 一个完整模型的代价
summary = 模型的线性模块、LoRA 适配其中的哪些，以及完整模型的参数量。
listed = { title }：{ $targetList }
labels =
    .rank = 秩 _r_
    .preset = 适配的模块
presets =
    .as-given = 按设定
    .q-and-v = q 和 v
    .all-linear = 全部线性模块
explanation = 模块按数据流的顺序排列。
table-caption = { $model } 的模块与 LoRA 的训练量
table-head =
    模块
    可训练参数
fused = { $size }，秩 { $times }_r_
table-quantities =
    LoRA，全部目标模块
    基座模型
    训练占比
    节省
    全部参数
    PEFT 的 trainable%
table-formulas =
    各 _r_(_d_ + _k_)
    冻结
    LoRA/基座
    1 − 占比
    基座 + LoRA
    LoRA/全部
card-subject = { $model }，秩~{ $rank }
card-adapted = _B_ 和 _A_：{ $targetList }，共 { $layers } 层
