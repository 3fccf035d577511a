/** Reads published counts and totals, and computes this project's count for each entry. */
import { readFileSync } from "node:fs";
import { type LAYOUTS, withExperts } from "../../src/counts/experts.js";
import { findModel } from "../../src/counts/lookup.js";
import { sumWeights } from "../../src/counts/memory.js";
import { type AdapterOptions, listTensors } from "../../src/counts/method-tensors.js";
import { baseParameters, isLinear, type Model, matches } from "../../src/counts/model.js";
import { countFrozen, countTrained } from "../../src/counts/tensors.js";

interface Extra {
  readonly what: string;
  readonly numel: number;
  readonly in_trainable: number;
  readonly in_all: number;
}

interface PeftConfig {
  readonly r?: number;
  readonly target_modules?: readonly string[] | null;
  readonly init_r?: number;
  readonly target_r?: number;
  readonly decompose_factor?: number;
  readonly feedforward_modules?: readonly string[];
  readonly num_virtual_tokens?: number;
  readonly encoder_hidden_size?: number;
}

interface Entry {
  readonly id: string;
  readonly model: string;
  readonly method: string;
  readonly config: PeftConfig;
  readonly printed: {
    readonly trainable: number;
    readonly all: number | null;
    readonly trainable_percent: number | null;
  };
  readonly extras: readonly Extra[];
  readonly all_mode: string;
  readonly status_expected: string;
  readonly evidence: string;
  readonly base_override?: number;
  /** How the source's version of transformers stores experts, if that matters. */
  readonly experts?: (typeof LAYOUTS)[number];
}

interface KnownWrong {
  readonly id: string;
  readonly model: string;
  readonly config: PeftConfig;
  readonly printed: { readonly trainable: number; readonly all: number; readonly pct: number };
  readonly correct: { readonly trainable: number; readonly all: number; readonly pct: number };
}

export const reference = <T>(file: string): T =>
  JSON.parse(readFileSync(new URL(`../reference/${file}`, import.meta.url), "utf8")) as T;

export const published = reference<{
  readonly entries: readonly Entry[];
  readonly known_wrong: readonly KnownWrong[];
}>("published-counts.json");

/** PEFT's types and our names for them. */
const NAMES: Readonly<Record<string, string>> = {
  FULL: "full",
  LORA: "lora",
  DORA: "dora",
  ADALORA: "adalora",
  VERA: "vera",
  LOHA: "loha",
  LOKR: "lokr",
  IA3: "ia3",
  PREFIX_TUNING: "prefix",
  PROMPT_TUNING: "prompt",
  LORA_FA: "lora-fa",
  LN_TUNING: "ln-tuning",
  P_TUNING: "p-tuning",
};

/** Returns the shapes of the entry's model, without the remark in parentheses that some names have. */
const getShapes = ({ model, experts = "fused" }: Entry): Model =>
  withExperts(experts, findModel(model.replace(/ \(.*| 20-.*/, "")));

/** Returns why the entry is not counted, or undefined if it is. */
export function getOmissionReason(entry: Entry): string | undefined {
  if (entry.status_expected === "not reproducible") return "not reproducible";
  if (!(entry.method in NAMES)) return `method ${entry.method} not covered`;
  try {
    getShapes(entry);
  } catch {
    return `model ${entry.model} not in the table`;
  }
  return undefined;
}

interface Counted {
  readonly trainable: number;
  /** Undefined if the base model's parameters are unknown. */
  readonly all: number | undefined;
  /** Targets that match no module, which PEFT ignores. */
  readonly dropped: readonly string[];
}

/** Returns the counts as PEFT prints them, with the extras that the entry states. */
export function countEntry(entry: Entry): Counted {
  const { config, extras, all_mode: mode } = entry;
  const model = getShapes(entry);
  const usesTargets = config.target_modules && entry.method !== "LN_TUNING";
  const wanted = usesTargets ? config.target_modules : [];
  const names = wanted.filter((name) => model.modules.some((module) => matches(module, name)));
  const options: AdapterOptions = {
    method: NAMES[entry.method]!,
    rank: config.target_r ?? config.r ?? 1,
    targets: wanted.length ? names : undefined,
    initRank: config.init_r,
    factor: config.decompose_factor,
    feedforward: config.feedforward_modules,
    tokens: config.num_virtual_tokens,
    encoderHidden: config.encoder_hidden_size,
  };
  const tensors = listTensors(model, options);
  const adapter = countTrained(tensors);
  const extra = (key: "in_trainable" | "in_all") =>
    extras.reduce((sum, extra) => sum + extra.numel * extra[key], 0);
  const added = adapter + extra("in_all") + countFrozen(tensors);
  const base = getBase(entry, model, mode);
  const isWhole = entry.method === "FULL";
  return {
    trainable: adapter + extra("in_trainable"),
    all: base === undefined || isWhole ? base : base + added,
    dropped: wanted.filter((name) => !names.includes(name)),
  };
}

/** Returns the base model's parameters in the total, or undefined if they are unknown or not counted. */
function getBase(entry: Entry, model: Model, mode: string): number | undefined {
  const isCounted = mode === "base+adapter+extras" || mode === "4bit_packed";
  const isKnown = entry.base_override !== undefined || model.other !== undefined;
  if (!isCounted || !isKnown || entry.printed.all === null) return undefined;
  if (entry.status_expected === "trainable only") return undefined;
  const base = entry.base_override ?? baseParameters(model);
  if (mode !== "4bit_packed") return base;
  // Two 4-bit weights share a byte, which a naive count takes for one parameter.
  return base - sumWeights(model.modules.filter(isLinear)) / 2;
}
