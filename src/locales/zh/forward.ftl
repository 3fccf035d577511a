-numbers = { $count } 维

title = 秩~{ $rank } 的 LoRA 的前向传播{ $merged ->
       *[true] （已合并）
        [false] {""}
    }
alt = { $merged ->
   *[true] { title }：x（{ COUNT($k, -numbers) }）经过一个矩阵 W′~=~W~+~{ $plainFactor }BA 得到 h（{ COUNT($d, -numbers) }）。乘加次数：{ $full }，A 和 B 不需要。
    [false] { title }：x（{ COUNT($k, -numbers) }）经过 W，也经过 A（得到 { COUNT($rank, -numbers) }）和 B，两者之和为 h（{ COUNT($d, -numbers) }）。乘加次数：W { $full }，A { $a }，B { $b }。
}
x = _x_，一个词元：_k_ = { COUNT($k, -numbers) }
h = _h_：_d_ = { COUNT($d, -numbers) }
waist = _Ax_：_r_ = { $rank }
frozen = 冻结
trained = 可训练
operations = = { $formula } 次乘加
gone =
    _A_ 和 _B_ 已在 _W′_ 中：
    无额外计算，
    _h_ 不变
sum = 求和：_d_ = { $sum } 次加法
per-token = 每个词元的乘加次数：
costs = { $merged ->
   *[true]
        _W′_，已合并：_dk_~= { $full }
        _A_ 和 _B_：无，_h_ 不变
    [false]
        _W_，冻结：_dk_~= { $full }
        _A_，可训练：_rk_~= { $a }
        _B_，可训练：_dr_~= { $b }
        { sum }
}
scaled = 缩放：_α_/_r_ { $scaling }
verdict = { $added ->
    [merged]
        合并之后的 LoRA
        不增加推理的计算量
    [more]
        LoRA 增加的超过 _W_，
        即 { $trainable } 次乘加
    [ratio]
        LoRA 增加 { one-in }，
        即 { $trainable } 次乘加
   *[share]
        LoRA 增加 { $share }，
        即 { $trainable } 次乘加
}
formed = { $merged ->
   *[true]
        训练时 _W_、_A_ 和 _B_ 保持分开；
        _BA_ 只在训练之后加一次。
    [false]
        训练时不必算出 _BA_：
        词元少于 { $tokens } 个时，_B_(_Ax_) 更省。
}
areas = 向量的长度按同一比例，矩阵的面积不按比例。
longer = { $vector } 的长度画成实际比例的 { $times } 倍。
caption = { $merged ->
   *[true] BA 并入 W 之后的 LoRA 前向传播：h~=~W′x 对每个词元需要 { $full } 次乘加，与没有适配器时相同。
    [false] LoRA 的前向传播，h~=~Wx~+~{ $plainFactor }BAx：每个词元经过 W 需要 { $full } 次乘加，经过 A 和 B 需要 { $trainable } 次，为前者的 { $share }{ $more ->
       *[true] ，比 W 本身还多
        [false] {""}
    }。
}
none = 无
in-w = 在 W′ 中
spoken = 秩~{ $rank }：{ $verdictText }

lesson = 词元如何经过 W、A 和 B
summary = 词元的两条路径：一条经过 W，一条经过 A 和 B。
listed = { title }，{ $d }~×~{ $k }
labels =
    .rank = 秩 _r_
    .merged = 合并：_W′_ = _W_ + _BA_
explanation =
    _A_ 把 _x_ 的 _k_ 个数映射为 _r_ 个数，_B_ 再把它们映射为 _d_ 个数；(_α_/_r_)_BAx_ 加到 _Wx_ 上（arXiv
    2106.09685，第 4.1 节）。_B_(_Ax_) 对每个词元需要 _r_(_d_~+~_k_) 次乘加。算出 _BA_ 并加到 _W_ 上，每步只需一次，
    对全部词元共 _drk_ 次乘加；词元多于 _dk_/(_d_~+~_k_) 个时，这样更省。训练的每一步都会改变 _B_ 和 _A_，
    因此不必算出 _BA_；PEFT 的 DoRA 每步算出一次。
    训练之后可以把 _BA_ 合并一次：_W′_~=~_W_~+~(_α_/_r_)_BA_ 取代 _W_，除舍入误差外给出相同的 _h_，
    且不增加计算。缩放与求和对 _h_ 的每个数需要一次乘加。
    所有次数都针对一个词元和一个矩阵，不含偏置和暂退法。
table-caption = 一个词元前向传播的乘加次数
table-head =
    步骤
    公式
    未合并
    已合并
table-steps =
    _W_ 或 _W′_
    _A_
    _B_
    缩放与求和
    合计
    _A_ 和 _B_，相对于 _W_
    _Ax_ 的大小
    缩放
card-subject = { $merged ->
   *[true] 乘加次数，已合并
    [false] 乘加次数，秩~{ $rank }
}
card-meaning = { $outcome ->
    [merged]
        A 和 B
        不增加计算
    [loss]
        次额外乘加，原有 { $full } 次：
        { -costs-more }
    [ratio]
        次额外乘加，原有 { $full } 次：
        { one-in }
   *[share]
        次额外乘加，原有 { $full } 次：
        { $share }
}
short-vectors = 短向量未按比例
to-scale = 向量长度按比例
