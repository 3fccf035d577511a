/** The command's flags, and the text that explains them. */
import { parseArgs } from "node:util";
import { allFigures } from "../src/figures/index.js";
import { boolean, choice, type Options, text } from "../src/options.js";
import { tableOptions } from "../src/tables/tables.js";
import { dark, light } from "../src/theme.js";
import { pictureFlags } from "./formats/format.js";
import { formats } from "./formats/index.js";
import { UsageError } from "./output.js";

export const THEMES = { light, dark };

/** Flags of every format. */
export const ownFlags = {
  output: text({
    default: "standard output, where --csv is given",
    about: `where to: ${Object.keys(formats).join(", ")} by the name's ending, its folder made; - is standard output`,
  }),
  format: choice(Object.keys(formats), { default: "svg", about: "for standard output" }),
  csv: boolean({ default: "no", about: "the same as --format csv" }),
  ...pictureFlags,
  figure: choice(
    allFigures.map(({ name }) => name),
    { default: "the first that takes what is given", about: "which kind of figure" },
  ),
  help: boolean({ default: "no", about: "this text" }),
  "list-models": boolean({ default: "no", about: "the known models, a line each" }),
  version: boolean({ default: "no", about: "the package's version" }),
};

/** What figures and tables can be told becomes flags too; a page's options do not. */
const optional = allFigures.flatMap(({ options }) =>
  Object.entries(options).filter(([, item]) => item.default !== undefined && !item.isForPages),
);
const ofFormats = Object.values(formats).map(({ flags }) => flags);
const flags: Options = Object.assign(
  {},
  ownFlags,
  ...ofFormats,
  Object.fromEntries(optional),
  tableOptions,
);

const SHORT: Readonly<Record<string, { readonly short: string }>> = {
  output: { short: "o" },
  help: { short: "h" },
};

export function helpText(): string {
  const rows = Object.entries(flags).map(([name, { type, about, allowed, values }]) => {
    const short = SHORT[name] ? `-${SHORT[name].short}, ` : "";
    const value = type === "boolean" ? "" : ` ${type === "text" ? "TEXT" : "VALUE"}`;
    const range = values || type === "number" ? `: ${allowed}` : "";
    return `  ${`${short}--${name}${value}`.padEnd(22)} ${about}${range}`;
  });
  return [
    "lora-visualizer rank d k -o FILE   draws a figure of Low-Rank Adaptation",
    "lora-visualizer init FOLDER        writes a small book with figures, which builds at once",
    "lora-visualizer check FILE…        finds wrong numbers of it in Markdown and HTML",
    "",
    ...rows,
    "",
    "Example: lora-visualizer 8 4096 4096 -o lora.png --scale 2",
  ].join("\n");
}

/** The command line's flags and values. Throws UsageError. */
export function readFlags(argv: readonly string[]) {
  const options = Object.entries(flags).map(([name, { type }]) => {
    const kind: "boolean" | "string" = type === "boolean" ? "boolean" : "string";
    return [name, { type: kind, ...SHORT[name] }] as const;
  });
  try {
    const read = parseArgs({
      args: [...argv],
      options: Object.fromEntries(options),
      allowPositionals: true,
    });
    return { values: { ...read.values }, positionals: read.positionals };
  } catch (error) {
    // Node's messages run over several sentences; the first names the flag.
    const [first = ""] = (error as Error).message.split(/[.\n]/);
    const remedy = first.includes("ambiguous")
      ? "; write --flag=-1 where a value begins with a minus"
      : "; --help lists the flags";
    throw new UsageError(first + remedy);
  }
}
