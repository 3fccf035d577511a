/** Pairs the factors B and A in the tensors of a file. */
import { LoraError } from "../errors.js";
import { countElements, type StoredTensor } from "./header.js";
import { findOtherMethod, parseName, removePrefix } from "./names.js";

/**
 * The two factors of a module. Convolutions are flattened: k is the product of all sides of A but the first. The factors of
 * several fused experts are in the same tensors.
 */
export interface Pair {
  readonly path: string;
  readonly b: StoredTensor;
  readonly a: StoredTensor;
  /** The scalar α that the file states for this module. */
  readonly alpha?: StoredTensor;
  readonly d: number;
  readonly k: number;
  /** The rank of one expert. PEFT's files state only the product of rank and experts, which is `rank` if `experts` is 1. */
  readonly rank: number;
  readonly experts: number;
  readonly isMlx?: true;
  readonly isAlphaRank?: true;
}

/** The modules of the file, and all other tensors, such as those of modules_to_save. Their names have no prefix. */
interface Contents {
  readonly pairs: readonly Pair[];
  readonly others: readonly StoredTensor[];
  readonly hasMagnitudes: boolean;
  readonly hasBiases: boolean;
  /** The number of parameters in magnitudes and biases. */
  readonly extra: number;
}

type Tensors = { -readonly [Role in "a" | "b" | "alpha"]?: StoredTensor } & {
  isMlx?: true;
  isAlphaRank?: true;
};

/** Returns the pairs of all modules. Throws LoraError for a file without them, and for shapes that do not fit. */
export function findPairs(tensors: readonly StoredTensor[]): Contents {
  const modules = new Map<string, Tensors>();
  const scalars: StoredTensor[] = [];
  const others: StoredTensor[] = [];
  for (const tensor of tensors) {
    const method = findOtherMethod(tensor.name);
    if (method !== undefined)
      throw new LoraError(
        "the file",
        `LoRA as PEFT saves it, not ${method}; convert it to PEFT`,
        tensor.name,
      );
    const name = parseName(tensor.name);
    if (name?.role !== "a" && name?.role !== "b") {
      scalars.push(tensor);
      continue;
    }
    const { path, role, isMlx, isAlphaRank } = name;
    const module = modules.get(path) ?? {};
    if (module[role])
      throw new LoraError(`lora_${role.toUpperCase()} of ${path}`, "stored once", tensor.name);
    module[role] = tensor;
    modules.set(path, Object.assign(module, isMlx && { isMlx }, isAlphaRank && { isAlphaRank }));
  }
  if (modules.size === 0)
    throw new LoraError(
      "the file",
      "an adapter with tensors named lora_A and lora_B, as PEFT saves it",
      tensors[0]?.name ?? "no tensors",
    );
  let hasMagnitudes = false;
  let hasBiases = false;
  let extra = 0;
  for (const tensor of scalars) {
    const name = parseName(tensor.name);
    const module = name && modules.get(name.path);
    if (!module) others.push({ ...tensor, name: removePrefix(tensor.name) });
    else if (name.role === "alpha") module.alpha = tensor;
    else {
      if (name.role === "magnitude") hasMagnitudes = true;
      if (name.role === "bias") hasBiases = true;
      extra += countElements(tensor.shape);
    }
  }
  const pairs = [...modules].map(([path, module]) => toPair(path, module));
  return { pairs, others, hasMagnitudes, hasBiases, extra };
}

function toPair(path: string, { a, b, ...rest }: Tensors): Pair {
  if (!a || !b)
    throw new LoraError(
      `lora_${a ? "B" : "A"} of ${path}`,
      "in the file, because lora_A and lora_B are a pair",
      undefined,
    );
  return { path, a, b, ...rest, ...(rest.isMlx ? readMlxShapes(a, b) : readShapes(a, b)) };
}

type Shapes = Pick<Pair, "d" | "k" | "rank" | "experts">;

/** A has the shape [r, k], or [r, …] for a convolution. B has the shape [d, r], or [d, r, 1, 1] for a convolution. */
function readShapes(a: StoredTensor, b: StoredTensor): Shapes {
  const [rank = 0, ...inputs] = a.shape;
  const [d = 0, columns = 0, ...rest] = b.shape;
  const k = countElements(inputs);
  if (inputs.length === 0 || rank * k === 0)
    throw new LoraError(`shape of ${a.name}`, "[r, k] with at least one number", a.shape);
  // _ConvNd in src/peft/tuners/lora/layer.py gives B the groups of the module, and cannot merge such an adapter.
  if (rest.length > 0 && columns < rank && rank % Math.max(1, columns) === 0)
    throw new LoraError(
      `shape of ${b.name}`,
      `[d, ${rank}, …], as without groups, because grouped convolutions cannot be read: PEFT cannot merge them either`,
      b.shape,
    );
  if (columns !== rank || d === 0 || countElements(rest) !== 1)
    throw new LoraError(
      `shape of ${b.name}`,
      `[d, ${rank}], because the shape of A starts with ${rank}`,
      b.shape,
    );
  return { d, k, rank, experts: 1 };
}

/**
 * lora_a has the shape [k, r], and lora_b the shape [r, d]. For experts, lora_b has the shape [E, d, r], and lora_a the shape
 * [E, r, k] or, in old versions, [E · r, k].
 */
function readMlxShapes(a: StoredTensor, b: StoredTensor): Shapes {
  const [x = 0, y = 0] = b.shape;
  const isFused = b.shape.length === 3;
  const [experts, d, rank] = isFused ? [x, y, b.shape[2]!] : [1, y, x];
  if ((!isFused && b.shape.length !== 2) || experts * d * rank === 0)
    throw new LoraError(
      `shape of ${b.name}`,
      "[r, d], or [experts, d, r], with at least one number",
      b.shape,
    );
  const k = a.shape[isFused ? a.shape.length - 1 : 0] ?? 0;
  const expected = isFused
    ? [
        [experts, rank, k],
        [experts * rank, k],
      ]
    : [[k, rank]];
  if (k === 0 || !expected.some((shape) => shape.join() === a.shape.join()))
    throw new LoraError(
      `shape of ${a.name}`,
      isFused
        ? `[${experts}, ${rank}, k], as the shape of lora_b`
        : `[k, ${rank}], as the shape of lora_b`,
      a.shape,
    );
  return { d, k, rank, experts };
}
