/** The scripts of pages, by names made from their content. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { packageFolder } from "../src/package.js";
import type { AssetFile } from "./head.js";

/** File names below /lora/, each list with the file itself first and then all it imports at once. */
export interface Manifest {
  readonly runtime: readonly string[];
  /** By figure and language: the figure's script, its words and what both import. */
  readonly figures: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly files: readonly string[];
}

const folder = path.join(packageFolder, "dist/plugin/island");
const read = (name: string) => readFileSync(path.join(folder, name), "utf8");
const pathOf = (name: string) => `lora/${name}`;

/** The kind of the first figure that moves on a page; nothing where none does. */
export function movingKind(page: string): string | undefined {
  return /<lora-figure\b[^<>]*?\sdata-figure=["']?([\w-]+)/.exec(page)?.[1];
}

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
   * What a page loads early, whose first figure that moves is of this kind: beside the entry at once
   * whatever it and the figure import, so that no request waits for another. Others' parts are
   * fetched when they come near.
   */
  earlyOf(kind: string, language = "en"): string[] {
    const { runtime, figures } = this.#manifest;
    const own = Object.hasOwn(figures, kind) ? (figures[kind]![language] ?? []) : [];
    const early = new Set([...runtime, ...own].map(pathOf));
    early.delete(this.entry);
    return [...early];
  }
}
