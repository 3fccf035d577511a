/** Which characters the pages of our site set in which font, so that each is sent with these alone. */

/** The parts of a page that its own semibold and italic are for. */
const BOLD =
  /<(h[1-6]|strong|b|th|caption|legend|dt)\b[^>]*>.*?<\/\1>|<(text|tspan)\b[^>]*\bfont-weight=.*?<\/\2>/gs;
const ITALIC = /<(em|cite)\b[^>]*>.*?<\/\1>/gs;

/** The smallest parts of a formula, which stand neither in figures nor in the MathML for readers' voices. */
const ELSEWHERE = /<(figure|math)\b.*?<\/\1>/gs;
const LEAF = /<span class="([^"]*)"[^>]*>([^<]+)<\/span>/g;

/** Labels of figures in KaTeX's fonts: variables are italic. */
const VARIABLE = /<(tspan|i|text(?=[^>]* font-style="italic"))\b[^>]*>.*?<\/\1>/gs;
const FORMULA = /<text\b[^>]*\bfont-family=.*?<\/text>/gs;

/** What a reader's changes may put into a figure, whatever the pages say now. */
const NUMBERS = "0123456789,.%× −";
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  nbsp: "\u00a0",
};

/** The text of some HTML that is set in the page's own font. */
function textOf(html: string): string {
  return html
    .replace(/<(script|style|pre|code|math)\b.*?<\/\1>|<[^>]*>/gs, "")
    .replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole);
}

/** Characters by face, and the classes of the formulas' parts. */
export class Faces {
  readonly regular = new Set(NUMBERS + LETTERS);
  readonly bold = new Set(NUMBERS);
  readonly italic = new Set<string>();
  /** In the pages' formulas, by the classes of their smallest part, and in figures. */
  readonly formulas = new Map<string, Set<string>>();
  readonly variables = new Set<string>();
  readonly labels = new Set("0123456789./");
  readonly classes = new Set<string>();

  read(html: string): void {
    const add = (set: Set<string>, text: string) => {
      // Compatibility forms too: ℝ is an R of the blackboard font.
      for (const char of text + text.normalize("NFKD")) set.add(char);
    };
    const addAll = (set: Set<string>, pattern: RegExp, within = html) => {
      for (const [markup] of within.matchAll(pattern)) add(set, textOf(markup));
    };
    add(this.regular, textOf(html));
    addAll(this.bold, BOLD);
    addAll(this.italic, ITALIC);
    addAll(this.variables, VARIABLE);
    addAll(this.labels, FORMULA, html.replace(VARIABLE, ""));
    for (const [, names = ""] of html.matchAll(/<span class="([^"]*)"/g))
      for (const name of names.split(" ")) this.classes.add(name);
    for (const [, names = "", text = ""] of html.replace(ELSEWHERE, "").matchAll(LEAF)) {
      const set = this.formulas.get(names) ?? new Set();
      this.formulas.set(names, set);
      add(set, textOf(text));
    }
  }
}
