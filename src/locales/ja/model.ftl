title = { $model } に用いるランク~{ $rank } の LoRA
alt = { title }：{ $targetList } に並べて B と A を学習し、ほかはすべて凍結する。学習可能なパラメータは { $trainable } 個で、{ $base } 個の { $share } にあたる{ outcome }。
caption = { $model } の { $targetList } に用いるランク~{ $rank } の LoRA
spoken = ランク~{ $rank }、学習可能なパラメータ { $trainable } 個、{ $share }

headline = LoRA の学習パラメータは { $base } 個ではなく { $trainable } 個：{ $verdict ->
    [loss] コストは増える
    [even] 同数
    [share] { $rest } の節約
   *[ratio] { one-in }
}
deck = { $model }、_r_~=~{ $rank }{ $withAlpha ->
    [true] 、_α_/_r_~=~{ REAL($alpha) }/{ $rank }
   *[false] {""}
}
full-area = **凍結**：{ $base }
trained-area = { $enlarged ->
    [true] **学習**：{ $trainable }（{ $share }）、{ $times } 倍に拡大
   *[false] **学習**：{ $trainable }（{ $share }）、実際の比率
}
trained = { $targetList } に並べて _B_ と _A_ を学習
card = { $part ->
    [vision] **画像**：{ $layers } 層のうちの一つ
    [encoder] **エンコーダ**：{ $layers } 層のうちの一つ
    [decoder] **デコーダ**：{ $layers } 層のうちの一つ
    [none] { $of ->
        [all] **線形モジュール**
        [vision] **その他の線形モジュール**、画像
        [encoder] **その他の線形モジュール**、エンコーダ
        [decoder] **その他の線形モジュール**、デコーダ
       *[whole] **その他の線形モジュール**
    }
   *[whole] **{ $layers }~層のうちの一つ**
}
only-card = { card }。{ $trained }
role = { $role ->
    [attention] **アテンション**
    [cross] **クロスアテンション**
    [mlp] **MLP**
    [experts] **エキスパート**
    [shared] **共有エキスパート**
   *[other] **その他の線形モジュール**
}
block = { role }{ $named ->
   *[true] {" "}{ $prefix }
    [false] {""}
}{ $crossed ->
    [true] 、エンコーダの出力に作用
   *[false] {""}
}{ $copies ->
    [router] 、{ $each } 個とルータ
    [experts] 、{ $each } 個
    [several] {" "}×~{ $each }
   *[one] {""}
}{ $parallel ->
   *[true] 、並列
    [false] {""}
}{ $everywhere ->
   *[true] {""}
    [false] 、{ $layers } 層のうち { $some } 層
}

thin-module = モジュールの最も細い辺は実際の比率の { $times } 倍の太さで描いている。

part-full = 凍結：パラメータ { $base } 個
part-lora = LoRA：パラメータ { $trainable } 個、{ $share }
part-module = { $name }{ $place ->
    [each] （{ $layers } 層のそれぞれ）
    [several] （{ $layers } 層のそれぞれに { $each } 個）
   *[once] {""}
}：_W_、{ $size }、凍結{ $isTarget ->
    [true] 。_B_、{ $d }~×~{ $rank } と _A_、{ $rank }~×~{ $k }、学習可能
   *[false] {""}
}

lesson = モデル全体にかかるコスト
summary = モデルの線形モジュール、そのうち LoRA を適用するもの、モデル全体のパラメータ数。
listed = { title }：{ $targetList }
labels =
    .rank = ランク _r_
    .preset = 適用するモジュール
presets =
    .as-given = 指定のとおり
    .q-and-v = q と v
    .all-linear = すべての線形モジュール
explanation = モジュールはデータの流れの順に並べている。
table-caption = { $model } のモジュールと LoRA が学習するもの
table-head =
    モジュール
    学習可能
fused = { $size }、ランク { $times }_r_
table-quantities =
    LoRA、すべての対象
    ベースモデル
    学習する割合
    節約
    全パラメータ
    PEFT の trainable%
table-formulas =
    それぞれ _r_(_d_ + _k_)
    凍結
    LoRA/ベース
    1 − 割合
    ベース + LoRA
    LoRA/全体

map-ranks = { $spread ->
    [none] どのモジュールもランク~{ $most }
    [layer] 層によりランクは { $least } から { $most }
    [module] モジュールによりランクは { $least } から { $most }
   *[both] モジュールと層によりランクは { $least } から { $most }
}
map-headline = { map-ranks }：学習パラメータは { $trainable } 個、モデルの { $share }
map-deck = { $model }、パターンに一致しないところでは _r_~=~{ $rank }{ $withAlpha ->
    [true] 、_α_~=~{ REAL($alpha) }。_α_/_r_~=~{ $factors }
   *[false] {""}
}
map-caption = { $model }：{ map-ranks }
map-alt = { $model } の { $targetList } に用いる LoRA のランクのマップ。{ map-ranks }。学習可能なパラメータは { $trainable } 個で、{ $base } 個の { $share } にあたる。
map-run = { $rank }、_α_~{ REAL($alpha) }
map-stack = { $part ->
    [vision] **画像**
    [encoder] **エンコーダ**
    [decoder] **デコーダ**
    [none] **層の外**
   *[whole] **層**
}
map-layer = 層
map-reading = 高さはランクで、パラメータの比で _B_（下）と _A_（上）に分けてある。{ $raised ->
    [true] { $rank } 未満のランクは実際の比率より高く描いてある。
   *[false] {""}
}
map-row = { $name }、{ $size }：{ $where }。学習可能なパラメータ { $parameters } 個
map-where = { $layered ->
   *[true] 第~{ $indices }~層は
    [false] {""}
}ランク~{ $rank }{ $withAlpha ->
    [true] 、_α_~{ REAL($alpha) }
   *[false] {""}
}
map-table = { $model } のモジュールと層ごとのランク、LoRA が学習するもの
map-head =
    モジュール
    層
    学習可能
