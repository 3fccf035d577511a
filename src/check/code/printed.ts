/** Compares what print_trainable_parameters() printed with the LoraConfig and the model before it. */
import { exact } from "../../format.js";
import { countAdapters, type ModelCount, shortName } from "../../models/count.js";
import { baseParameters, type Model } from "../../models/model.js";
import type { Targets } from "../../models/targets.js";
import type { Placed } from "../mistake.js";
import { modelsOfId } from "../names.js";
import { type Call, findAssigned, findCalls, type Value } from "./python.js";

/**
 * Matches the line that PEFT prints, also as texts shorten it: "trainable params: 4,194,304 || all params: 6,742,609,920
 * || 0.06%".
 */
const PRINTED =
  /(?<![\w-])trainable params:\s*([\d,]{3,})(?:\s*\|\|\s*all params:\s*([\d,]{3,})(?:\s*\|\|\s*(?:trainable%?:\s*)?(\d+(?:\.\d+)?))?)?/gi;

/** Calls that may set up another adapter. */
const CONFIG = /(?:^|\.)(?:\w*Config|get_peft_model)$/;
const NOT_ADAPTER = /BitsAndBytes|Auto|Train|SFT|Generation|DPO|Quant/;
/** Options of LoraConfig that do not change its counts. */
const HARMLESS =
  /^(?:\d+|model|r|lora_alpha|target_modules|use_dora|use_rslora|lora_dropout|bias|task_type|inference_mode|init_lora_weights|fan_in_fan_out|base_model_name_or_path|use_gradient_checkpointing|random_state|max_seq_length|loftq_config|revision)$/;
const LOADED = /(?:^|\.)from_pretrained$/;
/** Classes that load something else than the model, and classes with an untied or new head. */
const NOT_MODEL =
  /Tokenizer|Processor|Extractor|Config|Peft|Pipeline|Scheduler|Classification|QuestionAnswering|VAE/;

interface Setting {
  readonly rank: number;
  readonly targets: Targets;
  readonly dora: boolean;
  /** Whether the code leaves the targets to PEFT. */
  readonly isDefault: boolean;
}

const isName = (value: Value | undefined, ...names: string[]) =>
  value === undefined || (value.kind === "name" && names.includes(value.value));

/** Returns the setting of a LoraConfig; undefined if a value is not literal or changes the count in another way. */
function readSetting(code: string, { values, start }: Call): Setting | undefined {
  const get = (key: string): Value | undefined => {
    const value = values.get(key);
    return value?.kind === "name" ? (findAssigned(code, value.value, start) ?? value) : value;
  };
  const [rank, targets, bias, dora] = ["r", "target_modules", "bias", "use_dora"].map(get);
  if (rank?.kind !== "number" || !Number.isInteger(rank.value)) return undefined;
  if (![...values.keys()].every((key) => HARMLESS.test(key))) return undefined;
  if (bias && !(bias.kind === "string" && bias.value === "none")) return undefined;
  if (!isName(dora, "True", "False")) return undefined;
  const isDefault = isName(targets, "None");
  if (!isDefault && targets?.kind !== "string" && targets?.kind !== "strings") return undefined;
  const names =
    targets?.kind === "string" || targets?.kind === "strings" ? targets.value : undefined;
  return {
    rank: rank.value,
    targets: names as Targets,
    dora: dora?.kind === "name" && dora.value === "True",
    isDefault,
  };
}

/** Returns the models that the last loading call before the offset may load; [] if it is unknown. */
function findModels(code: string, calls: readonly Call[], before: number): readonly Model[] {
  const load = calls.findLast(
    ({ name, end }) => end < before && LOADED.test(name) && !NOT_MODEL.test(name),
  );
  if (!load) return [];
  const given = ["0", "pretrained_model_name_or_path", "model_name", "model_id"]
    .map((key) => load.values.get(key))
    .find(Boolean);
  const value = given?.kind === "name" ? findAssigned(code, given.value, load.start) : given;
  return value?.kind === "string" ? modelsOfId(value.value) : [];
}

