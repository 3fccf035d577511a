/** Finds the files that arguments name: files, folders, glob patterns and standard input. */
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { describeFileError } from "../../plugin/files.js";
import { MAX_TEXT } from "../../src/bounds.js";
import { createMatcher } from "../../src/counts/index.js";
import {
  decodeText,
  openStandardInput,
  readRegularFile,
  readStream,
  readText,
} from "../../src/render/read.js";
import { WorkError } from "./output.js";

export const STANDARD_INPUT = "-";

/** Matches names of files that contain weights. All formats but safetensors are rejected with a fix. */
const ADAPTER = /\.(?:safetensors|bin|pt|pth|ckpt|gguf)$/i;

export const isAdapterFile = (argument: string): boolean => ADAPTER.test(argument);

export const cannotRead = (name: string, cause: unknown): WorkError =>
  new WorkError(`cannot read ${name}: ${describeFileError(cause)}`, { cause });

/** Returns the text of a file. Throws WorkError. */
export function readFile(file: string, maxBytes?: number): string {
  try {
    return readText(file, maxBytes);
  } catch (error) {
    throw cannotRead(file, error);
  }
}

/** Returns the bytes of a file. Throws WorkError. */
export function readBytes(file: string): Buffer {
  try {
    return readRegularFile(file, MAX_TEXT);
  } catch (error) {
    throw cannotRead(file, error);
  }
}

/** Returns the text of a file or of standard input. Rejects with WorkError. */
export async function readInput(input: string): Promise<string> {
  if (input !== STANDARD_INPUT) return readFile(input);
  try {
    return decodeText(await readStream(openStandardInput(), MAX_TEXT));
  } catch (error) {
    throw cannotRead("standard input", error);
  }
}

const PATTERN = /[*?]|\[.+\]|\{.+\}/;

/**
 * Returns the files that the arguments name. A folder or pattern stands for its files for which `isWanted`
 * returns true. Throws WorkError if there are none, or for a name without an extension that does not exist.
 */
export function findFiles(
  inputs: readonly string[],
  isWanted: (file: string) => boolean,
): readonly string[] {
  const files = inputs.flatMap((input) => {
    try {
      return findNamed(input, isWanted);
    } catch (error) {
      throw error instanceof WorkError ? error : cannotRead(input, error);
    }
  });
  return [...new Set(files)];
}

/** Returns the files that an argument names. Throws WorkError or the system's error. */
function findNamed(input: string, isWanted: (file: string) => boolean): readonly string[] {
  const kind = statSync(input, { throwIfNoEntry: false });
  const isPattern = !kind && PATTERN.test(input);
  if (!kind && !isPattern && input !== STANDARD_INPUT && !path.extname(input))
    throw new WorkError(`cannot read ${input}: there is no such file or folder`);
  if (!kind?.isDirectory() && !isPattern) return [input];
  const paths = isPattern ? findMatches(input) : [...walk(input)];
  const wanted = paths.filter(isWanted);
  if (!wanted.length) throw new WorkError(`${input} contains no file that can be checked`);
  return wanted;
}

/** Returns the entries of a folder. Throws WorkError, which names the folder. */
function readFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw cannotRead(folder, error);
  }
}

/**
 * Yields the files below a folder in alphabetical order, except in hidden folders and node_modules. Throws WorkError for a
 * folder that cannot be read.
 */
function* walk(folder: string): Generator<string> {
  for (const entry of readFolder(folder).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(file);
    else yield file;
  }
}

/** Returns the files whose paths match a pattern such as "chapters/**\/*.md". */
function findMatches(pattern: string): string[] {
  const segments = path.posix.normalize(pattern).split("/");
  const fixed = segments.slice(
    0,
    segments.findIndex((segment) => PATTERN.test(segment)),
  );
  const folder = fixed.join("/") || (pattern.startsWith("/") ? "/" : ".");
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const isMatch = toMatcher(segments.join("/"));
  return [...walk(folder)].filter(isMatch);
}

/** Returns a test of whether a pattern matches a path, without backtracking. Throws WorkError for a pattern that is not valid. */
function toMatcher(pattern: string): (file: string) => boolean {
  const reject = (requirement: string) =>
    new WorkError(`${pattern} must be a pattern with ${requirement}, as in chapters/**/*.md`);
  let depth = 0;
  const expression = pattern.replace(/\*\*\/|\*+|\[[^\]]+\]|[^\w/-]/g, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "**") return ".*";
    if (part.startsWith("*")) return "[^/]*";
    if (part === "?") return "[^/]";
    if (part === "," && depth) return "|";
    if (part === "}" && depth) {
      depth--;
      return ")";
    }
    if (part === "{") {
      depth++;
      return "(?:";
    }
    return part.length > 1 ? part.replace("[!", "[^") : `\\${part}`;
  });
  return createMatcher(expression, reject);
}
