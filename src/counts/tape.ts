/**
 * Tracks the memory of a simulated training step: storages, the tensors that share them, and the graph of
 * PyTorch's autograd. Tensors have sizes, but no data. Each operation frees its operands, unless `keep`
 * retains them.
 */
import type { Moment } from "./peak.js";

/** Bytes that live until every tensor that shares them is released. */
class Storage {
  tensors = 1;
  /** The number of operations that save it for the backward pass. */
  saves = 0;

  constructor(readonly bytes: number) {}
}

/** A trained or frozen weight. */
export interface Parameter {
  readonly numel: number;
  readonly width: number;
  readonly isTrained: boolean;
  /** Whether it stands for an activation. Its gradient does not count as the gradient of a weight. */
  readonly isLeaf?: boolean;
  gradient?: Tensor | undefined;
}

/** A tensor of `numel` numbers with `width` bytes each. A weight has no storage, because it is part of the state. */
export interface Tensor {
  readonly numel: number;
  readonly width: number;
  readonly storage?: Storage | undefined;
  readonly source?: Node | Parameter | undefined;
}

/** The gradients of a node's inputs, in their order. */
type Backward = (gradient: Tensor) => readonly (Tensor | undefined)[];

interface Node {
  readonly inputs: readonly Tensor[];
  saved: Tensor[];
  /** Tensors that a checkpointed layer computes again. */
  readonly packed: number;
  readonly phase: Moment["phase"];
  readonly layer: Layer | undefined;
  gradient?: Tensor | undefined;
  readonly backward: Backward;
}

/** A checkpointed layer: its saved input, and the function that computes it again. */
interface Layer {
  readonly input: Tensor;
  /** Other tensors that its forward pass reads, such as a mask. */
  readonly shared: readonly Tensor[];
  readonly forward: (input: Tensor) => Tensor;
  nodes: Node[];
  isPresent: boolean;
}

/** What the forward pass of layers stores, in bytes. */
export interface Stored {
  readonly live: number;
  readonly saved: number;
  /** The trained parameters, which are the bytes of their gradients. */
  readonly trained: number;
  /** What the end of the forward pass frees. */
  readonly freedAfterForward: number;
}

/** All tensors have the same properties in the same order, which V8 needs for fast code. */
export const createTensor = (
  numel: number,
  width: number,
  storage?: Storage,
  source?: Node | Parameter,
): Tensor => ({ numel, width, storage, source });

/** The view has another size and shares the storage. */
export const viewAs = ({ width, storage, source }: Tensor, numel: number): Tensor =>
  createTensor(numel, width, storage, source);

const isNode = (source: Node | Parameter): source is Node => "backward" in source;

export const needsGradient = ({ source }: Tensor) =>
  source !== undefined && (isNode(source) || source.isTrained);

/** Thrown to stop a recomputation as soon as it has computed every tensor that the backward pass needs. */
class Complete {}

/** Tensors that a layer's second forward pass saves, and the storages that it allocates, keeps or frees. */
interface Recomputation {
  readonly saved: Tensor[];
  readonly total: number;
  readonly allocated: Set<Storage>;
  readonly touched: Map<Storage, number>;
}

export class Tape {
  readonly moments: Moment[] = [];
  phase: Moment["phase"] = "forward";
  live = 0;
  saved = 0;
  gradients = 0;
  /** Bytes that skipped layers free at the end of the forward pass. */
  freedAfterForward = 0;
  private nodes: Node[] = [];
  private layer: Layer | undefined;
  private readonly leaves: { readonly leaf: Tensor; readonly source: Parameter }[] = [];
  private recomputation: Recomputation | undefined;

  /** The state after the last allocation, a local maximum if the next change frees memory. */
  private readonly rising = {
    phase: "forward" as Moment["phase"],
    gradients: 0,
    activations: 0,
    temporary: 0,
  };
  private isRising = false;

  private rise(): void {
    const { rising, gradients, saved } = this;
    rising.phase = this.phase;
    rising.gradients = gradients;
    rising.activations = saved;
    rising.temporary = this.live - gradients - saved;
    this.isRising = true;
  }

  /** Records the last allocation as a moment, unless memory was freed since. */
  private record(): void {
    if (this.isRising) this.moments.push({ ...this.rising });
    this.isRising = false;
  }

  protected lower(bytes: number): void {
    this.record();
    this.live -= bytes;
  }

