import { LoraError } from "../src/errors.js";
import type { Tag } from "../src/tag/arguments.js";
import { CONTENT_END } from "../src/tag/content-figure.js";
import { renderTag } from "../src/tag/evaluate.js";
import { NEEDS_SITE_ERROR } from "../src/tag/references.js";
import { TagError } from "../src/tag/values.js";
import { createReaders } from "./host-files.js";
import { type InlineMarkdown, renderCaption } from "./inline-markdown.js";
import { assertFits, type Place } from "./place.js";

/**
 * Returns the function that renders tags for site generators without a renderer of their own. It throws
 * TagError, with the tag's source, for an invalid tag.
 */
export function defaultRender(
  md: InlineMarkdown,
  hasIsland = false,
  readFile?: (name: string, env: object) => Uint8Array | undefined,
) {
  const counts = new WeakMap<object, number>();
  /** For each `env`, the functions that read files, which read each adapter once. */
  const readers = new WeakMap<object, ReturnType<typeof createReaders>>();

  const toHtml = (tag: Tag, place: Place, env: object): string => {
    if ("error" in tag) throw tag.error;
    const renderMarkdown = (text: string) => renderCaption(md, text, env);
    if (readFile && !readers.has(env))
      readers.set(
        env,
        createReaders((name) => readFile(name, env)),
      );
    const rendered = renderTag(tag.args, env, {
      hasIsland,
      renderMarkdown,
      ...readers.get(env),
    });
    if (rendered.kind === "number") return rendered.text;
    if (rendered.kind === "reference" || rendered.kind === "list")
      throw new TagError(NEEDS_SITE_ERROR);
    assertFits(rendered, place);
    if (rendered.kind === "end") return CONTENT_END;
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
