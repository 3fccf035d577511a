/** Which modules of a model are adapted, by PEFT's rules and defaults. */
import { LoraError } from "../lora.js";
import { endsIn, type Model, matches } from "./model.js";

/** The names that `targets` gives to all linear modules, as PEFT spells it. */
export const ALL_LINEAR = "all-linear";

/** Names or ends of paths, as PEFT's target_modules; or "all-linear". */
export type Targets = readonly string[] | string | undefined;

/**
 * PEFT's default targets by model_type, where it has some.
 * Source: huggingface/peft@5d602fd src/peft/utils/constants.py
 */
const DEFAULT_TARGETS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    "llama llama4 mistral mixtral stablelm gemma gemma2 gemma3_text qwen2 qwen3 opt bart gptj gpt_neo"
      .split(" ")
      .map((type) => [type, ["q_proj", "v_proj"]]),
  ),
  ...Object.fromEntries("t5 mt5".split(" ").map((type) => [type, ["q", "v"]])),
  ...Object.fromEntries(
    "bert roberta xlm-roberta electra layoutlm"
      .split(" ")
      .map((type) => [type, ["query", "value"]]),
  ),
  ...Object.fromEntries(
    "bloom gpt_neox chatglm falcon".split(" ").map((type) => [type, ["query_key_value"]]),
  ),
  gpt2: ["c_attn"],
  gpt_bigcode: ["c_attn"],
  "deberta-v2": ["query_proj", "value_proj"],
  phi: ["q_proj", "v_proj", "fc1", "fc2"],
};

export const isAllLinear = (targets: Targets) => String(targets).toLowerCase() === ALL_LINEAR;

/** The targets that are meant. Throws LoraError for one that is none of the model's modules. */
export function targetsOf(model: Model, targets: Targets): readonly string[] {
  const names = [
    ...new Set(
      model.modules.flatMap(({ path, answersTo }) => answersTo ?? path.split(".").at(-1)!),
    ),
  ];
  // PEFT translates the targets of fused experts before it looks for its defaults, and finds none.
  const standard = model.modules.some(({ answersTo }) => answersTo)
    ? undefined
    : DEFAULT_TARGETS[model.type];
  const wanted = isAllLinear(targets) ? ALL_LINEAR : (targets ?? standard);
  if (wanted === undefined)
    throw new LoraError("targets", `given for ${model.type}: some of ${names.join(", ")}`, targets);
  if (wanted === ALL_LINEAR) {
    if (!model.other)
      throw new LoraError(
        "targets",
        `names for ${model.id}, of which only some modules are known`,
        wanted,
      );
    return names;
  }
  // PEFT reads any other text as a pattern of whole paths, of which only the ends are known here.
  const list = wanted;
  if (!Array.isArray(list) || list.length === 0 || list.some((one) => typeof one !== "string"))
    throw new LoraError("targets", `a list of names, or "${ALL_LINEAR}"`, targets);
  const missing = list.find((target) => !model.modules.some((module) => matches(module, target)));
  if (missing !== undefined)
    throw new LoraError("targets", `modules of ${model.id}: ${names.join(", ")}`, missing);
  for (const { answersTo = [] } of model.modules) {
    const named = answersTo.filter((name) => list.some((target) => endsIn(target, name)));
    if (named.length && named.length < answersTo.length)
      throw new LoraError(
        "targets",
        `with all of ${answersTo.join(" and ")}, which are fused`,
        named,
      );
  }
  return list;
}
