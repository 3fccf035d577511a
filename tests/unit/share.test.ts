/** The area that shows which share of the parameters LoRA trains, in pages and on cards. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { countModel } from "../../src/counts/index.js";
import { figures } from "../../src/figures/index.js";
import { composePreview } from "../../src/figures/preview.js";
import { type LoraInput, lora } from "../../src/lora.js";
import { Renderer } from "../../src/render/png.js";
import type { Rect, Scene, Text } from "../../src/scene.js";
import { extremes, shape } from "../support/cases.js";
import { getPictures } from "../support/drawings.js";
import { runs } from "../support/draws.js";
import { textBox } from "../support/measure.js";

const measure = await new Renderer().measure();
/** The side of the outline, px; on a card, the minimum. */
const SIDES = { wide: 150, narrow: 112, card: 220 };
type Place = keyof typeof SIDES;

function getScenes(input: LoraInput): Record<Place, Scene> {
  const drawing = figures.decomposition.draw(input);
  const card = composePreview(drawing, { title: "T", siteName: "A book" }, measure);
  return { ...getPictures(drawing), card };
}

/** Returns the outline, the block's parts, the enlarged parts, and all other rectangles. */
function findShare({ children }: Scene, place: Place = "wide") {
  const rects = children.filter((node): node is Rect => node.type === "rect");
  const isOutline = ({ fill, stroke, width, height }: Rect) =>
    !fill && stroke === "muted" && width === height && width >= SIDES[place];
  const at = rects.findLastIndex(isOutline);
  const [outline, b, a] = rects.slice(at) as [Rect, Rect, Rect];
  const enlarged = rects.slice(at + 3).filter(({ fill }) => fill);
  return { outline, b, a, enlarged, others: rects.slice(0, at) };
}

const area = ({ width, height }: Rect) => width * height;

/** Throws if the block's area is not exactly the share. */
function checkArea(scene: Scene, place: Place, input: LoraInput): void {
  const { full, b: ofB, a: ofA } = lora(input);
  const { outline, b, a } = findShare(scene, place);
  if (place === "card") expect(outline.width).toBeGreaterThanOrEqual(SIDES.card);
  else expect(outline.width).toBe(SIDES[place]);
  expect([b.fill, a.fill]).toEqual(["b", "a"]);
  for (const [part, count] of [
    [b, ofB],
    [a, ofA],
  ] as const)
    expect(area(part) / area(outline) / (count / full)).toBeCloseTo(1, 9);
  // From the lower left corner, as high as wide up to break-even.
  const bottom = outline.y + outline.height;
  expect([b.x, b.y + b.height, a.y + a.height]).toEqual([
    outline.x,
    expect.closeTo(bottom, 9),
    expect.closeTo(bottom, 9),
  ]);
  const gap = a.x - b.x - b.width;
  expect(gap).toBeGreaterThan(0);
  expect(gap).toBeLessThanOrEqual(1.5 + 1e-9);
  if (ofA + ofB <= full) expect(b.width + a.width).toBeCloseTo(b.height, 9);
  else if (place === "wide") expect(a.x + a.width - gap).toBeCloseTo(outline.x + 150, 9);
  else expect(b.height).toBe(outline.height);
  expect(a.x + a.width).toBeLessThanOrEqual(scene.width);
}

it("the block has exactly the share of its outline's area: wide, narrow and on cards", () => {
  const property = (input: LoraInput) => {
    for (const [place, scene] of Object.entries(getScenes(input)))
      checkArea(scene, place as Place, input);
  };
  for (const input of extremes) property(input);
  fc.assert(fc.property(shape, property), { numRuns: runs(150, 3000) });
});

it("the check detects a block that is 1 % too wide", () => {
  const input = { rank: 64, d: 4096, k: 4096 };
  const { wide } = getScenes(input);
  const { b } = findShare(wide);
  const children = wide.children.map((node) =>
    node === b ? { ...b, width: 1.01 * b.width } : node,
  );
  expect(() => checkArea(wide, "wide", input)).not.toThrow();
  expect(() => checkArea({ ...wide, children }, "wide", input)).toThrow();
});

it("the block is a square with an eighth, a sixteenth and a 32nd of the side for 1 in 64, 256 and 1,024", () => {
  const sides = [32, 8, 2].map((rank) => findShare(getScenes({ rank, d: 4096, k: 4096 }).wide).b);
  expect(sides.map(({ height }) => height)).toEqual([18.75, 9.375, 4.6875]);
});

