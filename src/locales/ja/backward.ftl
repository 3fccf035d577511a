-numbers = { $count } 次元

title = ランク~{ $rank } の LoRA の逆伝播{ $firstStep ->
       *[true] （最初のステップ）
        [false] {""}
    }
alt = { title }：h の勾配（{ COUNT($d, -numbers) }）は W を通り、また B と A を通って x に届く。勾配の大きさは B が { $d }~×~{ $rank }、A が { $rank }~×~{ $k }{ $firstStep ->
   *[true] （すべて~0）
    [false] {""}
}で、W には勾配がない。保存されるのは x と Ax である。
headline = { $firstStep ->
   *[true] 最初のステップでは _B_~=~0：勾配を得るのは _B_ だけ
    [false] 勾配は _W_ を通り抜け、勾配を得るのは _A_ と _B_ だけ
}
deck = { $firstStep ->
   *[true] _A_ の勾配は _B_ を通って届くので~0、_x_ の勾配は _W_ だけを通って届く
    [false] { $outcome ->
        [loss] _r_(_d_~+~_k_)~=~{ $trainable } 個、_dk_~=~{ $full } 個：{ -costs-more }
        [even] _r_(_d_~+~_k_)~=~{ $trainable } 個で、_dk_ と同じ
       *[saving] 勾配の数は _dk_~=~{ $full } 個でなく _r_(_d_~+~_k_)~=~{ $trainable } 個
    }
}{ $withAlpha ->
    [true] 、 _α_/_r_~{ $scaling }
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
saved-x = _x_ **保存**：{ $wide ->
   *[true] { COUNT($k, -numbers) }
    [false] { $k }
}
gradient-ax = ∂_L_/∂(_Ax_)：{ $firstStep ->
   *[true] すべて~0
    [false] { $wide ->
       *[true] { COUNT($rank, -numbers) }
        [false] { $rank }
    }
}
saved-ax = _Ax_ **保存**：{ $wide ->
   *[true] { COUNT($rank, -numbers) }
    [false] { $rank }
}
frozen = **凍結**
label-w =
    { $inside ->
       *[true] {""}
        [false] _W_{" "}
    }{ frozen }：
    勾配なし
trained-a = _A_ **学習可能**
trained-b = _B_{ $firstStep ->
   *[true] {" "}=~0、**学習可能**
    [false] {" "}**学習可能**
}
gradient-a = ∂_L_/∂_A_：{ $firstStep ->
   *[true] すべて~0
    [false] { $rank }~×~{ $k }
}
gradient-b = ∂_L_/∂_B_：{ $d }~×~{ $rank }

not-saved = _BA_ も _Wx_ も保存されない。

part-gradient-h = ∂_L_/∂_h_、出力の勾配：{ COUNT($d, -numbers) }
part-w = _W_、{ $d }~×~{ $k }、凍結：勾配は通り抜けるが、_W_ 自身の勾配はない
part-b = _B_、{ $d }~×~{ $rank }、学習可能{ $firstStep ->
   *[true] 、すべて~0
    [false] {""}
}
part-gradient-b = ∂_L_/∂_B_、{ $d }~×~{ $rank }：{ $b } 個
part-ax = _Ax_、保存：{ COUNT($rank, -numbers) }
part-gradient-ax = ∂_L_/∂(_Ax_)：{ COUNT($rank, -numbers) }{ $firstStep ->
   *[true] 、すべて~0
    [false] {""}
}
part-a = _A_、{ $rank }~×~{ $k }、学習可能
part-gradient-a = ∂_L_/∂_A_、{ $rank }~×~{ $k }：{ $a } 個{ $firstStep ->
   *[true] 、すべて~0
    [false] {""}
}
part-x = _x_、保存：{ COUNT($k, -numbers) }
part-gradient-x = ∂_L_/∂_x_、{ $firstStep ->
   *[true] _W_ だけを通る
    [false] 二つの経路の和
}：{ COUNT($k, -numbers) }
caption = ランク~{ $rank } の LoRA を加えた { $d }~×~{ $k } の行列の逆伝播{ $firstStep ->
   *[true] （最初のステップ）
    [false] {""}
}
spoken = ランク~{ $rank }。{ $claim }

lesson = 勾配はどこへ行くか
summary = 勾配の二つの経路、W を通る経路と B と A を通る経路：必要なものと、そこに残すもの。
listed = { title }、{ $d }~×~{ $k }
labels =
    .rank = ランク _r_
    .first-step = 最初のステップ：_B_ = 0
explanation =
    _h_ の勾配を _g_ とすると、_B_ の勾配は (_α_/_r_)_g_(_Ax_)ᵀ、_A_ の勾配は (_α_/_r_)_B_ᵀ_gx_ᵀ を全トークンについて足したものである。
    どちらにも、順伝播が保存するものが要る。_Ax_ と、フルファインチューニングでも保存する _x_ である。
    _W_ は凍結しているので、その勾配 _gx_ᵀ は計算されない。しかし、手前にある学習可能な層は _x_ の勾配
    _W_ᵀ_g_~+~(_α_/_r_)_A_ᵀ_B_ᵀ_g_ を必要とするので、逆伝播は _W_、_B_、_A_ を読む。
    LoRA は _B_~=~0 から始める（arXiv 2106.09685、4.1 節）。このとき _A_ の勾配は 0 だが、_B_ の勾配はそうでなく、
    最初のステップは _B_ だけを変える。PyTorch の自動微分は、PEFT の層について同じテンソルを保存し、同じ勾配を計算する。
    ベクトルはトークン一つ、行列一つのもので、バイアスとドロップアウトを含まない。
table-caption = 逆伝播のテンソル
table-head =
    テンソル
    式
    最初のステップ
    数
table-tensors =
    _x_（保存）
    _Ax_（保存）
    トークンあたりの保存
    _h_ の勾配
    _Ax_ の勾配
    _x_ の勾配
    _A_ の勾配
    _B_ の勾配
    _A_ と _B_ の勾配
    _W_ の勾配
    スケーリング
states =
    .zero = 0
    .nonzero = 0 以外
    .none = 計算しない
