/** The subcommand `lora-visualizer completion`: prints completion scripts for shells. */
import { models } from "../../src/counts/index.js";
import { type Command, type Flag, helpFlag, listFlags, spellFlags } from "./flags.js";
import { print, UsageError } from "./output.js";

const PROGRAM = "lora-visualizer";

interface Completion {
  /** Without the leading dashes. */
  readonly name: string;
  readonly short: string | undefined;
  readonly about: string;
  /** The flag's value: none, one of these words, a file, or other text. */
  readonly value: "none" | "file" | "text" | readonly string[];
}

function completeValue(flag: Flag): Completion["value"] {
  const { type, values, isFile, isFolder } = flag;
  if (type === "boolean") return "none";
  if (values) return values;
  if (type === "model" || type === "models") return models().flatMap(({ ids }) => ids);
  return isFile || isFolder || type === "config" || type === "adapter" ? "file" : "text";
}

function listCompletions(command: Command): Completion[] {
  const flags = listFlags(command);
  const names = spellFlags(flags);
  return Object.values(flags).map((flag, index) => ({
    name: names[index]!,
    short: flag.short,
    about: flag.about,
    value: completeValue(flag),
  }));
}

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

const isWord = (text: string) => !text.includes(" ");
const escapeSpaces = (text: string) => text.replaceAll(" ", "\\ ");

/** Returns a shell's code for completing a value. `toChoice` returns the code for a list of words. */
const describeValue = (
  value: Completion["value"],
  kinds: Readonly<Record<"none" | "file" | "text", string>>,
  toChoice: (words: string) => string,
) => (typeof value === "string" ? kinds[value] : toChoice(value.map(escapeSpaces).join(" ")));

/** Returns a shell's completion script. `root` is the command without a subcommand. */
type Script = (root: Command, subcommands: readonly Command[]) => string;

const bash: Script = (root, subcommands) => {
  const branch = (command: Command, pattern: string) => {
    const completions = listCompletions(command);
    const values = completions.flatMap(({ name, short, value }) => {
      if (value === "none") return [];
      const flags = `--${name}${short ? `|-${short}` : ""}`;
      // compgen would split words with spaces.
      const words = typeof value === "string" ? "" : value.filter(isWord).join(" ");
      return [`        ${flags}) words=${quote(words)} ;;`];
    });
    const flags = completions.map(({ name }) => `--${name}`).join(" ");
    const first = command === root ? subcommands.map(({ name }) => name).join(" ") : "";
    return `    ${pattern})
      case $previous in
${values.join("\n")}
        *)
          if [[ $current == -* ]]; then words=${quote(flags)}
          elif ((COMP_CWORD == 1)); then words=${quote(first)}
          else words=${quote(command.words?.join(" ") ?? "")}; fi ;;
      esac ;;`;
  };
  return `_lora_visualizer() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words=
  if [[ $current == = ]]; then current=
  elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}; fi
  case \${COMP_WORDS[1]} in
${[...subcommands.map((item) => branch(item, item.name)), branch(root, "*")].join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _lora_visualizer ${PROGRAM}
`;
};

const zsh: Script = (root, subcommands) => {
  const escapeAbout = (text: string) => text.replace(/[[\]:\\]/g, "\\$&");
  const toArguments = (command: Command) => {
    const specs = listCompletions(command).map(({ name, short, about, value }) => {
      const kinds = { none: "", file: ":file:_files", text: ":value: " };
      const action = describeValue(value, kinds, (words) => `:value:(${words})`);
      const flags = short ? `'(-${short} --${name})'{-${short},--${name}}` : `--${name}`;
      return `${flags}${quote(`[${escapeAbout(about)}]${action}`)}`;
    });
    return ["_arguments", ...specs].join(" \\\n        ");
  };
  const rows = subcommands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`);
  const branch = (command: Command, pattern: string) => {
    const rest = command.words ? `:value:(${command.words.join(" ")})` : ":file:_files";
    return `    ${pattern})
      ${toArguments(command)} \\
        '*${rest}' ;;`;
  };
  return `#compdef ${PROGRAM}
_lora_visualizer() {
  local -a commands=(
${rows.join("\n")}
  )
  if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
    _describe command commands
    return
  fi
  case $words[2] in
${[...subcommands.map((item) => branch(item, item.name)), branch(root, "*")].join("\n")}
  esac
}
if [[ $funcstack[1] == _lora_visualizer ]]; then
  _lora_visualizer "$@"
else
  compdef _lora_visualizer ${PROGRAM}
fi
`;
};

const fish: Script = (root, subcommands) => {
  const names = subcommands.map(({ name }) => name).join(" ");
  const lines = (command: Command) => {
    const condition =
      command === root
        ? `not __fish_seen_subcommand_from ${names}`
        : `__fish_seen_subcommand_from ${command.name}`;
    const start = `complete -c ${PROGRAM} -n ${quote(condition)}`;
    const flags = listCompletions(command).map(({ name, short, about, value }) => {
      const kinds = { none: "", file: " -r -F", text: " -x" };
      const action = describeValue(value, kinds, (words) => ` -x -a ${quote(words)}`);
      return `${start} -l ${name}${short ? ` -s ${short}` : ""}${action} -d ${quote(about)}`;
    });
    const words = command.words ? [`${start} -f -a ${quote(command.words.join(" "))}`] : [];
    return [...flags, ...words];
  };
  const first = subcommands.map(
    ({ name, summary }) =>
      `complete -c ${PROGRAM} -n __fish_use_subcommand -f -a ${name} -d ${quote(summary)}`,
  );
  return `${[...first, ...subcommands.flatMap(lines), ...lines(root)].join("\n")}\n`;
};

const SHELLS: Readonly<Record<string, Script>> = { bash, zsh, fish };

/** Returns the subcommand `completion`, whose scripts complete all commands, including `completion`. */
export function createCompletion(root: Command, subcommands: readonly Command[]): Command {
  const names = Object.keys(SHELLS);
  const completion: Command = {
    name: "completion",
    summary: "prints a completion script for bash, zsh or fish",
    synopses: [`completion ${names.join("|")}`],
    about: "Prints a script with which a shell completes commands, options and their values.",
    examples: {
      "completion bash >> ~/.bash_completion": "Install in bash",
      "completion zsh > ~/.zfunc/_lora-visualizer": "Install in zsh, if ~/.zfunc is in fpath",
      "completion fish > ~/.config/fish/completions/lora-visualizer.fish": "Install in fish",
    },
    words: names,
    groups: { Options: helpFlag },
    async run({ positionals: [shell = "", second] }) {
      if (!Object.hasOwn(SHELLS, shell) || second !== undefined)
        throw new UsageError(`name one shell: lora-visualizer completion ${names.join("|")}`);
      await print(SHELLS[shell]!(root, [...subcommands, completion]));
      return 0;
    },
  };
  return completion;
}
