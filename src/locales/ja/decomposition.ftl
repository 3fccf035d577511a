title = ランク~{ $rank } の LoRA
size = { $d }~×~{ $k }
alt = { title }：凍結した W（{ size }）に、B（{ $d }~×~{ $rank }）と A（{ $rank }~×~{ $k }）の積{ $scaled ->
       *[true] の { $factor } 倍
        [false] {""}
    }を加える。学習可能なパラメータは { $trainable } 個で、{ $full } 個の { $share } にあたる{ outcome }。
caption = { size } の行列に用いるランク~{ $rank } の LoRA
spoken = { $option ->
    [rank] ランク
   *[other] { $option }
}~{ $value }、学習可能なパラメータ { $trainable } 個、{ $share }
lowered = d と k に合わせて下げた：{ spoken }

headline = LoRA の学習パラメータは { $full } 個ではなく { $trainable } 個：{ $verdict ->
    [loss] コストは増える
    [even] 同数
    [share] { $rest } の節約
   *[ratio] { one-in }
}
deck = { $outcome ->
    [loss] { -full }の { $share }（損益分岐ランク：{ $breakEven }）
    [even] 学習するのは { $share }、節約はない
   *[saving] 学習するのは { $share }、節約は { $rest }
}{ $withAlpha ->
    [true] 、_α_/_r_~=~{ $factor }
   *[false] {""}
}
adapted = 適応後
frozen = **凍結**
label-w =
    { $inside ->
       *[true] { frozen }、_d_~×~_k_
        [false] _W_~{ frozen }、_d_~×~_k_
    }
    { size }
trained-a = _A_~**学習可能**
trained-b = _B_~**学習可能**
product = ランク~≤~{ $rank }、保存しない
product-line = _BA_：{ product }
full-name = 全パラメータ
full-area = 全パラメータ、_dk_
lora-name = **LoRA**、実際の比率
trained-area = **LoRA**、_r_(_d_~+~_k_)
to-scale = 実際の比率
part-sum = _W′_ = _W_ + { $scaled ->
    [true] { $factor } 倍の{" "}
   *[false] {""}
}_BA_、{ size }、適応後
part-w = _W_、{ size }、凍結：パラメータ { $full } 個
part-b = _B_、{ $d }~×~{ $rank }、学習可能：パラメータ { $b } 個
part-a = _A_、{ $rank }~×~{ $k }、学習可能：パラメータ { $a } 個
part-ba = _BA_、{ size }、ランクは { $rank } 以下、保存しない
part-full = { -full }、_dk_：パラメータ { $full } 個
part-lora = LoRA、_r_(_d_~+~_k_)：パラメータ { $trainable } 個、{ $share }

lesson = 一つの行列にかかるコスト
summary = 一つの重み行列と、二つの低ランク因子と、その学習にかかるコスト。
listed = { title }、{ size }
labels =
    .rank = ランク _r_
    .d = 行数 _d_
    .k = 列数 _k_
explanation = _W′_~=~_W_~+~(_α_/_r_)_BA_。_BA_ の要素は _B_ の行と _A_ の列の積であるから、_BA_ のランクは _r_ 以下である。
table-caption = 形状とパラメータ数
table-head =
    量
    式
    値
table-quantities =
    ランク
    重み行列
    { -full }
    LoRA
    うち _B_
    うち _A_
    学習する割合
    節約
    損益分岐ランク
    スケーリング
saving-formula = 1 − 割合
few-ranks = ランク { $ranks } の LoRA
many-ranks = { $firstRank } から { $lastRank } までの { $count } 通りのランクの LoRA
steps-listed = { $ranks }、{ size }
steps-caption = { $ranks } は { size } の重み行列に対して { $firstTrained } 個から { $lastTrained } 個のパラメータを学習する。これは{ -full }の { $full } 個の { $firstShare } から { $lastShare } にあたる。
steps-alt = { $ranks }：凍結した W（{ size }）に B と A の積を加える。学習可能なパラメータは { $firstTrained } 個から { $lastTrained } 個で、{ $full } 個の { $firstShare } から { $lastShare } にあたる。
steps-table = ランクごとの比較
steps-head =
    ランク _r_
    LoRA、_r_(_d_~+~_k_)
    学習する割合
    節約

task = { size } の行列で { $target } 以上を節約する最大のランクを求めよ。
answer = 最大のランクは { $rankText } で、{ $rest } を節約する。{ $next }
slightly-less = ランク~{ $rankText } の節約は { $target } をわずかに下回る。
less = ランク~{ $rankText } の節約は { $rest } で、{ $target } を下回る。
nothing = ランク~{ $rankText } では節約がなく、{ $target } に届かない。
other-matrix = この問題の行列は { size } である。
no-saving = ランク~{ $rankText } では節約がない。LoRA が学習するパラメータは W のパラメータより少なくない。
enough = ランク~{ $rankText } の節約は { $rest } で、{ $target } 以上である。もっと大きいランクでも足りるだろうか。
