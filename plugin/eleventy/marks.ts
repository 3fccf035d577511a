/**
 * Marks: placeholders in attributes for the numbers of figures, for links to figures, and for lists.
 * Numbers and addresses are final only when all pages are rendered. Some filters read content earlier;
 * for them, the text of a marked element is the preliminary number, or a word. Marks are ASCII, so that
 * filters and escaping do not change them, even if a feed or a listing contains a page's content.
 */
import { randomBytes } from "node:crypto";
import { toLink } from "../../src/html/references.js";
import { NUMBER_TAG } from "../../src/tables/html.js";

/** Random, so that no page contains it by chance. */
const NONCE = randomBytes(8).toString("hex");

/** A mark: its kind, and its subject in hexadecimal digits, which survive a change of case. */
const PLACEHOLDER = `lora-${NONCE}-(number|ref|list)(?::|%3a)([\\da-f]*)z`;
/** A mark, or the start of one that a filter has cut. */
const PLACEHOLDER_OR_START = new RegExp(`${PLACEHOLDER}|lora-${NONCE.slice(0, 6)}`, "gi");

/** "<" and ">", also as HTML, feeds and JSON escape them. */
const [LT, GT] = ["lt|#60|#x3c", "gt|#62|#x3e"].map((names, index) => {
  const unicode = String.raw`\\u003${"ce"[index]}`;
  return `(?:${"<>"[index]}|&(?:amp;)*(?:${names});|${unicode})`;
});
/** A mark, with the rest of its start tag and the text of its element, if it is in one. */
const ELEMENT = new RegExp(
  `( ?)${PLACEHOLDER}(?:((?:(?!${LT})[^>]){0,200}?)(${GT})((?:(?!${LT})[^]){0,80})(?=${LT}))?`,
  "gi",
);

/** The problem of a page with a cut mark. */
export const TRUNCATED =
  "a filter such as truncate or slice has cut the number of a figure: cut at whole words, or strip the tags first";

/** Returns a mark. It starts like an absolute URL, so that other plugins do not change it. */
const placeholder = (kind: string, ...parts: string[]) =>
  `lora-${NONCE}-${kind}:${Buffer.from(parts.join("\n")).toString("hex")}z`;

/** The marks that pages contain until all pages are rendered. */
export const placeholders = {
  /** Returns the figure's HTML with a mark in the element of its number. */
  number: (page: string, id: string, html: string) =>
    html.replace(NUMBER_TAG, (tag) => `${tag} ${placeholder("number", page, id)}`),
  reference: (page: string, id: string, text: string) =>
    toLink({ href: placeholder("ref", page, id), number: text }),
  list: (chapter = "") => `<div class="lora-list ${placeholder("list", chapter)}"></div>`,
  /** Returns whether the output contains a list of figures. */
  hasList: (content: string) => content.includes(`lora-${NONCE}-list`),
};

/** A mark in an output. */
export interface Placeholder {
  readonly kind: "number" | "ref" | "list";
  /** The page's key and the figure's id, or the chapter. */
  readonly subject: readonly string[];
  /** How often the output has escaped the element's tags. */
  readonly escapes: number;
}

/** The parts of an element to replace; an undefined part stays as it is. */
interface Replacement {
  /** Replaces the mark. Empty for a list or a number, whose mark is removed with the space before it. */
  readonly placeholder?: string;
  /** In place of the element's text. */
  readonly text?: string | undefined;
}

/** Returns the output with the parts of marked elements replaced. */
export function replacePlaceholders(
  content: string,
  replace: (marked: Placeholder) => Replacement,
): string {
  if (!content.toLowerCase().includes(NONCE)) return content;
  return content.replace(ELEMENT, (found, space, name, code, rest = "", end = "", text = "") => {
    const kind = name.toLowerCase();
    const subject = Buffer.from(code, "hex").toString().split("\n");
    const replacement = replace({ kind, subject, escapes: countEscapes(end) });
    const { length } = rest + end + text;
    const marked =
      replacement.placeholder === undefined ? found.slice(0, found.length - length) : null;
    const address = replacement.placeholder && space + replacement.placeholder;
    // If the element has no text of its own, another step has put an element around the text: keep that.
    const isReplaced = end && (text || kind === "list");
    return `${marked ?? address}${rest}${end}${isReplaced ? (replacement.text ?? text) : text}`;
  });
}

/** Returns whether a filter has cut a mark in the output. */
export const hasTruncatedPlaceholder = (content: unknown): boolean =>
  typeof content === "string" &&
  (content.match(PLACEHOLDER_OR_START)?.some((item) => !/z$/i.test(item)) ?? false);

/** Returns how often the end of a start tag is escaped. */
const countEscapes = (end: string) =>
  end.startsWith("&") ? 1 + (end.match(/amp;/gi)?.length ?? 0) : 0;
