/** Computes the correct numbers for a claim, for each subject and measure to which it may refer. */
import { about, atMostOneDecimal, exact, fixed, percent, quotient } from "../format.js";
import { type Lora, lora, MAX_DIMENSION, rankForSavings } from "../lora.js";
import { countAdapters, type ModelCount, shortName } from "../models/count.js";
import { baseParameters, instances, type Model } from "../models/model.js";
import { type Claim, getClause } from "./claims.js";
import {
  type NamedModules,
  namesIn,
  parseSmall,
  rankFactorIn,
  SMALL,
  USUAL_MODULES,
} from "./mentions.js";
import type { CheckedMethod } from "./methods.js";
import type { Sentence, Stack, Subject } from "./subject.js";

/** LoRA or DoRA at a rank, on a matrix or a model. */
export interface Adapter {
  readonly rank: number;
  readonly trainable: number;
  /** Parameters of the matrix or the base model. Undefined if only some modules of the model are known. */
  readonly full: number | undefined;
  /** "64 × 96 at rank 4" */
  readonly name: string;
  /** Counts of parts: of B and A, of a layer, of a kind of module. */
  readonly parts: readonly number[];
  /** Counts that a text may confuse with this count, and the reasons. */
  readonly others: readonly { readonly trainable: number; readonly reason: string }[];
  readonly matrix: Lora | undefined;
  /** The possible numbers of magnitudes that DoRA trains in addition to LoRA's parameters. */
  readonly magnitudes: readonly number[];
  /** Other counts that a text may mean. */
  readonly also?: readonly number[];
}

/** Modules to assume if the text names none; undefined is PEFT's default. */
const ASSUMED: readonly (NamedModules | undefined)[] = [undefined, ...USUAL_MODULES];
/** Caches the counts for the assumed modules, because many sentences need them. */
// Stryker disable next-line ArrayDeclaration: without entries, the counts are the same but slower.
const cache = new Map(ASSUMED.map((named) => [named, new Map<Model, ModelCount | undefined>()]));

/** Returns the count at rank 1; undefined if the model lacks the modules or a default. */
function countAtRankOne(model: Model, named: NamedModules | undefined): ModelCount | undefined {
  const cached = cache.get(named);
  // Stryker disable next-line ConditionalExpression: without the cache, the counts are the same but slower.
  if (cached?.has(model)) return cached.get(model);
  const count = countUncached(model, named);
  cached?.set(model, count);
  return count;
}

function countUncached(model: Model, named: NamedModules | undefined): ModelCount | undefined {
  const targets = named && namesIn(model, named);
  if (named && !targets) return undefined;
  try {
    return countAdapters(model, { rank: 1, targets });
  } catch {
    return undefined;
  }
}

function describeModules({ modules, targets }: ModelCount): string {
  const isAll = modules.every(({ rank }) => rank > 0);
  return isAll ? "all linear modules" : targets.join(", ");
}

/** Returns a model's adapters, one for each choice of modules. Each count is `rank` times the count at rank 1. */
function adaptersOfModel(
  model: Model,
  rank: number,
  targets: readonly (NamedModules | undefined)[],
): Adapter[] {
  const usual = USUAL_MODULES.flatMap((named) => countAtRankOne(model, named) ?? []);
  const counts = targets.flatMap((named) => countAtRankOne(model, named) ?? []);
  return counts.map((count) => {
    const targeted = count.modules.filter((item) => item.rank > 0);
    const parts = [
      targeted.reduce((sum, item) => sum + item.parameters / item.layers, 0),
      ...targeted.flatMap((item) => [
        item.parameters,
        item.parameters / item.layers,
        item.parameters / instances(item),
      ]),
      count.a,
      count.b,
    ];
    return {
      rank,
      trainable: rank * count.trainable,
      full: count.base,
      name: `${describeModules(count)} of ${shortName(model.id)} at rank ${rank}`,
      parts: parts.map((item) => rank * item),
      // If the text names no modules, the counts of all usual choices are right.
      others: (targets.includes(undefined) ? [] : usual)
        .filter(({ trainable }) => trainable !== count.trainable)
        .map((item) => ({
          trainable: rank * item.trainable,
          reason: `the value for ${describeModules(item)}`,
        })),
      matrix: undefined,
      magnitudes: [targeted.reduce((sum, item) => sum + item.d * instances(item), 0)],
    };
  });
}

function adapterOfMatrix(rank: number, d: number, k: number): Adapter {
  const matrix = lora({ rank, d, k });
  const { a, b, trainable } = matrix;
  return {
    rank,
    trainable,
    full: matrix.full,
    name: `${exact(d)} × ${exact(k)} at rank ${rank}`,
    parts: [a, b],
    others:
      a === b
        ? [{ trainable: a, reason: "the value for B or A alone" }]
        : [
            { trainable: b, reason: "the value for B alone" },
            { trainable: a, reason: "the value for A alone" },
          ],
    matrix,
    // The text may give the sides in either order.
    magnitudes: d === k ? [d] : [d, k],
  };
}

