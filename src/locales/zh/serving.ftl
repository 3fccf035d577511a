units =
    PB
    TB
    GB
    MB
    kB
-adapters = { $count } 个适配器
title = { $model } 上秩为 { $rank } 的 { COUNT($adapters, -adapters) }所占显存
cost = { $outcome ->
   *[saving] 共用一个基座占 { $shared }，合并则占 { $merged }
    [even] 共用一个基座与合并都占 { $shared }
    [loss] 共用一个基座占 { $shared }，合并则少占 { $less }
}
alt = { title }：{ cost }。{ $memory } 可容纳 { $fitShared } 个适配器或 { $fitMerged } 份合并副本。一批中的每个请求使用自己的适配器。
caption = { title }
spoken = 秩为 { $rank } 的 { COUNT($adapters, -adapters) }：{ cost }；{ $memory } 可容纳 { $fitShared } 个
every = 任意数量

headline = { COUNT($adapters, -adapters) }{ cost }
deck = { $model }，16 位；秩 { $rank }，用于 { $targetList }{ $padded ->
    [true] ，槽的秩为 { $slotRank }
   *[false] {""}
}
memory-title = **权重所占 { $unit }**，按适配器数量
budget = 显存 { $memory }
shared-name = **适配器：**{ $memory } 可容纳 { $fitShared } 个
merged-name = **合并副本：**可容纳 { $fitMerged } 份
each = 每份 { $weights }
sum = { $weights } + 每个 { $slot }
crossover = { $limit ->
   *[other] 至多 { $limit } 个时合并更小
}
batch-title = **一批请求：**共用 _W_，各自使用自己的 _B_ 和 _A_
request = { $long ->
   *[true] 请求 { $request }，适配器 { $adapter }
    [false] 请求 { $request }
}
padding = { $padded ->
   *[true] { $share } 为填充
    [false] 无填充
}
conditions = 加载一个适配器传输 { $adapter }。不计 KV 缓存和激活值。

part-base = 一个基座，冻结：{ $weights }
part-adapters = { COUNT($adapters, -adapters) }，_B_ 和 _A_，每个 { $adapter }，每个槽 { $slot }：连同基座 { $shared }；{ $memory } 可容纳 { $fitShared } 个
part-merged = 合并副本，每份 { $weights }，对应 { COUNT($adapters, -adapters) }：{ $merged }；{ $memory } 可容纳 { $fitMerged } 份
part-w = _W_，冻结，所有请求共用一次
part-batch = 一批请求，各用自己的适配器，秩为 { $rank }，槽的秩为 { $slotRank }：{ padding }

lesson = 一台服务器能容纳多少适配器
summary = 多个适配器共用一个基座所占的显存与合并副本所占的显存，以及每个请求使用自己的适配器的一批请求。
labels =
    .adapters = 适配器数量
    .rank = 秩 _r_
    .slotRank = 槽的秩
    .memory = 显存，GB
explanation =
    字节数由计算得出，对 16 位权重是精确的：_N_ 个适配器共用一个基座占 _W_~+~_Ns_，_N_ 份合并副本占 _NW_，
    其中 _W_ 为基座的字节数，_s_ 为一个槽的字节数。只有当 _N_ 小于 _W_/(_W_~−~_s_) 时合并副本才更小，
    对大多数模型只有 1 个适配器时如此。PEFT 以 fp32 保存适配器，因此文件是两倍大。
    服务器还需要容纳 KV 缓存、激活值和缓冲区，这里不计。
    在 vLLM 中（LoRAConfig 和 max_lora_rank 的文档），max_loras 是一批中适配器的数量，
    max_cpu_loras 是 CPU 内存中适配器的数量；槽的秩为 max_lora_rank，默认 16，数据类型与基座相同；
    秩较低的适配器以零填充。吞吐量由他人测得，此处未测：Punica（arXiv 2310.18547，摘要）
    将一批请求与 _W_ 相乘一次，再将每个请求与自己的 _B_ 和 _A_ 相乘，称吞吐量为其他服务系统的 12 倍，每个词元多用 2~毫秒；
    S-LoRA（arXiv 2311.03285，摘要）将所有适配器放在主存中，加载正在运行的请求所用的适配器，
    称吞吐量最高为 PEFT 和使用合并副本的 vLLM 的 4 倍。在一批请求的图中，只有槽的秩按比例绘制。加载时间按每秒 25~GB 计算。
table-caption = 适配器与合并副本所占显存（字节）
table-head =
    量
    值
table-quantities =
    基座（16 位），每份合并副本与之相同
    适配器（16 位）
    适配器的槽
    其中填充
    一个基座和所有槽
    同样数量的合并副本
    服务器显存
    基座之外可容纳的适配器数
    可容纳的合并副本数
    合并更小的最大数量
    适配器文件（fp32），不含文件头
    以 25 GB/s 加载一个适配器，毫秒
    以 25 GB/s 加载一份合并副本，毫秒
