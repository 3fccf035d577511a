/** Decides whether a claim is wrong. */

import { type Candidate, copiesIn, findCandidates } from "./candidates.js";
import { type Claim, getClause } from "./claims.js";
import {
  type Expected,
  expectedOfAdapters,
  expectedOfMatrix,
  expectedOfModels,
} from "./expected.js";
import { withoutRankChange, withoutShapes } from "./mentions.js";
import { findMethods } from "./methods.js";
import type { Mistake } from "./mistake.js";
import { modulesNamed } from "./names.js";
import { isCutOff, isRounded, parseSmall, SMALL } from "./numbers.js";
import type { Sentence, Subject } from "./subject.js";

/** Words about a part of a matrix's adapter: B or A, but not the article. */
const PART =
  /(?<![\w-])(?:B|A(?!\s+(?!(?:is|has|holds|contains|stores|and|or|alone|in)\b)\w))(?![\w-])|\b(?:factors?|per|each|every|one|single)\b/;
/** Matches a text about both B and A, whose total is that of one matrix. */
const B_AND_A = /(?=.*\bB\b).*\bA\b|\bfactors\b/;
/** Words about a part of a model's adapter. */
const PART_OF_MODEL = /\b(?:layer|block)\b/;
/** Matches the text after a count of a part: "16,384 parameters per layer". */
const PER = /^\s*(?:[a-z]+\s+){0,2}?(?:per|(?:in|for|of)\s+(?:each|every|one)|apiece|each)\b/i;
/** Matches a product before its value: "LoRA A: 8 × 4096 = 32,768". */
const PRODUCT = /\d\s?[×x*·]\s?[\d,]+\s*=\s*$/;
const TOGETHER =
  /\b(?:altogether|combined|together|between them|overall|total|in all|whole|entire)\b/i;
/** Words for B and A, which are not two matrices of the model. */
const PAIR = /\btwo\s(?:[\w-]+\s){0,3}(?:matrices|factors)\b/gi;
const SEVERAL = /\b(?:layers|blocks|matrices|projections|modules|models?|both|tasks|total)\b/i;
const MULTIPLE = new RegExp(
  `\\b(${SMALL})\\s+(?:[\\w-]+\\s+){0,3}?(?:layers|blocks|matrices|projections|modules|adapters|tasks|of them|such|copies|heads|experts)\\b|(?<=[\\d)]\\s?)[×x]\\s?(\\d{1,3})(?![\\d,.])|(?<![\\d,.])(\\d{1,3})\\s?[×x](?=\\s?[\\d(])`,
  "gi",
);

/** The maximum number of factors. With more, almost any number is a count times some factors. */
const MAX_MULTIPLES = 30;

/** Words about two matrices. A doubled cost belongs to a doubled rank. */
const TWICE =
  /\b(?:both|twice|as many|doubl\w+(?!\s+(?:the|its|our|your)\s+(?:rank|cost|count|number|bill|parameters)\b))\b/i;

/** Returns the factors by which the text may multiply a count: "in 32 layers", "both". */
function multiplesIn(text: string): number[] {
  const numbers = [...text.matchAll(MULTIPLE)].map(([, count, factorAfter, factorBefore]) => {
    return parseSmall((count ?? factorAfter ?? factorBefore)!) ?? 1;
  });
  const twice = TWICE.test(text) ? 2 : 1;
  return [...new Set([...numbers, twice])].filter((item) => item > 1);
}

