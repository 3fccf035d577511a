### $vertical: accuracy | memory | time
### $compared: boolean
### $kind: family | known | other
### $runs, $attempts, $named, $others, $count, $rank, $first, $last: number
### $method, $best, $name, $ratio, $trained, $fullTrained, $share, $loraShare, $part, $number, $result, $loraResult, $fullResult, $axis: text
### $accuracy, $memory, $time, $ofAccuracy, $ofMemory, $ofTime: text

lora = LoRA, rank { $rank }
-lora-64 = LoRA at rank 64

names =
    .full = Full fine-tuning
    .full-run = Full
    .prompt = { -prompt-tuning }
    .prefix = { -prefix-tuning }
    .tokens = { -trainable-tokens }
    .norms = LN tuning
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
title = Fine-tuning Llama-3.2-3B: parameters trained and { measure } in { $runs } runs

## The picture

headline = { $compared ->
    [true] { $vertical ->
        [accuracy] { $method } scores { $result }, LoRA { $loraResult }, { -full } { $fullResult }
        [memory] { $method } needs { $result }, LoRA { $loraResult }, { -full } { $fullResult }
       *[time] { $method } takes { $result }, LoRA { $loraResult }, { -full } { $fullResult }
    }
   *[false] { $vertical ->
        [accuracy] LoRA scores as high as { -full } with { $loraShare } of the parameters
        [memory] LoRA needs { $part } of { -full }’s peak memory
       *[time] LoRA takes { $part } of { -full }’s training time
    }
}
deck = { $compared ->
    [true] { $share } of the parameters; { $runs } runs of Llama-3.2-3B, GSM8K
   *[false] { $runs } runs of Llama-3.2-3B, tested on GSM8K; one setting, one seed each
}
axes =
    .accuracy = **Test accuracy** (%)
    .memory = **Peak memory** (GB, less is better)
    .time = **Training time** (s, log, less is better)
by = by parameters trained (log)
axis-by = { $axis } { by }
fewer = <~{ $bound }
named-value = { $name }: { $number }
of-parameters = { $ratio } of the parameters
# The keys of the marks.
# @lines
key =
    LoRA and variants
    other method’s best
    other run
    { $count } below { $bound }

## The picture in words

run = { $name }: { $trained } parameters trained, test accuracy { $accuracy }, peak memory { $memory }, training time { $time }
series = { $kind ->
    [family] LoRA at other ranks or with options of PEFT, { $count } runs
    [known] Other known methods, the most accurate run of each, { $count } runs
   *[other] Other runs, { $count }
}
part-comparison = LoRA at rank 64 trains { $trained } parameters, { $share } of the { $fullTrained } of { -full }: { $ratio }

# Compares the chosen run with LoRA's and with full fine-tuning. If it is the best of several, with their number.
verdict = { $compared ->
    [false] { -lora-64 } trains { of-parameters }
   *[true] { $method }{ $attempts ->
        [one] {""}
       *[other] {" "}(best of { $attempts } runs)
    } trains { $share } of the parameters
}; { measure } { $result }; { $compared ->
    [false] { -full }: { $fullResult }
   *[true] { -lora-64 }: { $loraResult }; { -full }: { $fullResult }
}.
alt = { title }. { verdict } Best: { $best }.

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
    dozen known methods; of several runs, the most accurate. PEFT counts AdaLoRA,
    LoHa and VeRA, which derive from LoRA, as methods of their own. Each run is one setting with one seed: a poor result
    belongs to the setting, not the method. At rank 64, rsLoRA and LoRA also differ in scaling, 8 and 2. Peak memory
    is reserved memory; 1~GB is 10⁹ bytes. Over the { $runs } runs below { large } parameters, the rank correlation
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
