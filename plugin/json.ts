/** JSON files that tags and commands name. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { TagError } from "../src/tag/values.js";
import { reasonOf } from "./files.js";

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
    if (error instanceof SyntaxError) throw new TagError(`${shown} is not JSON`);
    throw new TagError(`cannot read ${shown}: ${reasonOf(error)}`);
  }
}
