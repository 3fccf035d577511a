import { exact } from "../../src/format.js";

/** What takes no longer is done before anyone wonders, ms. */
const PATIENCE = 1000;
/** Between two looks at the terminal, ms. */
const PAUSE = 100;
const WIDTH = 24;

/** A bar on a terminal, for drawing that takes long; nothing anywhere else. */
export class Progress {
  readonly #total: number;
  readonly #terminal: Pick<NodeJS.WriteStream, "isTTY" | "write">;
  #next: number;
  #isShown = false;

  constructor(
    total: number,
    terminal: Pick<NodeJS.WriteStream, "isTTY" | "write"> = process.stderr,
    now = performance.now(),
  ) {
    this.#total = total;
    this.#terminal = terminal;
    this.#next = now + PATIENCE;
  }

  /** Says how many images are done. */
  show(done: number, now = performance.now()): void {
    if (!this.#terminal.isTTY || now < this.#next) return;
    this.#next = now + PAUSE;
    this.#isShown = true;
    const full = Math.floor((WIDTH * done) / this.#total);
    const bar = "█".repeat(full) + "░".repeat(WIDTH - full);
    this.#terminal.write(`\r[lora] ${bar} ${exact(done)} of ${exact(this.#total)} images`);
  }

  /** Takes the bar away. */
  end(): void {
    if (this.#isShown) this.#terminal.write("\r\x1b[K");
  }
}
