/**
 * Placeholders for figures, figure numbers, links and lists of figures. They are stored in HTML attributes, and
 * replaced after all pages are rendered, because numbers and URLs may change until then. Filters that read
 * a page earlier see the element's text: a provisional number, or the word "Figure". Placeholders are
 * ASCII, so that filters and escaping do not change them, even if a feed or a listing contains a page's
 * content.
 */
import { randomInt } from "node:crypto";
import { toLink } from "../../src/html/references.js";
import type { Marks } from "../../src/tables/html.js";
import { type ElementText, findElementText } from "./escapes.js";
import { indicesOf, type Range } from "./html.js";

/** Random, so that no page contains it by chance. It has only digits, so that a search need not ignore case. */
const NONCE = Array.from({ length: 20 }, () => randomInt(10)).join("");
/** The start of a placeholder after "lora", even if a filter truncates the placeholder later. */
const SIGN = `-${NONCE.slice(0, 6)}`;

/**
 * Matches a placeholder and captures its kind and its subject. The subject is hexadecimal, so that changing its
 * case does not damage it.
 */
const PLACEHOLDER = new RegExp(
  `lora-${NONCE}-(figure|number|ref|list|problem)(?::|%3a)([\\da-f]*)z`,
  "iy",
);

/** The error for a page with a truncated placeholder. */
export const TRUNCATED =
  "a filter such as truncate or slice cut through a figure number: truncate at word boundaries, or strip the HTML tags first";

/** Returns a placeholder. It starts like an absolute URL, so that other plugins do not change it. */
const create = (kind: string, ...parts: string[]) =>
  `lora-${NONCE}-${kind}:${Buffer.from(parts.join("\n")).toString("hex")}z`;

export const FIGURE_ATTRIBUTE = "data-lora";

/** Creates the placeholders that pages contain until all pages are rendered. */
export const placeholders = {
  /** Returns the placeholders of a figure and its number. */
  marks: (...subject: Placeholder["subject"]): Marks => ({
    figure: ` ${FIGURE_ATTRIBUTE}="${create("figure", ...subject)}"`,
    number: ` ${create("number", ...subject)}`,
  }),
  reference: (page: string, id: string, text: string) =>
    toLink({ href: create("ref", page, id), number: text }),
  list: (page: string, chapter = "") =>
    `<div class="lora-list ${create("list", page, chapter)}"></div>`,
  /** Marks an error that a served page shows. */
  problem: ` ${create("problem")}`,
};

type Kind = "figure" | "number" | "ref" | "list" | "problem" | "truncated";

/** A placeholder in an output. Its range includes the space before it or, for a figure, its attribute. */
export interface Placeholder extends Range {
  readonly kind: Kind;
  /** The page's key, and the figure's id or the chapter. A figure may have a third part, which tells it from others. */
  readonly subject: readonly string[];
  /** The text of its element. Absent for a figure, and if another transform has wrapped the text in a child element. */
  readonly text?: ElementText | undefined;
}

/** Returns the placeholders in an output or a part of a page, in their order. */
export function findPlaceholders(content: string): Placeholder[] {
  return [...indicesOf(content, SIGN)].flatMap((at) => {
    const start = at - "lora".length;
    const read = readPlaceholder(content, start);
    if (read)
      return { ...read, ...locate(content, read.kind, { start, end: start + read.length }) };
    const isTruncated = content.slice(start, at).toLowerCase() === "lora";
    return isTruncated ? { kind: "truncated", subject: [], start, end: start } : [];
  });
}

/** Returns whether a page may have a figure. */
export const mayHaveFigures = (content: string): boolean => content.includes(SIGN);

export function readPlaceholder(text: string, start = 0) {
  PLACEHOLDER.lastIndex = start;
  const [{ length } = "", kind = "", hex = ""] = PLACEHOLDER.exec(text) ?? [];
  const subject = Buffer.from(hex, "hex").toString().split("\n");
  return length ? { kind: kind.toLowerCase() as Kind, subject, length } : undefined;
}

function locate(content: string, kind: Kind, range: Range): Range & Pick<Placeholder, "text"> {
  const { start, end } = range;
  if (kind === "figure") return findAttribute(content, FIGURE_ATTRIBUTE, range) ?? range;
  const text = findElementText(content, end);
  const isWrapped = kind !== "list" && text?.start === text?.end;
  const hasSpace = kind !== "ref" && content[start - 1] === " ";
  return { start: hasSpace ? start - 1 : start, end, text: isWrapped ? undefined : text };
}

/**
 * Returns the range of an attribute with this value, and the space before it. Works for every way to quote or escape
 * attributes: what precedes the value in its quotes also follows it.
 */
export function findAttribute(content: string, name: string, value: Range): Range | undefined {
  const before = content.slice(Math.max(0, value.start - 200), value.start);
  const at = before.toLowerCase().lastIndexOf(` ${name}`);
  if (at < 0) return undefined;
  let quote = before.slice(at + 1 + name.length);
  while (!content.startsWith(quote, value.end)) quote = quote.slice(1);
  return { start: value.start - before.length + at, end: value.end + quote.length };
}
