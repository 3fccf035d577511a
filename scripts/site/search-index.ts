/** Builds the index of the site's search: the text of every section of every page, as a module for browsers. */
import path from "node:path";
import type { EleventyConfig } from "../../plugin/eleventy/config.js";
import {
  type Element,
  find,
  getAttribute,
  isElement,
  type Node,
  parse,
} from "../../plugin/html-tree.js";
import { writeFiles } from "../../plugin/output.js";
import { isTranslation } from "./assets.js";

export interface Section {
  /** The URL, relative to the site's root. */
  readonly url: string;
  /** The title of the page. The heading of the page's first section is the title, too. */
  readonly page: string;
  readonly heading: string;
  readonly text: string;
}

/** Elements whose text is not part of the page's prose: pictures, controls, and the source of formulas. */
const LEFT_OUT = /^(?:annotation|button|form|noscript|script|style|svg|textarea)$/;

/** Elements whose text continues the text around them. All elements of formulas except tables do. */
const INLINE =
  /^(?:a|abbr|b|cite|code|em|i|kbd|s|semantics|small|span|strong|sub|sup|u|math|m(?!ain|t[dr]).*)$/;

/** Returns text with single spaces, and without the invisible characters of formulas. */
const tidy = (text: string) =>
  text
    .replace(/[\u200b\u2061-\u2064]/g, "")
    .replace(/\s+/g, " ")
    .trim();

const isLeftOut = (element: Element) =>
  LEFT_OUT.test(element.tagName) ||
  getAttribute(element, "class") === "contents" ||
  getAttribute(element, "data-pagefind-ignore") !== undefined ||
  getAttribute(element, "aria-hidden") === "true";

/**
 * Returns the sections of a page: its introduction, and a section for each heading. A page without an element with
 * the id "content" has none. `url` is relative to the site's root.
 */
function toSections(url: string, html: string): Section[] {
  const main = find(parse(html), (element) => getAttribute(element, "id") === "content");
  if (!main) return [];
  const sections = [{ url, heading: "", text: "" }];
  const read = (node: Node, part: "heading" | "text") => {
    if ("value" in node) sections.at(-1)![part] += node.value;
    if (!isElement(node) || isLeftOut(node)) return;
    const isHeading = /^h[1-6]$/.test(node.tagName);
    if (isHeading && node.tagName !== "h1")
      sections.push({ url: `${url}#${getAttribute(node, "id")}`, heading: "", text: "" });
    const space = INLINE.test(node.tagName) ? "" : " ";
    sections.at(-1)![part] += space;
    for (const child of node.childNodes) read(child, isHeading ? "heading" : part);
    sections.at(-1)![part] += space;
  };
  read(main, "text");
  const page = tidy(sections[0]!.heading);
  return sections.map((section) => ({
    url: section.url,
    page,
    heading: tidy(section.heading),
    text: tidy(section.text),
  }));
}

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
