/** Computes the correct numbers for a claim, for each subject and measure to which it may refer. */
import { baseParameters, shortName } from "../counts/index.js";
import { rankForSavings } from "../lora.js";
import { about, atMostOneDecimal, exact, fixed, percent, quotient } from "../number-format.js";
import type { Candidate } from "./candidates.js";
import { type Claim, getClause } from "./claims.js";
import type { Sentence, Subject } from "./subject.js";

const BITS: readonly (readonly [number, RegExp])[] = [
  [32, /\b(?:fp32|float32|f32|32[- ]bits?|(?:single|full)[- ]precision|(?:4|four) bytes)\b/i],
  [16, /\b(?:fp16|bf16|b?float16|16[- ]bits?|half[- ]precision|(?:2|two) bytes)\b/i],
  [8, /\b(?:int8|fp8|8[- ]bits?)\b/i],
  [4, /\b(?:nf4|int4|fp4|4[- ]bits?)\b/i],
];

const findNamedBits = (text: string) =>
  BITS.filter(([, name]) => name.test(text)).map(([bits]) => bits);

/** Matches text after a size that says in which precision it is: "8.4 MB in half precision", "8.4 MB (fp16)". */
const IN_PRECISION = /^\s*(?:on disk\s+)?[(,]?\s*(?:in|as|at|with|when|for|stored|using|of)?\b/i;

/** Returns the bits of a parameter that the words just after the size name, or those since the size before it. */
function findNearBits({ start, end, peers }: Claim, text: string): number[] {
  if (peers < 2) return [];
  const isSize = /\d[\d.,]*\s?(?:bytes|[kKMG]i?B)\b/;
  const after = text.slice(end).split(isSize)[0]!;
  const before = text
    .slice(0, start)
    .split(isSize)
    .at(-1)!
    .split(/[,;]|\b(?:and|but|while)\b/)
    .at(-1)!;
  const near = IN_PRECISION.test(after)
    ? after.split(/,(?!\s*(?:in|as)\b)|;|\b(?:and|but|while)\b/)[0]!
    : "";
  return [near, before].map(findNamedBits).find((bits) => bits.length === 1) ?? [];
}

/** Returns the bits of a parameter that the text names for the claim; by default 32 or 16. */
function findBits(claim: Claim, sentence: string, context: string): number[] {
  for (const text of [sentence, context]) {
    const values = findNamedBits(text);
    // With several sizes in a sentence, one may be in another precision than the one that the sentence names.
    if (values.length > 0 && (values.every((bits) => bits < 16) || claim.peers > 1))
      return [...new Set([...values, 16, 32])];
    if (values.length > 0) return values;
  }
  return [32, 16];
}

const UNIT_NAMES = new Map([
  [1, "bytes"],
  [1e3, "kB"],
  [1e6, "MB"],
  [1e9, "GB"],
  [2 ** 10, "KiB"],
  [2 ** 20, "MiB"],
  [2 ** 30, "GiB"],
]);
const OTHER_UNIT = new Map(
  [1, 2, 3].flatMap((power) => [
    [1000 ** power, 1024 ** power],
    [1024 ** power, 1000 ** power],
  ]) as [number, number][],
);

const formatSize = (bits: number, unit: number) =>
  `${quotient(bits, 8 * unit)} ${UNIT_NAMES.get(unit)}`;

/** Returns the size that decimal and binary units confuse with this one, if the unit has such a counterpart. */
function inOtherUnit(bytes: number, unit: number): NonNullable<Measure["mistaken"]> {
  const other = OTHER_UNIT.get(unit);
  const reason = `that is the number of ${UNIT_NAMES.get(other!)}`;
  return other ? [{ value: bytes / other, reason }] : [];
}

/** Returns the sizes that a claim may state, one for each width of a parameter. */
function getSizes(
  claim: Claim,
  { text, cue }: Sentence,
  context: string,
  parameters: number,
): Measure[] {
  const nearBits = findNearBits(claim, text);
  return (nearBits.length ? nearBits : findBits(claim, cue, context)).flatMap((bits) =>
    claim.units.map((unit): Measure => {
      const mistaken = inOtherUnit((parameters * bits) / 8, unit);
      return {
        name: `size at ${bits} bits per parameter`,
        value: (count) => (count * bits) / 8 / unit,
        text: (count) => formatSize(count * bits, unit),
        // "About 64 MB" may count mebibytes.
        also: claim.isRough ? mistaken.map(({ value }) => value) : [],
        mistaken,
      };
    }),
  );
}

/** A quantity that a claim may state, as a function of trained parameters, in the claim's unit. */
interface Measure {
  readonly name: string;
  value(parameters: number): number;
  text(parameters: number): string;
  /** Other right values. */
  readonly also?: readonly number[] | undefined;
  /** Typical wrong values and their explanations. */
  readonly mistaken?: readonly { readonly value: number; readonly reason: string }[];
}

/** Returns a count, and its rounded value if it is long: "exactly 16,777,216 (16.8 M)". */
const formatCount = (value: number) =>
  value < 1000 ? exact(value) : `exactly ${exact(value)} (${about(value)})`;

/** Factors of a wrong count, in words. */
const TIMES: readonly (readonly [number, string])[] = [
  [2, "twice"],
  [4, "four times"],
  [1 / 2, "half"],
  [1 / 4, "a quarter"],
];

const OF_ALL = /\bPEFT\b|trainable%|print_trainable|\ball params\b/i;
const OF_BASE =
  /\bof\s+(?:W\b|what\b|its\b|their\b|full\b|(?:the\s+)?(?:full|matri\w+|frozen|base|original|pre-?trained|dense|weight|layer|model)\b|the\s+(?:[\w.-]+\s+){0,3}(?:matrix|model|weights)\b|(?:a|an|the)\s+[\d,.]+\s*[×x])/i;
const OF_MODEL = /^[^.;,)]*\b(?:models?|networks?|LLMs?|transformers?)\b/i;
/** Matches words about a share of the adapted matrices, which are only a part of a model. */
const OF_ADAPTED = /\badapted (?:matrices|modules|layers) (?:alone|only)\b/i;
const LESS =
  /\b(?:sav\w+|fewer|less|reduc\w+|cut\w*|smaller|without|frozen|untouched|unchanged|remov\w+|eliminat\w+|shav\w+|spar(?:es?|ed|ing))\b/i;

