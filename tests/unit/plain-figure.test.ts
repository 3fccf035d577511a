/** Tests figures as plain data, and as JSON of the command. */
import { describe, expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { toPlainFigure } from "../../src/figures/plain.js";
import { toText } from "../../src/inline.js";
import { getWords } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { getDrawing } from "../support/cases.js";
import { run } from "../support/command.js";

const MARKS = /[*\ue001\u200f\u2067]/u;

/** Returns every text in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value ? Object.values(value).flatMap(textsIn) : [];
}

describe.each(Object.keys(locales))("plain data of every figure in the language %s", (tag) => {
  it("is the same after a round trip through JSON, and has no marks in its texts", () => {
    const marked: string[] = [];
    for (const figure of allFigures) {
      const words = getWords(figure, locales[tag]);
      for (const example of figure.examples) {
        const drawing = figure.draw(example, { words });
        // `alt` is an attribute, in which right-to-left text states its direction.
        const { alt, goal, ...plain } = toPlainFigure(drawing);
        expect(alt).not.toBe("");
        expect(JSON.stringify(JSON.parse(JSON.stringify(plain)))).toBe(JSON.stringify(plain));
        const { controls, ...texts } = plain;
        expect(textsIn(texts).filter((text) => MARKS.test(text))).toEqual([]);
        expect(plain.table.rows.map((row) => row.map(toText))).toEqual(
          drawing
            .table()
            .rows.map((row) => row.map((cell) => cell.replace(/[*\u200f\u2067]/gu, ""))),
        );
        marked.push(...textsIn([drawing.explanation]).filter((text) => MARKS.test(text)));
      }
    }
    expect(marked.length).toBeGreaterThan(0);
  });
});

it("the command writes a figure and a comparison as JSON", async () => {
  const read = async (...args: string[]) => {
    const { code, out, error } = await run(...args, "-o", "-", "--format", "json");
    expect([code, error]).toEqual([0, ""]);
    return JSON.parse(out);
  };
  const figure = await read("8", "64", "32", "--lang", "de");
  const svg = await run("8", "64", "32", "--lang", "de", "-o", "-");
  expect(`${figure.svg.wide}\n`).toBe(svg.out);
  expect(figure).toMatchObject({ kind: "decomposition", lang: "de", direction: "ltr" });
  const drawing = getDrawing(allFigures[0]!, { rank: 8, d: 64, k: 32 });
  const getValues = (data: { rows: unknown[][] }) => data.rows.map((row) => row[2]);
  expect(getValues(figure.table.data)).toEqual(getValues(drawing.table().data as never));
  const { head, rows } = await read("--models", "gpt2,gpt2-xl", "--rank", "8");
  expect(rows.map((row: []) => row.length)).toEqual([head.length, head.length]);
  expect(toText(rows[1][0])).toBe("gpt2-xl");
});
