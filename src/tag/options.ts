/** The options of every figure's tag. */
import { kinds } from "../figures/kinds.js";
import { DETAILS } from "../html/details.js";
import { HTML_OPTIONS } from "../html/options.js";
import { choice, number, text } from "../options.js";
import { SHOW, STYLE } from "./show.js";

const MAX_SCALE = 3;
export const DEFAULT_SCALE = 2;

const figureNames = kinds.map(({ name }) => name);

export const ID = text({
  pattern: /^\p{L}[\p{L}\p{N}_-]*$/u,
  allowed: "a letter followed by letters, digits, “-” and “_”",
  default: "derived from the page's URL",
  about: "the figure's id for links; unique on its page",
});

export const LANG = text({
  pattern: HTML_OPTIONS.lang.pattern,
  allowed: HTML_OPTIONS.lang.allowed,
  default: "that of the page",
  about: "the language of the words and numbers",
});

export const tagOptions = {
  figure: choice(figureNames, {
    default: "the first figure that accepts the given options",
    about: "the kind of figure",
  }),
  format: choice(["svg", "png"], {
    default: "svg",
    about: "the image format: SVG in the page, or PNG files in /lora/",
  }),
  scale: number({
    min: 1,
    max: MAX_SCALE,
    default: String(DEFAULT_SCALE),
    about: "the largest device pixel ratio of PNG files, with format=png",
  }),
  show: SHOW,
  style: STYLE,
  caption: {
    ...HTML_OPTIONS.caption,
    about: "the caption, which may contain inline Markdown; an empty string removes it",
  },
  alt: HTML_OPTIONS.alt,
  id: ID,
  lang: LANG,
  table: HTML_OPTIONS.table,
  details: DETAILS,
  interactive: { ...HTML_OPTIONS.interactive, default: "true" },
};
