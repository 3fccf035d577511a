/** Draws the figures of a list. */
import { forEachConcurrently } from "../../../plugin/concurrent.js";
import { fileName, isFileName } from "../../../plugin/files.js";
import { Output } from "../../../plugin/output.js";
import { Progress } from "../../../plugin/progress.js";
import { Store } from "../../../plugin/store.js";
import { removeLeftovers } from "../../../plugin/temporary-files.js";
import { LoraError, printable } from "../../../src/errors.js";
import { exact } from "../../../src/number-format.js";
import { type Options, text, type Values } from "../../../src/options.js";
import { Renderer, RendererError } from "../../../src/render/png.js";
import { NotReadable } from "../../../src/render/read.js";
import { didYouMean } from "../../../src/suggestions.js";
import { PEFT_NAMES, shorten, TagError } from "../../../src/tag/values.js";
import { isExpected } from "../errors.js";
import { formats } from "../formats/index.js";
import { langFlag } from "../lang-flag.js";
import { notify, print } from "../output.js";
import { figureFlag, figureOptions, formatOf, type Notation, prepareFile } from "../request.js";
import { type Line, LineError, parseLine, readLines } from "./lines.js";
import { containsHash, containsLine, hashOutput, type Shard } from "./shard.js";

const outputFlag = text({ about: "the path of the file below the output folder" });

/** The options that a line can have besides its output. */
const members: Options = {
  figure: figureFlag,
  lang: langFlag,
  ...Object.assign({}, ...Object.values(formats).map(({ flags }) => flags)),
  ...figureOptions,
};

const memberNotation: Notation = {
  name: (option) => option,
  output: (file) => `"output": "${file}"`,
};

interface Item {
  readonly output: string;
  readonly values: Values;
}

/** Throws TagError for a member that is not an option. */
function assertMembers(values: Values, options: Options): void {
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(options, name));
  if (unknown === undefined) return;
  const fix =
    didYouMean(Object.keys(options), PEFT_NAMES.get(unknown) ?? unknown) ??
    "lora-visualizer --help and lora-visualizer --figure NAME --help list the options";
  throw new TagError(`there is no option “${shorten(unknown)}”; ${fix}`);
}

/** Returns the figure of a line, or undefined for an empty line. Throws LineError, NotReadable, TagError and LoraError. */
function readItem(line: Line): Item | undefined {
  const content = parseLine(line);
  if (!content) return undefined;
  const { output, ...values } = content;
  // The name of the output may be misspelled.
  if (output === undefined) assertMembers(values, { output: outputFlag, ...members });
  const parts = typeof output === "string" ? output.split("/") : [""];
  if (parts.some((part) => ["", ".", ".."].includes(part)))
    throw new LoraError("output", 'a path below the output folder, such as "cards/1.png"', output);
  const invalid = parts.find((part) => !isFileName(part));
  if (invalid !== undefined) throw new LoraError("each part of the output", fileName(), invalid);
  return { output: output as string, values };
}

/** The files that a run has written, and the lines that failed. */
interface Sum {
  drawn: number;
  reused: number;
  failed: number;
  bytes: number;
}

export interface Run {
  /** The file with the list, or "-" for standard input. */
  readonly list: string;
  readonly folder: string;
  readonly shard: Shard;
  readonly cache: string | undefined;
}

/** Writes the figures of a list, prints the errors and the totals, and returns the exit code. Throws WorkError, FileError and RendererError. */
export async function runBatch({ list, folder, shard, cache }: Run): Promise<number> {
  const start = performance.now();
  const output = await Output.create(folder);
  if (cache !== undefined) await removeLeftovers(cache);
  const renderer = new Renderer();
  const progress = new Progress(undefined, "figures");
  const warn = (message: string) => {
    progress.end();
    notify(printable(message), "yellow");
  };
  const store = cache === undefined ? undefined : new Store(cache, warn);
  /** The line of each output, by a part of its hash, which takes less memory than the output. */
  const linesByHash = new Map<string, number>();
  const sum: Sum = { drawn: 0, reused: 0, failed: 0, bytes: 0 };
  const report = (line: Line, message: string, column?: number) => {
    const place = [list, line.number, column].filter((part) => part !== undefined).join(":");
    progress.end();
    process.stderr.write(`${printable(`${place}: ${message}`)}\n`);
  };
  /** Counts and reports an error of a line. Throws all other errors. */
  const fail = (line: Line, error: unknown) => {
    const isOfLine = error instanceof LineError || error instanceof NotReadable;
    // Without the canvas, most lines would fail for the same reason.
    if (!isOfLine && (!isExpected(error) || error instanceof RendererError)) throw error;
    sum.failed++;
    report(line, error.message, error instanceof LineError ? error.column : undefined);
  };

  /** Yields the figures of the shard. */
  async function* readItems(): AsyncGenerator<Item & { line: Line }> {
    for await (const line of readLines(list)) {
      let item: Item | undefined;
      try {
        item = readItem(line);
      } catch (error) {
        if (containsLine(shard, line.number)) fail(line, error);
      }
      const hash = item && hashOutput(item.output);
      if (!item || !hash || !containsHash(shard, hash)) continue;
      const key = hash.toString("latin1", 0, 16);
      const previous = linesByHash.get(key);
      if (previous === undefined) {
        linesByHash.set(key, line.number);
        yield { ...item, line };
      } else
        fail(line, new LoraError("output", `different from that of line ${previous}`, item.output));
    }
  }

  /** Draws a figure, or takes it from the cache, and writes it. */
  async function write({ output: name, values, line }: Item & { line: Line }): Promise<void> {
    assertMembers(values, members);
    if (typeof values.logo === "string" && (await output.contains(values.logo)))
      throw new LoraError(
        "logo",
        "outside the output folder, where lines replace files",
        values.logo,
      );
    const format = formatOf(name);
    const file = prepareFile({ values, positionals: [] }, format, {
      notation: memberNotation,
      renderer,
      isConfined: true,
      cache: store,
      warn: (message) => report(line, message),
    });
    const key = store && (await file.key());
    const cached = key && (await store.read(key));
    const content = cached || Buffer.from(await file.draw());
    if (key && !cached) await store.keep(key, content);
    // A file that only a later line reads is not known as an input yet.
    await output.write(name, content, format.isInput ? "marked" : undefined);
    if (cached) sum.reused++;
    else sum.drawn++;
    sum.bytes += content.length;
  }

  try {
    await forEachConcurrently(readItems(), async (item) => {
      await write(item).catch((error) => fail(item.line, error));
      progress.show(sum.drawn + sum.reused + sum.failed, item.line.share);
    });
  } finally {
    progress.end();
  }
  // Only one shard does this, because it takes time in a large cache.
  if (shard.index === 1) await store?.prune();
  await print(`${summarize(sum, (performance.now() - start) / 1000)}\n`);
  return sum.failed ? 1 : 0;
}

/** Returns the totals of a run. */
function summarize({ drawn, reused, failed, bytes }: Sum, seconds: number): string {
  const written = drawn + reused;
  return [
    `${exact(written)} ${written === 1 ? "figure" : "figures"}: ${exact(drawn)} drawn, ${exact(reused)} from the cache`,
    ...(failed ? [`${exact(failed)} ${failed === 1 ? "line" : "lines"} failed`] : []),
    `${exact(Math.round(bytes / 1000))} kB`,
    `${seconds.toFixed(1)} s`,
  ].join("; ");
}
