/** Compares numbers in prose about a trained adapter with its file: parameters, size, rank and directions. */
import type { Adapter } from "../adapter/index.js";
import { countTrainable, rangeOfDirections } from "../adapter/index.js";
import { exact } from "../number-format.js";
import { type Claim, claimsIn, DOUBT } from "./claims.js";
import { type Expected, expectedOfParameters, expectedOfSize } from "./expected.js";
import { judgeKnown } from "./judge.js";
import { rankFactorIn } from "./mentions.js";
import type { Placed } from "./mistake.js";
import { parseSmall, SMALL } from "./numbers.js";
import type { Sentence, Subject } from "./subject.js";

/** An adapter that sentences about "our adapter" are compared with. */
export interface AdapterFile {
  /** The name of the file in messages. */
  readonly name: string;
  /** The content of the file. */
  readonly adapter: Adapter;
}

const OUR = /\bour\s+(?:[\w-]+\s+){0,3}?adapter\b/i;
const THE =
  /\b(?:the|this)\s+(?:(?:trained|saved|resulting|final|finished|fine-tuned|LoRA)\s+){0,2}adapter\b/i;
/** Matches a sentence about an adapter with any rank, such as "at rank 8, the adapter …". */
const OF_ANY_RANK = /\b(?:at|with|for|if|when|each|every|any)\s+(?:an?\s+)?(?:rank|r)\b/i;
/** Matches the start of a sentence that continues the subject of the previous one. */
const CONTINUED = /^\W*(?:It|Its)\b/;

/**
 * Returns whether a sentence is about the file: "our adapter", or "the adapter" if the text before it names no matrix, and
 * no model with a rank, whose adapter this may be. `previous`: the text of the previous sentence, if it is about the file.
 */
export function isOfFile(
  sentence: Sentence,
  subject: () => Subject | undefined,
  previous: string | undefined,
): boolean {
  const { text, cue } = sentence;
  const isContinued = previous !== undefined && (CONTINUED.test(text) || /;\s*$/.test(previous));
  if (isContinued || OUR.test(cue)) return true;
  if (!THE.test(cue) || OF_ANY_RANK.test(cue)) return false;
  // Only these sentences need their mentions.
  const { mentions } = sentence;
  if (mentions.shapes.length > 0 || mentions.models.length > 0) return false;
  const near = subject();
  const isExample = near && (near.shapes.length > 0 || near.ranks.length > 0);
  return !(near?.isSure && isExample);
}

/** Returns the wrong numbers in a sentence about the file. `previous` is the text of the previous sentence. */
export function judgeFile(
  sentence: Sentence,
  previous: string | undefined,
  file: AdapterFile,
): Placed[] {
  if (DOUBT.test(sentence.text)) return [];
  return [
    ...judgeClaims(claimsIn(sentence, previous), file),
    ...judgeRanks(sentence, file),
    ...judgeDirections(sentence, file),
  ].sort((a, b) => a.offset - b.offset);
}

function getExpected(claim: Claim, { name, adapter }: AdapterFile): readonly Expected[] {
  const { fileBytes } = adapter;
  if (claim.kind === "size" && fileBytes !== undefined)
    return claim.units.map((unit) => expectedOfSize(unit, fileBytes, `size of ${name}`));
  const count = countTrainable(adapter);
  if (claim.kind !== "count" || claim.isSaved || count === undefined) return [];
  return [expectedOfParameters(count, name)];
}

/** Judges counts and sizes. If a number is right, others of its kind may be about another quantity. */
function judgeClaims(claims: readonly Claim[], file: AdapterFile): Placed[] {
  const judged = claims.map((claim) => ({ claim, ...judgeKnown(claim, getExpected(claim, file)) }));
  const known = new Set(judged.filter(({ isRight }) => isRight).map(({ claim }) => claim.kind));
  return judged.flatMap(({ claim, mistake }) =>
    mistake && !known.has(claim.kind)
      ? [{ ...mistake, offset: claim.start, claim: claim.text }]
      : [],
  );
}

