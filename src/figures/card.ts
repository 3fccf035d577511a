/** Types of a figure's part of a card, and shapes that several cards share: notes, letters and bars. */
import { type Measure, type Node, rect, type Text, text } from "../scene.js";

/** The part of a card in which a figure draws, px. */
export interface Room {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The strings after a preview's number: what it is a part of, and the outcome. */
export type Meaning = readonly [ofWhat: string, outcome: string];

/** The strings of a figure's preview. */
export interface CardWords<N> {
  /** The subject of the number, in a few words. */
  subject(counts: N): string;
  /** The number, shown as large as possible. */
  number(counts: N): string;
  meaning(counts: N): Meaning;
}

/** A figure's message on a card: a number, its meaning and a picture. */
export interface Card {
  readonly subject: string;
  readonly number: string;
  readonly meaning: Meaning;
  /** Returns the picture. Its texts are at least as large as SIZE.text. */
  draw(room: Room, measure: Measure): readonly Node[];
}

/** Font sizes, px. If a feed shows the card 500 px wide, the smallest text is 11.7 px high. */
export const SIZE = { text: 28, value: 32, letter: 60 } as const;

/** Height of capital letters, and widths of W, BA and "B, A", px. */
export const LETTER = {
  cap: 0.7 * SIZE.letter,
  w: 1.1 * SIZE.letter,
  ba: 1.7 * SIZE.letter,
  list: 2.1 * SIZE.letter,
} as const;

/** Height of the line for a note at the bottom of the room, px. */
export const NOTE = 1.8 * SIZE.text;

/** Returns a note at the bottom of the room. */
export function note(
  { y, height }: Room,
  x: number,
  content: string,
  anchor: Text["anchor"] = "start",
): Text {
  return text(x, y + height - 8, content, { size: SIZE.text, fill: "muted", anchor });
}

/** Returns the letter of a matrix, vertically centered on `y`. */
export function letter(
  x: number,
  y: number,
  content: string,
  anchor: Text["anchor"] = "middle",
): Text {
  return text(x, y + LETTER.cap / 2, content, { size: SIZE.letter, anchor, formula: true });
}

/** Returns the letter of a frozen matrix centered on (x, y), on a plain ground that covers the hatch. */
export function letterOn(x: number, y: number, content: string): Node[] {
  const [width, height] = [LETTER.w, 1.1 * SIZE.letter];
  return [
    rect(x - width / 2, y - height / 2, width, height, { fill: "tint" }),
    letter(x, y, content),
  ];
}

/** Height of the label above a bar, px. */
export const LABEL = 1.45 * SIZE.text;
/** Distance between a bar and its value, px. */
const VALUE_GAP = 14;

/** A bar with a label above it and, in some previews, a value at its end. */
interface Bar {
  readonly label: string;
  readonly value?: string;
  /** Draws the bar, and returns its nodes and its right end. */
  draw(top: number): readonly [nodes: readonly Node[], end: number];
}

/** Returns the bars' scale, px per unit, at which the largest amount and the widest value fit. */
export function barScale(
  amounts: readonly number[],
  values: readonly string[],
  room: Room,
  measure: Measure,
): number {
  const widest = Math.max(...values.map((value) => measure(value, SIZE.value, true)));
  return (room.width - widest - VALUE_GAP) / Math.max(...amounts);
}

/** Returns the upper edge of rows with this total height, centered above the room's note. */
export const centeredTop = (room: Room, height: number) =>
  Math.round(room.y + (room.height - NOTE - height) / 2);

/** Returns bars below each other, `pitch` px apart, the first label starting at `top`. */
export function barRows(
  bars: readonly Bar[],
  { x }: Room,
  { top, pitch, height }: { readonly top: number; readonly pitch: number; readonly height: number },
): Node[] {
  return bars.flatMap(({ label, value, draw }, index) => {
    const y = top + index * pitch;
    const barTop = Math.round(y + LABEL);
    const [nodes, end] = draw(barTop);
    const base = barTop + height / 2 + 0.36 * SIZE.value;
    const style = { size: SIZE.value, bold: true } as const;
    return [
      text(x, y + SIZE.text, label, { size: SIZE.text }),
      ...nodes,
      ...(value === undefined ? [] : [text(end + VALUE_GAP, base, value, style)]),
    ];
  });
}

/** Returns the area of a chart's plot between the given margins, with room for the axes' names. */
export const plotArea = ({ x, y, width, height }: Room, left: number, right: number) => ({
  left: x + left,
  right: x + width - right,
  top: y + 52,
  bottom: y + height - 88,
});
