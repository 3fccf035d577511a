/** A rank and a shape that are stated at once: r(d + k) in numbers, B and A by their shapes, a tag. */

export interface Shape {
  readonly d: number;
  readonly k: number;
}

/** NaN is what a tag takes from its page's data. */
interface Expression extends Shape {
  readonly rank: number;
}

/** A whole number in a pattern, with or without separators; `whole` reads it. */
export const INTEGER = "\\d{1,3}(?:[,\\u202f\\u2009]\\d{3})+|\\d+";
export const whole = (text = "") => Number(text.replace(/\D/g, ""));

/** "8 × (4096 + 1024)" */
const SUM = new RegExp(
  `(\\d+)\\s?[×x*·]\\s?\\(\\s?(${INTEGER})\\s?\\+\\s?(${INTEGER})\\s?\\)`,
  "g",
);
/** "2 × 4096 × 8", of a square matrix */
const DOUBLED = new RegExp(
  `(?<![\\d.,])2\\s?[×x*·]\\s?(${INTEGER})\\s?[×x*·]\\s?(${INTEGER})(?!\\s?[×x*·\\d])`,
  "g",
);
/** A tag, with a matrix's shape or else a model, by numbers or by names of data. */
const TAG = /\ue000\s*lora\s+(\w+)(?:\s*,\s*(\w+)\s*,\s*(\w+)(?!\s*=))?/g;

/** Of more shapes, or more pairs of a rank and what it is of, cannot be told which a number is about. */
export const MOST = 50;

/** B and A by their shapes, as in 4096 × 8 and 8 × 4096: what they share is the rank. */
function factored(pairs: readonly Shape[]): Expression[] {
  if (pairs.length > MOST) return [];
  return pairs.flatMap((b) =>
    pairs
      .filter((a) => a !== b && b.k === a.d && b.k < Math.min(b.d, a.k))
      .map((a) => ({ rank: b.k, d: b.d, k: a.k })),
  );
}

/** All that the text has, where it has these shapes. */
export function expressionsIn(text: string, shapes: readonly Shape[]): Expression[] {
  const sums = [...text.matchAll(SUM)].map(([, rank, d, k]) => ({
    rank: whole(rank),
    d: whole(d),
    k: whole(k),
  }));
  const doubled = [...text.matchAll(DOUBLED)].map(([, item, other]) => {
    const side = Math.max(whole(item), whole(other));
    return { rank: Math.min(whole(item), whole(other)), d: side, k: side };
  });
  const tags = [...text.matchAll(TAG)].map(([, rank, d, k]) => ({
    rank: Number(rank),
    d: Number(d),
    k: Number(k),
  }));
  return [...sums, ...doubled, ...factored(shapes), ...tags];
}
