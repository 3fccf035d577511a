/** Groups of parameters outside linear modules. */
import { LoraError, wholeNumber } from "../errors.js";
import { oneOf } from "../suggestions.js";
import { countNumbers, type NumberSet, range } from "./number-set.js";

/** The share of biases in each kind of group; undefined if a group states its number of biases. */
const BIASES = new Map([
  // Output heads, routers, position embeddings.
  ["weights", 0],
  // The input embeddings.
  ["embedding", 0],
  // Convolutions and heads with biases.
  ["biased", undefined],
  // Norms of layers, and the final norm.
  ["LayerNorm", 1 / 2],
  ["RMSNorm", 0],
  // Norms of embeddings, and of queries and keys.
  ["embedding-LayerNorm", 1 / 2],
  ["attention-RMSNorm", 0],
  // T5's embedding of relative positions, a bias in name only.
  ["relative-bias", 0],
] as const);

type Kind = Parameters<(typeof BIASES)["get"]>[0];

/** A parameter. In its full name, # stands for the layer's index and * for an index within the layer. */
interface Part {
  readonly name: string;
  readonly shape: readonly number[];
}

/** Parameters of one kind outside linear modules, in all layers that have them. */
export interface ParameterGroup {
  /** The name of the module, if `parts` is present. */
  readonly name: string;
  /** What the parameters are, such as "embedding" or "RMSNorm". */
  readonly kind: Kind;
  /** Number of parameters in all layers. */
  readonly numel: number;
  /** Number of biases among them. */
  readonly biases: number;
  /** The parameters with their full names. Absent if names are unknown. */
  readonly parts?: readonly Part[];
  /** The layers that have them. */
  readonly layers?: Layers;
  /** The number of these parameters in each layer. Absent if names are unknown. */
  readonly perLayer?: number;
}

/** The indices of layers, or the number of layers, counted from the first layer. */
export type Layers = number | NumberSet;

export const toNumberSet = (layers: Layers): NumberSet =>
  typeof layers === "number" ? range(layers) : layers;

export const countLayers = (layers: Layers) =>
  typeof layers === "number" ? layers : countNumbers(layers);

function toGroup(
  kind: Kind,
  name: string,
  parts: readonly Part[],
  layers: Layers,
  perLayer = 1,
): ParameterGroup {
  const numel = (parts: readonly Part[]) =>
    parts.reduce(
      (sum, { shape }) =>
        sum + shape.reduce((product, side) => product * side, countLayers(layers) * perLayer),
      0,
    );
  const biases = numel(parts.filter(({ name }) => name.endsWith("bias")));
  return { name, kind, numel: numel(parts), biases, parts, layers, perLayer };
}

/** The weight and, if the module's kind has biases, its bias. */
export function group(
  kind: Kind,
  module: string,
  shape: readonly number[],
  layers: Layers = 1,
  perLayer?: number,
): ParameterGroup {
  const weight = { name: `${module}.weight`, shape };
  const bias = { name: `${module}.bias`, shape: shape.slice(0, 1) };
  return toGroup(
    kind,
    module,
    BIASES.get(kind) === 0 ? [weight] : [weight, bias],
    layers,
    perLayer,
  );
}

/** The group of a parameter that is not the weight or bias of a module. */
export const parameter = (
  name: string,
  shape: readonly number[],
  layers: Layers = 1,
): ParameterGroup => toGroup("weights", name, [{ name, shape }], layers);

/**
 * Parses a group: kind, name and number of parameters, as in "LayerNorm ln_f 1536". If the kind may have
 * biases, their number follows a plus, as in "biased lm_head 5120+2". Throws LoraError.
 */
export function parseGroup(text: string): ParameterGroup {
  const [first = "", ...words] = text.split(" ");
  const kind = [...BIASES.keys()].find((known) => known === first);
  if (!kind) throw new LoraError("kind", oneOf([...BIASES.keys()]), text);
  const numbers = (words.pop() ?? "").split("+").map(Number);
  const share = BIASES.get(kind);
  if (numbers.length !== (share === undefined ? 2 : 1))
    throw new LoraError(
      "parameters",
      "one number, or two with a plus between them for a kind with biases",
      text,
    );
  for (const number of numbers) wholeNumber(text, number, 1, Number.MAX_SAFE_INTEGER);
  const [weights = 0, stated = 0] = numbers;
  const biases = share === undefined ? stated : share * weights;
  if (!Number.isInteger(biases))
    throw new LoraError(words.join(" "), `even: half of a ${kind} is biases`, weights);
  return { name: words.join(" ") || kind, kind, numel: weights + stated, biases };
}

export const countParameters = (groups: readonly ParameterGroup[]): number =>
  groups.reduce((sum, { numel }) => sum + numel, 0);
