title = LoRA のランクと小さなネットワークのテスト正解率
full-tick = フル
name = { $full ->
   *[true] { -full }
    [false] ランク~{ $rank }
}

caption = { $full ->
   *[true] 小さなネットワークの{ -full }
    [false] 小さなネットワークに用いるランク~{ $rank } の LoRA
}
alt = { title }。{ spoken }。{ -full }（破線）は { $fullMean }。下は、それぞれの設定で学習するパラメータ数。
spoken = { name }：平均 { $mean }、パラメータ { $trainable } 個、フルの { $share }

headline = 小さなネットワークでは、{ $outcome ->
   *[equal] ランク~{ $rank } は{ -full }に劣らない
    [behind] ランク~{ $rank } は{ -full }に { $gap } ポイント及ばない
    [full] { -full }はランク~{ $enough } にまさらない
}
deck = { $outcome ->
    [full] { $side }~×~{ $side } の行列二つの全パラメータ。ランク~{ $enough } の平均は { $seeds } 回の実行の範囲内
   *[equal] { $side }~×~{ $side } の行列二つのパラメータの { $share }。平均は{ -full }の { $seeds } 回の実行の範囲内
    [behind] { $side }~×~{ $side } の行列二つのパラメータの { $share }。平均は{ -full }の { $seeds } 回の実行のいずれよりも低い
}
accuracy-title = **テスト正解率**（%）とランク：各 { $seeds } 回の実行（白丸）とその平均
trained-title = **学習するパラメータ**：LoRA では _B_ と _A_
full-name = フル
tick = { $full ->
   *[true] { full-tick }
    [false] ランク~{ $rank }
}
conditions = 画素を並べ替えた数字、テスト画像 { $tested } 枚。ほかのタスクではもっと高いランクが要ることもある。

part-runs = { name }：{ $runs }。平均 { $mean }
part-parameters = { name }：パラメータ { $trainable } 個

lesson = タスクにはどれだけのランクが要るか
summary = 小さなネットワークの正解率をランクごとに実測：低いランクで足りることがある。
labels =
    .rank = ランク _r_
full-value = フル
explanation =
    64 ユニットの隠れ層を二つ持つネットワークが、scikit-learn の数字（8~×~8 画素）を学習し、
    次に画素を並べ替えた同じ数字を学習する。{ -full }は { $size }~×~{ $size } の行列を二つとも学習し、
    LoRA はそれらに _BA_ を加える。ほかはすべて凍結する。
    事前学習済みネットワーク、並べ替え、{ $tested } 枚のテスト画像はシードごとに異なる。
    学習には Adam を用い、32 枚ずつ 800 ステップ行う。各ランクには、八つの学習率のうち学習損失が最も低いものを用いる。
    平均は{ -full }が最も高いが、最良となるのは五つのシードのうち二つだけである。
    ほかのネットワークやタスクではもっと高いランクが要ることもある。
table-caption = ランクとシードごとのテスト正解率（%）
table-head =
    ランク _r_
    学習率
    学習するパラメータ
    フルに対する割合
    平均
    強調したランクとの差（ポイント）
seed = シード~{ $seed }
