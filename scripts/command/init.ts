/** The subcommand `lora-visualizer init`: creates a small book with figures. */

import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { FileError, isFile, readJson } from "../../plugin/files.js";
import { writeFiles } from "../../plugin/output.js";
import { isTemporary, namesIn, removeLeftovers } from "../../plugin/temporary-files.js";
import { printable } from "../../src/errors.js";
import { boolean } from "../../src/options.js";
import { manifest, packageFolder, type Versions } from "../../src/package.js";
import { readRegularFile } from "../../src/render/read.js";
import { describeAdditions } from "./existing.js";
import { type Command, helpFlag, readGiven } from "./flags.js";
import { langFlag, loadLanguages, siteLocales } from "./lang-flag.js";
import { print, UsageError, WorkError } from "./output.js";

const STARTER = path.join(packageFolder, "scripts/starter");

/** Files of the starter that npm does not pack under their real names. */
const RENAMED: Readonly<Record<string, string>> = { gitignore: ".gitignore" };

/** The book's language, title and the words around its chapters. */
const WORDS = "_data/book.json";

/** The package.json of the project that installed this package. */
interface Installer {
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
}

/** Returns the specifier of the running package for the book's package.json: a version range, a tag or a path. */
function packageSpecifier(): string {
  const modules = path.dirname(packageFolder);
  if (path.basename(modules) !== "node_modules") return `file:${packageFolder}`;
  const installer = path.dirname(modules);
  const installerFile = path.join(installer, "package.json");
  // There is no such file if the package is installed globally, or by a package manager with a central store.
  if (!isFile(installerFile)) return `file:${packageFolder}`;
  const { dependencies, devDependencies } = readJson(installerFile) as Installer;
  const specifier = { ...devDependencies, ...dependencies }[manifest.name] ?? "latest";
  // A tarball's path is relative to the project that installed it.
  return specifier.replace(/^file:(.*)/, (_, file) => `file:${path.resolve(installer, file)}`);
}

/** Returns the version range of a dependency. That of "npm:@vscode/markdown-it-katex@^1.1.2" is "^1.1.2". */
const rangeOf = (name: string) => manifest.devDependencies[name]!.replace(/^npm:.*@/, "");

/** Returns the book's package.json. */
function bookManifest(name: string): string {
  const book = {
    name:
      name
        .toLowerCase()
        .match(/[a-z0-9]+/g)
        ?.join("-") ?? "book",
    private: true,
    type: "module",
    scripts: { build: "eleventy", start: "eleventy --serve" },
    devDependencies: {
      ...manifest.peerDependencies,
      // The next Eleventy may need another configuration. The latest KaTeX needs Node 22.
      "@11ty/eleventy": rangeOf("@11ty/eleventy"),
      "@vscode/markdown-it-katex": rangeOf("markdown-it-katex"),
      katex: rangeOf("katex"),
      [manifest.name]: packageSpecifier(),
    },
  };
  return `${JSON.stringify(book, null, 2)}\n`;
}

/** The content of each file of the book by its path. */
type Files = ReadonlyMap<string, Buffer>;

/** Adds the files of a folder to those of the book. */
async function addFolder(files: Map<string, Buffer>, folder: string): Promise<void> {
  for (const entry of (await readdir(folder, { recursive: true })).sort()) {
    const file = path.join(folder, entry);
    if ((await stat(file)).isFile()) files.set(RENAMED[entry] ?? entry, await readFile(file));
  }
}

/** Returns the files of a book. The files of a language replace the English ones. */
async function createFiles(name: string, lang: string): Promise<Files> {
  const files = new Map<string, Buffer>([["package.json", Buffer.from(bookManifest(name))]]);
  await addFolder(files, STARTER);
  const { tag } = siteLocales.find(lang)!.language;
  if (tag !== "en") await addFolder(files, path.join(packageFolder, "src/locales", tag, "starter"));
  const words = JSON.parse(String(files.get(WORDS)));
  files.set(WORDS, Buffer.from(`${JSON.stringify({ ...words, lang }, null, 2)}\n`));
  return files;
}

