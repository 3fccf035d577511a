/**
 * Simulates PyTorch's operations on a tape: the size of the output, the tensors that are saved for the
 * backward pass, and the tensors that the backward pass allocates. Each operation frees its operands.
 */
import { createTensor, needsGradient, type Parameter, Tape, type Tensor, viewAs } from "./tape.js";

/** Bytes per number. */
const [FP32, BF16] = [4, 2];

/** The factors of a product that the gradient of the other factor needs. */
const savedFactors = (a: Tensor, b: Tensor) => [
  ...(needsGradient(b) ? [a] : []),
  ...(needsGradient(a) ? [b] : []),
];

/** The operations of a forward pass, with or without autocast to bf16. */
export class Operations extends Tape {
  constructor(readonly isAutocast: boolean) {
    super();
  }

  /** Copies of fp32 weights that autocast keeps until the forward pass ends. */
  private readonly copies = new Map<Parameter, Tensor>();

  private allocateGradients(inputs: readonly Tensor[]) {
    return inputs.map((input) =>
      needsGradient(input) ? this.allocate(input.numel, input.width) : undefined,
    );
  }

  weight(parameter: Parameter): Tensor {
    return createTensor(parameter.numel, parameter.width, undefined, parameter);
  }

  /** A weight in the dtype that autocast computes in. */
  protected operand(parameter: Parameter): Tensor {
    const weight = this.weight(parameter);
    if (!this.isAutocast || parameter.width === BF16) return weight;
    const copy = this.copies.get(parameter) ?? this.to(weight, BF16);
    if (parameter.isTrained) this.copies.set(parameter, copy);
    return parameter.isTrained ? this.keep(copy) : copy;
  }

  /** The total bytes of autocast's copies that no operation saves. */
  protected copiedBytes(): number {
    const unsaved = [...this.copies.values()].filter(({ storage }) => storage!.saves === 0);
    return unsaved.reduce((sum, { storage }) => sum + storage!.bytes, 0);
  }

  endForward(): void {
    this.free(...this.copies.values());
    this.copies.clear();
    this.lower(this.freedAfterForward);
  }

  /** Casts a tensor to `width` bytes per number. Returns the same tensor if it has this width. */
  to(x: Tensor, width: number): Tensor {
    if (x.width === width) return x;
    return this.run([x], [x.numel, width], [], () => [this.allocate(x.numel, x.width)]);
  }

  narrow(x: Tensor): Tensor {
    return this.isAutocast ? this.to(x, BF16) : x;
  }

  /** Applies an elementwise operation, which saves its input, its output or neither. */
  map(x: Tensor, saves: "input" | "output" | "none", temporary = 0): Tensor {
    const saved = saves === "input" ? [x] : saves === "output" ? (["output"] as const) : [];
    return this.run([x], [x.numel, x.width], saved, () => {
      const extra = Array.from({ length: temporary }, () => this.allocate(x.numel, x.width));
      const gradient = this.allocate(x.numel, x.width);
      this.free(...extra);
      return [gradient];
    });
  }

  power(x: Tensor): Tensor {
    return this.map(this.isAutocast ? this.to(x, FP32) : x, "input", 2);
  }

  mean(x: Tensor, numel: number): Tensor {
    return this.run([x], [numel, x.width], [], () => [this.allocate(x.numel, x.width)]);
  }

  /** `numel` sums. Autocast computes sums in fp32. */
  sum(x: Tensor, numel: number): Tensor {
    return this.mean(this.isAutocast ? this.to(x, FP32) : x, numel);
  }

  normalizeRows(x: Tensor, rows: number): Tensor {
    const sums = this.sum(this.keep(x), rows);
    return this.run([x, sums], [x.numel, x.width], [x, sums], () =>
      [x, x].map(({ numel, width }) => this.allocate(numel, width)),
    );
  }

  /** Sum or difference. The smaller tensor is broadcast. */
  add(a: Tensor, b: Tensor): Tensor {
    const size = [Math.max(a.numel, b.numel), Math.max(a.width, b.width)] as const;
    return this.run([a, b], size, [], (g) =>
      [a, b].map((x) => (needsGradient(x) ? this.keep(g) : undefined)),
    );
  }

  /** Adds a tensor that is broadcast over all sequences, even if there is only one sequence. */
  addBroadcast(a: Tensor, b: Tensor): Tensor {
    return this.run([a, b], [a.numel, a.width], [], (g) => [
      needsGradient(a) ? this.keep(g) : undefined,
      needsGradient(b) ? this.allocate(b.numel, b.width) : undefined,
    ]);
  }

