notes = { $headless ->
   *[true] 、BERT 系のモデルにプーラとヘッドは含まない
    [false] {""}
}{ $mixed ->
   *[true] 、エキスパートは{ experts-layout }
    [false] {""}
}
caption-matrix = パラメータ { $parameters } 個、{ $d }~×~{ $k } の行列に用いる LoRA
caption-model = { $model } の { $modules } に用いる LoRA{ notes }
caption-models = { $modules } に用いるランク~{ $rank } の LoRA のモデルごとの比較{ notes }
default-targets = PEFT の既定の対象
caption-methods = { $model }（パラメータ { $parameters } 個）における手法{ notes }
head-matrix =
    ランク _r_
    LoRA の学習、_r_(_d_~+~_k_)
    割合
    節約
head-model =
    ランク _r_
    ベースのパラメータ
    LoRA の学習
    割合
    節約
    PEFT の trainable%
    ファイル（バイト）
head-models =
    モデル
    ベースのパラメータ
    LoRA の学習
    割合
    節約
    PEFT の trainable%
    ファイル（バイト）
head-models-targets =
    モデル
    対象
    ベースのパラメータ
    LoRA の学習
    割合
    節約
    PEFT の trainable%
    ファイル（バイト）
head-methods =
    手法
    学習するパラメータ
    割合
    ファイル（バイト）
    設定と得失

unknown = 不明
all-linear = すべての線形モジュール
no-file = なし
names-separator = 、
settings-separator = 、
settings-on = { $list }（{ $modules } に適用）
only-on = { $modules } に適用
trade = { $settings }。{ $trades }

term-kinds = { $kind ->
    [lora] 低ランク
    [vector] ベクトル
    [constant] 数
   *[none] なし
}
settings =
    .rank = ランク~{ $count }
    .tokens = { $count } トークン
    .bottleneck = 幅 { $count }
    .init-rank = 枝刈り前は { $count }
    .factor = 因子 { $count }
    .decompose-both = 両方の因子を分解
    .feedforward = { $names } の入力をスケーリング
    .encoder-hidden = エンコーダの幅 { $count }
    .layers = { $count } 層
    .para = PaRa、_R_ なし
    .bat = Bat、_r_ 個の出力ごとに正方ブロック
    .weight-terms = A と B：{ term-kinds }
    .prompt-term = C：{ term-kinds }
    .bias-terms = D と E：{ term-kinds }
    .orthogonal = 回転の代わりに任意の行列
    .scale-input = 入力はスケーリングしない
    .scale-output = 出力はスケーリングしない
    .sparse-rate = 要素の { $rate }
    .mini-rank = ブロックの幅 { $count }
    .frequencies = 係数 { $count } 個
    .variant = 変種 { $count }
    .group-size = { $count } 個ずつの群
    .vector-size = 長さ { $count } のベクトル
    .blocks = { $count }~×~{ $count } ブロック
    .block-count = ブロック { $count } 個
    .share-blocks = すべてのブロックが同じ
    .hybrid-rank = ハイブリッドランク { $count }
    .block-size = 大きさ { $count } のブロック
    .vectors = ベクトル { $count } 本
    .vector-length = 長さ { $count }
    .stride = { $count } 層ごとに一つの _A_
    .b-count = 行列 _B_ が { $count } 個
    .depth = 各側に隠れ層 { $count } 層
    .theta-length = 長さ { $count } のベクトル一本
    .kept-rank = { $count } 方向を保持
    .save-projection = 射影は保存しない

method-names =
    .full = { -full }
    .prompt = { -prompt-tuning }
    .prefix = { -prefix-tuning }
    .trainable-tokens = { -trainable-tokens }
    .ln-tuning = LayerNorm チューニング
    .houlsby = Houlsby アダプタ
    .adaption-prompt = Adaption prompt

