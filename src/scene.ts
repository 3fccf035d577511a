/**
 * Describes pictures as plain data. Figures compose scenes, and renderers paint them. Lengths are in CSS pixels,
 * y grows downwards, and nodes are painted in order.
 */
import { BOLD, hasWide, isRightToLeft, RTL, WIDE } from "./direction.js";

/** The role of a color. A theme maps inks to colors. */
export type Ink =
  | "ink"
  | "muted"
  | "paper"
  | "frozen"
  | "tint"
  | "grid"
  | "delta"
  | "a"
  | "b"
  | "gradient"
  | "optimizer"
  | "activation";

export interface Paint {
  /** The color of the area. Default: none. */
  readonly fill?: Ink | undefined;
  /** The color of the outline. Default: none. */
  readonly stroke?: Ink | undefined;
  /** The width of the outline in px. */
  readonly strokeWidth?: number | undefined;
  /** Dash pattern of the stroke: lengths of a dash and of the gap after it. */
  readonly dash?: readonly [line: number, gap: number] | undefined;
}

/** A rectangle. (x, y) is its top left corner. */
export interface Rect extends Paint {
  readonly type: "rect";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A path. `d` is SVG path data, which `new Path2D(d)` can parse. */
export interface Path extends Paint {
  readonly type: "path";
  /** The commands of an SVG path. */
  readonly d: string;
}

/** Diagonal lines, about 1 px thick, that fill a box. */
export interface Hatch {
  readonly type: "hatch";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly stroke: Ink;
  /** Whether the lines rise or fall from left to right. */
  readonly direction: "rising" | "falling";
  /** Distance between lines along an axis, px. */
  readonly pitch: number;
}

/** A run of text in one style. `math` sets it in the italics of the page's formulas. The defaults are the line's. */
export interface Run {
  /** The characters. */
  readonly text: string;
  /** Whether it is in the font of formulas. */
  readonly math: boolean;
  /** Whether it is bold. Default: as the text. */
  readonly bold?: boolean;
  /** Its color. Default: as the text. */
  readonly fill?: Ink;
  /** The font size in px. Default: as the text. */
  readonly size?: number;
}

/** One line of text. y is its alphabetic baseline. */
export interface Text extends Paint {
  readonly type: "text";
  readonly x: number;
  readonly y: number;
  /** The parts of the line, in order. */
  readonly runs: readonly Run[];
  /** The font size in px. */
  readonly size: number;
  readonly fill: Ink;
  /** Which end of the line is at x. */
  readonly anchor: "start" | "middle" | "end";
  readonly bold: boolean;
  /** Whether upright characters use the font of formulas instead of the page's font. */
  readonly formula: boolean;
}

/** An external picture, such as a logo. `href` is a data URL. */
interface Image {
  readonly type: "image";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly href: string;
}

/** A site's logo. Only the ratio of its width and height matters. */
export type Logo = Pick<Image, "href" | "width" | "height">;

/** Returns the width of a text in px. */
export type Measure = (content: string, size: number, bold?: boolean) => number;

/** Scales its children, then moves them by (x, y). A scale of -1 mirrors them. */
export interface Group {
  readonly type: "group";
  readonly x: number;
  readonly y: number;
  /** The factors for x and y. */
  readonly scale: readonly [x: number, y: number];
  /** The nodes in painting order. */
  readonly children: readonly Node[];
}

/** What a part of a picture is. */
export type Role =
  | "frozen"
  | "trained"
  | "product"
  | "adapted"
  | "comparison"
  | "module"
  | "layer"
  | "vector"
  | "series"
  | "value"
  | "group";

/**
 * A part of a picture, as readers who do not see it know it: an item of the description, and a stop of the arrow keys.
 * It states what it shows, so that nobody guesses it from shapes. Painters paint only its children.
 */
export interface Part {
  readonly type: "part";
  /** The name for programs, such as "W" or "q_proj"; the same in every language. */
  readonly name: string;
  readonly role: Role;
  /** The name, values and role in words. `*…*` marks variables. */
  readonly words: string;
  /** What the words state, for programs: exact numbers and plain names. */
  readonly facts: Facts;
  readonly children: readonly Node[];
}

export type Facts = Readonly<Record<string, string | number | boolean | readonly number[]>>;

export type Node = Rect | Path | Hatch | Text | Image | Group | Part;

/** Yields all nodes except groups and parts, in painting order. */
export function* leaves(nodes: readonly Node[]): Generator<Exclude<Node, Group | Part>> {
  for (const node of nodes) {
    if (node.type === "group" || node.type === "part") yield* leaves(node.children);
    else yield node;
  }
}

/** Returns nodes with the content of parts in their place. */
export const withoutParts = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node) => (node.type === "part" ? withoutParts(node.children) : [node]));