const RANK =
  /\b(?:ranks?(?:\s+r)?(?:\s*[=:]\s*|\s+(?:of|is|was)\s+|[-\s])|r\s*[=:]\s*)(\d{1,4})(?![\d.,]*\d|\s*(?:[%KMGBx×]|bit))/gi;
/** Matches words about another adapter. */
const OTHER =
  /\b(?:would|could|instead|unlike|another|other|previous|earlier|first|baseline|than)\b/i;

const formatRange = ([min, max]: readonly [number, number]) =>
  min === max ? exact(min) : `${exact(min)}–${exact(max)}`;

const expectRank = ({ name, adapter }: AdapterFile) => {
  const ranks = adapter.updates.map(({ rank }) => rank);
  return {
    ranks: new Set(ranks),
    mistake: {
      value: formatRange([Math.min(...ranks), Math.max(...ranks)]),
      subject: `rank of ${name}`,
      reason: undefined,
    },
  };
};

function judgeRanks({ text, mentions }: Sentence, file: AdapterFile): Placed[] {
  const { ranks, mistake } = expectRank(file);
  const stated = [...text.matchAll(RANK)];
  const isUnclear =
    OTHER.test(text) || mentions.ranks.some(Number.isNaN) || rankFactorIn(text) !== undefined;
  if (isUnclear || stated.some(([, rank]) => ranks.has(Number(rank)))) return [];
  return stated.map((match) => ({ ...mistake, offset: match.index, claim: match[0] }));
}

const DIRECTIONS = new RegExp(
  `(?<![\\d.,])\\b(?:(${SMALL})(?:\\s?[-–—]\\s?|\\s+to\\s+))?(${SMALL})\\s+(?:of\\s+(?:the\\s+|its\\s+|all\\s+)?(${SMALL})\\s+)?(?:[a-z]+\\s+)?directions?\\b`,
  "gi",
);
const SHARE = /(?<![\d.,])(\d{2})\s?(?:%|percent\b)/g;
/** Words before a number, and whether a bound with the number is true of numbers from `min` to `max`. */
const BOUNDS: readonly (readonly [
  words: RegExp,
  isTrue: (bound: number, min: number, max: number) => boolean,
])[] = [
  [/\b(?:at most|up to|(?:no|not) more than)\s*$/i, (bound, _, max) => bound >= max],
  [/\b(?:at least|no fewer than)\s*$/i, (bound, min) => bound <= min],
  [/\b(?:fewer|less) than\s*$/i, (bound, _, max) => bound > max],
  [/\bmore than\s*$/i, (bound, min) => bound < min],
];

function judgeDirections({ text, mentions }: Sentence, file: AdapterFile): Placed[] {
  const { ranks, mistake } = expectRank(file);
  const shares = [...text.matchAll(SHARE)].map(([, share]) => Number(share));
  const [share = 0] = shares;
  const isShare = shares.length === 1 && share >= 50;
  return [...text.matchAll(DIRECTIONS)].flatMap((match): Placed[] => {
    const place = { offset: match.index, claim: match[0] };
    const [from, to = 0, total] = match.slice(1).map((item) => item && parseSmall(item)) as (
      | number
      | undefined
    )[];
    if (total !== undefined && !ranks.has(total)) return [{ ...mistake, ...place }];
    if (!isShare) return [];
    const range = rangeOfDirections(file.adapter, share / 100);
    const [min, max] = range;
    const bound = BOUNDS.find(([words]) => words.test(text.slice(0, match.index)))?.[1];
    // A number is true of some updates, and a range of all, unless the sentence names modules.
    const isOfSome = from === undefined || mentions.targets.length > 0;
    const isWithin = min <= (from ?? to) && to <= max;
    const isRight = bound?.(to, min, max) ?? (isOfSome ? isWithin : from === min && to === max);
    if (isRight) return [];
    const subject = `directions that hold ${share} % of each update of ${file.name}`;
    return [{ ...place, value: formatRange(range), subject, reason: undefined }];
  });
}
