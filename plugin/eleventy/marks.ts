/**
 * Marks: placeholders in pages for numbers of figures and links to them. Numbers and addresses are
 * known only when all pages are rendered. Marks are ASCII, so that filters and escaping do not
 * change them, even if a feed or a listing contains a page's content.
 */
import { randomBytes } from "node:crypto";
import { toLink } from "../../src/html/references.js";

/** Random, so that no page contains it by chance. Its length is constant, because filters cut excerpts by length. */
const NONCE = randomBytes(8).toString("hex");

/** A mark: its kind, and its subject in hexadecimal digits, which survive a change of case. */
export const MARK = new RegExp(`lora-${NONCE}-(number|text|to|list)(?::|%3a)([\\da-f]*)z`, "gi");
/** A mark, or the start of one that a filter has cut. */
const MARK_OR_START = new RegExp(`${MARK.source}|lora-${NONCE.slice(0, 6)}`, "gi");

/** The problem of a page with a cut mark. */
export const CUT_MARK =
  "a filter such as truncate or slice, or the generator of heading ids, has cut the number of a figure: " +
  "cut at whole words, strip the tags first, or give the heading an id";

/** Returns a mark. It starts like an absolute URL, so that other plugins do not change it. */
const mark = (kind: string, ...parts: string[]) =>
  `lora-${NONCE}-${kind}:${Buffer.from(parts.join("\n")).toString("hex")}z`;

/** The marks that pages contain until all pages are rendered. */
export const marks = {
  number: (page: string, id: string) => mark("number", page, id),
  reference(page: string, id: string) {
    return toLink({ href: mark("to", page, id), number: mark("text", page, id) });
  },
  list: (chapter = "") => `<div class="lora-list">${mark("list", chapter)}</div>`,
  /** Returns whether the output contains a list of figures. */
  hasList: (content: string) => content.includes(`lora-${NONCE}-list`),
};

/** Returns whether a filter has cut a mark in the output. */
export const isCut = (content: unknown): boolean =>
  typeof content === "string" &&
  (content.match(MARK_OR_START)?.some((item) => !/z$/i.test(item)) ?? false);

/**
 * Returns how many times the start tag that ends at this position is escaped, or undefined if no
 * start tag ends there.
 */
export function escapesAt(content: string, end: number): number | undefined {
  if (content[end - 1] === ">") return 0;
  const before = content.slice(Math.max(0, end - 40), end);
  const [escaped, amps = ""] = /&((?:amp;)*)(?:gt|#62|#x3e);$/i.exec(before) ?? [];
  return escaped === undefined ? undefined : 1 + amps.length / "amp;".length;
}