  mul(a: Tensor, b: Tensor): Tensor {
    const [numel, width] = [Math.max(a.numel, b.numel), Math.max(a.width, b.width)];
    return this.run([a, b], [numel, width], savedFactors(a, b), () =>
      [a, b].map((x) => (needsGradient(x) ? this.allocate(numel, width) : undefined)),
    );
  }

  /** A view of a part. The backward pass fills the other part with zeros. */
  slice(x: Tensor, numel: number): Tensor {
    return viewAs(this.transposed(x), numel);
  }

  concatenate(...parts: readonly Tensor[]): Tensor {
    const numel = parts.reduce((sum, part) => sum + part.numel, 0);
    return this.run(parts, [numel, parts[0]!.width], [], (g) =>
      parts.map((part) => (needsGradient(part) ? viewAs(this.keep(g), part.numel) : undefined)),
    );
  }

  /** A transposed view. The backward pass makes a copy. */
  transposed(x: Tensor): Tensor {
    return this.run([x], x, [], () => [this.allocate(x.numel, x.width)]);
  }

  /** A broadcast view: repeats the tensor without a copy. */
  expand(x: Tensor, numel: number): Tensor {
    return viewAs(
      this.run([x], x, [], (g) => [this.keep(g)]),
      numel,
    );
  }

  /** Replaces the numbers for which the condition is false. */
  where(condition: Tensor, x: Tensor): Tensor {
    return this.run([x, condition], [x.numel, x.width], [condition], () => [
      this.allocate(x.numel, x.width),
    ]);
  }

  /** A copy in another layout, or repeated. */
  copy(x: Tensor, numel = x.numel): Tensor {
    return this.run([x], [numel, x.width], [], (g) => [this.keep(g)]);
  }

  /**
   * Returns x·Wᵀ + b, with k inputs and d outputs for each token. A convolution of patches is also such a
   * product, but saves its weight even if its input needs no gradient.
   */
  linear(
    operand: Tensor,
    parameter: Parameter,
    d: number,
    k: number,
    bias?: Parameter,
    isConvolution = false,
  ): Tensor {
    const x = this.narrow(operand);
    const weight = this.operand(parameter);
    const biasOperand = bias && this.operand(bias);
    const saves = [
      ...(needsGradient(x) || isConvolution ? [weight] : []),
      ...(needsGradient(weight) ? [x] : []),
    ];
    const tokens = x.numel / k;
    const inputs = biasOperand ? [weight, x, biasOperand] : [weight, x];
    return this.run(inputs, [tokens * d, x.width], saves, () => this.allocateGradients(inputs));
  }

  /** Batched matrix product. */
  product(a: Tensor, b: Tensor, numel: number): Tensor {
    const [left, right] = [this.narrow(a), this.narrow(b)];
    const inputs = [left, right];
    return this.run(inputs, [numel, left.width], savedFactors(left, right), () =>
      this.allocateGradients(inputs),
    );
  }

  /** Multiplies each row with the matrix of its group. `ends` has the index after the last row of each group. */
  groupedProduct(operand: Tensor, weight: Tensor, numel: number, ends: Tensor): Tensor {
    const x = this.to(operand, weight.width);
    const inputs = [x, weight];
    const saves = [...savedFactors(x, weight), ends];
    return this.run([...inputs, ends], [numel, weight.width], saves, () =>
      this.allocateGradients(inputs),
    );
  }

  layerNorm(operand: Tensor, tokens: number, weight?: Parameter, bias?: Parameter): Tensor {
    const x = this.isAutocast ? this.to(operand, FP32) : operand;
    const parameters = [weight, bias].flatMap((item) => (item ? this.weight(item) : []));
    const inputs = [x, ...parameters];
    const statistics = this.allocate(2 * tokens, FP32);
    return this.run(
      [...inputs, statistics],
      [x.numel, x.width],
      [x, statistics, ...parameters],
      () => this.allocateGradients(inputs),
    );
  }

  /** Scaled dot-product attention. `heads` is the number of query heads times tokens. */
  attention(q: Tensor, k: Tensor, v: Tensor, heads: number, mask?: Tensor): Tensor {
    const inputs = [this.narrow(q), this.narrow(k), this.narrow(v)];
    const [query] = inputs as [Tensor, Tensor, Tensor];
    const isRecorded = inputs.some(needsGradient);
    const sums = this.allocate(heads, FP32);
    const saves = isRecorded ? [...inputs, ...(mask ? [mask] : []), "output" as const, sums] : [];
    const allocateLike = ({ numel, width }: Tensor) => this.allocate(numel, width);
    return this.run(
      [...inputs, sums, ...(mask ? [mask] : [])],
      [query.numel, query.width],
      saves,
      () => [
        ...inputs.map(allocateLike),
        ...(mask && needsGradient(mask) ? [undefined, allocateLike(mask)] : []),
      ],
    );
  }
}
