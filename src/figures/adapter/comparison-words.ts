/**
 * The English strings of two adapters, and of the figure of one or two. They are not in words.ts, because the figure of two
 * has no controls, so that no script needs its strings.
 */
import { type Formats, plain } from "../../formats.js";
import type { Meaning } from "../card.js";
import type { ComparedKind, Comparison } from "./comparison.js";
import { comparisonTexts, exponentOf, FACTORS, mostDifferent } from "./comparison-texts.js";
import { liveWords, pageWords } from "./one-or-two.js";
import { symbol } from "./texts.js";
import * as single from "./words.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;
export type ComparisonWords = ReturnType<typeof comparisonWords>;

/** Returns the strings of the picture. */
export function live(f: Formats) {
  const words = single.live(f);
  return liveWords(words, comparisonWords(f, words));
}

/** Returns the strings that only the page uses. */
export const page = (f: Formats, words: Live) => pageWords(single.page(f, words), words.comparison);

/** Returns the strings of two adapters. */
function comparisonWords(f: Formats, words: single.Live) {
  const { inUnits, place } = words;
  const title = "Two adapters of the same modules";
  const none = "none";
  const texts = comparisonTexts(f, none, ", ");
  const factors = [FACTORS.b, FACTORS.a];

  /** Returns where the sizes differ most. */
  const differs = (comparison: Comparison) => {
    const different = mostDifferent(comparison);
    if (!different) return "All sizes are the same.";
    const { name, cell } = different;
    const where = place({ kind: name, layer: cell.layer ?? undefined });
    return `Sizes differ most in ${where}: ${texts.cellSizes(comparison, cell).join(" and ")}.`;
  };
  /** Returns the mean overlaps, and those of random spans. */
  const overlaps = (comparison: Comparison) => {
    const means = factors.map((item) => `${item.name}\u00a0${texts.mean(comparison, item)}`);
    const randoms = new Set(factors.map((item) => texts.randoms(comparison, item)));
    return `Mean overlap of spans: ${means.join(", ")}; of random spans: ${[...randoms].join(", ")}.`;
  };
  const verdict = (comparison: Comparison) => [differs(comparison), overlaps(comparison)];
  const sentences = (comparison: Comparison) => plain(verdict(comparison).join(" "));
  const notShown = ({ hasMagnitudes }: Comparison) =>
    `Not shown: whether both adapters do the same${hasMagnitudes ? "; DoRA’s magnitudes" : ""}.`;
  const caution = (comparison: Comparison) =>
    "Overlap: the mean squared cosine of principal angles, in which weak directions count like strong ones. " +
    notShown(comparison);

  return {
    title,
    verdict,
    caution,
    heading: words.heading,
    subject: ({ isScaleAssumed }: Comparison) =>
      `two adapters${isScaleAssumed ? "; *s* is assumed" : ""}`,
    layer: words.layer,
    tick: words.tick,
    keys: (comparison: Comparison, isArea: boolean) => [
      `Up: ${symbol(comparison)} of the first adapter${isArea ? ", and of the second as a line" : " and of the second"}` +
        `${inUnits(exponentOf(comparison))}; one scale`,
      "Down: overlap of the spans of *B*’s columns in both adapters",
      "and overlap of the spans of *A*’s rows",
      "Full: the same span. Line: random spans",
    ],
    sizes: (comparison: Comparison, kind: ComparedKind) =>
      texts.dividedSizes(comparison, kind).join(", "),
    b: (kind: ComparedKind) => texts.overlap(kind, FACTORS.b),
    a: (kind: ComparedKind) => texts.overlap(kind, FACTORS.a),
    overlaps: (kind: ComparedKind) =>
      `${texts.overlap(kind, FACTORS.b)}, ${texts.overlap(kind, FACTORS.a)}`,
    alt: (comparison: Comparison) => `${title}. ${sentences(comparison)}`,
    caption: (comparison: Comparison) =>
      `${title}. ${sentences(comparison)} ${notShown(comparison)}`,
    description: (comparison: Comparison) =>
      plain(
        "Bars show the sizes of each module’s update in both adapters and, below, how far the columns of B and the rows of A have the same spans. " +
          comparison.kinds
            .map(
              (kind) =>
                `${kind.name}: ${symbol(comparison)} ${texts.sizes(comparison, kind).join(" and ")}, ` +
                `overlaps of ${factors.map((factor) => texts.overlap(kind, factor)).join(" and ")}`,
            )
            .join("; ") +
          `. ${sentences(comparison)} ${caution(comparison)} The paper on LoRA compares adapters by this overlap.`,
      ),
    cells: texts.cells,
    table: (comparison: Comparison) =>
      texts.table(comparison, title, {
        modules: "Modules",
        first: (quantity) => `${quantity}, first`,
        second: (quantity) => `${quantity}, second`,
        overlap: (factor) => `Overlap of ${factor}`,
        random: "Random",
      }),
    card: {
      subject: "Overlap of B’s spans in two adapters:",
      number: (comparison: Comparison) => texts.mean(comparison, FACTORS.b),
      meaning: (comparison: Comparison): Meaning => [
        `on average; random spans: ${texts.randoms(comparison, FACTORS.b)}`,
        `A: ${texts.mean(comparison, FACTORS.a)}`,
      ],
      note: "Sizes, and overlaps of B and A",
    },
  };
}
