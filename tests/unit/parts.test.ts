/** Tests that the parts of a picture contain its names with their values, once and in their order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allFigures, figures } from "../../src/figures/index.js";
import { describePicture, findParts, listParts, type Part } from "../../src/figures/parts.js";
import { english } from "../../src/language-format.js";
import { getWords, locales } from "../../src/locales/index.js";
import { COMPOSITIONS, leaves, type Node, text } from "../../src/scene.js";
import { arbitraryValues, getDrawing } from "../support/cases.js";

const read = (nodes: readonly Node[]) =>
  [...leaves(nodes)].flatMap((node) =>
    node.type === "text" ? [node.runs.map(({ text }) => text).join("")] : [],
  );
/** Returns the letters and digits of a line. */
const letters = (line: string) => line.match(/[\p{L}\p{N}]/gu) ?? [];
const toLetters = (line: string) => letters(line).join("");
const numbers = (line: string) => line.match(/\p{N}+/gu) ?? [];
const getTexts = (parts: readonly Part[]) => parts.map((part) => part.text);

const find = (children: readonly Node[]) => findParts({ children }, english);

/** A name and a value in one text. */
const INFORMATIVE = /\p{L}{2}.*\p{N}|\p{N}.*\p{L}{2}/u;

/** Returns texts of a picture that none of its parts contains. */
const findLost = (children: readonly Node[], parts: readonly Part[]) => {
  const stated = toLetters(parts.map((part) => part.text).join(" "));
  return read(children).filter((item) => !stated.includes(toLetters(item)));
};

describe.each(allFigures)("the parts of $name", (figure) => {
  it("contain every text of the picture with a name and a value, once", () => {
    for (const values of [...figure.examples, ...fc.sample(arbitraryValues(figure), 4)]) {
      const drawing = getDrawing(figure, values);
      for (const composition of COMPOSITIONS) {
        const { children } = drawing.compose(composition);
        const parts = find(children);
        const stated = parts.flatMap(({ nodes }) => read(nodes));
        const rest = read(children);
        for (const item of stated) expect(rest.splice(rest.indexOf(item), 1)).toEqual([item]);
        expect(parts.length).toBeGreaterThan(2);
        for (const part of parts) {
          const [words, texts] = [toLetters(part.text), read(part.nodes)];
          // A name that two texts of a part have is stated once.
          expect(toLetters(texts.join("")).endsWith(words)).toBe(true);
          for (const item of texts) expect(words).toContain(toLetters(item));
          expect(part.text).not.toMatch(/^\s|\s$|\s{2}|,,|\u00a0/);
        }
        for (const item of findLost(children, parts)) expect(item).not.toMatch(INFORMATIVE);
      }
    }
  });

  it("differ, and have only numbers of the picture, in every language", () => {
    const drawn = [...figure.examples.slice(0, 1), ...fc.sample(arbitraryValues(figure), 1)];
    for (const [tag, locale] of Object.entries(locales)) {
      const words = getWords(figure, locale);
      for (const values of drawn) {
        const drawing = figure.draw(values, { words });
        const { children } = drawing.compose("wide");
        const shown = read(children).flatMap(numbers);
        const { parts } = describePicture(drawing);
        expect(parts.length, tag).toBeGreaterThan(2);
        expect(new Set(parts).size, tag).toBe(parts.length);
        for (const part of parts)
          for (const number of numbers(part)) expect(shown, `${tag}: ${part}`).toContain(number);
      }
    }
  });
});

it("names without values, values without names, and repetitions are left out, but not bold sentences", () => {
  const line = (x: number, y: number, content: string, bold = false) =>
    text(x, y, content, { size: 10, bold });
  const axis = [line(0, 200, "1"), line(50, 200, "10"), line(99, 200, "> 100 k")];
  const nodes = [line(0, 0, "Loss of *W*: 3"), line(300, 60, "*B*"), ...axis, line(9, 300, "Loss")];
  expect(getTexts(find(nodes))).toEqual(["Loss of W: 3"]);
  expect(getTexts(find([line(0, 0, "*W* = *BA*"), line(0, 60, "*W*"), line(40, 60, "2")]))).toEqual(
    ["W = BA", "W, 2"],
  );
  expect(getTexts(find([line(0, 0, "frozen"), line(90, 200, "trained", true)]))).toEqual([
    "trained",
  ]);
});

it("the description of a figure with steps is about all steps, and has no parts", () => {
  const input = { rank: 4, d: 32, k: 32 };
  const { overview, parts } = describePicture(
    figures.decomposition.draw({ ...input, steps: [1, 4] }),
  );
  expect(overview).toContain("ranks 1 and 4");
  expect(parts).toEqual([]);
  expect(describePicture(figures.decomposition.draw(input)).parts.length).toBeGreaterThan(5);
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
    expect(texts).toContain(`W, d × k, ${number(d)} × ${number(k)}, frozen`);
    expect(texts).toContain(`BA, rank ≤ r = ${number(rank)}, never stored`);
    expect(texts).toContain("W′, adapted, same size");
    expect(texts).toContain(`B, trained, ${number(rank)} columns, ${number(d)} × ${number(rank)}`);
    const a = find(children).find((part) => part.text.startsWith("A"))!;
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
  const nodes = [line(0, "*W*,"), line(14, "of size 3"), line(28, "frozen", "muted")];
  expect(find(nodes)).toEqual([{ nodes, text: "W, of size 3, frozen" }]);
  const values = [line(0, "*W*, frozen"), line(14, "4,096"), line(28, "*d* = 64", "muted")];
  expect(find(values).map((part) => part.text)).toEqual(["W, frozen, 4,096, d = 64"]);
  const sums = [line(0, "trained: *d* = 64"), line(14, "sum: *k* = 8"), line(28, "of 3 = 1 + 2")];
  expect(find(sums).map((part) => part.text)).toEqual([
    "trained: d = 64, sum: k = 8, of 3 = 1 + 2",
  ]);
  const wrapped = [line(0, "the rank *r* = 8 of"), line(14, "all 64, *d* = 4 each")];
  expect(find(wrapped).map((part) => part.text)).toEqual(["the rank r = 8 of all 64, d = 4 each"]);
  const chinese = [line(0, "8 重矩"), line(14, "阵"), line(28, "冻结", "muted")];
  expect(findParts({ children: chinese }, { list: ["、", "和"] }).map((part) => part.text)).toEqual(
    ["8 重矩阵、冻结"],
  );
  const arabic = [line(0, "\u200f\u2067وحدة 1"), line(28, "مجمّدة", "muted")];
  expect(findParts({ children: arabic }, { list: [" و", " و"] })).toEqual([
    { nodes: arabic, text: "وحدة 1، مجمّدة" },
  ]);
  expect(find([line(0, "+"), line(14, "=")])).toEqual([]);
  // The title of the complete picture precedes its parts.
  const children = [line(0, "Phi-3"), text(300, 90, "LoRA: 3", { size: 10 })];
  const scene = { title: "LoRA on Phi-3", desc: "", width: 1, height: 1, children };
  expect(listParts(scene, english)).toEqual(["LoRA: 3"]);
});
