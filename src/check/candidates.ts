/** Counts the adapters of a matrix or a model to which a claim may refer. */
import {
  ALL_LINEAR,
  countAdapters,
  instances,
  type Model,
  type ModelCount,
  shortName,
} from "../counts/index.js";
import { type Lora, lora, MAX_DIMENSION } from "../lora.js";
import { exact } from "../number-format.js";
import { type Claim, getClause } from "./claims.js";
import { type SomeLayers, someLayersIn } from "./layers.js";
import { rankFactorIn } from "./mentions.js";
import type { CheckedMethod } from "./methods.js";
import { type NamedModules, namesIn, USUAL_MODULES } from "./names.js";
import { parseSmall, SMALL } from "./numbers.js";
import { MAX_DISTANCE, type Sentence, type Stack, type Subject } from "./subject.js";

/** LoRA or DoRA at a rank, on a matrix or a model. */
export interface Candidate {
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
  /** The number of layers; undefined for a single matrix and for modules with different numbers of layers. */
  readonly layers?: number | undefined;
  /** The possible numbers of magnitudes that DoRA trains in addition to LoRA's parameters. */
  readonly magnitudes: readonly number[];
  /** Other counts that a text may mean. */
  readonly also: readonly number[];
}

/** Modules to assume if the text names none; undefined is PEFT's default. */
const ASSUMED: readonly (NamedModules | undefined)[] = [undefined, ...USUAL_MODULES];
/** Caches the counts for the assumed modules, because many sentences need them. */
const cache = new Map(ASSUMED.map((named) => [named, new Map<Model, ModelCount | undefined>()]));

/** Returns the count at rank 1; undefined if the model lacks the modules or a default. */
function countAtRankOne(model: Model, named: NamedModules | undefined): ModelCount | undefined {
  const cached = cache.get(named);
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

/** The largest number of kinds of modules whose subsets are counted. */
const MAX_KINDS = 10;
const subsetCounts = new Map<Model, readonly number[]>();

/** Returns the counts at rank 1 for every subset of the model's kinds of linear modules. */
function countSubsets(model: Model): readonly number[] {
  const cached = subsetCounts.get(model);
  if (cached) return cached;
  const kinds = new Map<string, number>();
  for (const { path, parameters } of countAtRankOne(model, ALL_LINEAR)?.modules ?? []) {
    const kind = path.split(".").at(-1)!;
    kinds.set(kind, (kinds.get(kind) ?? 0) + parameters);
  }
  let counts = [0];
  if (kinds.size <= MAX_KINDS)
    for (const kind of kinds.values()) counts = counts.flatMap((sum) => [sum, sum + kind]);
  const sums = counts.filter((sum) => sum > 0);
  subsetCounts.set(model, sums);
  return sums;
}

/** Returns a model's adapters, one for each choice of modules. Each count is `rank` times the count at rank 1. */
function adaptersOfModel(
  model: Model,
  rank: number,
  targets: readonly (NamedModules | undefined)[],
): Candidate[] {
  const usual = USUAL_MODULES.flatMap((named) => countAtRankOne(model, named) ?? []);
  const counts = targets.flatMap((named) => countAtRankOne(model, named) ?? []);
  // If the text names no modules, the counts of all choices are right.
  const isOpen = targets.includes(undefined);
  const also = isOpen ? countSubsets(model).map((item) => rank * item) : [];
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
      others: (isOpen ? [] : usual)
        .filter(({ trainable }) => trainable !== count.trainable)
        .map((item) => ({
          trainable: rank * item.trainable,
          reason: `the value for ${describeModules(item)}`,
        })),
      matrix: undefined,
      layers:
        new Set(targeted.map((item) => item.layers)).size === 1 ? targeted[0]!.layers : undefined,
      magnitudes: [targeted.reduce((sum, item) => sum + item.d * instances(item), 0)],
      also,
    };
  });
}

function adapterOfMatrix(rank: number, d: number, k: number): Candidate {
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
    also: [],
  };
}

function adapterOfStack(adapter: Candidate, { layers, perLayer }: Stack): Candidate {
  const { trainable, full, magnitudes } = adapter;
  const all = layers * perLayer;
  const parts = [trainable, layers * trainable, perLayer * trainable];
  const names = ["a single matrix", "a single matrix in each layer", "a single layer"];
  return {
    ...adapter,
    trainable: all * trainable,
    full: full && all * full,
    name: `${exact(all)} matrices of ${adapter.name}`,
    layers,
    parts,
    others: parts.map((part, index) => ({
      trainable: part,
      reason: `the value for ${names[index]}`,
    })),
    magnitudes: magnitudes.map((item) => all * item),
  };
}

function withMagnitudes(adapter: Candidate): Candidate {
  const { trainable, magnitudes, parts, others, name } = adapter;
  const reason = "that is of LoRA, without DoRA's magnitudes";
  return {
    ...adapter,
    trainable: trainable + magnitudes[0]!,
    name: `${name} with DoRA`,
    parts: [...parts, ...magnitudes],
    others: [{ trainable, reason }, ...others],
    also: [...adapter.also, ...magnitudes, ...magnitudes.map((added) => trainable + added)],
  };
}

