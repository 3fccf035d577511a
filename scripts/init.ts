/** `lora-visualizer init FOLDER`: writes a small book with figures, which builds at once. */
import { randomUUID } from "node:crypto";
import { cp, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { FileError, isFile } from "../plugin/files.js";
import { readJson } from "../plugin/json.js";
import { manifest, packageFolder, type Versions } from "../src/package.js";
import { print, UsageError } from "./output.js";

const STARTER = path.join(packageFolder, "scripts/starter");

/** The starter's files whose names npm would not pack or would read as its own. */
const RENAMED = { gitignore: ".gitignore" };

/** The package.json of whoever runs this. */
interface Installer {
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
}

/** What to install so that the book has this very package: as whoever runs this has asked npm for it. */
function ownSpecifier(): string {
  const modules = path.dirname(packageFolder);
  if (path.basename(modules) !== "node_modules") return `file:${packageFolder}`;
  const installer = path.dirname(modules);
  const asking = path.join(installer, "package.json");
  // Nobody's, where it is installed for all projects or lies in another installer's store.
  if (!isFile(asking)) return `file:${packageFolder}`;
  const { dependencies, devDependencies } = readJson(asking) as Installer;
  const asked = { ...devDependencies, ...dependencies }[manifest.name] ?? "latest";
  // A packed file's path is told from the folder that asked for it.
  return asked.replace(/^file:(.*)/, (_, file) => `file:${path.resolve(installer, file)}`);
}

/** The book's own package.json. */
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
    devDependencies: { ...manifest.peerDependencies, [manifest.name]: ownSpecifier() },
  };
  return `${JSON.stringify(book, null, 2)}\n`;
}

/** Whether nothing stands there, or an empty folder. */
async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT";
  }
}

/** Writes the whole book or nothing, and says with which code to exit. Throws UsageError and FileError. */
export async function init([folder, ...more]: readonly string[]): Promise<number> {
  if (!folder || more.length || folder.startsWith("-"))
    throw new UsageError("name one folder for the book: lora-visualizer init my-book");
  const target = path.resolve(folder);
  if (!(await isFree(target)))
    throw new UsageError(`${folder} is there and is not an empty folder`);
  const whole = path.join(path.dirname(target), `.${randomUUID().slice(0, 8)}.tmp`);
  try {
    await mkdir(path.dirname(target), { recursive: true });
    await cp(STARTER, whole, { recursive: true });
    for (const [from, to] of Object.entries(RENAMED))
      await rename(path.join(whole, from), path.join(whole, to));
    await writeFile(path.join(whole, "package.json"), bookManifest(path.basename(target)));
    await rm(target, { recursive: true, force: true });
    await rename(whole, target);
  } catch (error) {
    await rm(whole, { recursive: true, force: true });
    throw new FileError(folder, error);
  }
  const quoted = /[^\w./~-]/.test(folder) ? `"${folder}"` : folder;
  await print(`A book is in ${folder}. Next: cd ${quoted} && npm install && npm start\n`);
  return 0;
}
