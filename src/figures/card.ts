/** What a figure puts on a page's card: a composition of its own, for feeds that show it 500 px wide. */
import type { Measure, Node } from "../scene.js";

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
