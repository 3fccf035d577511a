import { defineFigure } from "../../../src/figures/define.js";
import { boolean, choice, number } from "../../../src/options.js";
import * as interactive from "./interactive.js";
import * as english from "./locales/en/dial.ftl";
import { live, page } from "./logic.js";

/** A figure with every kind of control, for tests of behavior that all figures share. */
export const dial = defineFigure({
  name: "dial",
  options: {
    turn: number({
      min: 1,
      max: 100,
      isWhole: false,
      about: "how far",
      control: { kind: "slider", scale: [16, 32, 100], min: 1, max: 100 },
    }),
    side: choice(["left", "right"], { about: "which way", control: { kind: "choice" } }),
    wide: boolean({ default: "false", about: "how wide", control: { kind: "tick" } }),
  },
  examples: [{ turn: 16, side: "left" }],
  interactive,
  words: { english, live, page },
  card: () => [],
  resolve: (values) => values,
});
