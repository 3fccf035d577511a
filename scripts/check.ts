/** The subcommand `lora-visualizer check`: finds wrong numbers about LoRA in prose. */
import path from "node:path";
import { readAdapterFile } from "../plugin/adapter-file.js";
import { printable } from "../plugin/files.js";
import type { AdapterFile, Finding, Language } from "../src/check/index.js";
import { choice, text } from "../src/options.js";
import { type Command, helpFlag, readGiven } from "./flags.js";
import { findFiles, readInput, STANDARD_INPUT } from "./inputs.js";
import { loadFor, print, UsageError, WorkError } from "./output.js";

const LANGUAGES: Readonly<Record<string, Language>> = {
  ".md": "markdown",
  ".markdown": "markdown",
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
};

const checkFlags = {
  language: choice(["markdown", "html"], {
    default: "by the file's extension; Markdown for standard input",
    about: "the language of the text",
  }),
  adapter: text({
    isFile: true,
    default: "none",
    about: "the adapter file with which sentences about “our adapter” are compared",
  }),
};

/** Returns an adapter file. Throws WorkError. */
function readAdapter(file: string): AdapterFile {
  try {
    return { name: path.basename(file), adapter: readAdapterFile(path.resolve(file)) };
  } catch (error) {
    throw new WorkError((error as Error).message, { cause: error });
  }
}

const getLanguage = (file: string): Language | undefined =>
  file === STANDARD_INPUT ? "markdown" : LANGUAGES[path.extname(file).toLowerCase()];

/** Returns the language of a file. Throws UsageError. */
function requireLanguage(file: string): Language {
  const language = getLanguage(file);
  if (language) return language;
  const allowed = Object.keys(LANGUAGES).join(", ");
  throw new UsageError(
    `a file to check must end in one of ${allowed}, unless --language is given; got ${file}`,
  );
}

const formatFinding = (
  file: string,
  { line, column, actual, expected, subject, reason }: Finding,
) =>
  `${printable(file)}:${line}:${column}: the text says ${actual}${reason ? ` (${reason})` : ""}; ` +
  `the correct number is ${expected}: ${subject}\n`;

export const check: Command = {
  name: "check",
  summary: "finds wrong numbers about LoRA in Markdown and HTML",
  synopses: ["check FILE|FOLDER|GLOB|-…"],
  about:
    "Finds wrong numbers about LoRA in prose: parameter counts, shares, ratios, ranks and sizes that differ from those of the matrix or published model in the text, or of an adapter file. Prints one line for each wrong or truncated number: file:line:column, the number, the correct number, and the matrix, model or file. Ignores code, formulas, tags and sentences that it does not understand. Exits with 0 if every number is right, 1 if one is wrong, and 2 if a file cannot be checked, for example because it is not in English, or the command line is wrong.",
  examples: {
    "check chapters": `Check a folder (${Object.keys(LANGUAGES).join(", ")})`,
    "check 'chapters/**/*.md' README.md": "Check files",
    "check - < chapter.md": "Check standard input",
    "check chapters --adapter adapter_model.safetensors":
      "Also check sentences about “our adapter”",
  },
  groups: { Options: { ...checkFlags, ...helpFlag } },
  failureCode: 2,
  async run({ values, positionals }) {
    if (!positionals.length)
      throw new UsageError("name a file or a folder: lora-visualizer check chapters");
    const { language, adapter } = readGiven(checkFlags, values);
    const files = findFiles(positionals, (file) => getLanguage(file) !== undefined);
    const languages = files.map((file) => language ?? requireLanguage(file));
    const { check: find, findForeignLanguage } = await loadFor(
      "check",
      () => import("../src/check/index.js"),
    );
    const adapterFile = adapter === undefined ? undefined : readAdapter(adapter);
    let code = 0;
    for (const [index, file] of files.entries()) {
      const text = await readInput(file).catch((error: WorkError) => {
        process.stderr.write(`lora-visualizer: ${error.message}\n`);
        return undefined;
      });
      const foreign = text === undefined ? undefined : findForeignLanguage(text, languages[index]!);
      if (foreign) {
        process.stderr.write(
          `lora-visualizer: ${printable(file)} is not checked: check reads only English, and ${foreign}\n`,
        );
        code = 2;
        continue;
      }
      const findings = text === undefined ? [] : find(text, languages[index]!, adapterFile);
      if (findings.length > 0)
        await print(findings.map((finding) => formatFinding(file, finding)).join(""));
      code = Math.max(code, text === undefined ? 2 : findings.length > 0 ? 1 : 0);
    }
    return code;
  },
};
