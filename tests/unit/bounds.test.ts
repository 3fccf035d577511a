/** Tests the bounds of input: an input at a bound is read, and an input above it is one line of error. */
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import { readCaption } from "../../plugin/inline-markdown.js";
import { parseJson } from "../../plugin/json.js";
import { readLocales } from "../../plugin/locales.js";
import { PageFigures } from "../../plugin/page-figures.js";
import { parseLine, splitLines } from "../../scripts/command/batch/lines.js";
import { readInput } from "../../scripts/command/inputs.js";
import { readBook } from "../../scripts/command/microsim/book.js";
import { readScaling } from "../../src/adapter/config.js";
import { checkComparison, checkWork } from "../../src/adapter/limits.js";
import { readMetadata } from "../../src/adapter/metadata.js";
import type { Pair } from "../../src/adapter/pairs.js";
import { readAdapter } from "../../src/adapter/reader.js";
import * as bounds from "../../src/bounds.js";
import { check } from "../../src/check/index.js";
import { shapesOfConfig } from "../../src/counts/config.js";
import { countAdapters } from "../../src/counts/count.js";
import { Step } from "../../src/counts/modules.js";
import { fullMatcher } from "../../src/counts/patterns.js";
import { readAdapterConfig } from "../../src/counts/peft-config.js";
import { expandNames } from "../../src/counts/tensor-names.js";
import { trainingMemory } from "../../src/counts/training.js";
import { checkModules } from "../../src/figures/adapter/resolve.js";
import { readFrontMatter } from "../../src/front-matter.js";
import { getHtmlWords } from "../../src/locales/index.js";
import { exact } from "../../src/number-format.js";
import { models, names, numbers, readOption } from "../../src/options.js";
import { readRegularFile } from "../../src/render/read.js";
import { parseTag } from "../../src/tag/arguments.js";
import { readCheckpoint } from "../../src/tag/checkpoint.js";
import { tagAt } from "../../src/tag/grammar.js";
import { toFile } from "../support/adapter-file.js";
import { readBook as readEpub } from "../support/book.js";
import { run } from "../support/command.js";
import { sharedFolder } from "../support/temporary.js";

const folder = sharedFolder();
const at = (name: string) => path.join(folder, name);

const llama = {
  model_type: "llama",
  num_hidden_layers: 2,
  ...{ hidden_size: 8, intermediate_size: 8, num_attention_heads: 2, vocab_size: 8 },
};
const list = (length: number, item = "q_proj") => new Array<string>(length).fill(item);
const keys = (count: number, toKey = (index: number) => `x${index}`) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [toKey(index), 1]));
const word = (length: number) => "x".repeat(length);
/** JSON with this many open brackets, besides those in strings. */
const nested = (depth: number) => `{"a[": ${"[".repeat(depth - 1)}"\\"["${"]".repeat(depth - 1)}}`;

/** Reads a file of this size, which takes no space on the disk. */
function readFileOf(bytes: number, maxBytes: number): void {
  writeFileSync(at("large"), "");
  truncateSync(at("large"), bytes);
  readRegularFile(at("large"), maxBytes);
}

/** Returns the entries of a header with two tensors for each module, and the number of their bytes. */
function toEntries(modules: readonly (readonly [path: string, rank: number])[]) {
  let end = 0;
  const entries = modules.flatMap(([path, rank]) =>
    ["lora_A", "lora_B"].map((side) => {
      const offsets = [end, end + rank];
      end += rank;
      const shape = side === "lora_A" ? [rank, 1] : [1, rank];
      return [`${path}.${side}.weight`, { dtype: "F8_E4M3", shape, data_offsets: offsets }];
    }),
  );
  return { header: JSON.stringify(Object.fromEntries(entries)), size: end };
}

/** Reads an adapter whose numbers are zeros, with a header of this length. */
function readModules(modules: readonly (readonly [string, number])[], length = 0): void {
  const { header, size } = toEntries(modules);
  const start = toFile(header.padEnd(length), new Uint8Array());
  const bytes = Buffer.concat([start, Buffer.alloc(size)]);
  readAdapter({
    name: "adapter_model.safetensors",
    size: bytes.length,
    read: (from, to) => bytes.subarray(from, to),
  });
}

const modulesOf = (count: number, toPath: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => toPath(index));

async function readLine(length: number): Promise<void> {
  const start = '{"a":"';
  const text = `${start}${word(Math.min(length, bounds.MAX_LINE + 1) - start.length - 2)}"}`;
  for await (const line of splitLines([Buffer.from(text)])) parseLine(line);
}

