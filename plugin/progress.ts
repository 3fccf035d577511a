/** Shows how far a long build or command is. */
import { exact } from "../src/format.js";

/** The bar appears after this time, in ms. */
const PATIENCE = 1000;
/** Minimum time between two updates, in ms. */
const PAUSE = 100;
const WIDTH = 24;

/** A progress bar, shown only on a terminal and after a second. */
export class Progress {
  readonly #total: number;
  readonly #unit: string;
  readonly #terminal: Pick<NodeJS.WriteStream, "isTTY" | "write">;
  #next: number;
  #isShown = false;

  constructor(
    total: number,
    /** The name of what is counted, in the plural. */
    unit: string,
    terminal: Pick<NodeJS.WriteStream, "isTTY" | "write"> = process.stderr,
    now = performance.now(),
  ) {
    this.#total = total;
    this.#unit = unit;
    this.#terminal = terminal;
    this.#next = now + PATIENCE;
  }

  /** Shows how many are done. */
  show(done: number, now = performance.now()): void {
    if (!this.#terminal.isTTY || now < this.#next) return;
    this.#next = now + PAUSE;
    this.#isShown = true;
    const full = Math.floor((WIDTH * done) / this.#total);
    const bar = "█".repeat(full) + "░".repeat(WIDTH - full);
    this.#terminal.write(`\r[lora] ${bar} ${exact(done)} of ${exact(this.#total)} ${this.#unit}`);
  }

  /** Removes the bar. */
  end(): void {
    if (this.#isShown) this.#terminal.write("\r\x1b[K");
  }
}
