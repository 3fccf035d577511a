# Simplified Chinese. The tag is "zh", which is also the address /zh/: its likely script is Hans, and Intl returns
# the same patterns for zh, zh-CN and zh-Hans.
#
# Typography: full-width punctuation, and a space between Han characters and Latin letters, digits or formulas, but
# none beside full-width punctuation. \u00a0 is between 秩 and its number, and between numbers and units.
#
# Glossary, with the source of each term. "d2l" is the Chinese edition of Dive into Deep Learning (d2l-ai/d2l-zh), "HF" is
# the Chinese documentation of transformers (docs/source/zh/peft.md), and "usage" is a term that Chinese texts on LoRA use,
# but that neither of them has.
#
# | English              | Chinese            | Source |
# | -------------------- | ------------------ | ------ |
# | fine-tuning          | 微调               | d2l, fine-tuning.md; HF |
# | learning rate        | 学习率             | d2l, TERMINOLOGY.md |
# | gradient             | 梯度               | d2l, TERMINOLOGY.md |
# | optimizer            | 优化器             | d2l, TERMINOLOGY.md |
# | accuracy             | 准确率             | d2l, TERMINOLOGY.md |
# | encoder, decoder     | 编码器、解码器     | d2l, TERMINOLOGY.md |
# | hidden layer         | 隐藏层             | d2l, TERMINOLOGY.md |
# | token                | 词元               | d2l |
# | forward pass         | 前向传播           | d2l |
# | momentum             | 动量               | d2l, TERMINOLOGY.md (动量法) |
# | frozen               | 冻结               | HF |
# | trainable            | 可训练             | HF |
# | adapter              | 适配器             | HF |
# | rank                 | 秩                 | usage; title of the article in the Chinese Wikipedia: 秩 (线性代数) |
# | singular value       | 奇异值             | usage; article in the Chinese Wikipedia: 奇异值分解 |
# | low-rank             | 低秩               | usage |
# | weight matrix        | 权重矩阵           | usage |
# | full fine-tuning     | 全参数微调         | usage (HF: 完全微调) |
# | inference            | 推理               | usage |
# | GPU memory           | 显存               | usage |
# | activations          | 激活值             | usage |
# | checkpointing        | 梯度检查点         | usage |
# | multiply-add         | 乘加               | usage |
# | base model           | 基座               | usage |
# | break-even rank      | 临界秩             | no source; explained where it occurs |
# | sheet (of rank 1)    | 秩 1 分量          | no source; a component of a sum |
# | span (of a matrix)   | 子空间             | usage |
# | principal angle      | 主夹角             | usage |
# | router (of experts)  | 路由器             | usage |
# | bf16 rounding        | 就近舍入到偶数     | usage (IEEE 754) |
#
# Like English: token tokens dropout capacity

-full = 全参数微调
-costs-more = LoRA 代价更高
-prompt-tuning = 提示微调
-prefix-tuning = 前缀微调
-trainable-tokens = 可训练词元

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
   *[true] 约 1/{ $denominator }
    [false] 1/{ $denominator }
}
near = { $below ->
   *[true] 略低于 { $bound }
    [false] 略高于 { $bound }
}
thick-strips = _B_ 和 _A_ 的粗细放大 { $times } 倍。
thin-side = 边 { $side } 的长度放大 { $times } 倍。
all-to-scale = 全部按比例绘制。

comma = ，
between = ，
range = { $low }–{ $high }
large = { $power ->
    [0] { $number }
   *[other] { $number }~{ $unit }
}
targets = { $targets ->
    [all] 全部线性模块
    [kinds] { $total } 类模块中的 { $kinds } 类
   *[names] { $names }
}
experts-layout = { $layout ->
   *[fused] 合并存储，同 transformers~5
    [separate] 分开存储，同 transformers~4
}
counted-note = { $headless ->
   *[true] 参数统计不含池化层和输出头。
    [false] 专家{ experts-layout }。
}