/** Reads a line that does not end, in pieces of a megabyte. */
async function readEndlessLine(length: number): Promise<void> {
  const piece = Buffer.alloc(bounds.MEGABYTE, "x");
  const pieces = Array.from({ length: Math.ceil(length / piece.length) }, (_, index) =>
    piece.subarray(0, Math.min(piece.length, length - index * piece.length)),
  );
  for await (const _ of splitLines(pieces));
}

async function readStandardInput(length: number): Promise<void> {
  const piece = Buffer.alloc(bounds.MEGABYTE, "x");
  const stream = Readable.from(
    (function* () {
      for (let left = length; left > 0; left -= piece.length) yield piece.subarray(0, left);
    })(),
  );
  const stdin = vi.spyOn(process, "stdin", "get").mockReturnValue(stream as never);
  await readInput("-").finally(() => stdin.mockRestore());
}

const tag = (length: number) => {
  const start = '<% lora 8, 64, 64, caption="';
  const source = `${start}${word(length - start.length - 4)}" %>`;
  const parsed = parseTag(tagAt(source, 0)!);
  if ("error" in parsed) throw parsed.error;
};

const toPair = (values: Partial<Pair>) =>
  ({ path: "q", d: 1, k: 1, rank: 1, experts: 1, ...values }) as Pair;

/** Returns modules of rank 1 that take exactly this work: 21(d + k + 700) + 4 each. */
function toPairs(work: number): Pair[] {
  let count = 7000;
  while ((work - 4 * count) % 21 !== 0) count++;
  let left = (work - 4 * count) / 21 - 700 * count;
  return Array.from({ length: count }, (_, index) => {
    const sides = Math.floor(left / (count - index));
    left -= sides;
    return toPair({ d: Math.floor(sides / 2), k: Math.ceil(sides / 2) });
  });
}

interface Bound {
  /** The row's name in SECURITY.md. */
  readonly input: string;
  readonly max: number;
  readonly unit?: "MB";
  readonly read: (size: number) => unknown;
  /** The maximum size that is read in a test, if reading the maximum takes long or much memory. */
  readonly tried?: number;
}

const text = numbers({ allowed: "whole numbers", about: "" });
const texts = names({ allowed: "names", about: "" });
const ids = models({ allowed: "models", about: "" });

