/** Checks the Fluent files of all languages, and writes the declarations of the English ones. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readCatalog, readSources } from "../../plugin/sources.js";
import { parseCatalog } from "../../src/messages/catalog.js";
import { Checker, formatProblem } from "../../src/messages/check.js";
import { declareFile } from "../../src/messages/declare.js";
import { listLanguages, SENTENCES } from "./messages-plugin.js";
import { listUnused } from "./unused-messages.js";

/** The mistakes in each language, English first. */
function checkLocales(): (readonly string[])[] {
  const read = (tag: string) => parseCatalog(tag, readSources(path.join(SENTENCES, tag)));
  const english = read("en");
  return ["en", ...listLanguages()].map((tag) => {
    const { catalog, problems } = tag === "en" ? english : read(tag);
    const mistakes = [...problems, ...new Checker(english.catalog, catalog).check()];
    return mistakes.map((problem) => formatProblem(`src/locales/${tag}`, problem));
  });
}

function readCode(): ReadonlyMap<string, string> {
  const list = (folder: string) => readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = ["src", "plugin", "scripts"].flatMap((folder) =>
    list(folder)
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".ftl.ts"))
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`),
  );
  return new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
}

/** The folders of English files: those of the package, and those of a figure in tests. */
const ENGLISH = [SENTENCES, path.resolve("tests/support/dial/locales")].map((folder) =>
  path.join(folder, "en"),
);

const listDeclarations = (): ReadonlyMap<string, string> =>
  new Map(
    ENGLISH.flatMap((folder) => {
      const { catalog } = parseCatalog("en", readSources(folder));
      return [...catalog.files.keys()].map((file): [string, string] => [
        path.join(folder, file.replace(/\.ftl$/, ".d.ftl.ts")),
        declareFile(catalog, file),
      ]);
    }),
  );

const listStale = (): readonly string[] =>
  [...listDeclarations()].flatMap(([file, content]) =>
    existsSync(file) && readFileSync(file, "utf8") === content
      ? []
      : [`${path.relative("", file)}: is out of date; run npm run messages.`],
  );

/** Returns the languages without chapters for new books. The English chapters are those of the starter. */
const listMissingPages = (): readonly string[] =>
  listLanguages()
    .map((tag) => `src/locales/${tag}/starter/chapters`)
    .filter((file) => !existsSync(file))
    .map((file) => `${file}: is missing; translate scripts/starter/chapters and _data.`);

const [english = [], ...others] = checkLocales();
let problems = [...english, ...others.flat(), ...listMissingPages()];
// Code can use new messages of English before they are translated.
if (!english.length && process.argv.includes("--write"))
  for (const [file, content] of listDeclarations()) writeFileSync(file, content);
// Declarations and uses are those of files without mistakes.
if (!problems.length) {
  const catalogs = ["en", ...listLanguages()].map((tag) => readCatalog(SENTENCES, tag));
  problems = [...listStale(), ...listUnused(catalogs, readCode())];
}
if (problems.length) {
  console.error(problems.join("\n"));
  process.exitCode = 1;
}
