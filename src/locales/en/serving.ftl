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
title = Memory of { $adapters ->
    [one] { $adapters } adapter
   *[other] { $adapters } adapters
} of rank { $rank } on { $model }
cost = { $outcome ->
   *[saving] { $shared } on one base, { $merged } merged
    [even] { $shared } on one base and merged
    [loss] { $shared } on one base, { $less } less merged
}
alt = { title }: { cost }. In { $memory } fit { $fitShared } adapters or { $fitMerged } merged copies. Each request of a batch uses its own adapter.
caption = { title }
spoken = { $adapters ->
    [one] { $adapters } adapter
   *[other] { $adapters } adapters
} of rank { $rank }: { cost }; in { $memory } fit { $fitShared }
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
part-adapters = { $adapters ->
    [one] { $adapters } adapter
   *[other] { $adapters } adapters
}, _B_ and _A_, { $adapter } each, in slots of { $slot }: { $shared } with the base; { $fitShared } fit in { $memory }
part-merged = { $adapters ->
    [one] { $adapters } merged copy
   *[other] { $adapters } merged copies
}, { $weights } each: { $merged }; { $fitMerged } fit in { $memory }
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
explanation =
    Bytes are arithmetic, exact for 16-bit weights: _N_ adapters on one base take _W_~+~_Ns_, and _N_ merged copies
    _NW_, with _W_ for the bytes of the base and _s_ for those of a slot. PEFT saves adapters in fp32, so that files are
    twice as large. The KV cache, activations, CUDA and the server’s own buffers are not counted: a server needs room
    for them too. vLLM’s documentation (version 0.22.1): max_loras is the largest number of adapters in a batch, each
    has a slot of max_lora_rank, by default { 16 }, in the dtype of the base, and others wait in the CPU’s memory. A
    slot of a larger rank than the adapter’s is padded with zeros. Measured elsewhere: Punica (arXiv 2310.18547), which
    multiplies each request by its own adapter in one kernel, reports 12 times the throughput of other servers, with
    2~ms more for each token. S-LoRA (arXiv 2311.03285), which keeps adapters in main memory, fetches those of the
    running requests, and pages them with their ranks, reports up to 4 times the throughput of vLLM with merged copies.
    Times of loading assume 25~GB in a second.
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
    To load an adapter at 25 GB/s, ms
    To load a merged copy at 25 GB/s, ms