/** Returns the adapters of all layers. */
function adapterOfStack(adapter: Adapter, { layers, perLayer }: Stack): Adapter {
  const { trainable, full, magnitudes } = adapter;
  const all = layers * perLayer;
  const parts = [trainable, layers * trainable, perLayer * trainable];
  const names = ["a single matrix", "a single matrix in each layer", "a single layer"];
  return {
    ...adapter,
    trainable: all * trainable,
    full: full && all * full,
    name: `${exact(all)} matrices of ${adapter.name}`,
    parts,
    others: parts.map((part, index) => ({
      trainable: part,
      reason: `the value for ${names[index]}`,
    })),
    magnitudes: magnitudes.map((item) => all * item),
  };
}

/** Returns the adapter with DoRA's magnitudes. */
function withMagnitudes(adapter: Adapter): Adapter {
  const { trainable, magnitudes, parts, others, name } = adapter;
  const reason = "that is of LoRA, without DoRA's magnitudes";
  return {
    ...adapter,
    trainable: trainable + magnitudes[0]!,
    name: `${name} with DoRA`,
    parts: [...parts, ...magnitudes],
    others: [{ trainable, reason }, ...others],
    also: [...magnitudes, ...magnitudes.map((added) => trainable + added)],
  };
}

/** Matches a number of equal adapters, such as "ten customers". */
const COPIES = new RegExp(
  `(?<![\\d.,])\\b(${SMALL})\\s+(?:of (?:them|these|those)|(?:such|these|those)\\b|(?:[\\w-]+\\s+)?(?:adapters|copies|customers|tenants|tasks|users)\\b)`,
  "i",
);

/** Returns the number of equal adapters that the text states. */
export const copiesIn = (text: string) => parseSmall(COPIES.exec(text)?.[1] ?? "");

/** Returns all copies of an adapter. */
const repeatAdapter = (adapter: Adapter, copies: number): Adapter => ({
  ...adapter,
  trainable: copies * adapter.trainable,
  also: (adapter.also ?? []).map((item) => copies * item),
  full: adapter.full && copies * adapter.full,
  name: `${exact(copies)} adapters of ${adapter.name}`,
});

/** Words about more than one matrix, and words about a single matrix. */
const TOTAL =
  /\b(?:altogether|overall|in total|total(?:s|ing|ling)?|in all|all told|whole|entire|complete|networks?|models?|sums?)\b/i;
const SINGLE = /\b(?:per|each|every|one|single|layer|block|alone|only)\b/i;

/** A rank that belongs to the number before it: "65,536 parameters at rank 8". */
const STATED_RANK =
  /^\s*(?:(?:trainable|trained|LoRA|parameters?|params|weights|numbers)\s+){0,3}(?:at|for|with)\s+(?:rank|r)\s*=?\s*(\d+)/i;

/** Words about the difference between two ranks. */
const DIFFERENCE = /\b(?:add\w*|sav\w+|more|fewer|less|extra|another|additional|by)\b/i;

/** Returns the ranks that a claim may be about: after "doubling the rank", only the new ranks. */
function findRanks(
  { ranks }: Subject,
  claim: Claim,
  { text, cue, complete }: Sentence,
): readonly number[] {
  const stated = Number(STATED_RANK.exec(text.slice(claim.end))?.[1]);
  if (ranks.includes(stated)) return [stated];
  const factor = rankFactorIn(complete) ?? 1;
  const changed = ranks.map((rank) => rank * factor).filter(Number.isInteger);
  const before = cue.slice(0, cue.length - text.length + claim.start);
  const isAfter = rankFactorIn(before) !== undefined && !claim.isFrom;
  const possible = isAfter ? changed : [...new Set([...ranks, ...changed])];
  if (ranks.length > 2 || !DIFFERENCE.test(getClause(claim, text))) return possible;
  const all = [...ranks, ...changed];
  const differences = all.flatMap((rank) => all.map((other) => rank - other));
  return [...new Set([...possible, ...differences.filter((rank) => rank > 0)])];
}

/** Returns every adapter that the claim may be about. */
export function findAdapters(
  claim: Claim,
  sentence: Sentence,
  subject: Subject,
  methods: readonly CheckedMethod[],
): Adapter[] {
  const { cue, text } = sentence;
  const { shapes, models, targets, isOpen, stack } = subject;
  const named = isOpen ? ASSUMED : targets;
  const possible = findRanks(subject, claim, sentence).filter((rank) => rank <= MAX_DIMENSION);
  const matrices = possible.flatMap((rank) =>
    shapes
      .filter(({ d, k }) => rank <= Math.min(d, k))
      .map(({ d, k }) => adapterOfMatrix(rank, d, k)),
  );
  const clause = getClause(claim, text);
  const isTotal = stack && TOTAL.test(clause) && !SINGLE.test(clause);
  const adapters = [
    ...(isTotal ? [] : matrices),
    ...(stack ? matrices.map((item) => adapterOfStack(item, stack)) : []),
    ...possible.flatMap((rank) => models.flatMap((model) => adaptersOfModel(model, rank, named))),
  ];
  const methodAdapters = methods.flatMap((method) =>
    method === "DoRA" ? adapters.map(withMagnitudes) : adapters,
  );
  const copies = copiesIn(cue);
  const all = copies ? methodAdapters.map((adapter) => repeatAdapter(adapter, copies)) : [];
  return [...methodAdapters, ...all];
}

