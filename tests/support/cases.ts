import fc from "fast-check";
import type { Adapter } from "../../src/adapter/reader.js";
import { models } from "../../src/counts/lookup.js";
import { ALL_LINEAR } from "../../src/counts/targets.js";
import { LoraError } from "../../src/errors.js";
import type { Drawing, Figure } from "../../src/figures/figure.js";
import { MAX_STEPS } from "../../src/figures/options.js";
import { type LoraInput, MAX_DIMENSION } from "../../src/lora.js";
import type { Option, Values } from "../../src/options.js";
import { arbitraryAdapter, cornerAdapters, createPair } from "./adapters.js";
import { isExam } from "./draws.js";

/** Whole numbers, evenly distributed over magnitudes, including 1 and `max`. */
export function magnitude(max: number): fc.Arbitrary<number> {
  // `fc.double` is even over its bit patterns, and so mostly close to 0.
  const spread = fc.integer({ min: 0, max: 2 ** 20 }).map((at) => (at / 2 ** 20) * Math.log(max));
  return fc.oneof(
    {
      weight: 8,
      arbitrary: spread.map((log) => Math.max(1, Math.min(max, Math.round(Math.exp(log))))),
    },
    { weight: 1, arbitrary: fc.constantFrom(1, max) },
  );
}

/** Any valid rank, d and k, with many square and full-rank shapes. */
export const shape: fc.Arbitrary<LoraInput> = fc
  .tuple(magnitude(MAX_DIMENSION), magnitude(MAX_DIMENSION), fc.boolean())
  .chain(([d, other, isSquare]) => {
    const k = isSquare ? d : other;
    return magnitude(Math.min(d, k)).map((rank) => ({ rank, d, k }));
  });

/** Shapes at the limits of the ranges. */
export const extremes: readonly LoraInput[] = [
  { rank: 1, d: 1, k: 1 },
  { rank: 1, d: MAX_DIMENSION, k: 1 },
  { rank: 1, d: 1, k: MAX_DIMENSION },
  { rank: 1, d: MAX_DIMENSION, k: MAX_DIMENSION },
  { rank: MAX_DIMENSION, d: MAX_DIMENSION, k: MAX_DIMENSION },
  { rank: MAX_DIMENSION, d: MAX_DIMENSION, k: MAX_DIMENSION, alpha: 0.001 },
  { rank: 16, d: 16, k: 16 },
  { rank: 16, d: MAX_DIMENSION, k: 1024, alpha: 32 },
  { rank: 1024, d: 1024, k: MAX_DIMENSION },
];

const complete = models().filter(({ other }) => other !== undefined);

/** Names of models. The last name is longer than a figure shows. */
const NAMES = ["A", "our * model, v2", "W".repeat(50)];

/** Returns arbitrary values of an option, generated from its declaration. For an option of pages, it is undefined. */
function arbitraryValue(option: Option): fc.Arbitrary<unknown> {
  const { type, values, min = 1, max = MAX_DIMENSION, isWhole, isForPages } = option;
  if (isForPages) return fc.constant(undefined);
  if (type === "choice") return fc.constantFrom(...values!);
  if (type === "boolean") return fc.boolean();
  if (type === "model") return fc.constantFrom(...complete.map(({ id }) => id));
  if (type === "adapter") return arbitraryAdapter;
  if (type === "names") return fc.constantFrom(undefined, [ALL_LINEAR]);
  if (type === "text") return fc.constantFrom(...NAMES);
  if (type !== "number") return fc.constant(undefined);
  if (!isWhole) return fc.double({ min, max, noNaN: true });
  return magnitude(max).map((item) => Math.max(min, item));
}

/** The drawings of generated values, each for a single figure. */
const drawings = new WeakMap<Values, Drawing>();

/** Returns the figure's drawing. If this file generated the values, the drawing already exists. */
export const getDrawing = (figure: Figure, values: Values): Drawing =>
  drawings.get(values) ?? figure.draw(values);

/** Returns whether the figure accepts these values together. */
function isAllowed(figure: Figure, values: Values): boolean {
  try {
    drawings.set(values, figure.draw(values));
    return true;
  } catch (error) {
    if (error instanceof LoraError) return false;
    throw error;
  }
}

/** Any values within the ranges of a figure's options. */
export function arbitraryValues(figure: Figure): fc.Arbitrary<Values> {
  const options = Object.entries(figure.options).map(([name, option]) => {
    const value = arbitraryValue(option);
    return [name, option.default === undefined ? value : fc.option(value, { nil: undefined })];
  });
  return fc
    .record(Object.fromEntries(options))
    .map((values: Values) => (values.against ? withPair(values) : values))
    .filter((values) => isAllowed(figure, values));
}

/** Replaces a second adapter by one of the same modules as the first. */
function withPair(values: Values): Values {
  const { file, against } = values as { file: Adapter; against: Adapter };
  return { ...values, ...createPair(file, against.updates.length) };
}

/** Values with several ranks, for figures with `steps`. */
export function anySteps(figure: Figure): fc.Arbitrary<Values> {
  const others = fc.array(magnitude(MAX_DIMENSION), { minLength: 1, maxLength: MAX_STEPS - 1 });
  return fc
    .tuple(arbitraryValues(figure), others)
    .map(([values, others]) => {
      const rank = Number(values.rank);
      const steps = new Set([rank, ...others.map((item) => 1 + (item % rank))]);
      return { ...values, steps: [...steps].sort((a, b) => a - b) };
    })
    .filter((values) => isAllowed(figure, values));
}

export function anySettings(handles: Drawing["handles"]): fc.Arbitrary<Values> {
  const settings = handles.map(({ name, control, values, min = 1, farthest: max }) => {
    if (control.kind === "choice")
      return [name, fc.constantFrom(...values.map(({ value }) => value))];
    if (control.kind === "tick") return [name, fc.boolean()];
    return [name, Number.isInteger(max) ? fc.integer({ min, max }) : fc.double({ min, max })];
  });
  return fc.record(Object.fromEntries(settings));
}

/** Numbers inside the ranges, mostly not powers of two. */
const MIDDLE = isExam ? [2, 3, 16, 100, 1000, 4097] : [3, 100, 4097];

/**
 * Returns values at the limits of the ranges, and some inside them, including options that readers change.
 * `npm test` tries at most `max` of them, chosen at random. The exam tries all.
 */
export function createCorners(figure: Figure, max = 40): Values[] {
  let all: Values[] = [{}];
  for (const [name, option] of Object.entries(figure.options)) {
    const { type, min = 1, max: highest = MAX_DIMENSION } = option;
    // Includes only the optional options that readers change, because each has a picture.
    const isOptional = option.default !== undefined;
    if (isOptional && !option.control) continue;
    const ends =
      type === "model"
        ? ["gpt2", "meta-llama/Llama-3.1-405B"]
        : type === "adapter"
          ? cornerAdapters
          : (option.values ?? (isOptional ? [min, highest] : [min, ...MIDDLE, highest]));
    const given = isOptional ? [undefined, ...ends] : ends;
    all = all.flatMap((values) => given.map((item) => ({ ...values, [name]: item })));
  }
  if (figure.options.against)
    all.push(...cornerAdapters.map((file, index) => createPair(file, index)));
  const allowed = (given: Values[]) => given.filter((values) => isAllowed(figure, values));
  if (isExam || all.length <= max) return allowed(all);
  const size = { minLength: max, maxLength: max };
  return allowed(fc.sample(fc.shuffledSubarray(all, size), 1)[0]!);
}