/** Returns whether a claim may be correct for another quantity: a part, several layers or tasks, or a model's size. */
function isOtherQuantity(
  claim: Claim,
  { cue, text, mentions }: Sentence,
  { context, shapes, stack }: Subject,
  adapters: readonly Candidate[],
  values: readonly number[],
): boolean {
  const { kind, readings } = claim;
  if (kind !== "count" && kind !== "size") return false;
  const isAbove = (limit: number) => readings.every(({ value }) => value > limit);
  const unit = kind === "size" ? Math.max(...claim.units) / 4 : 1;
  const modelAdapters = adapters.filter(({ matrix }) => !matrix);
  if (
    modelAdapters.length > 0 &&
    modelAdapters.every(({ full, trainable }) => isAbove((full ? full / 8 : 50 * trainable) / unit))
  )
    return true;
  const isPart = PART.test(cue) || ((stack || !shapes.length) && PART_OF_MODEL.test(cue));
  const isTogether =
    TOGETHER.test(getClause(claim, text)) &&
    !PER.test(text.slice(claim.end)) &&
    !PRODUCT.test(text.slice(0, claim.start));
  if (kind === "count" && isPart && !isTogether) {
    if (adapters.some(({ parts }) => parts.some((part) => isRounded(claim, part)))) return true;
  }
  const plain = cue.replace(PAIR, "");
  // If the text gives a shape, "q and v" means two matrices of this shape.
  const modules = shapes.length > 0 ? mentions.targets.map(modulesNamed) : [];
  const multiples = [
    ...new Set([...multiplesIn(withoutRankChange(context.replace(PAIR, ""))), ...modules]),
  ].filter((item) => ![stack?.layers, stack?.perLayer, copiesIn(cue)].includes(item));
  if (multiples.length > MAX_MULTIPLES) return true;
  const products = multiples.flatMap((item) => [
    item,
    ...multiples.filter((other) => other !== item).map((other) => item * other),
  ]);
  return values.some((value) => {
    const times = Math.round(readings[0]!.value / value);
    const isMultiple =
      shapes.length > 0 &&
      !stack &&
      SEVERAL.test(plain) &&
      times > 1 &&
      !(isTogether && B_AND_A.test(cue));
    return [...products, ...(isMultiple ? [times] : [])].some((factor) =>
      isRounded(claim, factor * value),
    );
  });
}

/** Matches the text after a count of trained parameters, and words about training all of W. */
const TRAINED = /^\s*(?:trainable|trained|tunable|learnable|LoRA|adapter)\b/i;
const ALL_TRAINED =
  /\b(?:full\w*|all|every|without|original|frozen|instead|rather|from|than|versus|vs|compared|ordinary|conventional|against|reduc\w+)\b/i;

/** Words for the matrix of a sentence before. */
const OF_MATRIX = /\b(?:matri(?:x|ces)|layers?|projections?|W|it|its)\b/;

const ADAPTS = /\b(?:LoRA|adapters?|ranks?|low-rank|trainable|trained|trains?)\b|\br\s*=/i;

/** The largest factor between a value and a bound that the text calls close, as in "just under 600K". */
const CLOSE_TO = 1.25;

function isTrue(claim: Claim, value: number): boolean {
  const { kind, readings, bound, isClose, isRough } = claim;
  if (isRounded(claim, value)) return true;
  // 99.6 % may be written as 99 %, never as 100 %.
  if (kind === "share" && value > 99 && Math.floor(value) === readings[0]?.value) return true;
  const tolerance = kind === "ratio" && isRough ? 0.05 : 0;
  const isBeyond = (less: number, more: number) => {
    if (isClose && more > CLOSE_TO * less) return false;
    return less <= more;
  };
  return readings.some(
    (item) =>
      (bound === "over" && isBeyond(item.value, value)) ||
      (bound === "under" && isBeyond(value, item.value)) ||
      Math.abs(item.value - value) <= tolerance * value,
  );
}

const CUT_OFF = "cut off, not rounded";
const FACTORS: readonly (readonly [number, string])[] = [
  [2, "twice the correct number"],
  [4, "four times the correct number"],
  [1 / 2, "half of the correct number"],
  [1 / 4, "a quarter of the correct number"],
  [10, "ten times the correct number"],
  [1 / 10, "a tenth of the correct number"],
  [1 / 100, "a hundredth of the correct number"],
  [1000, "a thousand times the correct number"],
  [1 / 1000, "a thousandth of the correct number"],
];

