/** Simulates modules of transformers 5.24 and PEFT 0.21 on tensors without data. A module frees its input. */
import { MAX_DIFFERING_LAYERS } from "../bounds.js";
import { LoraError } from "../errors.js";
import type { ModuleCount } from "./count.js";
import { Operations } from "./operations.js";
import { createTensor, needsGradient, type Parameter, type Stored, type Tensor } from "./tape.js";

export type Module = (x: Tensor) => Tensor;

/** The settings of a training step. Together with the model, they determine its memory. */
export interface StepInput {
  /** Whether all weights are trained. */
  readonly isFull: boolean;
  readonly batch: number;
  readonly sequence: number;
  readonly precision: "bf16" | "mixed" | "fp32";
  readonly checkpointing: boolean;
  /** Whether the base is quantized. PEFT casts its other weights to fp32. */
  readonly isQuantized: boolean;
  /** Whether the batch's sequences differ in length. */
  readonly isPadded: boolean;
  /** Whether the first layer's input needs a gradient. Default: with checkpointing, as in transformers. */
  readonly inputNeedsGradient?: boolean;
  /** Whether sequences are longer than a layer's window. Default: by the model's configuration. */
  readonly isLimited?: boolean;
  /** Whether there is only one sequence, so that attention need not copy it. Default: whether the batch is 1. */
  readonly isSingle?: boolean;
}

/** Maps an activation function to the tensor that PyTorch saves. "gelu_new" consists of several operations. */
const ACTIVATIONS: Readonly<Record<string, "input" | "output" | "gelu_new">> = {
  silu: "input",
  swish: "input",
  gelu: "input",
  gelu_pytorch_tanh: "input",
  relu: "output",
  gelu_new: "gelu_new",
};

/** The names of activation functions whose memory is known. */
export const activationNames = Object.keys(ACTIVATIONS);

/** The period of a list that consists of at least two repetitions, otherwise undefined. */
function findPeriod(kinds: readonly number[]): number | undefined {
  for (let period = 1; period <= kinds.length / 2; period++)
    if (kinds.every((kind, index) => index < period || kind === kinds[index - period]))
      return period;
  return undefined;
}

/** The number of layers at the start of a list that have at most two kinds. */
function countMixed(kinds: readonly number[]): number {
  const distinct = new Set<number>();
  const next = kinds.findIndex((kind) => distinct.add(kind).size > 2);
  return next < 0 ? kinds.length : next;
}

/**
 * Returns the indices of the layers that can need the most memory in the backward pass, for layers of two kinds. At a layer,
 * each earlier layer holds its activations, and each later one its gradients. The memory is thus linear in the numbers of
 * earlier layers of each kind. Of equal layers, the maximum is at a vertex of the convex hull of these numbers. Also
 * returns the `last` layers of each kind.
 */
