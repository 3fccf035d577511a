/** The command `lora-visualizer` with its subcommands. */
import path from "node:path";
import { allFigures } from "../../src/figures/index.js";
import { forgetInputs } from "../../src/render/read.js";
import { didYouMean, oneOf } from "../../src/suggestions.js";
import { batch } from "./batch/index.js";
import { check } from "./check.js";
import { createCompletion } from "./completion.js";
import { draw } from "./draw.js";
import { isExpected, isUsageError } from "./errors.js";
import { expand } from "./expand/index.js";
import { type Command, parseLine, toHelp, toUsage } from "./flags.js";
import { init } from "./init.js";
import { isAdapterFile, STANDARD_INPUT } from "./inputs.js";
import { mdbook } from "./mdbook.js";
import { notify, print, UsageError } from "./output.js";
import { shapes } from "./shapes.js";
import { words } from "./words.js";

const subcommands: readonly Command[] = [init, check, expand, mdbook, batch, shapes, words];
const commands = [...subcommands, createCompletion(draw, subcommands)];

/** The command, whose help lists the subcommands. */
const root: Command = {
  ...draw,
  lists: () => ({
    "Commands (lora-visualizer COMMAND --help shows their options)": Object.fromEntries(
      commands.map(({ name, summary }) => [name, summary]),
    ),
    ...draw.lists?.(),
  }),
};

/** Returns the subcommand, or `root` for a number, a flag or an adapter file. Throws UsageError for any other word. */
function findCommand(word: string): Command {
  const match = commands.find(({ name }) => name === word);
  if (word === STANDARD_INPUT)
    throw new UsageError(
      "- can be the input of check, expand and batch only; write the file of an adapter, which is read with the adapter_config.json beside it",
    );
  if (match || !/^\p{L}/u.test(word) || isAdapterFile(word)) return match ?? root;
  if (path.basename(word) === "adapter_config.json")
    throw new UsageError(`an adapter_config.json has no weights; write --config ${word}`);
  const names = commands.map(({ name }) => name);
  const fix = allFigures.some(({ name }) => name === word)
    ? `for this figure, write --figure ${word}`
    : (didYouMean(names, word) ?? `write ${oneOf(names)}`);
  throw new UsageError(`“${word}” is neither a number nor a command; ${fix}`);
}

/** Runs the command, reports expected errors in one line and returns the exit code: 2 for a wrong command line. */
export async function run(argv: readonly string[]): Promise<number> {
  const [first, ...rest] = argv;
  if (first === undefined) {
    process.stderr.write(
      `${toUsage(root, process.stderr)}\n\nlora-visualizer --help shows all options.\n`,
    );
    return 2;
  }
  let failureCode = 1;
  forgetInputs();
  try {
    const isHelp = first === "help";
    const [word = "", ...args] = isHelp ? [...rest, "--help"] : argv;
    const command = findCommand(word);
    ({ failureCode = 1 } = command);
    const line = parseLine(command, command === root ? [word, ...args] : args);
    if (!line.values.help) return await command.run(line);
    await print(`${toHelp(command.help?.(line.values) ?? command)}\n`);
    return 0;
  } catch (error) {
    if (!isExpected(error)) throw error;
    notify(error.message);
    return isUsageError(error) ? 2 : failureCode;
  }
}
