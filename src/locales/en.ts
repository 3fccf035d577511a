/**
 * The English strings around figures. Each kind of figure has its strings in its folder.
 * `*…*` marks a variable; \u00a0 keeps a line from breaking there.
 */
import type { Formats } from "../formats.js";

export { english as language } from "../formats.js";
export { tableWords as tables } from "../tables/words.js";

/** The strings that a page has around every figure. */
export const html = (f: Formats) => ({
  details: "Description and numbers",
  answer: "Answer",
  reset: "Reset",
  /** The buttons that save the picture. */
  svg: "Download SVG",
  png: "Download PNG",
  link: "Link to this view",
  /** The message after a failed download. */
  failed: "Download failed.",
  /** The links to tactile sheets. */
  sheet: "Tactile sheet",
  key: "Key in braille",
  /** The name of a figure's group of controls. */
  controls: "Controls",
  /** Writes the ends of a slider's range. */
  count: f.exact,
  /** References and captions, by kind. */
  figure: (number: string) => `Figure\u00a0${number}`,
  table: (number: string) => `Table\u00a0${number}`,
  /** The headings of an e-book's lists. */
  bookContents: "Contents",
  bookFigures: "Figures",
  bookTables: "Tables",
  /** What an e-book offers to readers who do not see its pictures. */
  bookAlternatives: "Every picture has a text alternative.",
  bookDescriptions: "Figures with many numbers are followed by a description and tables.",
  bookFormulas: "Formulas are MathML.",
  bookNavigation: "The book has a table of contents and headings.",
});
