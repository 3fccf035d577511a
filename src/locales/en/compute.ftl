### $model, $targetList, $added, $amount, $name, $time: text
### $lora, $forward, $unmerged, $count, $seconds: number
### $claim: third | less | even | more
### $compared: boolean

title = Compute of { $model } at LoRA rank { $rank }
alt = { title }, multiply-adds per token. Training step: full { $full }, LoRA { $lora }. Inference: { $forward }; unmerged LoRA: { $unmerged }; merged: no more.
caption = { title }
spoken = rank { $rank }, training { $share } of full, inference { $added } more

## The picture

headline = { $claim ->
    [third] LoRA skips a third of the arithmetic: the gradients of frozen weights
    [less] LoRA saves { $rest } of the arithmetic: it skips frozen weights’ gradients
    [even] LoRA takes as much arithmetic as { -full }
   *[more] LoRA takes more arithmetic than { -full }
}
deck = Multiply-adds per token of { $model }; rank~{ $rank } on { $targetList }: { $share } of { -full }.
names =
    .forward = forward pass
    .input-gradient = gradient of the inputs
    .gradient = gradient of the weights
full = Full fine-tuning
lora = LoRA
amount = { large }
# What LoRA does not compute.
skipped = skipped: _W_ is frozen
skipped-short = skipped
trained = only for _B_ and _A_: { $count }
wider = { $times }~×~wider than~to~scale
inference = At inference
merged = merged LoRA adds nothing, unmerged~{ $added }
time = Time is not compute
source = measured: Llama-3.2-3B, { 5000 } steps
methods =
    .full = Full fine-tuning
    .lora = LoRA, _r_~=~64
    .dora = DoRA, _r_~=~32
seconds = { $compared ->
   *[true] { $seconds }~s, { $share }
    [false] { $seconds }~s
}

## The picture in words

part-step = { $name }, a training step: { $count } multiply-adds per token ({ $amount })
part-lora = LoRA, a training step: { $lora } multiply-adds per token ({ $amount }), { $share } of { -full }
part-pass = { $name }: { $count }
part-trained = gradient of _B_ and _A_, trained: { $count }
part-skipped = gradient of the frozen weights, skipped: { $count }
part-inference = { inference }: { $forward } multiply-adds per token ({ $amount }); unmerged LoRA { $unmerged }, { $added } more; merged LoRA no more
part-time = { time }; { source }
part-measured = { $name }: { $time }
none = none

## Page

lesson = How much arithmetic a token needs
summary = Multiply-adds per token, in training and at inference: full fine-tuning, LoRA and merged LoRA.
labels =
    .rank = Rank _r_
explanation =
    A _d_~×~_k_ matrix takes _dk_ multiply-adds per token in the forward pass, _dk_ for the gradient of its input and
    _dk_ for the gradient of its weights. A frozen matrix does not need the last, so LoRA approaches two thirds of
    full fine-tuning’s compute (LoRA Without Regret, Thinking Machines Lab 2025). _B_ and _A_ add _r_(_d_~+~_k_) to
    each. The counts include the linear modules of the layers, each as if its input needed a gradient. They leave out
    attention scores, embeddings, the output head and checkpointing’s second forward pass. The times are from PEFT’s
    method comparison (huggingface/peft, commit 5d602fd), 5,000 steps of Llama-3.2-3B on one L40S, with LoRA at rank
    64 and DoRA at rank 32 on q_proj and v_proj. There, full fine-tuning also reads and writes all gradients and
    Adam’s state. On GPT-3, the LoRA paper measured 43.1 tokens per second per V100 with LoRA and 32.5 without, its
    “25~% speedup” (arXiv 2106.09685, section 4.2).
table-caption = Multiply-adds per token in the linear modules of { $model }
# @lines
table-head =
    Quantity
    Full
    LoRA
    LoRA merged
# @lines
table-quantities =
    Forward pass
    Gradient of the inputs
    Gradient of the weights
    Training step
    Share of full fine-tuning
    Token at inference
    Extra compute at inference
