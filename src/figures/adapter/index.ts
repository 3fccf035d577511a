import { FILE } from "../../adapter/option.js";
import { choice, number } from "../../options.js";
import { defineFigure } from "../define.js";
import { card } from "./card.js";
import { EXAMPLE } from "./example.js";
import { clip, compose, count } from "./interactive.js";
import { MEASURES } from "./numbers.js";
import { resolve } from "./resolve.js";
import { live, page } from "./words.js";

/** What a trained adapter learned: the size of each module's update, and the directions that hold most of it. */
export const adapter = defineFigure({
  name: "adapter",
  options: {
    file: FILE,
    share: number({
      min: 50,
      max: 99,
      default: "90",
      about: "the share of ‖ΔW‖² that the counted directions hold, in percent",
      control: { kind: "slider", scale: [50, 60, 70, 75, 80, 85, 90, 95, 99], min: 50, max: 99 },
    }),
    measure: choice(MEASURES, {
      default: "update",
      about: "the size of an update: ‖ΔW‖, or per entry ‖ΔW‖/√(dk)",
      control: { kind: "choice" },
    }),
  },
  examples: [{ file: EXAMPLE }, { file: EXAMPLE, share: 99, measure: "entry" }],
  interactive: { clip, count, compose },
  hasNoNotes: true,
  card,
  words: { live, page },
  resolve,
});
