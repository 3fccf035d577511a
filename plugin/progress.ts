/** Shows how far a long build or command is. */
import { exact } from "../src/number-format.js";

/** The bar appears after this time, in ms. */
const PATIENCE = 1000;
/** Minimum time between two updates, in ms. */
const PAUSE = 100;
const WIDTH = 24;

type Terminal = Pick<NodeJS.WriteStream, "isTTY" | "write"> & { readonly columns?: number };

/** A progress bar with the rate and the time left, shown only on a terminal and after a second. */
export class Progress {
  readonly #total: number | undefined;
  readonly #unit: string;
  readonly #terminal: Terminal;
  #next: number;
  #isShown = false;
  /** The first call of `show`, after which rates are measured. */
  #first: { readonly done: number; readonly share: number; readonly now: number } | undefined;

  constructor(
    /** The number of things to do, if it is known. */
    total: number | undefined,
    /** The name of what is counted, in the plural. */
    unit: string,
    terminal: Terminal = process.stderr,
    now = performance.now(),
  ) {
    this.#total = total;
    this.#unit = unit;
    this.#terminal = terminal;
    this.#next = now + PATIENCE;
  }

  /** Shows how many are done, and which share of the work this is. Without a share, there is no bar. */
  show(
    done: number,
    share = this.#total === undefined ? Number.NaN : done / this.#total,
    now = performance.now(),
  ): void {
    this.#first ??= { done, share, now };
    if (!this.#terminal.isTTY || now < this.#next) return;
    this.#next = now + PAUSE;
    this.#isShown = true;
    const seconds = (now - this.#first.now) / 1000;
    const rate = (done - this.#first.done) / seconds;
    const left = (seconds * (1 - share)) / (share - this.#first.share);
    const full = Math.floor(WIDTH * share);
    const of = this.#total === undefined ? "" : ` of ${exact(this.#total)}`;
    const line = [
      "[lora] ",
      share >= 0 ? `${"█".repeat(full)}${"░".repeat(WIDTH - full)} ` : "",
      `${exact(done)}${of} ${this.#unit}`,
      rate >= 0.05 ? `, ${rate < 10 ? rate.toFixed(1) : exact(Math.round(rate))} a second` : "",
      left >= 0 && left < Number.POSITIVE_INFINITY ? `, ${formatTime(left)} left` : "",
    ].join("");
    // A line that wraps could not be replaced. Some terminals report 0 columns.
    const width = this.#terminal.columns || 80;
    this.#terminal.write(`\r${line.slice(0, width - 1)}\x1b[K`);
  }

  /** Removes the bar until it is shown again. */
  end(): void {
    if (this.#isShown) this.#terminal.write("\r\x1b[K");
    this.#isShown = false;
  }
}

/** Returns a time in seconds, minutes or hours: "5 s", "90 min". */
function formatTime(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}
