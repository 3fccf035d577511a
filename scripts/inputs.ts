/** Finds the files that arguments name: files, folders, glob patterns and standard input. */
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { WorkError } from "./output.js";

/** The argument that names standard input. */
export const STANDARD_INPUT = "-";

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
    const kind = statSync(input, { throwIfNoEntry: false });
    const isPattern = !kind && PATTERN.test(input);
    if (!kind && !isPattern && input !== STANDARD_INPUT && !path.extname(input))
      throw new WorkError(`cannot read ${input}: there is no such file or folder`);
    if (!kind?.isDirectory() && !isPattern) return [input];
    const paths = isPattern ? findMatches(input) : [...walk(input)];
    const wanted = paths.filter(isWanted);
    if (!wanted.length) throw new WorkError(`${input} contains no file that can be checked`);
    return wanted;
  });
  return [...new Set(files)];
}

/** Yields the files below a folder in alphabetical order, except in hidden folders and node_modules. */
function* walk(folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
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
  const expressions = expandBraces(segments.join("/")).map(toExpression);
  return [...walk(folder)].filter((file) => expressions.some((item) => item.test(file)));
}

/** Returns the patterns that a pattern with alternatives, such as "*.{md,html}", stands for. */
function expandBraces(pattern: string): string[] {
  const [braces, content] = /\{([^{}]*)\}/.exec(pattern) ?? [];
  if (braces === undefined) return [pattern];
  return content!
    .split(",")
    .flatMap((alternative) => expandBraces(pattern.replace(braces, () => alternative)));
}

const toExpression = (pattern: string) =>
  new RegExp(
    `^${pattern.replace(/\*\*\/|\*+|\?|\[[^\]]+\]|[$()+.[\\\]^{|}]/g, (part) => {
      if (part === "**/") return "(?:.*/)?";
      if (part === "**") return ".*";
      if (part.startsWith("*")) return "[^/]*";
      if (part === "?") return "[^/]";
      return part.length > 1 ? part.replace("[!", "[^") : `\\${part}`;
    })}$`,
  );
