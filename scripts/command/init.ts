/** The subcommand `lora-visualizer init`: creates a small book with figures. */
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { FileError, isFile, readJson } from "../../plugin/files.js";
import { writeFiles } from "../../plugin/output.js";
import { removeLeftovers } from "../../plugin/temporary-files.js";
import { manifest, packageFolder, type Versions } from "../../src/package.js";
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

/** Throws WorkError unless the folder is empty or missing. A file counts as not empty. */
async function assertEmpty(folder: string): Promise<void> {
  await removeLeftovers(folder);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === "ENOENT" ? [] : undefined,
  );
  if (names?.length !== 0) throw new WorkError(`${folder} exists and is not empty`);
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
  await assertEmpty(folder);
  const name = path.basename(target);
  const files = new Map<string, Uint8Array | string>([["package.json", bookManifest(name)]]);
  for (const entry of (await readdir(STARTER, { recursive: true })).sort()) {
    const file = path.join(STARTER, entry);
    if ((await stat(file)).isFile()) files.set(RENAMED[entry] ?? entry, await readFile(file));
  }
  try {
    await writeFiles(
      [...files].map(([file, content]) => {
        return { path: path.join(folder, file), content, replaces: "nothing" };
      }),
    );
  } catch (error) {
    if (error instanceof FileError) await assertEmpty(folder);
    throw error;
  }
  const isHere = target === process.cwd();
  const quoted = /[^\w./~-]/.test(folder) ? `"${folder}"` : folder;
  const steps = `${isHere ? "" : `cd ${quoted} && `}npm install && npm start`;
  await print(`Created a book in ${isHere ? name : folder}. Next: ${steps}\n`);
}
