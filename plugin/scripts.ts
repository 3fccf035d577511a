/** The scripts of pages, as files named by their content. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { packageFolder } from "../src/package.js";
import type { AssetFile } from "./head.js";

/** File names below /lora/. Each list has a script first, then the files that it imports statically. */
export interface Manifest {
  readonly runtime: readonly string[];
  /** By figure and language: the figure's script, its words and what both import. */
  readonly figures: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly files: readonly string[];
}

const folder = path.join(packageFolder, "dist/plugin/island");
const read = (name: string) => readFileSync(path.join(folder, name), "utf8");
const pathOf = (name: string) => `lora/${name}`;

/** The scripts, read anew for each build because `npm start` rebuilds them. */
export class Scripts {
  readonly #manifest: Manifest = JSON.parse(read("manifest.json"));

  /** All scripts, including those that pages import on demand. */
  readonly files: readonly AssetFile[] = this.#manifest.files.map((name) => ({
    path: pathOf(name),
    content: read(name),
  }));

  /** The path of the script that pages load, which imports the others. */
  readonly entry = pathOf(this.#manifest.runtime[0]!);

  /**
   * Returns the paths to preload on a page whose first interactive figure is of this kind: all
   * static imports of the entry and of the figure, so that no request waits for another. The parts
   * of other figures are imported when these figures come near the viewport.
   */
  preloadsFor(kind: string, language = "en"): string[] {
    const { runtime, figures } = this.#manifest;
    const figure = Object.hasOwn(figures, kind) ? (figures[kind]![language] ?? []) : [];
    const paths = new Set([...runtime, ...figure].map(pathOf));
    paths.delete(this.entry);
    return [...paths];
  }
}
