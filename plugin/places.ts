/** Where a tag can stand, and what fits there. */
import type { Rendered } from "../src/tag/evaluate.js";
import { TagError } from "../src/tag/values.js";

/**
 * On lines of its own; in a text where a link can stand, which only references ask for; in any other
 * text, as an attribute's.
 */
export type Place = "block" | "phrase" | "inline";

const NO_FIGURE_HERE =
  "a figure needs a line of its own; here only a number fits, as in show=trainable";
const NO_LIST_HERE = "a list of figures needs a line of its own";
const NO_LINK_HERE = "a reference is a link, and none can stand in an attribute or in a link";

/** Throws TagError where nothing of this kind can stand. */
export function assertFits({ kind }: Rendered, place: Place): void {
  if (kind === "figure" && place !== "block") throw new TagError(NO_FIGURE_HERE);
  if (kind === "list" && place !== "block") throw new TagError(NO_LIST_HERE);
  if (kind === "reference" && place === "inline") throw new TagError(NO_LINK_HERE);
}
