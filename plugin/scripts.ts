/** The scripts of pages, by names made from their content. */
import { readFileSync } from "node:fs";
import type { AssetFile } from "./assets.js";

/** File names below /lora/, each list with the file itself first and then all it imports at once. */
export interface Manifest {
  readonly runtime: readonly string[];
  readonly figures: Readonly<Record<string, readonly string[]>>;
  readonly files: readonly string[];
}

const read = (name: string) => readFileSync(new URL(`island/${name}`, import.meta.url), "utf8");
const pathOf = (name: string) => `lora/${name}`;

/** The scripts of one build: while we work on them ourselves, the next build has others. */
export class Scripts {
  readonly #manifest: Manifest = JSON.parse(read("manifest.json"));

  /** Every script: those that are fetched on demand too. */
  readonly files: readonly AssetFile[] = this.#manifest.files.map((name) => ({
    path: pathOf(name),
    content: read(name),
  }));

  /** The path of the one that fetches the others. */
  readonly entry = pathOf(this.#manifest.runtime[0]!);

  /**
   * What a page loads early, nothing where no figure moves: beside the entry at once whatever it and
   * the first of these figures import, so that no request waits for another. The others' parts are
   * fetched when they come near.
   */
  earlyOf(page: string): string[] | undefined {
    const [, kind] = /<lora-figure\b[^<>]*?\sdata-figure=["']?([\w-]+)/.exec(page) ?? [];
    if (!kind) return undefined;
    const { runtime, figures } = this.#manifest;
    const early = new Set([...runtime, ...(figures[kind] ?? [])].map(pathOf));
    early.delete(this.entry);
    return [...early];
  }
}
