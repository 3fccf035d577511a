/** Collects the characters that the site's pages use in each font, so that fonts can be subset. */
import {
  type Element,
  elementsIn,
  getAttribute,
  hasClass,
  isElement,
  type Parent,
  parse,
} from "../../plugin/html-tree.js";

/** HTML elements in semibold. */
const BOLD = /^(?:h[1-6]|strong|b|th|caption|legend|dt)$/;
/** Elements whose text the prose's fonts do not show: code, and MathML for screen readers. */
const NOT_PROSE = /^(?:script|style|pre|code|math)$/;

/** Characters that may appear in a figure after a reader changes it. */
const NUMBERS = "0123456789,.%× −";
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The characters of each font face, and the classes of formulas. */
export class FontCharacters {
  readonly regular = new Set(NUMBERS + LETTERS);
  readonly bold = new Set(NUMBERS);
  readonly italic = new Set<string>();
  /** Characters of formulas, by the classes of their span. */
  readonly formulas = new Map<string, Set<string>>();
  /** Variables in figures and prose. */
  readonly variables = new Set<string>();
  /** Formulas in figures, without their variables. */
  readonly labels = new Set("0123456789./");
  readonly classes = new Set<string>();

  addPage(html: string): void {
    const page = parse(html, { scriptingEnabled: false });
    for (const element of elementsIn(page))
      if (element.tagName === "span")
        for (const name of getClasses(element).match(/\S+/g) ?? []) this.classes.add(name);
    for (const { text, path } of textsIn(page)) {
      const isIn = (pattern: RegExp) => path.some(({ tagName }) => pattern.test(tagName));
      const isStyled = (pattern: RegExp, attribute: string) =>
        path.some((element) => pattern.test(element.tagName) && getAttribute(element, attribute));
      if (isIn(NOT_PROSE)) continue;
      const isVariable = isIn(/^(?:tspan|i)$/) || isStyled(/^text$/, "font-style");
      add(this.regular, text);
      if (isIn(BOLD) || isStyled(/^(?:text|tspan)$/, "font-weight")) add(this.bold, text);
      if (isIn(/^(?:em|cite)$/)) add(this.italic, text);
      if (isVariable) add(this.variables, text);
      else if (isStyled(/^text$/, "font-family")) add(this.labels, text);
      const inner = path.at(-1)!;
      const isFormula = path.some((element) => hasClass(element, "katex")) && !isIn(/^figure$/);
      if (!isFormula || inner.tagName !== "span" || inner.childNodes.length > 1) continue;
      const set = this.formulas.get(getClasses(inner)) ?? new Set();
      this.formulas.set(getClasses(inner), set);
      add(set, text);
    }
  }
}

const getClasses = (element: Element) => getAttribute(element, "class") ?? "";

/** Yields the texts below a node, each with the elements around it, the innermost last. */
function* textsIn(
  parent: Parent,
  path: readonly Element[] = [],
): Generator<{ readonly text: string; readonly path: readonly Element[] }> {
  for (const child of parent.childNodes) {
    if ("value" in child) yield { text: child.value, path };
    else if (isElement(child)) yield* textsIn(child, [...path, child]);
  }
}

function add(set: Set<string>, text: string): void {
  // Includes compatibility forms, because KaTeX shows ℝ as the R of its blackboard font.
  for (const char of text + text.normalize("NFKD")) set.add(char);
}
