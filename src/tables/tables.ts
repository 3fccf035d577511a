/** Tables for authors: ranks of one shape or model, models side by side, methods side by side. */

import { LoraError } from "../errors.js";
import type { Table } from "../figures/figure.js";
import { dimension, EXPERTS, MODEL, TARGETS } from "../figures/options.js";
import { sharedWords } from "../figures/words.js";
import { exact, percent } from "../format.js";
import { english, formatsOf } from "../formats.js";
import { lora, MAX_DIMENSION } from "../lora.js";
import { fileBytesIfAny } from "../models/adapter.js";
import { countOn, type ModelCount, shortName } from "../models/count.js";
import { modelOf } from "../models/lookup.js";
import { methods } from "../models/methods/index.js";
import { SETTINGS } from "../models/settings.js";
import {
  type InputOf,
  type Lookup,
  model as modelOption,
  models as modelsOption,
  names,
  number,
  numbers,
  readOptions,
  text,
  type Values,
} from "../options.js";
import { DEFAULT_RANK, headless, ofMethods } from "./methods.js";

/** What a table can be told; which of them go together, `tableOf` says. */
export const tableOptions = {
  ranks: numbers({ allowed: "a list of ranks", default: "none", about: "a row for each rank" }),
  rank: number({
    min: 1,
    max: MAX_DIMENSION,
    default: String(DEFAULT_RANK),
    about: "the rank in a table of models or methods",
  }),
  d: dimension({ default: "none", about: "out_features, in a table of ranks" }),
  k: dimension({ default: "none", about: "in_features, in a table of ranks" }),
  model: modelOption({
    allowed: MODEL.allowed,
    default: "none",
    about: "the model whose ranks or methods are compared",
  }),
  models: modelsOption({
    allowed: "a list of ids of known models, or of paths of their config.json",
    default: "none",
    about: "a row for each model",
  }),
  methods: names({
    allowed: `a list of ${Object.keys(methods).join(", ")}`,
    default: "none",
    about: "a row for each method of parameter-efficient fine-tuning, on one model",
  }),
  targets: TARGETS,
  experts: EXPERTS,
  ...SETTINGS,
  caption: text({ default: "generated from the options", about: "the table's title" }),
};

const { size } = sharedWords(formatsOf(english));

type TableInput = InputOf<typeof tableOptions>;

const share = (part: number, whole: number) => {
  const { share, rest } = percent(part, whole);
  return [share, part > whole ? "none, LoRA costs more" : rest];
};
/** The same for programs; a saving below 0 is what LoRA costs more. */
const fractions = (part: number, whole: number) => [part / whole, (whole - part) / whole];

/** "q_proj, v_proj", as PEFT names them. */
const targetsOf = ({ targets, modules }: ModelCount) =>
  modules.every(({ rank }) => rank > 0) ? "all linear modules" : targets.join(", ");

const UNKNOWN = "unknown";

/** The columns that a whole model's count fills. */
function modelCells({ model, rank, targets, trainable, base, all }: ModelCount): string[] {
  const shares = base === undefined ? [UNKNOWN, UNKNOWN] : share(trainable, base);
  const peft = all === undefined ? UNKNOWN : percent(trainable, all).share;
  const file = fileBytesIfAny(model, { method: "lora", rank, targets });
  return [
    ...[base === undefined ? UNKNOWN : exact(base), exact(trainable), ...shares, peft],
    file === undefined ? UNKNOWN : exact(file),
  ];
}

/** The same for programs. */
function modelData({ model, rank, targets, trainable, base, all }: ModelCount) {
  const shares = base === undefined ? [base, base] : fractions(trainable, base);
  const file = fileBytesIfAny(model, { method: "lora", rank, targets });
  return [base, trainable, ...shares, all === undefined ? all : trainable / all, file];
}

const MODEL_HEAD = [
  ...["Base parameters", "LoRA trains", "Share", "Saving", "PEFT’s trainable%"],
  "File, bytes",
];
const MODEL_NAMES = ["base", "trainable", "fraction", "savings", "peft_fraction", "file_bytes"];

