/** The subcommand `lora-visualizer init`: creates a small book with figures. */
import { randomUUID } from "node:crypto";
import { cp, mkdir, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { FileError, isFile, readJson } from "../plugin/files.js";
import { manifest, packageFolder, type Versions } from "../src/package.js";
import { type Command, helpFlag } from "./flags.js";
import { print, UsageError, WorkError } from "./output.js";

const STARTER = path.join(packageFolder, "scripts/starter");

/** Files of the starter that npm does not pack under their real names. */
const RENAMED = { gitignore: ".gitignore" };

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

/** Returns whether the folder is empty, or undefined if nothing is there. A file counts as not empty. */
async function isEmpty(folder: string): Promise<boolean | undefined> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : false;
  }
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

/** Writes the complete book or nothing. Throws WorkError and FileError. */
async function createBook(folder: string): Promise<void> {
  const target = path.resolve(folder);
  const exists = await isEmpty(target);
  if (exists === false) throw new WorkError(`${folder} exists and is not empty`);
  const parent = exists ? target : path.dirname(target);
  const temporary = path.join(parent, `.${randomUUID().slice(0, 8)}.tmp`);
  try {
    await mkdir(parent, { recursive: true });
    await cp(STARTER, temporary, { recursive: true });
    for (const [from, to] of Object.entries(RENAMED))
      await rename(path.join(temporary, from), path.join(temporary, to));
    await writeFile(path.join(temporary, "package.json"), bookManifest(path.basename(target)));
    if (exists) await moveEntries(temporary, target);
    else await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw new FileError(folder, error);
  }
  const isHere = target === process.cwd();
  const quoted = /[^\w./~-]/.test(folder) ? `"${folder}"` : folder;
  const steps = `${isHere ? "" : `cd ${quoted} && `}npm install && npm start`;
  await print(`Created a book in ${isHere ? path.basename(target) : folder}. Next: ${steps}\n`);
}

/**
 * Moves the entries of a folder into an empty folder. The empty folder is not replaced, because it may be the
 * current folder or a link. If an entry cannot be moved, removes the entries that were moved.
 */
async function moveEntries(from: string, to: string): Promise<void> {
  const names = await readdir(from);
  try {
    for (const name of names) await rename(path.join(from, name), path.join(to, name));
    await rmdir(from);
  } catch (error) {
    for (const name of names) await rm(path.join(to, name), { recursive: true, force: true });
    throw error;
  }
}
