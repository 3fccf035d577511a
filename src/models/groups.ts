/** Parameters outside linear layers, in groups of one kind each. */
import { LoraError, wholeNumber } from "../errors.js";

/** The share of biases in each kind of group; undefined where a group states how many it has. */
const BIASES = new Map([
  // Output heads, routers, embeddings of positions.
  ["weights", 0],
  // The input embeddings.
  ["embedding", 0],
  // Convolutions and heads with biases.
  ["biased", undefined],
  // A mixture's experts where these are tensors and never linear modules.
  ["experts", undefined],
  // The layers' norms and the last one: those that LN-tuning trains.
  ["LayerNorm", 1 / 2],
  ["RMSNorm", 0],
  // Norms that LN-tuning leaves: of embeddings, and of heads or of what they share.
  ["embedding-LayerNorm", 1 / 2],
  ["attention-RMSNorm", 0],
  // T5's embedding of distances, a bias by its name only.
  ["relative-bias", 0],
] as const);

type Kind = Parameters<(typeof BIASES)["get"]>[0];

/** A parameter by its whole name in transformers, # a layer's number and * that of one of many in it. */
interface Part {
  readonly name: string;
  readonly shape: readonly number[];
}

/** Parameters of one kind outside linear layers, of all layers that have them. */
export interface ParameterGroup {
  /** Of its module where parts are known. */
  readonly name: string;
  readonly kind: Kind;
  /** All its parameters. */
  readonly numel: number;
  /** How many of them are biases. */
  readonly biases: number;
  /** Absent where names are not known … */
  readonly parts?: readonly Part[];
  /** … and so are the layers that have them, and how many each has. */
  readonly layers?: Layers;
  readonly perLayer?: number;
}

/** Layers by their numbers, or the first so many. */
export type Layers = number | readonly number[];

export const numbersOf = (layers: Layers): readonly number[] =>
  typeof layers === "number" ? Array.from({ length: layers }, (_, index) => index) : layers;

export const lengthOf = (layers: Layers) => (typeof layers === "number" ? layers : layers.length);

/** Parameters of one module or, where its name has a #, of that of each layer. */
function groupOf(
  kind: Kind,
  name: string,
  parts: readonly Part[],
  layers: Layers,
  perLayer = 1,
): ParameterGroup {
  const numel = (some: readonly Part[]) =>
    some.reduce(
      (sum, { shape }) =>
        sum + shape.reduce((all, side) => all * side, lengthOf(layers) * perLayer),
      0,
    );
  const biases = numel(parts.filter((item) => item.name.endsWith("bias")));
  return { name, kind, numel: numel(parts), biases, parts, layers, perLayer };
}

/** A module's weight and, where its kind has one, a bias for each of its rows. */
export function group(
  kind: Kind,
  module: string,
  shape: readonly number[],
  layers: Layers = 1,
  perLayer?: number,
): ParameterGroup {
  const weight = { name: `${module}.weight`, shape };
  const bias = { name: `${module}.bias`, shape: shape.slice(0, 1) };
  return groupOf(
    kind,
    module,
    BIASES.get(kind) === 0 ? [weight] : [weight, bias],
    layers,
    perLayer,
  );
}

/** A parameter that is no module's weight or bias. */
export const parameter = (
  kind: Kind,
  name: string,
  shape: readonly number[],
  layers: Layers = 1,
): ParameterGroup => groupOf(kind, name, [{ name, shape }], layers);

/**
 * A group from its text: kind, name and parameters, "LayerNorm ln_f 1536". A biased one has its
 * biases after a plus: "biased lm_head 5120+2". Throws LoraError.
 */
export function parseGroup(text: string): ParameterGroup {
  const [first = "", ...words] = text.split(" ");
  const kind = [...BIASES.keys()].find((item) => item === first);
  if (!kind) throw new LoraError("kind", `one of ${[...BIASES.keys()].join(", ")}`, text);
  const numbers = (words.pop() ?? "").split("+").map(Number);
  const share = BIASES.get(kind);
  if (numbers.length !== (share === undefined ? 2 : 1))
    throw new LoraError("parameters", "one number, or of a biased group a sum of two", text);
  for (const item of numbers) wholeNumber(text, item, 1, Number.MAX_SAFE_INTEGER);
  const [weights = 0, stated = 0] = numbers;
  const biases = share === undefined ? stated : share * weights;
  if (!Number.isInteger(biases))
    throw new LoraError(words.join(" "), `of as many biases as weights, as a ${kind} is`, weights);
  return { name: words.join(" ") || kind, kind, numel: weights + stated, biases };
}

export const numelOf = (groups: readonly ParameterGroup[]): number =>
  groups.reduce((sum, { numel }) => sum + numel, 0);

/** Parameters of the norms in the layers and of the last norm, weights and biases. */
export const tunedNorms = (groups: readonly ParameterGroup[]): number =>
  numelOf(groups.filter(({ kind }) => kind === "LayerNorm" || kind === "RMSNorm"));
