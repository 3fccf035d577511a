/** Reads the Fluent files of an author: languages, and sentences that replace those of a language. Node only. */
import { existsSync } from "node:fs";
import path from "node:path";
import { LoraError, show } from "../src/errors.js";
import { figures } from "../src/figures/index.js";
import type { Language } from "../src/language-format.js";
import { locales } from "../src/locales/languages.js";
import {
  type CompiledLocale,
  type CompiledWords,
  loadWords,
  SiteLocales,
} from "../src/locales/site-locales.js";
import {
  type Catalog,
  extendCatalog,
  type Message,
  parseCatalog,
} from "../src/messages/catalog.js";
import { Checker, formatProblem } from "../src/messages/check.js";
import { Emitter } from "../src/messages/emit.js";
import { packageFolder } from "../src/package.js";
import { formatAllowed } from "../src/suggestions.js";
import { isFolder, MessagesError } from "./files.js";
import { LOCALES_ALLOWED } from "./lang.js";
import { deriveLanguage } from "./languages.js";
import { listFolders, readCatalog, readFile, readSources } from "./sources.js";

/** The folder with the languages of this package. */
export const BUILT_IN = path.join(packageFolder, "src/locales");

const siteLocales = new SiteLocales(locales);

/** Returns the tag of the language of this package that a language extends: "de" for "de-AT", and English for others. */
export const findBase = (tag: string): string => siteLocales.find(tag)?.language.tag ?? "en";

/** Returns a catalog without messages that are still English, which keep the plural forms of English. */
function withoutCopies(catalog: Catalog, english: Catalog): Catalog {
  const files = [...catalog.files].map(([file, messages]) => {
    const originals = english.files.get(file);
    const isCopy = ({ id, node }: Message) =>
      originals?.get(id)?.node.equals(node, ["span", "comment"]) === true;
    return [file, new Map([...messages].filter(([, message]) => !isCopy(message)))] as const;
  });
  return { ...catalog, files: new Map(files) };
}

/** Returns an author's catalog, complete, and what is wrong in it, one line for each mistake. */
export function checkCatalog(
  tag: string,
  folder: string,
  isPartial = true,
): { readonly catalog: Catalog; readonly problems: readonly string[] } {
  const { catalog: given, problems } = parseCatalog(tag, readSources(folder));
  const english = readCatalog(BUILT_IN, "en");
  const baseTag = findBase(tag);
  const catalog = isPartial && baseTag === "en" ? withoutCopies(given, english) : given;
  const base = baseTag === "en" ? english : readCatalog(BUILT_IN, baseTag);
  const mistakes = findMistakes(new Checker(english, catalog, base), isPartial, folder);
  return {
    catalog: extendCatalog(base, catalog),
    problems: [...problems, ...mistakes].map((problem) => formatProblem(folder, problem)),
  };
}

/** Returns what is wrong in a catalog. Throws MessagesError if sentences contain each other too deeply for the call stack. */
function findMistakes(checker: Checker, isPartial: boolean, folder: string) {
  try {
    return checker.check(isPartial);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new MessagesError(
      `${folder}: its sentences contain each other too deeply; write their words in place of { name }.`,
    );
  }
}

const compile = (catalog: Catalog, file: string): string =>
  `${new Emitter(catalog, file).emit(["live", "page"])}return { live, page };`;

