/** Finds the ranks, shapes, models and modules that a sentence mentions. */
import type { Model } from "../counts/index.js";
import { MAX_DIMENSION } from "../lora.js";
import { modelsIn, modulesNamed, type NamedModules, targetsIn } from "./names.js";
import { parseSmall, SMALL } from "./numbers.js";

/** A matrix of `d` rows and `k` columns. */
export interface Shape {
  readonly d: number;
  readonly k: number;
}

/** A rank and a shape stated together; NaN for a number that a tag takes from page data. */
interface Expression extends Shape {
  readonly rank: number;
}

/** Pattern for a whole number, with or without separators. */
const INTEGER = "\\d{1,3}(?:[,\\u202f\\u2009]\\d{3})+|\\d+";
const parseInteger = (text = "") => Number(text.replace(/\D/g, ""));

/** r(d + k) in numbers: "8 × (4096 + 1024)" */
const RANK_TIMES_SUM = new RegExp(
  `(\\d+)\\s?[×x*·]\\s?\\(\\s?(${INTEGER})\\s?\\+\\s?(${INTEGER})\\s?\\)`,
  "g",
);
/** r(d + k) of a square matrix: "2 × 4096 × 8" */
const DOUBLED = new RegExp(
  `(?<![\\d.,])2\\s?[×x*·]\\s?(${INTEGER})\\s?[×x*·]\\s?(${INTEGER})(?!\\s?[×x*·\\d])`,
  "g",
);
/** A `lora` tag with a rank and perhaps a shape, as numbers or names of page data. */
const TAG = /\ue000\s*lora\s+(\w+)(?:\s*,\s*(\w+)\s*,\s*(\w+)(?!\s*=))?/g;

/** The maximum number of shapes, and of pairs of a rank and a matrix or model. With more, the subject is unclear. */
export const MAX_PAIRS = 50;

/** The largest side of B or A that is read as the rank, if the text does not say so. */
const MAX_RANK = 256;

/** Finds pairs of shapes that can be B and A, such as 4096 × 8 and 8 × 4096. Their common side is the rank. */
function factorsIn(shapes: readonly Shape[]): Expression[] {
  if (shapes.length > MAX_PAIRS) return [];
  return shapes.flatMap((b) =>
    shapes
      .filter((a) => a !== b && b.k === a.d && b.k < Math.min(b.d, a.k) && b.k <= MAX_RANK)
      .map((a) => ({ rank: b.k, d: b.d, k: a.k })),
  );
}

/** Returns ranks stated together with their shapes. */
function expressionsIn(text: string, shapes: readonly Shape[]): Expression[] {
  const sums = [...text.matchAll(RANK_TIMES_SUM)].map(([, rank, d, k]) => ({
    rank: parseInteger(rank),
    d: parseInteger(d),
    k: parseInteger(k),
  }));
  const doubled = [...text.matchAll(DOUBLED)].map(([, item, other]) => {
    const side = Math.max(parseInteger(item), parseInteger(other));
    return { rank: Math.min(parseInteger(item), parseInteger(other)), d: side, k: side };
  });
  const tags = [...text.matchAll(TAG)].map(([, rank, d, k]) => ({
    rank: Number(rank),
    d: Number(d),
    k: Number(k),
  }));
  return [...sums, ...doubled, ...factorsIn(shapes), ...tags];
}

/** The ranks, shapes, models and modules that a sentence mentions. */
export interface Mentions {
  /** Contains NaN if the sentence does not say which rank it means. */
  readonly ranks: readonly number[];
  readonly shapes: readonly Shape[];
  readonly models: readonly Model[];
  /** Whether the sentence names an unknown model, or a matrix with one unknown side. */
  readonly isUnknown: boolean;
  readonly targets: readonly NamedModules[];
  /** The number of layers; NaN if it is unclear. */
  readonly layers: number | undefined;
  /** The number of adapted matrices in each layer; NaN if it is unclear. */
  readonly perLayer: number | undefined;
}

const RANKS =
  "(\\d{1,4}(?:(?:\\s*,\\s*|\\s*,?\\s*(?:and|or|to)\\s+|\\s*/\\s*)\\d{1,4}(?![\\d.,]*\\d|\\s*[%KMGkBx×]))*)(?![\\d.,]*\\d)";
