/** Reads the ranks and scaling factors of an adapter from PEFT's adapter_config.json. */
import { MAX_SAVED } from "../bounds.js";
import { fullMatcher, suffixMatcher } from "../counts/index.js";
import { LoraError, limitCount, realNumber, wholeNumber } from "../errors.js";
import { ALPHA_RANGE, MAX_DIMENSION } from "../lora.js";
import { isObject, type Values } from "../options.js";

/** What a configuration states about the modules of an adapter. */
export interface Scaling {
  /** Returns the rank of a module, by its complete name in the model, or undefined if the configuration does not state it. */
  getRank(path: string): number | undefined;
  /** Returns the factor of BA: α/r, or α/√r for rsLoRA. */
  getScale(path: string, rank: number): number;
  /** Returns the names of the parameters of a module that are adapted directly, without the module's name. */
  findParameters(module: string): readonly string[];
  /** Returns whether a tensor outside of LoRA is trained, such as those of modules_to_save, by its name. */
  isTrained?(name: string): boolean;
  readonly isMlx?: true;
}

/** Keys whose values change what BA means or how the file stores it. They must be absent, null, false or empty. */
const REJECTED: Readonly<Record<string, string>> = {
  use_qalora: "QALoRA pools the input of A",
  use_bdlora: "BD-LoRA stores only blocks of A or B",
  kasa_config: "KaSA also changes the base model",
  monteclora_config: "MonteCLoRA adds random factors to A",
};

/** Initializations that also change the base model, which the file does not contain, and the fix. */
const CONVERT =
  "save the adapter with path_initial_model_for_weight_conversion, because this initialization also changes the base model";
const CHANGED_BASE: readonly (readonly [name: RegExp, fix: string])[] = [
  [/^(?:pissa|olora|corda|lora_ga)/, CONVERT],
  [
    /^loftq/,
    "draw an adapter with another initialization, because LoftQ also changes the base model",
  ],
];

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

const reject = (key: string, allowed: string, value: unknown) =>
  new LoraError(`${key} of the adapter config`, allowed, value);

/**
 * Returns the scaling that the content of an adapter_config.json of PEFT or MLX states. Throws LoraError for content that is
 * not supported.
 */
export function readScaling(content: unknown): Scaling {
  if (!isObject(content))
    throw new LoraError("the adapter config", "an object, as PEFT writes it", content);
  const config = content as Values;
  if (config.peft_type === undefined && isObject(config.lora_parameters))
    return readMlxScaling(config.lora_parameters as Values);
  const { peft_type: type = "LORA", init_lora_weights: start, r = 8, lora_alpha = 8 } = config;
  if (type !== "LORA") throw reject("peft_type", "LORA", type);
  for (const [key, reason] of Object.entries(REJECTED))
    if (!isEmpty(config[key])) throw reject(key, `omitted, because ${reason}`, config[key]);
  const name = String(start).toLowerCase();
  const fix = CHANGED_BASE.find(([pattern]) => pattern.test(name))?.[1];
  if (fix) throw reject("init_lora_weights", `true; ${fix}`, start);
  const rank = checkRank("r", r);
  const alpha = checkAlpha("lora_alpha", lora_alpha);
  const ranks = readPattern("rank_pattern", config.rank_pattern, checkRank);
  const alphas = readPattern("alpha_pattern", config.alpha_pattern, checkAlpha);
  const parameters = readParameters(config.target_parameters);
  const saved = Array.isArray(config.modules_to_save) ? config.modules_to_save.map(String) : [];
  limitCount(
    "modules_to_save of the adapter config",
    saved.length,
    MAX_SAVED,
    "a list of",
    "names",
  );
  const hasBiases = config.bias === "all" || config.bias === "lora_only";
  const isTarget = parameters.size > 0 ? readTargets(config.target_modules) : () => true;
  return {
    getRank: (path) => ranks(path) ?? rank,
    getScale: (path, moduleRank) =>
      (alphas(path) ?? alpha) / (config.use_rslora === true ? Math.sqrt(moduleRank) : moduleRank),
    // PEFT compares the ends of the names of modules, which can contain other modules.
    isTrained: (tensor) =>
      (hasBiases && tensor.endsWith(".bias")) ||
      findStarts(tensor).some((module) => saved.some((end) => module.endsWith(end))),
    // A module is either a target itself, or has parameters that are. The name of a parameter can lack its module.
    findParameters: (module) =>
      isTarget(module)
        ? []
        : [...new Set(findEnds(module).flatMap((end) => [...(parameters.get(end) ?? [])]))],
  };
}

/**
 * Returns the scaling of mlx-lm, which load_adapters in mlx_lm/tuner/utils.py reads. Old versions multiply the scale by
 * alpha / rank, and later ones ignore alpha, although they also save it.
 */
function readMlxScaling({ rank, scale, alpha = rank }: Values): Scaling {
  const stated = checkRank("rank", rank);
  const factor = checkAlpha("scale", scale);
  if (alpha !== stated)
    throw reject(
      "alpha",
      "omitted, because only some versions of mlx-lm multiply scale by alpha / rank; remove alpha, and multiply scale if yours does",
      alpha,
    );
  return {
    getRank: () => stated,
    getScale: () => factor,
    findParameters: () => [],
    isMlx: true,
  };
}

/** The names of parameters, by the suffixes of their modules. */
function readParameters(value: unknown): ReadonlyMap<string, ReadonlySet<string>> {
  const parameters = new Map<string, Set<string>>();
  if (isEmpty(value)) return parameters;
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string"))
    throw reject("target_parameters", "a list of names", value);
  for (const item of value) {
    const dot = item.lastIndexOf(".");
    const end = item.slice(0, Math.max(0, dot));
    parameters.set(end, (parameters.get(end) ?? new Set()).add(item.slice(dot + 1)));
  }
  return parameters;
}

/** Returns a function that tests whether target_modules names a module: a list of ends of names, or a pattern. */
function readTargets(value: unknown): (module: string) => boolean {
  if (typeof value === "string") return fullMatcher("target_modules of the adapter config", value);
  const ends = new Set(Array.isArray(value) ? value : []);
  return (module) => findEnds(module).some((end) => ends.has(end));
}

/** All suffixes of a module's name that start after a dot, the complete name first and the empty name last. */
function findEnds(module: string): string[] {
  const parts = module.split(".");
  return [...parts.map((_, index) => parts.slice(index).join(".")), ""];
}

function findStarts(tensor: string): string[] {
  const parts = tensor.split(".");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("."));
}

const checkRank = (key: string, value: unknown) =>
  wholeNumber(`${key} of the adapter config`, value, 1, MAX_DIMENSION);
const checkAlpha = (key: string, value: unknown) =>
  realNumber(`${key} of the adapter config`, value, ALPHA_RANGE.min, ALPHA_RANGE.max);

/** Compiles a pattern: the first key that matches the end of a complete name wins. */
function readPattern(
  name: string,
  value: unknown,
  check: (key: string, value: unknown) => number,
): (path: string) => number | undefined {
  if (value === undefined || value === null) return () => undefined;
  if (!isObject(value)) throw reject(name, "an object with numbers by the ends of names", value);
  const find = suffixMatcher(`${name} of the adapter config`, Object.keys(value));
  const values = Object.values(value).map((item) => check(name, item));
  return (path) => values[find(path) ?? -1];
}
