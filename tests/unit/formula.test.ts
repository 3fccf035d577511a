/** Tests that formulas in tables are MathML with the same characters, and that other texts stay as they are. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { toFormulas } from "../../src/tables/formula.js";
import { toTable } from "../../src/tables/html.js";
import { arbitraryValues, getDrawing } from "../support/cases.js";
import { getTables } from "../support/drawings.js";

const mi = (...letters: string[]) => letters.map((letter) => `<mi>${letter}</mi>`).join("");
const mo = (sign: string) => `<mo>${sign}</mo>`;
const prime = (letter: string) => `<msup><mi>${letter}</mi><mo>′</mo></msup>`;

it.each([
  [
    "*W′* = *W* + (*α*/*r*)*BA*",
    `<math>${prime("W")} ${mo("=")} ${mi("W")} ${mo("+")} ${mo("(")}${mi("α")}${mo("/")}${mi("r")}${mo(")")}${mi("B", "A")}</math>`,
  ],
  [
    "LoRA, *r*(*d*\u00a0+\u00a0*k*) & more",
    `LoRA, <math>${mi("r")}${mo("(")}${mi("d")}\u00a0${mo("+")}\u00a0${mi("k")}${mo(")")}</math> &amp; more`,
  ],
  ["*r* = 8, *k*", `<math>${mi("r")} ${mo("=")} <mn>8</mn></math>, <i>k</i>`],
  [
    "‖Δ*W*‖/√(*dk*)",
    `<math>${mo("‖")}<mi mathvariant="normal">Δ</mi>${mi("W")}${mo("‖")}${mo("/")}${mo("√")}${mo("(")}${mi("d", "k")}${mo(")")}</math>`,
  ],
  [
    "the sum of all ‖Δ*W*‖²",
    `the sum of all <math>${mo("‖")}<mi mathvariant="normal">Δ</mi>${mi("W")}${mo("‖")}${mo("²")}</math>`,
  ],
  ["*h* = *W′x*", `<math>${mi("h")} ${mo("=")} ${prime("W")}${mi("x")}</math>`],
])("writes %s as mathematics", (content, html) => {
  expect(toFormulas(content)).toBe(html);
});

it.each([
  ["of which *B*", "of which <i>B</i>"],
  ["*d* × *k*", "<i>d</i> × <i>k</i>"],
  ["*dk*", "<i>dk</i>"],
  ["(see *d* + *k*", "(see <math><mi>d</mi> <mo>+</mo> <mi>k</mi></math>"],
  ["4,096 × 4,096 = 2", "4,096 × 4,096 = 2"],
  ["1 − share <b>", "1 − share &lt;b&gt;"],
  ["a*b", "a*b"],
])("keeps %s", (content, html) => {
  expect(toFormulas(content)).toBe(html);
});

const read = (html: string) =>
  html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

it("keeps every character of every table", () => {
  let formulas = 0;
  for (const figure of allFigures)
    for (const values of [...figure.examples, ...fc.sample(arbitraryValues(figure), 3)])
      for (const { head, rows } of getTables(getDrawing(figure, values)))
        for (const cell of [...head, ...rows.flat()]) {
          const html = toFormulas(cell);
          expect(read(html)).toBe(cell.replaceAll("*", ""));
          formulas += html.split("<math>").length - 1;
        }
  expect(formulas).toBeGreaterThan(30);
});

it("a table has its formulas as MathML, except headers without other text", () => {
  const html = toTable({
    caption: "T",
    head: ["LoRA, *r*(*d* + *k*)", "*a* = *b*"],
    rows: [["*W′* = *W*", "*x* + *y*"]],
  });
  expect(html.match(/<math>.*?<\/math>/g)?.map(read)).toEqual(["r(d + k)", "x + y"]);
  expect(html).toContain('<th scope="row"><i>W′</i> = <i>W</i> </th>');
  expect(html).toContain('<th scope="col"><i>a</i> = <i>b</i> </th>');
});
