/** Names and reads files. Errors state the system's reason. */
import { existsSync, lstatSync, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import path from "node:path";
import { toMessage } from "../src/errors.js";
import { readText } from "../src/render/read.js";
import { didYouMean } from "../src/suggestions.js";
import { TagError } from "../src/tag/values.js";
import { type Check, parseJson } from "./json.js";

/** The meaning of the system's error codes. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is a file",
  EEXIST: "a part of its path is a file",
  EACCES: "that is not permitted",
  EPERM: "that is not permitted",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk's quota is used up",
  EIO: "the disk has failed",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EXDEV: "a part of its path is another disk",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links form a loop",
};

/** Returns the reason for a file system error in words. */
export function describeFileError(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}

/** An error that Eleventy prints without a stack, which would only show this plugin's code. */
class ErrorWithoutStack extends Error {
  readonly skipOriginalStack = true;
}

/** Thrown for mistakes in Fluent files. Each line of the message names a file, a line and a fix. */
export class MessagesError extends ErrorWithoutStack {
  override readonly name = "MessagesError";
  constructor(message: string) {
    super(message.split("\n").map(toMessage).join("\n"));
  }
}

/** A file that cannot be written, and the reason, in one line. */
export class FileError extends ErrorWithoutStack {
  override readonly name = "FileError";
  constructor(file: string, cause: unknown) {
    const displayPath = path.normalize(file).replaceAll("\\", "/");
    super(toMessage(`cannot write ${displayPath}: ${describeFileError(cause)}`), { cause });
  }
}

/** Returns what is at the path. Undefined if nothing is, or if the system refuses the path. */
function find(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

export const isFolder = (value: unknown): value is string =>
  typeof value === "string" && find(value)?.isDirectory() === true;

/** Returns whether a file, and not a folder, is at the path. */
export const isFile = (file: string): boolean => find(file)?.isFile() === true;

/** Returns whether nothing is at the path. A broken link, and a path that the system refuses, cannot be read. */
export function isMissing(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

/**
 * Returns the path of a file below the working directory. A link to a file elsewhere counts as that file. Throws
 * TagError.
 */
export function assertInProject(folder: string, name: string): string {
  const project = process.cwd();
  const file = path.resolve(folder, name);
  const isLinked = isFile(file) && isOutside(realpathSync(project), realpathSync(file));
  if (isLinked || isOutside(project, file))
    throw new TagError(
      `${name} is outside the project: move it into the folder in which the build or the command runs`,
    );
  return file;
}

function isOutside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return /^\.\.(?:[\\/]|$)/.test(relative) || path.isAbsolute(relative);
}

/** Returns "did you mean …?" for a missing file, if the same folder has a JSON file with a similar name. */
function findSimilarFile(file: string): string | undefined {
  const folder = path.dirname(file);
  if (!isMissing(file) || !existsSync(folder)) return undefined;
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return didYouMean(names, path.basename(file));
}

/** Returns the path in errors: relative to the working directory. */
export const toDisplayPath = (file: string) =>
  path.relative(process.cwd(), file).replaceAll("\\", "/");

/** Returns the content of a JSON file. Throws TagError, which states the position of an error in the file. */
export function readJson(file: string, check?: Check): unknown {
  const displayPath = toDisplayPath(file);
  let text: string;
  try {
    text = readText(file);
  } catch (error) {
    const remedy = findSimilarFile(file);
    const reason = describeFileError(error) + (remedy ? `; ${remedy}` : "");
    throw new TagError(`cannot read ${displayPath}: ${reason}`, file);
  }
  return parseJson(text, check, displayPath, file);
}

/** Describes what `isFileName` accepts; `excluded` are further characters that are not allowed. */
export const fileName = (excluded = "") =>
  `a name that is valid on every system: at most 255 bytes, no device name such as con or nul, without \\ / : * ? " < > |${excluded} and control characters, and not ending in a dot or a space`;

/** Windows device names, with or without an extension: learn.microsoft.com/windows/win32/fileio/naming-a-file. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³]) *(?:\.|$)/i;
const NOT_ALLOWED = /[\\/:*?"<>|\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|[. ]$/u;

/** Returns whether a file or folder can have the name on every system. */
export function isFileName(name: string): boolean {
  const isTooLong = Buffer.byteLength(name) > 255;
  return name !== "" && !isTooLong && !NOT_ALLOWED.test(name) && !DEVICE.test(name);
}
