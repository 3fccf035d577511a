import * as english from "../../locales/en/merge.ftl";
import { checkLimits, choice, number } from "../../options.js";
import { defineFigure } from "../define.js";
import { dimension } from "../options.js";
import { card } from "./card.js";
import { TASKS } from "./example.js";
import * as interactive from "./interactive.js";
import { live, page } from "./logic.js";
import type { Input } from "./numbers.js";
import { arrange, type Merge, measureRounding } from "./rounding.js";
import { composeRounding, drawCard } from "./rounding-picture.js";

const USUAL = { task: TASKS[0]!, tasks: 10, rank: 8, d: 4096, k: 4096 } as const;

type AllInput = Input & { readonly merges?: readonly Merge[] | undefined };

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
  interactive,
  fixedView: {
    count: ({ merges }: AllInput) => merges && arrange(merges),
    words: ({ rounding }) => rounding,
    compose: (rounding, composition, { page }) =>
      composeRounding(rounding, composition, page.rounding),
    card: (rounding, { page }, room) => drawCard(rounding, page.rounding, room),
  },
  card,
  words: { english, live, page },
  resolve({ precision, ...values }) {
    const defined = Object.entries(values).filter(([, value]) => value !== undefined);
    const input = { ...USUAL, ...Object.fromEntries(defined) };
    checkLimits(OPTIONS, input);
    return precision === "bf16" ? { ...input, merges: measureRounding() } : input;
  },
});