const MAX_DECIMALS = 20;

/** Returns a percentage with three significant digits, or with as many decimals as the claim if it has more. */
function percentage({ readings }: Claim, part: number, total: number): string {
  const { share } = percent(part, total);
  const step = Math.min(...readings.map((item) => item.step));
  const decimals = Math.min(Math.round(-Math.log10(step)), MAX_DECIMALS);
  const usual = share.split(".")[1]?.match(/\d+/)?.[0].length ?? 0;
  return decimals > usual ? `${fixed(100 * part, total, decimals)}\u00a0%` : share;
}

function getShares(
  claim: Claim,
  { text, cue }: Sentence,
  { full, trainable }: Candidate,
): Measure[] {
  if (full === undefined) return [];
  const share: Measure = {
    name: "share trained",
    value: (count) => (100 * count) / full,
    text: (count) => percentage(claim, count, full),
  };
  const saving: Measure = {
    name: "saving",
    value: (count) => 100 - (100 * count) / full,
    text: (count) => percent(count, full).rest,
    mistaken: TIMES.map(([factor, times]) => ({
      value: 100 - (100 * factor * trainable) / full,
      reason: `what training ${times} as many parameters would save`,
    })),
  };
  const ofAll: Measure = {
    name: "PEFT's trainable%",
    value: (count) => (100 * count) / (full + count),
    text: (count) => percentage(claim, count, full + count),
  };
  const savings = LESS.test(cue) && trainable < full ? [saving] : [];
  const [ofShare, value] = [share.value(trainable), ofAll.value(trainable)];
  if (OF_ALL.test(cue))
    return [
      { ...ofAll, mistaken: [{ value: ofShare, reason: "relative to the base model alone" }] },
    ];
  const isOfBase =
    OF_BASE.test(text.slice(claim.end)) || (/^\W*Of\b/.test(text) && OF_BASE.test(text));
  if (!isOfBase) return [{ ...share, also: [value] }, ...savings];
  const reason = "that is PEFT's trainable%, of base and adapter together";
  const rest = { value: 100 - value, reason };
  return [
    { ...share, mistaken: [{ value, reason }] },
    ...savings.map((item) => ({ ...item, mistaken: [rest] })),
  ];
}

/** Returns the measures of an adapter that the claim may state. */
function getMeasures(
  claim: Claim,
  sentence: Sentence,
  context: string,
  adapter: Candidate,
): Measure[] {
  const { full, trainable, matrix, also } = adapter;
  const { text, cue } = sentence;
  // If the sentence is about a model but only a matrix is known, nothing can be checked.
  const isOfModel = OF_MODEL.test(claim.kind === "share" ? text.slice(claim.end) : cue);
  if (matrix && isOfModel && (claim.kind === "share" || claim.kind === "ratio")) return [];
  if (!matrix && OF_ADAPTED.test(cue)) return [];
  if (claim.kind === "share") return getShares(claim, sentence, adapter);
  if (claim.kind === "size") return getSizes(claim, sentence, context, trainable);
  if (claim.kind === "ratio" && full !== undefined) {
    return [
      {
        name: "full over trained parameters",
        value: (count) => full / count,
        text: (count) => quotient(full, count),
      },
    ];
  }
  if (claim.kind !== "count") return [];
  if (!claim.isSaved)
    return [{ name: "trained parameters", value: (count) => count, text: formatCount, also }];
  return full === undefined || full < trainable
    ? []
    : [
        {
          name: "parameters saved",
          value: (count) => full - count,
          text: (count) => formatCount(full - count),
        },
      ];
}

