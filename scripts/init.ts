/** The subcommand `lora-visualizer init FOLDER`: creates a small book with figures. */
import { randomUUID } from "node:crypto";
import { cp, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { FileError, isFile, readJson } from "../plugin/files.js";
import { manifest, packageFolder, type Versions } from "../src/package.js";
import { print, UsageError } from "./output.js";

const STARTER = path.join(packageFolder, "scripts/starter");

/** Files of the starter that npm does not pack under their real names. */
const RENAMED = { gitignore: ".gitignore" };

/** The package.json of the project that installed this package. */
interface Installer {
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
}

/** Returns the version or path with which the book installs the running package. */
function packageSpecifier(): string {
  const modules = path.dirname(packageFolder);
  if (path.basename(modules) !== "node_modules") return `file:${packageFolder}`;
  const installer = path.dirname(modules);
  const installerFile = path.join(installer, "package.json");
  // The file is missing after a global installation, and in the stores of other package managers.
  if (!isFile(installerFile)) return `file:${packageFolder}`;
  const { dependencies, devDependencies } = readJson(installerFile) as Installer;
  const specifier = { ...devDependencies, ...dependencies }[manifest.name] ?? "latest";
  // A tarball's path is relative to the project that installed it.
  return specifier.replace(/^file:(.*)/, (_, file) => `file:${path.resolve(installer, file)}`);
}

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
    devDependencies: { ...manifest.peerDependencies, [manifest.name]: packageSpecifier() },
  };
  return `${JSON.stringify(book, null, 2)}\n`;
}

/** Returns whether the path does not exist or is an empty folder. */
async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT";
  }
}

/** Writes the complete book or nothing. Returns the exit code. Throws UsageError and FileError. */
export async function init([folder, ...others]: readonly string[]): Promise<number> {
  if (!folder || others.length || folder.startsWith("-"))
    throw new UsageError("name one folder for the book, as in lora-visualizer init my-book");
  const target = path.resolve(folder);
  if (!(await isFree(target))) throw new UsageError(`${folder} exists and is not empty`);
  const temporary = path.join(path.dirname(target), `.${randomUUID().slice(0, 8)}.tmp`);
  try {
    await mkdir(path.dirname(target), { recursive: true });
    await cp(STARTER, temporary, { recursive: true });
    for (const [from, to] of Object.entries(RENAMED))
      await rename(path.join(temporary, from), path.join(temporary, to));
    await writeFile(path.join(temporary, "package.json"), bookManifest(path.basename(target)));
    await rm(target, { recursive: true, force: true });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw new FileError(folder, error);
  }
  const quoted = /[^\w./~-]/.test(folder) ? `"${folder}"` : folder;
  await print(`Created a book in ${folder}. Next: cd ${quoted} && npm install && npm start\n`);
  return 0;
}
