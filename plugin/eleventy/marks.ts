/**
 * Marks, which stand in pages for numbers of figures and references to them. Which number a figure
 * has, and where it is, is known only when all pages are rendered: until then marks stand in their
 * places, of ASCII characters that filters and escaping leave alone, also where a feed or a listing
 * has a page's content.
 */
import { randomBytes } from "node:crypto";
import { toLink } from "../../src/html/references.js";

/** Nobody who writes a page's texts can know it; of a steady length, for excerpts are cut by length. */
const NONCE = randomBytes(8).toString("hex");

/** Kind, and in hexadecimal digits, which stay what they are in capitals, what is meant. */
export const MARK = new RegExp(`lora-${NONCE}-(number|text|to|list)(?::|%3a)([\\da-f]*)z`, "gi");
/** One of them, or what is left of one that is cut, unless that is too little to tell from other texts. */
const MARK_OR_HALF = new RegExp(`${MARK.source}|lora-${NONCE.slice(0, 6)}`, "gi");

/** What there is to say of it. */
export const CUT =
  "a filter has cut the number of a figure in two, as truncate or slice may, or what makes ids of headings: " +
  "cut at whole words, strip the tags first, or give the heading an id";

/** Begins as an absolute address does, which other plugins leave alone. */
const mark = (kind: string, ...parts: string[]) =>
  `lora-${NONCE}-${kind}:${Buffer.from(parts.join("\n")).toString("hex")}z`;

/** Marks, to put into pages before it is known what they stand for. */
export const marks = {
  number: (page: string, id: string) => mark("number", page, id),
  reference(page: string, id: string) {
    return toLink({ href: mark("to", page, id), number: mark("text", page, id) });
  },
  list: (chapter = "") => `<div class="lora-list">${mark("list", chapter)}</div>`,
};

/** Whether a filter has cut a mark, so that nobody can tell what stood there. */
export const isCut = (content: unknown): boolean =>
  typeof content === "string" &&
  (content.match(MARK_OR_HALF)?.some((item) => !/z$/i.test(item)) ?? false);

/** How often the output has escaped what ends here, an element's start tag; nothing if it has none. */
export function escapesAt(content: string, end: number): number | undefined {
  if (content[end - 1] === ">") return 0;
  const before = content.slice(Math.max(0, end - 40), end);
  const [escaped, amps = ""] = /&((?:amp;)*)(?:gt|#62|#x3e);$/i.exec(before) ?? [];
  return escaped === undefined ? undefined : 1 + amps.length / "amp;".length;
}
