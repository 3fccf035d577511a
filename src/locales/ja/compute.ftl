title = ランク~{ $rank } の LoRA における { $model } の計算量
alt = { title }（トークンあたりの積和演算）。学習の一ステップは{ -full }で { $full } 回、LoRA で { $lora } 回。推論は { $forward } 回で、LoRA はマージ前が { $unmerged } 回、マージ後は増加なし。
caption = { title }
spoken = ランク~{ $rank }、学習の計算量は{ -full }の { $share }、推論の増加は { $added }

headline = { $claim ->
    [third] LoRA が省く演算は三分の一：凍結した重みの勾配は要らない
    [less] LoRA が省く演算は { $rest }：凍結した重みの勾配は要らない
    [even] LoRA の演算は{ -full }と同じだけ要る
   *[more] LoRA の演算は{ -full }より多い
}
deck = { $model } のトークンあたりの積和演算。ランク~{ $rank }（{ $targetList }）で{ -full }の { $share }。
names =
    .forward = 順伝播
    .input-gradient = 入力の勾配
    .gradient = 重みの勾配
full = { -full }
lora = LoRA
amount = { large }~回
skipped = 省略：_W_ は凍結
skipped-short = 省略
trained = _B_ と _A_ のみ：{ $count }
wider = 実際の比率の { $times } 倍の幅
inference = 推論時
merged = マージ後の LoRA は増加なし、マージ前は~{ $added } 増
time = 時間は計算量とは別である
source = 実測：Llama-3.2-3B、{ 5000 } ステップ
methods =
    .full = { -full }
    .lora = LoRA、_r_~=~64
    .dora = DoRA、_r_~=~32
seconds = { $compared ->
   *[true] { $seconds }~s、{ $share }
    [false] { $seconds }~s
}
part-step = { $name }、学習の一ステップ：トークンあたりの積和演算 { $count } 回（{ $amount }）
part-lora = LoRA、学習の一ステップ：トークンあたりの積和演算 { $lora } 回（{ $amount }）、{ -full }の { $share }
part-pass = { $name }：{ $count } 回
part-trained = _B_ と _A_ の勾配、学習可能：{ $count } 回
part-skipped = 凍結した重みの勾配、省略：{ $count } 回
part-inference = { inference }：トークンあたりの積和演算 { $forward } 回（{ $amount }）。マージ前の LoRA は { $unmerged } 回で { $added } 増、マージ後の LoRA は増加なし
part-time = { time }。{ source }
part-measured = { $name }：{ $time }
none = なし

lesson = 一つのトークンにどれだけの演算が要るか
summary = 学習と推論におけるトークンあたりの積和演算：フルファインチューニング、LoRA、マージした LoRA。
labels =
    .rank = ランク _r_
explanation =
    _d_~×~_k_ の行列は、トークンあたり、順伝播に _dk_ 回、入力の勾配に _dk_ 回、重みの勾配に _dk_ 回の積和演算を要する。
    凍結した行列には最後のものが要らないので、LoRA の計算量はフルファインチューニングの三分の二に近づく
    （LoRA Without Regret、Thinking Machines Lab 2025）。_B_ と _A_ はそれぞれに _r_(_d_~+~_k_) 回を加える。
    回数は層の線形モジュールについてのもので、どのモジュールの入力にも勾配が要るものとしている。アテンションスコア、埋め込み、
    出力ヘッド、勾配チェックポイントの二度目の順伝播は含まない。時間は PEFT の手法の比較
    （huggingface/peft、コミット 5d602fd）による。一台の L40S で Llama-3.2-3B を 5,000 ステップ学習し、
    LoRA はランク 64、DoRA はランク 32 で、q_proj と v_proj に用いている。
    そこでは、フルファインチューニングはすべての勾配と Adam の状態の読み書きもしている。
    GPT-3 について LoRA の論文は、V100 一台あたり毎秒、LoRA で 43.1 トークン、LoRA なしで 32.5 トークンと測定し、
    これを「25% の高速化」としている（arXiv 2106.09685、4.2 節）。
table-caption = { $model } の線形モジュールにおけるトークンあたりの積和演算
table-head =
    量
    フル
    LoRA
    マージした LoRA
table-quantities =
    順伝播
    入力の勾配
    重みの勾配
    学習の一ステップ
    フルファインチューニングに対する割合
    推論の一トークン
    推論で増える計算量
