units =
    PB
    TB
    GB
    MB
    kB
-adapters = アダプタ { $count } 個
title = { $model } でランク~{ $rank } の{ COUNT($adapters, -adapters) }が占めるメモリ
cost = { $outcome ->
   *[saving] 一つのベースなら { $shared }、マージすると { $merged }
    [even] 一つのベースでもマージしても { $shared }
    [loss] 一つのベースなら { $shared }、マージすると { $less } 少ない
}
alt = { title }：{ cost }。{ $memory } に入るのはアダプタ { $fitShared } 個、またはマージ済みのコピー { $fitMerged } 個である。バッチの各リクエストは自分のアダプタを使う。
caption = { title }
spoken = ランク { $rank } の{ COUNT($adapters, -adapters) }：{ cost }。{ $memory } に { $fitShared } 個入る
every = すべての個数

headline = { COUNT($adapters, -adapters) }は{ cost }
deck = { $model }（16~ビット）、ランク~{ $rank }（{ $targetList }）{ $padded ->
    [true] 、スロットはランク~{ $slotRank }
   *[false] {""}
}
memory-title = **重みの { $unit }**、アダプタの数ごと
budget = メモリ { $memory }
shared-name = **アダプタ：**{ $memory } に { $fitShared } 個
merged-name = **マージ済みのコピー：**{ $fitMerged } 個
each = 一個 { $weights }
sum = { $weights } + 一個 { $slot }
crossover = { $limit ->
   *[other] マージが小さいのは { $limit } 個まで
}
batch-title = **一つのバッチ：**全リクエストが _W_ を共有し、それぞれ自分の _B_ と _A_ を使う
request = { $long ->
   *[true] リクエスト { $request }、アダプタ { $adapter }
    [false] リクエスト { $request }
}
padding = { $padded ->
   *[true] パディング { $share }
    [false] パディングなし
}
conditions = アダプタの読み込みは { $adapter }。KV キャッシュと活性値は含まない。

part-base = 一つのベース、凍結：{ $weights }
part-adapters = { COUNT($adapters, -adapters) }、_B_ と _A_、一個 { $adapter }、スロットは { $slot }：ベースを含め { $shared }。{ $memory } に { $fitShared } 個入る
part-merged = マージ済みのコピー、一個 { $weights }、{ COUNT($adapters, -adapters) }分：{ $merged }。{ $memory } に { $fitMerged } 個入る
part-w = _W_、凍結、全リクエストで一つ
part-batch = リクエストのバッチ、それぞれがランク { $slotRank } のスロットにあるランク { $rank } の自分のアダプタを使う：{ padding }

lesson = サーバに載るアダプタの数
summary = 一つのベースと多数のアダプタが占めるメモリとマージ済みのコピーが占めるメモリ、および各リクエストが自分のアダプタを使うバッチ。
labels =
    .adapters = アダプタ数
    .rank = ランク _r_
    .slotRank = スロットのランク
    .memory = メモリ、GB
explanation =
    バイト数は計算による値であり、16 ビットの重みでは正確である。一つのベースと _N_ 個のアダプタは _W_~+~_Ns_、
    _N_ 個のマージ済みのコピーは _NW_ を占める。_W_ はベースのバイト数、_s_ はスロットのバイト数である。
    マージ済みのコピーが小さいのは _N_ が _W_/(_W_~−~_s_) より小さいときだけで、ほとんどのモデルでは 1 個のときだけである。
    PEFT はアダプタを fp32 で保存するので、ファイルは二倍の大きさになる。
    サーバには KV キャッシュ、活性値、バッファの領域も要るが、これらは数えない。
    vLLM（LoRAConfig と max_lora_rank の文書）では、max_loras は一つのバッチにあるアダプタの数、
    max_cpu_loras は CPU のメモリにあるアダプタの数である。スロットのランクは max_lora_rank（既定値は 16）、
    データ型はベースと同じで、ランクの低いアダプタはゼロで埋める。スループットはここでは測らず、他の実測による。
    Punica（arXiv 2310.18547、要旨）はバッチに _W_ を一度だけ掛け、各リクエストに自分の _B_ と _A_ を掛け、
    トークンあたり 2~ミリ秒の増加で他のサーバの 12 倍と報告している。S-LoRA（arXiv 2311.03285、要旨）は全アダプタを主記憶に置き、
    実行中のリクエストのものを読み込み、PEFT やマージ済みのコピーを使う vLLM の最大 4 倍と報告している。
    バッチの図では、スロットのランクだけを実際の比率で描いている。
    読み込み時間は一秒に 25~GB と仮定している。
table-caption = アダプタとマージ済みのコピーのメモリ（バイト）
table-head =
    量
    値
table-quantities =
    ベース（16 ビット）、マージ済みのコピーも同じ
    アダプタ（16 ビット）
    アダプタのスロット
    うちパディング
    一つのベースと全スロット
    同じ数のマージ済みのコピー
    サーバのメモリ
    ベースのほかに入るアダプタの数
    入るマージ済みのコピーの数
    マージが小さい最大の個数
    アダプタのファイル（fp32）、ヘッダを除く
    25 GB/s でアダプタを読み込む時間、ミリ秒
    25 GB/s でマージ済みのコピーを読み込む時間、ミリ秒
