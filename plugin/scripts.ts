/** The scripts that pages load. Their folder is named after a hash of all scripts, so that browsers can cache them. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { SiteLocale } from "../src/locales/site-locales.js";
import { packageFolder } from "../src/package.js";
import { type AssetFile, hashContent } from "./head.js";

/** File names of scripts. Each list contains a script, then its static imports. */
export interface Manifest {
  readonly runtime: readonly string[];
  readonly figures: Readonly<Record<string, readonly string[]>>;
  /** The messages of each figure, by language. */
  readonly words: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** All code, including what loads on demand. */
  readonly code: readonly string[];
  /** All messages of each language, including what loads on demand. */
  readonly messages: Readonly<Record<string, readonly string[]>>;
}

/** A figure's kind and the language of its messages. */
export interface FigureScript {
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

  /** Reads the scripts, and adds those of authors' languages. */
  constructor(siteLocales: readonly SiteLocale[] = []) {
    const built: Manifest = JSON.parse(read("manifest.json"));
    const added = siteLocales.map(({ locale, scripts }) => ({
      name: locale.language.script!,
      names: Object.keys(scripts),
      scripts,
    }));
    const names = new Set([...built.code, ...Object.values(built.messages).flat()]);
    this.#contents = new Map([
      ...[...names].map((name) => [name, read(name)] as const),
      ...added.flatMap(({ scripts }) => Object.entries(scripts)),
    ]);
    const listWords = ({ name, names }: (typeof added)[number]) =>
      names.flatMap((file) => {
        const figure = file.slice(`words-${name}-`.length, -".js".length);
        return Object.hasOwn(built.figures, figure) ? [[figure, [file, `words-${name}.js`]]] : [];
      });
    this.#manifest = {
      ...built,
      words: {
        ...built.words,
        ...Object.fromEntries(
          added.map((item) => [item.name, Object.fromEntries(listWords(item))]),
        ),
      },
      messages: {
        ...built.messages,
        ...Object.fromEntries(added.map(({ name, names }) => [name, names])),
      },
    };
    this.#folder = `lora/${hashContent([...this.#contents.values()].join("\n"))}`;
    this.files = [...this.#contents].map(([name, content]) => ({
      path: this.#pathOf(name),
      content,
    }));
  }

  /** Returns the scripts that figures in a language may load. */
  filesOf(language: string): readonly AssetFile[] {
    const names = [...this.#manifest.code, ...(this.#manifest.messages[language] ?? [])];
    const paths = new Set(names.map((name) => this.#pathOf(name)));
    return this.files.filter((file) => paths.has(file.path));
  }

  /** The path of the script that pages load: the runtime. */
  get entry(): string {
    return this.#pathOf(this.#manifest.runtime[0]!);
  }

  /**
   * Returns the paths of the scripts that a page preloads for its first interactive figure: all static imports of the
   * runtime, the figure and its messages. Without preloading, the browser would find each only after it has loaded the
   * importing script. Code of other figures loads when these figures come near the viewport.
   */
  preloadsFor({ kind, language }: FigureScript): readonly string[] {
    const { runtime, figures, words } = this.#manifest;
    const [entry, ...imports] = runtime;
    const code = Object.hasOwn(figures, kind) ? figures[kind]! : [];
    const names = new Set([...imports, ...code, ...(words[language]?.[kind] ?? [])]);
    names.delete(entry!);
    return [...names].map((name) => this.#pathOf(name));
  }

  #pathOf(name: string): string {
    return `${this.#folder}/${name}`;
  }
}
