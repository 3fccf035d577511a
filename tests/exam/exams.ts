/** What an exam of growth is. */
export interface Exam {
  readonly name: string;
  /** Pieces at least; each doubling has twice as many. */
  readonly from: number;
  text(count: number): string;
  run(text: string, count: number): unknown;
  /** What the control reads on from to the end. */
  readonly piece: string;
}

export const each = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => piece(index)).join("");
