### $vertical: accuracy | memory | time
### $chosen: lora | full | method
### $several: boolean
### $runs, $attempts, $named, $others, $tick, $first, $last: number
### $method, $best, $share, $number, $result, $loraResult, $fullResult: text
### $ofAccuracy, $ofMemory, $ofTime: text

-lora = LoRA at rank 64

names =
    .full = Full fine-tuning
    .full-run = Full
measure = { $vertical ->
    [accuracy] test accuracy
    [memory] peak memory
   *[time] training time
}
value = { $vertical ->
    [accuracy] { $number }
    [memory] { $number }~GB
   *[time] { $number }~s
}
thousands = { $tick }~k
millions = { $tick }~M
title = { $runs } runs of fine-tuning Llama-3.2-3B: parameters trained and { measure }
heading = { $runs } runs, Llama-3.2-3B
axes =
    .accuracy = Test accuracy, %; more is better
    .memory = Peak memory, GB; less is better
    .time = Time, s, logarithmic; less is better
trained = parameters trained, logarithmic
fewer = <~{ $bound }
more = >~{ $bound }
# The chosen run and, if it is the best of several, their number.
chosen-name = { $chosen ->
    [lora] { -lora }
   *[other] { $method }{ $several ->
       *[true] {" "}(best of { $attempts } runs)
        [false] {""}
    }
}
# @lines
outcome =
    { chosen-name }
    trains { $share }, { $vertical ->
        [accuracy] scores { $result }
       *[other] { $result }
    }
other-results = { $chosen ->
    [lora] full: { $fullResult }
   *[other] LoRA r64: { $loraResult }; full: { $fullResult }
}
# @lines
key =
    LoRA family; line: r32, r64
    { names.full }
    { $chosen ->
        [method] { $method }
       *[other] { $others } other runs
    }
note = A point is one setting, not~a~verdict.
# Compares the chosen run with LoRA's and with full fine-tuning.
verdict = { chosen-name } trains { $share } of the parameters; { measure } { $result }; { $chosen ->
    [lora] { -full }: { $fullResult }
    [full] { -lora }: { $loraResult }
   *[method] { -lora }: { $loraResult }; { -full }: { $fullResult }
}.
alt = { title }. { verdict } Best: { $best }.
caption = { $runs } measured runs. { verdict }

## Page

lesson = How LoRA compares with other methods
summary = Measured runs of LoRA and other methods: parameters trained, accuracy, memory and time.
labels =
    .vertical = Vertical axis
    .method = Highlight
verticals =
    .accuracy = accuracy
    .memory = memory
    .time = time
explanation =
    Measured by PEFT’s authors (github.com/huggingface/peft, method_comparison/MetaMathQA, commit 5d602fd):
    Llama-3.2-3B in bfloat16, 5,000 steps of 4 examples on MetaMathQA, tested on GSM8K, one L40S. The picture names a
    dozen known methods; of several runs, the most accurate. Each run is one setting with one seed: a poor result
    belongs to the setting, not the method. At rank 64, rsLoRA and LoRA also differ in scaling, 8 and 2. Peak memory
    is reserved memory; 1~GB is 10⁹ bytes. Over the { $runs } runs below { millions } parameters, the rank correlation
    of size and accuracy is { $ofAccuracy }; of size and memory, { $ofMemory }; of size and time, { $ofTime }.
table-caption = The { $named } runs that the picture names, then the other { $others }, which print omits
# @lines
table-head =
    Method
    Setting
    Parameters trained
    Test accuracy
    Peak memory, bytes
    Training time
# The parts of a run's setting.
settings =
    .r = r { $first }
    .ranks = r { $first } to { $last }
    .values = { $first } values
    .tokens = { $first } tokens
    .frequencies = { $first } frequencies
    .subspaces = { $first } subspaces
    .groups = groups of { $first }
    .blocks = blocks of { $first }
    .factor = factor { $first }
    .sparse = sparse { REAL($first) }
    .learning-rate = learning rate { REAL($first) }
    .v-biases = biases of v
    .all-norms = all norms
    .all-linear = all linear
    .mini = mini
    .bat = Bat
    .para = PaRa
    .fast = fast
    .tied = tied
    .vectors = vectors
    .mlp = MLP
    .random-start = random init
    .word-start = init from words
    .zero-start = zero init
    .default = default
separator = ,{" "}
card-subject = { $vertical ->
    [accuracy] Test accuracy
    [memory] Peak memory
   *[time] Training time
} of { $chosen ->
    [lora] { -lora }
    [full] { -full }
   *[method] { $method }
}
# @lines
card-meaning =
    with { $share } trained;
    { $chosen ->
        [full] LoRA: { $loraResult }
       *[other] { -full }: { $fullResult }
    }
