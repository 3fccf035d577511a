/** Social cards for site generators other than Eleventy: the picture of a page as a file, and the elements that name it. */
import { LoraError } from "../../src/errors.js";
import type { Drawing } from "../../src/figures/figure.js";
import { composePreview } from "../../src/figures/preview.js";
import { readFrontMatter, skipFrontMatter } from "../../src/front-matter.js";
import { locales as builtIn } from "../../src/locales/languages.js";
import { SiteLocales } from "../../src/locales/site-locales.js";
import { type InputOf, type Option, readOptions, text } from "../../src/options.js";
import { Renderer } from "../../src/render/png.js";
import { parseTag } from "../../src/tag/arguments.js";
import { renderTag } from "../../src/tag/evaluate.js";
import { makesFigure } from "../../src/tag/figure.js";
import { LANG } from "../../src/tag/options.js";
import { TagError } from "../../src/tag/values.js";
import { type HeadElement, toMetas } from "../head.js";
import { createReaders } from "../host-files.js";
import { LOCALES } from "../lang.js";
import { tagOnLines } from "../tags.js";
import { toImageUrl } from "./address.js";

const cardOptions = {
  /** The absolute URL of the site's root, ending in "/". */
  siteUrl: text({
    pattern: /^https?:\/\/\S+\/$/,
    allowed: 'an absolute URL that ends in "/"',
    about: "the URL of the site's root",
  }),
  /** The site's name, at the top of the card. */
  siteName: text({ pattern: /\S/, allowed: "text", default: "none", about: "the site's name" }),
  /** The title, if the front matter has none. */
  title: text({
    pattern: /\S/,
    allowed: "text",
    default: "the first heading",
    about: "the title, if the front matter has none",
  }),
  /** Returns the bytes of a file that the page's figure names. */
  readFile: {
    type: "text",
    allowed: "a function that returns the bytes of a file",
    default: "none",
    about: "reads the files that the page's figure names",
    read: (value) => (typeof value === "function" ? (value as ReadFile) : undefined),
  } as Option<ReadFile> & { default: string },
  /** The author's languages: `readLocales("words")`. */
  locales: LOCALES,
  /** Draws the card. Set it to use other fonts: `new Renderer({ fonts: ["./a.ttf"] })`. */
  renderer: {
    type: "text",
    allowed: "a Renderer",
    default: "one with the package's fonts",
    about: "draws the card",
    read: (value) => (value instanceof Renderer ? value : undefined),
  } as Option<Renderer> & { default: string },
};

type ReadFile = (name: string) => Uint8Array | undefined;

export type CardOptions = InputOf<typeof cardOptions>;

export interface Card {
  /** The path of the PNG file below the site's root. It changes with the picture. */
  readonly path: string;
  readonly content: Uint8Array;
  /** The absolute URL of the file. */
  readonly url: string;
  /** The elements for the head of the page. */
  readonly head: readonly HeadElement[];
}

/** Matches a heading. It tries each run of spaces and of “#” once. */
const HEADING = /^#\s+(.+?)(?<!\s)\s*(?<!#)#*$/m;

const sharedRenderer = new Renderer();

/**
 * Returns the card of a page: its title, and the claim and picture of its first figure, if it has one. `markdown` is the
 * page's source with its front matter. Rejects with LoraError for a wrong option, and with TagError for a wrong tag.
 */
export async function createCard(markdown: string, options: CardOptions): Promise<Card> {
  const read = readOptions(cardOptions, options);
  const { siteUrl, siteName, renderer = sharedRenderer } = read;
  if (typeof markdown !== "string")
    throw new LoraError("markdown", "the source of a page", markdown);
  const { data } = readFrontMatter(markdown);
  const body = withoutFences(markdown.slice(skipFrontMatter(markdown)));
  const drawing = findDrawing(body, data, read);
  const heading = HEADING.exec(body)?.[1];
  const title = toText(data.title) ?? read.title ?? heading ?? drawing?.compose("wide").title;
  if (title === undefined)
    throw new LoraError("title", "the page's title, because the page has none", title);
  const description = toText(data.description);
  const scene = composePreview(drawing, { title, description, siteName }, await renderer.measure());
  const settings = { colours: "fewest" } as const;
  const path = toImageUrl(renderer.keyOf(scene, settings)).slice(1);
  const url = new URL(path, siteUrl).href;
  const head = toMetas({ title, description, alt: scene.desc }, url);
  return { path, url, head, content: await renderer.toPng(scene, settings) };
}

const toText = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;

const withoutFences = (markdown: string) =>
  markdown.replace(
    /^[ >]*(`{3,}(?!`)|~{3,}(?!~)).*\r?\n(?:[\s\S]*?^[ >]*\1[`~]*[^\S\n]*$|[\s\S]*)/gm,
    "",
  );

/** Returns the first figure of a page. */
function findDrawing(
  body: string,
  data: Readonly<Record<string, unknown>>,
  { readFile, locales }: CardOptions,
): Drawing | undefined {
  const site = new SiteLocales(builtIn, locales);
  for (const { index, 0: prefix } of body.matchAll(/^ {0,3}(?:[>*+-] *|\d+[.)] +)*(?=<%)/gm)) {
    const source = tagOnLines(body.slice(index + prefix.length));
    const tag = source === undefined ? undefined : parseTag(source);
    if (!tag || "error" in tag || !makesFigure(tag.args)) continue;
    try {
      const rendered = renderTag(
        tag.args,
        { frontmatter: data, ...data },
        {
          lang: LANG.read(data.lang),
          findLocale: (lang) => site.find(lang),
          ...(readFile && createReaders(readFile)),
        },
      );
      if (rendered.kind === "figure" && rendered.figure) return rendered.figure.drawing;
    } catch (error) {
      if (!(error instanceof TagError || error instanceof LoraError)) throw error;
      throw new TagError(`${tag.source}: ${error.message}`);
    }
  }
  return undefined;
}