function isSame(file: string, content: Buffer | undefined): boolean {
  try {
    return content !== undefined && readRegularFile(file, content.length).equals(content);
  } catch {
    return false;
  }
}

/** Yields the paths of the files in a folder and in these folders below it. Throws WorkError for any other folder. */
async function* walk(
  folder: string,
  folders: ReadonlySet<string>,
  parent = ".",
): AsyncGenerator<string> {
  const entries = await readdir(path.join(folder, parent), { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw isFile(folder) ? notEmpty(folder) : new FileError(folder, error);
    },
  );
  for (const entry of entries) {
    const file = path.join(parent, entry.name);
    if (entry.isDirectory() && folders.has(file)) yield* walk(folder, folders, file);
    else yield file;
  }
}

const notEmpty = (folder: string) => new WorkError(`${folder} exists and is not empty`);

/**
 * Returns the files that the folder lacks: all of them, or the rest if a process was killed while it created the book.
 * Throws WorkError if the folder has all of them, or any other file.
 */
async function findMissing(folder: string, files: Files): Promise<Files> {
  const missing = new Map(files);
  const folders = new Set([...files.keys()].map(path.dirname));
  for await (const file of walk(folder, folders)) {
    if (isTemporary(file)) continue;
    if (!isSame(path.join(folder, file), files.get(file))) throw notEmpty(folder);
    missing.delete(file);
  }
  // Looked for after the files: a process that has created one of them still has temporary files, or has all files.
  await removeLeftovers(folder);
  for await (const name of namesIn(folder))
    if (isTemporary(name)) throw new WorkError(`another process is creating a book in ${folder}`);
  if (!missing.size) throw notEmpty(folder);
  return missing;
}

const initFlags = {
  lang: langFlag,
  existing: boolean({
    default: "false",
    about: "prints what to add to the site in the folder, and changes nothing",
  }),
};

export const init: Command = {
  name: "init",
  summary: "creates a small book with figures, ready to build",
  synopses: ["init FOLDER [--lang LANGUAGE]", "init --existing [FOLDER]"],
  about:
    "Creates a small book with figures in a new or empty folder, or prints what to add to a site that exists.",
  examples: {
    "init my-book": "Create a book",
    "init .": "Create a book in the current folder",
    "init mein-buch --lang de": "Create a German book",
    "init --existing": "Print what to add to the site in the current folder",
  },
  groups: { Options: { ...initFlags, ...helpFlag } },
  async run({ values, positionals: [folder, second] }) {
    await loadLanguages();
    const { lang = "en", existing } = readGiven(initFlags, values);
    if (existing && second === undefined) {
      await print(describeAdditions(folder ?? "."));
      return 0;
    }
    if (!folder || second !== undefined)
      throw new UsageError("name one folder for the book, as in lora-visualizer init my-book");
    await createBook(folder, lang);
    return 0;
  },
};

/**
 * Writes the complete book or nothing. Of several processes that create a book in the same folder, only the one that
 * creates the first file continues. Throws WorkError and FileError.
 */
async function createBook(folder: string, lang: string): Promise<void> {
  const target = path.resolve(folder);
  const name = path.basename(target);
  const files = await createFiles(name, lang);
  const missing = await findMissing(folder, files);
  try {
    await writeFiles(
      [...missing].map(([file, content]) => {
        return { path: path.join(folder, file), content, replaces: "nothing" };
      }),
      folder,
    );
  } catch (error) {
    if (error instanceof FileError) await findMissing(folder, files);
    throw error;
  }
  const isHere = target === process.cwd();
  const quoted = /[^\w./~-]/.test(folder) ? `"${folder}"` : folder;
  const steps = `${isHere ? "" : `cd ${quoted} && `}npm install && npm start`;
  await print(`${printable(`Created a book in ${isHere ? name : folder}. Next: ${steps}`)}\n`);
}
