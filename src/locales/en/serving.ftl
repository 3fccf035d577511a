### $model, $targetList, $weights, $adapter, $slot, $shared, $merged, $less, $memory, $unit: text
### $adapters, $slotRank, $fitShared, $fitMerged, $limit, $request: number
### $outcome: saving | even | loss
### $padded, $long: boolean

# @lines
units =
    PB
    TB
    GB
    MB
    kB
-adapters = { $count ->
    [one] { $count } adapter
   *[other] { $count } adapters
}
title = Memory of { COUNT($adapters, -adapters) } of rank { $rank } on { $model }
cost = { $outcome ->
   *[saving] { $shared } on one base, { $merged } merged
    [even] { $shared } on one base and merged
    [loss] { $shared } on one base, { $less } less merged
}
alt = { title }: { cost }. In { $memory } fit { $fitShared } adapters or { $fitMerged } merged copies. Each request of a batch uses its own adapter.
caption = { title }
spoken = { COUNT($adapters, -adapters) } of rank { $rank }: { cost }; in { $memory } fit { $fitShared }
every = every number

## The picture

headline = { $adapters ->
    [one] { $adapters } adapter takes { cost }
   *[other] { $adapters } adapters take { cost }
}
deck = { $model } in 16 bits; rank { $rank } on { $targetList }{ $padded ->
    [true] , in slots of rank { $slotRank }
   *[false] {""}
}
memory-title = **{ $unit } of weights**, by number of adapters
budget = memory of { $memory }
shared-name = **Adapters:** { $fitShared ->
    [one] { $fitShared } fits in { $memory }
   *[other] { $fitShared } fit in { $memory }
}
merged-name = **Merged copies:** { $fitMerged ->
    [one] { $fitMerged } fits
   *[other] { $fitMerged } fit
}
each = { $weights } each
sum = { $weights } + { $slot } each
crossover = { $limit ->
    [one] merged is smaller only for { $limit }
   *[other] merged is smaller up to { $limit }
}
batch-title = **One batch:** all requests share _W_; each uses its own _B_ and _A_
request = { $long ->
   *[true] request { $request }, adapter { $adapter }
    [false] request { $request }
}
padding = { $padded ->
   *[true] { $share } padding
    [false] no padding
}
conditions = Loading an adapter moves { $adapter }. KV cache and activations are not counted.

## The picture in words

part-base = One base, frozen: { $weights }
part-adapters = { COUNT($adapters, -adapters) }, _B_ and _A_, { $adapter } each, in slots of { $slot }: { $shared } with the base; { $fitShared } fit in { $memory }
part-merged = Merged copies, { $weights } each, for { COUNT($adapters, -adapters) }: { $merged }; { $fitMerged } fit in { $memory }
part-w = _W_, frozen, once for all requests
part-batch = One batch of requests, each with its own adapter of rank { $rank } in a slot of rank { $slotRank }: { padding }

## Page

lesson = How many adapters a server holds
summary = The memory of many adapters on one base beside that of merged copies, and a batch in which each request uses its own adapter.
labels =
    .adapters = Adapters
    .rank = Rank _r_
    .slotRank = Rank of a slot
    .memory = Memory, GB
# vLLM: docs.vllm.ai/en/v0.22.1/api/vllm/config/lora, and docs/features/lora.md as of vllm-project/vllm#22782.
explanation =
    Bytes are arithmetic, exact for 16-bit weights: _N_ adapters on one base take _W_~+~_Ns_, and _N_ merged copies
    _NW_, with _W_ for the bytes of the base and _s_ for those of a slot. Merged copies are smaller only while _N_ is
    below _W_/(_W_~−~_s_), for most models at 1 alone. PEFT saves adapters in fp32, so their files are twice as large.
    A server also needs room for the KV cache, activations and buffers, which are not counted. In vLLM (its
    documentation of LoRAConfig and of max_lora_rank), max_loras is the number of adapters in a batch, max_cpu_loras
    that in the memory of the CPU, and a slot has the rank max_lora_rank, by default 16, in the dtype of the base;
    adapters of lower ranks are padded with zeros. Throughput was measured elsewhere, not here: Punica (arXiv
    2310.18547, abstract), which multiplies a batch by _W_ once and each request by its own _B_ and _A_, reports 12
    times that of other servers with 2~milliseconds more for each token; S-LoRA (arXiv 2311.03285, abstract), which keeps all
    adapters in main memory and loads those of the running requests, up to 4 times that of PEFT and of vLLM with merged
    copies. In the picture of a batch, only the ranks of slots are to scale. Times of
    loading assume 25~GB in a second.
table-caption = Memory of adapters and of merged copies, in bytes
# @lines
table-head =
    Quantity
    Value
# @lines
table-quantities =
    Base in 16 bits, and each merged copy
    Adapter in 16 bits
    Slot of an adapter
    of which padding
    One base with all slots
    As many merged copies
    Memory of the server
    Adapters that fit beside the base
    Merged copies that fit
    Merged is smaller up to this number
    Adapter file in fp32, without its header
    To load an adapter at 25 GB/s, milliseconds
    To load a merged copy at 25 GB/s, milliseconds