function findCause(claim: Claim, right: Expected): string | undefined {
  if (isCutOff(claim, right.value)) return CUT_OFF;
  const mistaken = right.mistaken?.find(({ value }) => isRounded(claim, value));
  if (mistaken) return mistaken.reason;
  if (claim.kind === "share" && isRounded(claim, right.value / 100))
    return "a fraction where a percentage is meant";
  return FACTORS.find(([factor]) => isRounded(claim, factor * right.value))?.[1];
}

const distance = (claim: Claim, { value }: Expected) =>
  Math.min(...claim.readings.map((item) => Math.abs(Math.log(item.value / value))));

/** Logarithm of the largest error factor that is reported without a known cause. */
const MAX_DISTANCE = Math.log(16);
/**
 * Logarithm of the smallest error factor of a size that is reported without a known cause: files
 * have headers, and units are ambiguous.
 */
const MIN_DISTANCE_OF_SIZE = Math.log(1.2);

/**
 * Compares a claim with the right numbers of a known subject. Returns whether it is right, or its mistake if the cause is
 * known or the number is close.
 */
export function judgeKnown(
  claim: Claim,
  expected: readonly Expected[],
): { isRight: boolean; mistake?: Mistake } {
  const isRight = expected.some(({ value }) => isTrue(claim, value));
  if (isRight || claim.readings[0]!.value === 0) return { isRight };
  const mistakes = expected.map((right) => ({
    value: right.text,
    subject: right.about,
    reason: findCause(claim, right),
    isNear: distance(claim, right) <= MAX_DISTANCE,
  }));
  const first = mistakes.find(({ reason }) => reason) ?? mistakes.find(({ isNear }) => isNear);
  if (!first) return { isRight };
  const { isNear: _, ...mistake } = first;
  return { isRight, mistake };
}

/** Matches the text before the count of W in "A 768 × 768 matrix has 589,824 weights", if no rank precedes it. */
const W_HAS =
  /^[^.;]*\bSHAPE\s+(?:[\w-]+\s+){0,2}?(?:matrix|layer|projection)\s+(?:has|contains|holds|consists of)\s+(?:about\s+|exactly\s+)?$/i;

const SUM_OF_PRODUCTS = /\+\s*\(?[\d,]+\s?[×x*·]\s?[\d,]+\)?\s*=\s*$/;
/** Matches a product before its value. */
const COMPUTED = /((?:[\d,]+\s?[×x*·]\s?)+[\d,]+)\s*=\s*$/;

/**
 * Returns whether the text computes the number itself, as in "256 × 16 × 3 = 12,288". In a text about LoRA, a sum must be
 * that of B and A, and a product of two factors may be that of B or A alone.
 */
function isComputed(claim: Claim, { text, cue }: Sentence): boolean {
  const before = text.slice(0, claim.start);
  if (SUM_OF_PRODUCTS.test(before) && !ADAPTS.test(cue)) return true;
  const factors = COMPUTED.exec(before)?.[1]?.match(/[\d,]+/g) ?? [];
  if (factors.length < (ADAPTS.test(cue) ? 3 : 2)) return false;
  return isRounded(
    claim,
    factors.reduce((product, item) => product * Number(item.replaceAll(",", "")), 1),
  );
}

/** Returns whether a claim counts the parameters of a matrix before the sentence mentions LoRA. */
function isCountOfW({ kind, start, end, isSaved }: Claim, { text }: Sentence): boolean {
  const before = text.slice(0, start);
  return (
    kind === "count" &&
    !isSaved &&
    W_HAS.test(withoutShapes(before)) &&
    !ADAPTS.test(before) &&
    !TRAINED.test(text.slice(end))
  );
}

