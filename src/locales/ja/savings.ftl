title = { $shape } の行列のうち LoRA が学習する割合とランク
trains = ランク~{ $rank } では { $share } を学習する
reached = { $goal ->
    [saved] ランク~{ $bestRank } でもまだ { $targetShare } を節約できる
    [even] ランク~{ $bestRank } でもまだコストは増えない
    [missed] { $targetShare } を節約できるランクはない
   *[loss] どのランクでもコストが増える
}
even = { $breaksEven ->
   *[true] 損益分岐ランク：{ $breakEven }
    [false] 損益分岐ランクはない
}
alt = { title }。{ trains }。{ reached }。{ even }。{ $measured ->
   *[true] 下はランク~{ $firstRank } から { $lastRank } の GPT-3 の正解率。
    [false] {""}
}
caption = { $shape } の行列に用いるランク~{ $rank } の LoRA
spoken = { $option ->
    [rank] ランク
   *[other] { $option }
}~{ $value }、{ parameters }、{ $share }
lowered = d と k に合わせて下げた：{ spoken }
parameters = パラメータ { $trainable } 個
none = なし

headline = { $outcome ->
   *[saving] LoRA で学習パラメータが減るのは、ランク~{ $limit } 未満である
    [even] ランク~{ $rank } では、LoRA の学習パラメータは同数である
    [loss] ランク~{ $rank } では、LoRA の学習パラメータのほうが多い
    [always] LoRA で学習パラメータが減るランクはない
}
deck = { $d }~×~{ $k } の行列、ランク~{ $rank }：パラメータは { $full } 個ではなく { $trainable } 個
share-title = **学習するパラメータ**の、{ -full }に対する割合（ランクは対数目盛）
accuracy-title = **GPT-3 の正解率**（%）：ランク { $firstRank } から { $lastRank } の差は { $points } ポイント以下
rank-name = ランク
full-name = { -full }
costs-more = { -costs-more }
rank-share = ランク~{ $rank }：{ $share }
weight-letters = { $weights ->
    [q] q
    [qv] q, v
   *[qkvo] q, k, v, o
}
line = **{ $task }**、{ $long ->
   *[true] { $weights ->
        [q] クエリの重みのみ
       *[other] クエリとバリューの重み
    }
    [false] { weight-letters }
}：{ range }
conditions = { $measured ->
   *[true] Hu ほか、arXiv 2106.09685、表 6。測定はランク~{ $lastRank } まで。
    [false] 割合は _r_(_d_~+~_k_)/_dk_ である。ランクが倍になれば、割合も倍になる。
}

at = ランク~{ $rank } で { $value }
part-full = { -full }：パラメータ { $full } 個、{ $all }
part-line = LoRA、_r_(_d_~+~_k_)/_dk_、_B_ と _A_：{ $values }
part-rank = ランク~{ $rank }：パラメータ { $trainable } 個、{ $share }、うち _B_ は { $b }、_A_ は { $a }。{ reached }
part-sweep = { $task }、{ $weights ->
    [q] クエリの重みのみ
   *[other] クエリとバリューの重み
}：{ $values }

lesson = LoRA の節約はどのランクで終わるか
summary = LoRA が各ランクで学習する割合、節約の終わるランク、正解率の実測。
labels =
    .rank = ランク _r_
    .d = 行数 _d_
    .k = 列数 _k_
    .target = 目標の節約
explanation =
    学習する割合は _r_(_d_~+~_k_)/_dk_ であり、ランクが倍になれば、割合も倍になる。LoRA が節約するのは、
    _r_ が _dk_/(_d_~+~_k_) より小さい間である。割合 _s_ を節約する最大のランクは (1~−~_s_)_dk_/(_d_~+~_k_) を切り捨てたものである。
    実測は GPT-3 175B の検証正解率で、LoRA の論文（arXiv 2106.09685）の表 6 による。LoRA はクエリ（q）、バリュー（v）、キー（k）、出力（o）の
    重みに用いており、行列は 12,288~×~12,288 である。シードによって WikiSQL は ±0.5、MultiNLI は ±0.1 変わる。
    ほかのモデルやタスクではもっと高いランクが要ることもある。
table-caption = ランクごとの節約と正解率の実測
table-head =
    量
    値
table-quantities =
    ランク _r_
    重み行列、_d_~×~_k_
    { -full }、_dk_
    LoRA、_r_(_d_ + _k_)
    学習する割合
    節約
    損益分岐ランク、_dk_/(_d_ + _k_)
    目標の節約
    目標に達する最大のランク
    そのランクでの節約
    次のランクでの節約
measured = GPT-3、{ $task }（{ weight-letters }）、%、ランク { $ranks }
