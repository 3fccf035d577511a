/** Draws methods, targets and settings from our options and from the arguments of PEFT's methods. */
import { readFileSync } from "node:fs";
import { OPTIONS } from "../../src/counts/peft-config.js";
import { findModel, methods } from "../../src/index.js";
import { METHODS, type PeftRun } from "../support/peft.js";
import type { Checked, Description, Field } from "./oracle.js";
import type { Random } from "./random.js";

/** A method of ours, and how PEFT is called. */
export interface Run extends PeftRun {
  readonly name: string;
  /** Whether PEFT writes the file of a small model with weights. */
  readonly isReal?: boolean;
}

export const comparable = Object.values(methods)
  .filter(({ noFile }) => !noFile)
  .map(({ name }) => name);

/** PEFT's default targets by its name of the method and by type. */
const DEFAULTS: {
  readonly targets: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly feedforward: object;
  readonly adaptionPrompt: readonly string[];
} = JSON.parse(readFileSync("tests/reference/peft-defaults.json", "utf8"));

const NUMBERS = [1, 2, 3, 4, 8, 48];
const RANKS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 48];

/** Arguments without a default, or with a default that differs from our option's. */
const ALWAYS: readonly string[] = [
  "rank",
  "initRank",
  "tokens",
  "layers",
  "vectorLength",
  "groupSize",
  "blockSize",
  "bCount",
];

/** Returns whether a run of the method needs this argument of PEFT. */
export const isRequired = (name: string, argument: string): boolean =>
  argument === "token_indices" ||
  argument in (METHODS[name]!.config ?? {}) ||
  ALWAYS.includes(OPTIONS[argument] ?? "");

function getOptions(name: string): readonly string[] {
  const { hasRank, settings } = methods[name]!;
  const known = settings?.({ model: findModel("gpt2"), rank: 1, input: {} }) ?? {};
  return [...Object.keys(known), ...(hasRank ? ["rank"] : [])];
}

/** Arguments that do not correspond to a single option of ours. */
const SEVERAL: readonly string[] = ["token_indices", "variant"];

/** Arguments whose values must be even. */
const EVEN: readonly string[] = ["group_size", "num_B"];

/** The sides of the adapted modules, and the number of layers. */
interface Room {
  readonly sides: readonly number[];
  readonly layers: number;
}

const gcd = (a: number, b: number): number => (b ? gcd(b, a % b) : a);

/** Returns whether the targets include a linear module. The targets are a list, a pattern, or all modules. */
function isTarget(path: string, targets: unknown): boolean {
  if (Array.isArray(targets))
    return targets.some((name) => path === name || path.endsWith(`.${name}`));
  return targets === "all-linear" || typeof targets !== "string"
    ? true
    : new RegExp(`^(?:${targets})$`).test(path);
}

/** Returns the sides of the modules that the targets adapt. */
const getSides = ({ linear }: Checked, targets: unknown): readonly number[] =>
  Object.entries(linear).flatMap(([path, sides]) => (isTarget(path, targets) ? sides : []));

const getPathEnd = (path: string, pieces: number) => path.split(".").slice(-pieces).join(".");

/** Returns the last parts of some module names. None of them is the number of a layer. */
export const namesFrom = (paths: readonly string[], random: Random): string[] => {
  const chosen = random
    .pickSome(paths, 3)
    .map((path) => getPathEnd(path, random.chance(0.8) ? 1 : 2));
  const names = [...new Set(chosen)].filter((name) => !name.includes("*"));
  return names.length
    ? names
    : [getPathEnd(random.pick(paths.filter((path) => !/\*$/.test(path))), 1)];
};

/** Returns a regular expression for complete names, which may match only some layers or experts. */
function patternFrom(paths: readonly string[], random: Random): string {
  const numbers = random.pick(["0", "1", "\\d+", "[01]", "(0|2)", "[^0]"]);
  const escaped = random.pickSome(paths, 2).map((path) => {
    const literal = path.replaceAll(".", "\\.").replaceAll("*", numbers);
    const [end] = literal.split("\\.").slice(-1);
    return random.pick([literal, `.*\\.${end}`, `.*${numbers}.*\\.${end}`, `.*${end!.slice(-4)}`]);
  });
  return escaped.length > 1 ? `(?:${escaped.join("|")})` : escaped[0]!;
}