/** Every bound. SECURITY.md has the same table. */
const BOUNDS: readonly Bound[] = [
  {
    input: "A text file: Markdown, HTML or JSON",
    max: bounds.MAX_TEXT,
    unit: "MB",
    read: (size) => readFileOf(size, bounds.MAX_TEXT),
  },
  {
    input: "A file that `expand` reads",
    max: bounds.MAX_DOCUMENT,
    unit: "MB",
    read: async (size) => {
      writeFileSync(at("large.md"), "x ".repeat(size / 2).padEnd(size));
      const { code, error } = await run("expand", at("large.md"), "-o", at("expanded.md"));
      if (code) throw new Error(error.trim());
    },
  },
  {
    input: "The aliases of front matter or a `mkdocs.yml`",
    max: bounds.MAX_ALIASES,
    read: (size) => {
      const items = Array.from({ length: size }, (_, index) => (index % 2 ? "*a" : "*b"));
      const yaml = `a: &a 1\nb: &b 1\nc: [${items}]\n`;
      const { data, error } = readFrontMatter(`---\n${yaml}---\n`);
      if (error) throw new Error(error.reason);
      expect(data.c).toEqual(Array(size).fill(1));
    },
  },
  {
    input: "The bytes of a book's `mkdocs.yml`",
    max: bounds.MAX_BOOK,
    read: (size) => {
      writeFileSync(at("mkdocs.yml"), `site_name: A\n#${word(size - 14)}`);
      expect(readBook(at("docs/sims/a"))).toMatchObject({ name: "A", path: "/sims/a" });
    },
  },
  { input: "Standard input of `check`", max: bounds.MAX_TEXT, unit: "MB", read: readStandardInput },
  {
    input: "The characters of a text that `check` reads, without a notebook's pictures",
    max: bounds.MAX_DOCUMENT,
    read: readDocuments,
    tried: 2 ** 17,
  },
  {
    input: "A picture, such as a logo",
    max: bounds.MAX_PICTURE,
    unit: "MB",
    read: (size) => readFileOf(size, bounds.MAX_PICTURE),
  },
  {
    input: "A font",
    max: bounds.MAX_FONT,
    unit: "MB",
    read: (size) => readFileOf(size, bounds.MAX_FONT),
  },
  {
    input: "The bytes of a file of a language's sentences",
    max: bounds.MAX_MESSAGES,
    read: (size) => readMessages(`# ${word(size - 2)}`),
  },
  {
    input: "The lines of such a file that are not indented",
    max: bounds.MAX_ENTRIES,
    read: (size) => readMessages(`${"# x\n".repeat(size - 1)}adapted = x`),
  },
  {
    input: "The open braces of a sentence",
    max: bounds.MAX_BRACES,
    read: (size) => readMessages(`adapted = ${"{".repeat(size)}"x"${"}".repeat(size)}`),
  },
  { input: "A line in a list of `batch`", max: bounds.MAX_LINE, unit: "MB", read: readLine },
  {
    input: "A longer line, until it ends",
    max: bounds.MAX_TEXT,
    unit: "MB",
    read: readEndlessLine,
  },
  {
    input: "The open elements of a page of an e-book, or of its SVG files",
    max: bounds.MAX_OPEN_ELEMENTS,
    // The others are html, body and main. The end of one makes room for the paragraph at the end of the page.
    read: (size) => readEpub([`${"<div>".repeat(size - 3)}</div>`]),
  },
  { input: "The characters of a tag", max: bounds.MAX_TAG_LENGTH, read: tag },
  {
    input: "The entries of all lists of figures on a page",
    max: bounds.MAX_LISTED,
    read: (size) => readLists(size),
  },
  {
    input: "The characters of a caption or an alternative",
    max: bounds.MAX_CAPTION,
    read: (size) => readCaption(word(size)),
  },
  {
    input: "The open brackets of a JSON file",
    max: bounds.MAX_NESTING,
    read: (size) => parseJson(nested(size), undefined, "a.json"),
  },
  {
    input: "The open brackets of a line in a list of `batch`",
    max: bounds.MAX_NESTING,
    read: (size) => parseLine({ bytes: Buffer.from(nested(size)), number: 1, share: undefined }),
  },
  {
    input: "The keys of a `config.json`",
    max: bounds.MAX_KEYS,
    read: (size) => shapesOfConfig({ ...keys(size - Object.keys(llama).length), ...llama }),
  },
  {
    input: "The keys of an `adapter_config.json`",
    max: bounds.MAX_KEYS,
    read: (size) => {
      try {
        readAdapterConfig({ peft_type: "LORA", ...keys(size - 1) });
      } catch (error) {
        // Fewer keys are read, and their names are wrong.
        if (!(error as Error).message.startsWith("x0 of")) throw error;
      }
    },
  },
  {
    input: "The keys of a `rank_pattern`",
    max: bounds.MAX_PATTERNS,
    read: (size) => readScaling({ rank_pattern: keys(size) }).getRank("model.q_proj"),
  },
  {
    input: "The states of a regular expression",
    max: bounds.MAX_STATES,
    read: (size) => fullMatcher("targets", `a{${size - 1}}`)("a"),
  },
  {
    input: "The nested groups of a regular expression",
    max: bounds.MAX_DEPTH,
    read: (size) => fullMatcher("targets", `${"(".repeat(size)}a${")".repeat(size)}`),
  },
  {
    input: "The items of a list, such as `target_modules`",
    max: bounds.MAX_ITEMS,
    read: (size) => readOption("targets", texts, list(size)),
  },
  {
    input: "The numbers of a list, such as `ranks`",
    max: bounds.MAX_ITEMS,
    read: (size) => readOption("ranks", text, list(size, "8").join()),
  },
  {
    input: "The models of a table",
    max: bounds.MAX_MODELS,
    read: (size) => readOption("models", ids, list(size, "gpt2")),
  },
  {
    input: "The layers of a model, for memory with activations",
    max: bounds.MAX_SIMULATED_LAYERS,
    read: (size) =>
      trainingMemory(
        countAdapters(shapesOfConfig({ ...llama, num_hidden_layers: size }), {
          rank: 1,
          targets: ["q_proj"],
        }),
        { sequence: 4 },
      ),
  },
  {
    input: "The layers of a model that differ from earlier ones, for memory with activations",
    max: bounds.MAX_DIFFERING_LAYERS,
    read: (size) => runLayers(modulesOf(size, (index) => `kind ${index}`)),
  },
  {
    input: "An adapter file",
    max: bounds.MAX_ADAPTER,
    unit: "MB",
    read: (size) => readFileOf(size, bounds.MAX_ADAPTER),
    tried: 1,
  },
  {
    input: "The header of an adapter file",
    max: bounds.MAX_HEADER,
    unit: "MB",
    read: (size) => readModules([["q", 1]], size),
  },
  {
    input: "The names in an object of the header",
    max: bounds.MAX_NAMES,
    read: (size) => readNames(size),
  },
  {
    input: "The characters of a name in the header",
    max: bounds.MAX_NAME_LENGTH,
    read: (size) => readModules([[word(size - ".lora_A.weight".length), 1]]),
  },
  {
    input: "The dimensions of a tensor",
    max: bounds.MAX_TENSOR_DIMENSIONS,
    read: (size) => readShape(new Array<number>(size).fill(1)),
  },
  {
    input: "The characters of a configuration in the header",
    max: bounds.MAX_METADATA,
    read: (size) => readMetadata(`{"r":8,"a":"${word(size - 14)}"}`),
  },
  {
    input: "The names in `modules_to_save` of an adapter",
    max: bounds.MAX_SAVED,
    read: (size) => readScaling({ modules_to_save: list(size) }),
  },
  {
    input: "The rank of an adapter",
    max: bounds.MAX_ADAPTER_RANK,
    read: (size) => readModules([["q", size]]),
  },
  {
    input: "The modules and experts of an adapter",
    max: bounds.MAX_UPDATES,
    read: (size) => checkWork([toPair({ experts: size })]),
  },
  {
    input: "The sum of r(r + 20)(d + k + 700) + 4r³ of the modules of an adapter",
    max: bounds.MAX_MULTIPLICATIONS,
    read: (size) => checkWork(toPairs(size)),
  },
  {
    input: "The same sum for a comparison of two adapters, with r of both",
    max: bounds.MAX_MULTIPLICATIONS,
    read: (size) =>
      // Two halves of a rank are a rank.
      checkComparison(
        toPairs(size).map((pair) => [
          { ...pair, rank: 0.5 },
          { ...pair, rank: 0.5 },
        ]),
      ),
  },
  {
    input: "The kinds of modules in a figure of an adapter",
    max: bounds.MAX_KINDS,
    read: (size) => checkModules(modulesOf(size, (index) => `layers.0.q${index}x`)),
  },
  {
    input: "The layers in a figure of an adapter",
    max: bounds.MAX_LAYERS,
    read: (size) => checkModules(modulesOf(size, (index) => `layers.${index}.q`)),
  },
  { input: "The files of a checkpoint", max: bounds.MAX_SHARDS, read: readShards },
  {
    input: "The tensors of a checkpoint",
    max: bounds.MAX_TENSORS,
    read: (size) => expandNames({ [`layers.{0-${size - 1}}.weight`]: ["F32", 1] }),
  },
];

