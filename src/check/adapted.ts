/** What a subject adapts, counted: matrices by their shapes, models by their modules. */
import { exact } from "../format.js";
import { type Lora, lora, MAX_DIMENSION } from "../lora.js";
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

/** Where no modules are named: PEFT's default and other usual ones. */
const OPEN: readonly (Named | undefined)[] = [undefined, ...USUAL];
/** Their counts, which a text may ask for in each sentence. */
const known = new Map(OPEN.map((named) => [named, new Map<Model, ModelCount | undefined>()]));

/** The count at rank 1, or undefined for a model that has no such modules, or no default. */
function countOf(model: Model, named: Named | undefined): ModelCount | undefined {
  const kept = known.get(named);
  if (kept?.has(model)) return kept.get(model);
  const count = countAnew(model, named);
  kept?.set(model, count);
  return count;
}

function countAnew(model: Model, named: Named | undefined): ModelCount | undefined {
  const targets = named && namesIn(model, named);
  if (named && !targets) return undefined;
  try {
    return countOn(model, { rank: 1, targets });
  } catch {
    return undefined;
  }
}

function modulesOf({ modules, targets }: ModelCount): string {
  const isAll = modules.every(({ rank }) => rank > 0);
  return isAll ? "all linear modules" : targets.join(", ");
}

/** What is trained at a rank is so many times what is trained at rank 1. */
function onModel(model: Model, rank: number, targets: readonly (Named | undefined)[]): Adapted[] {
  const usual = USUAL.flatMap((named) => countOf(model, named) ?? []);
  const counts = targets.flatMap((named) => countOf(model, named) ?? []);
  return counts.map((count) => {
    const adapted = count.modules.filter((item) => item.rank > 0);
    const parts = [
      adapted.reduce((sum, item) => sum + item.parameters / item.layers, 0),
      ...adapted.flatMap((item) => [
        item.parameters,
        item.parameters / item.layers,
        item.parameters / instances(item),
      ]),
      count.a,
      count.b,
    ];
    return {
      trainable: rank * count.trainable,
      full: count.base,
      name: `${modulesOf(count)} of ${shortName(model.id)} at rank ${rank}`,
      parts: parts.map((item) => rank * item),
      // Where modules are open, each of these is right by itself.
      others: (targets.includes(undefined) ? [] : usual)
        .filter(({ trainable }) => trainable !== count.trainable)
        .map((item) => ({ trainable: rank * item.trainable, name: modulesOf(item) })),
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

/** All that the subject may mean. */
export function adaptedOf({ ranks, shapes, models, targets, isOpen }: Subject): Adapted[] {
  const named = isOpen ? OPEN : targets;
  const possible = ranks.filter((rank) => rank <= MAX_DIMENSION);
  return possible.flatMap((rank) => [
    ...shapes.filter(({ d, k }) => rank <= Math.min(d, k)).map(({ d, k }) => onMatrix(rank, d, k)),
    ...models.flatMap((model) => onModel(model, rank, named)),
  ]);
}
