title = { $model } 上秩~{ $rank } 的 LoRA
alt = { title }：在 { $targetList } 旁训练 B 和 A，其余全部冻结。训练 { $trainable } 个参数，占 { $base } 个的 { $share }{ outcome }。
caption = 秩~{ $rank } 的 LoRA 用于 { $model } 的 { $targetList }
spoken = 秩~{ $rank }，训练 { $trainable } 个参数，占 { $share }

headline = LoRA 训练 { $trainable } 个参数，而非 { $base } 个：{ $verdict ->
    [loss] 代价更高
    [even] 与之相同
    [share] 节省 { $rest }
   *[ratio] { one-in }
}
deck = { $model }，_r_~=~{ $rank }{ $withAlpha ->
    [true] ，_α_/_r_~=~{ REAL($alpha) }/{ $rank }
   *[false] {""}
}
full-area = **冻结**：{ $base }
trained-area = { $enlarged ->
    [true] **训练**：{ $trainable }（{ $share }），放大 { $times } 倍
   *[false] **训练**：{ $trainable }（{ $share }），按比例
}
trained = { $targetList }：训练旁路 _B_ 和 _A_
card = { $part ->
    [vision] **视觉**：{ $layers } 层之一
    [encoder] **编码器**：{ $layers } 层之一
    [decoder] **解码器**：{ $layers } 层之一
    [none] { $of ->
        [all] **线性模块**
        [vision] **其他线性模块**，视觉
        [encoder] **其他线性模块**，编码器
        [decoder] **其他线性模块**，解码器
       *[whole] **其他线性模块**
    }
   *[whole] **{ $layers }~层之一**
}
only-card = { card }。{ $trained }
role = { $role ->
    [attention] **注意力**
    [cross] **交叉注意力**
    [mlp] **MLP**
    [experts] **专家**
    [shared] **另有共享专家**
   *[other] **其他线性模块**
}
block = { role }{ $named ->
   *[true] {" "}{ $prefix }
    [false] {""}
}{ $crossed ->
    [true] ，作用于编码器的输出
   *[false] {""}
}{ $copies ->
    [router] ，{ $each } 个和一个路由器
    [experts] ，{ $each } 个
    [several] {" "}×~{ $each }
   *[one] {""}
}{ $parallel ->
   *[true] ，并行
    [false] {""}
}{ $everywhere ->
   *[true] {""}
    [false] ，{ $layers } 层中的 { $some } 层
}

thin-module = 模块最细的边放大 { $times } 倍。

part-full = 冻结：{ $base } 个参数
part-lora = LoRA：{ $trainable } 个参数，占 { $share }
part-module = { $name }{ $place ->
    [each] （{ $layers } 层各有一个）
    [several] （{ $layers } 层各有 { $each } 个）
   *[once] {""}
}：_W_，{ $size }，冻结{ $isTarget ->
    [true] ；_B_，{ $d }~×~{ $rank }，和 _A_，{ $rank }~×~{ $k }，可训练
   *[false] {""}
}

lesson = 一个完整模型的代价
summary = 模型的线性模块、LoRA 所适配的模块，以及完整模型的参数量。
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

map-ranks = { $spread ->
    [none] 各模块的秩均为 { $most }
    [layer] 秩随层从 { $least } 到 { $most }
    [module] 秩随模块从 { $least } 到 { $most }
   *[both] 秩随模块和层从 { $least } 到 { $most }
}
map-headline = { map-ranks }：训练 { $trainable } 个参数，占模型的 { $share }
map-deck = { $model }，未匹配模式处 _r_~=~{ $rank }{ $withAlpha ->
    [true] ，_α_~=~{ REAL($alpha) }；_α_/_r_~=~{ $factors }
   *[false] {""}
}
map-caption = { $model }：{ map-ranks }
map-alt = { $model } 中 LoRA 秩的分布图，目标模块：{ $targetList }。{ map-ranks }。训练 { $trainable } 个参数，占 { $base } 个的 { $share }。
map-run = { $rank }，_α_~{ REAL($alpha) }
map-stack = { $part ->
    [vision] **视觉**
    [encoder] **编码器**
    [decoder] **解码器**
    [none] **层外模块**
   *[whole] **各层**
}
map-layer = 层
map-reading = 高度为秩，按参数之比分为 _B_（下）和 _A_（上）。{ $raised ->
    [true] 小于 { $rank } 的秩画得高于实际比例。
   *[false] {""}
}
map-row = { $name }，{ $size }：{ $where }；训练 { $parameters } 个参数
map-where = { $layered ->
   *[true] 第 { $indices } 层
    [false] {""}
}秩 { $rank }{ $withAlpha ->
    [true] ，_α_~{ REAL($alpha) }
   *[false] {""}
}
map-table = { $model } 各模块各层的秩与 LoRA 训练的参数
map-head =
    模块
    层
    可训练参数
