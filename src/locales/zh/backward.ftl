-numbers = { $count } 维

title = 秩~{ $rank } 的 LoRA 的反向传播{ $firstStep ->
       *[true] （第一步）
        [false] {""}
    }
alt = { title }：h 的梯度（{ COUNT($d, -numbers) }）一路经过 W，一路经过 B 和 A，到达 x。梯度：B 为 { $d }~×~{ $rank }，A 为 { $rank }~×~{ $k }{ $firstStep ->
   *[true] （全为~0）
    [false] {""}
}，W 没有。保存 x 和 Ax。
headline = { $firstStep ->
   *[true] 第一步时 _B_~=~0：只有 _B_ 得到梯度
    [false] 梯度穿过 _W_，但只有 _A_ 和 _B_ 得到梯度
}
deck = { $firstStep ->
   *[true] _A_ 的梯度要经过 _B_，所以为~0；_x_ 的梯度只经过 _W_
    [false] { $outcome ->
        [loss] _r_(_d_~+~_k_)~=~{ $trainable } 个数，_dk_~=~{ $full }：{ -costs-more }
        [even] _r_(_d_~+~_k_)~=~{ $trainable } 个数，与 _dk_ 相同
       *[saving] _r_(_d_~+~_k_)~=~{ $trainable } 个数，而不是 _dk_~=~{ $full } 个
    }
}{ $withAlpha ->
    [true] ； _α_/_r_~{ $scaling }
   *[false] {""}
}
gradient-h = ∂_L_/∂_h_：{ $wide ->
   *[true] { COUNT($d, -numbers) }
    [false] { $d }
}
gradient-x = ∂_L_/∂_x_：{ $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
saved-x = _x_ **已保存**：{ $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
gradient-ax = ∂_L_/∂(_Ax_)：{ $firstStep ->
   *[true] 全为~0
    [false] { $wide ->
       *[true] { COUNT($rank, -numbers) }
        [false] { $rank }
    }
}
saved-ax = _Ax_ **已保存**：{ $wide ->
   *[true] { COUNT($rank, -numbers) }
    [false] { $rank }
}
frozen = **冻结**
label-w =
    { $inside ->
       *[true] {""}
        [false] _W_{" "}
    }{ frozen }：
    没有梯度
trained-a = _A_ **可训练**
trained-b = _B_{ $firstStep ->
   *[true] {" "}=~0，**可训练**
    [false] {" "}**可训练**
}
gradient-a = ∂_L_/∂_A_：{ $firstStep ->
   *[true] 全为~0
    [false] { $rank }~×~{ $k }
}
gradient-b = ∂_L_/∂_B_：{ $d }~×~{ $rank }

not-saved = _BA_ 和 _Wx_ 都不保存。

part-gradient-h = ∂_L_/∂_h_，输出的梯度：{ COUNT($d, -numbers) }
part-w = _W_，{ $d }~×~{ $k }，冻结：梯度从中穿过，它自身没有梯度
part-b = _B_，{ $d }~×~{ $rank }，可训练{ $firstStep ->
   *[true] ，全为~0
    [false] {""}
}
part-gradient-b = ∂_L_/∂_B_，{ $d }~×~{ $rank }：{ $b } 个数
part-ax = _Ax_，已保存：{ COUNT($rank, -numbers) }
part-gradient-ax = ∂_L_/∂(_Ax_)：{ COUNT($rank, -numbers) }{ $firstStep ->
   *[true] ，全为~0
    [false] {""}
}
part-a = _A_，{ $rank }~×~{ $k }，可训练
part-gradient-a = ∂_L_/∂_A_，{ $rank }~×~{ $k }：{ $a } 个数{ $firstStep ->
   *[true] ，全为~0
    [false] {""}
}
part-x = _x_，已保存：{ COUNT($k, -numbers) }
part-gradient-x = ∂_L_/∂_x_，{ $firstStep ->
   *[true] 只经过 _W_
    [false] 两条路径之和
}：{ COUNT($k, -numbers) }
caption = 秩~{ $rank } 的 LoRA：{ $d }~×~{ $k } 矩阵的反向传播{ $firstStep ->
   *[true] （第一步）
    [false] {""}
}
spoken = 秩~{ $rank }。{ $claim }

lesson = 梯度流向何处
summary = 梯度的两条路径，一条经过 W，一条经过 B 和 A：它需要什么，又在那里留下什么。
listed = { title }，{ $d }~×~{ $k }
labels =
    .rank = 秩 _r_
    .first-step = 第一步：_B_ = 0
explanation =
    设 _g_ 为 _h_ 的梯度，则 _B_ 的梯度为 (_α_/_r_)_g_(_Ax_)ᵀ，_A_ 的梯度为 (_α_/_r_)_B_ᵀ_gx_ᵀ，均对全部词元求和。
    两者都需要前向传播保存的内容：_Ax_ 和 _x_，全参数微调同样保存 _x_。_W_ 被冻结，因此它的梯度 _gx_ᵀ 从不计算。
    但前面的可训练层需要 _x_ 的梯度，即 _W_ᵀ_g_~+~(_α_/_r_)_A_ᵀ_B_ᵀ_g_，所以反向传播要读取 _W_、_B_ 和 _A_。
    LoRA 从 _B_~=~0 开始（arXiv 2106.09685，第 4.1 节）。这时 _A_ 的梯度为 0，_B_ 的梯度则不然：第一步只改变 _B_。
    对于 PEFT 的层，PyTorch 的自动微分保存相同的张量，并算出相同的梯度。
    各向量针对一个词元和一个矩阵，不含偏置和暂退法。
table-caption = 反向传播的张量
table-head =
    张量
    公式
    第一步
    个数
table-tensors =
    _x_，已保存
    _Ax_，已保存
    每个词元保存
    _h_ 的梯度
    _Ax_ 的梯度
    _x_ 的梯度
    _A_ 的梯度
    _B_ 的梯度
    _A_ 和 _B_ 的梯度
    _W_ 的梯度
    缩放
states =
    .zero = 0
    .nonzero = 非 0
    .none = 不计算
