/** Reads the ranks and scaling factors of an adapter from PEFT's adapter_config.json. */
import { LoraError, realNumber, wholeNumber } from "../errors.js";
import { ALPHA_RANGE, MAX_DIMENSION } from "../lora.js";
import { suffixMatcher } from "../models/patterns.js";
import { isObject, type Values } from "../options.js";

/** What a configuration states about the modules of an adapter. */
export interface Scaling {
  /** Returns the rank of a module, by its complete name in the model. */
  getRank(path: string): number;
  /** Returns the factor of BA: α/r, or α/√r for rsLoRA. */
  getScale(path: string, rank: number): number;
}

/** Keys whose values change what BA means or how the file stores it. They must be absent, null, false or empty. */
const REJECTED: Readonly<Record<string, string>> = {
  use_qalora: "QALoRA pools the input of A",
  use_bdlora: "BD-LoRA stores only blocks of A or B",
  kasa_config: "KaSA also changes the base model",
  monteclora_config: "MonteCLoRA adds random factors to A",
  target_parameters: "adapters of fused experts cannot be read yet",
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

/** Returns the scaling that the content of an adapter_config.json states. Throws LoraError for content that is not supported. */
export function readScaling(content: unknown): Scaling {
  if (!isObject(content))
    throw new LoraError("the adapter config", "an object, as PEFT writes it", content);
  const config = content as Values;
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
  return {
    getRank: (path) => ranks(path) ?? rank,
    getScale: (path, moduleRank) =>
      (alphas(path) ?? alpha) / (config.use_rslora === true ? Math.sqrt(moduleRank) : moduleRank),
  };
}

const checkRank = (key: string, value: unknown) =>
  wholeNumber(`${key} of the adapter config`, value, 1, MAX_DIMENSION);
const checkAlpha = (key: string, value: unknown) =>
  realNumber(`${key} of the adapter config`, value, ALPHA_RANGE.min, ALPHA_RANGE.max);

/** Returns a function that returns the value of the first key that matches the end of a complete name. */
function readPattern(
  name: string,
  value: unknown,
  check: (key: string, value: unknown) => number,
): (path: string) => number | undefined {
  if (value === undefined || value === null) return () => undefined;
  if (!isObject(value)) throw reject(name, "an object with numbers by the ends of names", value);
  const matchers = Object.entries(value).map(
    ([key, item]) =>
      [suffixMatcher(`${name} of the adapter config`, key), check(name, item)] as const,
  );
  return (path) => matchers.find(([matches]) => matches(path))?.[1];
}
