### $model, $targetList, $added, $fullAmount, $loraAmount, $tokenAmount, $loraTimeShare, $doraTimeShare, $rateRest: text
### $lora, $forward, $unmerged, $fullTime, $loraTime, $doraTime: number
### $unit: billions | millions

title = Compute of { $model } at LoRA rank { $rank }
alt = { title }, multiply-adds per token. Training step: full { $full }, LoRA { $lora }. Inference: { $forward }; unmerged LoRA: { $unmerged }; merged: no more.
caption = With LoRA at rank { $rank } on { $targetList }, a training step of { $model } takes { $share } of the multiply-adds of { -full }{ $outcome ->
    [loss] , so { -costs-more }
   *[other] {""}
}. At inference, LoRA adds { $added }, or nothing once merged. Compute is not time.
spoken = rank { $rank }, training { $share } of full, inference { $added } more

## Labels of the picture

heading = LoRA needs no gradient of the frozen weights
unit = { $unit ->
    [billions] Billions of multiply-adds per token
   *[millions] Millions of multiply-adds per token
}
adapted = _r_~=~{ $rank } on { $targetList }; output head not counted
legend =
    .forward = forward pass
    .input = gradient of the inputs
    .weights = gradient of the weights
training = In training
inference = At inference
full = Full fine-tuning
full-step = { full }: { $fullAmount }
lora-step = { $outcome ->
    [loss] LoRA: { $loraAmount } ({ $share }), costs more
   *[other] LoRA: { $loraAmount } ({ $share } of full)
}
# What LoRA does not compute.
skipped = skipped
token = { full } or merged~LoRA: { $tokenAmount }; LoRA~unmerged:~{ $added }~more
thin = The thinnest part of a bar is drawn { $times }~×~wider than~to~scale.
time = Compute is not time. Measured:
# @lines
times =
    Llama-3.2-3B, { 5000 } steps (PEFT): Full~fine-tuning:~{ $fullTime }~s; LoRA,~_r_~=~64:~{ $loraTime }~s,~{ $loraTimeShare }~of~full; DoRA,~_r_~=~32:~{ $doraTime }~s,~{ $doraTimeShare }~of~full.
    GPT-3 (LoRA paper): with LoRA { $rateRest }~less~time per token.
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
card-subject = { $model }, rank~{ $rank }
# @lines
card-share = { $outcome ->
    [loss]
        of full fine-tuning’s compute:
        { -costs-more }
   *[other]
        of full fine-tuning’s compute:
        { $rest } less
}
card-lora = LoRA: no gradient of frozen weights
card-thin-parts = Thin parts are not to scale
card-parts = Forward pass and gradients
