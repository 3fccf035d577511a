/** Turns the formulas of a page into those that reading systems show. */
import {
  type Element,
  elementsIn,
  findTag,
  getAttribute,
  getText,
  isElement,
  replaceWith,
  setAttribute,
  setText,
} from "../html-tree.js";

/**
 * Returns the MathML of a formula of KaTeX, or the formula if it has none. The element with the formula's source, which
 * some reading systems show, becomes an attribute.
 */
export function toMath(formula: Element): Element {
  const math = findTag(formula, "math");
  if (!math) return formula;
  const semantics = findTag(math, "semantics");
  const source = findTag(math, "annotation");
  if (semantics) replaceWith(semantics, ...semantics.childNodes.filter((item) => item !== source));
  const text = source?.childNodes.map((item) => ("value" in item ? item.value : "")).join("");
  setAttribute(math, "alttext", text?.trim() || undefined);
  for (const element of elementsIn(math)) toDoubleStruck(element);
  return math;
}

/** Writes spaces between the elements of a formula as EPUB allows them: it has no no-break spaces there. */
export function useSpaces(element: Element): void {
  if (!element.childNodes.some(isElement)) return;
  for (const child of element.childNodes)
    if ("value" in child && !child.value.trim()) child.value = " ";
}

const LETTERS: Readonly<Record<string, string>> = {
  C: "ℂ",
  H: "ℍ",
  N: "ℕ",
  P: "ℙ",
  Q: "ℚ",
  R: "ℝ",
  Z: "ℤ",
};

/** Replaces the style of a set's letter with the letter in this style, because browsers ignore the style. */
function toDoubleStruck(element: Element): void {
  const letter = LETTERS[getText(element)];
  if (!letter || getAttribute(element, "mathvariant") !== "double-struck") return;
  setAttribute(element, "mathvariant", "normal");
  setText(element, letter);
}
