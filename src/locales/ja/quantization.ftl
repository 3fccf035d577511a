title = NF4 の重み：レベル、重みあたりのビット数、誤差
becomes = { $weight } は { $value } になる
errors = NF4 { $nf4 }、int4 { $int4 }、FP4 { $fp4 }
alt = { title }。重みあたり { $before } ビットではなく { $bits } ビット。{ $block } 個の重みのブロックで、{ becomes }。誤差は { errors }。
caption = { $block } 個ずつのブロックで NF4 にした重み
spoken = ブロックサイズ { $block }：{ becomes }。{ $bits } ビット、誤差 { $nf4 }

headline = NF4 は各重みを { $levels }~個のレベルの一つとして保持する：{ $before }~ビットではなく { $bits }~ビット
deck = ブロックの絶対値の最大 absmax { $absmax } で割ると、{ $weight } は { $scaled } であり、最も近いレベルは { $level } である。absmax は 8~ビットで { $kept } として保持されるので、{ becomes }。
matrix-head = 重み { $matrix } 個、正規曲線
block-head = { $whole ->
   *[true] 重み { $shown } 個、一つのブロック
    [false] { $block } 個のブロックの重み { $shown } 個
}
levels-head = { $levels } レベル
bits-head = 重みあたりのビット数
error-head = 二乗平均平方根誤差
sum = 4 + 8/{ $block } + 32/{ $shared } = { $bits }
conditions = 埋め込み、正規化層、出力層、_B_、_A_ は 16~ビット以上のままである。

part-matrix = ほぼ正規分布に従う学習済みの重み { $matrix } 個と、正規曲線
part-block = { block-head }と、このブロックでの各レベルの値（レベル × { $kept }）：{ $values }
at-level = { $level } → { $value }
part-weight = { becomes }：{ $weight } / { $absmax } = { $scaled }、レベル { $level }、× { $kept }
part-rows = 重みあたりのビット数と誤差
part-before = bf16：{ $before } ビット
part-type = { $type }：{ $sum } ビット。誤差 { $error }

lesson = QLoRA は重みをどのように 4 ビットで保持するか
summary = 学習済みの行列の NF4：16 個のレベル、重みあたりのビット数、int4 や FP4 と並べた誤差。
labels =
    .block = ブロックサイズ
    .weight = 重み
explanation =
    QLoRA（arXiv 2305.14314）は _W_ を NF4 で保持する。その { 16 } 個のレベルは、正規分布で重みが多いところほど密である（付録）。
    ブロックは、絶対値の最大である absmax と、重みごとのレベルを保持する。
    二重量子化は、すべての absmax からその平均を引き、それぞれを 8 ビットで保持する。{ 256 } 個ごとに 32 ビットのスケールを一つ共有する。
    行列積では、レベルを 16 ビットに戻して計算する。このように保持するのは線形層だけである。
    勾配は _W_ を通って _B_ と _A_ に届き、_W_ は変わらない。
    行列は、bf16 の { 64 }~×~{ 64 } の重みからなる学習済みの層で、bitsandbytes で量子化した。
    int4 のレベルは −7/7 から 7/7 である。誤差は、変化の二乗平均平方根の、_W_ のそれに対する比である。
    行列が異なれば誤差も異なる。
table-caption = 一つの重み、重みあたりのビット数、NF4 のレベル
table-head =
    量
    値
table-quantities =
    ブロックサイズ
    ブロックの絶対値の最大 absmax
    8 ビットで保持した absmax
    重み
    重み / absmax
    最も近いレベル
    保持される重み
    重みあたりのビット数
    二重量子化なしの重みあたりのビット数
    NF4 の誤差
    int4 の誤差
    FP4 の誤差
level-row = レベル { $level }
