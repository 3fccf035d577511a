-numbers = { $count } 次元

title = ランク~{ $rank } の LoRA の順伝播{ $merged ->
       *[true] （マージ後）
        [false] {""}
    }
alt = { $merged ->
   *[true] { title }：x（{ COUNT($k, -numbers) }）は単一の行列 W′~=~W~+~{ $plainFactor }BA を通って h（{ COUNT($d, -numbers) }）になる。積和演算は { $full } 回で、A と B の計算はない。
    [false] { title }：x（{ COUNT($k, -numbers) }）は W を通り、また A（出力は { COUNT($rank, -numbers) }）と B を通る。両者の和が h（{ COUNT($d, -numbers) }）である。積和演算は W が { $full } 回、A が { $a } 回、B が { $b } 回である。
}
headline = { $added ->
    [merged] マージするとバイパスは消え、出力は変わらない
    [more] LoRA で計算量は二倍を超える：増加は { $share }
    [thin] LoRA が加えるのは細いバイパス：計算量の増加は { $share }
   *[share] LoRA はバイパスを加える：計算量の増加は { $share }
}
deck = { $merged ->
   *[true] { $formula }、_W′_~=~_W_~+~{ $factor }_BA_：積和演算の回数は LoRA がないときと同じ
    [false] { $formula }：_A_ と _B_ の積和演算はトークンあたり { $trainable } 回
}{ $withAlpha ->
    [true] 、_α_/_r_~{ $scaling }
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
frozen = **凍結**
trained-a = _A_ **学習可能**
trained-b = _B_ **学習可能**
name-w = { $inside ->
   *[true] {""}
    [false] { $merged ->
       *[true] _W′_{" "}
        [false] _W_{" "}
    }
    }{ $merged ->
   *[true] **マージ後**
    [false] { frozen }
    }
label-w =
    { name-w }：
    積和演算 { $full } 回
label-a =
    { trained-a }：
    { $wide ->
   *[true] 積和演算 { $a } 回
    [false] { $a }
    }
label-b =
    { trained-b }：
    { $wide ->
   *[true] 積和演算 { $b } 回
    [false] { $b }
    }
gone = _A_ と _B_ は _W′_ の中にある

rounding = _h_ に生じうる違いは丸め誤差だけである。

part-x = _x_、一つのトークン：{ COUNT($k, -numbers) }
part-w = { $merged ->
   *[true] _W′_~=~_W_~+~{ $factor }_BA_、{ $d }~×~{ $k }、マージ後
    [false] _W_、{ $d }~×~{ $k }、凍結
}：積和演算 { $full } 回
part-a = _A_、{ $rank }~×~{ $k }、学習可能：積和演算 { $a } 回
part-ax = _Ax_：{ COUNT($rank, -numbers) }
part-b = _B_、{ $d }~×~{ $rank }、学習可能：積和演算 { $b } 回
part-sum = _Wx_~+~{ $factor }_BAx_：加算 { $sum } 回
part-h = _h_、出力：{ COUNT($d, -numbers) }
caption = { $merged ->
   *[true] ランク~{ $rank } のアダプタをマージした { $d }~×~{ $k } の行列の順伝播
    [false] ランク~{ $rank } の LoRA を加えた { $d }~×~{ $k } の行列の順伝播
}
none = なし
in-w = W′ の中
spoken = ランク~{ $rank }。{ $claim }

lesson = トークンは W、A、B をどう通るか
summary = トークンの二つの経路：W を通る経路と、A と B を通る経路。
listed = { title }、{ $d }~×~{ $k }
labels =
    .rank = ランク _r_
    .merged = マージ：_W′_ = _W_ + _BA_
explanation =
    _A_ は _x_ の _k_ 個の数を _r_ 個の数に写し、_B_ はそれを _d_ 個の数に写す。(_α_/_r_)_BAx_ は _Wx_ に加えられる
    （arXiv 2106.09685、4.1 節）。_B_(_Ax_) にはトークンごとに _r_(_d_~+~_k_) 回の積和演算が要る。_BA_ を計算して _W_ に加える場合は、
    全トークンに対してステップごとに一度、_drk_ 回の積和演算で済み、トークンが _dk_/(_d_~+~_k_) 個より多ければこのほうが安い。
    学習では _B_ と _A_ がステップごとに変わるので、_BA_ を計算する必要はない。PEFT の DoRA はステップごとに一度計算する。
    学習の後なら、_BA_ は一度マージするだけでよい。_W′_~=~_W_~+~(_α_/_r_)_BA_ が _W_ に代わり、丸め誤差を除いて同じ _h_ を与え、
    計算量は増えない。スケーリングと和には、_h_ の数ごとに一回の積和演算が要る。
    回数はすべてトークン一つ、行列一つあたりで、バイアスとドロップアウトを含まない。
table-caption = トークン一つの順伝播の積和演算
table-head =
    ステップ
    式
    マージ前
    マージ後
table-steps =
    _W_ または _W′_
    _A_
    _B_
    スケーリングと和
    合計
    _A_ と _B_、_W_ に対する割合
    _B_(_Ax_) が _BA_ より安いトークン数の上限
    _Ax_ の大きさ
    スケーリング
