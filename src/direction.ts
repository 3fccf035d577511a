/** The marks in texts of bold words and of direction, which are Unicode's invisible characters: they work in HTML, SVG, images and PDF. */

/**
 * The start of a right-to-left line, whatever its first word is: a right-to-left mark, which `dir="auto"` reads, and a
 * right-to-left isolate, which SVG and images need. The isolate ends with the line, so that joined texts are
 * in one.
 */
export const RTL = "\u200f\u2067";

/** Matches the invisible characters that set the direction of text. Painters interpret them, and do not draw them. */
export const DIRECTION_CONTROLS = /[\u061c\u200e\u200f\u2066-\u2069]/g;

/** Marks the start and the end of bold words. Sentences have `**…**`. */
export const BOLD = "\ue001";

export const isRightToLeft = (content: string): boolean => content.startsWith(RTL);

/** Returns the `dir` of an element: that of its generated text, or that of the first letter of an author's text. */
export const directionOf = (content: string) => (isRightToLeft(content) ? "rtl" : "auto");

/** A Hebrew or Arabic letter. */
export const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Returns whether a text's first letter is Hebrew or Arabic. */
export const startsRightToLeft = (content: string): boolean =>
  RTL_LETTER.test(/\p{L}/u.exec(content)?.[0] ?? "");

/** Ranges of full-width letters and punctuation, for the brackets of a regular expression. */
export const WIDE = "\\u2e80-\\ud7ff\\uf900-\\uffef";

const WIDE_LETTER = new RegExp(`[${WIDE}]`);

/** Returns whether a text has full-width letters or punctuation. */
export const hasWide = (content: string): boolean => WIDE_LETTER.test(content);

const WIDE_STOP = /[\u3001-\u303f\uff01-\uff1f]/.source;
const NEEDLESS_SPACE = new RegExp(
  `(?<=${WIDE_STOP}) +|(?<=[${WIDE}])[ \\u00a0]+(?=[${WIDE}])`,
  "g",
);

/**
 * Returns text without spaces after full-width punctuation and between full-width letters, as around a Latin name. Chinese
 * and Japanese write none.
 */
export const closeUp = (content: string): string => content.replace(NEEDLESS_SPACE, "");
