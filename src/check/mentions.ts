/** What a sentence says of LoRA's subject: ranks, a matrix's shape, models and their modules. */
import { MAX_DIMENSION } from "../lora.js";
import type { Model } from "../models/model.js";
import { modelsIn } from "./names.js";
import { type Named, targetsIn } from "./targets.js";

export interface Shape {
  readonly d: number;
  readonly k: number;
}

export interface Mentions {
  /** Empty where none is named; NaN among them where it cannot be told which is meant. */
  readonly ranks: readonly number[];
  readonly shapes: readonly Shape[];
  readonly models: readonly Model[];
  /** Whether a model is named that is not known. */
  readonly isUnknown: boolean;
  readonly targets: readonly Named[];
}

const INTEGER = "\\d{1,3}(?:[,\\u202f\\u2009]\\d{3})+|\\d+";
const LIST =
  "(\\d{1,4}(?:(?:\\s*,\\s*|\\s*,?\\s*(?:and|or|to)\\s+|\\s*/\\s*)\\d{1,4}(?![\\d.,]*\\d|\\s*[%KMGkBx×]))*)(?![\\d.,]*\\d)";
const RANK = [
  new RegExp(`(?<![\\w/√{^]|/\\s)r\\s*[=:∈]\\s*[[{(]?\\s*${LIST}`, "g"),
  new RegExp(
    `\\branks?(?:[-_ ]r)?(?:\\s*\\(\\s*r\\s*\\))?(?:\\s+r)?(?:\\s*(?:=|:|∈)\\s*|[- ](?:of |is |at |to )?)[[{(]?${LIST}(?!-?bit)`,
    "gi",
  ),
  /\brank\w*\s+(?:\w+\s+){0,2}?from\s+(\d{1,4}\s+to\s+\d{1,4})/gi,
];
const RANGE =
  /(?:\br\s*[=:]|\branks?)[^.;]{0,12}?\d\s?(?:[-–—…]|\.\.+|through|to)\s?\d|\b(?:any|different|various|higher|lower) ranks?\b/i;
const PAIR = new RegExp(
  `(?<![\\d.,\\w^]|[×x*·]\\s?)(${INTEGER})(?:\\s?[×x*]\\s?|[- ]by[- ])(${INTEGER})(?![\\d\\w]|[.,]\\d|\\s?[×x*·]\\s?[\\d(]|\\s?(?:px|pixel|image|video|resolution|GPU|A100|H100|RTX))`,
  "g",
);
const SQUARE = new RegExp(
  `(?<!\\w)(?:d\\s*=\\s*k|k\\s*=\\s*d|d_out\\s*=\\s*d_in)\\s*=\\s*(${INTEGER})`,
  "g",
);
const sideOf = (name: string) => new RegExp(`(?<![\\w/=]\\s?)(?:${name})\\s*=\\s*(${INTEGER})`);
const [D, K] = [sideOf("d|d_out|out_features|m"), sideOf("k|d_in|in_features|n")];

const whole = (text = "") => Number(text.replace(/\D/g, ""));

function ranksIn(text: string): number[] {
  if (RANGE.test(text) && !/from\s+\d+\s+to\s+\d/.test(text)) return [Number.NaN];
  const lists = RANK.flatMap((one) => [...text.matchAll(one)].map(([, list = ""]) => list));
  return lists
    .flatMap((list) => list.match(/\d+/g) ?? [])
    .map(Number)
    .filter((rank) => rank > 0);
}

/** B and A by their shapes, as in 4096 × 8 and 8 × 4096: what they share is the rank. */
function factored(pairs: readonly Shape[]): { rank: number; shape: Shape } | undefined {
  for (const b of pairs) {
    for (const a of pairs) {
      if (a !== b && b.k === a.d && b.k < Math.min(b.d, a.k))
        return { rank: b.k, shape: { d: b.d, k: a.k } };
    }
  }
  return undefined;
}

function shapesIn(text: string): Shape[] {
  const pairs = [...text.matchAll(PAIR)].map(([, d, k]) => ({ d: whole(d), k: whole(k) }));
  const squares = [...text.matchAll(SQUARE)].map(([, side]) => ({
    d: whole(side),
    k: whole(side),
  }));
  const [d, k] = [whole(D.exec(text)?.[1]), whole(K.exec(text)?.[1])];
  const all = [...pairs, ...squares, ...(d && k && !squares.length ? [{ d, k }] : [])];
  return all.filter((one) => one.d > 0 && one.k > 0 && Math.max(one.d, one.k) <= MAX_DIMENSION);
}

/** What the text says. */
export function mentionsIn(text: string): Mentions {
  const shapes = shapesIn(text);
  const pair = factored(shapes);
  const ranks = ranksIn(text);
  const factors = pair ? [...ranks, pair.rank] : ranks;
  // A shape with the rank as a side is that of B or A, or an expression such as 8 × 8192.
  const whole = [...shapes, ...(pair ? [pair.shape] : [])].filter(
    ({ d, k }) => !factors.includes(d) && !factors.includes(k),
  );
  return {
    ranks: [...new Set(factors)],
    shapes: whole,
    ...modelsIn(text),
    targets: targetsIn(text),
  };
}