const RANK = [
  new RegExp(`(?<![\\w/√{^]|/\\s)r\\s*(?:[=:∈]|(?:is|equals)\\b)\\s*[[{(]?\\s*${RANKS}`, "g"),
  new RegExp(
    `(?<!\\bfull[- ])\\branks?(?:[-_ ]r)?(?:\\s*\\(\\s*r\\s*\\))?(?:\\s+r)?(?:\\s*(?:=|:|∈)\\s*|[- ](?:of |at |to |(?:is|was) (?:[a-z]+ )?(?:at |to )?)?)[[{(]?${RANKS}(?!-?bit)`,
    "gi",
  ),
  /\b(?:rank\w*|r)\s+(?:(?!(?:it|this|that|the|them)\b)\w+\s+){0,4}?from\s+(\d{1,4}\s+to\s+\d{1,4})(?![\d.,]*\d)/gi,
  /\b(?:rais|increas|lower|reduc|crank|set|push|bump|drop|chang|doubl|halv|tripl|quadrupl)\w*\s+(?:the\s+|its\s+)?(?:rank|r)\s+(?:[\w-]+\s+){0,5}?to\s+(\d{1,4})(?![\d.,]*\d|\s+(?:(?:trained|trainable|extra|more|new|total)\s+)?(?:param|weight|number|value))/gi,
];
/** A row of a settings table: "Rank | Value: 16". */
const RANK_ROW =
  /(?:^|:\s)(?:LoRA\s)?(?:rank|r)(?:\s\(r\))?\s\|\s(?:[^|:]{0,40}:\s)?(\d{1,4})(?![^|])/gi;
const RANGE =
  /(?:\br\s*[=:]|\branks?)[^.;]{0,12}?\d\s?(?:[-–—…]|\.\.+|through|to)\s?\d|\b(?:any|different|various|higher|lower) ranks?\b/i;
/** Match a change of the rank by a factor, such as "doubling the rank", unless the text states the new rank. */
const RANK_CHANGES = [
  /\b(?:(?<two>doubl\w+|twice)|(?<three>tripl\w+)|(?<four>quadrupl\w+)|(?<half>halv\w+|half))\s+(?:of\s+)?(?:the\s+|that\s+|its\s+|our\s+)?(?:rank|r)\b(?!\s+(?:from|to)\b)/i,
  /\b(?:rank|r)\s(?:(?:is|was|gets)\s)?(?:(?<two>doubled)|(?<three>tripled)|(?<four>quadrupled)|(?<half>halved|(?:cut\s)?in\shalf))\b/i,
];
const RANK_FACTORS = { two: 2, three: 3, four: 4, half: 1 / 2 } as const;
const PAIR = new RegExp(
  `(?<![\\d.,\\w^]|[×*·]\\s?|[\\d)]\\s?x\\s?)(${INTEGER})(?:\\s?[×x*]\\s?|[- ]by[- ])(${INTEGER})(?![\\d\\w]|[.,]\\d|\\s?[×x*·]\\s?[\\d(]|\\s?(?:px|pixel|image|video|resolution|GPU|A100|H100|RTX))`,
  "g",
);
const SQUARE = new RegExp(
  `(?<!\\w)(?:d\\s*=\\s*k|k\\s*=\\s*d|d_out\\s*=\\s*d_in)\\s*=\\s*(${INTEGER})`,
  "g",
);
/** "square matrices of width 4096" */
const SQUARE_OF = new RegExp(
  `\\bsquare\\s+(?:[\\w-]+\\s+){1,3}?(?:of|with)\\s+(?:an?\\s+)?(?:size|width|side|order|dimension)\\s+(?:of\\s+)?(${INTEGER})(?!\\s?[×x*·\\d])`,
  "gi",
);
/** "4096 rows and 11008 columns", or inputs and outputs. */
const SIDES = new RegExp(
  `(${INTEGER})\\s+(rows?|inputs?|outputs?|columns?)(?:\\s+[a-z]+)?(?:,|\\s+(?:and|to|by|with))\\s+(?:[a-z]+\\s+){0,2}?(${INTEGER})\\s+(columns?|outputs?|inputs?|rows?)\\b`,
  "gi",
);
/** r(d + k) without the rank. */
const SUM_OF_SIDES = new RegExp(`\\br\\s?\\(\\s?(${INTEGER})\\s?\\+\\s?(${INTEGER})\\s?\\)`, "g");
const toSidePattern = (name: string) =>
  new RegExp(`(?<![\\w/]|=\\s?)(?:${name})\\s*=\\s*(${INTEGER})`);
const [D, K] = [toSidePattern("d|d_out|out_features|m"), toSidePattern("k|d_in|in_features|n")];

export const withoutShapes = (text: string) => text.replace(PAIR, "SHAPE");

function ranksIn(text: string): number[] {
  if (RANGE.test(text) && !/\b(?:rank\w*|r)\b[^.;]*from\s+\d+\s+to\s+\d/i.test(text))
    return [Number.NaN];
  const plain = withoutShapes(text);
  const lists = [...RANK, RANK_ROW].flatMap((item) =>
    [...plain.matchAll(item)].map(([, list = ""]) => list),
  );
  return lists
    .flatMap((list) => list.match(/\d+/g) ?? [])
    .map(Number)
    .filter((rank) => rank > 0);
}

const isShape = ({ d, k }: Shape) => Math.min(d, k) > 0 && Math.max(d, k) <= MAX_DIMENSION;

