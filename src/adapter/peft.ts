/** Finds the factors B and A in the tensors of a file that PEFT wrote. */
import { LoraError } from "../errors.js";
import { countElements, type StoredTensor } from "./header.js";

/** The factors of a module. Convolutions are flattened: k is the product of all sides of A but the first. */
export interface Factors {
  /** The module's complete name in the model. */
  readonly path: string;
  readonly b: StoredTensor;
  readonly a: StoredTensor;
  readonly d: number;
  readonly k: number;
  readonly rank: number;
}

/** PEFT puts this before the names of the model. */
const PREFIX = /^base_model\.model\./;
const FACTOR = /^(.+)\.lora_(?:embedding_)?([AB])(?:\.weight)?$/;
const MAGNITUDE = /\.lora_magnitude_vector(?:\.weight)?$/;
const BIAS = /\.lora_B\.bias$/;

/** Names of other methods and formats, which a file may have instead. */
const OTHER_FORMATS: readonly (readonly [name: RegExp, format: string])[] = [
  [/\.lora_(?:down|up)\.weight$/, "kohya's format"],
  [/\.lora\.(?:down|up)\.weight$|_lora\.(?:down|up)\.weight$/, "an old format of diffusers"],
  [/\.lora_[ab]$/, "MLX's format"],
  [/\.lokr_|_lokr_/, "LoKr"],
  [/\.hada_/, "LoHa"],
  [/\.lora_E$/, "AdaLoRA"],
  [/\.vera_lambda/, "VeRA"],
];

/** The modules of the file, and the names of all other tensors, such as those of modules_to_save. */
export interface Contents {
  readonly modules: readonly Factors[];
  readonly others: readonly string[];
  /** Whether the file has magnitudes of DoRA. */
  readonly hasMagnitudes: boolean;
  /** The number of parameters in magnitudes and biases. */
  readonly extra: number;
}

/** Returns the factors of all modules. Throws LoraError for a file without them, and for shapes that do not fit. */
export function findFactors(tensors: readonly StoredTensor[]): Contents {
  for (const [pattern, format] of OTHER_FORMATS) {
    const tensor = tensors.find(({ name }) => pattern.test(name));
    if (tensor)
      throw new LoraError(
        "the file",
        `LoRA as PEFT saves it, not ${format}; convert it to PEFT`,
        tensor.name,
      );
  }
  const pairs = new Map<string, { a?: StoredTensor; b?: StoredTensor }>();
  const others: string[] = [];
  let hasMagnitudes = false;
  let extra = 0;
  for (const tensor of tensors) {
    const name = tensor.name.replace(PREFIX, "");
    const [, path, factor] = FACTOR.exec(name) ?? [];
    if (path === undefined) {
      if (MAGNITUDE.test(name)) hasMagnitudes = true;
      else if (!BIAS.test(name)) {
        others.push(name);
        continue;
      }
      extra += countElements(tensor.shape);
      continue;
    }
    const pair = pairs.get(path) ?? {};
    const key = factor === "A" ? "a" : "b";
    if (pair[key]) throw new LoraError(`lora_${factor} of ${path}`, "stored once", tensor.name);
    pairs.set(path, { ...pair, [key]: tensor });
  }
  if (pairs.size === 0)
    throw new LoraError(
      "the file",
      "an adapter with tensors named lora_A and lora_B, as PEFT saves it",
      tensors[0]?.name ?? "no tensors",
    );
  const modules = [...pairs].map(([path, { a, b }]) => toFactors(path, a, b));
  return { modules, others, hasMagnitudes, extra };
}

function toFactors(path: string, a?: StoredTensor, b?: StoredTensor): Factors {
  if (!a || !b)
    throw new LoraError(
      `lora_${a ? "B" : "A"} of ${path}`,
      "in the file, because lora_A and lora_B are a pair",
      undefined,
    );
  const [rank = 0, ...inputs] = a.shape;
  const [d = 0, columns = 0, ...rest] = b.shape;
  const k = countElements(inputs);
  if (inputs.length === 0 || rank * k === 0)
    throw new LoraError(`shape of ${a.name}`, "[r, k] with at least one number", a.shape);
  if (rest.length > 0 && columns < rank && rank % Math.max(1, columns) === 0)
    throw new LoraError(
      `shape of ${b.name}`,
      `[d, ${rank}, …], as without groups, because grouped convolutions cannot be read yet`,
      b.shape,
    );
  if (columns !== rank || d === 0 || countElements(rest) !== 1)
    throw new LoraError(
      `shape of ${b.name}`,
      `[d, ${rank}], because the shape of A starts with ${rank}`,
      b.shape,
    );
  return { path, a, b, d, k, rank };
}