const BITS: readonly (readonly [number, RegExp])[] = [
  [32, /\b(?:fp32|float32|f32|32[- ]bits?|single precision|(?:4|four) bytes)\b/i],
  [16, /\b(?:fp16|bf16|b?float16|16[- ]bits?|half[- ]precision|(?:2|two) bytes)\b/i],
  [8, /\b(?:int8|fp8|8[- ]bits?)\b/i],
  [4, /\b(?:nf4|int4|fp4|4[- ]bits?)\b/i],
];

/** Returns the bits of a parameter that the text names. */
const findNamedBits = (text: string) =>
  BITS.filter(([, name]) => name.test(text)).map(([bits]) => bits);

/** Returns the bits of a parameter that the text names; by default 32 or 16. */
function findBits(sentence: string, context: string): number[] {
  for (const text of [sentence, context]) {
    const values = findNamedBits(text);
    if (values.length > 0) return values.some((bits) => bits >= 16) ? values : [...values, 16, 32];
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

/** Returns the sizes that a claim may state, one for each width of a parameter. */
function getSizes(claim: Claim, sentence: string, context: string, parameters: number): Measure[] {
  return findBits(sentence, context).flatMap((bits) =>
    claim.units.map((unit): Measure => {
      const other = OTHER_UNIT.get(unit);
      const reason = other && `that is the number of ${UNIT_NAMES.get(other)}`;
      return {
        name: `size at ${bits} bits per parameter`,
        value: (count) => (count * bits) / 8 / unit,
        text: (count) => `${quotient(count * bits, 8 * unit)} ${UNIT_NAMES.get(unit)}`,
        mistaken: reason ? [{ value: (parameters * bits) / 8 / other!, reason }] : [],
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
  readonly also?: readonly number[];
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

function getShares(claim: Claim, { text, cue }: Sentence, { full, trainable }: Adapter): Measure[] {
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
  adapter: Adapter,
): Measure[] {
  const { full, trainable, matrix, also } = adapter;
  const { text, cue } = sentence;
  // If the sentence is about a model but only a matrix is known, nothing can be checked.
  const isOfModel = OF_MODEL.test(claim.kind === "share" ? text.slice(claim.end) : cue);
  if (matrix && isOfModel && (claim.kind === "share" || claim.kind === "ratio")) return [];
  if (!matrix && OF_ADAPTED.test(cue)) return [];
  if (claim.kind === "share") return getShares(claim, sentence, adapter);
  if (claim.kind === "size") return getSizes(claim, cue, context, trainable);
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
    return [
      {
        name: "trained parameters",
        value: (count) => count,
        text: formatCount,
        ...(also ? { also } : {}),
      },
    ];
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

/** Returns the right number of trained parameters of an adapter. */
export const expectedOfParameters = (count: number, name: string): Expected => ({
  value: count,
  text: formatCount(count),
  about: `trained parameters of ${name}`,
});

/** Returns the right size of a file, in a unit of bytes. */
export function expectedOfSize(unit: number, bytes: number, about: string): Expected {
  const other = OTHER_UNIT.get(unit);
  return {
    value: bytes / unit,
    text: `${quotient(bytes, unit)} ${UNIT_NAMES.get(unit)}`,
    about,
    mistaken: other
      ? [{ value: bytes / other, reason: `that is the number of ${UNIT_NAMES.get(other)}` }]
      : [],
  };
}

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
  adapters: readonly Adapter[],
): Expected[] {
  return adapters.flatMap((adapter) =>
    getMeasures(claim, sentence, context, adapter).map((measure) => ({
      value: measure.value(adapter.trainable),
      text: measure.text(adapter.trainable),
      about: `${measure.name} of ${adapter.name}`,
      rank: adapter.rank,
      ...(measure.also ? { also: measure.also } : {}),
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
export function expectedOfMatrix(claim: Claim, { cue }: Sentence, subject: Subject): Expected[] {
  return subject.shapes.flatMap(({ d, k }): Expected[] => {
    const [full, name] = [d * k, `${exact(d)} × ${exact(k)}`];
    if (claim.kind === "size") {
      return getSizes(claim, cue, subject.context, full).map((measure) => ({
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
        text: `${quotient(base * bits, 8 * unit)} ${UNIT_NAMES.get(unit)}`,
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
