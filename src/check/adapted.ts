/** What a subject adapts, counted: matrices by their shapes, models by their modules. */
import { exact } from "../format.js";
import { type Lora, lora, MAX_DIMENSION, wholeNumber } from "../lora.js";
import { countOn, type ModelCount, shortName } from "../models/count.js";
import { instances, type Model } from "../models/model.js";
import type { Subject } from "./subject.js";
import { type Named, namesIn, USUAL } from "./targets.js";

/** LoRA on a matrix or a model, at a rank. */
export interface Adapted {
  readonly trainable: number;
  /** What is frozen; undefined where not all of a model is known. */
  readonly full: number | undefined;
  /** "64 × 96 at rank 4" */
  readonly name: string;
  /** Counts of what it is made of: B and A, or one layer, one kind of module. */
  readonly parts: readonly number[];
  /** What other choices of modules train. */
  readonly others: readonly { readonly trainable: number; readonly name: string }[];
  readonly matrix: Lora | undefined;
}

/** The count, or undefined for a model that has no such modules, or no default. */
function countOf(model: Model, rank: number, named: Named | undefined): ModelCount | undefined {
  const targets = named && namesIn(model, named);
  if (named && !targets) return undefined;
  try {
    wholeNumber("rank", rank, 1, MAX_DIMENSION);
    return countOn(model, { rank, targets });
  } catch {
    return undefined;
  }
}

function modulesOf({ modules, targets }: ModelCount): string {
  const isAll = modules.every(({ rank }) => rank > 0);
  return isAll ? "all linear modules" : targets.join(", ");
}

function onModel(model: Model, rank: number, targets: readonly (Named | undefined)[]): Adapted[] {
  const usual = USUAL.flatMap((named) => countOf(model, rank, named) ?? []);
  const counts = targets.flatMap((named) => countOf(model, rank, named) ?? []);
  return counts.map((count) => {
    const adapted = count.modules.filter((one) => one.rank > 0);
    return {
      trainable: count.trainable,
      full: count.base,
      name: `${modulesOf(count)} of ${shortName(model.id)} at rank ${rank}`,
      parts: [
        adapted.reduce((sum, one) => sum + one.parameters / one.layers, 0),
        ...adapted.flatMap((one) => [
          one.parameters,
          one.parameters / one.layers,
          one.parameters / instances(one),
        ]),
        count.a,
        count.b,
      ],
      // Where modules are open, each of these is right by itself.
      others: (targets.includes(undefined) ? [] : usual)
        .filter(({ trainable }) => trainable !== count.trainable)
        .map((one) => ({ trainable: one.trainable, name: modulesOf(one) })),
      matrix: undefined,
    };
  });
}

function onMatrix(rank: number, d: number, k: number): Adapted {
  const matrix = lora({ rank, d, k });
  return {
    trainable: matrix.trainable,
    full: matrix.full,
    name: `${exact(d)} × ${exact(k)} at rank ${rank}`,
    parts: [matrix.a, matrix.b],
    others: [],
    matrix,
  };
}

/** All that the subject may mean: where no modules are named, PEFT's default and other usual ones. */
export function adaptedOf({ ranks, shapes, models, targets, isOpen }: Subject): Adapted[] {
  const named = isOpen ? [undefined, ...USUAL] : targets;
  return ranks.flatMap((rank) => [
    ...shapes.filter(({ d, k }) => rank <= Math.min(d, k)).map(({ d, k }) => onMatrix(rank, d, k)),
    ...models.flatMap((model) => onModel(model, rank, named)),
  ]);
}
