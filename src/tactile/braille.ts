/**
 * Translates labels into Unified English Braille, uncontracted. Sources: "The Rules of Unified English Braille", second
 * edition (2013, International Council on English Braille), whose sections are given below, and its "Guidelines for
 * Technical Material". tests/oracle/braille.py compares the result with liblouis.
 */
import { LoraError } from "../errors.js";

/** Dots 1 to 6 of the cell, as in the Unicode block of braille patterns. */
const CAPITAL = "⠠";
const CAPITAL_WORD = "⠠⠠";
const CAPITAL_END = "⠠⠄";
const NUMERIC = "⠼";
const GRADE_1 = "⠰";

/** Section 12.1: the Roman letters. The first ten are also the digits 1 to 9 and 0 (section 6.1). */
const LETTERS = "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵";

/** Sections 3 and 7: signs and punctuation; section 4.5: Greek letters. Spaces that do not break are spaces. */
const SIGNS: Readonly<Record<string, string>> = {
  " ": "⠀",
  "\u00a0": "⠀",
  ",": "⠂",
  ";": "⠆",
  ":": "⠒",
  ".": "⠲",
  "’": "⠄",
  "-": "⠤",
  _: "⠨⠤",
  "–": "⠠⠤",
  "/": "⠸⠌",
  "(": "⠐⠣",
  ")": "⠐⠜",
  "%": "⠨⠴",
  "+": "⠐⠖",
  "−": "⠐⠤",
  "×": "⠐⠦",
  "=": "⠐⠶",
  "≈": "⠘⠔",
  "≤": "⠸⠈⠣",
  "′": "⠶",
  α: "⠨⠁",
  Δ: "⠨⠙",
};

/** The indicators around a transcriber's note (section 3.27). */
export const NOTE: readonly [open: string, close: string] = ["⠈⠨⠣", "⠈⠨⠜"];

const isCapital = (char: string | undefined) => /^\p{Lu}$/u.test(char ?? "");
const isSmall = (char: string | undefined) => /^\p{Ll}$/u.test(char ?? "");

/** Three words in capitals are a passage with indicators of its own (section 8.5). No label has one. */
const PASSAGE = /(?:(?<!\S)(?=\S*\p{Lu})[^\s\p{Ll}]+(?:\s+[^\s\p{L}]+)*(?:\s+|$)){3}/u;

/** Returns whether `toBraille` accepts the text. */
export function isTranslatable(text: string): boolean {
  try {
    toBraille(text);
    return true;
  } catch (error) {
    if (error instanceof LoraError) return false;
    throw error;
  }
}

/** Returns a letter's cells, without an indicator of capitals. Throws LoraError. */
function toCells(char: string): string {
  const index = char.toLowerCase().charCodeAt(0) - "a".charCodeAt(0);
  const cells = LETTERS[index] ?? SIGNS[char];
  if (cells === undefined)
    throw new LoraError(
      "a braille label",
      `text in the letters a to z and ${Object.keys(SIGNS).join("")}`,
      char,
    );
  return cells;
}

/** Returns a text in the characters of the Unicode block of braille patterns. Throws LoraError for a character without a rule. */
export function toBraille(text: string): string {
  if (PASSAGE.test(text))
    throw new LoraError("a braille label", "text without three words in capitals in a row", text);
  const chars = [...text];
  let cells = "";
  let isNumeric = false;
  let isCapitalWord = false;
  for (const [index, char] of chars.entries()) {
    const next = chars[index + 1];
    if (/\d/.test(char)) {
      // Section 6.2: commas and full stops keep numeric mode.
      cells += (isNumeric ? "" : NUMERIC) + LETTERS[(Number(char) + 9) % 10];
      isNumeric = true;
      continue;
    }
    // Section 6.5: a letter from a to j after a digit would be read as a digit.
    if (isNumeric && /[a-j]/.test(char)) cells += GRADE_1;
    isNumeric = isNumeric && /[.,]/.test(char);
    // Sections 8.3 and 8.4: a capital, or a word of capitals. Section 8.6: small letters end such a word.
    if (isCapital(char) && !isCapitalWord) {
      isCapitalWord = isCapital(next);
      cells += isCapitalWord ? CAPITAL_WORD : CAPITAL;
    }
    cells += toCells(char);
    if (isCapitalWord && !isCapital(next)) {
      isCapitalWord = false;
      if (isSmall(next)) cells += CAPITAL_END;
    }
  }
  return cells;
}