/** Simulates a training step with a layer of each of these kinds. */
function runLayers(kinds: readonly string[]): void {
  const step = new Step({
    ...{ isFull: true, isQuantized: false, isPadded: false, checkpointing: false },
    ...{ batch: 1, sequence: 1, precision: "bf16" },
  });
  step.stack(step.allocate(1, 2), kinds, () => ({ run: (x) => x, shared: [] }));
}

/** Reads a header with so many names: the tensors of one module, and empty tensors. */
function readNames(count: number): void {
  const { header, size } = toEntries([["q", 1]]);
  const other = { dtype: "F8_E4M3", shape: [0], data_offsets: [size, size] };
  const others = Object.fromEntries(
    modulesOf(count - 2, (index) => `o${index}`).map((name) => [name, other]),
  );
  readHeader(JSON.stringify({ ...JSON.parse(header), ...others }), size);
}

/** Reads documents with texts of so many characters in every language. */
function readDocuments(length: number): void {
  for (const language of ["markdown", "html", "python", "rst", "asciidoc", "latex"] as const) {
    const read = () => check(word(length), language);
    if (length <= bounds.MAX_DOCUMENT) read();
    else expect(read, language).toThrow(/^the text must be at most 2,097,152 characters/);
  }
  const outputs = [{ output_type: "display_data", data: { "image/png": word(length) } }];
  const cells = [
    { cell_type: "code", source: "", outputs },
    // Two line breaks follow each cell.
    { cell_type: "markdown", source: word(length - 2) },
  ];
  check(JSON.stringify({ cells }), "notebook");
}

/** Reads a checkpoint with so many files, each with one layer. */
function readShards(count: number): void {
  const toName = (index: number) => `model.layers.${index}.q_proj.weight`;
  const map = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [toName(index), `${index}.safetensors`]),
  );
  readCheckpoint("checkpoint/", {
    readJson: (file) => (file.endsWith("index.json") ? { weight_map: map } : undefined),
    open(file, use) {
      const name = toName(Number.parseInt(file.split("/")[1]!, 10));
      const tensor = { dtype: "F32", shape: [1, 1], data_offsets: [0, 4] };
      const bytes = toFile(JSON.stringify({ [name]: tensor }), new Uint8Array(4));
      return use({ name: file, size: bytes.length, read: (from, to) => bytes.subarray(from, to) });
    },
  });
}

