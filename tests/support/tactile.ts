/** Draws tactile sheets of random figures, and finds what a finger could not follow. */
import fc from "fast-check";
import { RANKS } from "../../src/figures/capacity/runs.js";
import { figures } from "../../src/figures/index.js";
import type { Values } from "../../src/options.js";
import { drawSheets, type Sheet } from "../../src/tactile/index.js";
import type { TactileKind } from "../../src/tactile/kinds.js";
import type { Point, Shape } from "../../src/tactile/sheet.js";

/** The requirements, in mm, repeated here so that a change of src/tactile/sheet.ts cannot change them. */
const INCH = 25.4;
export const REQUIRED = {
  width: 11.5 * INCH,
  height: 11 * INCH,
  margin: INCH / 2,
  side: INCH / 2,
  gap: INCH / 4,
  /** The gap between lines of braille that are 10 mm apart, and between words of a line. */
  textGap: 10 - 2 * 2.34 - 1.5,
  textures: 5,
};

const side = fc.oneof(
  fc.integer({ min: 1, max: 64 }),
  fc.double({ min: 0, max: 20, noNaN: true }).map((power) => Math.round(2 ** power)),
  fc.constantFrom(1, 2 ** 20),
);

const matrix = fc
  .tuple(side, side, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([d, k, part]) => ({ d, k, rank: Math.round(Math.min(d, k) ** part) }));

const model = fc.record({
  rank: fc.integer({ min: 1, max: 512 }),
  model: fc.constantFrom("gpt2", "Llama-3.1-8B", "google/mt5-base", "facebook/opt-350m"),
  // Braille cannot write the last three, which are too long, in another script, or a passage in capitals.
  name: fc.constantFrom(undefined, "my_model", "Pneumonoultramicroscopicsilico", "模型", "A B C"),
});

/** Returns the values without those that are undefined. */
const withoutUndefined = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** Random values of each kind of figure, as an author may write them. */
export const VALUES: Readonly<Record<TactileKind, fc.Arbitrary<Values>>> = {
  decomposition: fc
    .tuple(matrix, fc.option(fc.double({ min: 0.001, max: 4096, noNaN: true }), { nil: undefined }))
    .map(([values, alpha]) => ({ ...values, ...(alpha && { alpha }) })),
  forward: fc
    .tuple(
      matrix,
      fc.option(fc.double({ min: 0.001, max: 4096, noNaN: true }), { nil: undefined }),
      fc.boolean(),
    )
    .map(([values, alpha, merged]) => ({ ...values, merged, ...(alpha && { alpha }) })),
  memory: fc
    .tuple(model, fc.integer({ min: 1, max: 128 }), fc.constantFrom("adamw", "adamw-8bit", "sgd"))
    .map(([values, batch, optimizer]) => withoutUndefined({ ...values, batch, optimizer })),
  compute: model.map(withoutUndefined),
  capacity: fc.record({ rank: fc.constantFrom(...RANKS) }),
};

/** Returns the sheets of a figure with these values. */
export const drawTactile = (kind: TactileKind, values: Values): readonly Sheet[] =>
  drawSheets(figures[kind].draw(values as never));

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Returns the parts of a line. Cuts those that slope into 100 parts, whose areas are as small as the line. */
function cutSlopes(points: readonly Point[]): (readonly [Point, Point])[] {
  return points.slice(1).flatMap(([x, y], index) => {
    const [x0, y0] = points[index]!;
    const count = x === x0 || y === y0 ? 1 : 100;
    const at = (part: number): Point => [
      x0 + ((x - x0) * part) / count,
      y0 + ((y - y0) * part) / count,
    ];
    return Array.from({ length: count }, (_, part) => [at(part), at(part + 1)] as const);
  });
}