  allocate(numel: number, width: number): Tensor {
    const storage = new Storage(numel * width);
    this.live += storage.bytes;
    this.recomputation?.allocated.add(storage);
    this.rise();
    return createTensor(numel, width, storage);
  }

  /** Retains a tensor for one more use. */
  keep<T extends Tensor>(tensor: T): T {
    if (tensor.storage) this.count(tensor.storage, 1);
    return tensor;
  }

  /** Releases one use of each tensor. */
  free(...tensors: readonly (Tensor | undefined)[]): void {
    for (const tensor of tensors) if (tensor?.storage) this.count(tensor.storage, -1);
  }

  private count(storage: Storage, change: number): void {
    const { recomputation } = this;
    if (
      recomputation &&
      !recomputation.allocated.has(storage) &&
      !recomputation.touched.has(storage)
    )
      recomputation.touched.set(storage, storage.tensors);
    storage.tensors += change;
    if (storage.tensors === 0) this.lower(storage.bytes);
  }

  private save(tensor: Tensor): Tensor {
    if (tensor.storage) {
      this.keep(tensor);
      if (++tensor.storage.saves === 1) this.saved += tensor.storage.bytes;
    }
    return tensor;
  }

  private unsave(tensor: Tensor): void {
    if (!tensor.storage) return;
    if (--tensor.storage.saves === 0) this.saved -= tensor.storage.bytes;
    this.free(tensor);
  }

  /**
   * Runs an operation and releases its inputs. `result` is the size of its output, or an input whose
   * storage the output shares. `saves` lists the tensors that the backward pass needs.
   */
  run(
    inputs: readonly Tensor[],
    result: readonly [numel: number, width: number] | Tensor,
    saves: readonly (Tensor | "output")[],
    backward: Backward,
  ): Tensor {
    const { layer, recomputation } = this;
    const isRecorded = inputs.some(needsGradient);
    const savedTensors: Tensor[] = [];
    if (isRecorded)
      for (const tensor of saves) if (tensor !== "output") this.keepSaved(tensor, savedTensors);
    const [numel, width] = "numel" in result ? [result.numel, result.width] : result;
    const { storage } = "numel" in result ? this.keep(result) : this.allocate(numel, width);
    let node: Node | undefined;
    if (isRecorded) {
      if (saves.includes("output"))
        this.keepSaved(createTensor(numel, width, storage), savedTensors);
      const packed = layer ? saves.length : 0;
      const { phase } = this;
      node = { inputs, saved: savedTensors, packed, phase, layer, gradient: undefined, backward };
      if (!recomputation) {
        this.nodes.push(node);
        layer?.nodes.push(node);
      }
    }
    for (const tensor of inputs) this.free(tensor);
    return createTensor(numel, width, storage, node);
  }

  /** Saves a tensor for the backward pass, unless a checkpointed layer computes it again. */
  private keepSaved(tensor: Tensor, savedTensors: Tensor[]): void {
    const { recomputation } = this;
    if (recomputation) {
      recomputation.saved.push(this.save(tensor));
      if (recomputation.saved.length === recomputation.total) throw new Complete();
    } else if (!this.layer) savedTensors.push(this.save(tensor));
  }

  /** Runs a layer with gradient checkpointing: it saves only its input. */
  checkpoint(input: Tensor, shared: readonly Tensor[], forward: Layer["forward"]): Tensor {
    const layer: Layer = { input, shared, forward, nodes: [], isPresent: false };
    for (const tensor of [input, ...shared]) this.save(tensor);
    this.layer = layer;
    const output = forward(input);
    this.layer = undefined;
    layer.nodes = layer.nodes.filter(({ packed }) => packed > 0);
    if (!layer.nodes.length) this.forget(layer);
    return output;
  }

  private forget({ input, shared }: Layer): void {
    for (const tensor of [input, ...shared]) this.unsave(tensor);
  }

  /** Counts layers that are not simulated, from what equal layers have stored. */
  skip(x: Tensor, { live, saved, trained, freedAfterForward }: Stored): Tensor {
    this.live += live;
    this.saved += saved;
    this.freedAfterForward += freedAfterForward;
    return this.run([x], x, [], (gradient) => {
      this.lower(live - freedAfterForward - trained);
      this.saved -= saved;
      this.gradients += trained;
      this.rise();
      return [this.keep(gradient)];
    });
  }

