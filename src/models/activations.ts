/**
 * The activations that a forward pass stores for the backward pass. They follow from the shapes of a
 * model's linear modules, by the rules of PyTorch's autograd for transformers 5.24 and PEFT 0.21:
 *
 * - A linear module stores its input only if a weight that multiplies it is trained. An adapter casts
 *   the input to fp32 first and so stores a separate copy, which is 16-bit again under autocast.
 * - RMSNorm stores its input in fp32. LayerNorm stores it in its dtype, or in fp32 under autocast. An
 *   RMSNorm whose weight is trained also stores the normalized values.
 * - SDPA stores q, k, v and its output. For a padded batch it also stores the mask, and repeats keys
 *   and values for every query head.
 * - SwiGLU stores gate, SiLU and up. GELU by tanh stores four values, three of them in fp32 under
 *   autocast. ReLU stores its output.
 * - The loss stores the logarithms of all probabilities in fp32.
 * - Autocast stores a 16-bit copy of every fp32 weight that it casts.
 * - With checkpointing, a layer stores only its input.
 *
 * Three parts are left out, together less than 1 %: one number per token of a norm, one per token and
 * head of attention, and rotary tables. Dropout is off. tests/oracle/memory.py measures the same on
 * meta tensors.
 */
import type { ModelCount, ModuleCount } from "./count.js";
import { type Layer, layerOf } from "./layers.js";
import type { Model } from "./model.js";

export const PRECISIONS = ["bf16", "mixed", "fp32"] as const;
export type Precision = (typeof PRECISIONS)[number];

/** The settings that activations depend on. PEFT casts the other weights of a quantized base to fp32. */
interface ActivationInput {
  /** Whether all weights are trained. */
  readonly isFull: boolean;
  readonly batch: number;
  readonly sequence: number;
  readonly precision: Precision;
  readonly checkpointing: boolean;
  readonly isQuantized: boolean;
  /** Whether the batch's sequences differ in length. */
  readonly isPadded: boolean;
}

/** Stored bytes: the total, those of the loss, and those of the last layer without checkpointing. */
export interface Activations {
  readonly kept: number;
  readonly loss: number;
  readonly layer: number;
}

/** The input of linear modules: its width, its bytes per number, and whether another module stores it anyway. */
interface Signal {
  readonly width: number;
  readonly bytes: number;
  readonly isKept: boolean;
}

/** Bytes per number in each place. */
class Widths {
  readonly isFull: boolean;
  readonly isMixed: boolean;
  /** Bytes per number in the residual stream. */
  readonly stream: number;
  /** Bytes per number in the output of a linear module. */
  readonly linear: number;
  /** Bytes per number in the tensors that attention stores. */
  readonly attention: number;
  /** Bytes per number in the computation of a trained matrix. */
  readonly trained: number;

  constructor({ isFull, precision, isQuantized }: ActivationInput) {
    this.isFull = isFull;
    this.isMixed = precision === "mixed";
    const isWide = precision === "fp32" || isQuantized;
    this.stream = isWide || (this.isMixed && this.isFull) ? 4 : 2;
    this.linear = isWide ? 4 : 2;
    this.attention = this.isMixed ? 2 : this.linear;
    this.trained = this.isMixed ? 2 : this.isFull ? this.linear : 4;
  }

  /** Returns the bytes per token that linear modules store of their input. */
  input({ width, bytes, isKept }: Signal, modules: readonly ModuleCount[]): number {
    const trained = this.isFull ? modules.length : modules.filter(({ rank }) => rank > 0).length;
    // Under autocast an adapter's input is always cast to fp32 and back.
    if (bytes !== this.trained || (this.isMixed && !this.isFull))
      return trained * this.trained * width;
    return trained && !isKept ? bytes * width : 0;
  }

  /** Returns the bytes per token that a norm stores: its input and, for a trained RMSNorm, the normalized values. */
  norm(kind: Layer["norm"], width: number, bytes = this.stream): number {
    if (kind === "LayerNorm") return (this.isMixed ? 4 : bytes) * width;
    return (4 + (this.isFull ? bytes : 0)) * width;
  }

  /** Returns the output of a norm. */
  normed({ norm }: Layer, width: number): Signal {
    const bytes = norm === "LayerNorm" && this.isMixed ? 4 : this.stream;
    return { width, bytes, isKept: false };
  }
}

const endsIn = (end: string) => (module: ModuleCount) => module.path.endsWith(end);

