/** The options of every tag, whatever its figure. */
import type { Option } from "../figures/figure.js";
import { figures } from "../figures/index.js";
import { USUAL_MAX_RANK } from "../html/controls.js";
import { MAX_DIMENSION } from "../lora.js";
import { SHOWN, STYLES } from "./show.js";

/** The figure of one matrix, and of a model where the tag names one. */
export const DEFAULT_FIGURE = "decomposition";
export const DEFAULT_OF_MODEL = "model";

/** How many scales image files can have, 1 and up, and how many they have where none is named. */
export const SCALES = 3;
export const USUAL_SCALE = 2;

const oneOf = (values: readonly string[]) => ({ values, allowed: `one of ${values.join(", ")}` });

export const tagOptions: readonly Option[] = [
  {
    name: "figure",
    type: "choice",
    ...oneOf(Object.keys(figures)),
    default: `${DEFAULT_FIGURE}, or ${DEFAULT_OF_MODEL} where model= is given`,
    about: "which kind of figure",
  },
  {
    name: "format",
    type: "choice",
    ...oneOf(["svg", "png"]),
    default: "svg",
    about: "vectors in the page, or image files beside it",
  },
  {
    name: "scale",
    type: "number",
    allowed: `a whole number from 1 to ${SCALES}`,
    default: String(USUAL_SCALE),
    about: "with format=png: files for screens of up to so many pixels a CSS pixel",
  },
  {
    name: "show",
    type: "choice",
    ...oneOf(SHOWN),
    default: "a figure",
    about: "one number in a sentence, in place of a figure",
  },
  {
    name: "style",
    type: "choice",
    ...oneOf(STYLES),
    default: "exact",
    about: "with show: every digit, or three of them with a unit",
  },
  {
    name: "caption",
    type: "text",
    allowed: "text in quotes",
    default: "generated from the numbers",
    about: "the words below the figure; an empty caption leaves them out",
  },
  {
    name: "alt",
    type: "text",
    allowed: "text in quotes that is not empty and not the caption",
    default: "generated from the numbers",
    about: "the words that stand for the picture where it cannot be seen",
  },
  {
    name: "id",
    type: "text",
    allowed: "a letter followed by letters, digits, “-” and “_”",
    default: "made from the page's address",
    about: "the figure's id, to link to; unique on its page",
  },
  {
    name: "table",
    type: "boolean",
    allowed: "true or false",
    default: "true",
    about: "whether description and table follow the figure",
  },
  {
    name: "interactive",
    type: "boolean",
    allowed: "true or false",
    default: "true",
    about: "whether readers whose browser runs scripts get controls",
  },
  {
    name: "maxRank",
    type: "number",
    allowed: `a whole number from 1 to ${MAX_DIMENSION.toLocaleString("en-US")}`,
    default: String(USUAL_MAX_RANK),
    about: "how far the rank's slider goes, never past the smaller of d and k",
  },
];

export function optionOf(name: string): Option {
  return tagOptions.find((option) => option.name === name)!;
}