/** Lists the only figure of a page this often. */
function readLists(count: number): void {
  const figures = new PageFigures({ words: getHtmlWords() });
  figures.add({ kind: "figure", caption: [], listed: [], countedAs: "figure" } as never);
  for (let index = 0; index < count; index++) figures.list();
}

function readShape(shape: readonly number[]): void {
  const { header } = toEntries([["q", 1]]);
  const other = { dtype: "F8_E4M3", shape, data_offsets: [2, 3] };
  readHeader(JSON.stringify({ ...JSON.parse(header), other }), 3);
}

function readMessages(content: string): void {
  mkdirSync(at("words/de"), { recursive: true });
  writeFileSync(at("words/de/decomposition.ftl"), content);
  readLocales(at("words"));
}

function readHeader(header: string, size: number): void {
  const bytes = Buffer.concat([toFile(header, new Uint8Array()), Buffer.alloc(size)]);
  readAdapter({
    name: "a.safetensors",
    size: bytes.length,
    read: (from, to) => bytes.subarray(from, to),
  });
}

/** Bounds that other tests check. */
const OTHERS = ["MAX_TAG_LINES", "MAX_VISITS"];

it("SECURITY.md lists every bound", () => {
  const security = readFileSync("SECURITY.md", "utf8");
  const rows = [...security.matchAll(/^\| (.+?) +\| +([\d,]+)( MB)? \|$/gm)];
  expect(rows.map(([, input, max = "", unit = ""]) => [input, max + unit])).toEqual(
    BOUNDS.map(({ input, max, unit }) =>
      unit ? [input, `${exact(max / bounds.MEGABYTE)} MB`] : [input, exact(max)],
    ),
  );
  const listed = new Set(BOUNDS.map(({ max }) => max));
  const missing = Object.entries(bounds).filter(([, max]) => !listed.has(max));
  expect(missing.map(([name]) => name).sort()).toEqual(OTHERS);
});

describe.each(BOUNDS)("$input", ({ max, read, tried = max }) => {
  it("is read at its bound", async () => {
    await read(tried);
  });

  it("is rejected above its bound in one line", async () => {
    const error = await Promise.resolve()
      .then(() => read(max + 1))
      .then(
        () => undefined,
        (cause: Error) => cause,
      );
    expect(error?.message).toMatch(/^.{10,400}$/);
    expect(error).not.toBeInstanceOf(TypeError);
  });
});

describe("an adapter with more layers than a figure shows", () => {
  const { header, size } = toEntries(
    modulesOf(bounds.MAX_LAYERS + 1, (index) => `layers.${index}.q`).map((name) => [name, 1]),
  );
  const bytes = Buffer.concat([toFile(header, new Uint8Array()), Buffer.alloc(size)]);

  it("is rejected by the command in one line, but listed", async () => {
    writeFileSync(at("large.safetensors"), bytes);
    const drawn = await run(at("large.safetensors"), "-o", at("a.svg"));
    expect(drawn.code).toBe(1);
    expect(drawn.error).toMatch(
      /^lora-visualizer: \S+large\.safetensors: file must be an adapter with at most 256 layers \(lora-visualizer FILE -o adapter\.csv lists any number\); got 257\n$/,
    );
    expect((await run(at("large.safetensors"), "-o", at("a.csv"))).code).toBe(0);
    expect(readFileSync(at("a.csv"), "utf8").trim().split("\n")).toHaveLength(258);
  });

  it("is rejected before its weights are read", () => {
    const read = (from: number, to: number) => {
      if (to > bytes.length - size) throw new Error("read the weights");
      return bytes.subarray(from, to);
    };
    const readAll = (check?: typeof checkModules) =>
      readAdapter({ name: "a.safetensors", size: bytes.length, read }, undefined, { check });
    expect(() => readAll(checkModules)).toThrow(/^file must be an adapter with at most 256 layers/);
    expect(() => readAll()).toThrow("read the weights");
  });
});

it("an empty file is read, unlike a file whose size the system does not state", () => {
  writeFileSync(at("empty"), "");
  expect(readRegularFile(at("empty"), bounds.MAX_TEXT)).toHaveLength(0);
  expect(() => readRegularFile("/proc/self/status", bounds.MAX_TEXT)).toThrow(
    "its size is not known; copy its content to another file",
  );
});