/** Matches a number of equal adapters, such as "ten customers". */
const COPIES = new RegExp(
  `(?<![\\d.,])\\b(${SMALL})\\s+(?:of (?:them|these|those)|(?:such|these|those)\\b|(?:[\\w-]+\\s+)?(?:adapters|copies|customers|tenants|tasks|users)\\b)`,
  "i",
);

export const copiesIn = (text: string) => parseSmall(COPIES.exec(text)?.[1] ?? "");

const repeatAdapter = (adapter: Candidate, copies: number): Candidate => ({
  ...adapter,
  trainable: copies * adapter.trainable,
  also: adapter.also.map((item) => copies * item),
  // All copies have the same base.
  name: `${exact(copies)} adapters of ${adapter.name}`,
});

/** Returns the adapter of some of its layers; undefined if it has no such part. */
function adapterOfLayers(
  adapter: Candidate,
  some: Exclude<SomeLayers, "unclear">,
): Candidate | undefined {
  const { layers } = adapter;
  const count = layers && ("count" in some ? some.count : layers / some.divisor);
  if (!count || count >= layers || !Number.isInteger(count)) return undefined;
  const scale = (value: number) => (value / layers) * count;
  return {
    ...adapter,
    trainable: scale(adapter.trainable),
    also: adapter.also.map(scale),
    parts: [...adapter.parts, ...adapter.parts.map(scale)],
    others: [
      { trainable: adapter.trainable, reason: `the value for all ${layers} layers` },
      ...adapter.others.map(({ trainable, reason }) => ({ trainable: scale(trainable), reason })),
    ],
    magnitudes: adapter.magnitudes.map(scale),
    name: `${exact(count)} of ${exact(layers)} layers, ${adapter.name}`,
  };
}

/** Returns the adapters, of the layers that the text states; undefined if it adapts layers that it does not count. */
function withSomeLayers(
  adapters: readonly Candidate[],
  { peers }: Claim,
  { cue }: Sentence,
  { before }: Subject,
): readonly Candidate[] | undefined {
  const [stated, earlier] = [
    someLayersIn(cue),
    before.slice(0, MAX_DISTANCE).map(someLayersIn).find(Boolean),
  ];
  const some = stated ?? earlier;
  if (!some) return adapters;
  if (some === "unclear") return undefined;
  const parts = adapters.flatMap((adapter) => adapterOfLayers(adapter, some) ?? []);
  // A sentence with several counts, or a later one, may also be about all layers.
  if (stated && peers === 1) return parts.length > 0 ? parts : undefined;
  return [...adapters, ...parts];
}

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
  { text, cue, complete, mentions }: Sentence,
): readonly number[] {
  const stated = Number(STATED_RANK.exec(text.slice(claim.end))?.[1]);
  if (ranks.includes(stated)) return [stated];
  const change = rankFactorIn(complete) ?? 1;
  // "Doubling the rank from 8 to 16" states both ranks.
  const isStated = mentions.ranks.some((rank) => mentions.ranks.includes(rank * change));
  const factor = isStated ? 1 : change;
  const changed = ranks.map((rank) => rank * factor).filter(Number.isInteger);
  const before = cue.slice(0, cue.length - text.length + claim.start);
  const isAfter = factor !== 1 && rankFactorIn(before) !== undefined && !claim.isFrom;
  const possible = isAfter ? changed : [...new Set([...ranks, ...changed])];
  // "Lowering r from 64 to 16 frees …"
  const isChange = mentions.ranks.length === 2 && /\bfrom\b.*\bto\b/.test(text);
  const isDifference = isChange || DIFFERENCE.test(getClause(claim, text));
  if (ranks.length > 2 || !isDifference) return possible;
  const all = [...ranks, ...changed];
  const differences = all.flatMap((rank) => all.map((other) => rank - other));
  return [...new Set([...possible, ...differences.filter((rank) => rank > 0)])];
}

/** Adds all named modules together: "q_proj gets …, v_proj …, together …". */
function withUnion(targets: readonly NamedModules[]): readonly NamedModules[] {
  const lists = targets.filter((named) => typeof named !== "string");
  return lists.length > 1 ? [...targets, [...new Set(lists.flat())]] : targets;
}

/** Returns every adapter that the claim may be about; undefined if it is about layers that the text does not count. */
export function findCandidates(
  claim: Claim,
  sentence: Sentence,
  subject: Subject,
  methods: readonly CheckedMethod[],
): Candidate[] | undefined {
  const { cue, text } = sentence;
  const { shapes, models, targets, isOpen, stack } = subject;
  const named = isOpen ? ASSUMED : withUnion(targets);
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
  const adapted = withSomeLayers(adapters, claim, sentence, subject);
  if (!adapted) return undefined;
  const methodAdapters = methods.flatMap((method) =>
    method === "DoRA" ? adapted.map(withMagnitudes) : adapted,
  );
  const copies = copiesIn(cue);
  const all = copies ? methodAdapters.map((adapter) => repeatAdapter(adapter, copies)) : [];
  return [...methodAdapters, ...all];
}
