/** Escapes text for markup. */

/**
 * Returns text escaped for HTML, XHTML and SVG, both as content and in a double-quoted attribute.
 * Ends lines with a line feed. Replaces characters that XML or HTML forbids with U+FFFD. The result has no character with
 * which syntax of another language begins, nor a backslash, which is special in JSON. Throws TypeError if the value is not
 * a string.
 */
export function escapeText(value: string): string {
  assertText(value);
  if (!MAY_NEED_ESCAPING.test(value)) return value;
  return value.replace(UNSAFE, (char) => ENTITIES[char] ?? "\ufffd");
}

/** Matches texts that may need escaping. It is three times as fast as `UNSAFE`, which needs Unicode mode. */
const MAY_NEED_ESCAPING = /[^ !#-%(-;=?-Z\]-_a-z|-~\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]/;

/** Returns escaped text with `*…*` as italics, for variables. */
export function toVariables(content: string): string {
  const text = escapeText(content);
  // Most texts have no variable, and this check is ten times as fast as a replacement that finds nothing.
  if (!text.includes("*")) return text;
  return text.replace(/\*([^*]+)\*/g, (_, variable) => `<i>${variable}</i>`);
}

/** Matches characters beyond Latin-1, the characters of strings with one byte per character. */
const BEYOND_LATIN_1 = /[^\0-\xff]+/g;
/** Matches letters outside the Latin script. Up to three Greek letters in a row are variables. */
const OTHER_SCRIPT =
  /[^\P{L}\p{Script=Latin}\p{Script=Greek}\p{Script=Common}]|\p{Script=Greek}{4}/u;
const LONE_SURROGATE = /\p{Cs}/u;

/**
 * Returns HTML or XHTML with numeric references for characters beyond Latin-1: a single other character would double
 * the memory that a page takes in V8. Returns HTML unchanged if it has words in another script than Latin, which
 * references would make longer, and unreadable in the page's source.
 */
export function toReferences(html: string): string {
  let hasOtherScript = false;
  const result = html.replace(BEYOND_LATIN_1, (chars) => {
    hasOtherScript ||= OTHER_SCRIPT.test(chars);
    return Array.from(chars, toReference).join("");
  });
  return hasOtherScript ? html : result;
}

const toReference = (char: string) =>
  LONE_SURROGATE.test(char) ? "&#65533;" : `&#${char.codePointAt(0)};`;

/** Matches characters that all Markdown programs read as markup, but not "_" inside a word such as `q_proj`. */
const MARKUP = /[\\*[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/**
 * Matches characters that only some programs read as markup. Not all programs accept a backslash before them. Quarto runs
 * code between backticks, even after a backslash.
 */
const MARKUP_OF_SOME = /[<|~$^{`]|&(?=#?\w)/g;

/** Returns text as one line of Markdown within a paragraph or cell. Throws TypeError if the value is not a string. */
export function escapeMarkdown(text: string): string {
  assertText(text);
  return text
    .replace(/\s*\n\s*/g, " ")
    .replace(MARKUP, "\\$&")
    .replace(MARKUP_OF_SOME, (char) => `&#${char.charCodeAt(0)};`);
}

export function assertText(value: string): void {
  if (typeof value !== "string") throw new TypeError("text in markup must be a string");
}

/** Returns the attribute `lang` with a space before it, or "" without a tag. */
export const langAttribute = (tag: string | undefined) =>
  tag === undefined ? "" : ` lang="${escapeText(tag)}"`;

/**
 * Characters with which syntax begins in programs that read a figure's HTML as something else: "{" in Vue, MDX, Hugo and
 * template languages, "[" in Markdown, "`" in Quarto, and "\" in TeX, which pandoc keeps.
 */
const SYNTAX = /[[\\`{]/g;

/** Returns HTML whose text no program reads as syntax of another language. */
export const withoutSyntax = (html: string): string =>
  html.replace(SYNTAX, (char) => ENTITIES[char]!);

/** Matches characters with a meaning in markup, control characters, surrogates and noncharacters. */
const UNSAFE = /\r\n|[&<>"'[\\`{\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
const ENTITIES: Record<string, string> = {
  "[": "&#91;",
  "\\": "&#92;",
  "`": "&#96;",
  "{": "&#123;",
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#10;",
  "\r\n": "&#10;",
};
