/** Counts to take the memory of: every complete model's, and any that one wishes for. */
import { countOn } from "../../src/models/count.js";
import { group } from "../../src/models/groups.js";
import { models } from "../../src/models/lookup.js";
import { ALL_LINEAR } from "../../src/models/targets.js";

const complete = models().filter((model) => model.other);
const RANKS = [1, 8, 64];

/** Every complete model's count at each of the ranks, all linear modules adapted. */
export const counts = complete.flatMap((model) =>
  RANKS.map((rank) => countOn(model, { rank, targets: ALL_LINEAR })),
);
export const inputs = complete.flatMap((model) =>
  RANKS.map((rank) => ({ model: model.id, rank, targets: [ALL_LINEAR] })),
);

/** A base of so many parameters, none in linear modules, and so many trained ones. */
export function countOf(base: number, trainable: number) {
  const other = [group("weights", "all", [base])];
  const count = countOn(complete[0]!, { rank: 1, targets: ALL_LINEAR });
  return { ...count, model: { ...count.model, modules: [], other }, modules: [], base, trainable };
}
