/** The scripts of pages, by names made from their content. */
import { readFileSync } from "node:fs";

/** File names below /lora/, each list with the file itself first and then all it imports at once. */
export interface Manifest {
  readonly runtime: readonly string[];
  readonly figures: Readonly<Record<string, readonly string[]>>;
  readonly files: readonly string[];
}

const read = (name: string) => readFileSync(new URL(`../island/${name}`, import.meta.url), "utf8");

/** The scripts of one build: while we work on them ourselves, the next build has others. */
export class Scripts {
  readonly #manifest: Manifest = JSON.parse(read("manifest.json"));

  /** Every script, by name: those that are fetched on demand too. */
  readonly files: ReadonlyMap<string, string> = new Map(
    this.#manifest.files.map((name) => [name, read(name)]),
  );

  /**
   * What a page with figures that move loads, nothing for others: the runtime, and beside it at once
   * whatever it and the first of these figures import, so that no request waits for another. The
   * others' parts are fetched when they come near.
   */
  of(page: string): { entry: string; preload: string[] } | undefined {
    const [, kind] = /<lora-figure\b[^<>]*?\sdata-figure=["']?([\w-]+)/.exec(page) ?? [];
    if (!kind) return undefined;
    const { runtime, figures } = this.#manifest;
    const [entry = "", ...shared] = runtime;
    const early = new Set([...shared, ...(figures[kind] ?? [])]);
    early.delete(entry);
    return { entry, preload: [...early] };
  }
}
