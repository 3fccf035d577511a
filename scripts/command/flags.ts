/** Declares the types of commands and flags. Parses command lines and writes help texts from these declarations. */
import { parseArgs } from "node:util";
import {
  boolean,
  type InputOf,
  type Option,
  type Options,
  readOption,
  type Values,
} from "../../src/options.js";
import { didYouMean } from "../../src/suggestions.js";
import { toFlag } from "../../src/tag/command-line.js";
import { styled, UsageError } from "./output.js";

export interface Flag extends Option {
  /** The letter of its short form. */
  readonly short?: string;
  /** Whether its value is the path of a file. */
  readonly isFile?: boolean;
  /** Whether its value is the path of a folder. */
  readonly isFolder?: boolean;
}

/** Options by name, in the groups of the help text. */
export type Groups = Readonly<Record<string, Readonly<Record<string, Flag>>>>;

/** The parsed arguments. `values` maps an option's name to its text or boolean. */
export interface CommandLine {
  readonly values: Values;
  readonly positionals: readonly string[];
}

/** The help text of a command, or of a topic such as a figure. */
export interface Usage {
  /** The forms of a call, without the program's name. */
  readonly synopses: readonly string[];
  /** A description in complete sentences. */
  readonly about: string;
  /** Example arguments, each with its meaning. */
  readonly examples: Readonly<Record<string, string>>;
  /** Returns the lists that precede the options, by heading. */
  lists?(): Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly groups: Groups;
}

export interface Command extends Usage {
  readonly name: string;
  /** The purpose, for the list of commands. */
  readonly summary: string;
  /** The words that can be its arguments; absent if these are files or numbers. */
  readonly words?: readonly string[];
  /** Options that are accepted here but documented in the help of a topic, such as a figure. */
  readonly topicOptions?: Options;
  /** The exit code if the command fails; 1 by default. */
  readonly failureCode?: number;
  /** Returns the topic that these values select, if any. Its help text replaces the command's. */
  help?(values: Values): Usage | undefined;
  /** Runs the command and returns the exit code. */
  run(line: CommandLine): Promise<number>;
}

export const helpFlag = {
  help: boolean({ short: "h", default: "false", about: "show this help" }),
};

const isSwitch = ({ type }: Option) => type === "boolean";

export const listFlags = ({ groups, topicOptions }: Command): Readonly<Record<string, Flag>> =>
  Object.assign({}, ...Object.values(groups), topicOptions);

/** Returns the spellings of all flags, with "no-" for switches that are on by default. */
export const spellFlags = (flags: Options): string[] =>
  Object.entries(flags).map(([name, option]) =>
    isSwitch(option) && option.default === "true" ? `no-${toFlag(name)}` : toFlag(name),
  );

/** Parses the arguments of a command. Throws UsageError. */
export function parseLine(command: Command, argv: readonly string[]): CommandLine {
  const flags = listFlags(command);
  const entries = Object.entries(flags).map(([name, flag]) => {
    const type: "boolean" | "string" = isSwitch(flag) ? "boolean" : "string";
    return [toFlag(name), { type, ...(flag.short ? { short: flag.short } : {}) }] as const;
  });
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...argv],
      options: Object.fromEntries(entries),
      allowPositionals: true,
      allowNegative: true,
      tokens: true,
    });
    const names = tokens.flatMap((token) => (token.kind === "option" ? [token.name] : []));
    const repeated = names.find((name, index) => names.indexOf(name) < index);
    if (repeated) throw new UsageError(`--${repeated} is given twice; write it once`);
    const given = Object.keys(flags).filter((name) => values[toFlag(name)] !== undefined);
    return {
      values: Object.fromEntries(given.map((name) => [name, values[toFlag(name)]])),
      positionals,
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // The first sentence of Node's message names the flag. The others give advice that does not apply here.
    const [reason = ""] = (error as Error).message.split(/[.\n]/);
    const unknown = /^Unknown option '--([^']+)'/.exec(reason)?.[1] ?? "";
    const names = [...spellFlags(flags), ...Object.keys(flags).map(toFlag)];
    const kebab = toFlag(unknown);
    const match = names.includes(kebab) ? `did you mean ${kebab}?` : didYouMean(names, kebab);
    const fix = reason.includes("ambiguous")
      ? "if a value starts with a minus sign, write --flag=-1"
      : match?.replace("mean ", "mean --");
    const help = ["lora-visualizer", command.name, "--help"].filter(Boolean).join(" ");
    throw new UsageError(`${reason}; ${fix ?? `${help} lists the flags`}`);
  }
}

