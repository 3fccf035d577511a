/** Computes comparison tables: ranks of a matrix or a model, models, or methods on a model. */

import {
  baseParameters,
  countAdapters,
  countTrained,
  createContext,
  findFileBytes,
  formatModelName,
  getExpertLayout,
  isAllLinear,
  isHeadless,
  isLinear,
  listTensors,
  METHOD,
  type Method,
  type Model,
  type ModelCount,
  methods,
  SETTINGS,
  toModel,
  withExperts,
} from "../counts/index.js";
import { LoraError } from "../errors.js";
import type { Link, Table } from "../figures/figure.js";
import { CONFIG, dimension, EXPERTS, MODEL, NAME, NARROWING, TARGETS } from "../figures/options.js";
import { type Inline, toText } from "../inline.js";
import { plain } from "../language-format.js";
import { lora, MAX_DIMENSION } from "../lora.js";
import {
  type InputOf,
  type Lookup,
  model as modelOption,
  models as modelsOption,
  names,
  number,
  numbers,
  readOption,
  readOptions,
  text,
  type Values,
} from "../options.js";
import type { Notes, TableWords } from "./logic.js";

const DEFAULT_RANK = 8;
/** The options that set a table's rows. A table needs exactly one of them. */
const LISTS = ["ranks", "models", "methods"] as const;

/** The options of a table. `tableFrom` checks which options can be combined. */
export const tableOptions = {
  ranks: numbers({
    allowed: "a list of ranks",
    default: "none",
    about: "the ranks; each has a row",
  }),
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
  name: NAME,
  models: modelsOption({
    allowed: "a list of ids of known models, or of paths of their config.json",
    default: "none",
    about: "the models; each has a row",
  }),
  methods: names({
    allowed: `a list of ${Object.keys(methods).join(", ")}`,
    default: "none",
    about: "the methods of parameter-efficient fine-tuning; each has a row",
  }),
  targets: TARGETS,
  ...NARROWING,
  config: CONFIG,
  experts: EXPERTS,
  ...SETTINGS,
  caption: text({
    default: "generated from the options",
    about: "the table's title; it may contain inline Markdown",
  }),
};

type TableInput = InputOf<typeof tableOptions>;

/** Returns the table for the options. Throws LoraError for values that are not allowed or cannot be combined. */
export function tableFrom(
  values: Values,
  words: TableWords,
  lookUp: Lookup = (_name, _option, value) => value,
): Table {
  const input = readOptions(tableOptions, values, (name, option, value) => {
    const content = lookUp(name, option, value);
    const plural = `${name}s`;
    if (Array.isArray(content) && Object.hasOwn(tableOptions, plural))
      throw new LoraError(name, `${option.allowed} (did you mean ${plural}?)`, content);
    return content;
  });
  const { ranks, models, methods: methodNames, caption } = input;
  const reject = (name: keyof TableInput, why: string) => {
    if (input[name] !== undefined) throw new LoraError(name, `omitted ${why}`, input[name]);
  };
  if (input.model !== undefined || models)
    for (const name of ["d", "k"] as const) reject(name, "when model or models is set");
  else
    for (const name of ["targets", ...NARROWED, "config", "experts"] as const)
      reject(name, "unless model or models is set");
  if (input.model === undefined) reject("name", "unless model is set");
  if (ranks && values.rank !== undefined) reject("rank", "when ranks is set");
  const [list, second] = LISTS.filter((name) => input[name] !== undefined);
  if (!list) throw new LoraError("one of ranks, models and methods", "set", undefined);
  if (second) reject(second, `when ${list} is set`);
  if (!input[list]!.length) throw new LoraError(list, "a list that is not empty", []);
  const table = ranks
    ? tableOfRanks(input, ranks, words)
    : models
      ? tableOfModels(input, models, words)
      : tableOfMethods(input, methodNames!, words);
  return caption === undefined ? table : { ...table, caption };
}

export const withCaption = (table: Table, inlineCaption: readonly Inline[]): Table => ({
  ...table,
  caption: toText(inlineCaption),
  inlineCaption,
});

/** Returns the share and the saving for programs; the saving is negative if LoRA costs more. */
const fractions = (part: number, total: number | undefined) =>
  total === undefined ? [total, total] : [part / total, (total - part) / total];

/** Returns the facts about the models' parameters that a caption states. */
const collectNotes = (models: readonly Model[]): Notes => {
  const layouts = models.flatMap((model) => getExpertLayout(model) ?? []);
  return {
    isHeadless: models.some(isHeadless),
    experts: layouts.includes("separate") ? "separate" : layouts[0],
  };
};

/** Returns the adapted modules in words: PEFT's names, or all linear modules. */
const formatModules = ({ targets, modules }: ModelCount, words: TableWords) =>
  words.modules(
    modules.every((module) => module.rank > 0 || !isLinear(module)) ? undefined : targets,
  );

const NARROWED = Object.keys(NARROWING) as (keyof typeof NARROWING)[];

/** Returns the given options that select the adapted modules. */
const pickAdapter = ({ targets, experts, ...input }: TableInput) => {
  const { excludeModules, layersToTransform, layersPattern } = input;
  return { targets, experts, excludeModules, layersToTransform, layersPattern };
};

const getFileSize = ({ model, rank }: ModelCount, input: TableInput) =>
  findFileBytes(model, { method: "lora", ...pickAdapter(input), rank });

function modelCells(
  counts: ModelCount,
  { count, share, saving }: TableWords,
  input: TableInput,
): string[] {
  const { trainable, base, all } = counts;
  return [
    count(base),
    count(trainable),
    share(trainable, base),
    saving(trainable, base),
    share(trainable, all),
    count(getFileSize(counts, input)),
  ];
}

