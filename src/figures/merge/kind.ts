import { choice, number } from "../../options.js";
import { defineKind } from "../kind.js";
import { dimension } from "../options.js";
import { TASKS } from "./example.js";

export const USUAL = { task: TASKS[0]!, tasks: 10, rank: 8, d: 4096, k: 4096 } as const;

export const kind = defineKind({
  name: "merge",
  options: {
    task: choice(TASKS, {
      default: USUAL.task,
      about: "the task whose adapter is shown",
      control: { kind: "choice" },
    }),
    tasks: number({
      min: 1,
      max: 1000,
      default: String(USUAL.tasks),
      about: "the number of tasks whose weights are stored",
      control: { kind: "slider", scale: [1, 2, 3, 5, 10, 20, 50, 100], min: 1, max: 100 },
    }),
    rank: number({
      min: 1,
      atMost: ["d", "k"],
      default: String(USUAL.rank),
      allowed: "a whole number from 1 to the smaller of d and k",
      about: "the rank of the stored adapters",
    }),
    d: dimension({ default: String(USUAL.d), about: "the number of rows of the stored matrix" }),
    k: dimension({ default: String(USUAL.k), about: "the number of columns of the stored matrix" }),
    precision: choice(["exact", "bf16"], {
      default: "exact",
      about:
        "exact: the worked example; bf16: the weights of a random W that change when BA is added, whatever the other options",
    }),
  },
  examples: [
    {},
    { task: "code", tasks: 100 },
    { task: "poems", tasks: 3, rank: 64, d: 11008 },
    { precision: "bf16" },
  ],
});
