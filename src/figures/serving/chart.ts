/** Draws memory by number of adapters to scale, in a picture or on a card. */
import { type Node, type Paint, part, path } from "../../scene.js";
import { wrapEvenly } from "../lines.js";
import { frozenBox, PITCH } from "../shapes/boxes.js";
import { circles, curve, diamond, loraPoint, type Point } from "../shapes/marks.js";
import { along, boxAround, Labels } from "../shapes/place.js";
import { type Area, axis, grid, reserveValues, tickLabels } from "../shapes/plot.js";
import { linear } from "../shapes/scale.js";
import type { Live } from "./logic.js";
import { axesOf, type Numbers } from "./numbers.js";

/** The points of lines, as shares of their lengths. Labels keep away from the boxes between them. */
const STEPS = Array.from({ length: 17 }, (_, index) => index / 16);
/** The largest distances of labels from the crossover and from the line of the memory, relative to their size. */
const NEAR = { cross: 2, roof: 4 };
/** Radii of the points at the number of adapters and of the crossover's ring, px. */
const [POINT, RING] = [5, 6];

export interface Style {
  readonly size: number;
  /** How many times larger than in a picture marks and gaps are. */
  readonly times: number;
  /** The largest width of a label. */
  readonly room: number;
}

/** Multiples of 1, 2 or 5 times a power of ten, at most `limit` above 0. */
function listTicks(max: number, limit: number): number[] {
  const power = 10 ** Math.floor(Math.log10(max / limit));
  const step = [1, 2, 5, 10].map((of) => of * power).find((step) => max / step < limit + 1)!;
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, index) => index * step);
}

export function drawMemory(
  counts: Numbers,
  room: Area,
  { size, times, room: widest }: Style,
  words: Live,
): Node[] {
  const { adapters, weights, slot, adapter, budget, shared, merged, fit } = counts;
  const ofB = (adapter * counts.count.b) / counts.count.trainable;
  const { end, top } = axesOf(counts);
  const unit = words.unitOf(top);
  const values = listTicks(top / unit.size, 4).map(
    (value) => [value * unit.size, words.tick(value)] as const,
  );
  const left =
    room.left +
    reserveValues(
      values.map(([, label]) => label),
      size,
    );
  const area = { ...room, left, right: room.right - size };
  const x = linear(0, end, area.left, area.right);
  const y = linear(0, top, area.bottom, area.top);
  const at = (n: number, bytes: number): Point => [x(n), y(bytes)];
  const sample = (last: number, bytesOf: (n: number) => number) =>
    STEPS.map((step) => at(last * step, bytesOf(last * step)));
  const line = sample(Math.min(end, top / weights), (n) => n * weights);
  const edge = sample(end, (n) => weights + n * slot);
  const roof = [at(0, budget), at(end, budget)];
  const isRoofed = budget <= top;
  const crossing = weights / (weights - slot);
  const cross = slot < weights && crossing <= end ? at(crossing, crossing * weights) : undefined;
  const points = [at(adapters, shared), ...(merged <= top ? [at(adapters, merged)] : [])];
  const labels = new Labels({ ...area, left: left + 4 * times, right: room.right }, size, [
    ...along(line, 7 * times),
    ...along(edge, 4 * times).map((box) => ({ ...box, bottom: area.bottom })),
    ...(isRoofed ? along(roof, 3 * times) : []),
    ...[...points, ...(cross ? [cross] : [])].map((point) => boxAround(point, 9 * times)),
  ]);
  const write = (point: Point, contents: readonly string[], reach?: number) =>
    labels.write(
      point,
      contents.flatMap((content, index) =>
        wrapEvenly(content, widest, { size }).map(
          (line) => [line, { fill: index ? "muted" : "ink" }] as const,
        ),
      ),
      reach,
    );
  // Labels that are written first are nearest to what they name.
  const crossName = cross ? write(cross, [words.crossover(counts)], NEAR.cross * size) : [];
  const sharedName = write(edge.at(-1)!, [words.sharedName(counts), words.sum(counts)]);
  const mergedName = write(line[10]!, [words.mergedName(counts), words.each(counts)]);
  // Where the slots are below the line of the memory.
  const free: Point = [x(Math.min(end, fit.shared)), y(budget) - size];
  const roofName = isRoofed ? write(free, [words.budget(counts)], NEAR.roof * size) : [];
  // Half pixels would show on thin slots.
  const fine = linear(0, top, 10 * area.bottom, 10 * area.top);
  /** The bytes from `from` to `to` of each adapter, in slices, so that no box of a part covers a label. */
  const wedge = (from: number, to: number, fill: "b" | "a") => {
    const corner = (step: number, bytes: number) =>
      `${x(end * step)} ${fine(weights + end * step * bytes) / 10}`;
    const slice = (step: number, index: number) =>
      `M${corner(STEPS[index]!, from)}L${corner(step, from)}L${corner(step, to)}L${corner(STEPS[index]!, to)}z`;
    return path(STEPS.slice(1).map(slice).join(""), { fill });
  };
  const stroke = { stroke: "ink", strokeWidth: 1.5 * times } as const;
  // With paper around it, so that it is visible on the slots.
  const straight = (points: readonly Point[], dash?: Paint["dash"]) =>
    [
      { stroke: "paper", strokeWidth: 3.5 * times } as const,
      { ...stroke, ...(dash && { dash }) },
    ].map((paint) => curve([points[0]!, points.at(-1)!], paint));
  const muted = { size, fill: "muted" } as const;
  return [
    ...grid(
      area,
      values.map(([bytes, label]) => [y(bytes), label]),
      muted,
      [...crossName, ...sharedName, ...mergedName, ...roofName],
    ),
    ...tickLabels(
      area,
      listTicks(end, 4).map((n) => [x(n), words.exact(n)]),
      muted,
    ),
    part(words.parts.memory(counts), [
      part(words.parts.base(counts), [
        ...frozenBox(
          x(0),
          y(weights),
          x(end) - x(0),
          area.bottom - y(weights),
          times > 1 ? PITCH.card : PITCH.wide,
        ),
      ]),
      part(words.parts.adapters(counts), [
        wedge(0, ofB, "b"),
        wedge(ofB, adapter, "a"),
        ...(slot > adapter
          ? [curve([edge[0]!, edge.at(-1)!], { stroke: "muted", strokeWidth: times, dash: [4, 3] })]
          : []),
        ...sharedName,
      ]),
      axis(area),
      part(words.parts.merged(counts), [
        ...straight(line),
        ...(points[1] ? [diamond(...points[1], POINT * times)] : []),
        ...mergedName,
      ]),
      // A ring without a name would be a riddle.
      ...(cross && crossName.length
        ? [
            part(words.parts.crossover(counts), [
              circles([cross], RING * times, { fill: "paper", ...stroke }),
              ...crossName,
            ]),
          ]
        : []),
      ...(isRoofed
        ? [
            part(words.parts.budget(counts), [
              ...straight(roof, [6 * times, 4 * times]),
              ...roofName,
            ]),
          ]
        : []),
      ...loraPoint(...points[0]!, POINT * times),
    ]),
  ];
}