  /** Computes a layer again, up to the last tensor that its backward pass needs. */
  private recompute(layer: Layer): void {
    layer.isPresent = true;
    const total = layer.nodes.reduce((sum, { packed }) => sum + packed, 0);
    const recomputation: Recomputation = {
      saved: [],
      total,
      allocated: new Set(),
      touched: new Map(),
    };
    const { saved, allocated, touched } = recomputation;
    this.recomputation = recomputation;
    try {
      this.free(layer.forward(this.keep(layer.input)));
    } catch (error) {
      if (!(error instanceof Complete)) throw error;
    }
    this.recomputation = undefined;
    const counts = new Map<Storage, number>();
    for (const { storage } of saved)
      if (storage) counts.set(storage, (counts.get(storage) ?? 0) + 1);
    // Releases the tensors that were alive when `Complete` stopped the function.
    for (const storage of allocated) {
      if (storage.tensors === 0) continue;
      storage.tensors = counts.get(storage) ?? 0;
      if (storage.tensors === 0) this.lower(storage.bytes);
    }
    for (const [storage, tensors] of touched)
      storage.tensors = tensors + (counts.get(storage) ?? 0);
    let start = 0;
    for (const node of layer.nodes) {
      node.saved = saved.slice(start, start + node.packed);
      start += node.packed;
    }
  }

  /** Reduces and casts a gradient to the size and dtype of its tensor. */
  private castGradient(gradient: Tensor, { numel, width }: Tensor): Tensor {
    let fitted = gradient;
    for (const bytes of [gradient.width, width])
      if (fitted.numel !== numel || fitted.width !== bytes) {
        const next = this.allocate(numel, bytes);
        this.free(fitted);
        fitted = next;
      }
    return fitted;
  }

  private accumulate(target: Node | Parameter, gradient: Tensor): void {
    const { gradient: sum } = target;
    if (!sum) target.gradient = gradient;
    else if (isNode(target) && sum.storage!.tensors > 1) {
      target.gradient = this.allocate(gradient.numel, gradient.width);
      this.free(sum, gradient);
    } else this.free(gradient);
    if (!isNode(target) && !target.isLeaf && !sum)
      this.gradients += gradient.numel * gradient.width;
  }

  /** Marks a tensor as requiring a gradient. The tensor and its gradient live until the backward pass ends. */
  leaf(x: Tensor): Tensor {
    const { numel, width, storage } = this.keep(x);
    const source = { numel, width, isTrained: true, isLeaf: true, gradient: undefined };
    const leaf = createTensor(numel, width, storage, source);
    this.leaves.push({ leaf, source });
    return leaf;
  }

  /** Runs the backward pass from a scalar loss. */
  backward(loss: Tensor): void {
    if (loss.source && isNode(loss.source)) loss.source.gradient = this.allocate(1, loss.width);
    for (let node = this.nodes.pop(); node; node = this.nodes.pop()) {
      const { layer } = node;
      this.phase = node.phase === "loss" ? "loss" : "backward";
      const { gradient } = node;
      if (!gradient) {
        this.release(node);
        continue;
      }
      if (layer && node.packed && !layer.isPresent) this.recompute(layer);
      const { inputs } = node;
      const computed = node.backward(gradient);
      // A checkpointed layer releases its saved tensors before gradients are cast, other layers afterwards.
      if (layer) this.release(node);
      const gradients = computed.map(
        (inputGradient, index) => inputGradient && this.castGradient(inputGradient, inputs[index]!),
      );
      this.free(gradient);
      if (!layer) this.release(node);
      gradients.forEach((inputGradient, index) => {
        const { source } = inputs[index]!;
        if (inputGradient && source && needsGradient(inputs[index]!))
          this.accumulate(source, inputGradient);
        else this.free(inputGradient);
      });
    }
    for (const { leaf, source } of this.leaves) this.free(leaf, source.gradient);
    this.record();
  }

  /** Splits a tensor into parts that share its storage. */
  split(x: Tensor, ...sizes: readonly number[]): Tensor[] {
    const view = this.run([x], x, [], (gradient) => [this.keep(gradient)]);
    const parts = sizes.map((numel) => viewAs(this.keep(view), numel));
    this.free(view);
    return parts;
  }

  private release(node: Node): void {
    for (const tensor of node.saved) this.unsave(tensor);
    const { layer } = node;
    if (layer?.nodes[0] === node) this.forget(layer);
  }
}
