/** Reads Fluent files: those of this package, when it is built, and those of an author. Node only. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { MAX_MESSAGES } from "../src/bounds.js";
import {
  type Catalog,
  extendCatalog,
  parseCatalog,
  type Sources,
} from "../src/messages/catalog.js";
import { formatProblem } from "../src/messages/check.js";
import { decodeText, readRegularFile } from "../src/render/read.js";
import { describeFileError, isFolder, MessagesError } from "./files.js";

function read<T>(file: string, readContent: () => T): T {
  try {
    return readContent();
  } catch (error) {
    throw new MessagesError(`cannot read ${file}: ${describeFileError(error)}`);
  }
}

/** Returns the text of a file. Throws MessagesError if it cannot be read. */
export const readFile = (file: string): string =>
  read(file, () => decodeText(readRegularFile(file, MAX_MESSAGES)));

/** Returns the names in a folder in alphabetical order. Throws MessagesError if it cannot be read. */
const namesIn = (folder: string) => read(folder, () => readdirSync(folder).sort());

/** Returns the Fluent files of a folder, by name. Throws MessagesError for a name that almost ends in ".ftl". */
export function readSources(folder: string): Sources {
  const names = namesIn(folder);
  const wrong = names.find((name) => /^[^.].*\.ftl(\.txt)?$/i.test(name) && !name.endsWith(".ftl"));
  if (wrong)
    throw new MessagesError(
      `${folder}/${wrong}: is not read; rename it to ${wrong.replace(/\.ftl(\.txt)?$/i, ".ftl")}.`,
    );
  return Object.fromEntries(
    names
      .filter((name) => name.endsWith(".ftl") && !name.startsWith("."))
      .map((name) => [name, readFile(path.join(folder, name))]),
  );
}

/** Returns the names of the folders in a folder, and of links to folders. */
export const listFolders = (folder: string): readonly string[] =>
  namesIn(folder)
    .filter((name) => !name.startsWith("."))
    .filter((name) => isFolder(path.join(folder, name)));

/**
 * Returns the catalog of a language, with English messages in place of missing ones. Throws MessagesError for files
 * that cannot be read.
 */
export function readCatalog(locales: string, tag: string): Catalog {
  const { catalog, problems } = parseCatalog(tag, readSources(path.join(locales, tag)));
  if (problems.length)
    throw new MessagesError(
      problems.map((problem) => formatProblem(path.join(locales, tag), problem)).join("\n"),
    );
  return tag === "en" ? catalog : extendCatalog(readCatalog(locales, "en"), catalog);
}
