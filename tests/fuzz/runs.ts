/** Draws methods, targets and settings from our options and from the arguments of PEFT's methods. */
import { readFileSync } from "node:fs";
import { findModel, methods } from "../../src/index.js";
import { OPTIONS } from "../../src/models/adapter-config.js";
import { METHODS, type PeftRun } from "../support/peft.js";
import type { Checked, Description, Field } from "./oracle.js";
import type { Random } from "./random.js";

/** A method of ours, and how PEFT is called. */
export interface Run extends PeftRun {
  readonly name: string;
  /** Whether PEFT writes the file of a small model with weights. */
  readonly isReal?: boolean;
}

/** Methods that PEFT has. */
export const comparable = Object.values(methods)
  .filter(({ noFile }) => !noFile)
  .map(({ name }) => name);

/** PEFT's default targets by its name of the method and by type. */
const DEFAULTS: {
  readonly targets: Readonly<Record<string, object>>;
  readonly feedforward: object;
  readonly adaptionPrompt: readonly string[];
} = JSON.parse(readFileSync("tests/reference/peft-defaults.json", "utf8"));

/** Most of these divide every width that is drawn. */
const NUMBERS = [1, 2, 4, 8, 1, 2, 4, 8, 1, 2, 4, 8, 3, 48];
const RANKS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 48];

/** Arguments without a default, or with a default that differs from our option's. */
const ALWAYS: readonly string[] = [
  "rank",
  "initRank",
  "tokens",
  "layers",
  "vectorLength",
  "groupSize",
];

/** Returns whether a run of the method needs this argument of PEFT. */
export const isRequired = (name: string, argument: string): boolean =>
  argument === "token_indices" ||
  argument in (METHODS[name]!.config ?? {}) ||
  ALWAYS.includes(OPTIONS[argument] ?? "");

/** Returns our options that a method reads. */
function optionsOf(name: string): readonly string[] {
  const { hasRank, settings } = methods[name]!;
  const known = settings?.({ model: findModel("gpt2"), rank: 1 }) ?? {};
  return [...Object.keys(known), ...(hasRank ? ["rank"] : [])];
}

/** Arguments that do not correspond to a single option of ours. */
const SEVERAL: readonly string[] = ["token_indices", "variant"];

const endOf = (path: string, pieces: number) => path.split(".").slice(-pieces).join(".");

/** Returns names of modules: their ends, none of them the number of a layer. */
export const namesFrom = (paths: readonly string[], random: Random): string[] => {
  const chosen = random.some(paths, 3).map((path) => endOf(path, random.chance(0.8) ? 1 : 2));
  const names = [...new Set(chosen)].filter((name) => !name.includes("*"));
  return names.length ? names : [endOf(random.pick(paths.filter((path) => !/\*$/.test(path))), 1)];
};

/** Returns targets: names, some of which may match nothing or an embedding, or a regular expression. */
function targetsFrom({ linear, other }: Checked, random: Random): string[] | string {
  const names = namesFrom(linear, random);
  if (random.chance(0.07))
    return `.*\\.(${names.map((name) => name.replace(".", "\\.")).join("|")})`;
  if (random.chance(0.05)) return [...names, "unknown"];
  if (random.chance(0.05)) return [...names, ...namesFrom(other, random)];
  return names;
}

function valueFor(argument: string, field: Field, random: Random): unknown {
  const { kinds, default: standard } = field;
  const literal = kinds.find((kind) => typeof kind === "object" && kind.values);
  if (typeof literal === "object") return random.pick(literal.values!);
  if (kinds.includes("bool")) return random.chance(0.5);
  if (kinds.includes("int"))
    return random.chance(0.1) && typeof standard === "number"
      ? standard
      : random.pick(argument === "r" ? RANKS : NUMBERS);
  if (kinds.some((kind) => typeof kind === "object" && kind.list?.includes("int")))
    return random.some([0, 1, 2, 5, 7, 11, 31], 4);
  return undefined;
}

