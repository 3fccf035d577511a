/** Parameters outside linear layers, in groups of one kind each. */
import { LoraError, wholeNumber } from "../lora.js";

/** The share of biases in each kind of group; undefined where a group states how many it has. */
const BIASES = new Map([
  // Embeddings, output heads, routers.
  ["weights", 0],
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

export type Kind = Parameters<(typeof BIASES)["get"]>[0];

export interface ParameterGroup {
  readonly name: string;
  readonly kind: Kind;
  /** All its parameters. */
  readonly numel: number;
  /** How many of them are biases. */
  readonly biases: number;
}

/** A group; `stated` is how many biases a biased one has. Throws LoraError for half a bias. */
export function group(kind: Kind, name: string, numel: number, stated = 0): ParameterGroup {
  const share = BIASES.get(kind);
  const biases = share === undefined ? stated : share * numel;
  if (!Number.isInteger(biases))
    throw new LoraError(name, `of as many biases as weights, as a ${kind} is`, numel);
  return { name, kind, numel, biases };
}

/**
 * A group from its text: kind, name and parameters, "LayerNorm ln_f 1536". A biased one has its
 * biases after a plus: "biased lm_head 5120+2". Throws LoraError.
 */
export function parseGroup(text: string): ParameterGroup {
  const [first = "", ...words] = text.split(" ");
  const kind = [...BIASES.keys()].find((one) => one === first);
  if (!kind) throw new LoraError("kind", `one of ${[...BIASES.keys()].join(", ")}`, text);
  const numbers = (words.pop() ?? "").split("+").map(Number);
  if (numbers.length !== (BIASES.get(kind) === undefined ? 2 : 1))
    throw new LoraError("parameters", "one number, or of a biased group a sum of two", text);
  for (const one of numbers) wholeNumber(text, one, 1, Number.MAX_SAFE_INTEGER);
  const [weights = 0, biases] = numbers;
  return group(kind, words.join(" ") || kind, weights + (biases ?? 0), biases);
}

export const numelOf = (groups: readonly ParameterGroup[]): number =>
  groups.reduce((sum, { numel }) => sum + numel, 0);

/** Parameters of the norms in the layers and of the last norm, weights and biases. */
export const tunedNorms = (groups: readonly ParameterGroup[]): number =>
  numelOf(groups.filter(({ kind }) => kind === "LayerNorm" || kind === "RMSNorm"));