trade-offs =
    .full = どんな重みにも到達できるが、すべての重みの勾配とオプティマイザの状態が要る。
    .lora = 各行列の更新をランク r に制限し、重みにマージできる。
    .rslora = 大きさは LoRA と同じだが、alpha / √r でスケーリングするので、高いランクでも学習が進む。
    .dora = 出力の行ごとに学習可能な大きさを加え、ステップごとにノルムを計算する。
    .adalora = 一倍半のランクから始めて枝刈りする。行列ごとに異なるランクになるが、学習のコストは増える。
    .vera = 凍結したランダム行列に並べて、行列ごとに二本のベクトルを学習する。普通のランクは 256 である。
    .loha = LoRA の二倍のパラメータでランク r² に達し、要素ごとの積を計算する。
    .lokr = ごく少ないパラメータで高いランクを保つが、ブロック構造は固定である。
    .ia3 = 活性値をスケーリングするだけである。ごく小さいが、活性値を混ぜ合わせることはできない。
    .prefix = 重みには手を付けないが、仮想のキーとバリューが各層でコンテキストを消費する。
    .prompt = 仮想トークンの埋め込みだけを学習する。小さいが、小さなモデルでは弱い。
    .bitfit = 既存のバイアスを学習するが、最近のモデルの多くはバイアスを持たない。
    .houlsby = マージできない層を挿入する。PEFT にはなく、論文では正規化層も学習する。
    .lora-fa = A を凍結する。活性値のメモリは節約できるが、更新は A の行に縛られる。
    .ln-tuning = 正規化層だけを学習する。特徴ごとにゲインを、シフトがあればシフトも学習する。
    .p-tuning = 仮想トークンのエンコーダを学習し、後でエンコーダを捨てる。
    .mica = B を重みの最も弱い特異方向に凍結し、A だけを学習する。
    .hira = 重みに BA を要素ごとに掛ける。大きさは LoRA と同じで、フルランクである。
    .deft = 重みからランク r の部分空間を取り除き、学習した部分空間に置き換える。
    .delora = 更新の大きさを、モジュールごとに学習する一つの数で制限する。
    .gralora = 行列のブロックごとに別のアダプタを与える。大きさは LoRA と同じで、ランクは高い。
    .glora = 重みをスケーリングし、さらに項を加える。行列ごとに二つの低ランクの積がある。
    .lily = A を層の間で共有し、B はルータが選ぶ混合を全体で共有する。
    .peanut = 活性化関数を持つ細いネットワークで、重みそのものから更新を計算する。
    .miss = 行列に沿って繰り返す一つの小さなブロックを学習する。大きさは LoRA の半分以下である。
    .vblora = 一つのベクトルバンクから A と B を組み立てる。パラメータの大半はベクトルを選ぶロジットである。
    .tinylora = モジュールごとに一本の短いベクトルを学習する。ファイルの大部分は残りの凍結部分である。
    .unilora = モデル全体に一本のベクトルを学習し、固定した射影がそれをすべての A と B に変える。
    .pvera = VeRA の内部の値をそれぞれ分布に置き換えたもので、平均と散らばりを持つ。
    .randlora = ランク r の凍結したランダムな積を多数足し合わせてフルランクにする。ファイルにはそれらも入る。
    .beft = モデルがバイアスを持たなくても、バリューのバイアスだけを学習する。
    .road = 出力を二つずつ回転しスケーリングする。ごく小さく、混合バッチの推論が安い。
    .shira = LoRA のパラメータと同じ数の重みを個別に学習する。フルランクで、ファイルは三倍の大きさである。
    .frod = 重みの二つの固定した基底の間で、対角成分とほかの少数の要素を学習する。
    .fourierft = 更新のフーリエ変換の係数を少数学習する。個数は任意である。
    .waveft = 更新のウェーブレット変換の係数を少数学習する。個数は任意である。
    .c3a = 巡回ブロックを学習する。ランクは高く、パラメータ数は d·k をブロックの辺で割ったものである。
    .boft = 入力をブロックごとに回転し、出力をスケーリングする。角度は保たれる。
    .oft = 入力をブロックごとに回転する。ニューロン間の角度は保たれる。
    .hra = 入力を r 回鏡映する。変換は直交で、大きさは LoRA の半分以下である。
    .psoft = 重みの最も強い r 個の方向だけを回転する。モジュールあたり r(r + 3) / 2 個の数になる。
    .osf = 忘却を防ぐため、重みの最も強い方向を除いたすべてをファインチューニングする。
    .adaption-prompt = 零から始まるゲートを通して、上位の層のアテンションにプロンプトを加える。
    .trainable-tokens = 新しいトークンなど、埋め込みの個々の行だけを学習する。