/** Returns targets: names or a regular expression. Some names may match no module, or an unsuitable module. */
function targetsFrom(
  name: string,
  { linear, other }: Checked,
  isTogether: boolean,
  random: Random,
): string[] | string {
  if (isTogether && random.chance(0.3)) return patternFrom(Object.keys(linear), random);
  const paths = Object.keys(linear);
  const drawn = namesFrom(paths, random);
  // Beside experts, PEFT's LoRA adapts parameters by these names, both of the first two or neither.
  const { isLora, takesParameters } = methods[name]!;
  const moved = ["gate_proj", "up_proj", "down_proj"];
  const isMixture = other.some((path) => path.endsWith(".experts"));
  const others = drawn.filter((target) => !moved.includes(target));
  const isHalf = moved.slice(0, 2).some((target) => drawn.includes(target));
  const isMoved = isLora && isMixture && others.length < drawn.length && random.chance(0.95);
  const paired = isHalf ? [...new Set([...drawn, ...moved.slice(0, 2)])] : drawn;
  const names = !isMoved ? drawn : takesParameters || !others.length ? paired : others;
  if (random.chance(0.07))
    return `.*\\.(${names.map((name) => name.replace(".", "\\.")).join("|")})`;
  if (random.chance(0.05)) return [...names, "unknown"];
  const embeddings = other.filter((path) => EMBEDDING.test(path));
  const { takesEmbeddings, skipsOthers } = methods[name]!;
  const further = skipsOthers ? other : takesEmbeddings ? embeddings : [];
  if (further.length && random.chance(0.1)) return [...names, ...namesFrom(further, random)];
  if (random.chance(0.01)) return [...names, ...namesFrom(other, random)];
  return names;
}

/** Returns whether a whole number suits the sides of the adapted modules. */
function fits(argument: string, number: number, { sides, layers }: Room): boolean {
  const smallest = Math.min(...sides);
  if (argument === "adapter_layers") return number <= layers;
  if (argument === "r") return 2 * number <= smallest;
  if (argument === "n_frequency") return number <= smallest ** 2;
  return (!EVEN.includes(argument) || number % 2 === 0) && sides.reduce(gcd, 0) % number === 0;
}

/** Returns a whole number that suits the sides of the adapted modules. In a few draws, returns any number. */
function numberFor(argument: string, standard: unknown, room: Room, random: Random) {
  const common = room.sides.reduce(gcd, 0);
  const divisors = Array.from({ length: Math.min(common, 192) }, (_, index) => index + 1);
  const numbers = [...(argument === "r" ? RANKS : [...NUMBERS, ...divisors]), Number(standard)];
  const positive = numbers.filter(Boolean);
  const suitable = random.chance(0.98)
    ? positive.filter((number) => fits(argument, number, room))
    : [];
  return random.pick(suitable.length ? suitable : positive);
}

function valueFor(argument: string, field: Field, room: Room, random: Random): unknown {
  const { kinds, default: standard } = field;
  const literal = kinds.find((kind) => typeof kind === "object" && kind.values);
  if (typeof literal === "object") return random.pick(literal.values!);
  if (kinds.includes("bool")) return random.chance(0.5);
  if (kinds.includes("int")) return numberFor(argument, standard, room, random);
  if (kinds.some((kind) => typeof kind === "object" && kind.list?.includes("int")))
    return random.pickSome([0, 1, 2, 5, 7, 11, 31], 4);
  return undefined;
}

/** Returns the arguments of a run that are drawn by their kind. */
function generateArguments(
  fields: Readonly<Record<string, Field>>,
  name: string,
  room: Room,
  random: Random,
) {
  const read = getOptions(name);
  const drawn = Object.entries(fields).map(([argument, field]) => {
    const isRead = SEVERAL.includes(argument) || read.includes(OPTIONS[argument] ?? "");
    const mustDiffer = argument === "n_frequency" && !fits(argument, Number(field.default), room);
    const isDrawn = isRead && (isRequired(name, argument) || mustDiffer || random.chance(0.6));
    return [argument, isDrawn ? valueFor(argument, field, room, random) : undefined];
  });
  return Object.fromEntries(drawn.filter(([, value]) => value !== undefined));
}

const EMBEDDING = /emb\w*$|wte$|shared$/;

