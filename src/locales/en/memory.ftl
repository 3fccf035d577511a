### $model, $targetList, $fullBytes, $loraBytes, $qloraBytes, $loraShare, $qloraShare, $lowest, $trainedBytes: text
### $items, $item, $name, $amount: text
### $batch, $sequence, $magnification: number
### $complete, $checkpointing, $both, $loraLess, $qloraLess, $thin: boolean
### $mode: full | lora | qlora
### $precision: mixed | bf16 | fp32
### $less: both | qlora | none
### $optimizer: adamw | adamw-8bit | sgd
### $weights: full16 | full32 | base16 | base32 | base4 | mostly32

# @lines
units =
    GB
    MB
    kB
# The memory that an A100 needed in addition.
overhead = { range }~GB
title = Training memory of { $model } at LoRA rank { $rank }
tokens = { $batch }~×~{ $sequence }~tokens
mode = { $mode ->
    [full] Full fine-tuning
    [lora] LoRA
   *[qlora] QLoRA
}
lora-cost = { $loraBytes }{ $loraLess ->
   *[true] , { $loraShare } of full
    [false] {""}
}
alt = { title }, { $complete ->
       *[true] { tokens } with activations
        [false] without activations
    }: Full fine-tuning { $fullBytes }; LoRA { lora-cost }; QLoRA { $qloraBytes }{ $qloraLess ->
       *[true] , { $qloraShare } of full
        [false] {""}
    }. B, A and state: { $trainedBytes }.
caption = { title }
spoken = rank { $rank }, { tokens }, LoRA { $loraBytes }

## The picture

headline = { $outcome ->
    [loss] { -costs-more }: { $loraShare } of the memory, QLoRA { $qloraShare }
   *[other] { $complete ->
       *[true] LoRA trains in { $loraShare } of the memory, QLoRA in { $qloraShare }
        [false] Without activations, LoRA trains in { $loraShare } of the memory, QLoRA in { $qloraShare }
    }
}
deck = { $complete ->
   *[true] Peak of a training step: { $model }, { tokens }{ $checkpointing ->
       *[true] {" "}with checkpointing
        [false] {""}
    }
    [false] Weights, gradients and optimizer state of { $model }
}, rank~{ $rank } on { $targetList }. { $less ->
   *[both] Part of the saving is precision.
    [qlora] Only QLoRA’s base has fewer bits.
    [none] Frozen weights have fewer bits.
}
bits = { $weights ->
    [full16] 16-bit
    [full32] 32-bit
    [base16] 16-bit base
    [base32] 32-bit base
    [base4] 4-bit base
   *[mostly32] mostly 32-bit base
}
label = **{ mode }**, { bits }
names =
    .weights = weights
    .frozen = frozen
    .trained = trained
    .b = _B_
    .a = _A_
    .gradient = gradients
    .optimizer = optimizer
    .activation = activations
    .temporary = temporary
item = { $name } { $amount }
magnified = { $both ->
   *[true] **{ $trainedBytes }** is trained, in~both
    [false] **{ $trainedBytes }** is trained, in~QLoRA
}
magnification = { REAL($magnification) }~×~magnified.{ $thin ->
   *[true] {" "}In~the~bars, { REAL($times) }~×~wider than~to~scale.
    [false] {""}
}

# Below the picture.
setting = { $precision ->
   *[mixed] Mixed precision (trained: 32-bit)
    [bf16] bf16
    [fp32] fp32
}, { $optimizer ->
    [adamw] AdamW
    [adamw-8bit] 8-bit AdamW
   *[sgd] SGD
}.
freed = Full’s activations are freed before the peak.
lower-bound = QLoRA: at least { $lowest }.
allocator = CUDA, allocator: { overhead } more.
not-counted = Activations, CUDA and its allocator are not counted.
ticks = Ticks: { $items } measured.
no-ticks = Measured at { tokens } only.

## The picture in words

part-mode = { mode }, { bits }: { $item }
part-trained = _B_ and _A_ with their training state, trained: { $item }
part-magnified = The trained part of LoRA and QLoRA enlarged: { $trainedBytes }

phases =
    .forward = forward pass
    .loss = loss
    .backward = backward pass
    .step = optimizer step
excluded = { $complete ->
   *[true] CUDA, allocator: { overhead }
    [false] activations, CUDA, allocator
}
none = none
unknown = not known
mixture = depends on the experts in use

## Page

lesson = How much memory training needs
summary = The peak memory of a training step: full fine-tuning, LoRA and QLoRA.
labels =
    .rank = Rank _r_
    .batch = Sequences
    .sequence = Tokens in each
    .checkpointing = Checkpointing
explanation =
    In mixed precision and fp32, full fine-tuning with AdamW takes 16 bytes per parameter: 4 for the weight, 4 for its
    gradient and 8 for two moments; in bf16, 8. 8-bit AdamW keeps most moments in 1 byte, and SGD has none. At its
    peak, AdamW’s usual step, which is not fused, adds 4 bytes per trained parameter, or 2 in bf16. LoRA stores its
    frozen base in 16 bits, or 32 in fp32, and takes 16 bytes per trained parameter with AdamW, 12 while it has no
    gradient. Only bf16 and fp32 compare equal precision. QLoRA (arXiv 2305.14314) stores the linear modules in NF4
    (4.126953125 bits per weight with double quantization) and all else in fp32, as PEFT prepares it. Activations are
    the tensors that PyTorch saves for the backward pass, without dropout: a frozen module saves none, an adapted
    module its input. They are freed before the optimizer step. State is exact. Activations and peaks were within 2~%
    of measured ones in { 1224 }~random training steps of { 14 }~model types. QLoRA was not compared; it saves at
    least LoRA’s activations. CUDA and the allocator are not included: Qwen measured { $low } to { $high }~GB for LoRA
    on an A100 at 1.8 and 7 billion parameters. 1~GB is 10⁹ bytes. Training compute counts the multiply-adds of linear
    modules in the forward pass and for both gradients; frozen weights need no gradient. Attention scores, the output
    head, checkpointing and dequantization are not counted. A merged adapter adds nothing to inference.
table-caption = Training memory of { $model } in bytes, and compute
table-experts = { table-caption }; experts { experts-layout }
# @lines
table-head =
    Quantity
    Full
    LoRA
    QLoRA
# @lines
table-quantities =
    Weights
    Adapter
    Gradients at the peak
    Optimizer state
    Activations at the peak
    Temporary at the peak
    Total
    Lower bound
    Time of the peak
    Measured
    Not included
    Training multiply-adds relative to full
    Extra multiply-adds at inference, unmerged
    Adapter file, without its header
