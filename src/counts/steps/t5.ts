/**
 * Simulates the training step of T5 and mT5 that generate text: an encoder, and a decoder that also attends to
 * the encoder's result. Encoder and decoder read sequences of the same length. Attention adds a bias to the
 * score of each pair of positions. All layers share the biases.
 */
import type { ModelCount } from "../count.js";
import type { Config } from "../families/family.js";
import type { Model } from "../model.js";
import { activationNames, type Module, Step, type StepInput } from "../modules.js";
import { isQuantized } from "../quantization.js";
import { createTensor, type Tensor, viewAs } from "../tape.js";
import { hasOnly, inLayer, readConfig, type Simulation, toLayerKinds } from "./simulation.js";

const PROJECTIONS = ["q", "k", "v", "o"];
const LAYER = [
  ...["SelfAttention", "EncDecAttention"].flatMap((name) =>
    PROJECTIONS.map((end) => `${name}.${end}`),
  ),
  ...["wi", "wi_0", "wi_1", "wo"].map((end) => `DenseReluDense.${end}`),
];

function getActivation(config: Config): string {
  const text = config.text("feed_forward_proj");
  return text === "gated-gelu" ? "gelu_new" : text.split("-").at(-1)!;
}

/** Whether transformers scales the decoder's result. */
const scalesResult = ({ type, config }: Model) =>
  type === "t5" && config?.tie_word_embeddings !== false;

/** An attention block of the encoder or the decoder. */
interface Attention {
  readonly name: "SelfAttention" | "EncDecAttention";
  /** The input of keys and values. Default: the input of the queries. */
  readonly source?: Tensor | undefined;
  /** Which pairs of tokens attend to each other. Absent if sequences are not padded. */
  readonly pairMask?: Tensor | undefined;
  /** Whether tokens attend only to earlier tokens. */
  readonly isCausal?: boolean;
  /** The trained bias of each distance. Absent if the biases are zeros. */
  readonly distances?: ReturnType<Step["parameter"]>;
  /** The biases of all pairs, which the first layer computes. */
  biases?: Tensor;
}