function count(model: Model, { rank, targets, dora }: Setting): ModelCount | undefined {
  try {
    return countAdapters(model, { rank, targets, dora });
  } catch {
    return undefined;
  }
}

/** The modules that texts adapt most often. */
const USUAL: readonly Targets[] = [
  ["q_proj", "v_proj"],
  ["q_proj", "k_proj", "v_proj", "o_proj"],
  "all-linear",
];
const formatTargets = (targets: Targets) => String(targets).replaceAll(",", ", ");

/** Names the rank, the targets or both for which the printed count would be right. */
function findReason(model: Model, setting: Setting, printed: number): string | undefined {
  const { rank, targets } = setting;
  const rankFor = (names: Targets) => {
    const unit = count(model, { ...setting, targets: names, rank: 1, dora: false })?.trainable;
    return unit && printed % unit === 0 ? printed / unit : 0;
  };
  const other = rankFor(targets);
  if (other) return `the count at r = ${other}`;
  const usual = USUAL.map((names) => [names, rankFor(names)] as const);
  const same = usual.find(([, found]) => found === rank);
  if (same) return `the count for ${formatTargets(same[0])}`;
  const both = usual.find(([, found]) => found > 0 && Number.isInteger(Math.log2(found)));
  return both && `the count for ${formatTargets(both[0])} at r = ${both[1]}`;
}

const toNumber = (digits: string) => Number(digits.replaceAll(",", ""));
/** The share of the model's parameters that PyTorch counts after quantization to 4 bits, with room for embeddings. */
const MIN_BASE = 0.45;
/** The share of the model's parameters that a text may count, for example after it added tokens. */
const MAX_BASE = 1.05;

export function checkPrinted(code: string): Placed[] {
  const calls = findCalls(code, /Config$|get_peft_model$|from_pretrained$/);
  return [...code.matchAll(PRINTED)].flatMap((match): Placed[] => {
    const [text, trained = "", all, share] = match;
    const trainable = toNumber(trained);
    const total = all === undefined ? undefined : toNumber(all);
    const place = (claim: string) => ({ offset: match.index + text.lastIndexOf(claim), claim });
    const mistakes: Placed[] = [];
    if (total && trainable && share) {
      const percent = (100 * trainable) / total;
      const decimals = share.split(".")[1]?.length ?? 0;
      const step = 10 ** -decimals;
      if (Math.abs(Number(share) - percent) > 1.001 * Math.max(step, 1e-9 * percent))
        mistakes.push({
          ...place(share),
          value: percent.toFixed(Math.max(decimals, 2 - Math.floor(Math.log10(percent)))),
          subject: `100 × ${exact(trainable)} / ${exact(total)}`,
          reason: undefined,
        });
    }
    const config = calls.findLast(
      ({ name, end, values }) =>
        end < match.index &&
        CONFIG.test(name) &&
        !NOT_ADAPTER.test(name) &&
        (!name.endsWith("get_peft_model") || values.has("r")),
    );
    const isLora = config && /(?:^|\.)(?:LoraConfig|get_peft_model)$/.test(config.name);
    const setting = isLora ? readSetting(code, config) : undefined;
    const models = setting ? findModels(code, calls, match.index) : [];
    const counts = models.flatMap((model) => {
      const counted = setting && count(model, setting);
      return counted ? [{ model, trainable: counted.trainable }] : [];
    });
    const [first] = counts;
    if (!first || !setting || counts.some((item) => item.trainable === trainable)) return mistakes;
    const share0 =
      total === undefined ? undefined : (total - trainable) / baseParameters(first.model);
    const isOther = share0 !== undefined && !(share0 >= MIN_BASE && share0 <= MAX_BASE);
    if (counts.length < models.length || isOther || trainable > 0.5 * baseParameters(first.model))
      return mistakes;
    const modules = setting.isDefault ? "PEFT's default modules" : formatTargets(setting.targets);
    mistakes.unshift({
      offset: match.index + text.indexOf(trained),
      claim: trained,
      value: exact(first.trainable),
      subject: `trained parameters of ${modules} of ${shortName(first.model.id)} at r = ${setting.rank}`,
      reason: findReason(first.model, setting, trainable),
    });
    return mistakes;
  });
}
