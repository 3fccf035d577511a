/** The scripts that pages load. Their folder is named after a hash of all scripts, so that browsers can cache them. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { english, type Language } from "../src/formats.js";
import type { Extension } from "../src/locales/catalogs.js";
import { packageFolder } from "../src/package.js";
import { type AssetFile, hashContent } from "./head.js";

/** File names of scripts. Each list in `runtime` and `figures` contains a script, then its static imports. */
export interface Manifest {
  readonly runtime: readonly string[];
  /** Maps a figure and a language to the script with the figure's code and strings, and to its imports. */
  readonly figures: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Maps a language to its scripts, including those that load on demand. */
  readonly files: Readonly<Record<string, readonly string[]>>;
  /** A language whose scripts lay out right-to-left text. */
  readonly rtl?: string | undefined;
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
  /** All scripts, including those that pages import on demand. */
  readonly files: readonly AssetFile[];

  /** Reads the scripts, and adds those of authors' catalogs. */
  constructor(extensions: readonly Extension[] = []) {
    const built: Manifest = JSON.parse(read("manifest.json"));
    const added = extensions.map((extension) => extend(built, extension));
    const names = Object.values(built.files).flat();
    this.#contents = new Map([
      ...names.map((name) => [name, read(name)] as const),
      ...added.flatMap(({ contents }) => contents),
    ]);
    const addedTo = (name: string) => added.map(({ figures }) => figures[name]);
    this.#manifest = {
      ...built,
      figures: Object.fromEntries(
        Object.entries(built.figures).map(([name, byLanguage]) => [
          name,
          Object.assign({}, byLanguage, ...addedTo(name)),
        ]),
      ),
      files: Object.assign({}, built.files, ...added.map(({ files }) => files)),
    };
    this.#folder = `lora/${hashContent([...this.#contents.values()].join("\n"))}`;
    this.files = [...this.#contents].map(([name, content]) => ({
      path: this.#pathOf(name),
      content,
    }));
  }

  /** Returns the scripts that figures in a language may load. */
  filesOf(language: string): readonly AssetFile[] {
    const paths = new Set(this.#manifest.files[language]?.map((name) => this.#pathOf(name)));
    return this.files.filter((file) => paths.has(file.path));
  }

  /** Returns the path of the script that pages in a language load: its runtime. */
  entryFor({ tag, script = tag }: Pick<Language, "tag" | "script"> = english): string {
    const names = this.#manifest.files[script]!;
    return this.#pathOf(names.find((name) => name.startsWith("runtime"))!);
  }

  /**
   * Returns the path of the script that a page loads, and the paths that it preloads, for its first interactive
   * figure: the runtime in the figure's language, and all static imports of the runtime and the figure. Without
   * preloading, the browser would find each import only after it has loaded the importing script. Code of other
   * figures loads when these figures come near the viewport.
   */
  pathsFor({ kind, language }: FigureScript): { entry: string; preloads: string[] } {
    const { runtime, figures } = this.#manifest;
    const byLanguage = Object.hasOwn(figures, kind) ? figures[kind]! : {};
    const names = byLanguage[language] ?? runtime;
    const entry = names.find((name) => name.startsWith("runtime"))!;
    return {
      entry: this.#pathOf(entry),
      preloads: names.filter((name) => name !== entry).map((name) => this.#pathOf(name)),
    };
  }

  #pathOf(name: string): string {
    return `${this.#folder}/${name}`;
  }
}

/**
 * Returns the scripts of an author's catalog: the catalog's file, and a script for each figure that puts the
 * catalog's words over those of the language that it changes.
 */
function extend(built: Manifest, { locale, url, base }: Extension) {
  const { variants: _, script = "", ...language } = locale.language;
  const words = `words-${script}.js`;
  const isRtl = language.direction === "rtl";
  // Scripts of other languages cannot lay out right-to-left text.
  const code = isRtl ? built.rtl! : base;
  const shared = isRtl ? [`rtl-${code}.js`] : [];
  const scripts = Object.entries(built.figures).map(([name, byLanguage]) => {
    const content =
      `import * as code from "./${byLanguage[code]![0]}";` +
      `import * as base from "./${byLanguage[base]![0]}";import * as words from "./${words}";` +
      shared.map((file) => `import{loadOrder,markWords}from"./${file}";`).join("") +
      "export const{clip,count,compose}=code;" +
      `export const language={...${JSON.stringify(language)}${isRtl ? ",loadOrder" : ""}};` +
      `export const live=f=>${isRtl ? "markWords" : ""}({...base.live(f),...words.${name}?.(f)});`;
    const imported = [...shared, ...byLanguage[code]!, ...byLanguage[base]!];
    return { name, script: `figure-${name}-${script}.js`, content, imported };
  });
  const names = [words, ...shared, ...scripts.map((item) => item.script)];
  return {
    contents: [
      [words, readFileSync(fileURLToPath(url), "utf8")],
      ...shared.map((file) => [file, read(file)]),
      ...scripts.map((item) => [item.script, item.content]),
    ] as [string, string][],
    figures: Object.fromEntries(
      scripts.map((item) => [
        item.name,
        { [script]: [...new Set([item.script, words, ...item.imported])] },
      ]),
    ),
    files: { [script]: [...names, ...built.files[code]!, ...built.files[base]!] },
  };
}
