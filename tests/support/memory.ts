/** Parameter counts for tests of memory: those of every complete model, and synthetic counts. */
import { countAdapters } from "../../src/counts/count.js";
import { group } from "../../src/counts/groups.js";
import { models } from "../../src/counts/lookup.js";
import { ALL_LINEAR } from "../../src/counts/targets.js";
import { isExam, sampled } from "./draws.js";

const complete = models().filter((model) => model.other);
const RANKS = [1, 8, 64];

/** The counts of every complete model at each rank, with all linear modules adapted. */
export const counts = complete.flatMap((model) =>
  RANKS.map((rank) => countAdapters(model, { rank, targets: ALL_LINEAR })),
);

/** A complete model of each type at one of the ranks. In the exam, every model at all ranks. */
export const inputs = sampled(complete, ({ type }) => type).flatMap((model, index) =>
  RANKS.filter((_, at) => isExam || at === index % RANKS.length).map((rank) => ({
    model: model.id,
    rank,
    targets: [ALL_LINEAR],
  })),
);

/**
 * Returns a count with this many base parameters, none of them in linear modules, and this many trained
 * parameters.
 */
export function createCount(base: number, trainable: number) {
  const other = [group("weights", "all", [base])];
  const count = countAdapters(complete[0]!, { rank: 1, targets: ALL_LINEAR });
  return { ...count, model: { ...count.model, modules: [], other }, modules: [], base, trainable };
}
