/** The scripts that pages load. Their folder is named after a hash of all scripts, so that browsers can cache them. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Extension } from "../src/locales/catalogs.js";
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

/** A figure's kind and the language of its script. */
interface FigureScript {
  readonly kind: string;
  readonly language: string;
}

const folder = path.join(packageFolder, "dist/plugin/island");
const read = (name: string) => readFileSync(path.join(folder, name), "utf8");

/** The scripts on disk. Each build reads them again, because `npm start` rebuilds them. */
export class Scripts {
  readonly #manifest: Manifest;
  readonly #contents: ReadonlyMap<string, string>;
  /** The folder of all scripts. Its name changes if any script changes. */
  readonly #folder: string;
  /** The languages of the scripts that not every page may load. */
  readonly #languages = new Map<string, Set<string>>();
  /** All scripts, including those that pages import on demand. */
  readonly files: readonly AssetFile[];
  /** The path of the script that pages load, which imports the others. */
  readonly entry: string;

  /** Reads the scripts, and adds those of authors' catalogs. */
  constructor(extensions: readonly Extension[] = []) {
    const built: Manifest = JSON.parse(read("manifest.json"));
    const added = extensions.map((extension) => extend(built, extension));
    this.#contents = new Map([
      ...built.files.map((name) => [name, read(name)] as const),
      ...added.flatMap(({ contents }) => contents),
    ]);
    const names = Object.keys(built.figures);
    const addedTo = (name: string) => added.map(({ figures }) => figures[name]);
    this.#manifest = {
      runtime: built.runtime,
      figures: Object.fromEntries(
        names.map((name) => [name, Object.assign({}, built.figures[name], ...addedTo(name))]),
      ),
      files: [...this.#contents.keys()],
    };
    for (const byLanguage of Object.values(this.#manifest.figures))
      for (const [language, scripts] of Object.entries(byLanguage))
        for (const script of scripts) {
          const languages = this.#languages.get(script) ?? new Set();
          this.#languages.set(script, languages.add(language));
        }
    this.#folder = `lora/${hashContent([...this.#contents.values()].join("\n"))}`;
    this.files = [...this.#contents].map(([name, content]) => ({
      path: this.#pathOf(name),
      content,
    }));
    this.entry = this.#pathOf(built.runtime[0]!);
  }

  /** Returns the scripts that figures in a language may load. */
  filesOf(language: string): readonly AssetFile[] {
    return this.files.filter(({ path: file }) => {
      const languages = this.#languages.get(path.posix.basename(file));
      return languages?.has(language) ?? true;
    });
  }

  /**
   * Returns the paths to preload on a page whose first interactive figure is of this kind and language: all
   * static imports of the entry and of the figure. Without preloading, the browser would find each
   * import only after it has loaded the importing script. Code of other figures loads when these
   * figures come near the viewport.
   */
  preloadsFor({ kind, language }: FigureScript): string[] {
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

/**
 * Returns the scripts of an author's catalog: the catalog's file, and a script for each figure that puts the
 * catalog's words over those of the language that it changes.
 */
function extend({ figures }: Manifest, { locale, url, base }: Extension) {
  const { variants: _, script = "", ...language } = locale.language;
  const words = `words-${script}.js`;
  const isRtl = language.direction === "rtl";
  const scripts = Object.entries(figures).map(([name, byLanguage]) => {
    const imported = byLanguage[base] ?? byLanguage.en!;
    const content =
      `import * as base from "./${imported[0]}";import * as words from "./${words}";` +
      "export const{clip,count,compose}=base;" +
      `export const language=${JSON.stringify(language)};` +
      (isRtl ? 'import{loadOrder,markWords}from"./rtl.js";export{loadOrder};' : "") +
      `export const live=f=>${isRtl ? "markWords" : ""}({...base.live(f),...words.${name}?.(f)});`;
    return { name, script: `figure-${name}-${script}.js`, content, imported };
  });
  return {
    contents: [
      [words, readFileSync(fileURLToPath(url), "utf8")],
      ...scripts.map((item) => [item.script, item.content]),
    ] as [string, string][],
    figures: Object.fromEntries(
      scripts.map((item) => [
        item.name,
        { [script]: [item.script, words, ...(isRtl ? ["rtl.js"] : []), ...item.imported] },
      ]),
    ),
  };
}
