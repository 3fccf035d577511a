import { LoraError } from "../src/errors.js";
import type { Inline } from "../src/inline.js";
import { getHtmlWords } from "../src/locales/index.js";
import { locales as builtIn } from "../src/locales/languages.js";
import { type SiteLocale, SiteLocales } from "../src/locales/site-locales.js";
import { readOption } from "../src/options.js";
import type { Tag } from "../src/tag/arguments.js";
import { renderTag } from "../src/tag/evaluate.js";
import { LANG } from "../src/tag/options.js";
import { TagError } from "../src/tag/values.js";
import { CONTENT_END, writeRendered } from "../src/tag/write.js";
import { createReaders } from "./host-files.js";
import { DEFAULT_LANG, LOCALES } from "./lang.js";
import { PageFigures } from "./page-figures.js";
import { assertFits, type Place } from "./place.js";

/** The options that the plugins of markdown-it and remark share. */
export interface RenderOptions {
  /** Whether figures get controls, which need the scripts of `toAssets`. Default: false. */
  readonly interactive?: boolean;
  /** Whether figures and tables are numbered, so that `loraRef` can refer to them. Default: true. */
  readonly numbers?: boolean;
  /** The language of pages that state none, such as "de". Default: English. */
  readonly lang?: string;
  /** The author's languages: `readLocales("words")`. `toAssets` needs the folder too. */
  readonly locales?: readonly SiteLocale[];
}

/** The keys of a page's data that figures depend on. VitePress has the front matter below a key. */
interface PageData {
  readonly lang?: unknown;
  readonly chapter?: unknown;
  readonly frontmatter?: { readonly chapter?: unknown };
}

export const RENDER_OPTIONS = ["readFile", "interactive", "numbers", "lang", "locales"];

/** Throws LoraError for a wrong option that the plugins of markdown-it and remark share. */
export function assertRenderOptions(
  readFile: unknown,
  { interactive, numbers, lang, locales }: RenderOptions,
): void {
  if (lang !== undefined) readOption("lang", DEFAULT_LANG, lang);
  if (locales !== undefined) readOption("locales", LOCALES, locales);
  if (readFile !== undefined && typeof readFile !== "function")
    throw new LoraError("readFile", "a function that returns the bytes of a file", readFile);
  if (interactive !== undefined && typeof interactive !== "boolean")
    throw new LoraError("interactive", "true or false", interactive);
  if (numbers !== undefined && typeof numbers !== "boolean")
    throw new LoraError("numbers", "true or false", numbers);
}

/**
 * Returns the function that renders tags for site generators without a renderer of their own. It throws
 * TagError, with the tag's source, for an invalid tag. `renderMarkdown` renders captions.
 */
export function defaultRender(
  renderMarkdown: (text: string, env: object) => readonly Inline[],
  { interactive = false, numbers = true, lang, locales }: RenderOptions = {},
  readFile?: (name: string, env: object) => Uint8Array | undefined,
) {
  const siteLocales = new SiteLocales(builtIn, locales);
  const pages = new WeakMap<object, PageFigures>();
  /** For each `env`, the functions that read files, which read each adapter once. */
  const readers = new WeakMap<object, ReturnType<typeof createReaders>>();

  const toHtml = (tag: Tag, place: Place, env: object): string => {
    if ("error" in tag) throw tag.error;
    if (readFile && !readers.has(env))
      readers.set(
        env,
        createReaders((name) => readFile(name, env)),
      );
    const { lang: stated, chapter, frontmatter } = env as PageData;
    const pageLang = LANG.read(stated) ?? lang;
    const findLocale = (tag: string) => siteLocales.find(tag);
    const rendered = renderTag(tag.args, env, {
      hasIsland: interactive,
      lang: pageLang,
      findLocale,
      renderMarkdown: (text) => renderMarkdown(text, env),
      ...readers.get(env),
    });
    if (rendered.kind === "number") return rendered.text;
    assertFits(rendered, place);
    if (rendered.kind === "end") return CONTENT_END;
    const words = getHtmlWords(findLocale(pageLang ?? "en"));
    const page =
      pages.get(env) ??
      new PageFigures({ words, chapter: numbers && (chapter ?? frontmatter?.chapter) });
    pages.set(env, page);
    if (rendered.kind === "reference") return page.toLink(rendered.id);
    if (rendered.kind === "list") return page.toList(rendered.chapter);
    const id = page.add(rendered);
    return writeRendered(rendered, { id, number: page.getNumber(id) });
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
