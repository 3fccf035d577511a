/** `lora-visualizer check FILE…`: numbers of LoRA in prose that are wrong. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { reasonOf } from "../plugin/files.js";
import type { check, Finding, Language } from "../src/check/index.js";
import { print, UsageError } from "./output.js";

const LANGUAGES: Readonly<Record<string, Language>> = {
  ".md": "markdown",
  ".markdown": "markdown",
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
};

const HELP = `lora-visualizer check FILE…   finds wrong numbers of LoRA in prose

Reads Markdown and HTML (${Object.keys(LANGUAGES).join(", ")}), and compares parameter counts,
shares, ratios, ranks and sizes with the matrix or the published model that they are about. Prints
a line for each that is wrong or cut off: file:line:column: what the text says; what is right, of
which matrix or model. A count is exact, and rounded in brackets. Code, formulas and tags are left
alone, and so is what is not understood.

Exits with 0 where nothing is wrong, 1 where something is, 2 where it cannot check.`;

/** Loads the function, which needs markdown-it. Throws UsageError if that is not installed. */
async function loadCheck(): Promise<typeof check> {
  try {
    return (await import("../src/check/index.js")).check;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UsageError("check needs the package markdown-it: npm install markdown-it");
  }
}

function read(file: string, find: typeof check): Finding[] {
  const ending = path.extname(file).toLowerCase();
  const language = LANGUAGES[ending];
  if (!language) {
    const allowed = Object.keys(LANGUAGES).join(", ");
    throw new UsageError(`a file to check must end in one of ${allowed}; got ${file}`);
  }
  try {
    return find(readFileSync(file, "utf8"), language);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UsageError(`cannot read ${file}: ${reasonOf(error)}`);
  }
}

const lineOf = (file: string, { line, column, says, right, about, why }: Finding) =>
  `${file}:${line}:${column}: the text says ${says}${why ? ` (${why})` : ""}; ` +
  `right is ${right}: ${about}\n`;

/** Checks the files and says with which code to exit: 1 where one has a wrong number. Throws UsageError. */
export async function runCheck(argv: readonly string[]): Promise<number> {
  if (argv.some((item) => item === "--help" || item === "-h")) {
    await print(`${HELP}\n`);
    return 0;
  }
  const flag = argv.find((item) => item.startsWith("-"));
  if (flag) throw new UsageError(`Unknown option '${flag}'; check takes the names of files`);
  if (argv.length === 0) throw new UsageError("name a file: lora-visualizer check page.md");
  const find = await loadCheck();
  const lines = argv.flatMap((file) => read(file, find).map((item) => lineOf(file, item)));
  if (lines.length > 0) await print(lines.join(""));
  return lines.length > 0 ? 1 : 0;
}
