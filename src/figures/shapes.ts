/** Shapes that figures share: hatched boxes and break marks. */
import { type Hatch, type Ink, type Node, path, rect } from "../scene.js";

/** An outlined box with lines that rise, fall, or both: W is frozen, ΔW the product, W′ their sum. */
export function hatched(
  x: number,
  y: number,
  width: number,
  height: number,
  rising?: Ink,
  falling?: Ink,
): Node[] {
  const hatch = (stroke: Ink | undefined, direction: Hatch["direction"]): Node[] =>
    stroke ? [{ type: "hatch", x, y, width, height, stroke, direction }] : [];
  return [
    ...hatch(rising, "rising"),
    ...hatch(falling, "falling"),
    rect(x, y, width, height, { stroke: rising ?? falling, strokeWidth: 1.5 }),
  ];
}

/** The draughtsman's break across a thin side, `across` px wide, that is drawn larger than to scale. */
export function breakMark(x: number, y: number, across: number): Node[] {
  const half = across / 2 + 3;
  const line = (shift: number) => `M${x + shift - half} ${y + half}l${2 * half} ${-2 * half}`;
  return [
    path(line(0), { stroke: "paper", strokeWidth: 3 }),
    path(line(-2) + line(2), { stroke: "ink" }),
  ];
}