/** One of a figure's two pictures. The stylesheet shows one of them, depending on the column's width. */
export type Composition = "wide" | "narrow";
export const COMPOSITIONS: readonly Composition[] = ["wide", "narrow"];

/** A complete picture. `title` and `desc` are its text alternative. */
export interface Scene {
  /** The width in px. */
  readonly width: number;
  /** The height in px. */
  readonly height: number;
  /** A short name of the picture. */
  readonly title: string;
  /** The title with asterisks around its variables. Default: the title. */
  readonly overview?: string;
  /** What the picture shows, in sentences. */
  readonly desc: string;
  /** The nodes in painting order. */
  readonly children: readonly Node[];
}

// The nodes of a type have the same properties in the same order, which engines read fastest.
export function rect(
  x: number,
  y: number,
  width: number,
  height: number,
  { fill, stroke, strokeWidth, dash }: Paint,
): Rect {
  return { type: "rect", x, y, width, height, fill, stroke, strokeWidth, dash };
}

export function path(d: string, { fill, stroke, strokeWidth, dash }: Paint): Path {
  return { type: "path", d, fill, stroke, strokeWidth, dash };
}

/**
 * The part of the pitch that a line covers, px. A line 1 px thick would cover √2 px. With 1.5 px, all edges are
 * on quarters of a pixel, so all lines look the same. On cards, which are larger, lines are twice as thick.
 */
const getCovered = (pitch: number) => (pitch > 14 ? 3 : 1.5);

/**
 * Returns a hatch as a single stroke: a dashed horizontal line along the middle of the box, as thick as the
 * box is high. It runs from `from` to `to`, in px from the left edge. Painters skew it by `skew` px to the
 * right per px down, and clip it to the box.
 */
export function hatchStroke({ width, height, direction, pitch }: Hatch): {
  readonly from: number;
  readonly to: number;
  readonly dash: [line: number, gap: number];
  readonly skew: 1 | -1;
} {
  const covered = getCovered(pitch);
  const dash: [number, number] = [covered, pitch - covered];
  const from = pitch - covered / 2;
  return direction === "rising"
    ? { from, to: width + height, dash, skew: -1 }
    : { from: width - from, to: -height, dash, skew: 1 };
}

export interface TextStyle
  extends Pick<Text, "size">,
    Partial<Pick<Text, "fill" | "anchor" | "bold" | "formula">> {
  /** The size of variables in capitals, such as a matrix's name, relative to the text. Default: 1. */
  readonly letter?: number;
  /** The inks of the letters of factors. Default: those of trained factors. */
  readonly inks?: FactorInks;
}

type FactorInks = Readonly<Record<"A" | "B", Ink>>;

const TRAINED: FactorInks = { A: "a", B: "b" };

/** Returns a line of text in which `*…*` marks variables: "*W* + *BA*" sets W and BA in italics, + upright. */
export function text(x: number, y: number, content: string, style: TextStyle): Text {
  const { size, fill = "ink", anchor = "start", bold = false, formula = false } = style;
  const { letter = 1, inks = TRAINED } = style;
  const runs = parseRuns(content, size * letter, inks);
  return { type: "text", x, y, runs, size, fill, anchor, bold, formula };
}

function parseRuns(content: string, size: number, inks: FactorInks): Run[] {
  const runs: Run[] = [];
  for (const [index, words] of content.split(BOLD).entries()) {
    const weight = index % 2 ? { bold: true } : {};
    for (const [position, text] of words.split("*").entries()) {
      const math = position % 2 === 1;
      if (!text) continue;
      if (!math) runs.push({ text, math, ...weight });
      else if (/^[AB]+$/.test(text))
        for (const letter of text)
          runs.push({ text: letter, math, fill: inks[letter as "A" | "B"], size });
      else runs.push({ text, math, ...(/^\p{Lu}/u.test(text) ? { size } : {}) });
    }
  }
  return runs;
}

/** Marks where a long word may break. Lines do not contain it. */
export const MAY_BREAK = "\u200b";

/** Small kana and signs that repeat or lengthen a letter. They never start a line. */
const KANA_END = "々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
/** What a break never precedes: a no-break space, an end of bold words, such kana, and punctuation that closes. */
const NO_BREAK = `(?!\\u00a0|${BOLD}|[${KANA_END}]|(?![*\\p{Ps}])\\p{P})`;
const KANA = "\\u3040-\\u30ff";
const HIRAGANA = "\\u3040-\\u309f";
/** Full-width punctuation after which a line may break: not 〜, the sign of a range. */
const WIDE_MARK = "\\u3001-\\u301b\\u301d-\\u303f\\uff01-\\uff1f";

