/** Measures the layout of decomposition with real fonts, for thousands of shapes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BOLD } from "../../src/direction.js";
import { figures } from "../../src/figures/index.js";
import { reserve, reserveMonospaced, wrap, wrapEvenly } from "../../src/figures/lines.js";
import type { LoraInput } from "../../src/lora.js";
import { MAY_BREAK, type Rect, type Scene, text, withoutParts } from "../../src/scene.js";
import { extremes, shape } from "../support/cases.js";
import { getPictures, getSceneText } from "../support/drawings.js";
import { runs } from "../support/draws.js";
import { faults, findNodes } from "../support/faults.js";
import { textBox } from "../support/measure.js";

const figure = figures.decomposition;
const compositions = (input: LoraInput) => {
  return getPictures(figure.draw(input));
};

describe("the layout of decomposition", () => {
  it("detects a text that overlaps another or leaves the picture", () => {
    const { wide } = compositions({ rank: 8, d: 4096, k: 4096 });
    const move = (shift: number) => ({
      ...wide,
      children: wide.children.map((node) =>
        node.type === "text" && node.bold ? { ...node, y: node.y + shift } : node,
      ),
    });
    expect(faults(wide, "Arimo")).toEqual([]);
    expect(faults(move(-12), "Arimo")).not.toEqual([]);
    expect(faults(move(400), "Arimo")).not.toEqual([]);
  });

  it("keeps d : k : r within half a pixel, or a note says otherwise", () => {
    const property = (input: LoraInput) => {
      for (const scene of Object.values(compositions(input))) checkScale(scene, input);
    };
    for (const input of extremes) property(input);
    fc.assert(fc.property(shape, property), { numRuns: runs(300, 4900) });
  });

  it("detects a side that is off by a pixel", () => {
    const input = { rank: 4, d: 32, k: 32 };
    const { wide } = compositions(input);
    const stretched = {
      ...wide,
      children: withoutParts(wide.children).map((node) =>
        node.type === "rect" && node.stroke === "delta" ? { ...node, width: node.width + 2 } : node,
      ),
    };
    expect(() => checkScale(stretched, input)).toThrow();
  });

  it("has only finite numbers", () => {
    const isSound = (value: unknown): boolean => {
      if (typeof value === "number") return Number.isFinite(value);
      if (typeof value === "string") return !/NaN|Infinity|undefined/.test(value);
      return typeof value !== "object" || value === null || Object.values(value).every(isSound);
    };
    fc.assert(
      fc.property(shape, (input) => isSound(compositions(input))),
      { numRuns: runs(150) },
    );
    expect(isSound({ a: [{ d: "M0 NaN" }] })).toBe(false);
  });

  it("reserves enough width for the widest fonts", () => {
    for (const content of [
      "1,099,511,627,776",
      "Full fine-tuning, dk",
      "99.999809 % saved,",
      "1,048,576 × 1,048,576",
    ]) {
      for (const bold of [false, true]) {
        const box = textBox(text(0, 0, content, { size: 100, bold }), "DejaVu Sans");
        expect(reserve(content, 100, bold)).toBeGreaterThanOrEqual(box.right);
      }
    }
  });
});

/** Throws if a rectangle is not to scale and no note declares it. */
function checkScale(scene: Scene, { rank, d, k }: LoraInput): void {
  const rects = findNodes(scene, "rect");
  const first = (find: Partial<Rect>): Rect => {
    const rect = rects.find((rect) =>
      Object.entries(find).every(([key, value]) => rect[key as keyof Rect] === value),
    );
    if (!rect) throw new Error(`no rectangle with ${JSON.stringify(find)}`);
    return rect;
  };
  const note = getSceneText(scene).replaceAll("\n", " ");
  const isDeclared = (side: string) =>
    side === "r" ? note.includes("thicker than") : note.includes(`The side ${side} is drawn `);

  const [w, delta, b, a] = [
    first({ fill: "tint" }),
    first({ stroke: "delta" }),
    first({ fill: "b" }),
    first({ fill: "a" }),
  ];
  // An outline is inside the edges of its box.
  const inset = delta.strokeWidth!;
  expect([delta.height + inset, b.height, delta.width + inset, a.width]).toEqual([
    w.height,
    w.height,
    w.width,
    w.width,
  ]);
  expect(b.x + b.width).toBeLessThan(delta.x);
  expect(a.y + a.height).toBeLessThan(delta.y);
  expect(a.height).toBe(b.width);

  // A strip ends with its last stripe, without the gap after it.
  const gaps = findNodes(scene, "path").find(({ stroke, dash }) => stroke === "paper" && dash);
  const thick = b.width + (gaps?.dash?.[0] ?? 0);
  const sides = [
    ["d", d, w.height],
    ["k", k, w.width],
    ["r", rank, thick],
  ] as const;
  const toScale = sides.filter(([name]) => !isDeclared(name));
  const minScale = Math.max(...toScale.map(([, length, drawn]) => (drawn - 0.5) / length));
  const maxScale = Math.min(...toScale.map(([, length, drawn]) => (drawn + 0.5) / length));
  expect(minScale).toBeLessThanOrEqual(maxScale);
  for (const [name, length, drawn] of sides) {
    if (isDeclared(name)) expect(drawn).toBeGreaterThan(length * minScale);
  }

  // The note has two digits, and sides are rounded to half a pixel.
  const times = /drawn ([\d.,]+)\u00a0×\u00a0thicker than/.exec(note)?.[1];
  expect(times !== undefined).toBe(note.includes("thicker"));
  if (times) {
    const thickness = thick / Number(times.replaceAll(",", ""));
    expect(thickness).toBeGreaterThanOrEqual(0.94 * rank * minScale);
    expect(thickness).toBeLessThanOrEqual(1.06 * rank * maxScale);
  }
}

describe("lines of similar width", () => {
  const letters = fc.constantFrom(...`aWi8%.-()*模の。א${MAY_BREAK}${BOLD}`);
  const sentence = fc
    .array(fc.string({ unit: letters, minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 30,
    })
    .map((words) => words.join(" "));
  const style = fc.record({ size: fc.integer({ min: 9, max: 40 }), bold: fc.boolean() });

  it("are those that a search through every width finds, in any script", () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 100, max: 900 }), style, (content, width, style) => {
        let lines = wrap(content, width, style, reserveMonospaced);
        const { length } = lines;
        for (let max = width - style.size; length > 1 && max > width / 3; max -= style.size) {
          const narrower = wrap(content, max, style, reserveMonospaced);
          if (narrower.length > lines.length) break;
          lines = narrower;
        }
        expect(wrapEvenly(content, width, style)).toEqual(lines);
      }),
      { numRuns: runs(500, 20_000) },
    );
  });

  it("are not those of the full width", () => {
    const title = "Low-Rank Adaptation trains one in two hundred and fifty-six of the weights";
    const style = { size: 20, bold: true };
    expect(wrapEvenly(title, 700, style)).not.toEqual(wrap(title, 700, style, reserveMonospaced));
  });
});