it("a block below 10 px is also drawn larger where that fits, with a note that says how much", () => {
  let [small, large] = [0, 0];
  const property = (input: LoraInput) => {
    for (const [place, scene] of Object.entries(getScenes(input))) {
      const { outline, b, a, enlarged } = findShare(scene, place as Place);
      const isSmall = b.height < 10 && 8 * b.height < (7 / 15) * outline.width;
      expect(enlarged).toHaveLength(isSmall ? 2 : 0);
      const labels = scene.children.filter(
        (node) => node.type === "text" && node.runs[0]!.text === "8\u00a0×",
      );
      expect(labels).toHaveLength(isSmall && place !== "card" ? 1 : 0);
      if (place !== "card")
        expect(scene.notes!.includes("The corner is enlarged 8\u00a0×.")).toBe(isSmall);
      if (!isSmall) {
        large++;
        continue;
      }
      small++;
      for (const [index, part] of [b, a].entries())
        expect(area(enlarged[index]!) / area(part) / 8 ** 2).toBeCloseTo(1, 9);
    }
  };
  fc.assert(fc.property(shape, property), { numRuns: runs(100, 1000) });
  // In an outline of 150 px, blocks of 8.8 and 8.7 px.
  property({ rank: 7, d: 4096, k: 4096 });
  property({ rank: 1, d: 16384, k: 16384 });
  property({ rank: 8, d: 4096, k: 4096 });
  expect(Math.min(small, large)).toBeGreaterThan(0);
});

it("outline and block overlap no matrix and no text, at any rank; the outline's name touches no edge", () => {
  let [past, named, covered] = [0, 0, 0];
  const property = (input: LoraInput) => {
    for (const [place, scene] of Object.entries(getScenes(input))) {
      const { outline, b, a, others } = findShare(scene, place as Place);
      const matrices = others.map(({ x, y, width, height }) => ({
        left: x,
        right: x + width,
        top: y,
        bottom: y + height,
      }));
      const texts = scene.children.filter((node): node is Text => node.type === "text");
      const isName = ({ runs }: Text) => runs.length === 1 && runs[0]!.text === "Full";
      const toBox = (text: Text) => textBox(text, "DejaVu Sans");
      const isZoom = ({ runs }: Text) => runs[0]!.text === "8\u00a0×";
      const inside = (text: Text) => isName(text) || isZoom(text);
      const boxes = [...matrices, ...texts.filter((text) => !inside(text)).map(toBox)];
      expect(boxes.length).toBeGreaterThan(6);
      const share = {
        left: outline.x,
        right: Math.max(outline.x + outline.width, a.x + a.width),
        top: Math.min(outline.y, b.y),
        bottom: outline.y + outline.height,
      };
      if (share.top < outline.y) past++;
      for (const { left, right, top, bottom } of texts.filter(isZoom).map(toBox)) {
        const { x, y, width, height } = outline;
        expect(left > x + width / 2 && right < x + width && bottom < y + height).toBe(true);
        // Below the magnifier, and right of the block.
        expect(top).toBeGreaterThan(y + 0.8 * height);
      }
      for (const name of texts.filter(isName)) {
        named++;
        const { left, right, top, bottom } = toBox(name);
        expect(left).toBeGreaterThan(outline.x);
        expect(right).toBeLessThan(outline.x + outline.width);
        expect(top).toBeGreaterThan(outline.y);
        const isOn = (part: Rect) =>
          left > part.x && right < part.x + part.width && top > part.y && name.fill === "paper";
        if (isOn(b) || isOn(a)) covered++;
        else expect(bottom < b.y || left > a.x + a.width, JSON.stringify(input)).toBe(true);
      }
      for (const { left, right, top, bottom } of boxes)
        if (left < share.right && right > share.left && top < share.bottom)
          expect(bottom, JSON.stringify(input)).toBeLessThanOrEqual(share.top);
    }
  };
  for (const input of extremes) property(input);
  property({ rank: 16, d: 16, k: 16 });
  property({ rank: 2 ** 20, d: 2 ** 20, k: 2 ** 20 });
  fc.assert(fc.property(shape, property), { numRuns: runs(100, 2000) });
  expect(past).toBeGreaterThan(0);
  expect(named - covered).toBeGreaterThan(0);
  expect(covered).toBeGreaterThan(0);
});

it("a model's block has exactly the share of the outline's area, at any rank", () => {
  const property = (model: string, rank: number) => {
    const counts = countModel({ model, rank });
    for (const composition of ["wide", "narrow"] as const) {
      const scene = figures.model.draw({ model, rank }).compose(composition);
      const rects = scene.children.filter((node): node is Rect => node.type === "rect");
      const at = rects.findIndex(
        ({ fill, stroke, width, height }) => !fill && stroke === "muted" && width === height,
      );
      const [outline, b, a] = rects.slice(at) as [Rect, Rect, Rect];
      const isTwice = counts.trainable > 2 * counts.base!;
      if (!isTwice) expect(outline.width).toBe(SIDES[composition]);
      const share = (area(b) + area(a)) / area(outline);
      expect(share / (counts.trainable / counts.base!)).toBeCloseTo(1, 9);
      expect(a.x + a.width).toBeLessThanOrEqual(scene.width);
      const isNear = share > 0.6 && share < 1;
      const hasName = scene.children.some(
        (node) => node.type === "text" && node.runs.length === 1 && node.runs[0]!.text === "Full",
      );
      if (!isTwice && !isNear) expect(hasName).toBe(true);
      expect(area(b) / area(a)).toBeCloseTo(counts.b / counts.a, 9);
    }
  };
  for (const model of ["gpt2", "t5-base", "meta-llama/Llama-3.1-405B"])
    for (const rank of [1, 8, 1000, 2 ** 20]) property(model, rank);
});
