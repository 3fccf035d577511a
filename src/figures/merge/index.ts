import { checkLimits, choice, number } from "../../options.js";
import { defineFigure } from "../define.js";
import { dimension } from "../options.js";
import { card } from "./card.js";
import { TASKS } from "./example.js";
import { clip, compose, count } from "./interactive.js";
import { measureRounding } from "./rounding.js";
import { composeRounding, drawCard } from "./rounding-picture.js";
import { type AllInput, type AllNumbers, type Live, live, page } from "./rounding-words.js";

const USUAL = { task: TASKS[0]!, tasks: 10, rank: 8, d: 4096, k: 4096 } as const;

const OPTIONS = {
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
};

/** Shows an adapter that is merged into W, and the bytes that many adapters take. */
export const merge = defineFigure({
  name: "merge",
  options: OPTIONS,
  examples: [
    {},
    { task: "code", tasks: 100 },
    { task: "poems", tasks: 3, rank: 64, d: 11008 },
    { precision: "bf16" },
  ],
  // Scripts of pages contain only interactive.ts, because the figure in bf16 has no controls.
  interactive: {
    clip: (input: AllInput) => clip(input),
    count: (input: AllInput): AllNumbers => ({ ...count(input), merges: input.merges }),
    compose: (counts: AllNumbers, composition, words: Live) =>
      counts.merges
        ? composeRounding(counts.merges, composition, words.rounding)
        : compose(counts, composition, words),
  },
  card: (counts, words, room, measure) =>
    counts.merges
      ? drawCard(counts.merges, words.card.rounding, room)
      : card(counts, words, room, measure),
  words: { live, page },
  resolve({ precision, ...values }) {
    const defined = Object.entries(values).filter(([, value]) => value !== undefined);
    const input = { ...USUAL, ...Object.fromEntries(defined) };
    checkLimits(OPTIONS, input);
    if (precision !== "bf16") return input;
    return { ...input, merges: measureRounding(), inactiveOptions: ["task", "tasks"] };
  },
});