/** Returns the given values of these flags. Throws LoraError for an invalid value, which names the flag as `toName` does. */
export function readGiven<O extends Options>(
  options: O,
  values: Values,
  toName = (name: string) => `--${toFlag(name)}`,
): InputOf<O> {
  const given = Object.entries(options).filter(([name]) => values[name] !== undefined);
  const entries = given.map(([name, option]) => [
    name,
    readOption(toName(name), option, values[name]),
  ]);
  return Object.fromEntries(entries) as InputOf<O>;
}

const WIDTH = 80;
const INDENT = 26;

/** Returns the text in lines of at most `WIDTH` columns, including `indent` spaces before all but the first line. */
function wrap(text: string, indent: number): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = `${lines.at(-1)}${lines.at(-1) && " "}${word}`;
    if (line.length > WIDTH - indent && lines.at(-1)) lines.push(word);
    else lines[lines.length - 1] = line;
  }
  return lines.join(`\n${" ".repeat(indent)}`);
}

/** Returns a row of a list: a term, and its meaning in the second column. */
function toRow(term: string, meaning: string): string {
  const first = `  ${term}`;
  const gap =
    first.length + 2 > INDENT ? `\n${" ".repeat(INDENT)}` : " ".repeat(INDENT - first.length);
  return first + gap + wrap(meaning, INDENT);
}

const PLACEHOLDERS: Readonly<Record<Exclude<Option["type"], "boolean">, string>> = {
  text: "TEXT",
  number: "NUMBER",
  numbers: "NUMBERS",
  names: "NAMES",
  choice: "VALUE",
  model: "MODEL",
  models: "MODELS",
  config: "FILE",
  adapter: "FILE",
  sizes: "JSON",
};

/** Returns an option's row in the help text. */
function toFlagRow([name, flag]: readonly [string, Flag]): string {
  const { type, about, allowed, values, default: fallback, short, isFile, isFolder } = flag;
  const isOn = type === "boolean" && fallback === "true";
  const placeholder =
    type === "boolean" ? "" : ` ${isFile ? "FILE" : isFolder ? "FOLDER" : PLACEHOLDERS[type]}`;
  const term = `${short ? `-${short}, ` : ""}--${isOn ? "[no-]" : ""}${toFlag(name)}${placeholder}`;
  const range = values ? `: ${values.join(", ")}` : type === "number" ? `: ${allowed}` : "";
  const showsDefault = fallback !== undefined && fallback !== "none" && !(isSwitch(flag) && !isOn);
  return toRow(term, about + range + (showsDefault ? ` (default: ${isOn ? "on" : fallback})` : ""));
}

/** A heading of a help text, in bold where the terminal has it. */
const toHeading = (text: string, stream: NodeJS.WriteStream = process.stdout) =>
  styled("bold", `${text}:`, stream);

export function toUsage({ synopses, examples }: Usage, stream?: NodeJS.WriteStream): string {
  const calls = synopses.map((synopsis) => `lora-visualizer ${synopsis}`.trim());
  const shown = Object.entries(examples).map(
    ([call, about]) => `  # ${about}\n  lora-visualizer ${call}`,
  );
  const [usage, heading] = [toHeading("Usage", stream), toHeading("Examples", stream)];
  return `${usage} ${calls.join("\n       ")}\n\n${heading}\n${shown.join("\n")}`;
}

export function toHelp(usage: Usage): string {
  const lists = Object.entries(usage.lists?.() ?? {}).map(
    ([heading, rows]) =>
      `${toHeading(heading)}\n${Object.entries(rows)
        .map(([term, meaning]) => toRow(term, meaning))
        .join("\n")}`,
  );
  const groups = Object.entries(usage.groups).map(
    ([heading, flags]) =>
      `${toHeading(heading)}\n${Object.entries(flags).map(toFlagRow).join("\n")}`,
  );
  return [toUsage(usage), wrap(usage.about, 0), ...lists, ...groups].join("\n\n");
}
