start = { $start ->
    [b-zero] B~=~0、A はランダム
    [a-zero] A~=~0、B はランダム
    [both-zero] B~=~0、A~=~0
   *[both-random] B も A もランダム
}
title = LoRA の最初の数ステップ（{ start }）
headline = { $start ->
    [b-zero] _B_~=~0、_A_ はランダム：初めは何も変わらず、やがて LoRA が学習する
    [a-zero] _A_~=~0、_B_ はランダム：初めは何も変わらず、やがて LoRA が学習する
    [both-zero] _B_~=~0、_A_~=~0：勾配がないので、LoRA は学習しない
   *[both-random] _B_ も _A_ もランダム：学習する前にモデルが変わる
}
deck = _W_~+~_BA_、{ $size }~×~{ $size }、_r_~=~{ $rank }。正方形は要素の大きさ、中空は負
begin = 初期
step = ステップ~{ $step }
reason = { $change ->
    [unchanged] { $wide ->
       *[true] _BA_~=~0：モデルは不変
        [false] _BA_~=~0
    }
    [changed] { $wide ->
       *[true] _BA_~≠~0：モデルは変化
        [false] _BA_~≠~0
    }
    [none] { $wide ->
       *[true] 何も動かない：勾配は両方とも~0
        [false] 動かない
    }
    [b] { $wide ->
       *[true] _B_ だけが動く：勾配に~_A_ を含む
        [false] _B_~が動く
    }
    [a] { $wide ->
       *[true] _A_ だけが動く：勾配に~_B_ を含む
        [false] _A_~が動く
    }
   *[both] 両方が動く
}
losses = 損失
compared = { $never ->
   *[true] 両方~0：学習しない
    [false] _B_~=~0：学習する
}
state = { $zero ->
   *[true] 0
    [false] 0 以外
}
separator = 、

part-moment = { $name }、{ reason }
part-matrix = { $name }、{ $rows }~×~{ $columns }{ $moved ->
    [true] 、変化
   *[false] {""}
}：{ $zero ->
    [true] すべて~0
   *[false] { $entries }
}
row = { $row } 行目 { $entries }
row-separator = ；
part-losses = { start }のときの損失：初期 { $first }、ステップ~1 の後 { $second }、ステップ~2 の後 { $last }
alt = { $claim }。図は、初期およびステップ 1 と 2 の後の B、A、BA を示す。損失は { $losses }。
caption = 学習の最初の数ステップ（{ start }）
spoken = { start }：損失 { $losses }

lesson = なぜ B は零から始まり、A はそうでないのか
summary = なぜ B を零で、A をランダムに初期化するのか：四通りの初期化による学習の最初の数ステップ。
labels =
    .start = 初期化
values =
    .b-zero = B = 0
    .a-zero = A = 0
    .both-zero = 両方 0
    .both-random = 両方ランダム
explanation =
    LoRA が { $inputs } 個のランダムな入力で回帰を学習する。_W_ と目標の更新はランダムで、大きさは { $size }~×~{ $size } である。
    学習は、ランク { $rank }、学習率 { $rate } の単純な勾配降下法による。
    _BA_ の勾配を _G_ とすると、_B_ の勾配は _GA_ᵀ、_A_ の勾配は _B_ᵀ_G_ である。一方の因子が零なら、他方には勾配がなく、
    両方が零なら、どちらにも勾配がない。LoRA は _B_~=~0 とランダムな _A_ から始める（arXiv 2106.09685、4.1 節）。
    逆に _A_~=~0 としても事前学習済みモデルから始まるが、平均して劣ることが報告されている。
    _B_~=~0 のほうが大きな学習率を使えるからである（Hayou ほか、arXiv 2406.08447）。
    二ステップ後の損失が最も小さい初期化はシードによって異なる。_A_ を定数でなくランダムにするのは、_A_ の行を互いに異ならせ、
    したがって _B_ の列も異ならせるためである。_A_ が小さいのは、その大きさが _B_ の最初のステップを決めるからである。
table-caption = 四通りの初期化による同じ学習
table-head =
    初期化
    _BA_
    _B_ の勾配
    _A_ の勾配
    ステップ 0、1、2 の損失
table-start = { start }
