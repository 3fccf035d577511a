import { LoraError } from "../src/errors.js";
import type { Inline } from "../src/inline.js";
import { type SiteLocale, SiteLocales } from "../src/locales/site-locales.js";
import { readOption } from "../src/options.js";
import type { Tag } from "../src/tag/arguments.js";
import { renderTag } from "../src/tag/evaluate.js";
import { LANG } from "../src/tag/options.js";
import { NEEDS_SITE_ERROR } from "../src/tag/references.js";
import { TagError } from "../src/tag/values.js";
import { CONTENT_END, writeRendered } from "../src/tag/write.js";
import { createReaders } from "./host-files.js";
import { DEFAULT_LANG, LOCALES } from "./lang.js";
import { assertFits, type Place } from "./place.js";

/** The options that the plugins of markdown-it and remark share. */
export interface RenderOptions {
  /** Whether figures get controls, which need the scripts of `toAssets`. Default: false. */
  readonly interactive?: boolean;
  /** The language of pages that state none, such as "de". Default: English. */
  readonly lang?: string;
  /** The author's languages: `readLocales("words")`. `toAssets` needs the folder too. */
  readonly locales?: readonly SiteLocale[];
}

export const RENDER_OPTIONS = ["readFile", "interactive", "lang", "locales"];

/** Throws LoraError for a wrong option that the plugins of markdown-it and remark share. */
export function assertRenderOptions(
  readFile: unknown,
  { interactive, lang, locales }: RenderOptions,
): void {
  if (lang !== undefined) readOption("lang", DEFAULT_LANG, lang);
  if (locales !== undefined) readOption("locales", LOCALES, locales);
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
  renderMarkdown: (text: string, env: object) => readonly Inline[],
  { interactive = false, lang, locales }: RenderOptions = {},
  readFile?: (name: string, env: object) => Uint8Array | undefined,
) {
  const siteLocales = new SiteLocales(locales);
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
      hasIsland: interactive,
      lang: LANG.read((env as { lang?: unknown }).lang) ?? lang,
      findLocale: (tag) => siteLocales.find(tag),
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
    return writeRendered(rendered, { id: rendered.id ?? `lora-${count}` });
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
