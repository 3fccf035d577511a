/** The places of tags, and the results that are allowed at each. */
import type { Rendered } from "../src/tag/evaluate.js";
import { TagError } from "../src/tag/values.js";

/**
 * The place of a tag: "block" is alone on its lines, "phrase" is in text that may contain a link, and
 * "inline" is in any other text, such as an attribute.
 */
export type Place = "block" | "phrase" | "inline";

const NO_FIGURE_HERE =
  "a figure must be on its own line; here, only a number is possible, as with show=trainable";
const NO_LIST_HERE = "a list of figures must be on its own line";
const NO_END_HERE = "<% endloraFigure %> must be on its own line";
const NO_LINK_HERE =
  "a reference is a link, so it cannot be in an attribute or inside another link";

/** Throws TagError if the result of a tag is not allowed at the place. */
export function assertFits({ kind }: Rendered, place: Place): void {
  if (kind === "figure" && place !== "block") throw new TagError(NO_FIGURE_HERE);
  if (kind === "end" && place !== "block") throw new TagError(NO_END_HERE);
  if (kind === "list" && place !== "block") throw new TagError(NO_LIST_HERE);
  if (kind === "reference" && place === "inline") throw new TagError(NO_LINK_HERE);
}
