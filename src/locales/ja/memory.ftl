units =
    GB
    MB
    kB
overhead = { range }~GB
title = ランク~{ $rank } の LoRA による { $model } の学習メモリ
tokens = { $batch }~×~{ $sequence }~トークン
mode = { $mode ->
    [full] { -full }
    [lora] LoRA
   *[qlora] QLoRA
}
lora-cost = { $loraBytes }{ $loraLess ->
   *[true] （フルの { $loraShare }）
    [false] {""}
}
alt = { title }、{ $complete ->
       *[true] { tokens }、活性値を含む
        [false] 活性値を含まない
    }：{ -full } { $fullBytes }、LoRA { lora-cost }、QLoRA { $qloraBytes }{ $qloraLess ->
       *[true] （フルの { $qloraShare }）
        [false] {""}
    }。B、A とその学習状態は { $trainedBytes }。
caption = { title }
spoken = ランク~{ $rank }、{ tokens }、LoRA { $loraBytes }

headline = { $outcome ->
    [loss] { -costs-more }：メモリはフルの { $loraShare }、QLoRA は { $qloraShare }
   *[other] { $complete ->
       *[true] 学習に要るメモリは、LoRA でフルの { $loraShare }、QLoRA で { $qloraShare }
        [false] 活性値を除くと、学習に要るメモリは LoRA でフルの { $loraShare }、QLoRA で { $qloraShare }
    }
}
deck = { $complete ->
   *[true] 一学習ステップのピーク：{ $model }、{ tokens }{ $checkpointing ->
       *[true] 、勾配チェックポイントあり
        [false] {""}
    }
    [false] { $model } の重み、勾配、オプティマイザの状態
}、ランク~{ $rank }（{ $targetList }）。{ $less ->
   *[both] 節約の一部は精度を下げたことによる。
    [qlora] ビット数が少ないのは QLoRA のベースだけである。
    [none] 凍結した重みはビット数が少ない。
}
bits = { $weights ->
    [full16] 16 ビット
    [full32] 32 ビット
    [base16] ベースは 16 ビット
    [base32] ベースは 32 ビット
    [base4] ベースは 4 ビット
   *[mostly32] ベースの大半は 32 ビット
}
label = **{ mode }**、{ bits }
names =
    .weights = 重み
    .frozen = 凍結
    .trained = 学習
    .b = _B_
    .a = _A_
    .gradient = 勾配
    .optimizer = オプティマイザ
    .activation = 活性値
    .temporary = 一時領域
item = { $name } { $amount }
magnified = { $both ->
   *[true] 学習部分は~**{ $trainedBytes }**（両者共通）
    [false] QLoRA の学習部分は~**{ $trainedBytes }**
}
magnification = { REAL($magnification) } 倍に拡大。{ $thin ->
   *[true] 棒の中では幅を { REAL($times) } 倍にした。
    [false] {""}
}
setting = { $precision ->
   *[mixed] 混合精度（学習部分は 32 ビット）
    [bf16] bf16
    [fp32] fp32
}、{ $optimizer ->
    [adamw] AdamW
    [adamw-8bit] 8 ビット AdamW
   *[sgd] SGD
}。
freed = フルの活性値はピークの前に解放される。
lower-bound = QLoRA は { $lowest } 以上。
allocator = CUDA とアロケータで、ほかに { overhead }。
not-counted = 活性値、CUDA、そのアロケータは含まない。
ticks = 目盛は実測値：{ $items }。
no-ticks = 実測は { tokens }のときのみ。
part-mode = { mode }、{ bits }、{ $item }
part-trained = _B_ と _A_ とその学習状態、{ $item }
part-magnified = LoRA と QLoRA の学習部分の拡大：{ $trainedBytes }
phases =
    .forward = 順伝播
    .loss = 損失の計算
    .backward = 逆伝播
    .step = オプティマイザの更新
excluded = { $complete ->
   *[true] CUDA、アロケータ：{ overhead }
    [false] 活性値、CUDA、アロケータ
}
none = なし
unknown = 不明
mixture = 使われるエキスパートによる

lesson = 学習にはどれだけのメモリが要るか
summary = 一学習ステップのピークメモリ：フルファインチューニング、LoRA、QLoRA。
labels =
    .rank = ランク _r_
    .batch = 系列数
    .sequence = 系列あたりのトークン数
    .checkpointing = 勾配チェックポイント
explanation =
    混合精度と fp32 では、AdamW によるフルファインチューニングはパラメータあたり 16 バイトを占める。
    重みに 4 バイト、勾配に 4 バイト、二つのモーメントに 8 バイトである。
    bf16 では 8 バイトである。8 ビット AdamW はモーメントの大半を 1 バイトで持ち、SGD はモーメントを持たない。
    AdamW の通常の更新は融合されておらず、ピークでは学習可能なパラメータあたりさらに 4 バイト、bf16 では 2 バイトを使う。
    LoRA は凍結したベースを 16 ビット（fp32 では 32 ビット）で保持し、AdamW では学習可能なパラメータあたり 16 バイト（勾配がない間は 12 バイト）を占める。
    同じ精度での比較になるのは bf16 と fp32 だけである。QLoRA（arXiv 2305.14314）は線形モジュールを NF4 で保持し、
    二重量子化では重みあたり 4.126953125 ビットになる。ほかはすべて、PEFT が準備するとおり fp32 である。
    活性値は、PyTorch が逆伝播のために保存するテンソルであり、ドロップアウトは含まない。凍結したモジュールは何も保存せず、
    適応したモジュールは入力を保存する。活性値はオプティマイザの更新の前に解放される。学習状態は正確な値である。
    活性値とピークは、{ 14 }~種のモデルの { 1224 }~回のランダムな学習ステップで、実測値との差が 2% 以内であった。
    QLoRA は実測と比較していないが、その活性値は LoRA のものより少なくない。CUDA とアロケータは含まない。
    QwenLM/Qwen の実測では、パラメータ数 1.8B と 7B のモデルの LoRA で、これらは A100 上で { $low } から { $high }~GB であった。
    1~GB は 10⁹ バイトである。
    学習の計算量は、順伝播と二つの勾配における線形モジュールの積和演算を数える。凍結した重みに勾配は要らない。
    アテンションスコア、出力ヘッド、勾配チェックポイント、逆量子化は数えない。マージしたアダプタは推論の計算量を増やさない。
table-caption = { $model } の学習メモリ（バイト）と計算量
table-experts = { table-caption }、エキスパートは{ experts-layout }
table-head =
    量
    フル
    LoRA
    QLoRA
table-quantities =
    重み
    アダプタ
    ピーク時の勾配
    オプティマイザの状態
    ピーク時の活性値
    ピーク時の一時領域
    合計
    下界
    ピークの時点
    実測値
    含まないもの
    学習の積和演算、フルに対する割合
    推論で増える積和演算、マージ前
    アダプタのファイル、ヘッダを除く