/** Returns the cells of a model's counts for programs, in the order of `MODEL_DATA`. */
function modelData(counts: ModelCount, input: TableInput) {
  const { trainable, base, all } = counts;
  const peft = all === undefined ? all : trainable / all;
  return [base, trainable, ...fractions(trainable, base), peft, getFileSize(counts, input)];
}

const MODEL_DATA = ["base", "trainable", "fraction", "savings", "peft_fraction", "file_bytes"];

function tableOfRanks(input: TableInput, ranks: readonly number[], words: TableWords): Table {
  const { d, k, model } = input;
  if (model === undefined) {
    const rows = ranks.map((rank) => lora({ rank, d: d!, k: k! }));
    return {
      caption: words.captions.matrix(d!, k!),
      head: words.heads.matrix,
      rows: rows.map(({ rank, trainable, full }) => [
        words.count(rank),
        words.count(trainable),
        words.share(trainable, full),
        words.saving(trainable, full),
      ]),
      data: {
        head: ["rank", "trainable", "fraction", "savings"],
        rows: rows.map(({ rank, trainable, full }) => [
          rank,
          trainable,
          ...fractions(trainable, full),
        ]),
      },
    };
  }
  const rows = ranks.map((rank) => countAdapters(toModel(model), { ...pickAdapter(input), rank }));
  const first = rows[0]!;
  return {
    caption: words.captions.model(
      formatModules(first, words),
      formatModelName(first.model, input.name),
      collectNotes([first.model]),
    ),
    head: words.heads.model,
    rows: rows.map((counts) => [words.count(counts.rank), ...modelCells(counts, words, input)]),
    stack: "models",
    data: {
      head: ["rank", ...MODEL_DATA],
      rows: rows.map((counts) => [counts.rank, ...modelData(counts, input)]),
    },
  };
}

function tableOfModels(
  input: TableInput,
  models: readonly (string | object)[],
  words: TableWords,
): Table {
  const { rank = DEFAULT_RANK } = input;
  const rows = models.map((model) =>
    countAdapters(toModel(model), { ...pickAdapter(input), rank }),
  );
  const [modules, other] = new Set(rows.map((counts) => formatModules(counts, words)));
  const hasTargets = other !== undefined;
  /** Returns the first cells of a row, with the modules only if they differ between rows. */
  const nameCells = (counts: ModelCount) => [
    formatModelName(counts.model),
    ...(hasTargets ? [formatModules(counts, words)] : []),
  ];
  return {
    caption: words.captions.models(
      rank,
      hasTargets ? undefined : modules,
      collectNotes(rows.map(({ model }) => model)),
    ),
    head: words.heads.models(hasTargets),
    rows: rows.map((counts) => [...nameCells(counts), ...modelCells(counts, words, input)]),
    ...(hasTargets ? { prose: [1] } : {}),
    stack: "models",
    data: {
      head: ["model", ...(hasTargets ? ["targets"] : []), ...MODEL_DATA],
      rows: rows.map((counts) => [...nameCells(counts), ...modelData(counts, input)]),
    },
  };
}

function tableOfMethods(input: TableInput, names: readonly string[], words: TableWords): Table {
  const model = withExperts(input.experts ?? "fused", toModel(input.model));
  const base = baseParameters(model);
  const rows = names.map((name) => {
    const knownName = readOption("method", METHOD, name);
    const adapter = {
      ...input,
      rank: input.rank ?? DEFAULT_RANK,
      method: knownName,
      // The targets name linear modules, which LayerNorm tuning would copy.
      targets: methods[knownName]!.adapts ? input.targets : undefined,
    };
    const { method, rank, settings, targets } = createContext(model, adapter);
    const modules = words.modules(isAllLinear(input.targets) ? undefined : targets);
    return {
      ...method,
      settings: words.settings(
        method.hasRank ? rank : undefined,
        settings,
        method.adapts ? modules : undefined,
      ),
      trades: words.tradeOff(method.name),
      trainable: countTrained(listTensors(model, adapter)),
      file: findFileBytes(model, adapter),
      link: toLink(method),
    };
  });
  return {
    caption: words.captions.methods(
      formatModelName(model, input.name),
      base,
      collectNotes([model]),
    ),
    head: words.heads.methods,
    rows: rows.map(({ name, label, settings, trainable, file, noFile, trades }) => [
      words.methodName(name) ?? label,
      words.count(trainable),
      words.share(trainable, base),
      noFile ? words.noFile : words.count(file),
      words.trades(settings, trades),
    ]),
    prose: [4],
    links: rows.map(({ link }) => link),
    stack: "methods",
    data: {
      head: ["method", "settings", "trainable", "fraction", "file_bytes", "trades", "paper"],
      rows: rows.map(({ label, settings, trainable, file, trades, link }) => [
        label,
        plain(settings),
        trainable,
        trainable / base,
        file,
        trades,
        link?.href,
      ]),
    },
  };
}

/** URLs of papers, without the paper's number, by publisher. */
const PAGES: Readonly<Record<string, string>> = {
  arXiv: "https://arxiv.org/abs/",
  OpenReview: "https://openreview.net/forum?id=",
};

/** Returns the link for "arXiv 2106.09685" or "OpenReview TwJrTz9cRS". */
function toLink({ paper }: Method): Link | undefined {
  const [publisher, number] = paper.split(" ") as [string, string?];
  const page = PAGES[publisher];
  return page === undefined ? undefined : { href: page + number, title: paper };
}
