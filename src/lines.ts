/** The lines of a text, found once, so that to tell where many positions stand costs no pass each. */
export class Lines {
  readonly #breaks: readonly number[];

  constructor(text: string) {
    this.#breaks = [...text.matchAll(/\n/g)].map(({ index }) => index);
  }

  /** Where the position stands, from 1 on: `column` in UTF-16 units. */
  placeOf(position: number): { line: number; column: number } {
    let [low, high] = [0, this.#breaks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#breaks[middle]! < position) low = middle + 1;
      else high = middle;
    }
    return { line: low + 1, column: position - (this.#breaks[low - 1] ?? -1) };
  }
}
