/** Formats single numbers of a matrix or a model for sentences, for the option `show` of a tag. */
import { LoraError } from "../errors.js";
import type { Counts } from "../lora.js";
import * as english from "../number-format.js";
import { choice } from "../options.js";
import { oneOf } from "../suggestions.js";

export type Countable = Pick<Counts, "trainable" | "full" | "scaling"> &
  Partial<Pick<Counts, "d" | "k"> & { readonly all: number | undefined; fileBytes(): number }>;

/** The formats of a language. Counts are rounded if `isRounded`. */
type Formats = Pick<
  english.TextFormats,
  "exact" | "about" | "aboutBytes" | "percent" | "quotient" | "atMostOneDecimal" | "real"
> & { readonly isRounded: boolean };

const formatCount = (count: number, { isRounded, about, exact }: Formats) =>
  (isRounded ? about : exact)(count);

const numbers = {
  trainable: (counts: Countable, f: Formats) => formatCount(counts.trainable, f),
  full: (counts: Countable, f: Formats) => formatCount(counts.full, f),
  fraction: (counts: Countable, { percent }: Formats) =>
    percent(counts.trainable, counts.full).share,
  savings(counts: Countable, { percent }: Formats) {
    const { share, rest } = percent(counts.trainable, counts.full);
    if (counts.trainable <= counts.full) return rest;
    throw new LoraError(
      "show",
      `"fraction", because LoRA trains more parameters than W has (${share})`,
      "savings",
    );
  },
  ratio: (counts: Countable, { quotient }: Formats) => quotient(counts.full, counts.trainable),
  breakEvenRank({ d, k, full }: Countable, { atMostOneDecimal }: Formats) {
    if (d !== undefined && k !== undefined) return atMostOneDecimal(full, d + k);
    throw notAvailable("breakEvenRank", "for a model, which has no single break-even rank");
  },
  scaling: (counts: Countable, { real }: Formats) => real(counts.scaling),
  /** PEFT's trainable%, whose denominator includes the adapter. */
  trainablePercent(counts: Countable, { percent }: Formats) {
    return percent(counts.trainable, counts.all ?? counts.full + counts.trainable).share;
  },
  /** The size of the file that PEFT saves. */
  fileBytes(counts: Countable, { isRounded, aboutBytes, exact }: Formats) {
    if (counts.fileBytes) return (isRounded ? aboutBytes : exact)(counts.fileBytes());
    throw notAvailable("fileBytes", "for one matrix, which has no file");
  },
};

/** Numbers that depend only on the adapted modules. */
const OF_ADAPTER: readonly Show[] = ["trainable", "scaling"];

/** The name of a number of a matrix or a model. */
export type Show = keyof typeof numbers;
const NAMES = Object.keys(numbers) as readonly Show[];

/** The names of the numbers that only adapter files have. */
const OF_FILE = ["directions90"] as const;

export const SHOW = choice([...NAMES, ...OF_FILE], {
  default: "a figure",
  about: "the number to show in a sentence instead of a figure",
});
export const STYLE = choice(["exact", "about"], {
  default: "exact",
  about: "the form of the number: exact, or rounded to three significant digits with a unit",
});
/** The name of a number of a matrix, a model or an adapter file. */
export type AnyShow = (typeof SHOW.values)[number];
export type Style = (typeof STYLE.values)[number];

const notAvailable = (name: Show, why: string) =>
  new LoraError("show", `${oneOf(NAMES.filter((item) => item !== name))} ${why}`, name);

/**
 * Returns a number as text: `showNumber(counts, "trainable", "about")` is "65.5 k". `formats` are those of a
 * language; default: English. Throws LoraError.
 */
export function showNumber(
  counts: Countable,
  name: Show,
  style: Style = "exact",
  formats: Omit<Formats, "isRounded"> = english,
): string {
  if (!Object.hasOwn(numbers, name)) throw notAvailable(name, "without file=");
  if (Number.isNaN(counts.full) && !OF_ADAPTER.includes(name)) {
    const allowed = "trainable or scaling, because only some modules of this model are known";
    throw new LoraError("show", allowed, name);
  }
  return numbers[name](counts, { ...formats, isRounded: style === "about" });
}
