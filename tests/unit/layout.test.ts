/** Where things stand in a figure, measured with real fonts for thousands of shapes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figures } from "../../src/figures/index.js";
import { reserve } from "../../src/figures/lines.js";
import type { LoraInput } from "../../src/lora.js";
import { type Rect, type Scene, text } from "../../src/scene.js";
import { boxesIn } from "../support/boxes.js";
import { extremes, shape } from "../support/cases.js";
import { picturesOf } from "../support/drawings.js";
import { runs } from "../support/draws.js";
import { faults, nodesOf } from "../support/faults.js";
import { textBox } from "../support/measure.js";

const figure = figures.decomposition;
const compositions = (input: LoraInput) => {
  return picturesOf(figure.draw(input));
};

describe("the layout of decomposition", () => {
  it("would notice a text that is moved onto another, or out of the frame", () => {
    const { wide } = compositions({ rank: 8, d: 4096, k: 4096 });
    const move = (by: number) => ({
      ...wide,
      children: wide.children.map((node) =>
        node.type === "text" && node.bold ? { ...node, y: node.y + by } : node,
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
    fc.assert(fc.property(shape, property), { numRuns: runs(700) });
  });

  it("would notice a side that is off by a pixel", () => {
    const input = { rank: 4, d: 32, k: 32 };
    const { wide } = compositions(input);
    const stretched = {
      ...wide,
      children: wide.children.map((node) =>
        node.type === "rect" && node.stroke === "delta" ? { ...node, width: node.width + 2 } : node,
      ),
    };
    expect(() => checkScale(stretched, input)).toThrow();
  });

  it("holds no number that is not finite", () => {
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

  it("reserves at least the width that the widest fonts need", () => {
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

/** Throws where a rectangle contradicts the input and no note says so. */
function checkScale(scene: Scene, { rank, d, k }: LoraInput): void {
  const rects = nodesOf(scene, "rect");
  const first = (find: Partial<Rect>): Rect => {
    const found = rects.find((rect) =>
      Object.entries(find).every(([key, value]) => rect[key as keyof Rect] === value),
    );
    if (!found) throw new Error(`no rectangle with ${JSON.stringify(find)}`);
    return found;
  };
  const note = scene.notes!.join(" ").replaceAll("*", "");
  const isDeclared = (side: string) =>
    side === "r" ? note.includes("thicker than") : note.includes(`The side ${side} is drawn `);

  const [w, delta, b, a] = [
    first({ fill: "tint" }),
    first({ stroke: "delta" }),
    first({ fill: "b" }),
    first({ fill: "a" }),
  ];
  expect([delta.height, b.height, delta.width, a.width]).toEqual([
    w.height,
    w.height,
    w.width,
    w.width,
  ]);
  expect(b.x + b.width).toBeLessThan(delta.x);
  expect(a.y + a.height).toBeLessThan(delta.y);
  expect(a.height).toBe(b.width);

  const sides = [
    ["d", d, w.height],
    ["k", k, w.width],
    ["r", rank, b.width],
  ] as const;
  const honest = sides.filter(([name]) => !isDeclared(name));
  const least = Math.max(...honest.map(([, true_, drawn]) => (drawn - 0.5) / true_));
  const most = Math.min(...honest.map(([, true_, drawn]) => (drawn + 0.5) / true_));
  expect(least).toBeLessThanOrEqual(most);
  for (const [name, true_, drawn] of sides) {
    if (isDeclared(name)) expect(drawn).toBeGreaterThan(true_ * least);
  }

  // A note tells how many times too thick to two digits, and sides are drawn to half a pixel.
  const told = /drawn ([\d.,]+)\u00a0×\u00a0thicker than/.exec(note)?.[1];
  expect(told !== undefined).toBe(note.includes("thicker"));
  if (told) {
    const true_ = b.width / Number(told.replaceAll(",", ""));
    expect(true_).toBeGreaterThanOrEqual(0.94 * rank * least);
    expect(true_).toBeLessThanOrEqual(1.06 * rank * most);
  }

  // The bars come after the matrices: W's count as an outline, then B's and A's beside each other or, where they are thin, one above the other.
  const bar = rects.filter((rect) => rect.stroke === "muted").at(-1)!;
  const [loraB, loraA] = [boxesIn(scene, "b")[1]!, boxesIn(scene, "a")[1]!];
  const drawn = loraA.x + loraA.width - loraB.x;
  const expected = bar.width * ((rank * (d + k)) / (d * k));
  if (!note.includes("The LoRA bar")) expect(Math.abs(drawn - expected)).toBeLessThanOrEqual(0.5);
  const [ofB, ofA] = loraA.x > loraB.x ? [loraB.width, loraA.width] : [loraB.height, loraA.height];
  // A pixel is seen of either.
  if (Math.min(ofB, ofA) > 1) expect(ofB / (ofB + ofA)).toBeCloseTo(d / (d + k), 9);
  else expect(Math.min(d, k) / (d + k)).toBeLessThan(1 / 8);
}
