/** Tests that pictures state their parts: every name with its values, in words and for programs. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BOLD } from "../../src/direction.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { describePicture, flatten, type Item, listParts } from "../../src/figures/parts.js";
import { toHtml } from "../../src/html/figure.js";
import { getWords } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { COMPOSITIONS, group, leaves, type Node, part, text } from "../../src/scene.js";
import { arbitraryValues, getDrawing } from "../support/cases.js";
import { runs } from "../support/draws.js";
import { decode } from "../support/markup.js";

const read = (node: Node) =>
  node.type === "text" ? node.runs.map(({ text }) => text).join("") : "";
const numbersIn = (line: string) => line.match(/\p{N}+/gu) ?? [];
const getWordsOf = (node: Node): string[] =>
  node.type === "part"
    ? [node.words, ...node.children.flatMap(getWordsOf)]
    : node.type === "group"
      ? node.children.flatMap(getWordsOf)
      : [];

/** Returns the numbers in a part's texts that neither it, a part inside it, nor one around it states. */
function findUnstated(nodes: readonly Node[], stated?: readonly string[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === "group") return findUnstated(node.children, stated);
    if (node.type === "part")
      return findUnstated(node.children, [...(stated ?? []), ...getWordsOf(node)]);
    const known = new Set(numbersIn(stated?.join(" ") ?? ""));
    return stated ? numbersIn(read(node)).filter((number) => !known.has(number)) : [];
  });
}

const partOf = (words: string, children: readonly Node[] = []) =>
  part({ name: words, role: "value", words }, children);
const label = (content: string) => text(0, 0, content, { size: 10 });

describe.each(allFigures)("the parts of $name", (figure) => {
  it("state every number of their texts, in both pictures", () => {
    for (const values of [...figure.examples, ...fc.sample(arbitraryValues(figure), runs(2, 42))]) {
      const drawing = getDrawing(figure, values);
      for (const composition of COMPOSITIONS) {
        const scene = drawing.compose(composition);
        expect(findUnstated(scene.children), `${composition} ${JSON.stringify(values)}`).toEqual(
          [],
        );
        // Random values may be two adapters with one module, which one row compares.
        const min = figure.examples.includes(values) ? 2 : 1;
        expect(flatten(listParts(scene)).length).toBeGreaterThanOrEqual(min);
      }
    }
  });

  it("have no marks of bold words outside the picture, in any language", () => {
    const isMarked = (html: string) =>
      /[\ue000-\uf8ff]/.test(decode(html.replace(/<svg.*?<\/svg>/g, "")));
    const values = figure.examples[0]!;
    for (const locale of Object.values(locales)) {
      const words = getWords(figure, locale);
      const html = toHtml(figure.draw(values, { words }), { id: "a" }, words.html);
      expect(isMarked(html), locale.language.tag).toBe(false);
    }
    expect(isMarked(`<li>${BOLD}frozen${BOLD}</li>`)).toBe(true);
  });

  it("differ, have a role and facts, and are the same in both pictures", () => {
    const toKeys = (items: readonly Item[]) =>
      flatten(items).map(({ name, role, facts }) => JSON.stringify({ name, role, facts }));
    for (const values of [...figure.examples, ...fc.sample(arbitraryValues(figure), runs(2, 42))]) {
      const { compose } = getDrawing(figure, values);
      const [wide, narrow] = COMPOSITIONS.map((name) => listParts(compose(name)));
      expect([...toKeys(narrow!)].sort()).toEqual([...toKeys(wide!)].sort());
      const all = flatten(wide!);
      expect(all.some(({ facts }) => Object.keys(facts).length > 0)).toBe(true);
      for (const { facts } of all)
        for (const value of Object.values(facts).flat())
          if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
    }
  });

  it("are said in words of every language, each once", () => {
    for (const [tag, locale] of Object.entries(locales)) {
      const words = getWords(figure, locale);
      for (const values of [figure.examples[0]!, ...fc.sample(arbitraryValues(figure), 1)]) {
        const { items } = describePicture(figure.draw(values, { words }));
        for (const siblings of [items, ...flatten(items).map((item) => item.items)]) {
          const sentences = siblings.map((item) => item.words);
          expect(new Set(sentences).size, `${tag}: ${sentences}`).toBe(sentences.length);
        }
        for (const { words } of flatten(items)) {
          expect(words).toMatch(/\p{L}/u);
          expect(words).not.toMatch(/^\s|\s$|\s{2}|,,|undefined|NaN/);
        }
      }
    }
  });
});

it("the check finds a number in a picture that its part does not state", () => {
  expect(findUnstated([partOf("W, 8", [label("*W*, 8"), group(1, 1, [label("9")])])])).toEqual([
    "9",
  ]);
  expect(findUnstated([partOf("W", [label("8"), partOf("8 rows")]), label("7")])).toEqual([]);
});

it("parts are listed in order, also inside groups and other parts, with their nodes in place", () => {
  const inner = partOf("inner", [label("1")]);
  const outer = partOf("outer", [label("2"), inner]);
  const [first, second, ...rest] = listParts({ children: [outer, group(10, 20, [inner])] });
  expect(rest).toEqual([]);
  expect(first).toMatchObject({ words: "outer", items: [{ words: "inner" }] });
  expect(second).toMatchObject({ words: "inner", nodes: [{ type: "group", x: 10, y: 20 }] });
  expect([...leaves(first!.nodes)].map(read)).toEqual(["2", "1"]);
  expect(flatten([first!, second!]).map(({ words }) => words)).toEqual(["outer", "inner", "inner"]);
});

it("the description of a figure with steps is about all steps, and has no parts", () => {
  const input = { rank: 4, d: 32, k: 32 };
  const { overview, items } = describePicture(
    figures.decomposition.draw({ ...input, steps: [1, 4] }),
  );
  expect(overview).toContain("ranks 1 and 4");
  expect(items).toEqual([]);
  expect(describePicture(figures.decomposition.draw(input)).items.length).toBeGreaterThan(5);
});

it("the parts of the decomposition are its matrices and both counts, with their exact numbers", () => {
  const { items } = describePicture(figures.decomposition.draw({ rank: 8, d: 1024, k: 4096 }));
  expect(items.map(({ name, role, facts }) => [name, role, facts])).toEqual([
    ["W′", "adapted", { rows: 1024, columns: 4096, scaling: 1 }],
    ["W", "frozen", { rows: 1024, columns: 4096, parameters: 4_194_304 }],
    ["B", "trained", { rows: 1024, columns: 8, parameters: 8192 }],
    ["A", "trained", { rows: 8, columns: 4096, parameters: 32_768 }],
    ["BA", "product", { rows: 1024, columns: 4096, rank: 8 }],
    ["full", "comparison", { parameters: 4_194_304 }],
    ["LoRA", "value", { parameters: 40_960, share: 40_960 / 4_194_304 }],
  ]);
});
