/** Tables for authors: ranks of one shape or model, models side by side, methods side by side. */
import type { Option, Table, Values } from "../figures/figure.js";
import { TARGETS } from "../figures/options.js";
import { exact, percent } from "../format.js";
import { LoraError, lora, MAX_DIMENSION } from "../lora.js";
import { type ModelCount, shortName } from "../models/count.js";
import { countModel, type ModelInput, modelOf } from "../models/index.js";
import { countMethod, methods } from "../models/methods.js";
import { baseParameters } from "../models/model.js";

const many = (about: string) => ({ type: "numbers", allowed: "a list of ranks", about }) as const;

/** What a table can be told; which of them go together, `tableOf` says. */
export const tableOptions: readonly Option[] = [
  { name: "ranks", ...many("a row for each rank"), default: "one rank" },
  {
    name: "rank",
    type: "number",
    allowed: "a whole number from 1",
    default: "8",
    about: "the rank where models or methods are side by side",
  },
  {
    name: "d",
    type: "number",
    allowed: `a whole number from 1 to ${exact(MAX_DIMENSION)}`,
    default: "a model",
    about: "out_features of one matrix, with ranks",
  },
  {
    name: "k",
    type: "number",
    allowed: `a whole number from 1 to ${exact(MAX_DIMENSION)}`,
    default: "a model",
    about: "in_features of one matrix, with ranks",
  },
  {
    name: "model",
    type: "text",
    allowed: "the id of a known model, or the path of a config.json",
    default: "one matrix",
    about: "the model whose ranks or methods are compared",
  },
  {
    name: "models",
    type: "names",
    allowed: "a list of ids of known models",
    default: "one model",
    about: "a row for each model",
  },
  {
    name: "methods",
    type: "names",
    allowed: `a list of ${Object.keys(methods).join(", ")}`,
    default: "LoRA",
    about: "a row for each method of parameter-efficient fine-tuning, on one model",
  },
  TARGETS,
  {
    name: "caption",
    type: "text",
    allowed: "text in quotes",
    default: "generated from the options",
    about: "the table's title",
  },
];

const DEFAULT_RANK = 8;
const share = (part: number, whole: number) => {
  const { share, rest } = percent(part, whole);
  return [share, part > whole ? "none, LoRA costs more" : rest];
};

/** "q_proj, v_proj", as PEFT names them. */
const targetsOf = ({ targets, modules }: ModelCount) =>
  modules.every(({ rank }) => rank > 0) ? "all linear modules" : targets.join(", ");

/** The columns that a whole model's count fills; unknown ones read “unknown”. */
function modelCells({ trainable, base, all }: ModelCount): string[] {
  const unknown = "unknown";
  const [part = unknown, rest = unknown] = base === undefined ? [] : share(trainable, base);
  const peft = all === undefined ? unknown : percent(trainable, all).share;
  return [base === undefined ? unknown : exact(base), exact(trainable), part, rest, peft];
}

const MODEL_HEAD = ["Base parameters", "LoRA trains", "Share", "Saving", "PEFT’s trainable%"];

function ofRanks(values: Values, ranks: readonly number[]): Table {
  const { d, k } = values as { d?: number; k?: number };
  if (values.model === undefined) {
    const all = ranks.map((rank) => lora({ rank, d: d as number, k: k as number }));
    return {
      caption: `LoRA on a ${exact(all[0]!.d)} × ${exact(all[0]!.k)} matrix of ${exact(all[0]!.full)} parameters`,
      head: ["Rank *r*", "LoRA trains, *r*(*d* + *k*)", "Share", "Saving"],
      rows: all.map((n) => [exact(n.rank), exact(n.trainable), ...share(n.trainable, n.full)]),
    };
  }
  const all = ranks.map((rank) => countModel({ ...(values as unknown as ModelInput), rank }));
  const [first] = all;
  return {
    caption: `LoRA on ${targetsOf(first!)} of ${shortName(first!.model.id)}`,
    head: ["Rank *r*", ...MODEL_HEAD],
    rows: all.map((n) => [exact(n.rank), ...modelCells(n)]),
  };
}

function ofModels(values: Values, models: readonly string[]): Table {
  const rank = (values.rank as number | undefined) ?? DEFAULT_RANK;
  const all = models.map((model) =>
    countModel({ ...(values as unknown as ModelInput), model, rank }),
  );
  const targets = new Set(all.map(targetsOf));
  const [only] = targets.size === 1 ? targets : [];
  return {
    caption: `LoRA at rank ${exact(rank)} on ${only ?? "PEFT’s default targets"}, model by model`,
    head: ["Model", ...(only === undefined ? ["Targets"] : []), ...MODEL_HEAD],
    rows: all.map((n) => [
      shortName(n.model.id),
      ...(only === undefined ? [targetsOf(n)] : []),
      ...modelCells(n),
    ]),
    ...(only === undefined ? { prose: [1] } : {}),
  };
}

function ofMethods(values: Values, names: readonly string[]): Table {
  const model = modelOf(values as unknown as ModelInput);
  const { rank = DEFAULT_RANK, targets } = values as { rank?: number; targets?: string[] };
  const base = baseParameters(model);
  return {
    caption: `Methods on ${shortName(model.id)}, ${exact(base)} parameters, at rank ${exact(rank)}`,
    head: ["Method", "Trains", "Share", "What it trades", "Paper"],
    rows: names.map((name) => {
      const trainable = countMethod(name, model, { rank, targets });
      const { label, trades, paper } = methods[name]!;
      return [label, exact(trainable), percent(trainable, base).share, trades, paper];
    }),
    prose: [3, 4],
  };
}

/** The table that the options ask for. Throws LoraError where they do not go together. */
export function tableOf(values: Values): Table {
  const { ranks, models, methods, caption } = values as {
    ranks?: readonly number[];
    models?: readonly string[];
    methods?: readonly string[];
    caption?: string;
  };
  const without = (name: string, why: string) => {
    if (values[name] !== undefined) throw new LoraError(name, `left out ${why}`, values[name]);
  };
  if (values.model !== undefined || models)
    for (const name of ["d", "k"]) without(name, "beside a model");
  else without("targets", "without a model");
  if (ranks) without("rank", "beside ranks");
  const [only, second] = [ranks, models, methods].filter((one) => one !== undefined);
  if (!only?.length || second)
    throw new LoraError("rows", "one list: ranks, models or methods", second ?? only);
  const table = ranks
    ? ofRanks(values, ranks)
    : models
      ? ofModels(values, models)
      : ofMethods(values, only as readonly string[]);
  return caption === undefined ? table : { ...table, caption };
}

/** The table as comma-separated values (RFC 4180), variables without their marks. */
export function toCsv({ head, rows }: Table): string {
  const cell = (text: string) => {
    const plain = text.replaceAll("*", "").replaceAll("\u00a0", " ");
    return /[",\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  return `${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
