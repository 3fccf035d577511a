/** Reads the Fluent files of an author: languages, and sentences that replace those of a language. Node only. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { LoraError } from "../src/errors.js";
import type { MessageFile } from "../src/figures/figure.js";
import { figures } from "../src/figures/index.js";
import { english, type Language } from "../src/formats.js";
import type { SiteLocale } from "../src/locales/catalogs.js";
import { type Locale, locales } from "../src/locales/index.js";
import {
  type Catalog,
  extendCatalog,
  parseCatalog,
  type Sources,
} from "../src/messages/catalog.js";
import { Checker, formatProblem } from "../src/messages/check.js";
import { Emitter } from "../src/messages/emit.js";
import { packageFolder } from "../src/package.js";
import { formatAllowed } from "../src/suggestions.js";
import { deriveLanguage } from "./languages.js";

/** Thrown for mistakes in an author's Fluent files. Each line of the message names a file, a line and a fix. */
export class MessagesError extends Error {
  override readonly name = "MessagesError";
}

const BUILT_IN = path.join(packageFolder, "src/locales");

/** Returns the Fluent files of a folder, by name. */
export function readSources(folder: string): Sources {
  const names = readdirSync(folder).filter((name) => name.endsWith(".ftl"));
  return Object.fromEntries(
    names.sort().map((name) => [name, readFileSync(path.join(folder, name), "utf8")]),
  );
}

/** Returns the built-in catalog of a language, with English messages in place of missing ones. */
export function readBuiltIn(tag: string): Catalog {
  const { catalog } = parseCatalog(tag, readSources(path.join(BUILT_IN, tag)));
  return tag === "en" ? catalog : extendCatalog(readBuiltIn("en"), catalog);
}

/** Returns what is wrong in a catalog, one line for each mistake. */
export function checkCatalog(
  tag: string,
  folder: string,
  isPartial = true,
): { readonly catalog: Catalog; readonly problems: readonly string[] } {
  const { catalog, problems } = parseCatalog(tag, readSources(folder));
  const base = locales[tag] ? readBuiltIn(tag) : readBuiltIn("en");
  const found = new Checker(readBuiltIn("en"), catalog, base).check(isPartial);
  return {
    catalog: extendCatalog(base, catalog),
    problems: [...problems, ...found].map((problem) => formatProblem(folder, problem)),
  };
}

/** Returns the compiled file of a catalog. */
function compile(catalog: Catalog, file: string): MessageFile {
  const code = new Emitter(catalog, file).emit(["live", "page"]);
  // The code is ours: of the files, it contains only quoted text.
  return new Function(`${code}return { live, page };`)() as MessageFile;
}

/** Returns the scripts of a catalog that pages load, by name. */
function compileScripts(catalog: Catalog, files: readonly string[], language: Language) {
  const { variants: _, script, ...data } = language;
  const shared = `words-${script}.js`;
  const code = new Emitter(catalog, "shared.ftl").emit(["live"]);
  const scripts: [string, string][] = files
    .filter((file) => Object.hasOwn(figures, file))
    .map((file) => [
      `words-${script}-${file}.js`,
      `import { language, shared } from "./${shared}";\n` +
        new Emitter(catalog, `${file}.ftl`).emit(["live"]) +
        "export const messages = (f) => { const s = shared(f); return { ...s, ...live(f, s) }; };\n" +
        "export { language };\n",
    ]);
  const start = `${code}export { live as shared };\nexport const language = ${JSON.stringify(data)};\n`;
  return Object.fromEntries([[shared, start], ...scripts]);
}

/** Returns a language of an author. */
function readLocale(tag: string, folder: string): SiteLocale {
  const { catalog, problems } = checkCatalog(tag, folder);
  if (problems.length) throw new MessagesError(problems.join("\n"));
  const known: Locale | undefined = tag === "en" ? { language: english, files: {} } : locales[tag];
  const file = path.join(folder, "language.json");
  const given = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const language = {
    ...(known?.language ?? deriveLanguage(tag)),
    ...given,
    script: `${tag}-site`,
  };
  // A language has the files of ours, if there is one, and its own.
  const names = [
    ...(tag === "en" ? catalog.files.keys() : Object.keys(known?.files ?? {})),
    ...Object.keys(readSources(folder)),
  ].map((name) => name.replace(/\.ftl$/, ""));
  const files = [...new Set(["shared", ...names])];
  const compiled = files.map((name) => [name, compile(catalog, `${name}.ftl`)]);
  return {
    tag,
    locale: { language, files: Object.fromEntries(compiled) },
    scripts: compileScripts(catalog, files, language),
  };
}

export const LOCALES_ALLOWED =
  'a folder with a folder of .ftl files for each language, such as "words" with words/de/shared.ftl';

/**
 * Returns the languages in a folder, each in a folder with its tag as the name; none without a folder. Throws LoraError if there are none,
 * and MessagesError for mistakes in the files.
 */
export function readLocales(folder: string | undefined): readonly SiteLocale[] {
  if (folder === undefined) return [];
  if (!existsSync(folder)) throw new LoraError("locales", LOCALES_ALLOWED, folder);
  const tags = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  if (!tags.length) throw new LoraError("locales", LOCALES_ALLOWED, folder);
  for (const tag of tags)
    if (!isTag(tag))
      throw new LoraError(
        `a folder of ${folder}`,
        `named after a language: ${formatAllowed(Object.keys(locales), tag)}, or another tag such as "pt-BR"`,
        tag,
      );
  return tags.map((tag) => readLocale(tag, path.join(folder, tag)));
}

/** Returns whether a text is a language tag. */
function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
