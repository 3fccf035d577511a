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
export function countableOf(n: ModelCount): Countable {
  const full = n.base ?? Number.NaN;
  const { trainable, scaling, all, model, rank, targets } = n;
  const fileBytes = () => fileBytesOn(model, { method: "lora", rank, targets });
  return { trainable, full, scaling, all, fileBytes };
}

/** Single numbers for a sentence. `about` rounds the counts; the others have one spelling. */
const numbers = {
  trainable: (n: Countable, count: typeof exact) => count(n.trainable),
  full: (n: Countable, count: typeof exact) => count(n.full),
  fraction: (n: Countable) => percent(n.trainable, n.full).share,
  savings(n: Countable) {
    const { share, rest } = percent(n.trainable, n.full);
    if (n.trainable <= n.full) return rest;
    throw new LoraError(
      "show",
      `"fraction" where LoRA trains more than W has (here ${share})`,
      "savings",
    );
  },
  ratio: (n: Countable) => quotient(n.full, n.trainable),
  breakEvenRank({ d, k, full }: Countable) {
    if (d !== undefined && k !== undefined) return atMostOneDecimal(full, d + k);
    throw otherThan("breakEvenRank", "for a model, which has no one break-even rank");
  },
  scaling: (n: Countable) => real(n.scaling),
  /** PEFT's trainable%: the adapter in the denominator. */
  trainablePercent(n: Countable) {
    return percent(n.trainable, n.all ?? n.full + n.trainable).share;
  },
  /** Of the file that PEFT saves, which names a model's modules. */
  fileBytes(n: Countable, count: typeof exact) {
    if (n.fileBytes) return count === exact ? exact(n.fileBytes()) : aboutBytes(n.fileBytes());
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
  about: "one number in a sentence, in place of a figure",
});
export const STYLE = choice(["exact", "about"], {
  default: "exact",
  about: "with show: every digit, or three of them with a unit",
});

const otherThan = (name: Show, why: string) =>
  new LoraError("show", `one of ${SHOWN.filter((one) => one !== name).join(", ")} ${why}`, name);

/** One number of `n` as text: `showNumber(n, "trainable", "about")` is "65.5 k". Throws LoraError. */
export function showNumber(
  n: Countable,
  name: Show,
  style: (typeof STYLE.values)[number] = "exact",
): string {
  readOption("show", SHOW, name);
  const count = readOption("style", STYLE, style) === "about" ? about : exact;
  if (Number.isNaN(n.full) && !OF_ADAPTER.includes(name)) {
    const allowed = "trainable or scaling for a model of which only some modules are known";
    throw new LoraError("show", allowed, name);
  }
  return wrapErrors("count", () => numbers[name](n, count));
}
