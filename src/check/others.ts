/** What else a number near LoRA may rightly be: a part, a multiple, the size of a whole model. */
import type { Adapted } from "./adapted.js";
import type { Claim } from "./claims.js";
import { isRounded } from "./numbers.js";
import type { Sentence, Subject } from "./subject.js";

const PARTS = /(?<![\w-])(?:A|B)(?![\w-])|\b(?:factors?|per|each|every|one|single|layer|block)\b/;
/** B and A, which are no two matrices of the model. */
const PAIR = /\btwo\s+(?:[\w-]+\s+){0,3}(?:matrices|factors)\b/gi;
const SEVERAL = /\b(?:layers|blocks|matrices|projections|modules|models?|both|tasks|total)\b/i;
const WORDS = "two three four five six seven eight nine ten eleven twelve".split(" ");
const MULTIPLE = new RegExp(
  `\\b(\\d{1,3}|${WORDS.join("|")})\\s+(?:[\\w-]+\\s+){0,3}?(?:layers|blocks|matrices|projections|modules|adapters|tasks|of them|such|copies|heads|experts)\\b|(?<=[\\d)]\\s?)[×x]\\s?(\\d{1,3})(?![\\d,.])|(?<![\\d,.])(\\d{1,3})\\s?[×x](?=\\s?[\\d(])`,
  "gi",
);

/** Layers that are not all of a model's. */
const SOME_LAYERS =
  /\b(?:half|first|last|top|upper|lower|bottom|middle|other|second|some|few|deepest)\b(?:\s+[\w-]+){0,4}\s+(?:layers?|blocks?)\b|\b\d+\s+(?:out )?of\s+(?:the\s+|its\s+)?\d+\s+(?:layers|blocks)\b/i;

/** Of more factors than these, too many numbers are products. */
const MOST_MULTIPLES = 30;

/** By what the text may multiply a count: "in 32 layers", "both". */
function multiplesIn(text: string): number[] {
  const numbers = [...text.matchAll(MULTIPLE)].map(([, of, after, before]) => {
    const word = (of ?? after ?? before ?? "").toLowerCase();
    return Number(word) || WORDS.indexOf(word) + 2;
  });
  const twice = /\b(?:both|twice|doubl\w+)\b/i.test(text) ? [2] : [];
  return [...new Set([...numbers, ...twice])].filter((item) => item > 1);
}

/**
 * Whether a count or a size is that of a part, of several of what is known, or a model's own, which
 * is its name rather than a count.
 */
export function isOther(
  claim: Claim,
  { cue }: Sentence,
  { context, shapes }: Subject,
  adapted: readonly Adapted[],
  values: readonly number[],
): boolean {
  const { kind, readings } = claim;
  if (SOME_LAYERS.test(cue)) return true;
  if (kind !== "count" && kind !== "size") return false;
  const isAbove = (limit: number) => readings.every(({ value }) => value > limit);
  const unit = kind === "size" ? Math.max(...claim.units) / 4 : 1;
  const ofModels = adapted.filter(({ matrix }) => !matrix);
  if (
    ofModels.length > 0 &&
    ofModels.every(({ full, trainable }) => isAbove((full ? full / 8 : 50 * trainable) / unit))
  )
    return true;
  if (kind === "count" && PARTS.test(cue)) {
    if (adapted.some(({ parts }) => parts.some((part) => isRounded(claim, part)))) return true;
  }
  const plain = cue.replace(PAIR, "");
  const multiples = multiplesIn(context.replace(PAIR, ""));
  if (multiples.length > MOST_MULTIPLES) return true;
  const products = multiples.flatMap((item) => [item, ...multiples.map((other) => item * other)]);
  return values.some((value) => {
    const times = Math.round(readings[0]!.value / value);
    const isMultiple = shapes.length > 0 && SEVERAL.test(plain) && times > 1;
    return [...products, ...(isMultiple ? [times] : [])].some((factor) =>
      isRounded(claim, factor * value),
    );
  });
}
