/** Draws the marks of charts: LoRA’s point, the diamond of full fine-tuning, dots, rings and curves. */
import { type Node, type Paint, type Path, path } from "../../scene.js";

/** A position from the picture's upper left corner, px. */
export type Point = readonly [x: number, y: number];

/** Dots or rings of radius r as one path. */
export function circles(centers: readonly Point[], r: number, paint: Paint): Path {
  const round = `a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  return path(centers.map(([x, y]) => `M${x - r} ${y}${round}`).join(""), paint);
}

/** Full fine-tuning's mark: a square on a corner, r from its center to each corner, with paper around it. */
export const diamond = (x: number, y: number, r: number): Path =>
  path(`M${x - r} ${y}l${r} ${-r}l${r} ${r}l${-r} ${r}z`, {
    fill: "ink",
    stroke: "paper",
    strokeWidth: 1,
  });

/** LoRA's mark: a dot, half B and half A, with paper between and around them. */
export const loraPoint = (x: number, y: number, r: number): Node[] => [
  circles([[x, y]], r + 1, { fill: "paper" }),
  ...([0, 1] as const).map((side) =>
    path(`M${x + side - 0.5} ${y - r}a${r} ${r} 0 0 ${side} 0 ${2 * r}z`, {
      fill: side ? "a" : "b",
    }),
  ),
];

export const curve = (
  points: readonly Point[],
  paint: Paint = { stroke: "ink", strokeWidth: 1.5 },
): Path => path(`M${points.map(([x, y]) => `${x} ${y}`).join("L")}`, paint);

/** The line of full fine-tuning in a chart. */
export const COMPARISON: Paint = { stroke: "ink", strokeWidth: 1.25, dash: [5, 4] };
