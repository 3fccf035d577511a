/** Writes formulas as Presentation MathML, which screen readers and e-books read as mathematics. */
import { escapeText, toVariables } from "../escape.js";

/**
 * Matches a part of a text that consists of variables, numbers, operators and spaces. Roots stay text: in math fonts
 * their sign hangs below the line, and `<msqrt>` without its tags would have no sign.
 */
const CANDIDATE = /(?:\*[^*]+\*|[=+−×·/≤≈()‖Δ²ᵀ]|\d+(?:[.,]\d+)*|[ \u00a0\u2009])+/g;
/** Matches the tokens of a formula: variables, numbers and signs. */
const TOKEN = /\*([^*]+)\*|(\d+(?:[.,]\d+)*)|([^\s\u00a0])/gu;
/** Matches spaces and signs at which no formula starts or ends. */
const START = /^[\s\u00a0=+×·/≤≈)²]+/;
const END = /[\s\u00a0=+−×·/≤≈(Δ]+$/;

const count = (text: string, sign: string) => text.split(sign).length - 1;

/**
 * Returns the letters and primes of a run of variables: "W′x" is W′ times x. A prime follows its letter as an operator
 * and is not an exponent, because text fonts raise it already.
 */
const toLetters = (letters: string): string =>
  Array.from(letters, (char) =>
    char === "′" ? "<mo>′</mo>" : `<mi>${escapeText(char)}</mi>`,
  ).join("");

/** Matches closing punctuation after a formula, before which browsers may break a line. */
const PUNCTUATION = /\u2069?[.,;:)。，；：）、،؛]/y;

/**
 * Returns a formula as the content of `<math>`. Without its tags it is the same text, because feeds and search indexes
 * may remove them. Spaces between elements are insignificant, and no line breaks there.
 */
const toRow = (formula: string): string =>
  formula
    .replaceAll("\u00a0", " ")
    .replace(TOKEN, (_, letters?: string, number?: string, sign?: string) => {
      if (letters) return toLetters(letters);
      if (number) return `<mn>${number}</mn>`;
      return sign === "Δ" || sign === "ᵀ"
        ? `<mi mathvariant="normal">${sign}</mi>`
        : `<mo>${sign}</mo>`;
    });

/** Returns whether a text has variables and more structure than a name, a product, a ratio or a size. */
const isFormula = (text: string) =>
  /\*/.test(text) && /[=+−≤≈‖]|\*\(|\)\*/.test(text) && count(text, "(") === count(text, ")");

/**
 * Returns escaped text in which formulas are MathML, and simple products, ratios and sizes are italic. Variables
 * are marked by `*…*`. "LoRA, *r*(*d* + *k*)" has a formula.
 */
export function toFormulas(content: string): string {
  // Most texts have no variable.
  if (!content.includes("*")) return escapeText(content);
  let html = "";
  let end = 0;
  for (const { 0: candidate, index } of content.matchAll(CANDIDATE)) {
    const trimmed = candidate.replace(END, "");
    const formula = trimmed.replace(START, "");
    if (!isFormula(formula)) continue;
    const start = index + trimmed.length - formula.length;
    html += `${toVariables(content.slice(end, start))}<math>${toRow(formula)}</math>`;
    end = start + formula.length;
    PUNCTUATION.lastIndex = end;
    // A word joiner keeps punctuation on the formula's line.
    if (PUNCTUATION.test(content)) html += "\u2060";
  }
  return html + toVariables(content.slice(end));
}
