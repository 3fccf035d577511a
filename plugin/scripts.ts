/** The scripts that pages load. Their folder is named after a hash of all scripts, so that browsers can cache them. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { packageFolder } from "../src/package.js";
import { type AssetFile, hashContent } from "./head.js";

/** File names of scripts. Each list in `runtime` and `figures` contains a script, then its static imports. */
export interface Manifest {
  readonly runtime: readonly string[];
  /** Maps a figure and a language to the script with the figure's code and strings, and to its imports. */
  readonly figures: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** All scripts. */
  readonly files: readonly string[];
}

const folder = path.join(packageFolder, "dist/plugin/island");
const read = (name: string) => readFileSync(path.join(folder, name), "utf8");

/** The scripts on disk. Each build reads them again, because `npm start` rebuilds them. */
export class Scripts {
  readonly #manifest: Manifest = JSON.parse(read("manifest.json"));
  readonly #contents = this.#manifest.files.map(read);
  /** The folder of all scripts. Its name changes if any script changes. */
  readonly #folder = `lora/${hashContent(this.#contents.join("\n"))}`;

  /** All scripts, including those that pages import on demand. */
  readonly files: readonly AssetFile[] = this.#contents.map((content, index) => ({
    path: this.#pathOf(this.#manifest.files[index]!),
    content,
  }));

  /** The path of the script that pages load, which imports the others. */
  readonly entry = this.#pathOf(this.#manifest.runtime[0]!);

  /**
   * Returns the paths to preload on a page whose first interactive figure is of this kind: all
   * static imports of the entry and of the figure. Without preloading, the browser would find each
   * import only after it has loaded the importing script. Code of other figures loads when these
   * figures come near the viewport.
   */
  preloadsFor(kind: string, language = "en"): string[] {
    const { runtime, figures } = this.#manifest;
    const figure = Object.hasOwn(figures, kind) ? (figures[kind]![language] ?? []) : [];
    const paths = new Set([...runtime, ...figure].map((name) => this.#pathOf(name)));
    paths.delete(this.entry);
    return [...paths];
  }

  #pathOf(name: string): string {
    return `${this.#folder}/${name}`;
  }
}
