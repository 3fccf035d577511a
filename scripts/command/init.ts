/** The subcommand `lora-visualizer init`: creates a small book with figures. */
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { FileError, isFile, readJson } from "../../plugin/files.js";
import { writeFiles } from "../../plugin/output.js";
import { isTemporary, namesIn, removeLeftovers } from "../../plugin/temporary-files.js";
import { manifest, packageFolder, type Versions } from "../../src/package.js";
import { readRegularFile } from "../../src/render/read.js";
import { type Command, helpFlag } from "./flags.js";
import { print, UsageError, WorkError } from "./output.js";

const STARTER = path.join(packageFolder, "scripts/starter");

/** Files of the starter that npm does not pack under their real names. */
const RENAMED: Readonly<Record<string, string>> = { gitignore: ".gitignore" };

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

async function createFiles(name: string): Promise<Files> {
  const files = new Map([["package.json", Buffer.from(bookManifest(name))]]);
  for (const entry of (await readdir(STARTER, { recursive: true })).sort()) {
    const file = path.join(STARTER, entry);
    if ((await stat(file)).isFile()) files.set(RENAMED[entry] ?? entry, await readFile(file));
  }
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

export const init: Command = {
  name: "init",
  summary: "creates a small book with figures, ready to build",
  synopses: ["init FOLDER"],
  about: "Creates a small book with figures in a new or empty folder.",
  examples: { "init my-book": "Create a book", "init .": "Create a book in the current folder" },
  groups: { Options: helpFlag },
  async run({ positionals: [folder, second] }) {
    if (!folder || second !== undefined)
      throw new UsageError("name one folder for the book, as in lora-visualizer init my-book");
    await createBook(folder);
    return 0;
  },
};

/**
 * Writes the complete book or nothing. Of several processes that create a book in the same folder, only the one that
 * creates the first file continues. Throws WorkError and FileError.
 */
async function createBook(folder: string): Promise<void> {
  const target = path.resolve(folder);
  const name = path.basename(target);
  const files = await createFiles(name);
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
  await print(`Created a book in ${isHere ? name : folder}. Next: ${steps}\n`);
}
