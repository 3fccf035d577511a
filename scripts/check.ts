/** The subcommand `lora-visualizer check FILE…`: finds wrong numbers about LoRA in prose. */
import path from "node:path";
import { describeFileError, printable } from "../plugin/files.js";
import type { Finding, Language } from "../src/check/index.js";
import { readText } from "../src/render/read.js";
import { loadFor, print, UsageError } from "./output.js";

const LANGUAGES: Readonly<Record<string, Language>> = {
  ".md": "markdown",
  ".markdown": "markdown",
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
};

const HELP = `lora-visualizer check FILE…   finds wrong numbers about LoRA in prose

Reads Markdown and HTML (${Object.keys(LANGUAGES).join(", ")}). Compares parameter counts, shares,
ratios, ranks and sizes with the matrix or published model that they describe. Prints one line for
each wrong or truncated number: file:line:column, what the text says, the right value, and the
matrix or model. Counts are printed exactly, and rounded in brackets. Code, formulas, tags and
sentences that it does not understand are skipped.

Exit codes: 0 if no number is wrong, 1 if a number is wrong, 2 if a file cannot be read; the other
files are checked all the same.`;

/** Returns the language of a file. Throws UsageError. */
function languageOf(file: string): Language {
  const language = LANGUAGES[path.extname(file).toLowerCase()];
  if (language) return language;
  const allowed = Object.keys(LANGUAGES).join(", ");
  throw new UsageError(`a file to check must end in one of ${allowed}; got ${file}`);
}

/** Returns a file's text, or prints why it cannot be read. */
function textOf(file: string): string | undefined {
  try {
    return readText(file);
  } catch (error) {
    process.stderr.write(
      `lora-visualizer: cannot read ${printable(file)}: ${describeFileError(error)}\n`,
    );
    return undefined;
  }
}

const lineOf = (file: string, { line, column, actual, expected, subject, reason }: Finding) =>
  `${printable(file)}:${line}:${column}: the text says ${actual}${reason ? ` (${reason})` : ""}; ` +
  `the correct number is ${expected}: ${subject}\n`;

/** Checks files, prints wrong numbers and returns the exit code. Throws UsageError. */
export async function runCheck(argv: readonly string[]): Promise<number> {
  if (argv.some((argument) => argument === "--help" || argument === "-h")) {
    await print(`${HELP}\n`);
    return 0;
  }
  const flag = argv.find((argument) => argument.startsWith("-"));
  if (flag) throw new UsageError(`Unknown option '${flag}'; check accepts file names only`);
  if (argv.length === 0) throw new UsageError("name a file: lora-visualizer check page.md");
  const languages = argv.map(languageOf);
  const { check: find } = await loadFor("check", () => import("../src/check/index.js"));
  let code = 0;
  for (const [index, file] of argv.entries()) {
    const text = textOf(file);
    const findings = text === undefined ? [] : find(text, languages[index]!);
    if (findings.length > 0) await print(findings.map((found) => lineOf(file, found)).join(""));
    code = Math.max(code, text === undefined ? 2 : findings.length > 0 ? 1 : 0);
  }
  return code;
}