/**
 * A possible line break: before a space, after MAY_BREAK, and after a full-width letter, but not after an opening mark or
 * before a mark. Parts start with the space.
 */
export const BREAK = new RegExp(
  `(?= )|(?<=\\u200b)|(?<=[${WIDE}])(?<![\\p{Ps}〜])${NO_BREAK}`,
  "u",
);
/** What follows a space at which lines do not break: a word that counts things, after a number, or a particle. */
const COUNTED = `(?<=[\\d%] )(?=[${WIDE}])|(?<= )(?=[${HIRAGANA}])`;
/** A break that Chinese prefers: a number stays with its word. */
const CHINESE_BREAK = new RegExp(`(?! (?:${COUNTED}))(?:${BREAK.source})`, "u");
/** A break that Japanese prefers: words end with hiragana, and the next begins with another letter. */
const JAPANESE_BREAK = new RegExp(
  `(?! (?:${COUNTED}))(?= )|(?<=\\u200b)|(?<=[${HIRAGANA}${WIDE_MARK}])(?<!\\p{Ps})${NO_BREAK}(?![ ${HIRAGANA}])|(?<=[${WIDE}])(?<![\\p{Ps}〜])(?=\\p{Ps})`,
  "u",
);

/**
 * Returns the parts of a text between which lines may break. Parts that are wider than a line are broken at spaces, or
 * between letters.
 */
function splitLine(content: string, isTooWide: (part: string) => boolean): readonly string[] {
  if (!hasWide(content)) return content.split(BREAK);
  const preferred = new RegExp(`[${KANA}]`).test(content) ? JAPANESE_BREAK : CHINESE_BREAK;
  return [/(?= )/, BREAK].reduce<readonly string[]>(
    (parts, breaks) => parts.flatMap((part) => (isTooWide(part) ? part.split(breaks) : [part])),
    content.split(preferred),
  );
}

/** Breaks text into the smallest number of lines of at most `width` px. Returns no lines for empty text. */
export function wrapText(
  content: string,
  width: number,
  { size, bold }: Pick<TextStyle, "size" | "bold">,
  measure: Measure,
): string[] {
  const clean = (line: string) => line.replaceAll(MAY_BREAK, "");
  const isTooWide = (line: string) => measure(line, size, bold) > width;
  if (content && !isTooWide(content)) return [clean(content)];
  const lines: string[] = [];
  for (const part of splitLine(content, isTooWide)) {
    const joined = lines.at(-1) + part;
    if (lines.length && !isTooWide(joined)) lines[lines.length - 1] = joined;
    else if (part.trim()) lines.push(part.replace(/^ /, ""));
  }
  const cleaned = (isRightToLeft(content) ? markLines(lines) : lines).map(clean);
  return content.includes(BOLD) ? closeBold(cleaned) : cleaned;
}

/** Returns right-to-left lines, in which a formula or a name that continues on the next line ends and starts again. */
function markLines(lines: readonly string[]): string[] {
  let isOpen = false;
  return lines.map((line, index) => {
    const start = index ? RTL + (isOpen ? "\u2066" : "") : "";
    const last = /[\u2066\u2069](?!.*[\u2066\u2069])/u.exec(line)?.[0];
    if (last) isOpen = last === "\u2066";
    return start + line + (isOpen ? "\u2069" : "");
  });
}

/** Returns lines in which bold words that continue on the next line end and start again. */
function closeBold(lines: readonly string[]): string[] {
  let isOpen = false;
  return lines.map((line) => {
    const start = isOpen ? BOLD : "";
    if (line.split(BOLD).length % 2 === 0) isOpen = !isOpen;
    return start + line + (isOpen ? BOLD : "");
  });
}

const OPPOSITE = { start: "end", middle: "middle", end: "start" } as const;

/** Returns texts and images at the mirrored positions of a picture of this width, and other nodes unchanged. */
export function mirrorTexts(nodes: readonly Node[], width: number): Node[] {
  return nodes.map((node) => {
    if (node.type === "text") return { ...node, x: width - node.x, anchor: OPPOSITE[node.anchor] };
    return node.type === "image" ? { ...node, x: width - node.x - node.width } : node;
  });
}

/** Returns a part of a picture. Its children may be parts. */
export const part = (
  { name, role, words, facts = {} }: Pick<Part, "name" | "role" | "words"> & { facts?: Facts },
  children: readonly Node[],
): Part => ({ type: "part", name, role, words, facts, children });

export function group(
  x: number,
  y: number,
  children: readonly Node[],
  scale: Group["scale"] = [1, 1],
): Group {
  return { type: "group", x, y, scale, children };
}
