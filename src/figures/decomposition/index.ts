import { exact } from "../../format.js";
import { type LoraInput, lora, MAX_DIMENSION } from "../../lora.js";
import type { Drawing, Figure } from "../figure.js";
import { ALPHA, RANK } from "../options.js";
import { compose } from "./layout.js";
import { countSteps, drawSteps, GOAL_ALLOWED, STEPS_ALLOWED, setGoal } from "./steps.js";
import * as say from "./words.js";

/** W + BA = W′ as rectangles to scale, with the parameter counts as bars. */
export const decomposition: Figure = {
  name: "decomposition",
  summary: "One weight matrix, its two low-rank factors, and what training them costs.",
  options: [
    RANK,
    {
      name: "d",
      type: "number",
      allowed: `a whole number from 1 to ${exact(MAX_DIMENSION)}`,
      about: "out_features, the rows of W",
    },
    {
      name: "k",
      type: "number",
      allowed: `a whole number from 1 to ${exact(MAX_DIMENSION)}`,
      about: "in_features, the columns of W",
    },
    ALPHA,
    {
      name: "steps",
      type: "numbers",
      allowed: STEPS_ALLOWED,
      default: "the figure's own rank alone",
      about: "ranks that a reader without scripts may choose, and that print side by side",
      isForPages: true,
    },
    {
      name: "goal",
      type: "number",
      allowed: GOAL_ALLOWED,
      default: "no exercise",
      about: "sets the exercise to find the largest rank that saves that share",
      isForPages: true,
    },
  ],
  examples: [
    { rank: 8, d: 4096, k: 4096 },
    { rank: 4, d: 32, k: 32 },
    { rank: 64, d: 11008, k: 4096, alpha: 128 },
    { rank: 16, d: 1024, k: 4096 },
    { rank: 16, d: 16, k: 16 },
  ],
  draw(values): Drawing {
    const input = values as unknown as LoraInput;
    const n = lora(input);
    const all = values.steps === undefined ? undefined : countSteps(input, values.steps);
    const steps = all && drawSteps(all, n);
    return {
      ...(steps ? { steps } : {}),
      ...(values.goal === undefined ? {} : { goal: setGoal(n, values.goal as number) }),
      get wide() {
        return compose(n, "wide", steps?.most);
      },
      get narrow() {
        return compose(n, "narrow", steps?.most);
      },
      moving: {
        element: "lora-figure",
        rank: n.rank,
        limit: Math.min(n.d, n.k),
        size: { d: n.d, k: n.k },
        // The author's own alpha stays when the rank moves; without one the scaling stays 1.
        data: { most: steps?.most, alpha: input.alpha },
      },
      caption: all ? say.stepsCaption(all) : say.caption(n),
      description: all ? say.stepsAlt(all) : say.alt(n),
      explanation: say.explanation,
      get table() {
        return say.table(n);
      },
    };
  },
};