function forward({ model, modules }: ModelCount, input: StepInput) {
  const config = readConfig(model);
  const { batch, sequence, isPadded, checkpointing, isFull } = input;
  const { isSingle = batch === 1 } = input;
  const step = new Step(input);
  const { tokens, width } = step;
  const hidden = model.hidden!;
  const heads = config.number("num_heads");
  const vocabulary = config.number("vocab_size");
  const pairs = sequence ** 2;
  const activation = step.activation(getActivation(config));
  const embedding = step.parameter(vocabulary * hidden);

  /** Repeats biases for each sequence, without a copy. */
  const repeatForBatch = (x: Tensor): Tensor =>
    viewAs(
      step.run([x], x, [], (gradient) => [
        isSingle ? viewAs(step.keep(gradient), x.numel) : step.allocate(x.numel, x.width),
      ]),
      batch * x.numel,
    );

  /** By distance buckets, for all token pairs. */
  function computeBiases({ distances, isCausal, biases }: Attention, width: number): Tensor {
    if (!distances) {
      const zeros = step.allocate(pairs * heads, width);
      // With checkpointed layers, transformers makes the zeros require a gradient.
      if (!checkpointing) return zeros;
      if (!biases) return step.leaf(zeros);
      return createTensor(zeros.numel, zeros.width, zeros.storage, biases.source);
    }
    const integers = () => step.allocate(pairs, 8);
    const [positions, buckets] = [integers(), integers()];
    const local = Array.from({ length: isCausal ? 3 : 4 }, integers);
    step.free(...local, step.allocate(pairs, 1));
    const result = step.run(
      [step.weight(distances), step.keep(buckets)],
      [pairs * heads, distances.width],
      [buckets],
      () => [step.allocate(distances.numel, distances.width)],
    );
    step.free(positions, buckets);
    return result;
  }

  /** The numbers that are added to the scores. */
  function computeMask({ distances, isCausal, pairMask }: Attention, biases: Tensor): Tensor {
    const condition = pairMask
      ? step.keep(pairMask)
      : isCausal
        ? step.allocate(pairs, 1)
        : undefined;
    let mask = pairMask ? repeatForBatch(step.keep(biases)) : step.keep(biases);
    if (condition) mask = step.where(step.keep(condition), mask);
    // The biases have the heads as their last dimension, but attention needs each head's biases contiguous.
    if (distances && heads > 1) mask = step.copy(mask);
    step.free(condition);
    return mask;
  }

  /** Runs the encoder, or the decoder on the encoder's result `encoded`. */
  function runStack(part: "encoder" | "decoder", encoded?: Tensor): Tensor {
    const stackModules = modules.filter(({ path }) => path.startsWith(part));
    const ids = encoded && step.allocate(tokens, 8);
    const embedded = step.run(
      [step.weight(embedding), ...(ids ? [step.keep(ids)] : [])],
      [tokens * hidden, width],
      ids ? [ids] : [],
      () => [step.allocate(embedding.numel, width)],
    );
    let x = (input.inputNeedsGradient ?? checkpointing) && !isFull ? step.leaf(embedded) : embedded;
    const distances = step.parameter(config.number("relative_attention_num_buckets") * heads);
    const pairMask = isPadded ? step.allocate(batch * pairs, 1) : undefined;
    const attentions: Attention[] = encoded
      ? [
          { name: "SelfAttention", isCausal: true, distances },
          { name: "EncDecAttention", source: encoded, pairMask },
        ]
      : [{ name: "SelfAttention", pairMask, distances }];
    const local = [step.keep(x), pairMask];

    const layer = (index: number): { run: Module; shared: readonly Tensor[] } => {
      const layerModules = inLayer(stackModules, index);
      const adapted = (end: string): Module => {
        const module = layerModules.find(({ path }) => path.endsWith(end))!;
        return step.adapted(module, input.isQuantized && isQuantized(model.type, module));
      };
      /** Tensors that live until the layer ends. */
      const retained: Tensor[] = [];
      const attend = (attention: Attention): Module => {
        const norm = step.rmsNorm("t5", hidden);
        const [q, k, v, out] = PROJECTIONS.map((end) => adapted(`${attention.name}.${end}`)) as [
          Module,
          Module,
          Module,
          Module,
        ];
        return (x) => {
          const normalized = norm(step.keep(x));
          const { source = normalized } = attention;
          const query = q(step.keep(normalized));
          const [key, value] = [k(step.keep(source)), v(step.keep(source))];
          const localTensors = [query, key, value].map((tensor) => step.keep(tensor));
          const biases =
            index === 0 ? computeBiases(attention, query.width) : step.keep(attention.biases!);
          attention.biases ??= step.keep(biases);
          const mask = computeMask(attention, biases);
          const narrow = step.narrow(step.keep(mask));
          const added = attention.pairMask ? narrow : repeatForBatch(narrow);
          const result = step.attention(query, key, value, tokens * heads, added);
          step.free(mask);
          const projected = out(result);
          step.free(...localTensors);
          retained.push(biases);
          const sum = step.add(x, projected);
          step.free(normalized);
          return sum;
        };
      };
      const blocks = attentions.map(attend);
      const norm = step.rmsNorm("t5", hidden);
      const isGated = layerModules.some(({ path }) => path.endsWith("wi_0"));
      const up = (isGated ? ["wi_0", "wi_1"] : ["wi"]).map(adapted);
      const down = adapted("wo");
      const feedForward = (hiddenStates: Tensor): Tensor => {
        const first = activation(up[0]!(step.keep(hiddenStates)));
        const second = up[1]?.(step.keep(hiddenStates));
        const inner = second ? step.mul(step.keep(first), step.keep(second)) : first;
        const result = down(step.to(inner, width));
        step.free(hiddenStates, ...(second ? [first, second] : []));
        return result;
      };
      return {
        shared: attentions.flatMap(({ source, pairMask, biases }) =>
          [source, pairMask, biases].flatMap((tensor) => tensor ?? []),
        ),
        run: (x) => {
          retained.length = 0;
          for (const block of blocks) x = block(x);
          const result = step.add(x, feedForward(norm(step.keep(x))));
          step.free(...retained);
          return result;
        },
      };
    };
    // With checkpointing, the second layer is the first that saves the biases. The backward pass of the last
    // layer creates gradients that all layers share.
    const simulatedCounts = [checkpointing ? 3 : 2, checkpointing || isFull ? 2 : 1] as const;
    x = step.stack(x, toLayerKinds(stackModules, stackModules[0]!.layers), layer, simulatedCounts);
    const finalStates = step.rmsNorm("t5", hidden)(x);
    step.free(...local, ...attentions.map(({ biases }) => biases));
    step.free(ids);
    return finalStates;
  }

  const encoded = runStack("encoder");
  const decoded = runStack("decoder", encoded);
  const result = scalesResult(model) ? step.map(step.keep(decoded), "none") : step.keep(decoded);
  const head = model.tied?.includes("lm_head") ? embedding : step.parameter(vocabulary * hidden);
  const logits = step.linear(step.keep(result), head, vocabulary, hidden);
  const loss = step.crossEntropy(step.keep(logits), 0, false);
  step.free(encoded, decoded, result, logits);
  step.endForward();
  return { step, loss };
}

export const t5: Simulation = {
  supports: (model) =>
    model.config !== undefined &&
    !model.head &&
    hasOnly(model, LAYER) &&
    activationNames.includes(getActivation(readConfig(model))) &&
    // PyTorch's attention kernel requires such a head width.
    readConfig(model).number("d_kv") % 8 === 0,
  forward,
  copiesSequences: true,
};
