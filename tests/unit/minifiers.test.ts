/** Tests that figures are well-formed and that minifiers may remove spaces at the edges of elements. */
import { expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { toTableFigure } from "../../src/tables/html.js";
import { readMarkup } from "../support/markup.js";

/** Elements in figures at whose edges html-minifier-terser 7 keeps a space. */
const INLINE = new Set(["a", "b", "i", "input", "label", "math", "select", "span"]);

/**
 * Elements with a separate box or position, and those of MathML, which sets the spaces in formulas itself. Spaces
 * around them separate words only for search indexes.
 */
const BOXES =
  "m[ion]|mrow|button|caption|details|div|fieldset|figcaption|form|li|lora-figure|option|p|path|rect|summary|svg|t[dhr]|tbody|text|thead|ul";
const BETWEEN_BOXES = new RegExp(
  `(?<=</(?:${BOXES})>) (?=<)|(?<=>) (?=<(?:${BOXES})\\b)| (?=<ul>|</(?:${BOXES})>)`,
  "g",
);

/** Returns the elements at whose edges a minifier would remove a significant space. */
function losses(html: string): string[] {
  const edges = html
    .replace(BETWEEN_BOXES, "")
    .matchAll(/<\/?(\w[\w-]*)[^>]*>[ \n]|[ \n]<\/?(\w[\w-]*)/g);
  return [...edges]
    .map(([, after, before]) => after ?? before!)
    .filter((name) => !INLINE.has(name));
}

it.each(allFigures.map((figure) => [figure.name, figure] as const))(
  "whitespace at element edges is insignificant in %s",
  (_, { draw, examples }) => {
    for (const values of examples) {
      const drawing = draw(values);
      const html = toHtml(drawing, { id: "a", number: "Figure 1", interactive: true });
      expect(html.length).toBeGreaterThan(1000);
      expect(losses(html)).toEqual([]);
      expect(losses(toTableFigure(drawing.table(), "a", "Table 1"))).toEqual([]);
    }
  },
);

it.each(allFigures.map((figure) => [figure.name, figure] as const))(
  "%s is well-formed XHTML, also as a table",
  (_, { draw, examples }) => {
    for (const values of examples) {
      const drawing = draw(values);
      for (const interactive of [false, true])
        expect(readMarkup(toHtml(drawing, { id: "a", interactive })).length).toBeGreaterThan(50);
      const { caption, head, rows } = drawing.table();
      const [figure, scroll] = readMarkup(toTableFigure({ caption, head, rows }, "a"));
      expect([figure, scroll?.slice(0, 2)]).toEqual([
        ["figure", "lora", "a"],
        ["div", "lora-scroll"],
      ]);
    }
  },
);

/** Returns the words of text without tags, as search filters remove them. */
const getWords = (html: string) => html.split(/\s+/).filter(Boolean);

it.each(allFigures.map((figure) => [figure.name, figure] as const))(
  "a search index that removes tags joins no words of %s, nor of its pictures",
  (_, { draw, examples }) => {
    for (const values of examples) {
      const drawing = draw(values);
      const html = toHtml(drawing, { id: "a", number: "Figure 1", interactive: true });
      for (const text of [html, toTableFigure(drawing.table(), "a", "Table 1")]) {
        // Tags of elements in a line of text do not separate words.
        const line = text.replace(/<\/?(?:a|b|i|span|tspan|math|m[ion]|mrow)\b[^>]*>/g, "");
        expect(getWords(line.replace(/<[^>]*>/g, ""))).toEqual(
          getWords(line.replace(/<[^>]*>/g, " ")),
        );
      }
    }
  },
);

it("the check detects a space before a part of a formula", () => {
  expect(losses("<text>W = <tspan>BA</tspan></text>")).toEqual(["tspan"]);
  expect(losses("<p>a <i>b</i> c</p>")).toEqual([]);
});
