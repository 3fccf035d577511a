import { LoraError } from "../src/errors.js";
import type { Tag } from "../src/tag/arguments.js";
import { type Rendered, renderTag } from "../src/tag/evaluate.js";
import { NOT_ON_A_SITE } from "../src/tag/references.js";
import { TagError } from "../src/tag/values.js";

/**
 * Where a tag is: "block" is alone on its lines, "phrase" is in text that may contain a link, and
 * "inline" is in any other text, such as an attribute.
 */
export type Place = "block" | "phrase" | "inline";

const NO_FIGURE_HERE =
  "a figure needs a line of its own; here only a number fits, as in show=trainable";
const NO_LIST_HERE = "a list of figures needs a line of its own";
const NO_LINK_HERE = "a reference is a link, which is not allowed in an attribute or in a link";

/** Throws TagError if the result of a tag is not allowed at the place. */
export function assertFits({ kind }: Rendered, place: Place): void {
  if (kind === "figure" && place !== "block") throw new TagError(NO_FIGURE_HERE);
  if (kind === "list" && place !== "block") throw new TagError(NO_LIST_HERE);
  if (kind === "reference" && place === "inline") throw new TagError(NO_LINK_HERE);
}

/**
 * Returns the function that renders tags for hosts without a renderer of their own. It throws
 * TagError, with the tag's source, for an invalid tag.
 */
export function defaultRender(hasIsland = false) {
  const counts = new WeakMap<object, number>();

  const toHtml = (tag: Tag, place: Place, env: object): string => {
    if ("error" in tag) throw tag.error;
    const rendered = renderTag(tag.args, env, { hasIsland });
    if (rendered.kind === "number") return rendered.text;
    if (rendered.kind !== "figure") throw new TagError(NOT_ON_A_SITE);
    assertFits(rendered, place);
    const count = (counts.get(env) ?? 0) + 1;
    counts.set(env, count);
    return rendered.html(rendered.id ?? `lora-${count}`);
  };

  return (tag: Tag, place: Place, env: object): string => {
    try {
      return toHtml(tag, place, env);
    } catch (error) {
      if (!(error instanceof TagError || error instanceof LoraError)) throw error;
      // Hosts report the file, but not the tag.
      throw new TagError(`${tag.source}: ${error.message}`);
    }
  };
}