/** Returns the bytes per token that B, A and DoRA's magnitude store besides the input. */
function adapters(modules: readonly ModuleCount[], widths: Widths): number {
  return modules.reduce((sum, { rank, d, k, parameters, instances }) => {
    // DoRA scales the outputs of W and of BA, and so stores both.
    const isDora = parameters > instances * rank * (d + k);
    return sum + widths.trained * rank + (isDora ? (widths.linear + widths.trained) * d : 0);
  }, 0);
}

/** Returns the bytes of autocast's copies of one layer's weights, for any number of tokens. */
function weightCopies(modules: readonly ModuleCount[], { isMixed, isFull }: Widths): number {
  if (!isMixed) return 0;
  return modules.reduce((sum, { d, k, rank }) => sum + 2 * (isFull ? d * k : rank * (d + k)), 0);
}

/** Returns the bytes per token that a feed-forward block's activation function stores, and its output. */
function activated(kind: Layer["activation"], width: number, widths: Widths) {
  const { linear, isMixed } = widths;
  if (kind === "SwiGLU")
    return { kept: 3 * linear * width, signal: { width, bytes: linear, isKept: false } };
  if (kind === "ReLU")
    return { kept: linear * width, signal: { width, bytes: linear, isKept: true } };
  const bytes = isMixed ? 4 : linear;
  return { kept: (3 * bytes + linear) * width, signal: { width, bytes, isKept: false } };
}

/**
 * Returns the bytes that one layer stores. `flows` is whether its input needs a gradient, which the
 * first layer's does not if the embedding is frozen.
 */
function layerKept(
  layer: Layer,
  modules: readonly ModuleCount[],
  hidden: number,
  input: ActivationInput,
  flows: boolean,
): number {
  const widths = new Widths(input);
  const { batch, sequence, isPadded } = input;
  const named = (ends: readonly string[]) => ends.map((end) => modules.find(endsIn(end))!);
  const isTrained = (modules: readonly ModuleCount[]) =>
    widths.isFull || modules.some((module) => module.rank);
  const [inputs, output, mlp, down] = [
    named(layer.attention),
    named([layer.output]),
    named(layer.mlp),
    named([layer.down]),
  ];
  const normed = widths.normed(layer, hidden);
  let token = (widths.isFull ? 0 : adapters(modules, widths)) + widths.input(normed, inputs);
  let mask = 0;
  if (flows) token += widths.norm(layer.norm, hidden);
  const attends = flows || isTrained(inputs);
  const query = output[0]!.k;
  const all = inputs.reduce((sum, { d }) => sum + d, 0);
  if (attends) {
    const keys = all - query;
    if (layer.hasHeadNorms) token += widths.norm("RMSNorm", query + keys / 2, widths.linear);
    token += widths.attention * (query + query + (isPadded ? 2 * query : keys));
    mask = isPadded ? widths.attention * batch * sequence ** 2 : 0;
  }
  token += widths.input({ width: query, bytes: widths.attention, isKept: attends }, output);
  const goesOn = attends || isTrained(output);
  if (goesOn) token += widths.norm(layer.norm, hidden);
  token += widths.input(normed, mlp);
  const { kept, signal } = activated(layer.activation, down[0]!.k, widths);
  if (goesOn || isTrained(mlp)) token += kept;
  token += widths.input(signal, down);
  return batch * sequence * token + mask + weightCopies(modules, widths);
}

/** Returns the size of the vocabulary. */
const vocabularyOf = ({ other = [], hidden = 1 }: Model) => other[0]!.numel / hidden;

/** Returns the bytes per token that the loss stores: the logarithm of every word's probability. */
export const lossOf = ({ model }: Pick<ModelCount, "model">) => 4 * vocabularyOf(model);

/** Returns the activations. Throws LoraError for a family whose layers are unknown. */
export function activations(count: ModelCount, input: ActivationInput): Activations {
  const { model, modules } = count;
  const { layers, hidden = 0 } = model;
  const layer = layerOf(model);
  const widths = new Widths(input);
  const tokens = input.batch * input.sequence;
  const vocabulary = vocabularyOf(model);
  const head = { d: vocabulary, k: hidden, rank: 0 } as ModuleCount;
  const last =
    tokens *
    (widths.norm(layer.norm, hidden) +
      (widths.isFull ? widths.input(widths.normed(layer, hidden), [head]) : 0));
  const copy = widths.isMixed && widths.stream === 4 ? 2 * vocabulary * hidden : 0;
  const loss = tokens * lossOf(count);
  const keptBy = (flows: boolean) => layerKept(layer, modules, hidden, input, flows);
  const stack = input.checkpointing
    ? layers * tokens * widths.stream * hidden
    : keptBy(widths.isFull) + (layers - 1) * keptBy(true);
  return { kept: stack + last + copy + loss, loss, layer: keptBy(widths.isFull || layers > 1) };
}
