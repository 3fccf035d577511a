/** The options of every figure's tag, whatever its figure. */
import { figures } from "../figures/index.js";
import { HTML_OPTIONS } from "../html/figure.js";
import { choice, number, text } from "../options.js";
import { SHOW, STYLE } from "./show.js";

/** How many scales image files can have, 1 and up, and how many they have where none is named. */
const SCALES = 3;
export const USUAL_SCALE = 2;

const figureNames = Object.keys(figures);

export const ID = text({
  pattern: /^\p{L}[\p{L}\p{N}_-]*$/u,
  allowed: "a letter followed by letters, digits, “-” and “_”",
  default: "made from the page's address",
  about: "the figure's id, to link to; unique on its page",
});

export const tagOptions = {
  figure: choice(figureNames, {
    default: "the first that takes what is given",
    about: "which kind of figure",
  }),
  format: choice(["svg", "png"], {
    default: "svg",
    about: "vectors in the page, or image files beside it",
  }),
  scale: number({
    min: 1,
    max: SCALES,
    default: String(USUAL_SCALE),
    about: "with format=png: files for screens of up to so many pixels a CSS pixel",
  }),
  show: SHOW,
  style: STYLE,
  caption: HTML_OPTIONS.caption,
  alt: HTML_OPTIONS.alt,
  id: ID,
  table: HTML_OPTIONS.table,
  interactive: { ...HTML_OPTIONS.interactive, default: "true" },
};