/** Returns arguments that many methods share. */
function generateExtras(
  name: string,
  { linear, other, layers, rows, words, parameters }: Checked,
  targets: unknown,
  random: Random,
) {
  const paths = Object.keys(linear);
  const others = paths.filter((path) => !isTarget(path, targets));
  // Excluding all targets is an error.
  const excluded = others.length && random.chance(0.95) ? others : paths;
  const numbered = (path: string) => path.replaceAll("*", random.pick(["0", "1"]));
  const layer = random.pick([0, layers - 1, [0], [0, layers], []]);
  const isInLayers = paths.some((path) => isTarget(path, targets) && path.includes("*"));
  const embeddings = other.filter((path) => EMBEDDING.test(path));
  const [embedding = "embed_tokens"] = random.pickSome(embeddings, 1);
  const end = getPathEnd(embedding, 1);
  const counts = embeddings.flatMap((path) => (path.endsWith(end) ? (rows[path] ?? []) : []));
  const generateTokens = (count: number) =>
    random.pick([[0], [1, 3], []]).filter((token) => token < count);
  const pattern = random.pickSome(paths, 2).map((path) => getPathEnd(path, 1));
  const ends = random.pickSome(excluded, 2).map((path) => getPathEnd(path, 1));
  const sizes = { [pattern[0]!]: random.pick([1, 2]) };
  // Patterns match the ends of complete names, also those of parameters.
  const keys = [...paths, ...parameters].flatMap((path) => {
    const numbered = path.replaceAll("*", random.pick(["0", "1", "\\d+"]));
    return [getPathEnd(path, 1), numbered, `.*\\.${getPathEnd(path, 1)}`];
  });
  const weights = [
    ...random.pickSome(excluded, 1).map((path) => `${path}.weight`),
    ...(parameters.length ? random.pickSome(parameters, 2) : []),
  ].map((path) => getPathEnd(path, random.pick([1, 2, 3])).replace(/^.*\*\./, ""));
  return {
    bias: random.pick(["all", name === "unilora" ? "unilora_only" : "lora_only"]),
    ...(methods[name]!.takesBias || random.chance(0.1) ? { lora_bias: true } : {}),
    exclude_modules: random.pick([
      [numbered(random.pick(layers > 1 ? paths : excluded))],
      [random.pick(ends), "unknown"],
      `.*\\.(${ends.join("|")})`,
      patternFrom(excluded, random),
    ]),
    ...(typeof targets !== "string" && isInLayers && { layers_to_transform: layer }),
    n_frequency_pattern: sizes,
    block_size_pattern: sizes,
    // PEFT adapts no weight as a module and as a parameter, and some variants of LoRA adapt no parameters.
    ...(((others.length > 0 && methods[name]!.takesParameters) || random.chance(0.05)) && {
      target_parameters: random.pickSome(weights, 2),
    }),
    trainable_token_indices: random.pick([
      generateTokens(words),
      { [end]: generateTokens(Math.min(...counts)) },
    ]),
    ensure_weight_tying: true,
    alpha_pattern: { [random.pick(keys)]: 3 },
    ...(methods[name]!.hasRankPattern && {
      rank_pattern: Object.fromEntries(
        random.pickSome(keys, 2).map((key) => [key, random.pick([1, 2, 3, 5])]),
      ),
    }),
  };
}

export const isSupported = (name: string, type: string): boolean =>
  name !== "adaption-prompt" || DEFAULTS.adaptionPrompt.includes(type);

export function drawRun(
  name: string,
  type: string,
  model: Checked,
  description: Description,
  random: Random,
): Run {
  const { method, config: fixed = {} } = METHODS[name]!;
  const { adapts, isLora } = methods[name]!;
  // Options of LoRA are often drawn together, because some of them change what others do.
  const isTogether = isLora === true && random.chance(0.5);
  const fields = description.methods[method]!;
  const paths = Object.keys(model.linear);
  const standard = DEFAULTS.targets[method]?.[type];
  let targets: unknown = standard;
  let isDefault = true;
  if (adapts && "target_modules" in fields) {
    const hasDefault = standard !== undefined || random.chance(0.01);
    const mode = random.pick([hasDefault ? "default" : "names", "all", "names", "names"]);
    isDefault = mode === "default";
    if (mode === "all") targets = "all-linear";
    if (mode === "names") targets = targetsFrom(name, model, isTogether, random);
  }
  const norms = model.other.filter((path) => /norm$|\bln_/i.test(path));
  if (method === "LN_TUNING" && norms.length && !standard) {
    isDefault = false;
    targets = namesFrom(norms, random);
  }
  const room = { sides: getSides(model, targets), layers: model.layers };
  const config: Record<string, unknown> = {
    ...generateArguments(fields, name, room, random),
    ...fixed,
    ...(!isDefault && { target_modules: targets }),
  };
  if (name === "gralora") config.r = random.pick([2, 4, 8]) * Number(config.gralora_k ?? 2);
  if (name === "oft" && random.chance(0.3)) {
    config.r = numberFor("r", 0, room, random);
    config.oft_block_size = 0;
  }
  if (name === "ia3" && random.chance(type in DEFAULTS.feedforward ? 0.5 : 0.98))
    config.feedforward_modules =
      !isDefault && Array.isArray(targets)
        ? random.pickSome(targets, targets.length)
        : namesFrom(paths, random);
  if (name === "miss" && config.mini_r !== undefined && random.chance(0.8))
    config.init_weights = "mini";
  if ("modules_to_save" in fields && random.chance(0.12)) {
    // PEFT copies no lists of layers.
    const lists = model.other.filter((path) => model.other.includes(`${path}.*`));
    const saved = namesFrom([...model.other, ...paths], random).filter(
      (name) => !lists.some((path) => path.endsWith(name)) || random.chance(0.02),
    );
    const isNamed = (end: string) => Array.isArray(targets) && targets.includes(end);
    if (saved.length && (!saved.some(isNamed) || random.chance(0.1)))
      config.modules_to_save = saved;
  }
  const drawn = Object.entries(generateExtras(name, model, targets, random)).filter(
    ([argument]) => argument in fields && random.chance(isTogether ? 0.3 : 0.05),
  );
  Object.assign(config, Object.fromEntries(drawn));
  return {
    name,
    method,
    config,
    ...(random.chance(0.35) && { dtype: random.pick(["bfloat16", "float16"]) }),
    ...(random.chance(0.15) && { autocast: false }),
    ...(random.chance(0.1) && { isReal: true }),
  };
}
