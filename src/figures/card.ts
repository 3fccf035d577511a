/** Types of a figure's part of a card, and what several cards share. */
import type { Measure, Node } from "../scene.js";

/** The part of a card in which a figure draws, px. Texts may extend to its edges, but not past them. */
export interface Room {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A figure's message on a card: its claim, and a picture. */
export interface Card {
  readonly headline: string;
  /** Texts are at least as large as SIZE.text. */
  draw(room: Room, measure: Measure): readonly Node[];
}

/** Whether a room is as narrow as a thumbnail's, in which texts of `SIZE.text` are left out. */
export const isThumbnail = ({ width }: Room): boolean => width < 800;

/** Font sizes, px. If a feed shows the card 500 px wide, the smallest text is 11.7 px high. */
export const SIZE = { text: 28, letter: 46 } as const;
