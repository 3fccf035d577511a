/** What the playground loads when a tag names it. */

/** Values by name, each of which loads once. */
export class Later<T> {
  readonly loaded = new Map<string, T>();
  readonly #failed = new Set<string>();

  /** Loads a value. Returns undefined if it is loaded, or could not be. */
  load(name: string, start: () => Promise<T>): Promise<void> | undefined {
    if (this.loaded.has(name) || this.#failed.has(name)) return undefined;
    return start().then(
      (value) => void this.loaded.set(name, value),
      () => void this.#failed.add(name),
    );
  }
}
