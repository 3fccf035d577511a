task = { $task ->
    [law] 法律文書
    [code] コード
   *[poems] 詩歌
}
row-separator = ；
entry-separator = ,~
title = { task }用のアダプタ：W と分離した場合と W にマージした場合
alt = { task }用のアダプタでは、Wx + { $scaling }BAx も W′x も ({ $output }) である。{ $tasks } 個のタスクの保存に要るのは、マージ済みのコピーで { $copies } バイト、一つの W とアダプタで { $adapters } バイトである。
caption = { task }用のアダプタのマージと分離、および { $tasks } 個のタスクの重み
spoken = { task }、h~=~{ $output }

headline = アダプタを _W_ にマージすると、余分な経路なしで同じ出力になる
deck = _h_~=~_Wx_~+~(_α_/_r_)_BAx_、_r_~=~1、_α_/_r_~=~{ $scaling }、{ task }用のアダプタ
separate = **分離：**二つの経路、_W_ と _BA_
merged = **マージ：**一つの経路
frozen = **凍結**
swapped = タスクごとに交換
same = 同じ出力
changed = { $scaling }_BA_ だけ変化
kept = { $outcome ->
    [loss] 分離して保存すると、マージ済みのコピー { $tasks } 個より大きい
    [even] 分離して保存すると、マージ済みのコピー { $tasks } 個と同じ大きさ
   *[saving] 分離して保存すると、マージ済みのコピー { $tasks } 個の { $share } の大きさ
}
shape = { $size } の _W_（bf16）とランク~{ $rank } のアダプタ（fp32）のバイト数
merged-copies = マージ済みのコピー _W′_ { $tasks } 個
one-w = 一つの _W_ とアダプタ _BA_ { $tasks } 個
thin-matrix = _W_ の部分は実際の比率の { $times } 倍の幅で描いている。
thin-adapters = アダプタの部分は実際の比率の { $times } 倍の幅で描いている。
to-scale = 棒は実際の比率で描いている。

part-separate = 分離、二つの経路：_Wx_ + { $scaling }_BAx_ = _h_
part-w = _W_、凍結、行ごとに：{ $values }
part-x = _x_、{ $factor } を掛ける：{ $values }
part-b = _B_、学習可能、一列：{ $values }
part-a = _A_、学習可能、一行：{ $values }
part-h = _h_、出力：{ $values }
part-merged = マージ、一つの経路：_W′_~_x_ = _h_、同じ出力 ({ $output })
part-sum = _W′_ = _W_ + { $scaling }_BA_、行ごとに：{ $values }
part-copies = _W_ のマージ済みのコピー { $tasks } 個：{ $copies } バイト
part-stored = 一つの _W_ とアダプタ { $tasks } 個：{ $adapters } バイト、マージ済みのコピーの { $share }
part-kept = _W_、凍結：{ $matrix } バイト
part-adapters = アダプタ { $tasks } 個、_B_ と _A_、学習可能：{ $added } バイト、一個あたり { $adapter } バイト

lesson = アダプタのマージと保存
summary = 整数による計算例：アダプタを分離して使い、マージし、保存する。
labels =
    .task = タスク
    .tasks = タスク数
explanation =
    _W′_~=~_W_~+~(_α_/_r_)_BA_ は _W_ と同じ大きさであるから、マージしたアダプタは推論の計算量も遅延も増やさない
    （LoRA の論文、arXiv 2106.09685、4.1 節）。タスクを変えるには、(_α_/_r_)_BA_ を引いて別のアダプタの (_α_/_r_)_BA_ を足すか、
    _W_ はそのままにして _B_ と _A_ を取り替える。浮動小数点演算では、二つの方法の出力は丸め誤差を除いて等しい。
    PEFT の保存のとおり、_W_ の重みは 2 バイト（bf16）、アダプタの重みは 4 バイト（fp32）を占める。
    ファイルのヘッダは数えない。
table-caption = 計算例（行列の行はセミコロンで区切る）と保存に要るバイト数
table-head =
    量
    値
table-quantities =
    マージ、_W′_ = _W_ + (_α_/_r_)_BA_
    更新、(_α_/_r_)_B_(_Ax_)
    出力、_h_ = _Wx_ + (_α_/_r_)_B_(_Ax_)
    _W_ とアダプタの数の個数
    保存する行列 _d_~×~_k_ とランク _r_
    行列一つのバイト数
    アダプタ一つのバイト数
    タスク数
    マージ済みのコピーのバイト数
    一つの _W_ とアダプタのバイト数
    マージ済みのコピーに対する割合
rounding-rank = ランク~{ $rank }
rounding-name = ランク~{ $rank }
rounding-limits = 大きさは二乗平均平方根、誤差は _BA_ に対する相対誤差である。bf16 の有効桁は { $bits } ビットなので、重みの 1/{ $lost } より小さい更新は失われ、1/{ $kept } より大きい更新は失われない。
rounding-headline = bf16 でマージすると小さな更新は失われる：重みの { $share } は値が変わらない
rounding-deck = _W′_ = _W_ + _BA_ を bf16 に丸める。{ rounding-rank }、_BA_ の大きさは _W_ の { $ratio } 倍
rounding-keys =
    変化した
    失われた（不変）
rounding-ratio = _BA_/_W_：{ $ratio }
rounding-results =
    { $share } が消失
    誤差 { $error }
rounding-part = _BA_ の大きさが _W_ の { $ratio } 倍のとき：重みの { $share } で更新が失われ、更新の誤差は { $error }
rounding-title = bf16 で BA を加えたときに変わる重み
rounding-result = { $ratio } 倍で { $share }
rounding-row = { rounding-rank } では { $first }、{ $second }、{ $third }
rounding-separator = ；
rounding-alt = bf16 で BA を加えても値が変わらない重みの割合を、ランクと、W に対する BA の大きさの比ごとに示す：{ $results }。
rounding-caption = bf16 でマージした { $size } 個のランダムな重みのうち { $corner } 個
rounding-table = { $weights } 個のランダムな重みのうち bf16 で値が変わらないもの（最近接偶数への丸め）
rounding-head =
    ランク _r_
    rms(_BA_) / rms(_W_)
    不変の重み
    割合
    更新の誤差
