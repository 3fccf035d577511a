/** Computes the arguments of the figure's messages, in every language. */
import type { Formats } from "../../language-format.js";
import type * as messages from "../../locales/en/model.ftl";
import type * as shared from "../../locales/en/shared.ftl";
import type { LiveWords, PageWords, Table } from "../figure.js";
import {
  cardWords,
  countedNote,
  once,
  shareArgs,
  shareWords,
  targetsText,
  verdictArgs,
} from "../logic.js";
import { sizeText } from "../texts.js";
import type { Targets, WholeCount } from "../whole-model.js";
import { type Block, type Input, type Layers, type Part, toShare } from "./numbers.js";
import { modelTable } from "./tables.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Returns what a block's title names: its role, or how many experts or copies it has. */
function copiesOf({ role, each = 1, hasRouter }: Block) {
  if (hasRouter) return "router";
  if (each === 1) return "one";
  return role === "experts" ? "experts" : "several";
}

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats, m: shared.Live & messages.Live) {
  const targets = (targets: Targets) => targetsText(f, m, targets);
  const args = once((counts: WholeCount) => ({
    ...counts,
    ...shareArgs(f, toShare(counts)),
    targetList: targets(counts.targets),
  }));

  return {
    title: (counts: WholeCount) => m.title(counts),
    alt: (counts: Layers) => m.alt(args(counts)),
    size: (...sides: [number, number, string?]) => sizeText(f, ...sides),
    targets,
    scaling: (counts: Layers) => m.scaling(counts),
    /** The legend. */
    trained: (adapted: Targets) => m.trained({ targetList: targets(adapted) }),
    frozen: m.frozen,
    /** The title of a layer, which represents all layers of its part. */
    layer: ({ part, layers }: Part) => m.layer({ part: part || "whole", layers }),
    /** The title of a block. */
    block(block: Block, { layers }: Part, hasLayers: boolean): string {
      const { role, each = 1, isParallel = false, part = "", layers: some } = block;
      if (!layers) return hasLayers ? m.others({ part: part || "whole" }) : m.allModules;
      return m.block({
        ...{ role, each, layers, some: some ?? layers, copies: copiesOf(block) },
        parallel: isParallel,
        everywhere: some === undefined,
      });
    },
    /** The label above a matrix that represents several experts. */
    experts: (each: number) => m.experts({ each }),
    /** The label below several modules of one size. */
    each: (size: string) => m.each({ size }),
    share: (counts: WholeCount) =>
      shareWords(m, {
        full: m.areaFull(counts),
        trained: m.areaTrained(counts),
        verdict: m.verdict(verdictArgs(f, toShare(counts))),
      }),
    /** Notes on shapes that are drawn larger than to scale. */
    thickStrips: (times: number) => m.thickStrips({ times }),
    thinSide: (times: number) => m.thinSide({ times }),
    note: (counts: WholeCount) => countedNote(m, counts),
    caption: (counts: Layers) => m.caption(args(counts)),
    /** The table's last column, which follows the rank. */
    cells: (counts: WholeCount) => [
      ...counts.modules.map(({ parameters }) => f.exact(parameters)),
      f.exact(counts.trainable),
      f.exact(counts.base),
      f.percent(counts.trainable, counts.base).share,
      m.saving(args(counts)),
      f.exact(counts.all),
      f.percent(counts.trainable, counts.all).share,
    ],
    spoken: (counts: WholeCount) => m.spoken(args(counts)),
  } satisfies LiveWords<Input, Layers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(
  f: Formats,
  m: shared.Live & messages.Live & messages.Page,
  { alt, targets, cells }: Live,
) {
  const { meaning, ...notes } = cardWords(f, m);
  const args = (counts: WholeCount) => ({ ...counts, targetList: targets(counts.targets) });
  return {
    lesson: m.lesson,
    summary: m.summary,
    listed: (counts: Layers) => m.listed(args(counts)),
    labels: m.labels,
    values: {
      preset: {
        "as given": m.presets.asGiven,
        "q and v": m.presets.qAndV,
        "all linear": m.presets.allLinear,
      },
    },
    alt,
    explanation: m.explanation,
    table: (counts: Layers): Table =>
      modelTable(f, counts, cells(counts), {
        caption: m.tableCaption(counts),
        head: m.tableHead,
        fused: (size, times) => m.fused({ size, times }),
        quantities: m.tableQuantities,
        formulas: m.tableFormulas,
      }),
    card: {
      ...notes,
      subject: (counts: WholeCount) => m.cardSubject(counts),
      number: (counts: WholeCount) => f.exact(counts.trainable),
      meaning: (counts: WholeCount) => meaning(toShare(counts)),
      adapted: (counts: WholeCount) => m.cardAdapted(args(counts)),
    },
  } satisfies PageWords<Input, Layers> & Record<string, unknown>;
}
