# Japanese. Register: である in sentences, noun phrases in labels, captions and cells.
#
# Typography: full-width punctuation (、。：；（）), and a space between Japanese characters and Latin letters, digits or
# formulas, where books print a quarter space; none beside full-width punctuation. ~ is between ランク and its number, and
# between numbers and units. No long vowel at the end of アダプタ, パラメータ and オプティマイザ, as in JIS Z 8301.
#
# Glossary, with the source of each term. "HF" is the Japanese documentation of transformers (docs/source/ja/peft.md), and
# "usage" is a term that Japanese texts on language models use, but that HF lacks.
#
# | English               | Japanese                 | Source                                  |
# | --------------------- | ------------------------ | --------------------------------------- |
# | rank                  | ランク                   | usage; in linear algebra also 階数      |
# | low-rank (adaptation) | 低ランク（適応）         | usage                                   |
# | fine-tuning           | ファインチューニング     | HF                                      |
# | full fine-tuning      | フルファインチューニング | usage; short: フル                      |
# | pretrained model      | 事前学習済みモデル       | HF                                      |
# | frozen                | 凍結                     | HF                                      |
# | trainable, trained    | 学習可能、学習する       | usage (HF: 訓練可能)                    |
# | adapter               | アダプタ                 | HF (アダプター)                         |
# | weight matrix         | 重み行列                 | usage                                   |
# | update (ΔW)           | 更新                     | usage                                   |
# | singular value        | 特異値                   | usage (特異値分解)                      |
# | learning rate         | 学習率                   | usage                                   |
# | gradient, optimizer   | 勾配、オプティマイザ     | usage                                   |
# | loss, accuracy        | 損失、正解率             | usage; 精度 is the precision of numbers |
# | token, batch          | トークン、バッチ         | usage                                   |
# | layer, hidden layer   | 層、隠れ層               | usage                                   |
# | attention             | アテンション             | usage; also 注意機構                    |
# | encoder, decoder      | エンコーダ、デコーダ     | usage                                   |
# | forward, backward     | 順伝播、逆伝播           | usage                                   |
# | activations           | 活性値                   | usage                                   |
# | checkpointing         | 勾配チェックポイント     | usage                                   |
# | multiply-add          | 積和演算                 | usage                                   |
# | inference             | 推論                     | usage                                   |
# | merge                 | マージ                   | usage                                   |
# | base model            | ベースモデル             | usage                                   |
# | peak memory           | ピークメモリ             | usage                                   |
# | quantization          | 量子化                   | usage                                   |
# | break-even rank       | 損益分岐ランク           | no source; like 損益分岐点 in economics |
# | sheet (of rank 1)     | ランク 1 成分            | no source; a component of a sum         |
# | span (of a matrix)    | 部分空間                 | usage                                   |
# | principal angle       | 主角                     | usage; also 正準角                      |
# | round to nearest even | 最近接偶数への丸め       | usage (IEEE 754)                        |
# | to scale              | 実際の比率               | no source; explained by the sentence    |
#
# Like English: token tokens capacity

-full = フルファインチューニング
-costs-more = LoRA のほうがコストが大きい
-prompt-tuning = プロンプトチューニング
-prefix-tuning = プレフィックスチューニング
-trainable-tokens = 学習可能トークン

outcome = { $outcome ->
    [loss] 。{ -costs-more }
    [even] 。節約はない
   *[saving] 。節約は { $rest }
}
saving = { $outcome ->
    [loss] なし、{ -costs-more }
   *[other] { $rest }
}
one-in = { $rounded ->
   *[true] 約~{ $denominator } 分の~1
    [false] { $denominator } 分の~1
}
near = { $below ->
   *[true] { $bound } 弱
    [false] { $bound } 強
}
thick-strips = _B_ と _A_ は実際の比率の { $times } 倍の太さで描いている。
thin-side = 辺 { $side } は実際の比率の { $times } 倍の長さで描いている。
all-to-scale = すべて実際の比率で描いている。

comma = 、
between = 、
range = { $low }〜{ $high }
large = { $power ->
    [0] { $number }
   *[other] { $number }~{ $unit }
}
targets = { $targets ->
    [all] すべての線形モジュール
    [kinds] { $total } 種類のうち { $kinds } 種類のモジュール
   *[names] { $names }
}
experts-layout = { $layout ->
   *[fused] 結合して格納（transformers~5 と同じ）
    [separate] 個別に格納（transformers~4 と同じ）
}
counted-note = { $headless ->
   *[true] モデルのパラメータ数にプーラとヘッドは含まない。
    [false] エキスパートは{ experts-layout }。
}
