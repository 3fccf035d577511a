/**
 * Loads Fluent files as modules, in rolldown and in Vite: `src/locales/de/memory.ftl` exports `live` and `page`.
 * The module `lora:translations` has the files of every language besides English.
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
const FLUENT = /^(.*)[/\\]([\w-]+)[/\\]([\w-]+\.ftl)(\?later)?$/;

function translationsModule(tags: readonly string[]): string {
  const imports: string[] = [];
  const languages = tags.map((tag) => {
    const folder = path.join(SENTENCES, tag);
    const files = Object.keys(readSources(folder)).map((file) => {
      const name = `m${imports.length}`;
      imports.push(`import * as ${name} from ${JSON.stringify(path.join(folder, file))};`);
      return `${JSON.stringify(file.replace(".ftl", ""))}: ${name}`;
    });
    const language = readFileSync(path.join(folder, "language.json"), "utf8");
    return `${JSON.stringify(tag)}: { language: ${language.trim()}, files: { ${files.join(", ")} } }`;
  });
  return `${imports.join("\n")}\nexport const translations = { ${languages.join(",\n")} };\n`;
}

/** A plugin that loads Fluent files. `tags` are the languages of `lora:translations`. */
export const messages = (tags = listLanguages()): Plugin => {
  // Parsed once for all files of a language; edits of a file reload its language.
  const catalogs = new Map<string, Catalog>();
  return {
    name: "lora:messages",
    resolveId: (id) => (id === TRANSLATIONS ? `\0${TRANSLATIONS}` : null),
    load(id) {
      if (id === `\0${TRANSLATIONS}`) {
        for (const tag of tags) this.addWatchFile(path.join(SENTENCES, tag, "language.json"));
        return translationsModule(tags);
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
