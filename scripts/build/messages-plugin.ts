/**
 * Loads Fluent files as modules, in rolldown and in Vite: `src/locales/de/memory.ftl` exports `live` and `page`.
 * The module `lora:translations` has the files of every language besides English, and `lora:later-translations` functions
 * that load them.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "rolldown";
import { listFolders, readCatalog, readSources } from "../../plugin/sources.js";
import type { Catalog } from "../../src/messages/catalog.js";
import { Emitter } from "../../src/messages/emit.js";

/** The folder with a folder of Fluent files for each language. */
export const SENTENCES = path.resolve("src/locales");

/** Returns the tags of the languages that have a folder, without English. */
export const listLanguages = (locales = SENTENCES): readonly string[] =>
  listFolders(locales).filter((tag) => tag !== "en");

const TRANSLATIONS = "lora:translations";
const LATER = "lora:later-translations";
const LOCALE = "lora:locale/";
const FLUENT = /^(.*)[/\\]([\w-]+)[/\\]([\w-]+\.ftl)(\?later)?$/;

/** Returns the source of the module with a language's data and files. */
function localeModule(tag: string): string {
  const folder = path.join(SENTENCES, tag);
  const names = Object.keys(readSources(folder));
  const imports = names.map(
    (file, index) => `import * as m${index} from ${JSON.stringify(path.join(folder, file))};\n`,
  );
  const files = names.map(
    (file, index) => `${JSON.stringify(file.replace(".ftl", ""))}: m${index}`,
  );
  const language = readFileSync(path.join(folder, "language.json"), "utf8").trim();
  return `${imports.join("")}export const locale = { language: ${language}, files: { ${files} } };\n`;
}

/** Returns the source of the module with all languages besides English. */
function translationsModule(): string {
  const tags = listLanguages();
  const imports = tags.map(
    (tag, index) => `import { locale as l${index} } from ${JSON.stringify(LOCALE + tag)};\n`,
  );
  const members = tags.map((tag, index) => `${JSON.stringify(tag)}: l${index}`);
  return `${imports.join("")}export const translations = { ${members} };\n`;
}

function laterModule(): string {
  const members = listLanguages().map(
    (tag) =>
      `${JSON.stringify(tag)}: () => import(${JSON.stringify(LOCALE + tag)}).then((m) => m.locale)`,
  );
  return `export const later = { ${members} };\n`;
}

/** A plugin that loads Fluent files. */
export const messages = (): Plugin => {
  // Parsed once for all files of a language; edits of a file reload its language.
  const catalogs = new Map<string, Catalog>();
  return {
    name: "lora:messages",
    resolveId: (id) =>
      id === TRANSLATIONS || id === LATER || id.startsWith(LOCALE) ? `\0${id}` : null,
    load(id) {
      if (id === `\0${TRANSLATIONS}`) return translationsModule();
      if (id === `\0${LATER}`) return laterModule();
      if (id.startsWith(`\0${LOCALE}`)) {
        const tag = id.slice(LOCALE.length + 1);
        this.addWatchFile(path.join(SENTENCES, tag, "language.json"));
        return localeModule(tag);
      }
      const [, locales, tag, name, later] = FLUENT.exec(id) ?? [];
      if (!locales || !tag || !name) return null;
      const folder = path.join(locales, tag);
      const file = path.join(folder, name);
      this.addWatchFile(file);
      const catalog = catalogs.get(folder) ?? readCatalog(locales, tag);
      catalogs.set(folder, catalog);
      const emitter = new Emitter(catalog, name);
      const code = later
        ? `${emitter.emit(["later"])}export { later };`
        : `${emitter.emit(["live", "page"], `${file}?later`)}export { live, page };`;
      return { code, moduleType: "js" };
    },
    watchChange: () => catalogs.clear(),
  };
};
