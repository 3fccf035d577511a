/** The options of every figure's tag, whatever its figure. */
import { figures } from "../figures/index.js";
import { boolean, choice, number, text } from "../options.js";
import { SHOWN, STYLES } from "./show.js";

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
  show: choice(SHOWN, {
    default: "a figure",
    about: "one number in a sentence, in place of a figure",
  }),
  style: choice(STYLES, {
    default: "exact",
    about: "with show: every digit, or three of them with a unit",
  }),
  caption: text({
    default: "generated from the numbers",
    about: "the words below the figure; an empty caption leaves them out",
  }),
  alt: text({
    pattern: /\S/,
    allowed: "text in quotes that is not empty and not the caption",
    default: "generated from the numbers",
    about: "the words that stand for the picture where it cannot be seen",
  }),
  id: ID,
  table: boolean({
    default: "true",
    about: "whether description and table follow the figure",
  }),
  interactive: boolean({
    default: "true",
    about: "whether readers whose browser runs scripts get controls",
  }),
};
