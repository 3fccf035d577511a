/** Tests that the parts of a picture contain all its words, once and in their order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allFigures, figures } from "../../src/figures/index.js";
import { findParts, type Part } from "../../src/figures/parts.js";
import { COMPOSITIONS, leaves, type Node, text } from "../../src/scene.js";
import { arbitraryValues, getDrawing } from "../support/cases.js";

const read = (nodes: readonly Node[]) =>
  [...leaves(nodes)].flatMap((node) =>
    node.type === "text" ? [node.runs.map(({ text }) => text).join("")] : [],
  );
/** Returns the letters and digits of a line. */
const letters = (line: string) => line.match(/[\p{L}\p{N}]/gu) ?? [];
const getTexts = (parts: readonly Part[]) => parts.map((part) => part.text.replaceAll("*", ""));

const find = (children: readonly Node[]) => findParts({ children }, ", ");

describe.each(allFigures)("the parts of $name", (figure) => {
  it("contain every text of the picture once", () => {
    for (const values of [...figure.examples, ...fc.sample(arbitraryValues(figure), 4)]) {
      const drawing = getDrawing(figure, values);
      for (const composition of COMPOSITIONS) {
        const { children } = drawing.compose(composition);
        const parts = find(children);
        const named = read(children).filter((item) => letters(item).length);
        expect(parts.flatMap(({ nodes }) => read(nodes)).sort()).toEqual(named.sort());
        expect(parts.length).toBeGreaterThan(2);
        for (const part of parts) {
          const [words, texts] = [letters(part.text).join(""), read(part.nodes)];
          // A name that two texts of a part have is stated once.
          expect(letters(texts.join("")).join("").endsWith(words)).toBe(true);
          for (const item of texts) expect(words).toContain(letters(item).join(""));
          expect(part.text).not.toMatch(/^\s|\s$|\s{2}|,,|\u00a0/);
        }
      }
    }
  });
});

it("a matrix is a part with its name, size and role, and a factor with its strip and its lens", () => {
  for (const { rank, d, k } of [
    { rank: 8, d: 4096, k: 4096 },
    { rank: 4, d: 32, k: 32 },
    { rank: 16, d: 1024, k: 4096 },
  ]) {
    const { children } = figures.decomposition.draw({ rank, d, k }).compose("wide");
    const texts = getTexts(find(children));
    const number = (value: number) => value.toLocaleString("en");
    expect(texts).toContain(`W, d × k ${number(d)} × ${number(k)} frozen`);
    expect(texts).toContain(`BA, rank ≤ r = ${number(rank)}, never stored`);
    expect(texts).toContain("W′, adapted, same size");
    expect(texts).toContain(`B, trained, ${number(rank)} columns, ${number(d)} × ${number(rank)}`);
    const a = find(children).find((part) => part.text.startsWith("*A*"))!;
    const inks = a.nodes.map((node) => ("fill" in node && (node.fill ?? node.stroke)) || undefined);
    // The strip, the stripes of the lens, and the words.
    expect(inks.filter((ink) => ink === "a").length).toBeGreaterThan(3);
  }
});

it("a bar is a part with its label and its number", () => {
  const drawing = figures.memory.draw({ rank: 8, model: "gpt2" });
  const texts = getTexts(find(drawing.compose("wide").children));
  const bars = texts.filter((item) => /\d-bit/.test(item));
  expect(bars.map((item) => item.replace(/, [\d.,]+ [MG]B$/, ""))).toEqual([
    "Full fine-tuning, 32-bit",
    "LoRA, 16-bit base",
    "QLoRA, 4-bit base",
  ]);
});

it("lines of a text are joined by spaces, and other texts by the language's commas", () => {
  const line = (y: number, content: string, fill: "ink" | "muted" = "ink") =>
    text(0, y, content, { size: 10, fill });
  const nodes = [line(0, "*W*,"), line(14, "of size"), line(28, "frozen", "muted")];
  expect(find(nodes)).toEqual([{ nodes, text: "*W*, of size, frozen" }]);
  const chinese = [line(0, "重矩"), line(14, "阵"), line(28, "冻结", "muted")];
  expect(findParts({ children: chinese }, "、").map((part) => part.text)).toEqual(["重矩阵、冻结"]);
  expect(find([line(0, "+"), line(14, "=")])).toEqual([]);
});