/** Returns the mistake in a claim, or undefined if the claim is correct or its subject is unclear. */
export function judgeClaim(
  claim: Claim,
  sentence: Sentence,
  subject: Subject,
  claims: readonly Claim[],
): Mistake | undefined {
  if (claim.readings[0]!.value === 0) return undefined;
  const methods = findMethods(claim, sentence, subject);
  if (methods.length === 0) return undefined;
  const adapters = findCandidates(claim, sentence, subject, methods);
  if (!adapters) return undefined;
  const matrixNumbers = expectedOfMatrix(claim, sentence, subject);
  const modelNumbers = expectedOfModels(claim, sentence, subject);
  const expected = [
    ...expectedOfAdapters(claim, sentence, subject, adapters),
    ...matrixNumbers,
    ...modelNumbers,
  ];
  const isTrained =
    adapters.length > 0 &&
    TRAINED.test(sentence.text.slice(claim.end)) &&
    !ALL_TRAINED.test(sentence.text);
  const isOfW = isCountOfW(claim, sentence);
  const isRight = (item: Expected) =>
    !(isTrained && matrixNumbers.includes(item)) &&
    !(isOfW && !matrixNumbers.includes(item)) &&
    [item.value, ...(item.also ?? [])].some((value) => isTrue(claim, value));
  if (expected.length === 0 || expected.some(isRight)) return undefined;
  if (isComputed(claim, sentence)) return undefined;
  const values = expected.map(({ value }) => value);
  if (!modelNumbers.length && isOtherQuantity(claim, sentence, subject, adapters, values))
    return undefined;
  // In a sentence about LoRA, a count or a size may mean the adapter instead of W.
  const isOfLora =
    (claim.kind === "count" || claim.kind === "size") && ADAPTS.test(sentence.cue) && !isOfW;
  // If a sentence has as many numbers as ranks, they are in the same order.
  const rank = claim.peers === subject.ranks.length ? subject.ranks[claim.index] : undefined;
  const isOfOtherRank = (item: Expected) =>
    Number(rank !== undefined && item.rank !== undefined && item.rank !== rank);
  const byDistance = [...expected].sort(
    (a, b) => isOfOtherRank(a) - isOfOtherRank(b) || distance(claim, a) - distance(claim, b),
  );
  // If the text names no modules, suggest only the first value, which is for PEFT's default targets.
  const candidates = subject.isOpen ? expected.slice(0, 1) : byDistance;
  // With several ranks, it is unclear which modules each rank belongs to.
  const isMixed = subject.models.length > 0 && subject.ranks.length > 1;
  // An exact cause is likelier than one that fits only a rounded number: 3,000 is about half of 5,625.
  const isExact = ({ mistaken = [] }: Expected) =>
    mistaken.some(({ value }) => claim.readings.some((item) => item.value === value));
  for (const right of candidates.toSorted((a, b) => Number(isExact(b)) - Number(isExact(a)))) {
    const reason = findCause(claim, right);
    if (isMixed && reason !== CUT_OFF) return undefined;
    const isSure = subject.isSure && (adapters.length > 0 || !isOfLora);
    const isAssumed =
      subject.isOpen && !matrixNumbers.includes(right) && !modelNumbers.includes(right);
    const about = isAssumed ? `${right.about}, assuming PEFT's default modules` : right.about;
    if (reason && (isSure || reason === CUT_OFF || !matrixNumbers.includes(right)))
      return { value: right.text, subject: about, reason };
  }
  // Without a known cause, the number must be close and the subject certain.
  const [right] = candidates.filter(
    (item) => !item.isLoose && (!isOfLora || !matrixNumbers.includes(item)),
  );
  // If the sentence states the right number too, the claim is probably about another quantity.
  const isStated = ({ value }: Expected) =>
    claims.some((other) => other.kind === claim.kind && other !== claim && isTrue(other, value));
  const isOfSubject =
    !right ||
    !matrixNumbers.includes(right) ||
    sentence.mentions.shapes.length > 0 ||
    OF_MATRIX.test(sentence.cue);
  const isNear =
    isOfSubject &&
    subject.isSure &&
    !subject.isOpen &&
    right &&
    !isStated(right) &&
    distance(claim, right) <= MAX_DISTANCE &&
    (claim.kind !== "size" || distance(claim, right) >= MIN_DISTANCE_OF_SIZE);
  return isNear ? { value: right.text, subject: right.about, reason: undefined } : undefined;
}
