/** Finds the lines and columns of many offsets in a text. Scans the text only once. */
export class Lines {
  /** The offset of the last character of each line break. */
  readonly #breaks: readonly number[];

  constructor(text: string) {
    this.#breaks = [...text.matchAll(/\r\n?|\n/g)].map(
      ({ index, 0: end }) => index + end.length - 1,
    );
  }

  /** Returns the line and the column of an offset. Both count from 1, columns in UTF-16 units. */
  getPosition(offset: number): { line: number; column: number } {
    let [low, high] = [0, this.#breaks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#breaks[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#breaks[low - 1] ?? -1) };
  }
}
