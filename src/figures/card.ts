/** What a figure puts on a page's card: a composition of its own, for feeds that show it 500 px wide. */
import { type Measure, type Node, rect, text } from "../scene.js";

/** A part of the card, px. */
export interface Room {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A figure's one message: a number, what it is a number of, and a picture of it. */
export interface Card {
  /** Whose number it is, in a few words above it. */
  readonly subject: string;
  /** Written as large as it fits. */
  readonly number: string;
  /** What the number is of, and what that amounts to. */
  readonly meaning: readonly [of: string, outcome: string];
  /** No text of it is smaller than SIZE.text. */
  draw(room: Room, measure: Measure): readonly Node[];
}

/** Of text, px: at 500 px the smallest is 11.7 px high. */
export const SIZE = { text: 28, value: 32, letter: 60 } as const;

/** Of a letter, in its size: the height of capitals, and the widths of W, of BA, and of "B, A". */
export const LETTER = { cap: 0.7, item: 1.1, two: 1.7, list: 2.1 } as const;

/** The letter of a frozen matrix, in the middle of its box on plain ground, not on its lines. */
export function letterOn(x: number, y: number, content: string): Node[] {
  const [width, height] = [LETTER.item * SIZE.letter, 1.1 * SIZE.letter];
  const style = { size: SIZE.letter, anchor: "middle", formula: true } as const;
  return [
    rect(x - width / 2, y - height / 2, width, height, { fill: "tint" }),
    text(x, y + (LETTER.cap * SIZE.letter) / 2, content, style),
  ];
}
