/** Sites' minifiers drop spaces at the edges of elements that they do not know as part of a text. */
import { expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { toTableFigure } from "../../src/tables/html.js";

/** Of what figures are made of, the elements whose edges html-minifier-terser 7 leaves a space at. */
const INLINE = new Set(["a", "b", "i", "input", "label", "select", "span"]);

/** The elements at whose edges there are spaces that a minifier takes away. */
function losses(html: string): string[] {
  const edges = html.matchAll(/<\/?(\w[\w-]*)[^>]*>[ \n]|[ \n]<\/?(\w[\w-]*)/g);
  return [...edges]
    .map(([, after, before]) => after ?? before!)
    .filter((name) => !INLINE.has(name));
}

it.each(allFigures.map((figure) => [figure.name, figure] as const))(
  "no space that matters stands at an element's edge in %s",
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

it("would find a space before a part of a formula", () => {
  expect(losses("<text>W = <tspan>BA</tspan></text>")).toEqual(["tspan"]);
  expect(losses("<p>a <i>b</i> c</p>")).toEqual([]);
});
