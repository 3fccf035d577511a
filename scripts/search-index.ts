/** Builds the index of the site's search: the text of every section of every page, as a module for browsers. */
import path from "node:path";
import type { EleventyConfig } from "../plugin/eleventy/config.js";
import { writeFiles } from "../plugin/output.js";
import { isTranslation } from "./site-assets.js";

export interface Section {
  /** The URL, relative to the site's root. */
  readonly url: string;
  /** The title of the page. The heading of the page's first section is the title, too. */
  readonly page: string;
  readonly heading: string;
  readonly text: string;
}

/** Markup, or text between markup. */
const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|[^">])*)>|[^<]+/g;

/** Elements that have no end tag. */
const VOID = /^(?:br|hr|img|input|link|meta|wbr)$/;

/** Elements whose text is not part of the page's prose: pictures, controls, and the source of formulas. */
const LEFT_OUT = /^(?:annotation|button|form|noscript|script|style|svg|textarea)$/;

/** Elements whose text continues the text around them. All elements of formulas except tables do. */
const INLINE =
  /^(?:a|abbr|b|cite|code|em|i|kbd|s|semantics|small|span|strong|sub|sup|u|math|m(?!ain|t[dr]).*)$/;

const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  nbsp: " ",
};

const decode = (text: string) =>
  text
    .replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (entity, name) => ENTITIES[name] ?? entity);

/** Returns text with single spaces, and without the invisible characters of formulas. */
const tidy = (text: string) =>
  text
    .replace(/[\u200b\u2061-\u2064]/g, "")
    .replace(/\s+/g, " ")
    .trim();

/**
 * Returns the sections of a page: its introduction, and a section for each heading. A page without `<main id="content">`
 * has none. `url` is relative to the site's root.
 */
export function toSections(url: string, html: string): Section[] {
  const start = html.indexOf('<main id="content">');
  if (start < 0) return [];
  const content = html.slice(start, html.indexOf("</main>", start));
  const sections = [{ url, heading: "", text: "" }];
  let inHeading = false;
  /** The element that is left out, and the number of elements with this name that are open. */
  let skipped = { name: "", depth: 0 };
  for (const [token, slash, name = "", attributes = ""] of content.matchAll(TOKEN)) {
    const section = sections.at(-1)!;
    if (skipped.depth > 0) {
      if (name === skipped.name && !VOID.test(name)) skipped.depth += slash ? -1 : 1;
    } else if (!name) {
      if (!token.startsWith("<!--")) section[inHeading ? "heading" : "text"] += decode(token);
    } else if (!slash && isLeftOut(name, attributes)) {
      skipped = { name, depth: 1 };
    } else if (/^h[1-6]$/.test(name)) {
      const id = /\bid="([^"]*)"/.exec(attributes)?.[1];
      inHeading = !slash;
      if (inHeading && name !== "h1") sections.push({ url: `${url}#${id}`, heading: "", text: "" });
    } else if (!INLINE.test(name)) {
      section[inHeading ? "heading" : "text"] += " ";
    }
  }
  const page = tidy(sections[0]!.heading);
  return sections.map((section) => ({
    url: section.url,
    page,
    heading: tidy(section.heading),
    text: tidy(section.text),
  }));
}

const isLeftOut = (name: string, attributes: string) =>
  !VOID.test(name) &&
  (LEFT_OUT.test(name) || /class="contents"|aria-hidden="true"/.test(attributes)) &&
  !attributes.endsWith("/");

/** An Eleventy plugin that writes the index after each build. */
export function searchIndex(eleventyConfig: EleventyConfig): void {
  const pages = new Map<string, Section[]>();
  eleventyConfig.addTransform("search-index", async function (content) {
    const { url } = this.page;
    // Sites may be below a path, so addresses are relative.
    // Readers search in English.
    if (url && !isTranslation(url) && typeof content === "string")
      pages.set(url, toSections(url.slice(1), content));
    return content;
  });
  eleventyConfig.on("eleventy.after", async ({ outputMode, directories }) => {
    if (outputMode !== "fs") return;
    // Eleventy renders pages in no fixed order.
    const sections = [...pages].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, page]) => page);
    // A module, because a policy that allows the site's scripts may still forbid other requests.
    const module = `export default ${JSON.stringify(sections)};\n`;
    const file = path.join(directories.output, "scripts/search-index.js");
    await writeFiles([{ path: file, content: module }]);
  });
}
