/**
 * A picture as plain data: what a figure composes and every renderer paints.
 * Lengths are CSS pixels, y grows downwards, nodes are painted in order.
 */

/** What a colour is for. `theme.ts` says which colour that is. */
export type Ink =
  | "ink"
  | "muted"
  | "paper"
  | "frozen"
  | "tint"
  | "delta"
  | "a"
  | "b"
  | "gradient"
  | "optimizer"
  | "activation";

export interface Paint {
  readonly fill?: Ink | undefined;
  readonly stroke?: Ink | undefined;
  readonly strokeWidth?: number | undefined;
  /** Of the stroke: lengths of a dash and of the gap after it. */
  readonly dash?: readonly [line: number, gap: number] | undefined;
}

/** x and y are its top left corner's. */
export interface Rect extends Paint {
  readonly type: "rect";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `d` is an SVG path string, which `new Path2D(d)` reads too. */
export interface Path extends Paint {
  readonly type: "path";
  readonly d: string;
}

/** Lines about 1 px thick that fill a box from its top left corner, or from its top right one where they fall. */
export interface Hatch {
  readonly type: "hatch";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly stroke: Ink;
  /** What the lines do to the right. */
  readonly direction: "rising" | "falling";
}

/** A run of text; `math` sets it in the italic that the page's formulas use for variables. */
export interface Run {
  readonly text: string;
  readonly math: boolean;
  /** In place of the whole line's. */
  readonly fill?: Ink;
}

/** One line of text; y is its alphabetic baseline. */
export interface Text extends Paint {
  readonly type: "text";
  readonly x: number;
  readonly y: number;
  readonly runs: readonly Run[];
  readonly size: number;
  readonly fill: Ink;
  readonly anchor: "start" | "middle" | "end";
  readonly bold: boolean;
  /** A formula: its upright characters too are in the formulas' font, not in the page's. */
  readonly formula: boolean;
}

/** A picture from elsewhere, such as a logo; `href` is a data URL. */
interface Image {
  readonly type: "image";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly href: string;
}

/** A site's own picture as a data URL, and its size, of which only the shape matters. */
export type Logo = Pick<Image, "href" | "width" | "height">;

/** A text's width in px. */
export type Measure = (content: string, size: number, bold?: boolean) => number;

/** Scales its children, -1 mirroring them, and then moves them by (x, y). */
export interface Group {
  readonly type: "group";
  readonly x: number;
  readonly y: number;
  readonly scale: readonly [x: number, y: number];
  readonly children: readonly Node[];
}

/** What a picture is made of. */
export type Node = Rect | Path | Hatch | Text | Image | Group;

/** All nodes but groups, in the order they are painted in. */
export function* leaves(nodes: readonly Node[]): Generator<Exclude<Node, Group>> {
  for (const node of nodes) {
    if (node.type === "group") yield* leaves(node.children);
    else yield node;
  }
}

/** Which of a figure's two pictures: a page's stylesheet shows one by the width of its column. */
export type Composition = "wide" | "narrow";
export const COMPOSITIONS: readonly Composition[] = ["wide", "narrow"];

/** A finished picture on paper of its size. `title` and `desc` are its text alternative, so no figure lacks one. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly desc: string;
  readonly children: readonly Node[];
  /** What is larger than to scale, in sentences that a page writes below the picture. */
  readonly notes?: readonly string[];
}

export function rect(x: number, y: number, width: number, height: number, paint: Paint): Rect {
  const { fill, stroke, strokeWidth, dash } = paint;
  return { type: "rect", x, y, width, height, fill, stroke, strokeWidth, dash };
}

export function path(d: string, paint: Paint): Path {
  const { fill, stroke, strokeWidth, dash } = paint;
  return { type: "path", d, fill, stroke, strokeWidth, dash };
}

/** Distance between a hatch's lines along an axis, px. */
const PITCH = 12;
/** What of it a line covers: 1 px thick would be √2, but edges on quarters of a pixel make all lines alike. */
const COVERED = 1.5;

/**
 * A hatch as one stroke, for every painter: along the middle of the box, as thick as that is high,
 * from `from` to `to`, px from its left edge; dashed, then skewed by `skew` px to the right for each
 * px down, and cut to the box.
 */
export function hatchStroke({ width, height, direction }: Hatch): {
  readonly from: number;
  readonly to: number;
  readonly dash: [line: number, gap: number];
  readonly skew: 1 | -1;
} {
  const dash: [number, number] = [COVERED, PITCH - COVERED];
  const from = PITCH - COVERED / 2;
  return direction === "rising"
    ? { from, to: width + height, dash, skew: -1 }
    : { from: width - from, to: -height, dash, skew: 1 };
}

export type TextStyle = Pick<Text, "size"> &
  Partial<Pick<Text, "fill" | "anchor" | "bold" | "formula">>;

/** The factors, which are written in their own inks everywhere. */
const FACTORS: Readonly<Record<string, Ink>> = { A: "a", B: "b" };

/** Text where `*…*` marks variables: "*W* + *BA*" sets W and BA in math italic, + upright. */
export function text(x: number, y: number, content: string, style: TextStyle): Text {
  const { size, fill = "ink", anchor = "start", bold = false, formula = false } = style;
  return { type: "text", x, y, runs: runsOf(content), size, fill, anchor, bold, formula };
}

function runsOf(content: string): Run[] {
  const runs: Run[] = [];
  for (let from = 0, math = false; from < content.length; math = !math) {
    const mark = content.indexOf("*", from);
    const to = mark < 0 ? content.length : mark;
    const text = content.slice(from, to);
    if (math && /^[AB]+$/.test(text))
      for (const letter of text) runs.push({ text: letter, math, fill: FACTORS[letter]! });
    else if (text) runs.push({ text, math });
    from = to + 1;
  }
  return runs;
}

export function group(
  x: number,
  y: number,
  children: readonly Node[],
  scale: Group["scale"] = [1, 1],
): Group {
  return { type: "group", x, y, scale, children };
}
