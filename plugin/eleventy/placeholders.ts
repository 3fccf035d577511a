/**
 * Placeholders for figure numbers, links and lists of figures. They are stored in HTML attributes, and
 * replaced after all pages are rendered, because numbers and URLs may change until then. Filters that read
 * a page earlier see the element's text: a provisional number, or the word "Figure". Placeholders are
 * ASCII, so that filters and escaping do not change them, even if a feed or a listing contains a page's
 * content.
 */
import { randomBytes } from "node:crypto";
import { toLink } from "../../src/html/references.js";
import { NUMBER_TAG } from "../../src/tables/html.js";

/** Random, so that no page contains it by chance. */
const NONCE = randomBytes(8).toString("hex");
const MARK = new RegExp(NONCE, "i");

/**
 * Matches a placeholder and captures its kind and its subject. The subject is hexadecimal, so that changing its
 * case does not damage it.
 */
const PLACEHOLDER = `lora-${NONCE}-(number|ref|list)(?::|%3a)([\\da-f]*)z`;
const PLACEHOLDERS = new RegExp(PLACEHOLDER, "gi");
/** Matches a complete placeholder, or the start of a truncated placeholder. */
const PLACEHOLDER_OR_START = new RegExp(`${PLACEHOLDER}|lora-${NONCE.slice(0, 6)}`, "gi");

/** Match "<" and ">", including the escaped forms in HTML, feeds and JSON. */
const [LT, GT] = ["lt|#60|#x3c", "gt|#62|#x3e"].map((names, index) => {
  const unicode = String.raw`\\u003${"ce"[index]}`;
  return `(?:${"<>"[index]}|&(?:amp;)*(?:${names});|${unicode})`;
});
/** Matches a placeholder and, if it is in a start tag, the rest of the tag and the element's text. */
const ELEMENT = new RegExp(
  `${PLACEHOLDER}(?:((?:(?!${LT})[^>]){0,200}?)(${GT})((?:(?!${LT})[^]){0,80})(?=${LT}))?`,
  "gi",
);

/** The error for a page with a truncated placeholder. */
export const TRUNCATED =
  "a filter such as truncate or slice cut through a figure number: truncate at word boundaries, or strip the HTML tags first";

/** Returns a placeholder. It starts like an absolute URL, so that other plugins do not change it. */
const create = (kind: string, ...parts: string[]) =>
  `lora-${NONCE}-${kind}:${Buffer.from(parts.join("\n")).toString("hex")}z`;

/** Creates the placeholders that pages contain until all pages are rendered. */
export const placeholders = {
  /** Returns the figure's HTML with a placeholder in the element that contains its number. */
  number: (page: string, id: string, html: string) =>
    html.replace(NUMBER_TAG, (tag) => `${tag} ${create("number", page, id)}`),
  reference: (page: string, id: string, text: string) =>
    toLink({ href: create("ref", page, id), number: text }),
  list: (page: string, chapter = "") =>
    `<div class="lora-list ${create("list", page, chapter)}"></div>`,
  /** Returns whether the output contains a list of figures. */
  hasList: (content: string) => content.includes(`lora-${NONCE}-list`),
};

/** A placeholder in an output. */
export interface Placeholder {
  readonly kind: "number" | "ref" | "list";
  /** The page's key, and the figure's id or the chapter. */
  readonly subject: readonly string[];
  /** How many times the element's tags are escaped in the output. */
  readonly escapes: number;
}

/** The replacements for a placeholder and its element's text. Undefined parts stay unchanged. */
interface Replacement {
  /** A link's URL. Empty for a number or a list: removes the placeholder and the space before it. */
  readonly url?: string;
  /** HTML that replaces the element's text. */
  readonly text?: string | undefined;
}

/** Returns the output with all placeholders and the text of their elements replaced. */
export function replacePlaceholders(
  content: string,
  replace: (placeholder: Placeholder) => Replacement,
): string {
  if (!MARK.test(content)) return content;
  const parts: string[] = [];
  let from = 0;
  for (const item of content.matchAll(ELEMENT)) {
    const { 0: match, 3: rest = "", 4: end = "", 5: text = "", index } = item;
    const { url, text: newText } = replace({ ...toSubject(item), escapes: countEscapes(end) });
    const before = content.slice(from, index);
    const { length } = rest + end + text;
    const unchanged = match.slice(0, match.length - length);
    // If the element has no direct text, another transform has wrapped the text in a child element.
    // Keep the child.
    const isReplaced = end && (text || item[1]!.toLowerCase() === "list");
    parts.push(
      url === "" ? before.replace(/ $/, "") : before,
      `${url ?? unchanged}${rest}${end}${isReplaced ? (newText ?? text) : text}`,
    );
    from = index + match.length;
  }
  return [...parts, content.slice(from)].join("");
}

/** Returns the placeholders in a part of a page, without their elements. */
export const findPlaceholders = (content: string): Pick<Placeholder, "kind" | "subject">[] =>
  MARK.test(content) ? Array.from(content.matchAll(PLACEHOLDERS), toSubject) : [];

const toSubject = ([, kind = "", hex = ""]: RegExpExecArray) => ({
  kind: kind.toLowerCase() as Placeholder["kind"],
  subject: Buffer.from(hex, "hex").toString().split("\n"),
});

/** Returns whether a filter truncated a placeholder in the output. */
export const hasTruncatedPlaceholder = (content: unknown): boolean =>
  typeof content === "string" &&
  (content.match(PLACEHOLDER_OR_START)?.some((item) => !/z$/i.test(item)) ?? false);

/** Returns how many times the ">" of a start tag is escaped. */
const countEscapes = (end: string) =>
  end.startsWith("&") ? 1 + (end.match(/amp;/gi)?.length ?? 0) : 0;