function findExtremes(kinds: readonly number[], last: number): ReadonlySet<number> {
  const points = new Map(
    kinds.map((kind) => [kind, [] as [layer: number, a: number, b: number][]]),
  );
  let [a, b] = [0, 0];
  for (const [layer, kind] of kinds.entries()) {
    points.get(kind)!.push([layer, a, b]);
    if (kind === kinds[0]) a++;
    else b++;
  }
  const extremes = new Set<number>();
  for (const list of points.values()) {
    for (const [layer] of list.slice(-last)) extremes.add(layer);
    for (const sign of [1, -1]) {
      // The points are sorted by both numbers. This is one half of Andrew's monotone chain.
      const hull: typeof list = [];
      for (const point of list) {
        for (;;) {
          const [[, x1, y1] = point, [, x2, y2] = point] = hull.slice(-2);
          const [, x, y] = point;
          if (hull.length < 2 || sign * ((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) > 0) break;
          hull.pop();
        }
        hull.push(point);
      }
      for (const [layer] of hull) extremes.add(layer);
    }
  }
  return extremes;
}

const NOTHING: Stored = { live: 0, saved: 0, trained: 0, freedAfterForward: 0 };

const combine = (a: Stored, b: Stored, times = 1): Stored => ({
  live: a.live + times * b.live,
  saved: a.saved + times * b.saved,
  trained: a.trained + times * b.trained,
  freedAfterForward: a.freedAfterForward + times * b.freedAfterForward,
});

/** A weight that PEFT adapts as a parameter: W + BA is computed in each pass. */
interface AdaptedParameter {
  /** Computes the tensors from which the sum is computed. */
  open(): void;
  /** W + BA, or W if the weight is not adapted. */
  read(): Tensor;
  /** Releases the computed tensors. */
  close(): void;
}

/** A training step whose modules are adapted or trained. */
export class Step extends Operations {
  readonly tokens: number;
  /** The number of bytes of each weight outside quantized modules. */
  readonly width: number;
  /** Bytes of trained parameters so far. */
  private trained = 0;

  constructor(readonly input: StepInput) {
    const { precision, isFull, isQuantized, batch, sequence } = input;
    super(precision === "mixed");
    this.tokens = batch * sequence;
    this.width = precision === "fp32" || isQuantized || (precision === "mixed" && isFull) ? 4 : 2;
  }

  parameter(numel: number, isTrained = this.input.isFull, width = this.width): Parameter {
    if (isTrained) this.trained += numel * width;
    return { numel, width, isTrained, isLeaf: false, gradient: undefined };
  }

  /** Has an adapter if it is a target. `isQuantized`: whether the weight is in NF4. */
  adapted(module: ModuleCount, isQuantized = this.input.isQuantized): Module {
    const { d, k, hasBias, rank, parameters, instances } = module;
    const weight = this.parameter(d * k);
    const bias = hasBias ? this.parameter(d) : undefined;
    const base: Module = (x) =>
      isQuantized ? this.dequantized(x, d, k) : this.linear(x, weight, d, k, bias);
    if (this.input.isFull || !rank) return base;
    const [a, b] = [this.parameter(rank * k, true, 4), this.parameter(rank * d, true, 4)];
    const lora: Module = (x) => this.linear(this.linear(x, a, rank, k), b, d, rank);
    const isDora = parameters > instances * rank * (d + k);
    const magnitude = isDora ? this.parameter(d, true, 4) : undefined;
    return (x) => {
      const baseOutput = base(this.keep(x));
      const wide = this.to(this.keep(x), 4);
      const result = magnitude
        ? this.dora(wide, baseOutput, module, { isQuantized, magnitude, lora, factors: [a, b] })
        : this.add(baseOutput, this.map(lora(this.keep(wide)), "none"));
      this.free(wide);
      const narrow = this.to(result, baseOutput.width);
      this.free(x);
      return narrow;
    };
  }

  /** The weight of a router or of all experts in a layer, with an adapter if it is a target. */
  adaptedParameter({ d, k, perLayer, parameter, rank }: ModuleCount): AdaptedParameter {
    const isStack = parameter?.kind !== "matrix";
    const count = isStack ? perLayer : 1;
    const numel = count * d * k;
    const weight = this.parameter(numel);
    if (this.input.isFull || !rank)
      return {
        open: () => {},
        read: () => (isStack ? this.weight(weight) : this.operand(weight)),
        close: () => {},
      };
    const a = this.parameter(count * rank * k, true, 4);
    const b = this.parameter(count * rank * d, true, 4);
    let tensors: Tensor[] = [];
    return {
      open: () => {
        tensors = isStack
          ? [b, a].map((factor) => this.to(this.weight(factor), weight.width))
          : [
              this.to(
                this.map(this.product(this.operand(b), this.operand(a), numel), "none"),
                weight.width,
              ),
            ];
        // PyTorch computes the sum once to check its shape.
        this.free(this.allocate(numel, weight.width));
      },
      read: () => {
        const parts = tensors.map((part) => this.keep(part));
        const sum = isStack
          ? this.run(parts, [numel, weight.width], parts, () =>
              parts.map((part) => this.allocate(part.numel, part.width)),
            )
          : this.add(this.weight(weight), parts[0]!);
        tensors.push(this.keep(sum));
        return sum;
      },
      close: () => this.free(...tensors),
    };
  }

  /** Applies a linear module in NF4. Each pass dequantizes the weight. */
  private dequantized(x: Tensor, d: number, k: number): Tensor {
    const width = this.input.precision === "fp32" ? 4 : 2;
    const weight = this.allocate(d * k, width);
    const narrow = this.to(x, width);
    const result = this.run([narrow], [(narrow.numel / k) * d, width], [], () => {
      const recomputed = this.allocate(d * k, width);
      const gradient = this.allocate(narrow.numel, width);
      this.free(recomputed);
      return [gradient];
    });
    this.free(weight);
    return this.to(result, x.width);
  }

  /** Applies DoRA. It forms BA and W + BA to compute the norms by which outputs are scaled. */
  private dora(
    x: Tensor,
    base: Tensor,
    { d, k, rank, hasBias }: ModuleCount,
    adapter: {
      readonly isQuantized: boolean;
      readonly magnitude: Parameter;
      readonly lora: Module;
      readonly factors: readonly Parameter[];
    },
  ): Tensor {
    const { isQuantized, magnitude, lora, factors } = adapter;
    // PEFT computes BA by applying the adapter to an identity matrix.
    const width = this.isAutocast ? 2 : 4;
    const identity = this.allocate(k * k, 4);
    const operand = this.isAutocast ? this.allocate(k * k, 2) : this.keep(identity);
    const operands = factors.map((factor) => this.operand(factor));
    const inner = this.allocate(k * rank, width);
    const product = this.allocate(k * d, width);
    this.free(identity);
    const delta = this.to(product, 4);
    const weight = this.width === 4 && !isQuantized ? undefined : this.allocate(d * k, 4);
    const scaled = this.allocate(d * k, 4);
    const sum = this.allocate(d * k, 4);
    this.free(scaled);
    const norm = this.allocate(d, 4);
    this.free(sum);
    const scale = this.run([this.weight(magnitude), norm], [d, 4], [norm], () => [
      this.allocate(d, 4),
    ]);
    const result = lora(this.keep(x));
    const bias = createTensor(d, base.width);
    const baseOutput = hasBias ? this.add(this.keep(base), bias) : this.keep(base);
    const scaledBase = this.mul(this.map(this.keep(scale), "none"), this.keep(baseOutput));
    const scaledUpdate = this.map(this.mul(this.keep(scale), this.keep(result)), "none");
    const adapted = this.add(scaledBase, scaledUpdate);
    this.free(baseOutput, result, scale, weight, delta, inner, operand, ...operands);
    return this.add(base, adapted);
  }

  /** Of rows of `width` numbers. Kinds of models differ in the order of operations. */
  rmsNorm(kind: "llama" | "gemma" | "t5", width: number): Module {
    const weight = this.parameter(width);
    return (x) => {
      const rows = x.numel / width;
      const wide = this.to(this.keep(x), 4);
      let result: Tensor;
      if (kind === "t5") {
        const scale = this.inverse(wide, rows);
        const normed = this.mul(this.keep(x), scale);
        result = this.mul(this.weight(weight), this.to(normed, this.width));
      } else {
        const normed = this.mul(wide, this.inverse(this.keep(wide), rows));
        result =
          kind === "llama"
            ? this.mul(this.weight(weight), this.to(normed, x.width))
            : this.to(this.mul(normed, this.map(this.to(this.weight(weight), 4), "none")), x.width);
      }
      this.free(x);
      return result;
    };
  }

  /** 1 / √(mean of x² + ε) of each row. */
  private inverse(x: Tensor, rows: number): Tensor {
    const variance = this.mean(this.power(x), rows);
    const result = this.map(this.map(this.keep(variance), "none"), "output", 2);
    this.free(variance);
    return result;
  }

  norm(width: number, isAffine = true): Module {
    const [weight, bias] = isAffine ? [this.parameter(width), this.parameter(width)] : [];
    return (x) => this.layerNorm(x, x.numel / width, weight, bias);
  }

  activation(name: string): Module {
    const saves = ACTIVATIONS[name]!;
    if (saves !== "gelu_new") return (x) => this.map(x, saves);
    return (x) => {
      const half = this.map(this.keep(x), "none");
      const cube = this.map(this.power(this.keep(x)), "none");
      const tanhInput = this.map(this.add(this.keep(x), cube), "none");
      const result = this.mul(half, this.map(this.map(tanhInput, "output"), "none"));
      this.free(x);
      return result;
    };
  }

  /** Applies rotary position embeddings: x·cos + rotated x·sin. */
  rotated(x: Tensor, cos: Tensor, sin: Tensor): Tensor {
    const direct = this.mul(this.keep(x), this.keep(cos));
    const [first, second] = [0, 1].map(() => this.slice(this.keep(x), x.numel / 2)) as [
      Tensor,
      Tensor,
    ];
    const turned = this.concatenate(this.map(second, "none"), first);
    const result = this.add(direct, this.mul(turned, this.keep(sin)));
    this.free(x);
    return result;
  }

  /**
   * Applies attention that stores the scores of all token pairs. Also returns the probabilities, which stay
   * in memory until the layer ends.
   */
  eagerAttention(
    q: Tensor,
    k: Tensor,
    v: Tensor,
    sizes: {
      readonly tokens: number;
      readonly heads: number;
      readonly sequence: number;
      /** Whether keys and values are copied for each query head that shares them. */
      readonly repeats: boolean;
      /** Whether tanh limits the scores. */
      readonly isCapped: boolean;
    },
  ): readonly [result: Tensor, probabilities: Tensor] {
    const { numel, width } = q;
    const { isSingle = this.input.batch === 1 } = this.input;
    const scores = sizes.tokens * sizes.heads * sizes.sequence;
    // A product needs contiguous operands in the dtype of autocast.
    const operand = (x: Tensor): Tensor =>
      isSingle || sizes.repeats ? x : this.copy(this.narrow(x), numel);
    const repeat = (x: Tensor): Tensor =>
      sizes.repeats ? this.copy(x, numel) : this.expand(x, numel);
    const [key, value] = [repeat(k), repeat(v)];
    const local = [key, value].map((tensor) => this.keep(tensor));
    const query = this.narrow(q);
    const product = this.product(isSingle ? query : this.copy(query), operand(key), scores);
    let weights = this.map(product, "none");
    if (sizes.isCapped) weights = this.map(this.map(this.map(weights, "none"), "output"), "none");
    weights = this.add(weights, createTensor(1, this.width));
    const probabilities = this.map(this.to(this.keep(weights), 4), "output");
    const narrow = this.to(probabilities, width);
    this.free(weights);
    const attended = this.product(this.keep(narrow), operand(value), numel);
    const result = this.transposed(this.copy(attended));
    this.free(...local);
    return [result, narrow];
  }

  /** What the layers that `run` simulates store. */
  private measure(run: () => void): Stored {
    const read = () => ({
      live: this.live,
      saved: this.saved,
      trained: this.trained,
      freedAfterForward: this.copiedBytes() + this.freedAfterForward,
    });
    const before = read();
    run();
    const after = read();
    return combine(after, before, -1);
  }

  /**
   * Runs all layers. Of equal layers, simulates only the `first` ones, the `last` ones and those that can need the most
   * memory. Counts the others from what equal layers store.
   */
  stack(
    x: Tensor,
    kinds: readonly string[],
    getLayer: (index: number) => { readonly run: Module; readonly shared: readonly Tensor[] },
    [first, last]: readonly [first: number, last: number] = [2, 1],
  ): Tensor {
    const idOf = new Map([...new Set(kinds)].map((kind, id) => [kind, id]));
    const ids = kinds.map((kind) => idOf.get(kind)!);
    let simulated = 0;
    const runLayer = (index: number): void => {
      if (++simulated > MAX_DIFFERING_LAYERS)
        throw new LoraError(
          "model",
          `a model in which at most ${MAX_DIFFERING_LAYERS} layers differ from earlier ones, to compute memory`,
          `${kinds.length} layers of ${idOf.size} kinds`,
        );
      const { run, shared } = getLayer(index);
      if (this.input.checkpointing) {
        x = this.checkpoint(x, shared, run);
        return;
      }
      // The function that calls the layer keeps its input alive.
      const input = this.keep(x);
      x = run(x);
      this.free(input);
    };
    const skip = (stored: Stored): void => {
      x = this.skip(x, stored);
      this.trained += stored.trained;
    };
    /** Runs layers of at most two kinds. */
    const runMixed = (from: number, to: number): void => {
      const range = ids.slice(from, to);
      const extremes = findExtremes(range, last);
      const known = new Map<string, { count: number; stored: Stored }>();
      let skipped: Stored | undefined;
      for (const [offset, kind] of range.entries()) {
        // A layer whose input needs no gradient stores less.
        const key = `${kind} ${needsGradient(x)}`;
        const { count = 0, stored } = known.get(key) ?? {};
        if (stored && count >= first && !extremes.has(offset)) {
          skipped = combine(skipped ?? NOTHING, stored);
          continue;
        }
        if (skipped) skip(skipped);
        skipped = undefined;
        known.set(key, { count: count + 1, stored: this.measure(() => runLayer(from + offset)) });
      }
      // The last layer of each kind is simulated, so that no skipped layers remain.
    };
    const pass = (from: number, to: number): void => {
      if (to - from === 1) {
        runLayer(from);
        return;
      }
      const rangeKinds = ids.slice(from, to);
      const period = findPeriod(rangeKinds);
      if (!period) {
        const next = from + countMixed(rangeKinds);
        runMixed(from, next);
        if (next < to) pass(next, to);
        return;
      }
      const blocks = Math.floor((to - from) / period);
      for (let block = 0; block < blocks; block++) {
        const start = from + block * period;
        const stored = this.measure(() => pass(start, start + period));
        const times = blocks - first - last;
        if (block !== first - 1 || times < 1) continue;
        skip(combine(NOTHING, stored, times));
        block += times;
      }
      const remainder = from + blocks * period;
      if (remainder < to) pass(remainder, to);
    };
    pass(0, kinds.length);
    return x;
  }

  /**
   * Returns the mean cross-entropy. Probabilities are fp32 or, if `isWide` is false and autocast is off, in the
   * dtype of the logits. `copied` is the number of labels that transformers copies.
   */
  crossEntropy(logits: Tensor, copied: number, isWide = true): Tensor {
    this.phase = "loss";
    const { numel } = logits;
    const width = isWide || this.isAutocast ? 4 : logits.width;
    const castLogits = this.to(logits, width);
    const labels = this.allocate(copied, 8);
    const gradient = () => [this.allocate(numel, width)];
    const probabilities = this.run([castLogits], [numel, width], ["output"], gradient);
    return this.run([probabilities, labels], [2, width], [labels], gradient);
  }
}
