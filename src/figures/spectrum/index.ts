import { choice, number } from "../../options.js";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import { ERRORS } from "./errors.js";
import { clip, compose, count } from "./interactive.js";
import { DECAYS, SIDE } from "./setting.js";
import { composeSheets, drawCard } from "./sheets.js";
import { type AllInput, type AllNumbers, type Live, live, page, VIEWS } from "./sheets-words.js";

/** Shows why a low rank can be enough, and when it is not: the lowest possible error, and LoRA's after training. */
export const spectrum = defineFigure({
  name: "spectrum",
  options: {
    rank: number({
      min: 1,
      max: SIDE,
      about:
        "the rank r: the number of the target's singular directions that B and A can represent",
      control: { kind: "slider", scale: "linear", min: 1, max: SIDE },
    }),
    decay: choice(DECAYS, {
      default: "fast",
      about: "the decay of the target's singular values",
      control: { kind: "choice" },
    }),
    seed: number({
      min: 1,
      max: ERRORS.length,
      default: "1",
      about: "the seed of the random directions, the inputs and the initial A",
    }),
    view: choice(VIEWS, {
      default: "values",
      about:
        "values: singular values and errors; sheets: the best BA as a growing sum of matrices of rank 1",
    }),
  },
  examples: [
    { rank: 4, decay: "fast" },
    { rank: 4, decay: "slow" },
    { rank: 4, decay: "flat" },
    { rank: 8, decay: "slow", seed: 3 },
    { rank: 16 },
    { rank: 4, view: "sheets" },
  ],
  // Scripts of pages contain only interactive.ts, because the view of sheets has no controls.
  interactive: {
    clip: (input: AllInput) => clip(input),
    count: (input: AllInput): AllNumbers => ({ ...count(input), view: input.view }),
    compose: (counts: AllNumbers, composition, words: Live) =>
      counts.view ? composeSheets(counts, composition, words) : compose(counts, composition, words),
  },
  hasNoNotes: true,
  words: { live, page },
  card: (counts, words, room) =>
    counts.view ? drawCard(counts, words, room) : card(counts, words, room),
  resolve({ rank, decay = "fast", seed = 1, view }) {
    const input = { rank, decay, fits: ERRORS[seed - 1]! };
    return view === "sheets" ? { ...input, view, inactiveOptions: ["rank", "decay"] } : input;
  },
});
