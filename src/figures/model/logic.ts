/** Computes the arguments of the figure's messages, in every language. */
import { BOLD, closeUp } from "../../direction.js";
import type { Formats } from "../../language-format.js";
import type { LiveMessages, PageMessages } from "../../locales/en/model.ftl";
import type { LiveTexts, PageTexts } from "../figure.js";
import { countedNote, once, shareArgs, targetsText, verdictArgs, writer } from "../logic.js";
import { sizeText } from "../texts.js";
import type { Targets, WholeCount } from "../whole-model.js";
import { mapWords } from "./map-logic.js";
import { type Block, getPaths, type Input, type Layers, type Part, toShare } from "./numbers.js";
import { modelTable } from "./tables.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** What a block's title names: its role, or how many experts or copies it has. */
function copiesOf({ role, each = 1, hasRouter }: Block) {
  if (hasRouter) return "router";
  if (each === 1) return "one";
  return role === "experts" ? "experts" : "several";
}

const twoDigits = (times: number) => Number(times.toPrecision(2));

const isBold = new RegExp(BOLD, "g");
const withoutBold = (content: string) => content.replace(isBold, "");

/** A layer, or a block outside of layers. */
export interface Titled {
  readonly part: Part;
  readonly block: Block;
  readonly isAll: boolean;
}

/** How many times larger than to scale strips and the thinnest side are. */
export interface Times {
  readonly strip: number;
  readonly side: number;
}

export function live(f: Formats, m: LiveMessages) {
  const targets = (targets: Targets) => targetsText(f, m, targets);
  const args = once((counts: WholeCount) => ({
    ...counts,
    ...verdictArgs(f, toShare(counts)),
    targetList: targets(counts.targets),
  }));
  const write = writer(args);
  const claimArgs = (counts: Layers) => ({
    ...args(counts),
    withAlpha: counts.input.alpha !== undefined,
  });
  const trained = ({ targets: adapted }: WholeCount) =>
    m.trained({
      targetList: targets(
        Array.isArray(adapted) ? adapted.map((name) => BOLD + name + BOLD) : adapted,
      ),
    });
  const placeArgs = ({ part, block, isAll }: Titled) =>
    ({
      part: part.layers ? part.part || "whole" : "none",
      of: isAll ? "all" : block.part || "whole",
      layers: part.layers,
    }) as const;
  /** The last rows of the table. */
  const totals = (counts: WholeCount) => [
    f.exact(counts.trainable),
    f.exact(counts.base),
    f.percent(counts.trainable, counts.base).share,
    m.saving(shareArgs(f, toShare(counts))),
    f.exact(counts.all),
    f.percent(counts.trainable, counts.all).share,
  ];
  const card = (item: Titled) => m.card(placeArgs(item));
  /** The title of a block. */
  const block = (block: Block, { layers }: Part): string => {
    const { role, each = 1, isParallel = false, prefix, layers: some } = block;
    const name = prefix.replace(/^(vision|encoder|decoder)\.?/, "");
    return m.block({
      role,
      each,
      layers,
      some: some ?? layers,
      copies: copiesOf(block),
      parallel: isParallel,
      everywhere: some === undefined,
      crossed: role === "cross",
      // “MLP mlp” would look like a slip.
      named: name !== "" && name !== role,
      prefix: name,
    });
  };

  return {
    ...m,
    headline: (counts) => m.headline(claimArgs(counts)),
    deck: (counts) => m.deck(claimArgs(counts)),
    alt: write(m.alt),
    size: (d: number, k: number) => sizeText(f, d, k),
    targets,
    /** The sentence about all modules, and with the title of the only kind of layer. */
    trained,
    onlyCard: (item: Titled, counts: WholeCount) =>
      m.onlyCard({ ...placeArgs(item), trained: trained(counts) }),
    card,
    block,
    fullArea: (counts: WholeCount) => m.fullArea(counts),
    /** The name of the trained block, which is drawn `times` too large. */
    trainedArea: (counts: WholeCount, times: number) =>
      m.trainedArea({
        ...args(counts),
        enlarged: times > 1.05,
        times: twoDigits(times),
      }),
    /** What is drawn larger than to scale, and what the count leaves out. */
    scale(counts: WholeCount, { strip, side }: Times) {
      const note = countedNote(m, counts);
      const sentences = [
        ...(strip > 1.05 ? [m.thickStrips({ times: twoDigits(strip) })] : []),
        ...(side > 1.05 ? [m.thinModule({ times: twoDigits(side) })] : []),
      ];
      const all = sentences.length ? sentences : [m.allToScale];
      return closeUp([...all, ...(note ? [note] : [])].join(" "));
    },
    /** The parts of the picture. */
    parts: {
      full: (counts: WholeCount) => ({
        name: "full",
        role: "frozen",
        words: m.partFull(counts),
        facts: { parameters: counts.base },
      }),
      lora: (counts: WholeCount) => ({
        name: "LoRA",
        role: "value",
        words: m.partLora(args(counts)),
        facts: { parameters: counts.trainable, share: counts.trainable / counts.base },
      }),
      card: (item: Titled) => ({
        name: item.part.layers ? item.part.part || "layer" : item.block.part || "others",
        role: "layer",
        words: withoutBold(card(item)),
        facts: { layers: item.part.layers },
      }),
      block: (item: Block, part: Part) => ({
        name: item.prefix || item.role,
        role: "group",
        words: withoutBold(block(item, part)),
        facts: { layers: item.layers ?? part.layers },
      }),
      module(counts: Layers, index: number, part: Part, { layers = part.layers }: Block) {
        const { name, d, k, instances, fused, isTarget } = counts.modules[index]!;
        const rank = counts.rank * fused;
        const each = instances / Math.max(1, layers);
        const place = layers === 0 ? "once" : each > 1 ? "several" : "each";
        return {
          name: getPaths(counts)[index]!,
          role: "module",
          words: m.partModule({
            name,
            d,
            k,
            rank,
            layers,
            each,
            place,
            isTarget,
            size: sizeText(f, d, k),
          }),
          facts: {
            rows: d,
            columns: k,
            instances,
            trained: isTarget,
            ...(isTarget ? { rank, parameters: counts.modules[index]!.parameters } : {}),
          },
        } as const;
      },
    },
    caption: write(m.caption),
    totals,
    /** The table's last column, which follows the rank. */
    cells: (counts: WholeCount) => [
      ...counts.modules.map(({ parameters }) => f.exact(parameters)),
      ...totals(counts),
    ],
    spoken: write(m.spoken),
  } satisfies LiveTexts<Input, Layers>;
}

export function page(f: Formats, m: PageMessages, { alt, targets, cells, totals }: Live) {
  const args = (counts: WholeCount) => ({ ...counts, targetList: targets(counts.targets) });
  return {
    ...m,
    listed: (counts) => m.listed(args(counts)),
    values: {
      preset: {
        "as given": m.presets.asGiven,
        "q and v": m.presets.qAndV,
        "all linear": m.presets.allLinear,
      },
    },
    alt,
    map: mapWords(f, m, totals),
    table: (counts) => modelTable(f, counts, cells(counts), m),
  } satisfies PageTexts<Input, Layers>;
}