export const expectedOfParameters = (count: number, name: string): Expected => ({
  value: count,
  text: formatCount(count),
  about: `trained parameters of ${name}`,
});

export const expectedOfSize = (unit: number, bytes: number, about: string): Expected => ({
  value: bytes / unit,
  text: formatSize(8 * bytes, unit),
  about,
  mistaken: inOtherUnit(bytes, unit),
});

/** A right number, in the claim's unit. */
export interface Expected extends Pick<Measure, "also" | "mistaken"> {
  readonly value: number;
  readonly text: string;
  /** The quantity: "trained parameters of 64 × 96 at rank 4". */
  readonly about: string;
  readonly rank?: number;
  /** Whether to report only numbers with a known cause, because the text may mean another quantity. */
  readonly isLoose?: boolean;
}

/** Returns the right numbers, for each adapter that the claim may be about. */
export function expectedOfAdapters(
  claim: Claim,
  sentence: Sentence,
  { context }: Subject,
  adapters: readonly Candidate[],
): Expected[] {
  return adapters.flatMap((adapter) =>
    getMeasures(claim, sentence, context, adapter).map((measure) => ({
      value: measure.value(adapter.trainable),
      text: measure.text(adapter.trainable),
      about: `${measure.name} of ${adapter.name}`,
      rank: adapter.rank,
      also: measure.also,
      mistaken: [
        ...(measure.mistaken ?? []),
        ...adapter.others.map(({ trainable, reason }) => ({
          value: measure.value(trainable),
          reason,
        })),
      ],
    })),
  );
}

/** Returns the right numbers about W: parameters, bytes, break-even rank, and the largest rank for a saving. */
export function expectedOfMatrix(claim: Claim, sentence: Sentence, subject: Subject): Expected[] {
  return subject.shapes.flatMap(({ d, k }): Expected[] => {
    const [full, name] = [d * k, `${exact(d)} × ${exact(k)}`];
    if (claim.kind === "size") {
      return getSizes(claim, sentence, subject.context, full).map((measure) => ({
        ...measure,
        value: measure.value(full),
        text: measure.text(full),
        about: `${measure.name} of ${name}`,
      }));
    }
    if (claim.kind === "count" && !claim.isSaved)
      return [{ value: full, text: formatCount(full), about: `parameters of ${name}` }];
    if (claim.kind === "breakEven" || claim.kind === "limit") {
      const value = full / (d + k);
      return [
        {
          value,
          also: [Math.floor(value), Math.ceil(value)],
          text: atMostOneDecimal(full, d + k),
          about: `break-even of ${name}`,
          mistaken: [d, k].map((side) => ({ value: side, reason: "a side of the matrix" })),
          isLoose: claim.kind === "limit",
        },
      ];
    }
    if (claim.kind !== "goal") return [];
    const rank = rankForSavings({ savings: claim.savings, d, k });
    return [
      { value: rank, text: exact(rank), about: `largest rank that saves this share of ${name}` },
    ];
  });
}

/** Match words about memory other than weights, and about weights other than the model's. */
const NOT_WEIGHTS = /\b(?:train\w*|\w*-?tun(?:e|es|ed|ing)|Adam\w*|cache|context)\b/i;
const NOT_MODEL = /\b(?:adapters?|LoRA|ranks?)\b/i;

/** Returns the right sizes of a model's weights, if the sentence names the bits of a parameter. */
export function expectedOfModels(
  claim: Claim,
  { cue, text }: Sentence,
  subject: Subject,
): Expected[] {
  const named = findNamedBits(cue);
  const unit = claim.units[0]!;
  if (claim.kind !== "size" || named.length !== 1) return [];
  if (NOT_WEIGHTS.test(cue) || NOT_MODEL.test(getClause(claim, text))) return [];
  return subject.models.flatMap((model): Expected[] => {
    if (!model.other) return [];
    const base = baseParameters(model);
    // A model's name may round its size: 7B for 6.74 billion parameters.
    const billions = /(\d+(?:\.\d+)?)b(?![a-z])/i.exec(model.id)?.[1];
    const counts = billions === undefined ? [base] : [base, Number(`${billions}e9`)];
    const [bits] = named as [number];
    const size = (count: number, width: number) => (count * width) / 8 / unit;
    return [
      {
        value: size(base, bits),
        also: counts.map((count) => size(count, bits)),
        text: formatSize(base * bits, unit),
        about: `size of ${shortName(model.id)} at ${bits} bits per parameter`,
        mistaken: BITS.flatMap(([width]) =>
          counts.map((count) => ({
            value: size(count, width),
            reason: `the size at ${width} bits per parameter`,
          })),
        ),
        isLoose: true,
      },
    ];
  });
}
