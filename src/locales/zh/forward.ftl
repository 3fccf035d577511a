-numbers = { $count } 维

title = 秩~{ $rank } 的 LoRA 的前向传播{ $merged ->
       *[true] （已合并）
        [false] {""}
    }
alt = { $merged ->
   *[true] { title }：x（{ COUNT($k, -numbers) }）只经过一个矩阵 W′~=~W~+~{ $plainFactor }BA 得到 h（{ COUNT($d, -numbers) }）。乘加次数：{ $full }，A 和 B 不再需要计算。
    [false] { title }：x（{ COUNT($k, -numbers) }）一路经过 W，一路经过 A（得到 { COUNT($rank, -numbers) }）和 B，两路之和为 h（{ COUNT($d, -numbers) }）。乘加次数：W { $full }，A { $a }，B { $b }。
}
headline = { $added ->
    [merged] 合并之后，旁路消失，输出不变
    [more] LoRA 使计算量增至两倍以上：多 { $share }
    [thin] LoRA 只加一条细旁路，计算量多 { $share }
   *[share] LoRA 加上一条旁路，计算量多 { $share }
}
deck = { $merged ->
   *[true] { $formula }，其中 _W′_~=~_W_~+~{ $factor }_BA_：乘加次数与没有 LoRA 时相同
    [false] { $formula }：_A_ 和 _B_ 对每个词元需要 { $trainable } 次乘加
}{ $withAlpha ->
    [true] ；_α_/_r_~{ $scaling }
   *[false] {""}
}
x = _x_：{ $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
h = _h_：{ $wide ->
   *[true] { COUNT($d, -numbers) }
    [false] { $d }
}
ax = _Ax_：{ $wide ->
   *[true] { COUNT($rank, -numbers) }
    [false] { $rank }
}
frozen = **冻结**
trained-a = _A_ **可训练**
trained-b = _B_ **可训练**
name-w = { $inside ->
   *[true] {""}
    [false] { $merged ->
       *[true] _W′_{" "}
        [false] _W_{" "}
    }
    }{ $merged ->
   *[true] **已合并**
    [false] { frozen }
    }
label-w =
    { name-w }：
    { $full } 次乘加
label-a =
    { trained-a }：
    { $wide ->
   *[true] { $a } 次乘加
    [false] { $a }
    }
label-b =
    { trained-b }：
    { $wide ->
   *[true] { $b } 次乘加
    [false] { $b }
    }
gone = _A_ 和 _B_ 已在 _W′_ 中

rounding = 只有舍入误差会改变 _h_。

part-x = _x_，一个词元：{ COUNT($k, -numbers) }
part-w = { $merged ->
   *[true] _W′_~=~_W_~+~{ $factor }_BA_，{ $d }~×~{ $k }，已合并
    [false] _W_，{ $d }~×~{ $k }，冻结
}：{ $full } 次乘加
part-a = _A_，{ $rank }~×~{ $k }，可训练：{ $a } 次乘加
part-ax = _Ax_：{ COUNT($rank, -numbers) }
part-b = _B_，{ $d }~×~{ $rank }，可训练：{ $b } 次乘加
part-sum = _Wx_~+~{ $factor }_BAx_：{ $sum } 次加法
part-h = _h_，输出：{ COUNT($d, -numbers) }
caption = { $merged ->
   *[true] 合并秩~{ $rank } 的适配器之后，{ $d }~×~{ $k } 矩阵的前向传播
    [false] 秩~{ $rank } 的 LoRA：{ $d }~×~{ $k } 矩阵的前向传播
}
none = 无
in-w = 在 W′ 中
spoken = 秩~{ $rank }。{ $claim }

lesson = 词元如何经过 W、A 和 B
summary = 词元的两条路径：一条经过 W，一条经过 A 和 B。
listed = { title }，{ $d }~×~{ $k }
labels =
    .rank = 秩 _r_
    .merged = 合并：_W′_ = _W_ + _BA_
explanation =
    _A_ 把 _x_ 的 _k_ 个数映射为 _r_ 个数，_B_ 再把它们映射为 _d_ 个数；(_α_/_r_)_BAx_ 加到 _Wx_ 上（arXiv
    2106.09685，第 4.1 节）。_B_(_Ax_) 对每个词元需要 _r_(_d_~+~_k_) 次乘加。若算出 _BA_ 并加到 _W_ 上，则每步
    对全部词元只需一次，共 _drk_ 次乘加；词元多于 _dk_/(_d_~+~_k_) 个时，这样更省。训练的每一步都会改变 _B_ 和 _A_，
    因此不必算出 _BA_；PEFT 的 DoRA 每步算出一次。
    训练之后可以把 _BA_ 合并一次：_W′_~=~_W_~+~(_α_/_r_)_BA_ 取代 _W_，除舍入误差外给出相同的 _h_，
    且不增加计算量。缩放与求和对 _h_ 的每个数需要一次乘加。
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
    词元少于此数时，_B_(_Ax_) 比 _BA_ 更省
    _Ax_ 的大小
    缩放
