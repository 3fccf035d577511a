import type { BuildEvent } from "./config.js";

/** Whether no page is written before all are rendered: while serving, what has changed is all that comes. */
export const waitsForAll = ({ runMode, incremental }: BuildEvent): boolean =>
  runMode === "build" || !incremental;

/** How long nothing may arrive before the rest is no longer waited for, ms. */
const PATIENCE = 2500;

/**
 * Holds pages back until all of them have been rendered with their layouts, so that a problem in
 * any stops the build before one is written. Whoever never arrives costs PATIENCE once, no more.
 */
export class Barrier {
  #missing = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #release = () => {};
  /** One for all pages that wait, for there may be thousands. */
  #all = Promise.resolve();

  /** The pages to wait for, by the path of their source. */
  expect(inputPaths: readonly string[]): void {
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

  #open(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#missing.clear();
    this.#release();
  }
}
