/** Files that pages name or refer to. */
import { createHash, randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { TagError } from "../src/tag/values.js";

/** `name("lora", "css", text)` is "lora-0123456789ab.css": the same text has the same name. */
export function contentName(stem: string, extension: string, content: string): string {
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 12);
  return `${stem}-${digest}.${extension}`;
}

/** Whether there is a file at the path, and not a folder. */
export function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Writes a whole file or none: into a new file beside it, onto the disk, then under its name. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = path.join(path.dirname(file), `.${randomUUID().slice(0, 8)}.tmp`);
  try {
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** As `readJson`, of a file below the folder that the build runs in. Throws TagError. */
export function readProjectJson(folder: string, name: string): unknown {
  const file = path.resolve(folder, name);
  const below = path.relative(process.cwd(), file);
  if (below.startsWith("..") || path.isAbsolute(below))
    throw new TagError(`${name} is outside the project`);
  return readJson(file);
}

/** The content of a JSON file. Throws TagError. */
export function readJson(file: string): unknown {
  const shown = path.relative(process.cwd(), file);
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const isJson = error instanceof SyntaxError;
    throw new TagError(isJson ? `${shown} is not JSON` : `there is no file ${shown}`);
  }
}
