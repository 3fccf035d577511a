/** What a sentence says of LoRA's subject: ranks, a matrix's shape, models and their modules. */
import { MAX_DIMENSION } from "../lora.js";
import type { Model } from "../models/model.js";
import { expressionsIn, INTEGER, type Shape, whole } from "./expressions.js";
import { modelsIn } from "./names.js";
import { type Named, targetsIn } from "./targets.js";

export interface Mentions {
  /** Empty where none is named; NaN among them where it cannot be told which is meant. */
  readonly ranks: readonly number[];
  readonly shapes: readonly Shape[];
  readonly models: readonly Model[];
  /** Whether a model is named that is not known, or a matrix of which a side is not. */
  readonly isUnknown: boolean;
  readonly targets: readonly Named[];
}

const LIST =
  "(\\d{1,4}(?:(?:\\s*,\\s*|\\s*,?\\s*(?:and|or|to)\\s+|\\s*/\\s*)\\d{1,4}(?![\\d.,]*\\d|\\s*[%KMGkBx×]))*)(?![\\d.,]*\\d)";
const RANK = [
  new RegExp(`(?<![\\w/√{^]|/\\s)r\\s*[=:∈]\\s*[[{(]?\\s*${LIST}`, "g"),
  new RegExp(
    `(?<!\\bfull[- ])\\branks?(?:[-_ ]r)?(?:\\s*\\(\\s*r\\s*\\))?(?:\\s+r)?(?:\\s*(?:=|:|∈)\\s*|[- ](?:of |is |at |to )?)[[{(]?${LIST}(?!-?bit)`,
    "gi",
  ),
  /\b(?:rank\w*|r)\s+(?:\w+\s+){0,2}?from\s+(\d{1,4}\s+to\s+\d{1,4})/gi,
];
const RANGE =
  /(?:\br\s*[=:]|\branks?)[^.;]{0,12}?\d\s?(?:[-–—…]|\.\.+|through|to)\s?\d|\b(?:any|different|various|higher|lower) ranks?\b|\b(?:doubl|halv|tripl|quadrupl|twice|half)\w* (?:the |that )?(?:rank|r)\b(?! to)/i;
const PAIR = new RegExp(
  `(?<![\\d.,\\w^]|[×x*·]\\s?)(${INTEGER})(?:\\s?[×x*]\\s?|[- ]by[- ])(${INTEGER})(?![\\d\\w]|[.,]\\d|\\s?[×x*·]\\s?[\\d(]|\\s?(?:px|pixel|image|video|resolution|GPU|A100|H100|RTX))`,
  "g",
);
const SQUARE = new RegExp(
  `(?<!\\w)(?:d\\s*=\\s*k|k\\s*=\\s*d|d_out\\s*=\\s*d_in)\\s*=\\s*(${INTEGER})`,
  "g",
);
/** r(d + k) with a rank that is sought. */
const SUM = new RegExp(`\\br\\s?\\(\\s?(${INTEGER})\\s?\\+\\s?(${INTEGER})\\s?\\)`, "g");
const sideOf = (name: string) => new RegExp(`(?<![\\w/]|=\\s?)(?:${name})\\s*=\\s*(${INTEGER})`);
const [D, K] = [sideOf("d|d_out|out_features|m"), sideOf("k|d_in|in_features|n")];

function ranksIn(text: string): number[] {
  if (RANGE.test(text) && !/\b(?:rank\w*|r)\b[^.;]*from\s+\d+\s+to\s+\d/i.test(text))
    return [Number.NaN];
  const lists = RANK.flatMap((item) => [...text.matchAll(item)].map(([, list = ""]) => list));
  return lists
    .flatMap((list) => list.match(/\d+/g) ?? [])
    .map(Number)
    .filter((rank) => rank > 0);
}

const isShape = ({ d, k }: Shape) => d > 0 && k > 0 && Math.max(d, k) <= MAX_DIMENSION;

function shapesIn(text: string): Shape[] {
  const pairs = [...text.matchAll(PAIR)].map(([, d, k]) => ({ d: whole(d), k: whole(k) }));
  const squares = [...text.matchAll(SQUARE)].map(([, side]) => ({
    d: whole(side),
    k: whole(side),
  }));
  const sums = [...text.matchAll(SUM)].map(([, d, k]) => ({ d: whole(d), k: whole(k) }));
  const [d, k] = [whole(D.exec(text)?.[1]), whole(K.exec(text)?.[1])];
  const all = [...pairs, ...squares, ...sums, ...(d && k && !squares.length ? [{ d, k }] : [])];
  return all.filter(isShape);
}

/** What the text says. */
export function mentionsIn(text: string): Mentions {
  const stated = shapesIn(text);
  const expressions = expressionsIn(text, stated);
  const ranks = new Set([...ranksIn(text), ...expressions.map(({ rank }) => rank)]);
  ranks.delete(0);
  // A shape with the rank as a side is that of B or A, or an expression such as 8 × 8192.
  const shapes = [...stated, ...expressions].filter(
    (item) => isShape(item) && (item.d === item.k || !(ranks.has(item.d) || ranks.has(item.k))),
  );
  const { models, isUnknown } = modelsIn(text);
  return {
    ranks: [...ranks],
    shapes,
    models,
    // One side alone is of another matrix than what was spoken of before.
    isUnknown: isUnknown || (shapes.length === 0 && D.test(text) !== K.test(text)),
    targets: targetsIn(text),
  };
}
