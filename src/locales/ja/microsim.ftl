fullscreen = 図を全画面で開く
copy = この iframe をウェブサイトにコピーする：
copy-replace = この iframe をウェブサイトにコピーし、{ $placeholder } を本書のアドレスに置き換える：
description = 説明
picture = 図を言葉で表すと：

use = 使い方
no-controls = この図に操作項目はない。
move = 「{ $label }」：スライダーを動かすか、数値を入力する。
move-after = 「{ $label }」：「{ $leader }」の横のチェックを外し、スライダーを動かすか、数値を入力する。
tick = 「{ $label }」：チェックを入れるか外す。
choose = 「{ $label }」：一覧から選ぶ。
keys = 図の上では、矢印キーで各部分を順にたどれる。図の下では、図のリセットとダウンロード、現在の状態へのリンクのコピーができる。

numbers = 数値
edit = 図の変更
command = この図は次のコマンドで描いた。値を変えて実行し直すとよい。`--force` を付けるとファイルを置き換える：

lesson-plan = 授業案
objectives = 学習目標
students-can = この授業の後、学生は次のことができる：
explain-lesson = この図を使って「{ $lesson }」を説明する。
quoted = 「{ $label }」
predict-controls = 次の操作で図がどう変わるかを予想する：{ $labels }。
relate-numbers = 表の各数値を図の部分と対応付ける。
audience = 対象
readers = 機械学習を学ぶ学部生と大学院生。所要時間は約 { $minutes } 分である。
prerequisites = 前提知識
# @lines
needed =
    行列の積と行列の階数（ランク）
    ニューラルネットワークの重みと、勾配降下法による重みの変化

activities = 演習
predict-value = 何が変わるかを予想して書き留める。「{ $label }」を { $value } にして比べる。その後、図をリセットする。
predict-choice = 何が変わるかを予想して書き留める。「{ $label }」を「{ $choice }」にして比べる。その後、図をリセットする。
predict-tick = 何が変わるかを予想して書き留める。「{ $label }」{ $ticked ->
   *[true] にチェックを入れて
    [false] のチェックを外して
}比べる。その後、図をリセットする。
figure-says = 図の見出しは次のとおりである：{ $sentence }。
cover = 表を隠し、図からできるだけ多くの数値を読み取って、表と照らし合わせる。
see-table = 表は「{ numbers }」の節にある。

assessment = 確認
in-words = 「{ $lesson }」を自分の言葉で説明せよ。
compare-words = 「{ description }」の節の図題と説明に照らし合わせる。
assumptions = 数値はどのような仮定によるか。
see-assumptions = 「{ description }」の節で、図題の後に述べている。

answers = 解答
references = 参考文献
sources =
    .lora = この手法
    .qlora = 重みが 4 ビットのベースモデルでの LoRA
    .forgets = フルファインチューニングとの比較
    .start = B をゼロから始める理由
    .peft = 図のパラメータ数が一致するライブラリ
updated = 随時更新
# @lines
subjects =
    低ランク適応
    ファインチューニング
    大規模言語モデル
