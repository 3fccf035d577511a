title = 训练给各模块带来的变化
place = { $layered ->
   *[true] 第~{ $layer }~层的 { $kind }
    [false] { $kind }
}
in-units = { $powered ->
   *[true] ，以~{ $power }~计
    [false] {""}
}
directions = { $directions }/{ $ranks }
hold = { $ranks } 个方向中的 { $directions } 个占 { $share }
example-title = 最大的 ‖Δ_W_‖：{ place }
nothing = 所有更新均为 0：没有训练任何参数
held = 每个更新的 { $ranks } 个方向中，{ $directions } 个占 { $share }
-magnitudes = DoRA 的幅度
-biases = LoRA 的偏置
sentences = { $zero ->
    [true] { nothing }。
   *[false] { example-title }。{ held }。
}
not-shown = 未显示：多大的秩能达到同样效果{ $undrawn ->
    [magnitudes] ；{ -magnitudes }
    [biases] ；{ -biases }
    [both] ；{ -magnitudes }和 { -biases }
   *[none] {""}
}。
headline = { $zero ->
    [true] { nothing }
   *[false] { held }
}
deck = 训练后每个模块{ $hasExperts ->
   *[true] （或一层的 { $experts } 个专家）
    [false] {""}
}的更新，Δ_W_~=~_s_·_BA_；占比按~‖Δ_W_‖²~计；{ $scaling ->
    [differs] 各模块的 _s_ 不同
    [assumed] 假定 _s_~=~{ REAL($factor) }
   *[known] _s_~=~{ REAL($factor) }
}。{ not-shown }
size-label = { $measure ->
   *[update] 大小 { $symbol }
    [entry] { $symbol }
}{ in-units }
directions-label = 方向数
example-held = { $ranks } 个方向中的 { $directions } 个占 ‖Δ_W_‖² 的 { $share }
example-values = { $count } 个奇异值的平方 _σ_²，总和为 ‖Δ_W_‖²
part-row = { $kind }{ $layered ->
   *[true] ，第 { $layers } 层
    [false] {""}
}：{ $symbol } { $sizes }；方向数 { $directions }（共 { $ranks }）
part-example = { place }：奇异值的平方（相对于最大值）{ $values }；{ example-held }
layer = 层
alt = { title }。{ sentences }{ not-shown }
caption = 以秩~{ $ranks } 训练给各模块带来的变化{ $hasOthers ->
   *[true] ；文件中还有 { $others } 的张量，未画出
    [false] {""}
}

lesson = 适配器学到了什么
summary = 一个训练好的适配器：每个更新有多大，多少个方向占其大部分。
listed = { title }（每个更新的 { $share }）
labels =
    .share = 方向所占的比例，%
    .measure = 更新的大小
measures =
    .update = 整体
    .entry = 每个元素
explanation =
    一个模块的更新为 Δ_W_~=~_s_·_BA_，其中 _s_~=~_α_/_r_，rsLoRA 为 _α_/√_r_。它的大小 ‖Δ_W_‖ 是奇异值平方和的平方根，
    奇异值由 _B_ 和 _A_ 算出。矩阵越大，范数越大；按每个元素计时，范数除以 √(_dk_)。
    方向数的算法与 PEFT 转换为 LoRA 时相同：奇异值的平方和至少达到所选比例所需的最少个数。
    少数方向可能占了更新的大部分，但平方和的比例并非准确率：以那么大的秩训练，结果可能不同。
table-head =
    模块
    最大的 _σ_
    占全部 ‖Δ_W_‖² 之和的比例
    更新的大小
    占所选比例的方向数
table-directions = 占 { $share } 的方向数

compared-title = 同一组模块的两个适配器
compared-sizes = { $different ->
   *[true] 大小相差最大处：{ place }，分别为 { $first } 和 { $second }。
    [false] 所有大小都相同。
}
compared-overlap = 子空间的平均重叠度：_B_~{ $meanB }，_A_~{ $meanA }；随机子空间：{ $alike ->
   *[true] { $randomB }
    [false] { $randomB }，{ $randomA }
}
compared-sentences = { compared-sizes }{ compared-overlap }。
compared-not-shown = 未显示：两个适配器的作用是否相同{ $undrawn ->
    [magnitudes] ；{ -magnitudes }
    [biases] ；{ -biases }
    [both] ；{ -magnitudes }和 { -biases }
   *[none] {""}
}。
compared-deck = { compared-sizes }{ $assumed ->
   *[true] 其中一个适配器的 _s_ 为假定值。
    [false] {""}
}
compared-reading = 大小：第一个适配器为浅色，第二个为{ $area ->
   *[true] 折线
    [false] 深色
}。重叠度：主夹角余弦平方的均值，弱方向与强方向同等计入；满格表示子空间相同，横线表示随机子空间。{ compared-not-shown }
compared-factor = { $named ->
   *[true] 重叠度 { $letter } { $overlap }
    [false] { $letter } { $overlap }
}
compared-part = { $kind }{ $layered ->
   *[true] ，第 { $layers } 层
    [false] {""}
}：第一个适配器的 { $symbol } { $first }，第二个的 { $second }；_B_ 的重叠度 { $meanB }，_A_ 的 { $meanA }
compared-row = { $first } 和~{ $second }
none = 无
compared-alt = { compared-title }。{ compared-sentences }
compared-caption = 同一组模块的两个适配器：更新的大小和重叠度
compared-table = { compared-title }，比较方法同 LoRA 论文
compared-head =
    模块
    第一个的 _r_
    第二个的 _r_
    第一个的 { $symbol }
    第二个的 { $symbol }
    _B_ 的重叠度
    随机
    _A_ 的重叠度
    随机
