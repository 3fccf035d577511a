import type { Counts } from "../counts.js";
import { LoraError, wrapErrors } from "../errors.js";
import { about, aboutBytes, atMostOneDecimal, exact, percent, quotient, real } from "../format.js";
import { fileBytesOn } from "../models/adapter.js";
import type { ModelCount } from "../models/count.js";
import { choice, readOption } from "../options.js";

/** What there is to tell of one matrix or of a whole model. */
export type Countable = Pick<Counts, "trainable" | "full" | "scaling"> &
  Partial<Pick<Counts, "d" | "k"> & { readonly all: number | undefined; fileBytes(): number }>;

/** A whole model's numbers: `full` is the base model's parameters. */
export function countableOf(counts: ModelCount): Countable {
  const full = counts.base ?? Number.NaN;
  const { trainable, scaling, all, model, rank, targets } = counts;
  const fileBytes = () => fileBytesOn(model, { method: "lora", rank, targets });
  return { trainable, full, scaling, all, fileBytes };
}

/** Single numbers for a sentence. `about` rounds the counts; the others have one spelling. */
const numbers = {
  trainable: (counts: Countable, count: typeof exact) => count(counts.trainable),
  full: (counts: Countable, count: typeof exact) => count(counts.full),
  fraction: (counts: Countable) => percent(counts.trainable, counts.full).share,
  savings(counts: Countable) {
    const { share, rest } = percent(counts.trainable, counts.full);
    if (counts.trainable <= counts.full) return rest;
    throw new LoraError(
      "show",
      `"fraction" where LoRA trains more than W has (here ${share})`,
      "savings",
    );
  },
  ratio: (counts: Countable) => quotient(counts.full, counts.trainable),
  breakEvenRank({ d, k, full }: Countable) {
    if (d !== undefined && k !== undefined) return atMostOneDecimal(full, d + k);
    throw otherThan("breakEvenRank", "for a model, which has no one break-even rank");
  },
  scaling: (counts: Countable) => real(counts.scaling),
  /** PEFT's trainable%: the adapter in the denominator. */
  trainablePercent(counts: Countable) {
    return percent(counts.trainable, counts.all ?? counts.full + counts.trainable).share;
  },
  /** Of the file that PEFT saves, which names a model's modules. */
  fileBytes(counts: Countable, count: typeof exact) {
    if (counts.fileBytes)
      return count === exact ? exact(counts.fileBytes()) : aboutBytes(counts.fileBytes());
    throw otherThan("fileBytes", "for one matrix, which has no file");
  },
};

/** Numbers that need no more than the adapted modules. */
const OF_ADAPTER: readonly Show[] = ["trainable", "scaling"];

/** Names of the numbers that a sentence can have. */
export type Show = keyof typeof numbers;
const SHOWN = Object.keys(numbers) as readonly Show[];

export const SHOW = choice(SHOWN, {
  default: "a figure",
  about: "shows one number in a sentence instead of a figure",
});
export const STYLE = choice(["exact", "about"], {
  default: "exact",
  about: "with show: exact, or rounded to three significant digits with a unit",
});

const otherThan = (name: Show, why: string) =>
  new LoraError("show", `one of ${SHOWN.filter((item) => item !== name).join(", ")} ${why}`, name);

/** One number of `n` as text: `showNumber(n, "trainable", "about")` is "65.5 k". Throws LoraError. */
export function showNumber(
  counts: Countable,
  name: Show,
  style: (typeof STYLE.values)[number] = "exact",
): string {
  readOption("show", SHOW, name);
  const count = readOption("style", STYLE, style) === "about" ? about : exact;
  if (Number.isNaN(counts.full) && !OF_ADAPTER.includes(name)) {
    const allowed = "trainable or scaling for a model of which only some modules are known";
    throw new LoraError("show", allowed, name);
  }
  return wrapErrors("count", () => numbers[name](counts, count));
}
