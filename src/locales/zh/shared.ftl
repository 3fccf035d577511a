-full = 全参数微调
-costs-more = LoRA 代价更高

outcome = { $outcome ->
    [loss] ，{ -costs-more }
    [even] ，没有节省
   *[saving] ，节省 { $rest }
}
saving = { $outcome ->
    [loss] 无，{ -costs-more }
   *[other] { $rest }
}
one-in = { $rounded ->
   *[true] 约 1/{ $whole }
    [false] 1/{ $whole }
}
near = { $below ->
   *[true] 略低于 { $bound }
    [false] 略高于 { $bound }
}
comma = ，
area-outline = 全参数
area-times = { $times }~×
area-corner = 左下角放大 { $times } 倍。
card-meaning = { $outcome ->
    [loss]
        可训练，而非 { $full }：
        { -costs-more }
    [even]
        可训练，占 { $full } 的
        LoRA 没有节省
   *[saving]
        可训练，占 { $full } 的
        { $ratio }
}
card-thin-bars = 细条未按比例
card-too-large = 小面积画成 { $tenths } 倍大
targets = { $targets ->
    [all] 全部线性模块
    [kinds] { $total } 类模块中的 { $kinds } 类
   *[names] { $names }
}
experts-layout = { $layout ->
   *[fused] 合并存储，与 transformers~5 一致
    [separate] 分开存储，与 transformers~4 一致
}
counted-note = { $headless ->
   *[true] 模型的统计不含池化层和输出头。
    [false] 专家{ experts-layout }。
}