/** Returns the shapes that a pattern matches. Its groups are both sides, or the side of a square. */
const matchShapes = (text: string, pattern: RegExp): Shape[] =>
  [...text.matchAll(pattern)].map(([, d, k = d]) => ({ d: parseInteger(d), k: parseInteger(k) }));

function shapesIn(text: string): Shape[] {
  const shapes = [PAIR, SQUARE, SQUARE_OF].flatMap((pattern) => matchShapes(text, pattern));
  const named = [...text.matchAll(SIDES)].map(([, first, name = "", second]) => {
    const sides = [parseInteger(first), parseInteger(second)] as const;
    const [d, k] = /^(?:row|output)/i.test(name) ? sides : sides.toReversed();
    return { d: d!, k: k! };
  });
  const sums = matchShapes(text, SUM_OF_SIDES);
  const [d, k] = [parseInteger(D.exec(text)?.[1]), parseInteger(K.exec(text)?.[1])];
  return [...shapes, ...named, ...sums, { d, k }].filter(isShape);
}

const LAYERS = new RegExp(
  `(?<![\\d.,])\\b(${SMALL})(?:-|\\s+)(?:(?!(?:per|in|of|a|an|for|each|every|param\\w*|weights|values)\\b)[a-z-]+\\s+){0,2}?(?:layers?|blocks)\\b`,
  "i",
);
const MATRICES = new RegExp(
  `(?<![\\d.,])\\b(${SMALL})\\s+(?:(?!layers?\\b|blocks?\\b)[a-z-]+\\s+){0,4}?(?:matrix|matrices|projections?|adapters?)\\b`,
  "i",
);
const DISTRIBUTED = /\b(?:each|every|per)\b/i;

/** The minimum ratio between the longer side of B or A and the rank. */
const MIN_RATIO = 8;

/** Matches B or A as the name of a matrix, not the article. */
const FACTOR = /(?<![\w-])(?:B(?![\w-])|A(?=\s*[,:(∈=]|\s+(?:is|has|holds|contains)\b))/;

/** Returns the number of layers, and of matrices in each, that the text states. */
function stackIn(
  text: string,
  targets: readonly NamedModules[],
): Pick<Mentions, "layers" | "perLayer"> {
  const plain = withoutShapes(text);
  const layers = LAYERS.exec(plain)?.[1];
  const matrices = DISTRIBUTED.test(plain) ? MATRICES.exec(plain)?.[1] : undefined;
  const [named, ...others] = targets.map(modulesNamed);
  return {
    layers: layers === undefined ? undefined : parseSmall(layers),
    perLayer: matrices ? parseSmall(matrices) : others.length ? Number.NaN : named,
  };
}

/** Returns the text without its first phrases such as "doubling the rank". */
export const withoutRankChange = (text: string) =>
  RANK_CHANGES.reduce((rest, pattern) => rest.replace(pattern, ""), text);

/** Returns the factor of "twice the rank" or "halving r", if the text does not state the new rank. */
export function rankFactorIn(text: string): number | undefined {
  const match = RANK_CHANGES.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  if (!match) return undefined;
  const [[name] = []] = Object.entries(match.groups!).filter(([, match]) => match !== undefined);
  return RANK_FACTORS[name as keyof typeof RANK_FACTORS];
}

/** Returns the ranks, shapes, models and modules that the text mentions. */
export function mentionsIn(text: string): Mentions {
  const stated = shapesIn(text);
  const expressions = expressionsIn(text, stated);
  const ranks = new Set([...ranksIn(text), ...expressions.map(({ rank }) => rank)]);
  ranks.delete(0);
  // A thin shape with the rank as a side is B, A, or an expression such as 8 × 8192.
  const isThin = ({ d, k }: Shape) => MIN_RATIO * Math.min(d, k) <= Math.max(d, k);
  // A thin shape in a text about B or A, without the other one, does not tell the shape of W.
  const isB = FACTOR.test(text);
  const hasRank = ({ d, k }: Shape) => ranks.has(Math.min(d, k));
  const isUnpaired = (item: Shape) =>
    isB && isThin(item) && !hasRank(item) && Math.min(item.d, item.k) <= MAX_RANK;
  const isFactor = (item: Shape) => isThin(item) && hasRank(item);
  const possible = [...stated, ...expressions].filter(
    (item) => isShape(item) && !isFactor(item) && !isUnpaired(item),
  );
  const shapes = [...new Map(possible.map((item) => [`${item.d} ${item.k}`, item])).values()];
  const { models, isUnknown } = modelsIn(text);
  const targets = targetsIn(text);
  return {
    ranks: [...ranks],
    shapes,
    models,
    // A single side belongs to a matrix other than the previous one.
    isUnknown:
      isUnknown ||
      (shapes.length === 0 && (D.test(text) !== K.test(text) || stated.some(isUnpaired))),
    targets,
    ...stackIn(text, targets),
  };
}
