/** The subcommand `lora-visualizer check`: finds wrong numbers about LoRA in prose and code. */
import path from "node:path";
import { readAdapterFile } from "../../plugin/weights.js";
import type { AdapterFile, Finding } from "../../src/check/index.js";
import { LANGUAGES, type Language } from "../../src/document-languages.js";
import { LoraError, printable } from "../../src/errors.js";
import { boolean, choice, text } from "../../src/options.js";
import { oneOf } from "../../src/suggestions.js";
import { type Command, helpFlag, readGiven } from "./flags.js";
import { findFiles, readInput, STANDARD_INPUT } from "./inputs.js";
import { loadFor, notify, print, UsageError, WorkError } from "./output.js";

const LANGUAGE_NAMES = Object.keys(LANGUAGES) as Language[];
const EXTENSIONS = Object.values(LANGUAGES).flat();

const checkFlags = {
  language: choice(LANGUAGE_NAMES, {
    default: "by the file's extension; Markdown for standard input",
    about: "the language of the text",
  }),
  adapter: text({
    isFile: true,
    default: "none",
    about: "the adapter file with which sentences about “our adapter” are compared",
  }),
  json: boolean({
    default: "false",
    about: "print the wrong numbers as a JSON array, for editors and CI",
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

function getLanguage(file: string): Language | undefined {
  if (file === STANDARD_INPUT) return "markdown";
  const extension = path.extname(file).toLowerCase();
  return LANGUAGE_NAMES.find((name) => LANGUAGES[name].some((item) => item === extension));
}

/** Returns the language of a file. Throws UsageError. */
function requireLanguage(file: string): Language {
  const language = getLanguage(file);
  if (language) return language;
  throw new UsageError(
    `a file to check must end in ${oneOf(EXTENSIONS, "lora-visualizer check --help lists all")}, unless --language is given; got ${file}`,
  );
}

interface FileFinding extends Finding {
  readonly file: string;
}

const formatFinding = ({ file, line, column, claim, value, subject, reason }: FileFinding) =>
  `${printable(file)}:${line}:${column}: the text says ${claim}${reason ? ` (${reason})` : ""}; ` +
  `the correct ${/\d/.test(value) ? "number" : "factor"} is ${value}: ${subject}\n`;

/** Returns the findings as JSON with a key for each part, also for an unknown reason. */
const toJson = (findings: readonly FileFinding[]) =>
  JSON.stringify(
    findings.map(({ file, line, column, claim, value, subject, reason = null }) => ({
      file,
      line,
      column,
      claim,
      value,
      subject,
      reason,
    })),
    undefined,
    2,
  );

export const check: Command = {
  name: "check",
  summary: "finds wrong numbers about LoRA in text, notebooks and code",
  synopses: ["check FILE|FOLDER|GLOB|-…"],
  about:
    `Reads files that end in ${EXTENSIONS.join(", ")}. ` +
    "Finds wrong numbers about LoRA in prose: parameter counts, shares, ratios, ranks and sizes that differ from those of the matrix or published model in the text, or of an adapter file. In notebooks, Python files and blocks of code, finds printed counts that differ from those of the LoraConfig and the model before them, and LoRA that is scaled by alpha instead of alpha / r. Prints one line for each wrong or truncated number: file:line:column, the number, the correct number, and the matrix, model or file. Ignores formulas, tags and sentences that it does not understand. Exits with 0 if every number is right, 1 if one is wrong, and 2 if a file cannot be checked, for example because it is not in English, or the command line is wrong.",
  examples: {
    "check chapters": "Check the files of a folder",
    "check 'chapters/**/*.md' README.md": "Check files",
    "check - < chapter.md": "Check standard input",
    "check chapters --json": "Print file, line, column, claim, value, subject and reason as JSON",
    "check chapters --adapter adapter_model.safetensors":
      "Also check sentences about “our adapter”",
  },
  groups: { Options: { ...checkFlags, ...helpFlag } },
  failureCode: 2,
  async run({ values, positionals }) {
    if (!positionals.length)
      throw new UsageError("name a file or a folder: lora-visualizer check chapters");
    const { language, adapter, json } = readGiven(checkFlags, values);
    const files = findFiles(positionals, (file) => getLanguage(file) !== undefined);
    const languages = files.map((file) => language ?? requireLanguage(file));
    const { check: find, findForeignLanguage } = await loadFor(
      "check",
      () => import("../../src/check/index.js"),
    );
    const adapterFile = adapter === undefined ? undefined : readAdapter(adapter);
    const all: FileFinding[] = [];
    let code = 0;
    const refuse = (message: string) => {
      notify(message);
      code = 2;
    };
    for (const [index, file] of files.entries()) {
      const text = await readInput(file).catch((error: WorkError) => refuse(error.message));
      if (text === undefined) continue;
      const name = printable(file);
      try {
        const foreign = findForeignLanguage(text, languages[index]!);
        if (foreign) {
          refuse(`${name} is not checked: check reads only English, and ${foreign}`);
          continue;
        }
        const findings = find(text, languages[index]!, adapterFile).map((item) => ({
          file,
          ...item,
        }));
        if (!json && findings.length > 0) await print(findings.map(formatFinding).join(""));
        all.push(...findings);
      } catch (error) {
        if (!(error instanceof LoraError)) throw error;
        refuse(`${name} is not checked: ${error.message}`);
      }
    }
    if (json) await print(`${toJson(all)}\n`);
    return Math.max(code, all.length > 0 ? 1 : 0);
  },
};
