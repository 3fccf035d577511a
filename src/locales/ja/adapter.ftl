title = 学習が各モジュールにもたらした変化
place = { $layered ->
   *[true] 第~{ $layer }~層の { $kind }
    [false] { $kind }
}
in-units = { $powered ->
   *[true] （×~{ $power }）
    [false] {""}
}
directions = { $directions }/{ $ranks }
hold = { $directions } 方向（{ $ranks } 方向中）が { $share } を占める
example-title = 最大の ‖Δ_W_‖：{ place }
nothing = どの更新も 0 であり、何も学習されていない
held = { $directions } 方向（{ $ranks } 方向中）が各更新の { $share } を占める
-magnitudes = DoRA の大きさ
-biases = LoRA のバイアス
sentences = { $zero ->
    [true] { nothing }。
   *[false] { example-title }。{ held }。
}
not-shown = 示していないもの：どのランクなら同等の結果になったか{ $undrawn ->
    [magnitudes] 、{ -magnitudes }
    [biases] 、{ -biases }
    [both] 、{ -magnitudes }、{ -biases }
   *[none] {""}
}。
headline = { $zero ->
    [true] { nothing }
   *[false] { held }
}
deck = 学習が各モジュール{ $hasExperts ->
   *[true] （または一つの層の { $experts } 個のエキスパート）
    [false] {""}
}に残したもの、Δ_W_~=~_s_·_BA_。割合は~‖Δ_W_‖²~による。{ $scaling ->
    [differs] _s_ はモジュールごとに異なる
    [assumed] _s_~=~{ REAL($factor) } と仮定する
   *[known] _s_~=~{ REAL($factor) }
}。{ not-shown }
size-label = { $measure ->
   *[update] 大きさ { $symbol }
    [entry] { $symbol }
}{ in-units }
directions-label = 方向数
example-held = { $ranks } 方向中 { $directions } 方向が ‖Δ_W_‖² の { $share }
example-values = { $count } 個の特異値の二乗 _σ_²、和は~‖Δ_W_‖²
part-row = { $kind }{ $layered ->
   *[true] 、第~{ $layers }~層
    [false] {""}
}：{ $symbol } は { $sizes }。方向数は { $ranks } のうち { $directions }
part-example = { place }：特異値の二乗（最大値に対する比）{ $values }。{ example-held }
layer = 層
alt = { title }。{ sentences }{ not-shown }
caption = ランク~{ $ranks } の学習が各モジュールにもたらした変化{ $hasOthers ->
   *[true] 。ファイルには { $others } のテンソルもあるが、描いていない
    [false] {""}
}

lesson = アダプタは何を学習したか
summary = 学習済みのアダプタ：各更新の大きさと、その大部分を占める方向の数。
listed = { title }（各更新の { $share }）
labels =
    .share = 方向が占める割合（%）
    .measure = 更新の大きさ
measures =
    .update = 全体
    .entry = 要素あたり
explanation =
    モジュールの更新は Δ_W_~=~_s_·_BA_ であり、_s_~=~_α_/_r_、rsLoRA では _α_/√_r_ である。その大きさ ‖Δ_W_‖ は、
    _B_ と _A_ から計算した特異値の二乗和の平方根である。大きな行列ほどノルムも大きい。要素あたりでは、ノルムを √(_dk_) で割る。
    方向数は PEFT による LoRA への変換と同じく、特異値の二乗の和が選んだ割合以上になる最小の個数である。
    更新の大部分を少数の方向が占めることはあるが、二乗和の割合は正解率ではない。そのランクで学習しても同じ結果になるとは限らない。
table-head =
    モジュール
    最大の _σ_
    すべての ‖Δ_W_‖² の和に占める割合
    更新の大きさ
    選んだ割合を占める方向数
table-directions = { $share } を占める方向数

compared-title = 同じモジュールの二つのアダプタ
compared-sizes = { $different ->
   *[true] 大きさの違いが最も大きいのは、{ place } の { $first } と { $second } である。
    [false] 大きさはすべて等しい。
}
compared-overlap = 部分空間の重なりの平均は _B_~{ $meanB }、_A_~{ $meanA }、ランダムな部分空間では { $alike ->
   *[true] { $randomB }
    [false] { $randomB }、{ $randomA }
}
compared-sentences = { compared-sizes }{ compared-overlap }。
compared-not-shown = 示していないもの：二つのアダプタの働きが同じかどうか{ $undrawn ->
    [magnitudes] 、{ -magnitudes }
    [biases] 、{ -biases }
    [both] 、{ -magnitudes }、{ -biases }
   *[none] {""}
}。
compared-deck = { compared-sizes }{ $assumed ->
   *[true] 一方のアダプタの _s_ は仮定である。
    [false] {""}
}
compared-reading = 大きさ：第一のアダプタは淡色、第二は{ $area ->
   *[true] 線
    [false] 濃色
}。重なり：主角の余弦の二乗の平均で、弱い方向も強い方向と同じに数える。同じ部分空間なら棒は端まで届き、線はランダムな部分空間を表す。{ compared-not-shown }
compared-factor = { $named ->
   *[true] 重なり { $letter } { $overlap }
    [false] { $letter } { $overlap }
}
compared-part = { $kind }{ $layered ->
   *[true] 、第~{ $layers }~層
    [false] {""}
}：第一のアダプタの { $symbol } は { $first }、第二は { $second }。_B_ の重なりは { $meanB }、_A_ の重なりは { $meanA }
compared-row = { $first } と~{ $second }
none = なし
compared-alt = { compared-title }。{ compared-sentences }
compared-caption = 同じモジュールの二つのアダプタの大きさと重なり
compared-table = { compared-title }（LoRA の論文と同じ方法による比較）
compared-head =
    モジュール
    第一の _r_
    第二の _r_
    第一の { $symbol }
    第二の { $symbol }
    _B_ の重なり
    ランダム
    _A_ の重なり
    ランダム
