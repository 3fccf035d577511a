/** Tactile sheets: their geometry for random values, and their braille, compared with liblouis. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFormats, english } from "../../src/formats.js";
import { toBraille } from "../../src/tactile/braille.js";
import { type Sheet, toSheetSvg } from "../../src/tactile/index.js";
import { TACTILE_KINDS, type TactileKind } from "../../src/tactile/kinds.js";
import { describeScale } from "../../src/tactile/shapes.js";
import type { Label, Point, Shape } from "../../src/tactile/sheet.js";
import reference from "../reference/oracle-braille.json" with { type: "json" };
import { runs } from "../support/draws.js";
import { sourceFiles } from "../support/sources.js";
import { drawTactile, findFaults, VALUES } from "../support/tactile.js";

describe("braille", () => {
  it("equals that of liblouis for labels of figures", () => {
    expect(reference.labels.length).toBe(1000);
    for (const [text = "", ascii = ""] of reference.labels)
      expect(toAscii(toBraille(text))).toBe(ascii);
  });

  it.each([
    ["8b 8k", "⠼⠓⠰⠃⠀⠼⠓⠅"],
    ["BAx", "⠠⠠⠃⠁⠠⠄⠭"],
    ["ΔW = (α/r)BA", "⠠⠠⠨⠙⠺⠀⠐⠶⠀⠐⠣⠨⠁⠸⠌⠗⠐⠜⠠⠠⠃⠁"],
    ["W′ ≈ −0.5 %", "⠠⠺⠶⠀⠘⠔⠀⠐⠤⠼⠚⠲⠑⠀⠨⠴"],
  ])("writes %s", (text, cells) => {
    expect(toBraille(text)).toBe(cells);
  });

  it.each([
    ["a~b", /braille label must be text in the letters a to z.*got "~"/],
    ["é", /got "é"/],
    ["W, B, A", /three words in capitals/],
  ])("refuses %s", (text, message) => {
    expect(() => toBraille(text)).toThrow(message);
  });
});

/** The cells by their number in the Unicode block, in the order of the code for braille embossers. */
const ASCII = " a1b'k2l@cif/msp\"e3h9o6r^djg>ntq,*5<-u8v.%[$+x!&;:4\\0z7(_?w]#y)=";
const toAscii = (cells: string) =>
  [...cells].map((cell) => ASCII[cell.charCodeAt(0) - 0x2800]).join("");

/** Returns the cells of a label, read from its dots in an SVG. A dot that is not where braille has one throws. */
function readCells(markup: string, { x, y }: Label): string {
  const codes: number[] = [];
  for (const [, cx, cy] of markup.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="0.75"\/>/g)) {
    const [right, down] = [Number(cx) - x - 0.75, Number(cy) - y - 0.75];
    const cell = Math.floor((right + 0.1) / 6.2);
    const [column, row] = [(right - 6.2 * cell) / 2.34, down / 2.34];
    for (const place of [column, row])
      if (Math.abs(place - Math.round(place)) > 0.01) throw new Error(`no dot is at ${cx} ${cy}`);
    codes[cell] = (codes[cell] ?? 0) | (1 << (3 * Math.round(column) + Math.round(row)));
  }
  return Array.from(codes, (code = 0) => String.fromCharCode(0x2800 + code)).join("");
}

/** The number of draws for kinds whose numbers take long to compute. */
const RUNS: Readonly<Partial<Record<TactileKind, number>>> = { memory: 8, capacity: 20 };

const isLabel = (shape: Shape): shape is Label => shape.type === "label";

describe.each(TACTILE_KINDS)("sheets of %s", (kind) => {
  it("can be followed by a finger, for any values", () => {
    fc.assert(
      fc.property(VALUES[kind], (values) => {
        const sheets = drawTactile(kind, values);
        expect(findFaults(sheets)).toEqual([]);
        expect(sheets.map(({ name }) => name)).toEqual(["1", "key"]);
      }),
      { numRuns: runs(RUNS[kind] ?? 150) },
    );
  });

  it("have labels with the braille of their texts", () => {
    fc.assert(
      fc.property(VALUES[kind], (values) => {
        for (const { shapes } of drawTactile(kind, values)) {
          const labels = shapes.filter(isLabel);
          for (const text of new Set(labels.map((item) => item.text))) {
            const lines = labels.filter((item) => item.text === text).map((item) => item.cells);
            const cells = lines.join("⠀").replace(/^⠈⠨⠣|⠈⠨⠜$/g, "");
            expect(cells).toBe(toBraille(text!));
          }
        }
      }),
      { numRuns: runs(RUNS[kind] ?? 30) },
    );
  });
});

