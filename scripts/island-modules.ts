/**
 * Provides the modules of scripts for pages. Each language has a copy of every module: code that two languages share
 * would be a chunk of its own, and each page would load more bytes. The id of a copy is FILE?LANGUAGE. A language's file
 * has further copies, FILE?LANGUAGE&FIGURE with the strings of one figure, and FILE?LANGUAGE&shared with phrases that
 * several figures share.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Plugin } from "rolldown";
import { locales, type PartialLocale } from "../src/locales/index.js";
import { splitLanguage } from "./split-language.js";

/** The folder of each figure, by the figure's name. */
export type Folders = Readonly<Record<string, string>>;

/** Languages other than English by language tag, with the file that contains their strings, and its exports. */
export type Languages = Readonly<
  Record<
    string,
    Pick<PartialLocale, "language"> & { readonly file: string; readonly exports: readonly string[] }
  >
>;

export const LANGUAGES: Languages = Object.fromEntries(
  Object.entries(locales)
    .filter(([tag]) => tag !== "en")
    .map(([tag, locale]) => {
      const file = path.resolve(`src/locales/${tag}.ts`);
      return [tag, { language: locale.language, file, exports: Object.keys(locale) }];
    }),
);

/** The figure whose phrases are part of the runtime if another figure uses them too. Budgets include its script. */
const FIRST_FIGURE = "decomposition";

const FIGURE = "lora:figure/";
const LANGUAGE = "lora:language";
const AUTHORS_RTL = "lora:rtl";
const FORMATS = path.resolve("src/formats.ts");
const RTL = path.resolve("plugin/island/rtl.ts");

/** Returns the id of a module's copy for a language. */
export const toId = (file: string, tag: string, part?: string) =>
  `${file}?${tag}${part ? `&${part}` : ""}`;

/** Returns the id of the module that has a figure's code and its strings in one language. */
export const figureId = (figure: string, tag: string) => toId(FIGURE + figure, tag);

/** Returns the id of the module with what scripts of authors' right-to-left languages import. */
export const rtlId = (tag: string) => toId(AUTHORS_RTL, tag);

/** Returns the parts of a copy's id. */
export function parseId(id: string): { file: string; tag?: string; part?: string } {
  const [, file = id, tag, part] = /^(.*?)\?([^&]+)&?(.*)$/.exec(id) ?? [];
  return { file, ...(tag && { tag }), ...(part && { part }) };
}

/** Returns whether a module contains what the figures of a language share. */
export const isShared = (id: string) =>
  parseId(id).part === "shared" || id.startsWith(`${LANGUAGE}?`);

export const isRtl = (language: Languages[string] | undefined) =>
  language?.language.direction === "rtl";

/** Returns the source of the module `lora:figure/FIGURE?LANGUAGE`. */
function figureModule(
  name: string,
  folder: string,
  tag: string,
  language: Languages[string] | undefined,
): string {
  const [words, live] = language
    ? [toId(language.file, tag, name), name]
    : [toId(path.join(folder, "words.ts"), tag), "live"];
  const from = (id: string) => `from ${JSON.stringify(id)};`;
  const figure = from(toId(path.join(folder, "interactive.ts"), tag));
  const code =
    `export { clip, count } ${figure}` +
    `export { default as language } ${from(toId(LANGUAGE, tag))}`;
  if (!isRtl(language))
    return `${code}export { compose } ${figure}export { ${live} as live } ${from(words)}`;
  return (
    `${code}import { compose as composeFigure } ${figure}import { ${live} as words } ${from(words)}` +
    `import { markWords, mirrorPictures } ${from(toId(RTL, tag))}` +
    "export const compose = mirrorPictures(composeFigure); export const live = markWords(words);"
  );
}

/** Returns the source of the module `lora:language?LANGUAGE`: what scripts need of a language. */
function languageModule(tag: string, language: Languages[string] | undefined): string {
  if (!language) return `export { english as default } from ${JSON.stringify(toId(FORMATS, tag))};`;
  const { variants: _, direction: __, numbers, ...parts } = language.language;
  const { units: ___, bytes: ____, ...patterns } = numbers;
  const data = JSON.stringify({ ...parts, numbers: patterns });
  if (!isRtl(language)) return `export default ${data};`;
  const order = `import { loadOrder } from ${JSON.stringify(toId(RTL, tag))};`;
  return `${order} export default { ${data.slice(1, -1)}, loadOrder };`;
}

/** A plugin that loads the copies of modules. */
export const islandModules = (folders: Folders, languages: Languages): Plugin => ({
  name: "island-modules",
  async resolveId(id, importer = "") {
    if (parseId(id).tag) return id;
    const { file, tag } = parseId(importer);
    if (!tag) return null;
    const resolved = await this.resolve(id, file, { skipSelf: true });
    return resolved && { ...resolved, id: toId(resolved.id, tag) };
  },
  async load(id) {
    const { file, tag, part } = parseId(id);
    if (!tag) return null;
    const language = languages[tag];
    if (file === LANGUAGE) return languageModule(tag, language);
    if (file === AUTHORS_RTL)
      return `export { loadOrder, markWords } from ${JSON.stringify(toId(RTL, tag))};`;
    if (file.startsWith(FIGURE)) {
      const name = file.slice(FIGURE.length);
      return figureModule(name, folders[name]!, tag, language);
    }
    // `npm start` watches only files that the bundler has loaded itself.
    this.addWatchFile(file);
    const code = await readFile(file, "utf8");
    if (file !== language?.file) return { code, moduleType: "ts" };
    const { shared, rest } = splitLanguage(
      code,
      toId(file, tag, "shared"),
      FIRST_FIGURE,
      Object.keys(folders),
    );
    return { code: part === "shared" ? shared : rest, moduleType: "ts" };
  },
});