/** Returns the arguments of a run that are drawn by their kind. */
function argumentsOf(fields: Readonly<Record<string, Field>>, name: string, random: Random) {
  const read = optionsOf(name);
  const drawn = Object.entries(fields).map(([argument, field]) => {
    const isRead = SEVERAL.includes(argument) || read.includes(OPTIONS[argument] ?? "");
    const isDrawn = isRead && (isRequired(name, argument) || random.chance(0.6));
    return [argument, isDrawn ? valueFor(argument, field, random) : undefined];
  });
  return Object.fromEntries(drawn.filter(([, value]) => value !== undefined));
}

/** Returns arguments that many methods have besides their own. */
function besides(
  { linear, other }: Checked,
  { target_modules: targets }: Readonly<Record<string, unknown>>,
  random: Random,
) {
  const numbered = (path: string) => path.replaceAll("*", random.pick(["0", "1"]));
  const layer = random.pick([0, 1, [0], [1, 5], []]);
  const token = random.pick([[0], [1, 3], []]);
  const embeddings = other.filter((path) => /emb\w*$|wte$|shared$/.test(path));
  const [name = "embed_tokens"] = random.some(embeddings, 1);
  const pattern = random.some(linear, 2).map((path) => endOf(path, 1));
  return {
    bias: random.pick(["all", "lora_only"]),
    lora_bias: true,
    exclude_modules: random.pick([
      [numbered(random.pick(linear))],
      [random.pick(pattern), "unknown"],
      `.*\\.(${pattern.join("|")})`,
    ]),
    ...(typeof targets !== "string" && { layers_to_transform: layer }),
    alpha_pattern: { [pattern[0]!]: 3 },
    target_parameters: [`${endOf(random.pick(linear), 2)}.weight`.replace(/^\*\./, "")],
    trainable_token_indices: random.pick([token, { [endOf(name, 1)]: token }]),
    ensure_weight_tying: true,
  };
}

/** Returns whether PEFT has the method for this type. */
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
  const { adapts, hasRankPattern } = methods[name]!;
  const fields = description.methods[method]!;
  const config: Record<string, unknown> = {
    ...argumentsOf(fields, name, random),
    ...fixed,
  };
  if (adapts && "target_modules" in fields) {
    const hasDefault = type in (DEFAULTS.targets[method] ?? {}) || random.chance(0.03);
    const mode = random.pick([hasDefault ? "default" : "names", "all", "names", "names"]);
    if (mode === "all") config.target_modules = "all-linear";
    if (mode === "names") config.target_modules = targetsFrom(model, random);
  }
  const norms = model.other.filter((path) => /norm$|\bln_/i.test(path));
  if (method === "LN_TUNING" && norms.length && !(type in DEFAULTS.targets[method]!))
    config.target_modules = namesFrom(norms, random);
  if (name === "gralora") config.r = random.pick([2, 4, 8]) * Number(config.gralora_k ?? 2);
  const { target_modules: targets } = config;
  if (name === "ia3" && random.chance(type in DEFAULTS.feedforward ? 0.5 : 0.95))
    config.feedforward_modules = Array.isArray(targets)
      ? random.some(targets, targets.length)
      : namesFrom(model.linear, random);
  if (name === "miss" && config.mini_r !== undefined && random.chance(0.8))
    config.init_weights = "mini";
  if ("modules_to_save" in fields && random.chance(0.12))
    config.modules_to_save = namesFrom([...model.other, ...model.linear], random);
  if (hasRankPattern && random.chance(0.1)) {
    const [pattern] = namesFrom(model.linear, random);
    config.rank_pattern = { [pattern!]: random.pick(RANKS) };
  }
  const drawn = Object.entries(besides(model, config, random)).filter(
    ([argument]) => argument in fields && random.chance(0.05),
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