describe("the check of sheets", () => {
  const sheets = drawTactile("decomposition", { rank: 8, d: 4096, k: 4096 });
  /** Returns the sheets with the first sheet's shapes changed. */
  const change = (edit: (shape: Shape, index: number) => Shape): Sheet[] => [
    { ...sheets[0]!, shapes: sheets[0]!.shapes.map(edit) },
    sheets[1]!,
  ];
  const at = (wanted: Shape["type"], edit: (shape: never) => object) => {
    const target = sheets[0]!.shapes.findLast(({ type }) => type === wanted);
    return change((shape) =>
      shape === target ? ({ ...shape, ...edit(shape as never) } as Shape) : shape,
    );
  };

  it.each([
    ["a narrow box", at("box", () => ({ width: 12 })), /too small/],
    ["a label on a shape", at("label", ({ y }: Label) => ({ y: y - 30 })), /BA.* mm apart/],
    ["a label close to a shape", at("label", ({ y }: Label) => ({ y: y - 1 })), /5.35 mm apart/],
    ["a label beyond the margin", at("label", () => ({ x: 5 })), /outside/],
    ["shapes that overlap", at("box", ({ x }: Label) => ({ x: x - 20 })), /0.00 mm apart/],
    [
      "six textures",
      [..."abcdef"].map((texture) => ({
        ...change((shape) => (shape.type === "box" ? ({ ...shape, texture } as never) : shape))[0]!,
      })),
      /6 textures/,
    ],
  ])("finds %s", (_, broken, fault) => {
    expect(findFaults(sheets)).toEqual([]);
    expect(findFaults(broken).join("\n")).toMatch(fault);
  });

  it.each([
    ["enters a box", 20, "line and 1: box are 0.00 mm apart"],
    ["ends before a box", -4, "line and 1: box are 4.00 mm apart"],
  ])("finds a line that %s", (_, distance, fault) => {
    const [sheet, key] = drawTactile("forward", { rank: 8, d: 4096, k: 4096, merged: true });
    const shapes = sheet!.shapes.map((shape) => {
      if (shape.type !== "line" || shape.points[0]![0] > 140) return shape;
      const [start, [x, y]] = shape.points as [Point, Point];
      return { ...shape, points: [start, [x + distance, y] as const] };
    });
    expect(findFaults([sheet!, key!])).toEqual([]);
    expect(findFaults([{ ...sheet!, shapes }, key!])).toEqual([`1: ${fault}`]);
  });

  it("finds lines that are too close to each other", () => {
    const line = (y: number): Shape => ({
      type: "line",
      points: [
        [50, y],
        [90, y],
      ],
    });
    const check = (y: number) =>
      findFaults([{ name: "1", title: "", shapes: [line(50), line(y)] }]);
    expect(check(56.35)).toEqual([]);
    expect(check(56)).toEqual(["1: line and 1: line are 6.00 mm apart"]);
  });
});

describe("the code of sheets", () => {
  const LOADED = /^import (?!type )[^;]*?from "(\.[^"]+)"|^export [^;]*?from "(\.[^"]+)"/gm;
  const ANY = /\b(?:from|import) ?\(?"(\.[^"]+)"/g;

  /** Returns the files of sheets that these files import, directly or through others. */
  function findLoaded(entries: readonly string[], imports: RegExp): string[] {
    const visited = new Set(entries);
    for (const file of visited)
      for (const [, first, second] of readFileSync(file, "utf8").matchAll(imports)) {
        const imported = path.posix.join(path.posix.dirname(file), (first ?? second)!);
        const source = imported.replace(/\.js$/, ".ts");
        if (existsSync(source)) visited.add(source);
      }
    return [...visited].filter((file) => file.startsWith("src/tactile/"));
  }

  it("is loaded only for tactile figures, except the list of their kinds", () => {
    expect(findLoaded(["plugin/index.ts"], LOADED)).toEqual(["src/tactile/kinds.ts"]);
    expect(findLoaded(["scripts/render-preview.ts"], LOADED)).toEqual([]);
    expect(findLoaded(["scripts/render-preview.ts"], ANY).length).toBeGreaterThan(6);
  });

  it("reaches no browser", () => {
    const scripts = ["plugin/island", "site/scripts", "site/playground"].flatMap(sourceFiles);
    expect(scripts.length).toBeGreaterThan(20);
    expect(findLoaded(scripts, ANY)).toEqual([]);
  });
});

describe("the SVG of a sheet", () => {
  const [sheet] = drawTactile("decomposition", { rank: 8, d: 4096, k: 4096 });
  const svg = toSheetSvg(sheet!);

  it("has its physical size, and its text in print as the description", () => {
    expect(svg).toMatch(/^<svg [^>]*width="11.5in" height="11in" viewBox="0 0 292.1 279.4"/);
    expect(svg).toContain(
      "<title>LoRA at rank 8</title><desc>LoRA at rank 8; W, B and A are drawn",
    );
  });

  it("has dots of 1.5 mm in the places of braille", () => {
    const groups = svg.match(/<g fill="#000" stroke="none">.*?<\/g>/g) ?? [];
    const labels = sheet!.shapes.filter(isLabel);
    expect(labels.length).toBeGreaterThan(7);
    expect(groups.map((markup, index) => readCells(markup, labels[index]!))).toEqual(
      labels.map(({ cells }) => cells),
    );
    expect(() =>
      readCells('<circle cx="1.75" cy="0.75" r="0.75"/>', { ...labels[0]!, x: 0, y: 0 }),
    ).toThrow("no dot");
  });
});

it("a sheet names the sides that are not to scale, and no others", () => {
  const f = createFormats(english);
  const describe = (thick: number, d: number, k: number, hasFactors?: boolean) =>
    describeScale({ d: 1, k: 1, thick: 1, times: { thick, d, k } }, f, hasFactors);
  expect(describe(1, 1, 1)).toBe("W, B and A are drawn to scale.");
  expect(describe(4, 1, 1)).toBe(
    "W, B and A are drawn to scale, except that B and A are 4 times as thick.",
  );
  expect(describe(4, 1, 2, false)).toBe(
    "W′ is drawn to scale, except that side k is 2 times as long.",
  );
});
