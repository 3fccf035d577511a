/** The figure's English strings. `*…*` marks a variable; \u00a0 keeps a line from breaking there. */
import type { Formats } from "../../formats.js";
import type { Part as PartName, Role } from "../../models/blocks.js";
import { cardWords } from "../card-words.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { modelWords } from "../model-words.js";
import type { Targets, WholeCount } from "../whole-model.js";
import { sharedWords } from "../words.js";
import { type Block, type Input, type Layers, type Part, toShare } from "./numbers.js";
import { modelTable } from "./tables.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats) {
  const { size, share, outcome, saving } = sharedWords(f);
  const { targets, note } = modelWords(f);
  const lora = (counts: WholeCount) => `LoRA at rank ${f.exact(counts.rank)}`;
  const title = (counts: WholeCount) => `${lora(counts)} on ${counts.model}`;
  const experts = (count: number) => `${f.exact(count)}\u00a0experts`;
  const roles: Readonly<Record<Role, string>> = {
    attention: "Attention",
    cross: "Cross-attention",
    mlp: "MLP",
    experts: "Experts",
    // The outputs of shared experts are added to the outputs of the chosen experts.
    shared: "Shared experts too",
    other: "Other linear modules",
  };
  const others: Readonly<Record<PartName, string>> = {
    "": roles.other,
    vision: `${roles.other}, vision`,
    encoder: `${roles.other}, encoder`,
    decoder: `${roles.other}, decoder`,
  };

  const alt = (counts: Layers) =>
    `${title(counts)}: B and A trained beside ${targets(counts.targets)}, all else frozen. ` +
    `Trained: ${f.exact(counts.trainable)} parameters, ` +
    `${outcome(toShare(counts), f.exact(counts.base))}.`;

  /** Returns a block's name, with its number of copies or experts. */
  function getModuleName({ role, each = 1, hasRouter = false }: Block): string {
    if (hasRouter) return `Router, ${experts(each)}`;
    if (each === 1) return roles[role];
    return role === "experts" ? experts(each) : `${roles[role]} ×\u00a0${f.exact(each)}`;
  }

  return {
    title,
    alt,
    size,
    targets,
    scaling: (counts: Layers) =>
      `Scaling *α*/*r*\u00a0=\u00a0${f.real(counts.alpha)}/${f.exact(counts.rank)}`,
    /** The legend. */
    trained: (adapted: Targets) => `*B* and *A* trained beside ${targets(adapted)}`,
    frozen: "*W* and all else\u00a0frozen",
    /** The title of a layer, which represents all layers of its part. */
    layer({ part, layers }: Part): string {
      const count = f.exact(layers);
      return {
        "": `One of ${count} layers`,
        vision: `Vision: one of ${count} layers`,
        encoder: `Encoder: one of ${count} layers`,
        decoder: `Decoder: one of ${count} layers`,
      }[part];
    },
    /** The title of a block. */
    block(block: Block, { layers }: Part, hasLayers: boolean): string {
      if (!layers) return hasLayers ? others[block.part ?? ""] : "Linear modules";
      const where =
        block.layers === undefined ? "" : `, in ${f.exact(block.layers)} of ${f.exact(layers)}`;
      return getModuleName(block) + (block.isParallel ? ", in parallel" : "") + where;
    },
    /** The label above a matrix that represents several experts. */
    experts,
    /** The label below several modules of one size. */
    each: (size: string) => `${size} each`,
    share: (counts: WholeCount) =>
      share(toShare(counts), ["Full fine-tuning: ", `${lora(counts)}: `], [";", "LoRA costs more"]),
    /** Notes on shapes that are drawn larger than to scale. */
    thickStrips: (times: number) =>
      `*B* and *A* are drawn ${f.exact(times)}\u00a0×\u00a0thicker than\u00a0to\u00a0scale.`,
    thinSide: (times: number) =>
      `The thinnest side of a module is drawn ${f.exact(times)}\u00a0×\u00a0thicker than\u00a0to\u00a0scale.`,
    note,

    caption: (counts: Layers) =>
      `${lora(counts)} on ${targets(counts.targets)} of ${counts.model} trains ` +
      `${f.exact(counts.trainable)} parameters, ` +
      `${outcome(toShare(counts), `the model’s ${f.exact(counts.base)}`)}.`,
    /** The table's last column, which follows the rank. */
    cells: (counts: WholeCount) => [
      ...counts.modules.map(({ parameters }) => f.exact(parameters)),
      f.exact(counts.trainable),
      f.exact(counts.base),
      f.percent(counts.trainable, counts.base).share,
      saving(toShare(counts)),
      f.exact(counts.all),
      f.percent(counts.trainable, counts.all).share,
    ],
    spoken: (counts: WholeCount) =>
      `rank ${f.exact(counts.rank)}, ${f.exact(counts.trainable)} parameters, ` +
      f.percent(counts.trainable, counts.base).share,
  } satisfies LiveWords<Input, Layers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, { title, alt, targets, cells }: Live) {
  const { meaning, ...notes } = cardWords(f);
  return {
    lesson: "What a complete model costs",
    summary:
      "A model’s linear modules, which of them LoRA adapts, and the counts of the complete model.",
    listed: (counts: Layers) => `${title(counts)}: ${targets(counts.targets)}`,
    labels: { rank: "Rank *r*", preset: "Adapted modules" },
    values: {
      preset: { "as given": "as given", "q and v": "q and v", "all linear": "all linear" },
    },
    alt,
    explanation: "Modules are in the order of the data flow.",
    table: (counts: Layers): Table =>
      modelTable(f, counts, cells(counts), {
        caption: `Modules of ${counts.model} and what LoRA trains`,
        head: ["Module", "*d*\u00a0×\u00a0*k*", "Trained"],
        fused: (size, times) => `${size}, rank ${times}*r*`,
        totals: [
          ["LoRA, all targets", "*r*(*d* + *k*) each"],
          ["Base model", "frozen"],
          ["Share trained", "LoRA/base"],
          ["Saving", "1 − share"],
          ["All parameters", "base + LoRA"],
          ["PEFT’s trainable%", "LoRA/all"],
        ],
      }),
    card: {
      ...notes,
      subject: (counts: WholeCount) => `${counts.model}, rank\u00a0${f.exact(counts.rank)}`,
      number: (counts: WholeCount) => f.exact(counts.trainable),
      meaning: ({ trainable, base }: WholeCount) => meaning({ trainable, full: base }),
      adapted: (counts: WholeCount) =>
        f.plural(counts.layers, {
          one: `*B* and *A* on ${targets(counts.targets)} in ${f.exact(counts.layers)}\u00a0layer`,
          other: `*B* and *A* on ${targets(counts.targets)} in ${f.exact(counts.layers)}\u00a0layers`,
        }),
    },
  } satisfies PageWords<Input, Layers> & Record<string, unknown>;
}
