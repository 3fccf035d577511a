import { LoraError } from "../src/errors.js";
import type { RichText } from "../src/figures/figure.js";
import type { Tag } from "../src/tag/arguments.js";
import { CONTENT_END } from "../src/tag/content-figure.js";
import { renderTag } from "../src/tag/evaluate.js";
import { NEEDS_SITE_ERROR } from "../src/tag/references.js";
import { TagError } from "../src/tag/values.js";
import { createReaders } from "./host-files.js";
import { assertFits, type Place } from "./place.js";

/** Throws LoraError for a wrong option that the plugins of markdown-it and remark share. */
export function assertRenderOptions(readFile: unknown, interactive: unknown): void {
  if (readFile !== undefined && typeof readFile !== "function")
    throw new LoraError("readFile", "a function that returns the bytes of a file", readFile);
  if (interactive !== undefined && typeof interactive !== "boolean")
    throw new LoraError("interactive", "true or false", interactive);
}

/**
 * Returns the function that renders tags for site generators without a renderer of their own. It throws
 * TagError, with the tag's source, for an invalid tag. `renderMarkdown` renders captions.
 */
export function defaultRender(
  renderMarkdown: (text: string, env: object) => RichText,
  hasIsland = false,
  readFile?: (name: string, env: object) => Uint8Array | undefined,
) {
  const counts = new WeakMap<object, number>();
  /** For each `env`, the functions that read files, which read each adapter once. */
  const readers = new WeakMap<object, ReturnType<typeof createReaders>>();

  const toHtml = (tag: Tag, place: Place, env: object): string => {
    if ("error" in tag) throw tag.error;
    if (readFile && !readers.has(env))
      readers.set(
        env,
        createReaders((name) => readFile(name, env)),
      );
    const rendered = renderTag(tag.args, env, {
      hasIsland,
      renderMarkdown: (text) => renderMarkdown(text, env),
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
