decays =
    .fast = 速い減衰
    .slow = 遅い減衰
    .flat = 減衰なし
falls =
    .fast = それぞれ前の半分
    .slow = _i_ 番目は 1/_i_
    .flat = すべて等しい
law = { $name }：{ $law }
bold-law = **{ $name }：**{ $law }
size = { $side }~×~{ $side }
title = ランク~{ $rank }（最大 { $side }）の LoRA と三通りの減衰
caption = ランク~{ $rank }（最大 { $side }）の LoRA と特異値の三通りの減衰
alt = ランク~{ $rank } で { size } の更新を近似するときの最小の誤差と、学習した LoRA の誤差：特異値の減衰が速ければ { $fast } と { $fastTrained }、遅ければ { $slow } と { $slowTrained }、減衰がなければ { $flat } と { $flatTrained }。
spoken = ランク~{ $rank } の最小の誤差は、速い減衰で { $fast }、遅い減衰で { $slow }、減衰なしで { $flat }

headline = 低ランクで足りるのは特異値が速く減衰するときで、減衰しなければ足りない
deck = ランク~{ $rank } で { size } の更新~_T_ を近似するときの誤差：最小値と LoRA
conditions = 誤差は ‖_T_~−~_BA_‖~/~‖_T_‖（フロベニウスノルム）で、切り捨てた二乗和の割合の平方根である
kept = { $wide ->
   *[true] _BA_ は { $side } 個中 { $rank } 個を残す
    [false] { $side } 個中 { $rank } 個
}
rank = ランク _r_~=~{ $rank }
missed = 誤差 { $all }
lowest = 最小~**{ $lowest }**
lora = LoRA~{ $trained }

part-values = _T_ の特異値。_BA_ は { $rank } 個を残し、{ $dropped } 個を切り捨てる：{ $values }
part-lowest = ランク 1 から { $side } における _T_ との最小の誤差：{ $values }
part-best = ランク~{ $rank } における最小値：{ $lowest }
part-lora = ランク~{ $rank } で学習した LoRA：_T_ との誤差は { $trained }

lesson = 低ランクで足りるのはいつか
summary = 低ランクで足りるのはなぜか、足りないのはいつか：特異値、最小の誤差、学習の実行。
labels =
    .rank = ランク _r_
explanation =
    生徒 _W_~+~_BA_ が教師 _W_~+~_T_ の更新 _T_ を学習する。誤差は ‖_T_~−~_BA_‖/‖_T_‖ である。最良の _BA_ は _T_ の特異値を大きいほうから _r_ 個残す。
    その ‖_T_~−~_BA_‖ は切り捨てた特異値の二乗和の平方根であり、ランク _r_ のどの _BA_ でもこれより小さくはならない（エッカート・ヤングの定理）。
    LoRA は、{ $inputs } 個のランダムな入力 _x_（平均 0、標準偏差 1）について、‖(_T_~−~_BA_)_x_‖² の平均の半分を最小化する。
    _T_ の特異ベクトルはランダムである。_B_ は 0 から、_A_ はランダムな値（平均 0、標準偏差 { REAL($spread) }）から始める。
    学習は勾配降下法の { $steps } ステップで、学習率は { REAL($rate) }、モーメンタムは { REAL($momentum) } である。
    LoRA は最小の誤差に近づくが、速い減衰でランク 7 以上のときは例外で、小さな特異値の学習が遅い。
    実際の更新について、LoRA の論文（arXiv 2106.09685、7 節）は速い減衰を、Biderman ほか（arXiv 2405.09673）は
    より遅い減衰を報告している。後者では、コードと数学のフルファインチューニングによる重みの変化のランクは、LoRA で普通に使うランクの
    十倍から百倍であり、LoRA の学習はフルファインチューニングに及ばなかった。
table-caption = ランク r の T との誤差（減衰ごと）
table-head =
    特異値
    二乗和の { $share } を残すランク
    最小の誤差
    LoRA の誤差

misses = 誤差~**{ $lowest }**
bold-name = **{ $name }**
sheets-title = { $rank } 個のランク 1 成分の和としての BA
sheets-alt = ランク~{ $rank } の最良の BA を { $rank } 個の成分の和として示す。それぞれの成分は B の列と A の行の積である。目標との誤差は、特異値の減衰が速ければ { $fast }、遅ければ { $slow }、減衰がなければ { $flat } である。
sheets-headline = { $rank } 個の成分の和{ $complete ->
    [true] は { size } のどんな更新にもなる
   *[false] の誤差は、特異値の減衰が速ければ { $fast }、減衰がなければ { $flat }
}
sheets-deck = それぞれの成分は _B_ の列と _A_ の行の積である。誤差は ‖_T_~−~_BA_‖~/~‖_T_‖
sheets-conditions = 正方形の面積は要素の大きさ（縮尺は行ごと）。淡く細いものは負。
sheet = 成分 { $index }
part-sheet = 成分 { $index }、_B_ の列と _A_ の行の積：特異値 { $value }
part-sum = _BA_、{ $rank } 個の成分の和：_T_ との誤差は { $lowest }
part-target = _T_、{ size }、目標
sheets-table = 各成分を加えた後の T との誤差
sheets-head =
    成分
    速い減衰
    遅い減衰
    減衰なし
