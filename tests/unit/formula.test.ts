/** Tests that formulas in tables and explanations are MathML with the same characters, and other texts stay as they are. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Figure } from "../../src/figures/figure.js";
import { allFigures } from "../../src/figures/index.js";
import { getWords, type Locale } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import type { Values } from "../../src/options.js";
import { toFormulas } from "../../src/tables/formula.js";
import { toTable } from "../../src/tables/html.js";
import { arbitraryValues, getDrawing } from "../support/cases.js";
import { getTables } from "../support/drawings.js";

const mi = (...letters: string[]) => letters.map((letter) => `<mi>${letter}</mi>`).join("");
const mo = (sign: string) => `<mo>${sign}</mo>`;
const prime = (letter: string) => mi(letter) + mo("′");
const upright = (name: string) => `<mi mathvariant="normal">${name}</mi>`;

it.each([
  [
    "*W′* = *W* + (*α*/*r*)*BA*",
    `<math>${prime("W")} ${mo("=")} ${mi("W")} ${mo("+")} ${mo("(")}${mi("α")}${mo("/")}${mi("r")}${mo(")")}${mi("B", "A")}</math>`,
  ],
  [
    "LoRA, *r*(*d*\u00a0+\u00a0*k*) & more",
    `LoRA, <math>${mi("r")}${mo("(")}${mi("d")} ${mo("+")} ${mi("k")}${mo(")")}</math> &amp; more`,
  ],
  ["*r* = 8, *k*", `<math>${mi("r")} ${mo("=")} <mn>8</mn></math>\u2060, <i>k</i>`],
  ["‖Δ*W*‖/√(*dk*)", `<math>${mo("‖")}${upright("Δ")}${mi("W")}${mo("‖")}</math>/√(<i>dk</i>)`],
  [
    "the sum of all ‖Δ*W*‖²",
    `the sum of all <math>${mo("‖")}${upright("Δ")}${mi("W")}${mo("‖")}${mo("²")}</math>`,
  ],
  [
    "*W*ᵀ*g* + (*α*/*r*)*A*ᵀ*B*ᵀ*g*",
    `<math>${mi("W")}${upright("ᵀ")}${mi("g")} ${mo("+")} ${mo("(")}${mi("α")}${mo("/")}${mi("r")}${mo(")")}${mi("A")}${upright("ᵀ")}${mi("B")}${upright("ᵀ")}${mi("g")}</math>`,
  ],
  ["*h* = *W′x*", `<math>${mi("h")} ${mo("=")} ${prime("W")}${mi("x")}</math>`],
  [
    "subtract (*α*/*r*)*BA*.",
    `subtract <math>${mo("(")}${mi("α")}${mo("/")}${mi("r")}${mo(")")}${mi("B", "A")}</math>\u2060.`,
  ],
  [
    "‖(*T* − *BA*)*x*‖²",
    `<math>${mo("‖")}${mo("(")}${mi("T")} ${mo("−")} ${mi("B", "A")}${mo(")")}${mi("x")}${mo("‖")}${mo("²")}</math>`,
  ],
  [
    "*s*·*BA*, *r*(*d*)",
    `<i>s</i>·<i>BA</i>, <math>${mi("r")}${mo("(")}${mi("d")}${mo(")")}</math>`,
  ],
])("writes %s as mathematics", (content, html) => {
  expect(toFormulas(content)).toBe(html);
});

it.each([
  ["of which *B*", "of which <i>B</i>"],
  ["*d* × *k*", "<i>d</i> × <i>k</i>"],
  ["*dk*", "<i>dk</i>"],
  ["*GA*ᵀ", "<i>GA</i>ᵀ"],
  ["(see *d* + *k*", "(see <math><mi>d</mi> <mo>+</mo> <mi>k</mi></math>"],
  ["4,096 × 4,096 = 2", "4,096 × 4,096 = 2"],
  ["1 − share <b>", "1 − share &lt;b&gt;"],
  ["a*b", "a*b"],
])("keeps %s", (content, html) => {
  expect(toFormulas(content)).toBe(html);
});

const drawIn = (locale: Locale, figure: Figure, values: Values) =>
  figure.draw(values, { words: getWords(figure, locale) });

/** Returns a text without marks of variables and of places where no line breaks. */
const toPlain = (text: string) => text.replaceAll(/[*\u2060]/g, "").replaceAll("\u00a0", " ");

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
          expect(toPlain(read(html))).toBe(toPlain(cell));
          formulas += html.split("<math>").length - 1;
        }
  expect(formulas).toBeGreaterThan(30);
});

it("a table has its formulas as MathML, also in headers", () => {
  const html = toTable({
    caption: "T",
    head: ["LoRA, *r*(*d* + *k*)", "*a*"],
    rows: [["Sum, *W′* = *W*", "*x* + *y*"]],
  });
  expect(html.match(/<math>.*?<\/math>/g)?.map(read)).toEqual(["r(d + k)", "W′ = W", "x + y"]);
  expect(html).toContain('<th scope="col"><i>a</i> </th>');
});

it("every header has words beside its formula, because axe takes a formula for no text", () => {
  const readWords = (cell: string) =>
    read(toFormulas(cell).replace(/<math>.*?<\/math>/g, "")).trim();
  for (const locale of Object.values(locales))
    for (const figure of allFigures)
      for (const values of figure.examples)
        for (const { head, rows } of getTables(drawIn(locale, figure, values)))
          for (const header of [...head, ...rows.map(([first = ""]) => first)])
            expect(readWords(header), header).toMatch(/[\p{L}\p{N}]/u);
  expect(readWords("*a* = *b*")).toBe("");
});

/** Matches signs of formulas and names of variables and products. Names of weights, (q), and units, 10 M, are no variables. */
const UNMARKED =
  /[=+‖·]|\p{L}\(|\)\p{L}|(?<![\p{L}\p{N}’.-]|\(|（|\d[ \u00a0])(?:BAx?|[AW]x|dr?k|[A-Zα-ωdhkrsx])(?![\p{L}\p{N}’-])/gu;

/** Returns the signs and variables of an explanation that are neither in a formula nor italic. */
function findUnmarked(html: string): string[] {
  const words = html.replace(/<math>.*?<\/math>|<i>.*?<\/i>/g, "marked").replace(/&#\d+;/g, "");
  // The English and the Portuguese article.
  return words.replace(/\bA(?= [a-z])|\bO(?= \p{L})/gu, "").match(UNMARKED) ?? [];
}

it.each(Object.entries(locales))(
  "writes every formula of an explanation in %s as MathML",
  (_, locale) => {
    let formulas = 0;
    for (const figure of allFigures)
      for (const values of fc.sample(arbitraryValues(figure), 1)) {
        const { explanation } = drawIn(locale, figure, values);
        const html = toFormulas(explanation);
        expect(toPlain(read(html))).toBe(toPlain(explanation));
        expect(findUnmarked(html), explanation).toEqual([]);
        for (const [formula] of html.matchAll(/<math>.*?<\/math>/g)) {
          formulas += 1;
          expect(toPlain(explanation)).toContain(read(formula));
          expect(read(formula)).toMatch(/^(?:[\p{L}_]*[\d=+−·/()‖²′ ])+[\p{L}_]*$/u);
        }
      }
    expect(formulas).toBeGreaterThan(20);
  },
);

it("the control of the last test: it finds formulas and variables without marks", () => {
  for (const [text, unmarked] of [
    ["W\u00a0= BA", ["W", "=", "BA"]],
    ["the rank *r* of B(*Ax*), (q)", ["B("]],
  ] as const)
    expect(findUnmarked(toFormulas(text))).toEqual(unmarked);
});
