/** The English strings of two adapters. */
import { type Formats, plain } from "../../formats.js";
import type { Meaning } from "../card.js";
import type { ViewWords } from "../figure.js";
import type { ComparedKind, Comparison } from "./comparison.js";
import { comparisonTexts, exponentOf } from "./comparison-texts.js";
import type { Module } from "./numbers.js";
import { symbol } from "./texts.js";

export type ComparisonWords = ReturnType<typeof comparisonWords>;

/** The strings of one adapter that strings of two adapters contain. */
interface SharedWords {
  inUnits(exponent: number): string;
  place(module: Pick<Module, "kind" | "layer">): string;
}

/** Returns the strings of two adapters. */
export function comparisonWords(f: Formats, { inUnits, place }: SharedWords) {
  const title = "Two adapters of the same modules";
  const texts = comparisonTexts(f, "none", ", ");

  const verdict = (comparison: Comparison) => {
    const different = texts.different(comparison);
    return [
      different
        ? `Sizes differ most in ${place(different)}: ${different.sizes.join(" and ")}.`
        : "All sizes are the same.",
      `Mean overlap of spans: ${texts.means(comparison).join(", ")}; of random spans: ${texts.randoms(comparison).join(", ")}.`,
    ];
  };
  const sentences = (comparison: Comparison) => plain(verdict(comparison).join(" "));
  const notShown = ({ hasMagnitudes }: Comparison) =>
    `Not shown: whether both adapters do the same${hasMagnitudes ? "; DoRA’s magnitudes" : ""}.`;
  const caution = (comparison: Comparison) =>
    "Overlap: the mean squared cosine of principal angles, in which weak directions count like strong ones. " +
    notShown(comparison);

  return {
    verdict,
    caution,
    subject: ({ isScaleAssumed }: Comparison) =>
      `two adapters${isScaleAssumed ? "; *s* is assumed" : ""}`,
    keys: (comparison: Comparison, isArea: boolean) => [
      `Up: ${symbol(comparison)} of the first adapter${isArea ? ", and of the second as a line" : " and of the second"}` +
        `${inUnits(exponentOf(comparison))}; one scale`,
      "Down: overlap of the spans of *B*’s columns in both adapters",
      "and overlap of the spans of *A*’s rows",
      "Full: the same span. Line: random spans",
    ],
    sizes: (comparison: Comparison, kind: ComparedKind) =>
      texts.dividedSizes(comparison, kind).join(", "),
    b: texts.b,
    a: texts.a,
    overlaps: (kind: ComparedKind) => texts.overlaps(kind).join(", "),
    listed: () => title,
    alt: (comparison: Comparison) => `${title}. ${sentences(comparison)}`,
    caption: (comparison: Comparison) =>
      `${title}. ${sentences(comparison)} ${notShown(comparison)}`,
    table: (comparison: Comparison) =>
      texts.table(comparison, `${title}, compared as in the paper on LoRA`, {
        modules: "Modules",
        first: (quantity) => `${quantity}, first`,
        second: (quantity) => `${quantity}, second`,
        overlap: (factor) => `Overlap of ${factor}`,
        random: "Random",
      }),
    card: {
      subject: () => "Overlap of B’s spans in two adapters:",
      number: (comparison: Comparison) => texts.meanOf(comparison, "b"),
      meaning: (comparison: Comparison): Meaning => [
        `on average; random spans: ${texts.randomOf(comparison, "b")}`,
        `A: ${texts.meanOf(comparison, "a")}`,
      ],
      note: "Sizes, and overlaps of B and A",
    },
  } satisfies ViewWords<Comparison> & Record<string, unknown>;
}