function ofRanks({ d, k, model, targets, experts }: TableInput, ranks: readonly number[]): Table {
  if (model === undefined) {
    const all = ranks.map((rank) => lora({ rank, d: d!, k: k! }));
    return {
      caption: `LoRA on a matrix of ${size(all[0]!.d, all[0]!.k)} with ${exact(all[0]!.full)} parameters`,
      head: ["Rank *r*", "LoRA trains, *r*(*d*\u00a0+\u00a0*k*)", "Share", "Saving"],
      rows: all.map((counts) => [
        exact(counts.rank),
        exact(counts.trainable),
        ...share(counts.trainable, counts.full),
      ]),
      data: {
        head: ["rank", "trainable", "fraction", "savings"],
        rows: all.map((counts) => [
          counts.rank,
          counts.trainable,
          ...fractions(counts.trainable, counts.full),
        ]),
      },
    };
  }
  const all = ranks.map((rank) => countOn(modelOf(model), { targets, experts, rank }));
  const [first] = all;
  return {
    caption: `LoRA on ${targetsOf(first!)} of ${shortName(first!.model.id)}${headless(first!.model)}`,
    head: ["Rank *r*", ...MODEL_HEAD],
    rows: all.map((counts) => [exact(counts.rank), ...modelCells(counts)]),
    stack: "models",
    data: {
      head: ["rank", ...MODEL_NAMES],
      rows: all.map((counts) => [counts.rank, ...modelData(counts)]),
    },
  };
}

function ofModels(
  { rank = DEFAULT_RANK, targets: wanted, experts }: TableInput,
  models: readonly (string | object)[],
): Table {
  const options = { rank, targets: wanted, experts };
  const all = models.map((model) => countOn(modelOf(model), options));
  const targets = new Set(all.map(targetsOf));
  const [only] = targets.size === 1 ? targets : [];
  /** A row's first cells; the targets only where they differ. */
  const names = (model: string, targets: string) =>
    only === undefined ? [model, targets] : [model];
  const name = ({ model }: ModelCount) => shortName(model.id);
  return {
    caption: `LoRA at rank ${exact(rank)} on ${only ?? "PEFT’s default targets"}, model by model${headless(...all.map(({ model }) => model))}`,
    head: [...names("Model", "Targets"), ...MODEL_HEAD],
    rows: all.map((counts) => [...names(name(counts), targetsOf(counts)), ...modelCells(counts)]),
    ...(only === undefined ? { prose: [1] } : {}),
    stack: "models",
    data: {
      head: [...names("model", "targets"), ...MODEL_NAMES],
      rows: all.map((counts) => [...names(name(counts), targetsOf(counts)), ...modelData(counts)]),
    },
  };
}

/** The table that the options ask for. Throws LoraError where they do not go together. */
export function tableOf(given: Values, lookUp?: Lookup): Table {
  const values = readOptions(tableOptions, given, lookUp);
  const { ranks, models, methods, caption } = values;
  const without = (name: keyof TableInput, why: string) => {
    if (values[name] !== undefined) throw new LoraError(name, `left out ${why}`, values[name]);
  };
  if (values.model !== undefined || models)
    for (const name of ["d", "k"] as const) without(name, "beside a model");
  else for (const name of ["targets", "experts"] as const) without(name, "without a model");
  if (methods) without("experts", "beside methods");
  if (ranks) without("rank", "beside ranks");
  const [only, second] = [ranks, models, methods].filter((item) => item !== undefined);
  if (!only?.length || second)
    throw new LoraError("rows", "one list: ranks, models or methods", second ?? only);
  const table = ranks
    ? ofRanks(values, ranks)
    : models
      ? ofModels(values, models)
      : ofMethods(modelOf(values.model), values, only as readonly string[]);
  return caption === undefined ? table : { ...table, caption };
}
