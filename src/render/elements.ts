/** Maps scenes to SVG elements, for strings and for documents in a browser. */
import {
  hatchStroke,
  leaves,
  type Node,
  type Paint,
  type Rect,
  type Scene,
  type Text,
} from "../scene.js";
import { STANDALONE_MATH, type Theme } from "../theme.js";
import { round, type Sink } from "./sink.js";

/** How a picture is painted. */
export interface Style {
  readonly theme: Theme;
  /** Whether to omit fonts, because the picture is visible only with a page's stylesheet, which sets them. */
  readonly isStyled?: boolean;
}

/** HTML minifiers remove other spaces at the edges. */
const protectSpaces = (text: string) => text.replace(/^ | $/g, "\u00a0");

const FRACTION = /\d*\.\d+(e-?\d+)?/g;
const dashes = ([line, gap]: readonly [number, number]) => `${round(line)} ${round(gap)}`;

type Box = Pick<Rect, "x" | "y" | "width" | "height">;

/** Writes nodes as SVG elements. A text states its font size only if it differs from the inherited size. */
export function writeNodes(
  nodes: readonly Node[],
  style: Style,
  sink: Sink,
  inheritedSize?: number,
): void {
  const { theme } = style;
  const box = (name: string, { x, y, width, height }: Box) => {
    sink.open(name);
    sink.set("x", x);
    sink.set("y", y);
    sink.set("width", width);
    sink.set("height", height);
  };
  const paint = ({ fill, stroke, strokeWidth, dash }: Paint) => {
    sink.set("fill", fill ? theme[fill] : "none");
    if (stroke) sink.set("stroke", theme[stroke]);
    if (strokeWidth !== undefined) sink.set("stroke-width", strokeWidth);
    if (dash) sink.set("stroke-dasharray", dashes(dash));
  };
  for (const node of nodes) {
    switch (node.type) {
      case "rect":
        box("rect", node);
        paint(node);
        sink.close();
        break;
      case "path":
        sink.open("path");
        sink.set(
          "d",
          node.d.replace(FRACTION, (number) => round(Number(number))),
        );
        paint(node);
        sink.close();
        break;
      case "hatch": {
        const { height, stroke } = node;
        const { from, to, dash, skew } = hatchStroke(node);
        // A nested svg element clips its content.
        box("svg", node);
        sink.open("path");
        sink.set("d", `M${round(from)} ${round(height / 2)}H${round(to)}`);
        sink.set("transform", `skewX(${45 * skew})`);
        sink.set("stroke", theme[stroke]);
        sink.set("stroke-width", height);
        sink.set("stroke-dasharray", dashes(dash));
        sink.close();
        sink.close();
        break;
      }
      case "text":
        writeText(node, style, sink, inheritedSize);
        break;
      case "image":
        box("image", node);
        sink.set("href", node.href);
        sink.close();
        break;
      case "group": {
        const { x, y, scale, children } = node;
        sink.open("g");
        sink.set("transform", `translate(${round(x)} ${round(y)}) scale(${scale.map(round)})`);
        writeNodes(children, style, sink, inheritedSize);
        sink.close();
        break;
      }
      case "part":
        writeNodes(node.children, style, sink, inheritedSize);
        break;
      default:
        throw new TypeError("unknown type of node");
    }
  }
}

/** Writes a line of text. Runs that look like the line are its own text; others have an element. */
function writeText(
  text: Text,
  { theme, isStyled }: Style,
  sink: Sink,
  inheritedSize: number | undefined,
): void {
  const { x, y, fill, formula, bold, anchor, runs } = text;
  const isMath = runs.length > 0 && runs.every(({ math }) => math);
  // If all runs are variables, as in a matrix's name, the text element itself is italic. With a stylesheet, an
  // element without attributes is shorter.
  const isItalic = isMath && !isStyled;
  const [first] = runs;
  const isAlone = runs.length === 1;
  const ink = (isAlone && first!.fill) || fill;
  const size = (isAlone && first!.size) || text.size;
  const isBold = bold && !isMath;
  sink.open("text");
  sink.set("x", x);
  sink.set("y", y);
  if (ink !== "ink") sink.set("fill", theme[ink]);
  if (isItalic) sink.set("font-style", "italic");
  // The stylesheet sets the font of italic texts.
  if (isStyled ? formula && !isMath : formula || isMath) sink.set("font-family", STANDALONE_MATH);
  if (size !== inheritedSize) sink.set("font-size", size);
  if (isBold) sink.set("font-weight", "700");
  if (anchor !== "start") sink.set("text-anchor", anchor);
  for (const run of runs) {
    const content = protectSpaces(run.text);
    const runInk = run.fill ?? ink;
    const runSize = run.size ?? size;
    // The fonts of variables have no bold face, and each engine would synthesize a different one.
    const isRunBold = (run.bold || isBold) && !run.math;
    const isSame = runInk === ink && runSize === size && isRunBold === isBold;
    if (isSame && (isItalic || !run.math)) {
      sink.text(content);
      continue;
    }
    const isVariable = run.math && !isMath && !isStyled;
    sink.open("tspan");
    if (isVariable && !formula) sink.set("font-family", STANDALONE_MATH);
    if (isVariable) sink.set("font-style", "italic");
    // The stylesheet sets other elements in italics.
    if (!run.math) sink.set("font-style", "normal");
    if (runInk !== ink) sink.set("fill", theme[runInk]);
    if (runSize !== size) sink.set("font-size", runSize);
    if (isRunBold !== isBold) sink.set("font-weight", isRunBold ? "700" : "400");
    sink.text(content);
    sink.close();
  }
  sink.close();
}

/** The font size of most texts. */
function commonSize(nodes: readonly Node[]): number | undefined {
  const counts = new Map<number, number>();
  for (const node of leaves(nodes))
    if (node.type === "text") counts.set(node.size, (counts.get(node.size) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** The attributes of the root element. */
export const sizeAttributes = ({ width, height, children }: Scene) => ({
  "font-size": commonSize(children) ?? "",
  width,
  height,
  viewBox: `0 0 ${round(width)} ${round(height)}`,
});

/** Writes the content of a picture's root element. */
export function writeContent({ width, height, children }: Scene, style: Style, sink: Sink): void {
  sink.open("rect");
  sink.set("width", width);
  sink.set("height", height);
  sink.set("fill", style.theme.paper);
  sink.close();
  writeNodes(children, style, sink, commonSize(children));
}