/** Returns the scripts of a catalog that pages load, by name. */
function compileScripts(catalog: Catalog, files: readonly string[], language: Language) {
  const { variants: _, writing: __, script, ...data } = language;
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

const isText = (value: unknown) => typeof value === "string";
const isTexts = (length: number) => (value: unknown) =>
  Array.isArray(value) && value.length === length && value.every(isText);
const isUnits = (value: unknown) =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(value).every(([power, unit]) => /^(?:[3-9]|1\d)$/.test(power) && isText(unit));
const isDigits = (value: unknown) =>
  isText(value) && value.length === 10 && [...value].length === 10;

/** The members of `language.json`, and of its `numbers`: what they may be, and a check. */
const LANGUAGE_MEMBERS: Members = {
  direction: ['"ltr" or "rtl"', (value) => value === "ltr" || value === "rtl"],
  spaced: ["true or false", (value) => typeof value === "boolean"],
  list: ["two texts: between items, and before the last", isTexts(2)],
};
const NUMBER_MEMBERS: Members = {
  decimal: ["a text that is not empty", (value) => isText(value) && value !== ""],
  group: ["a text", isText],
  minus: ["a text", isText],
  digits: ["a text of the ten digits, from 0 to 9", isDigits],
  minGrouped: ["1 or 2", (value) => value === 1 || value === 2],
  percent: ["two texts: before and after the number", isTexts(2)],
  units: ['texts by power of ten, such as { "3": "k", "6": "M" }', isUnits],
  groupSize: ["2 or 3", (value) => value === 2 || value === 3],
  bytes: ["five texts: for a byte, a thousand bytes and so on", isTexts(5)],
};
type Members = Readonly<
  Record<string, readonly [allowed: string, check: (value: unknown) => boolean]>
>;

/** Throws MessagesError for members of a file that are unknown or of another kind. */
function checkMembers(file: string, given: object, members: Members, start = ""): void {
  for (const [name, value] of Object.entries(given)) {
    const [allowed, check] = (Object.hasOwn(members, name) && members[name]) || [];
    if (!check)
      throw new MessagesError(
        `${file}: a member must be ${formatAllowed(Object.keys(members), name, "the guide to languages lists all")}; got ${start}${name}`,
      );
    if (!check(value))
      throw new MessagesError(`${file}: ${start}${name} must be ${allowed}; got ${show(value)}`);
  }
}

/** Returns a language with the members that its author's `language.json` changes. */
function withChanges(language: Language, file: string): Language {
  if (!existsSync(file)) return language;
  let given: unknown;
  try {
    given = JSON.parse(readFile(file));
  } catch (error) {
    if (error instanceof MessagesError) throw error;
    throw new MessagesError(`${file} must be JSON (${(error as Error).message})`);
  }
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new MessagesError(`${file} must be an object; got ${show(given)}`);
  const { numbers = {}, ...members } = given as { numbers?: object };
  if (typeof numbers !== "object" || numbers === null || Array.isArray(numbers))
    throw new MessagesError(`${file}: numbers must be an object; got ${show(numbers)}`);
  checkMembers(file, members, LANGUAGE_MEMBERS);
  checkMembers(file, numbers, NUMBER_MEMBERS, "numbers.");
  return { ...language, ...members, numbers: { ...language.numbers, ...numbers } };
}

/** Returns a language of an author. */
function readLocale(tag: string, folder: string): CompiledLocale {
  const { catalog, problems } = checkCatalog(tag, folder);
  if (problems.length) throw new MessagesError(problems.join("\n"));
  const known = siteLocales.find(tag);
  const isEnglish = findBase(tag) === "en" && known !== undefined;
  const {
    variants,
    regional: _,
    ...data
  } = withChanges(known?.language ?? deriveLanguage(tag), path.join(folder, "language.json"));
  // The numbers of a folder with a region, such as de-CH, are already those of the region.
  const isRegional = new Intl.Locale(tag).region !== undefined;
  const language = {
    ...data,
    ...(variants && !isRegional ? { variants } : {}),
    tag,
    script: `${tag}-site`,
  };
  // A language has the files of ours, if there is one, and its own.
  const names = [
    ...(isEnglish ? catalog.files.keys() : Object.keys(known?.files ?? {})),
    ...Object.keys(readSources(folder)),
  ].map((name) => name.replace(/\.ftl$/, ""));
  const files = [...new Set(["shared", ...names])];
  const compiled = files.map((name) => [name, compile(catalog, `${name}.ftl`)]);
  const words: CompiledWords = { language, files: Object.fromEntries(compiled) };
  return {
    tag,
    words,
    locale: loadWords(words),
    scripts: compileScripts(catalog, files, language),
  };
}

/** Returns the tags of the languages in a folder. Throws LoraError or MessagesError for other names. */
export function listLocales(folder: string): readonly string[] {
  if (!isFolder(folder)) throw new LoraError("locales", LOCALES_ALLOWED, folder);
  const [stray] = Object.keys(readSources(folder));
  if (stray)
    throw new MessagesError(
      `${folder}/${stray}: is in no language; move it to a folder such as ${folder}/de/.`,
    );
  const tags = listFolders(folder);
  if (!tags.length) throw new LoraError("locales", LOCALES_ALLOWED, folder);
  for (const tag of tags)
    if (!isTag(tag))
      throw new LoraError(
        `a folder of ${folder}`,
        `named after a language: ${formatAllowed(Object.keys(locales), tag)}, or another tag such as "pt-BR"`,
        tag,
      );
  return tags;
}

/**
 * Returns the languages in a folder, or none without a folder. Each is in a folder named after its tag. Throws LoraError
 * if there are none, and MessagesError for mistakes in the files.
 */
export const readLocales = (folder: string | undefined): readonly CompiledLocale[] =>
  folder === undefined
    ? []
    : listLocales(folder).map((tag) => readLocale(tag, path.join(folder, tag)));

function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