/** Returns the areas that a shape covers. A line has an area for each of its parts. */
function getAreas(shape: Shape): Area[] {
  if (shape.type === "line")
    return cutSlopes(shape.points).map(([[x0, y0], [x, y]]) => {
      return {
        left: Math.min(x0, x),
        top: Math.min(y0, y),
        right: Math.max(x0, x),
        bottom: Math.max(y0, y),
      };
    });
  const { x, y } = shape;
  if (shape.type === "box")
    return [{ left: x, top: y, right: x + shape.width, bottom: y + shape.height }];
  if (shape.type === "disc") return [{ left: x - 3, top: y - 3, right: x + 3, bottom: y + 3 }];
  const width = 6.2 * (shape.cells.length - 1) + 2.34 + 1.5;
  return [{ left: x, top: y, right: x + width, bottom: y + 2 * 2.34 + 1.5 }];
}

/** Returns the distance between two areas; 0 if they overlap. */
function getDistance(first: Area, second: Area): number {
  const x = Math.max(first.left - second.right, second.left - first.right, 0);
  const y = Math.max(first.top - second.bottom, second.top - first.bottom, 0);
  return Math.hypot(x, y);
}

const ROUNDING = 1e-6;

const isPoint = ({ left, top, right, bottom }: Area, [x, y]: Point) =>
  x > left - ROUNDING && x < right + ROUNDING && y > top - ROUNDING && y < bottom + ROUNDING;

/** Returns whether a disc is on a line's point, or a line ends at another line, or at the outline of a box that it does not enter. */
function areJoined(
  first: Shape,
  second: Shape,
  firstAreas: readonly Area[],
  secondAreas: readonly Area[],
): boolean {
  const endsAt = (line: Shape, areas: readonly Area[]) =>
    line.type === "line" &&
    [line.points[0]!, line.points.at(-1)!].some((end) => areas.some((area) => isPoint(area, end)));
  const isOnLine = (disc: Shape, line: Shape) =>
    disc.type === "disc" &&
    line.type === "line" &&
    line.points.some(([x, y]) => x === disc.x && y === disc.y);
  if (isOnLine(first, second) || isOnLine(second, first)) return true;
  const isJoined = endsAt(first, secondAreas) || endsAt(second, firstAreas);
  const box = first.type === "box" ? first : second.type === "box" ? second : undefined;
  if (!isJoined || !box) return isJoined && first.type === second.type;
  const inside = {
    left: box.x + 0.1,
    top: box.y + 0.1,
    right: box.x + box.width - 0.1,
    bottom: box.y + box.height - 0.1,
  };
  const parts = first === box ? secondAreas : firstAreas;
  return parts.every((part) => getDistance(part, inside) > 0);
}

/** Returns everything on the sheets that breaks the requirements. */
export function findFaults(sheets: readonly Sheet[]): string[] {
  const faults: string[] = [];
  const textures = new Set<string>();
  for (const { name, shapes } of sheets) {
    const describe = (shape: Shape) =>
      `${name}: ${shape.type === "label" ? `“${shape.text}”` : shape.type}`;
    for (const [index, shape] of shapes.entries()) {
      const areas = getAreas(shape);
      for (const { left, top, right, bottom } of areas) {
        const isInside =
          left >= REQUIRED.margin &&
          top >= REQUIRED.margin &&
          right <= REQUIRED.width - REQUIRED.margin &&
          bottom <= REQUIRED.height - REQUIRED.margin;
        if (!isInside) faults.push(`${describe(shape)} is outside`);
      }
      if (shape.type === "box") {
        if (Math.min(shape.width, shape.height) < REQUIRED.side - ROUNDING)
          faults.push(`${describe(shape)} is too small`);
        if (shape.texture) textures.add(shape.texture);
      }
      for (const other of shapes.slice(0, index)) {
        const isText = shape.type === "label" && other.type === "label";
        const gap = isText ? REQUIRED.textGap : REQUIRED.gap;
        const others = getAreas(other);
        if (areJoined(shape, other, areas, others)) continue;
        const distance = Math.min(
          ...areas.flatMap((area) => others.map((item) => getDistance(area, item))),
        );
        if (distance < gap - ROUNDING)
          faults.push(
            `${describe(other)} and ${describe(shape)} are ${distance.toFixed(2)} mm apart`,
          );
      }
    }
  }
  if (textures.size > REQUIRED.textures) faults.push(`${textures.size} textures`);
  return faults;
}
