import type { BuildEvent } from "./config.js";

/** Returns whether pages wait for each other. While watching, an incremental build renders only some pages. */
export const waitsForAll = ({ runMode, incremental }: BuildEvent): boolean =>
  runMode === "build" || !incremental;

/** How many pages are finished at the same time. */
const TOGETHER = 16;

/** The barrier opens if no page arrives for this time, in ms. */
const PATIENCE = 2500;

/**
 * Delays pages until all of them are rendered with their layouts, so that a problem in any page
 * stops the build before a page is written. Pages that never arrive delay the build once, by
 * PATIENCE.
 */
export class Barrier {
  #missing = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #release = () => {};
  /** One promise for all waiting pages, because there may be thousands. */
  #all = Promise.resolve();
  #turns = 0;
  #turn = Promise.resolve();

  /** Sets the pages to wait for, by the paths of their sources. */
  waitFor(inputPaths: readonly string[]): void {
    this.#open();
    this.#missing = new Set(inputPaths);
    this.#all = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  /** Resolves when every expected page has arrived. */
  arrive(inputPath: string): Promise<void> {
    this.#missing.delete(inputPath);
    if (this.#missing.size === 0) this.#open();
    else this.#timer = this.#timer?.refresh() ?? setTimeout(() => this.#open(), PATIENCE);
    return this.#all;
  }

  /**
   * Resolves when earlier pages are written. Each page has a second copy of its HTML from here on, so thousands of
   * them at the same time would need much memory.
   */
  takeTurn(): Promise<void> {
    if (this.#turns++ % TOGETHER === 0)
      this.#turn = this.#turn.then(() => new Promise((resolve) => setImmediate(resolve)));
    return this.#turn;
  }

  #open(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#missing.clear();
    this.#release();
  }
}
