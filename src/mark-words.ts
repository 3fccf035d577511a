/**
 * Writes words as their language does: formulas in right-to-left texts are isolated, and Chinese and Japanese have no
 * spaces between words. Pages in other languages do not load this.
 */
import { closeUp, isRightToLeft, RTL, RTL_LETTER } from "./direction.js";

const LATIN = "\\p{Script=Latin}\\p{Script=Greek}";
const SYMBOL = `[${LATIN}\\p{N}_]`;
/**
 * Code between backquotes, or a variable, a number or an id such as q_proj, with its sign, root or ∂, prime, power,
 * percent sign or ellipsis. A relation before it is part of the sentence: it stands between the word on its right and the number.
 */
const TERM =
  "(?:`[^`]+`|" +
  `(?:±[ \\u00a0]?|[−+‖√∂-])?(?:\\*[^*]+\\*|${SYMBOL}(?:${SYMBOL}|[\\u200b\\u200e]|[-.,٬٫:/+'’@^](?=\\u200b?${SYMBOL}))*)` +
  "[′²³⁻⁰-⁹ᵀ‖]*(?:[ \\u00a0]?\\u200e?%\\u200e?|[-_.]?\\u200b?…)?)";
const SPACE = "[ \\u00a0]";
/** A number, also in percent, that belongs to the following word of a right-to-left language. */
const COUNT = `[\\p{N}.,٬٫]+(?:\\u200e?[%٪][\\u200e\\u061c]?)?${SPACE}${RTL_LETTER.source}`;
/**
 * A sign between terms, a space beside a letter, as in "8 GB", a space between the entries of a matrix, or a comma of a
 * Latin text, as in "Hu et al., arXiv 2106.09685".
 */
const getJoint = (signs: string) =>
  `(?:(?<= al)\\.)?(?:${SPACE}?[${signs}](?:${SPACE}|[${signs}])*|,?${SPACE}(?=[*${LATIN}])|(?<=[*${LATIN}])(?:\\u00a0| (?!${COUNT}))|(?<=\\p{N})[,;]?${SPACE}(?=−?\\p{N})|(?<=[*′${LATIN}])(?=\\*)|(?<=′)(?=[${LATIN}]))`;
const SIGNS = "×·+=≈≤≥<>/−→∈^|‖±√∂";
/** Terms with the signs between them, with and without parentheses. */
const [WITH_PARENTHESES, FORMULA] = [`${SIGNS}()`, SIGNS].map(
  (signs, index) =>
    new RegExp(
      `${index ? "" : "(?:[√‖]?\\()?"}${TERM}(?:${getJoint(signs)}${TERM})*${index ? "" : "\\)?"}`,
      "gu",
    ),
) as [RegExp, RegExp];

/** Matches formulas that need no isolation: a word, a variable, or numbers without a sign. */
const PLAIN = /^(?:\*?[\p{L}_]+\*?|[\p{N}.,٬٫–]+)$/u;

/** Matches what follows a Latin word that, if it is not isolated, is written from left to right together with it. */
const JOINED = new RegExp(`^[^\\p{L}\\p{N}]*[${LATIN}\\p{N}]`, "u");

/**
 * Returns a formula that its surroundings cannot reorder. No line breaks in it, except in code and after the comma of a
 * Latin text.
 */
const isolate = (formula: string, rest: string) =>
  PLAIN.test(formula) && !(/\p{L}/u.test(formula) && JOINED.test(rest))
    ? formula
    : `\u2066${formula.replace(/`[^`]+`|(?<!,) /g, (part) => (part === " " ? "\u00a0" : part))}\u2069`;

/** Returns a cell or label that its right-to-left surroundings cannot reorder. */
export const isolateText = (content: string): string =>
  !content || PLAIN.test(content) || /^[\u200f\u2066]/.test(content)
    ? content
    : `\u2066${content}\u2069`;

function areBalanced(formula: string): boolean {
  let depth = 0;
  for (const char of formula) {
    if (char === "(") depth++;
    if (char === ")" && --depth < 0) return false;
  }
  return depth === 0;
}

/**
 * Returns a text of a right-to-left language with its direction, and with its formulas and ids isolated, because
 * mathematics is left-to-right. Returns a text without right-to-left letters unchanged.
 */
export function markText(content: string): string {
  if (isRightToLeft(content) || !RTL_LETTER.test(content)) return content;
  const isolated = content.replace(WITH_PARENTHESES, (formula, offset: number) => {
    const rest = content.slice(offset + formula.length);
    return areBalanced(formula)
      ? isolate(formula, rest)
      : formula.replace(FORMULA, (part, start: number) =>
          isolate(part, formula.slice(start + part.length) + rest),
        );
  });
  return RTL + isolated;
}

/** Returns a table's cell, which the cells beside it cannot reorder. */
const markCell = (cell: string) => isolateText(markText(cell));

/** How texts are marked, by the name of the words that contain them. All other texts get only their direction. */
const MARKS: Readonly<Record<string, (content: string) => string>> = {
  // Data for programs.
  data: (content) => content,
  cells: markCell,
  rows: markCell,
};

/** Returns words as their language writes them: in its direction, and without spaces if it has none. */
export function inLanguage<W>(
  words: W,
  { direction, spaced = true }: { readonly direction: string; readonly spaced?: boolean },
): W {
  if (direction === "rtl") return markWords(words);
  return spaced ? words : joinWords(words);
}

/** Returns words with every text marked. Words are texts, lists, objects, and functions and promises that return them. */
export function markWords<W>(words: W): W {
  return mark(words, markText, MARKS) as W;
}

/** Returns the words of a language that writes no spaces between words, such as Chinese. */
const joinWords = <W>(words: W): W => mark(words, closeUp, { data: MARKS.data! }) as W;

type Mark = (content: string) => string;

function mark(words: unknown, toMarked: Mark, marks: Readonly<Record<string, Mark>>): unknown {
  const markItem = (item: unknown) => mark(item, toMarked, marks);
  if (typeof words === "string") return toMarked(words);
  if (typeof words === "function") return (...args: unknown[]) => markItem(words(...args));
  if (Array.isArray(words)) return words.map(markItem);
  if (words instanceof Promise) return words.then(markItem);
  if (typeof words !== "object" || words === null) return words;
  return Object.fromEntries(
    Object.entries(words).map(([name, value]) => [
      name,
      mark(value, marks[name] ?? toMarked, marks),
    ]),
  );
}
