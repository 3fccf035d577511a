/**
 * What a forward pass keeps for the backward pass, from the shapes of a model's linear modules, by
 * the rules of PyTorch's autograd on the code of transformers 5.24 and PEFT 0.21:
 *
 * - A linear module keeps its input only if a weight that multiplies it is trained: a frozen one
 *   keeps nothing. An adapter casts the input to its own fp32 first, so each keeps a copy of its own;
 *   under autocast that copy is 16-bit again.
 * - RMSNorm keeps its input in fp32, LayerNorm as it came, or in fp32 under autocast. RMSNorm keeps
 *   the normalised values too where its weight is trained.
 * - SDPA keeps q, k, v and its output. Where a batch is padded it keeps its mask, and keys and values
 *   repeated for every query head.
 * - SwiGLU keeps gate, SiLU and up; GELU by tanh four values, three of them in fp32 under autocast;
 *   ReLU its output.
 * - The loss keeps the logarithms of all probabilities in fp32.
 * - Autocast keeps a 16-bit copy of every fp32 weight that it casts.
 * - With checkpointing a layer keeps its input alone.
 *
 * Left out, as less than 1 % in all: one number per token of a norm, one per token and head of
 * attention, rotary tables. Dropout is none. tests/oracle/memory.py runs the same without data.
 */
import type { ModelCount, ModuleCount } from "./count.js";
import { type Layer, layerOf } from "./layers.js";
import type { Model } from "./model.js";

export const PRECISIONS = ["bf16", "mixed", "fp32"] as const;
export type Precision = (typeof PRECISIONS)[number];

/** What decides on activations; a quantised base is one whose other weights PEFT has cast to fp32. */
interface ActivationInput {
  /** Whether all of the model is trained. */
  readonly isFull: boolean;
  readonly batch: number;
  readonly sequence: number;
  readonly precision: Precision;
  readonly checkpointing: boolean;
  readonly isQuantised: boolean;
  /** Whether the batch's sequences differ in length. */
  readonly isPadded: boolean;
}

/** Bytes kept in all, by the loss alone, and by the last layer where it keeps everything. */
export interface Activations {
  readonly kept: number;
  readonly loss: number;
  readonly layer: number;
}

/** What feeds linear modules: its width, bytes a number, and whether something else keeps it anyway. */
interface Signal {
  readonly width: number;
  readonly bytes: number;
  readonly isKept: boolean;
}

/** The bytes of a number in each place. */
class Widths {
  readonly isFull: boolean;
  readonly isMixed: boolean;
  /** In the residual stream. */
  readonly stream: number;
  /** What a linear module gives. */
  readonly linear: number;
  /** What attention keeps. */
  readonly attention: number;
  /** In which a trained matrix computes. */
  readonly trained: number;

  constructor({ isFull, precision, isQuantised }: ActivationInput) {
    this.isFull = isFull;
    this.isMixed = precision === "mixed";
    const isWide = precision === "fp32" || isQuantised;
    this.stream = isWide || (this.isMixed && this.isFull) ? 4 : 2;
    this.linear = isWide ? 4 : 2;
    this.attention = this.isMixed ? 2 : this.linear;
    this.trained = this.isMixed ? 2 : this.isFull ? this.linear : 4;
  }

  /** What linear modules keep of what feeds them. */
  input({ width, bytes, isKept }: Signal, modules: readonly ModuleCount[]): number {
    const trained = this.isFull ? modules.length : modules.filter(({ rank }) => rank > 0).length;
    // Under autocast an adapter's input goes to fp32 and back, whatever it was.
    if (bytes !== this.trained || (this.isMixed && !this.isFull))
      return trained * this.trained * width;
    return trained && !isKept ? bytes * width : 0;
  }

  /** What a norm keeps: its input, and of an RMSNorm what its trained weight multiplies. */
  norm(kind: Layer["norm"], width: number, bytes = this.stream): number {
    if (kind === "LayerNorm") return (this.isMixed ? 4 : bytes) * width;
    return (4 + (this.isFull ? bytes : 0)) * width;
  }

  /** What a norm gives. */
  normed({ norm }: Layer, width: number): Signal {
    const bytes = norm === "LayerNorm" && this.isMixed ? 4 : this.stream;
    return { width, bytes, isKept: false };
  }
}

const endsIn = (end: string) => (module: ModuleCount) => module.path.endsWith(end);

/** Bytes a token that B, A and DoRA's magnitude keep beside the input. */
function adapters(modules: readonly ModuleCount[], widths: Widths): number {
  return modules.reduce((sum, { rank, d, k, parameters, instances }) => {
    // DoRA scales the results of W and of BA, and so keeps both.
    const isDora = parameters > instances * rank * (d + k);
    return sum + widths.trained * rank + (isDora ? (widths.linear + widths.trained) * d : 0);
  }, 0);
}

/** Bytes that autocast's copies of one layer's weights take, whatever the tokens. */
function weightCopies(modules: readonly ModuleCount[], { isMixed, isFull }: Widths): number {
  if (!isMixed) return 0;
  return modules.reduce((sum, { d, k, rank }) => sum + 2 * (isFull ? d * k : rank * (d + k)), 0);
}

/** Bytes a token that the activation between a feed-forward block's linear modules keeps, and what it gives. */
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
 * Bytes that one layer keeps. `flows` is whether its input needs a gradient: the first layer's does
 * not where the embedding is frozen.
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
  const isTrained = (some: readonly ModuleCount[]) =>
    widths.isFull || some.some((item) => item.rank);
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

/** Words of the vocabulary. */
const vocabularyOf = ({ other = [], hidden = 1 }: Model) => other[0]!.numel / hidden;

/** Bytes that the loss keeps of a token: the logarithm of every word's probability. */
export const lossOf = ({ model }: Pick<ModelCount, "model">) => 4 * vocabularyOf(model);

/**
 * Activations in bytes. Throws LoraError for a family whose layers are not known here.
 */
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
  const item = (flows: boolean) => layerKept(layer, modules, hidden, input, flows);
  const whole = input.checkpointing
    ? layers * tokens * widths.stream * hidden
    : item(widths.isFull) + (layers - 1) * item(true);
  return { kept: whole + last + copy + loss, loss, layer: item(widths.isFull || layers > 1) };
}
