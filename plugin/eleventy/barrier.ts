/** How long nothing may arrive before the rest is no longer waited for, ms. */
const PATIENCE = 2500;

/**
 * Holds pages back until all of them have been rendered with their layouts, so that a problem in
 * any stops the build before one is written. Whoever never arrives costs PATIENCE once, no more.
 */
export class Barrier {
  #missing = new Set<string>();
  #waiting: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** The pages to wait for, by the path of their source. */
  expect(inputPaths: readonly string[]): void {
    this.#release();
    this.#missing = new Set(inputPaths);
  }

  /** Resolves when every expected page has arrived. */
  async arrive(inputPath: string): Promise<void> {
    this.#missing.delete(inputPath);
    if (this.#missing.size === 0) return this.#release();
    this.#timer = this.#timer?.refresh() ?? setTimeout(() => this.#release(), PATIENCE);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#missing.clear();
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
