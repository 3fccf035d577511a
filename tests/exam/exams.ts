/** The type of a growth test. */
export interface Exam {
  readonly name: string;
  /** The minimum number of pieces, which each step doubles. */
  readonly from: number;
  text(count: number): string;
  run(text: string, count: number): unknown;
  /** The text from which the control's pattern reads to the end. */
  readonly piece: string;
}

export const each = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => piece(index)).join("");
