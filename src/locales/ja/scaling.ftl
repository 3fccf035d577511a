formula = { $curve ->
    [none] _α_
    [sqrt] _α_/√_r_
   *[r] _α_/_r_
    [double] _α_~=~2~_r_
    [equal] _α_~=~_r_
}
title = ランクごとの BA の係数、α~=~{ $alpha }、ランク { $rank }
caption = ランク { $rank }、α~=~{ $alpha } での BA の係数
alt = ランクごとの BA の係数。ランク { $rank }、α~=~{ $alpha }：α/r では { $divided }、α/√r では { $rooted }。下は学習率ごとの損失の実測で、ランク 8から64 が重なるのは α/r だけ。
spoken = ランク { $rank }、α { $alpha }：係数は α/r で { $divided }、α/√r で { $rooted }

headline = ランクが倍になると、各方向の一歩は _α_/_r_ では半分、_α_/√_r_ では √2 分の一になる
deck = Adam、_α_ は { $alpha } に固定、ランク { $rank } から { $twice }。方向とは _B_ の列とその _A_ の行の積
factor-title = ランクごとの **_BA_ の係数**（両対数）
curve-name = { formula }{ $long ->
    [true] { $curve ->
        [none] ：割り忘れ
        [sqrt] ：rsLoRA
        [r] ：LoRA
        [double] {""}
       *[equal] {""}
    }
   *[false] {""}
}
step = { $scaling ->
    [sqrt] ÷~√2
   *[r] ÷~2
}{ $long ->
    [true] ：{ $from }~→~{ $to }
   *[false] {""}
}
excess = { $rank }~倍も過大
loss-title = **実測：**_α_/_r_ ではランク 8から64 の最適な学習率が同じ。_α_/√_r_ では高いランクほど小さい学習率が要る
loss-deck = 小さなネットワークの学習率ごとの最終損失（両対数）、_α_~=~{ $fixed }、{ $seeds } シードの平均
rank-name = ランク~{ $rank }
best = { formula }、ランク~{ $rank }{ $long ->
    [true] ：最適は { $rate }
   *[false] {""}
}
conditions = SGD では係数が二重に効く：_α_/_r_ では ÷~4、_α_/√_r_ では ÷~2。

part-curve = { formula }：ランク { $rank } で { $from }、ランク { $twice } で { $to }
part-excess = _α_/_r_ の代わりに _α_ を掛けると、ランク { $rank } では { $rank } 倍も過大になる
part-step = { formula }：ランク { $twice } の係数は、ランク { $rank } の係数を { $scaling ->
    [sqrt] √2
   *[r] 2
} で割ったもので、{ $from } から { $to } になる
part-scaling = { formula } での学習率ごとの最終損失
part-losses = ランク { $rank }：最小損失 { $loss }、学習率 { $rate }

lesson = α、ランク、学習率はどう関わり合うか
summary = α/r と α/√r でのランクごとの BA の係数、割り忘れの誤り、学習率ごとの損失の実測。
labels =
    .rank = ランク _r_
    .alpha = _α_
explanation =
    LoRA は _W_ に (_α_/_r_)_BA_ を加え、ランクを変えても _α_ を変えない（LoRA 論文、arXiv 2106.09685、4.1 節）。
    rsLoRA は _α_ を √_r_ で割る（arXiv 2312.03732）。Adam は勾配の大きさによらず各要素をほぼ学習率だけ動かすので、
    方向の一歩は係数に比例する。勾配にも係数が含まれるため、SGD の一歩は係数の二乗に比例する。
    どちらも同じ _B_ と _A_ からの一歩で、重み減衰がない場合に成り立つ。ランクが二倍なら方向の数も二倍になる。
    測定したネットワークの最初の一歩では、全方向を合わせた動きは _α_/_r_ で { 0.7 }から{ 0.8 } 倍、_α_/√_r_ で { 1 }から{ 1.1 } 倍である。
    実測では、ネットワーク、データ、Adam は図 capacity と同じで、_α_~=~{ $fixed }、学習率は { $rates } 通り、シードは { $seeds } 個。
    損失は 800 ステップ後の学習画像でのもの。学習率は 2 倍刻みなので、最適値もその精度でしかわからない。
    示していないもの：テスト正解率、ほかのオプティマイザ、タスク、モデル、どちらの係数が一般に優れるか。
spread = { $loss }（{ $low }から{ $high }）
table-caption = 損失の実測
table-head =
    ランク _r_
    学習率, _α_/_r_
    損失（範囲）, _α_/_r_
    学習率, _α_/√_r_
    損失（範囲）, _α_/√_r_
    係数 _α_/_r_
    係数 _α_/√_r_
