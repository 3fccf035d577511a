lora = LoRA、ランク~{ $rank }
-lora-64 = ランク~64 の LoRA

names =
    .full = { -full }
    .full-run = フル
    .prompt = { -prompt-tuning }
    .prefix = { -prefix-tuning }
    .tokens = { -trainable-tokens }
    .norms = LN チューニング
measure = { $vertical ->
    [accuracy] テスト正解率
    [memory] ピークメモリ
   *[time] 学習時間
}
value = { $vertical ->
    [accuracy] { $number }
    [memory] { $number }~GB
   *[time] { $number }~s
}
title = Llama-3.2-3B のファインチューニング：{ $runs } 回の実行での学習パラメータ数と{ measure }

headline = { $compared ->
    [true] { $vertical ->
        [accuracy] { $method } の正解率は { $result }、LoRA は { $loraResult }、{ -full }は { $fullResult }
        [memory] { $method } には { $result }、LoRA には { $loraResult }、{ -full }には { $fullResult } が要る
       *[time] { $method } は { $result }、LoRA は { $loraResult }、{ -full }は { $fullResult } かかる
    }
   *[false] { $vertical ->
        [accuracy] LoRA は { $loraShare } のパラメータでフルの正解率に並ぶ
        [memory] LoRA のピークメモリはフルの { $part } で済む
       *[time] LoRA の学習時間はフルの { $part } である
    }
}
deck = { $compared ->
    [true] パラメータの { $share }。Llama-3.2-3B の { $runs } 回の実行、GSM8K
   *[false] Llama-3.2-3B の { $runs } 回の実行、GSM8K でテスト。それぞれ一つの設定、一つのシード
}
axes =
    .accuracy = **テスト正解率**（%）
    .memory = **ピークメモリ**（GB、小さいほどよい）
    .time = **学習時間**（s、対数、短いほどよい）
by = 横軸は学習するパラメータ数（対数）
axis-by = { $axis }、{ by }
fewer = <~{ $bound }
named-value = { $name }：{ $number }
of-parameters = パラメータの { $ratio }
key =
    LoRA とその変種
    ほかの手法の最良の実行
    ほかの実行
    { $bound } 未満が { $count } 回

run = { $name }：学習するパラメータ { $trained } 個、テスト正解率 { $accuracy }、ピークメモリ { $memory }、学習時間 { $time }
series = { $kind ->
    [family] ほかのランクの LoRA と PEFT のオプション付きの LoRA、{ $count } 回の実行
    [known] ほかのよく知られた手法、それぞれ最も正確な実行、{ $count } 回の実行
   *[other] ほかの実行、{ $count } 回
}
part-comparison = ランク~64 の LoRA は { $trained } 個のパラメータを学習し、これは{ -full }の { $fullTrained } 個の { $share } である：{ $ratio }

verdict = { $compared ->
    [false] { -lora-64 } が学習するのは{ of-parameters }
   *[true] { $method }{ $attempts ->
        [1] {""}
       *[other] （{ $attempts } 回の実行のうち最良）
    } が学習するのはパラメータの { $share }
}。{ measure }は { $result }。{ $compared ->
    [false] { -full }は { $fullResult }
   *[true] { -lora-64 }は { $loraResult }、{ -full }は { $fullResult }
}。
alt = { title }。{ verdict }最良は { $best }。

lesson = LoRA とほかの手法の比較
summary = LoRA とほかの手法の実測：学習するパラメータ、正解率、メモリ、時間。
labels =
    .vertical = 縦軸
    .method = 強調表示
verticals =
    .accuracy = 正解率
    .memory = メモリ
    .time = 時間
explanation =
    PEFT の作者による実測である（github.com/huggingface/peft、method_comparison/MetaMathQA、コミット 5d602fd）。
    bfloat16 の Llama-3.2-3B を MetaMathQA で、4 例ずつ 5,000 ステップ学習し、GSM8K でテストした。いずれも一台の L40S による。
    図には十二ほどのよく知られた手法の名を示し、実行が複数あれば最も正確なものを示す。
    AdaLoRA、LoHa、VeRA は LoRA から派生したものだが、PEFT は独立の手法として数えている。
    各実行は一つの設定と一つのシードによるもので、悪い結果は手法ではなくその設定のものである。
    ランク 64 では、rsLoRA と LoRA はスケーリングも異なり、それぞれ 8 と 2 である。
    ピークメモリは予約されたメモリであり、1~GB は 10⁹ バイトである。
    パラメータが { large } 個未満の { $runs } 回の実行において、パラメータ数との順位相関は、
    正解率が { $ofAccuracy }、メモリが { $ofMemory }、時間が { $ofTime } である。
table-caption = 図に名のある { $named } 回の実行と、続けて残りの { $others } 回（印刷では省略）
table-head =
    手法
    設定
    学習するパラメータ
    テスト正解率
    ピークメモリ（バイト）
    学習時間
settings =
    .r = r { $first }
    .ranks = r { $first } から { $last }
    .values = 値 { $first } 個
    .tokens = { $first } トークン
    .frequencies = 周波数 { $first } 個
    .subspaces = 部分空間 { $first } 個
    .groups = { $first } 個ずつの群
    .blocks = ブロックの大きさ { $first }
    .factor = 因子 { $first }
    .sparse = 疎度 { REAL($first) }
    .learning-rate = 学習率 { REAL($first) }
    .v-biases = v のバイアス
    .all-norms = すべての正規化層
    .all-linear = すべての線形モジュール
    .mini = ミニ
    .bat = Bat
    .para = PaRa
    .fast = 高速
    .tied = 共有
    .vectors = ベクトル
    .mlp = MLP
    .random-start = ランダム初期化
    .word-start = 単語による初期化
    .zero-start = 零初期化
    .default = 既定
separator = 、
