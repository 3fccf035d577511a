/** Compares what print_trainable_parameters() printed with the LoraConfig and the model before it. */
import type { Model, Targets } from "../../counts/index.js";
import { countAdapters, type ModelCount, shortName } from "../../counts/index.js";
import { exact } from "../../number-format.js";
import type { Mistake, Placed } from "../mistake.js";
import { modelsOfId } from "../names.js";
import { type Call, findAssigned, findCalls, type Value } from "./python.js";

/**
 * Matches the line that PEFT prints, also as texts shorten it: "trainable params: 4,194,304 || all params: 6,742,609,920
 * || 0.06%".
 */
const PRINTED =
  /(?<![\w-])trainable params:\s*(\d[\d,]*\d)(?:\s*\|\|\s*all params:\s*(\d[\d,]*\d)(?:\s*\|\|\s*(?:trainable%?:\s*)?(\d+(?:\.\d+)?))?)?/gi;

/** Calls that may set up another adapter. */
const CONFIG = /(?:^|\.)(?:\w*Config|get_peft_model)$/;
const NOT_ADAPTER = /BitsAndBytes|Auto|Train|SFT|Generation|DPO|Quant/;
/** Options of LoraConfig that do not change its counts. */
const HARMLESS =
  /^(?:\d+|model|r|lora_alpha|target_modules|use_dora|use_rslora|lora_dropout|bias|task_type|inference_mode|init_lora_weights|fan_in_fan_out|base_model_name_or_path|use_gradient_checkpointing|random_state|max_seq_length|loftq_config|revision)$/;
const LORA = /(?:^|\.)(?:LoraConfig|get_peft_model)$/;
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
  const names =
    targets?.kind === "string" || targets?.kind === "strings" ? targets.value : undefined;
  if (!isDefault && names === undefined) return undefined;
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
  const same = usual.find(([, rankOfUsual]) => rankOfUsual === rank);
  if (same) return `the count for ${formatTargets(same[0])}`;
  const both = usual.find(
    ([, rankOfUsual]) => rankOfUsual > 0 && Number.isInteger(Math.log2(rankOfUsual)),
  );
  return both && `the count for ${formatTargets(both[0])} at r = ${both[1]}`;
}

const toNumber = (digits: string) => Number(digits.replaceAll(",", ""));
/** The smallest part of a model's parameters that a text may count: 4-bit weights are stored in pairs. */
const MIN_BASE = 0.45;
/** The largest part, for example after tokens were added. */
const MAX_BASE = 1.05;
/** The largest part of a model's parameters that an adapter trains. A larger number is that of the model. */
const MAX_TRAINED = 0.5;

/** Returns whether the printed numbers may be those of this model with an adapter. */
function isOfModel(base: number, trainable: number, total: number | undefined): boolean {
  const part = total === undefined ? 1 : (total - trainable) / base;
  return trainable <= MAX_TRAINED * base && MIN_BASE <= part && part <= MAX_BASE;
}

/** Compares the printed count with the last LoraConfig and the last model before it. */
function checkCount(
  code: string,
  calls: readonly Call[],
  offset: number,
  trainable: number,
  total: number | undefined,
): Mistake | undefined {
  const config = calls.findLast(
    ({ name, end, values }) =>
      end < offset &&
      CONFIG.test(name) &&
      !NOT_ADAPTER.test(name) &&
      (!name.endsWith("get_peft_model") || values.has("r")),
  );
  const setting = config && LORA.test(config.name) ? readSetting(code, config) : undefined;
  if (!setting) return undefined;
  const counts = findModels(code, calls, offset).map((model) => count(model, setting));
  const [first] = counts;
  if (!first?.base || counts.some((item) => !item || item.trainable === trainable))
    return undefined;
  if (!isOfModel(first.base, trainable, total)) return undefined;
  const modules = setting.isDefault ? "PEFT's default modules" : formatTargets(setting.targets);
  return {
    value: exact(first.trainable),
    subject: `trained parameters of ${modules} of ${shortName(first.model.id)} at r = ${setting.rank}`,
    reason: findReason(first.model, setting, trainable),
  };
}

/** Compares the printed percentage with the two printed counts. */
function checkShare(share: string, trainable: number, total: number): Mistake | undefined {
  const percent = (100 * trainable) / total;
  const decimals = share.split(".")[1]?.length ?? 0;
  // Cut-off digits are not reported.
  const tolerance = 1.001 * Math.max(10 ** -decimals, 1e-9 * percent);
  if (Math.abs(Number(share) - percent) <= tolerance) return undefined;
  return {
    value: percent.toFixed(Math.max(decimals, 2 - Math.floor(Math.log10(percent)))),
    subject: `100 × ${exact(trainable)} / ${exact(total)}`,
    reason: undefined,
  };
}

export function checkPrinted(code: string): Placed[] {
  const calls = findCalls(code, /Config$|get_peft_model$|from_pretrained$/);
  return [...code.matchAll(PRINTED)].flatMap(
    ({ 0: text, 1: trained = "", 2: all, 3: share, index }) => {
      const trainable = toNumber(trained);
      const total = all === undefined ? undefined : toNumber(all);
      const place = (mistake: Mistake | undefined, claim: string, start: number): Placed[] =>
        mistake ? [{ ...mistake, claim, offset: index + start }] : [];
      const wrongCount = checkCount(code, calls, index, trainable, total);
      const countMistakes = place(wrongCount, trained, text.indexOf(trained));
      if (!share || !total || !trainable) return countMistakes;
      const wrongShare = checkShare(share, trainable, total);
      return [...countMistakes, ...place(wrongShare, share, text.lastIndexOf(share))];
    },
  );
}
