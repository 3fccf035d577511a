/** Collects the characters that the site's pages use in each font, so that fonts can be subset. */

/** Elements in semibold. */
const BOLD =
  /<(h[1-6]|strong|b|th|caption|legend|dt)\b[^>]*>.*?<\/\1>|<(text|tspan)\b[^>]*\bfont-weight=.*?<\/\2>/gs;
/** Elements in italics. */
const ITALIC = /<(em|cite)\b[^>]*>.*?<\/\1>/gs;

/** Elements whose spans are not part of a visible formula: figures, and MathML for screen readers. */
const NOT_KATEX = /<(figure|math)\b.*?<\/\1>/gs;
/** A formula and the rest of its block. */
const KATEX = /<span class="katex".*?<\/(?:p|li|td|th|div|h[1-6])>/gs;
/** The innermost spans of a formula. */
const LEAF = /<span class="([^"]*)"[^>]*>([^<]+)<\/span>/g;

/** A variable in a figure or in prose, in KaTeX's italic font. */
const VARIABLE = /<(tspan|i|text(?=[^>]* font-style="italic"))\b[^>]*>.*?<\/\1>/gs;
/** A formula in a figure, in KaTeX's fonts. */
const FORMULA = /<text\b[^>]*\bfont-family=.*?<\/text>/gs;

/** Characters that may appear in a figure after a reader changes it. */
const NUMBERS = "0123456789,.%× −";
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  nbsp: "\u00a0",
};

/** Returns the text that HTML shows in the page's main font. */
function getVisibleText(html: string): string {
  return html
    .replace(/<(script|style|pre|code|math)\b.*?<\/\1>|<[^>]*>/gs, "")
    .replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (entity, name) => ENTITIES[name] ?? entity);
}

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

  /** Adds the characters of a page. */
  addPage(html: string): void {
    const add = (set: Set<string>, text: string) => {
      // Includes compatibility forms, because KaTeX shows ℝ as the R of its blackboard font.
      for (const char of text + text.normalize("NFKD")) set.add(char);
    };
    const addAll = (set: Set<string>, pattern: RegExp, within = html) => {
      for (const [markup] of within.matchAll(pattern)) add(set, getVisibleText(markup));
    };
    add(this.regular, getVisibleText(html));
    addAll(this.bold, BOLD);
    addAll(this.italic, ITALIC);
    addAll(this.variables, VARIABLE);
    addAll(this.labels, FORMULA, html.replace(VARIABLE, ""));
    for (const [, names = ""] of html.matchAll(/<span class="([^"]*)"/g))
      for (const name of names.split(" ")) this.classes.add(name);
    const formulas = (html.replace(NOT_KATEX, "").match(KATEX) ?? []).join("");
    for (const [, names = "", text = ""] of formulas.matchAll(LEAF)) {
      const set = this.formulas.get(names) ?? new Set();
      this.formulas.set(names, set);
      add(set, getVisibleText(text));
    }
  }
}
