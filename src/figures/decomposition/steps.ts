/** What a page adds to the figure: several ranks to choose among, and an exercise. */
import { exact } from "../../format.js";
import { type Counts, LoraError, type LoraInput, lora, rankForSavings } from "../../lora.js";
import type { Composition } from "../../scene.js";
import type { Goal, Steps } from "../figure.js";
import { overlay } from "../overlay.js";
import { compose } from "./layout.js";
import * as say from "./words.js";

const MAX_STEPS = 8;
export const STEPS_ALLOWED = `a list of 2 to ${MAX_STEPS} rising ranks, the figure's own among them`;
export const GOAL_ALLOWED = "a share from 0 up to, but not including, 1 that some rank saves";

/** The counts at each of the ranks. Throws LoraError. */
export function countSteps(input: LoraInput, ranks: unknown): Counts[] {
  const list = Array.isArray(ranks) ? ranks : [];
  const isRising = list.every((rank, index) => index === 0 || rank > list[index - 1]);
  if (list.length < 2 || list.length > MAX_STEPS || !isRising || !list.includes(input.rank))
    throw new LoraError("steps", STEPS_ALLOWED, ranks);
  const most = Math.min(input.d, input.k);
  if (list.some((rank) => !Number.isInteger(rank) || rank < 1 || rank > most))
    throw new LoraError("steps", `ranks from 1 to ${exact(most)}, the smaller of d and k`, ranks);
  return list.map((rank) => lora({ ...input, rank }));
}

export function drawSteps(all: readonly Counts[], chosen: Counts): Steps {
  const most = all.at(-1)!.rank;
  const draw = (composition: Composition) => overlay(all.map((n) => compose(n, composition, most)));
  return {
    wide: draw("wide"),
    narrow: draw("narrow"),
    chosen: all.findIndex(({ rank }) => rank === chosen.rank),
    most,
    legend: say.stepsLegend,
    labels: all.map((n) => ({ name: say.stepName(n), spoken: say.spoken(n, "rank") })),
    table: say.stepsTable(all),
  };
}

/** The exercise to find the rank that saves at least the share `savings`. Throws LoraError. */
export function setGoal(n: Counts, savings: number): Goal {
  if (!(savings >= 0 && savings < 1)) throw new LoraError("goal", GOAL_ALLOWED, savings);
  const rank = rankForSavings({ savings, d: n.d, k: n.k });
  if (rank === 0) throw new LoraError("goal", GOAL_ALLOWED, savings);
  const { d, k } = n;
  return say.goal(lora({ rank, d, k }), lora({ rank: rank + 1, d, k }), savings);
}
