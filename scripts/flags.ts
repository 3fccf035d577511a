/** The command's flags: their options, parsing and help text. */
import { parseArgs } from "node:util";
import { allFigures } from "../src/figures/index.js";
import { boolean, choice, type Options, text } from "../src/options.js";
import { tableOptions } from "../src/tables/tables.js";
import { dark, light } from "../src/theme.js";
import { pictureFlags } from "./formats/format.js";
import { formats } from "./formats/index.js";
import { UsageError } from "./output.js";

export const THEMES = { light, dark };

/** Flags of the command itself, which are not options of a figure or a table. */
export const commandFlags = {
  output: text({
    default: "standard output if --csv is given",
    about: `the output file, whose extension sets the format (${Object.keys(formats).join(", ")}), or - for standard output; folders are created`,
  }),
  format: choice(Object.keys(formats), { default: "svg", about: "the format of standard output" }),
  csv: boolean({ default: "false", about: "short for --format csv" }),
  ...pictureFlags,
  figure: choice(
    allFigures.map(({ name }) => name),
    { default: "the first that accepts the given options", about: "the kind of figure" },
  ),
  help: boolean({ default: "false", about: "show this help" }),
  "list-models": boolean({ default: "false", about: "list the known models" }),
  version: boolean({ default: "false", about: "show the version" }),
};

/** The figures' options that have a default, except those that have an effect only on a page. */
const figureOptions = allFigures.flatMap(({ options }) =>
  Object.entries(options).filter(
    ([, option]) => option.default !== undefined && !option.isForPages,
  ),
);
const formatFlags = Object.values(formats).map(({ flags }) => flags);
const flags: Options = Object.assign(
  {},
  commandFlags,
  ...formatFlags,
  Object.fromEntries(figureOptions),
  tableOptions,
);

const SHORT: Readonly<Record<string, { readonly short: string }>> = {
  output: { short: "o" },
  help: { short: "h" },
};

/** Returns a line of help for each flag. */
export const flagRows = (options: Options): string[] =>
  Object.entries(options).map(([name, { type, about, allowed, values }]) => {
    const short = SHORT[name] ? `-${SHORT[name].short}, ` : "";
    const value = type === "boolean" ? "" : ` ${type === "text" ? "TEXT" : "VALUE"}`;
    const range = values || type === "number" ? `: ${allowed}` : "";
    return `  ${`${short}--${name}${value}`.padEnd(22)} ${about}${range}`;
  });

/** Returns the text of --help. */
export function helpText(): string {
  return [
    "lora-visualizer rank d k -o FILE   draws a figure of Low-Rank Adaptation",
    "lora-visualizer init FOLDER        creates a small book with figures, ready to build",
    "lora-visualizer check FILE…        finds wrong numbers about LoRA in Markdown and HTML",
    "lora-visualizer expand FILE.md     replaces the tags of Markdown by HTML or images",
    "",
    ...flagRows(flags),
    "",
    "Example: lora-visualizer 8 4096 4096 -o lora.png --scale 2",
  ].join("\n");
}

/** Parses the command line. Throws UsageError. */
export function readFlags(argv: readonly string[]) {
  const options = Object.entries(flags).map(([name, { type }]) => {
    const kind: "boolean" | "string" = type === "boolean" ? "boolean" : "string";
    return [name, { type: kind, ...SHORT[name] }] as const;
  });
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: Object.fromEntries(options),
      allowPositionals: true,
    });
    return { values: { ...values }, positionals };
  } catch (error) {
    // The first sentence of Node's message names the flag. The others give advice that does not apply here.
    const [reason = ""] = (error as Error).message.split(/[.\n]/);
    const fix = reason.includes("ambiguous")
      ? "; if a value starts with a minus sign, write --flag=-1"
      : "; --help lists the flags";
    throw new UsageError(reason + fix);
  }
}
