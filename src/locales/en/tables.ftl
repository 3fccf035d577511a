### $modules, $model, $names, $rate, $settings, $list, $trades, $rest: text
### $rank, $count, $parameters, $d, $k: number
### $kind: lora | vector | constant | none
### $headless: boolean
### $mixed: boolean
### $outcome: saving | even | loss

## Page

notes = { $headless ->
   *[true] ; BERT-like models without pooler and heads
    [false] {""}
}{ $mixed ->
   *[true] ; experts { experts-layout }
    [false] {""}
}
caption-matrix = LoRA on a matrix of { $d }~×~{ $k } with { $parameters } parameters
caption-model = LoRA on { $modules } of { $model }{ notes }
caption-models = LoRA at rank { $rank } on { $modules }, model by model{ notes }
default-targets = PEFT’s default targets
caption-methods = Methods on { $model }, { $parameters } parameters{ notes }
# @lines
head-matrix =
    Rank _r_
    LoRA trains, _r_(_d_~+~_k_)
    Share
    Saving
# @lines
head-model =
    Rank _r_
    Base parameters
    LoRA trains
    Share
    Saving
    PEFT’s trainable%
    File, bytes
# @lines
head-models =
    Model
    Base parameters
    LoRA trains
    Share
    Saving
    PEFT’s trainable%
    File, bytes
# @lines
head-models-targets =
    Model
    Targets
    Base parameters
    LoRA trains
    Share
    Saving
    PEFT’s trainable%
    File, bytes
# @lines
head-methods =
    Method
    Trains
    Share
    File, bytes
    Settings and trade-off

unknown = unknown
all-linear = all linear modules
no-file = none
names-separator = ,{" "}
settings-separator = ,{" "}
settings-on = { $list } on { $modules }
only-on = on { $modules }
trade = { $settings }. { $trades }

term-kinds = { $kind ->
    [lora] low-rank
    [vector] vectors
    [constant] numbers
   *[none] none
}
# Settings of methods, as in "rank 8, 20 tokens".
settings =
    .rank = rank { $count }
    .tokens = { $count } tokens
    .bottleneck = width { $count }
    .init-rank = { $count } before pruning
    .factor = factor { $count }
    .decompose-both = both factors thin
    .feedforward = inputs of { $names } rescaled
    .encoder-hidden = encoder width { $count }
    .layers = { $count } layers
    .para = PaRa, without _R_
    .bat = Bat, a square block for each _r_ outputs
    .weight-terms = A and B: { term-kinds }
    .prompt-term = C: { term-kinds }
    .bias-terms = D and E: { term-kinds }
    .orthogonal = any matrix in place of a rotation
    .scale-input = inputs not scaled
    .scale-output = outputs not scaled
    .sparse-rate = { $rate } of the entries
    .mini-rank = block width { $count }
    .frequencies = { $count } coefficients
    .variant = variant { $count }
    .group-size = groups of { $count }
    .vector-size = vectors of { $count }
    .blocks = { $count }~×~{ $count } blocks
    .block-count = { $count } blocks
    .share-blocks = all blocks equal
    .hybrid-rank = hybrid rank { $count }
    .block-size = blocks of { $count }
    .vectors = { $count } vectors
    .vector-length = of length { $count }
    .stride = one _A_ for { $count } layers
    .b-count = { $count } matrices _B_
    .depth = { $count } hidden layers per side
    .theta-length = a vector of { $count }
    .kept-rank = { $count } directions kept
    .save-projection = projections not saved

# Methods whose names have common words. Other names are the same in every language.
method-names =
    .full = Full fine-tuning
    .prompt = { -prompt-tuning }
    .prefix = { -prefix-tuning }
    .trainable-tokens = { -trainable-tokens }
    .ln-tuning = LayerNorm tuning
    .houlsby = Houlsby adapters
    .adaption-prompt = Adaption prompt
# The trade-off of each method.
trade-offs =
    .full = It can reach any weights, but needs gradients and optimizer state for all of them.
    .lora = It limits the update of each matrix to rank r and can be merged into the weights.
    .rslora = It has LoRA's size but scales by alpha / √r, so that higher ranks keep learning.
    .dora = It adds a trained magnitude per output row, and computes a norm in every step.
    .adalora = It starts at one and a half times the rank and prunes: ranks differ, but training costs more.
    .vera = It trains two vectors per matrix beside frozen random matrices; its usual rank is 256.
    .loha = It reaches rank r² with twice LoRA's parameters, and computes a product per element.
    .lokr = It keeps a high rank with very few parameters, but has a fixed block structure.
    .ia3 = It only rescales activations: very small, and unable to mix them.
    .prefix = It leaves the weights alone; its virtual keys and values use up context in every layer.
    .prompt = It trains only the embeddings of virtual tokens: small, and weak on small models.
    .bitfit = It trains the existing biases; many recent models have none.
    .houlsby = It inserts layers that cannot be merged; PEFT lacks it, and its paper trains norms too.
    .lora-fa = It freezes A, which saves activation memory and ties the update to A's rows.
    .ln-tuning = It trains only the norms: a gain per feature, and a shift if they have one.
    .p-tuning = It trains an encoder of virtual tokens and drops the encoder afterwards.
    .mica = It freezes B at the weight's weakest singular directions and trains only A.
    .hira = It multiplies the weight by BA entry by entry: LoRA's size and a full rank.
    .deft = It takes a subspace of rank r out of the weight and puts a trained one in its place.
    .delora = It bounds the size of the update by one trained number per module.
    .gralora = It gives each block of the matrix a separate adapter: LoRA's size and a higher rank.
    .glora = It scales the weight and adds to it: two low-rank products per matrix.
    .lily = It shares A along layers and one mixture of B among all, chosen by a router.
    .peanut = It computes the update from the weight itself, by a thin network with an activation.
    .miss = It trains one small block that is repeated along the matrix: half of LoRA's size or less.
    .vblora = It composes A and B from one bank of vectors; logits that choose them are most of its parameters.
    .tinylora = It trains one short vector per module; the frozen rest fills its file.
    .unilora = It trains one vector for the whole model; a fixed projection turns it into all A and B.
    .pvera = It is VeRA with a distribution in place of each inner value: a mean and a spread.
    .randlora = It sums many frozen random products of rank r into a full rank; its file holds them too.
    .beft = It trains a bias only on the values, even if the model has no biases.
    .road = It rotates and scales outputs in pairs: tiny, and cheap to serve in mixed batches.
    .shira = It trains as many single weights as LoRA has: full rank, and a file three times as large.
    .frod = It trains a diagonal and a few other entries between two fixed bases of the weight.
    .fourierft = It trains a few coefficients of the update's Fourier transform, any number of them.
    .waveft = It trains a few coefficients of the update's wavelet transform, any number of them.
    .c3a = It trains circulant blocks: high rank, and d·k parameters divided by the block's side.
    .boft = It rotates the inputs in blocks and scales the outputs, which keeps angles.
    .oft = It rotates the inputs in blocks, which keeps the angles between neurons.
    .hra = It reflects the inputs r times: orthogonal, at half of LoRA's size or less.
    .psoft = It rotates only the weight's r strongest directions: r(r + 3) / 2 numbers per module.
    .osf = It fine-tunes all but the weight's strongest directions, against forgetting.
    .adaption-prompt = It adds prompts to the attention of upper layers through a gate that starts at zero.
    .trainable-tokens = It trains single rows of the embeddings, as for new tokens, and nothing else.
