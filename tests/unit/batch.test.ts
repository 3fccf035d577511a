/** Tests lists of figures: their lines, errors, shards and cache. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Line, parseLine, splitLines } from "../../scripts/command/batch/lines.js";
import {
  containsHash,
  containsLine,
  hashOutput,
  readShard,
  type Shard,
} from "../../scripts/command/batch/shard.js";
import { MAX_LINE } from "../../src/bounds.js";
import { toSafetensors, toTensors } from "../support/adapter-file.js";
import { decoderTensors, writeTensors } from "../support/checkpoints.js";
import { run } from "../support/command.js";
import { runs } from "../support/draws.js";
import { temporary } from "../support/temporary.js";
import { expectTranscript } from "../support/transcript.js";

/** Runs `batch` on a list, and returns what it printed, without the time, and the files by name. */
async function draw(list: string | Uint8Array, ...flags: readonly string[]) {
  const folder = temporary();
  const file = path.join(folder, "list.jsonl");
  writeFileSync(file, list);
  return drawInto(path.join(folder, "out"), file, ...flags);
}

async function drawInto(output: string, file: string, ...flags: readonly string[]) {
  const { code, out, error } = await run("batch", file, "-o", output, ...flags);
  const errors = error.replaceAll(file, "list").split("\n").slice(0, -1);
  return { code, summary: out.replace(/; [\d,]+ kB; .*\n/, ""), errors, files: filesIn(output) };
}

function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .sort()
      .map((file) => [path.relative(folder, file), readFileSync(file)]),
  );
}

const line = (output: unknown, values: object = {}) =>
  JSON.stringify({ rank: 8, d: 64, k: 64, output, ...values });
const names = (files: ReadonlyMap<string, unknown>) => [...files.keys()];

describe("batch", () => {
  it("draws every kind of file as the command without a subcommand does", async () => {
    const [a, b] = [temporary(), temporary()];
    const options = { preview: true, title: "A *b*", site: "Book", theme: "dark", scale: 0.5 };
    const list = [
      line("a.svg", { alpha: 16, narrow: true }),
      line("deep/er/b.png", options),
      line("c.pdf"),
      line("d.csv"),
      JSON.stringify({ ranks: [1, 8], d: 64, k: 64, caption: "A *b*", output: "e.md" }),
      JSON.stringify({ rank: 8, model: "gpt2", figure: "memory", output: "f.html" }),
    ];
    writeFileSync(path.join(a, "list"), list.join("\n"));
    const actual = await drawInto(path.join(a, "out"), path.join(a, "list"));
    expect([actual.code, actual.errors]).toEqual([0, []]);
    expect(actual.summary).toBe("6 figures: 6 drawn, 0 from the cache");
    const shape = ["8", "64", "64"];
    const card = ["--preview", "--title", "A *b*", "--site", "Book", "--theme", "dark"];
    for (const args of [
      [...shape, "--alpha", "16", "--narrow", "-o", "a.svg"],
      [...shape, ...card, "--scale", "0.5", "-o", "deep/er/b.png"],
      [...shape, "-o", "c.pdf"],
      [...shape, "-o", "d.csv"],
      ["--ranks", "1,8", "--d", "64", "--k", "64", "--caption", "A *b*", "-o", "e.md"],
      ["8", "gpt2", "--figure", "memory", "-o", "f.html"],
    ])
      await run(...args.slice(0, -1), path.join(b, args.at(-1)!));
    expect(actual.files).toEqual(filesIn(b));
  });

  it("reports what is wrong in a line, and what to write", async () => {
    await expectTranscript("wrong-lines.txt", async (lines) =>
      (await draw(lines)).errors.join("\n"),
    );
  });

  it("reports each wrong line with its number, and draws the others", async () => {
    const wrong: readonly (readonly [string | Uint8Array, string])[] = [
      [line("b.svg", { rank: 80 }), "rank must be a whole number"],
      [line("c.png", { preview: true, title: "ก" }), "no font has “ก” (U+0E01)"],
      [new Uint8Array([123, 0xff, 125]), "its encoding is not UTF-8; save it as UTF-8"],
      [
        line("d.svg", { title: "x".repeat(MAX_LINE) }),
        "a line must have at most 1 MB (2²⁰ bytes); name a file for a large configuration",
      ],
    ];
    const lines = [line("a.svg"), ...wrong.map(([text]) => text), line("z.svg")];
    const list = Buffer.concat(lines.flatMap((text) => [Buffer.from(text), Buffer.from("\n")]));
    const { code, errors, files, summary } = await draw(list);
    const sorted = errors.toSorted((x, y) => Number(x.split(":")[1]) - Number(y.split(":")[1]));
    expect(sorted).toEqual(
      wrong.map(([, message], at) => expect.stringContaining(`list:${at + 2}: ${message}`)),
    );
    expect([code, names(files)]).toEqual([1, ["a.svg", "z.svg"]]);
    expect(summary).toBe(`2 figures: 2 drawn, 0 from the cache; ${wrong.length} lines failed`);
  });

  it("ignores a byte-order mark, empty lines and CRLF, and needs no line feed at the end", async () => {
    const list = `\ufeff${line("a.svg")}\r\n\r\n  \n\n\ufeff${line("b.svg")}\n${line("c.svg", { rank: 0 })}\r\n${line("d.svg")}`;
    const { code, errors, files } = await draw(list);
    expect([code, names(files)]).toEqual([1, ["a.svg", "b.svg", "d.svg"]]);
    expect(errors).toEqual([expect.stringMatching(/^list:6: rank must be /)]);
    expect(await draw("")).toMatchObject({
      code: 0,
      errors: [],
      summary: "0 figures: 0 drawn, 0 from the cache",
    });
  });

  it("rejects a list in UTF-16, a list that cannot be read and a wrong command line, and draws nothing", async () => {
    for (const encoding of ["\ufeff", "\ufffe"]) {
      const { code, errors, files } = await draw(
        Buffer.from(`${encoding}${line("a.svg")}\n`, "utf16le"),
      );
      expect([code, errors, files.size]).toEqual([
        1,
        ["lora-visualizer: cannot read list: its encoding is UTF-16; save it as UTF-8"],
        0,
      ]);
    }
    const folder = temporary();
    const out = path.join(folder, "out");
    const list = path.join(folder, "list");
    for (const [args, message, expected = 2] of [
      [[], "name one list: lora-visualizer batch list.jsonl -o figures"],
      [["a", "b", "-o", out], "name one list: lora-visualizer batch list.jsonl -o figures"],
      [[list], "name the folder of the files, as in -o figures"],
      [[list, "-o", out], `cannot read ${list}: there is no such file`, 1],
      [[folder, "-o", out], `cannot read ${folder}: it is a folder`, 1],
      ...["0/3", "4/3", "1", "1/0", "-1/3", "1/3/3", "a/b", "1.5/3"].map((shard) => [
        [list, "-o", out, `--shard=${shard}`],
        `--shard must be a part and the number of parts, from 1/16 to 16/16; got "${shard}"`,
      ]),
    ] as [string[], string, number?][])
      expect(await run("batch", ...args)).toEqual({
        code: expected,
        out: "",
        error: `lora-visualizer: ${message}\n`,
      });
    writeFileSync(list, line("a.svg"));
    const { code, error } = await run("batch", list, "-o", path.join(list, "out"));
    expect([code, error]).toEqual([
      1,
      expect.stringMatching(
        /^lora-visualizer: cannot write \S+\/list\/out: a part of its path is a file\n$/,
      ),
    ]);
  });

  it("writes nothing through a link that leads out of the folder", async () => {
    const folder = temporary();
    const [list, out, outside] = ["list", "out", "outside"].map((name) =>
      path.join(folder, name),
    ) as [string, string, string];
    for (const item of [out, outside]) mkdirSync(item);
    symlinkSync(outside, path.join(out, "link"));
    writeFileSync(path.join(outside, "file"), "mine");
    symlinkSync(path.join(outside, "file"), path.join(out, "b.svg"));
    writeFileSync(list, [line("link/a.svg"), line("b.svg")].join("\n"));
    const { code, errors, files } = await drawInto(out, list);
    expect([code, names(files), names(filesIn(outside))]).toEqual([1, ["b.svg"], ["file"]]);
    expect(errors).toEqual([
      expect.stringMatching(
        /^list:1: cannot write \S+a\.svg: a link in its path leads out of the output folder$/,
      ),
    ]);
    expect(readFileSync(path.join(outside, "file"), "utf8")).toBe("mine");
  });

  it("takes PNG and PDF files from the cache, and does not write unchanged files again", async () => {
    const folder = temporary();
    const [list, out, cache] = ["list", "out", "cache"].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    const flags = ["--cache", cache];
    // The first two are the same picture in two formats.
    writeFileSync(list, [line("a.png"), line("b.pdf"), line("c.svg")].join("\n"));
    const first = await drawInto(out, list, ...flags);
    expect(first.summary).toBe("3 figures: 3 drawn, 0 from the cache");
    expect(names(filesIn(cache))).toHaveLength(2);
    const times = () => names(first.files).map((name) => statSync(path.join(out, name)).ino);
    const before = times();
    const second = await drawInto(out, list, ...flags);
    expect([second.summary, times()]).toEqual(["3 figures: 1 drawn, 2 from the cache", before]);
    rmSync(out, { recursive: true });
    expect((await drawInto(out, list, ...flags)).files).toEqual(first.files);
    // Damaged entries are drawn again.
    for (const name of names(filesIn(cache))) writeFileSync(path.join(cache, name), "damaged");
    const third = await drawInto(out, list, ...flags);
    expect([third.summary, third.files]).toEqual([
      "3 figures: 3 drawn, 0 from the cache",
      first.files,
    ]);
    writeFileSync(list, [line("a.png", { rank: 9 }), line("d.pdf")].join("\n"));
    expect((await drawInto(out, list, ...flags)).summary).toBe(
      "2 figures: 1 drawn, 1 from the cache",
    );
  });
});

describe("shards", () => {
  const shards = (count: number): Shard[] =>
    Array.from({ length: count }, (_, at) => readShard(`${at + 1}/${count}`));

  it("contain every output and every line in exactly one of them", () => {
    const count = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 300 }));
    fc.assert(
      fc.property(
        count,
        fc.string({ unit: "binary" }),
        fc.integer({ min: 1 }),
        (total, output, number) => {
          const hash = hashOutput(output);
          const counted = (isIn: (shard: Shard) => boolean) => shards(total).filter(isIn).length;
          expect(counted((shard) => containsHash(shard, hash))).toBe(1);
          expect(counted((shard) => containsLine(shard, number))).toBe(1);
        },
      ),
    );
  });

  it("are the same on every machine, and about equally large", () => {
    // printf cards/1.png | sha256sum
    const hash = "6a9e36296057c126f9b336ec5d78dd875c676ed77674030023563d336654ec78";
    expect(hashOutput("cards/1.png").toString("hex")).toBe(hash);
    expect(shards(16).filter((shard) => containsHash(shard, hashOutput("cards/1.png")))).toEqual([
      { index: 1 + (0x6a9e36296057 % 16), count: 16 },
    ]);
    expect(hashOutput("Cards/1.PNG")).toEqual(hashOutput("cards/1.png"));
    const sizes = shards(16).map(
      (shard) =>
        Array.from({ length: 1600 }, (_, at) => hashOutput(`${at}.png`)).filter((hash) =>
          containsHash(shard, hash),
        ).length,
    );
    expect(Math.min(...sizes)).toBeGreaterThan(60);
    expect(Math.max(...sizes)).toBeLessThan(140);
  });

  it("together write and report what one run does, once", async () => {
    const item = fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(fc.integer({ min: 1, max: 70 }), fc.stringMatching(/^[a-eA-E]{1,2}$/))
          .map(([rank, name]) => line(`${name}.svg`, { rank })),
      },
      { weight: 1, arbitrary: fc.constantFrom("{", "", "[]", line("../a.svg"), line("a.gif")) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { maxLength: 40 }),
        fc.integer({ min: 2, max: 5 }),
        async (lines, count) => {
          const list = lines.join("\n");
          const all = await draw(list);
          const parts = [];
          for (const { index } of shards(count))
            parts.push(await draw(list, "--shard", `${index}/${count}`));
          expect(parts.flatMap(({ errors }) => errors).sort()).toEqual(all.errors.sort());
          expect(parts.flatMap(({ files }) => [...files]).sort()).toEqual([...all.files].sort());
          expect(Math.max(...parts.map(({ code }) => code))).toBe(all.code);
        },
      ),
      { numRuns: runs(6) },
    );
  });
});

it("all repeated outputs of a long list are found, each with its first line", async () => {
  const names = Array.from({ length: 300 }, (_, at) => `${at}.csv`);
  const list = [...names, ...names].map((output) =>
    JSON.stringify({ rank: 1, d: 2, k: 3, output }),
  );
  const { code, errors, files } = await draw(list.join("\n"));
  expect([code, files.size]).toEqual([1, 300]);
  expect(errors).toEqual(
    names.map(
      (name, at) =>
        `list:${at + 301}: output must be different from that of line ${at + 1}; got "${name}"`,
    ),
  );
});

it("lines are the same however the list is divided into chunks", async () => {
  const bytes = fc.array(fc.constantFrom("a", "é", "\n", "\r\n", "x".repeat(MAX_LINE / 2)), {
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(bytes, fc.array(fc.nat(40)), async (pieces, cuts) => {
      const list = Buffer.from(pieces.join(""));
      async function* chunks() {
        let start = 0;
        for (const cut of cuts) {
          yield list.subarray(start, start + cut);
          start += cut;
        }
        yield list.subarray(start);
      }
      const actual: Line[] = [];
      for await (const item of splitLines(chunks(), list.length)) actual.push(item);
      const expected = list.toString().split("\n");
      if (expected.at(-1) === "") expected.pop();
      expect(actual.map(({ number }) => number)).toEqual(expected.map((_, at) => at + 1));
      for (const [at, { bytes: content }] of actual.entries()) {
        const isLong = Buffer.byteLength(expected[at]!) > MAX_LINE;
        expect(content?.toString()).toBe(isLong ? undefined : expected[at]);
      }
      const shares = actual.map(({ share }) => share!);
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      if (actual.length) expect(shares.at(-1)).toBe(1);
    }),
    { numRuns: runs(60) },
  );
});

it("a line of the maximum size is read", () => {
  const text = `{"a":"${"x".repeat(MAX_LINE - 8)}"}`;
  expect(Object.keys(parseLine({ number: 1, bytes: Buffer.from(text), share: 1 })!)).toEqual(["a"]);
});

it("reading stops at a line that may never end", async () => {
  async function* endless() {
    yield Buffer.from(`${line("a.svg")}\n`);
    for (;;) yield Buffer.alloc(2 ** 20);
  }
  const numbers: number[] = [];
  const read = async () => {
    for await (const { number } of splitLines(endless())) numbers.push(number);
  };
  await expect(read()).rejects.toThrow(/^line 2 has more than 64 MB/);
  expect(numbers).toEqual([1]);
});

it("a line reads no file outside the working directory, by any spelling or link", async () => {
  const [inside, outside] = [mkdtempSync(".lora-batch-"), temporary()];
  onTestFinished(() => rmSync(inside, { recursive: true }));
  const config =
    '{ "model_type": "gpt2", "n_embd": 64, "n_layer": 2, "n_head": 2, "vocab_size": 64 }';
  const adapter = toSafetensors(toTensors("layers.0.q", [[3], [4]], [[1]]));
  for (const folder of [inside, outside]) {
    writeFileSync(path.join(folder, "config.json"), config);
    writeFileSync(path.join(folder, "a.safetensors"), adapter);
    writeTensors(
      path.join(folder, "weights", "model.safetensors"),
      decoderTensors({ layers: 2, hidden: 8, inner: 16, keys: 8, vocabulary: 8 }),
    );
    writeFileSync(
      path.join(folder, "logo.svg"),
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    );
  }
  const toLines = (folder: string) =>
    [
      { rank: 2, model: `${folder}/config.json`, output: "a.svg" },
      { file: `${folder}/a.safetensors`, output: "b.csv" },
      {
        figure: "adapter",
        file: `${inside}/a.safetensors`,
        against: `${folder}/a.safetensors`,
        output: "c.svg",
      },
      { rank: 2, d: 8, k: 8, preview: true, logo: `${folder}/logo.svg`, output: "d.png" },
      { rank: 2, model: `${folder}/weights/`, targets: ["q_proj"], output: "e.svg" },
      {
        rank: 2,
        model: `${folder}/weights/model.safetensors`,
        targets: ["q_proj"],
        output: "f.svg",
      },
    ]
      .map((item) => JSON.stringify(item))
      .join("\n");
  symlinkSync(outside, path.join(inside, "link"));
  for (const folder of [outside, path.relative(".", outside), `${inside}/link`]) {
    const { errors, files } = await draw(toLines(folder));
    expect(names(files)).toEqual([]);
    expect(errors).toHaveLength(6);
    for (const error of errors)
      expect(error).toMatch(/^list:\d: \S+ is outside the project: move it into the folder/);
  }
  // Files inside are read.
  expect(names((await draw(toLines(inside))).files)).toHaveLength(6);
});

it("a logo is not in the output folder, where an earlier line could replace it", async () => {
  const folder = mkdtempSync(".lora-batch-");
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const list = path.join(folder, "list.jsonl");
  const logo = path.join(folder, "out/a.svg");
  mkdirSync(path.dirname(logo));
  const content = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';
  writeFileSync(logo, content);
  writeFileSync(list, line("b.png", { preview: true, logo }));
  const { errors, files } = await drawInto(path.join(folder, "out"), list);
  expect(errors).toEqual([
    `list:1: logo must be outside the output folder, where lines replace files; got "${logo}"`,
  ]);
  expect(names(files)).toEqual(["a.svg"]);
});

describe("a JSON file of the author", () => {
  const config =
    '{ "model_type": "gpt2", "n_embd": 64, "n_layer": 2, "n_head": 2, "vocab_size": 64 }';

  /** Creates a folder of the project with a configuration and an adapter, and returns how to draw a list into it. */
  function createFolder() {
    const folder = mkdtempSync(".lora-batch-");
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const inputs = { "config.json": config, "adapter_config.json": '{ "r": 1, "lora_alpha": 2 }' };
    for (const [name, content] of Object.entries(inputs))
      writeFileSync(path.join(folder, name), content);
    writeFileSync(
      path.join(folder, "a.safetensors"),
      toSafetensors(toTensors("layers.0.q", [[3], [4]], [[1]])),
    );
    const list = path.join(temporary(), "list.jsonl");
    return {
      folder,
      inputs,
      async draw(lines: readonly string[], ...flags: readonly string[]) {
        writeFileSync(list, lines.join("\n"));
        return drawInto(folder, list, ...flags);
      },
    };
  }

  it("is not replaced, however many lines later it is read, and in any shard", async () => {
    const cases = fc.record({
      name: fc.constantFrom("config.json", "adapter_config.json"),
      between: fc.integer({ min: 0, max: 30 }),
      isFirst: fc.boolean(),
      shards: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ name, between, isFirst, shards }) => {
        const { folder, inputs, draw } = createFolder();
        const reader = {
          "config.json": { rank: 2, model: `${folder}/config.json`, output: "z.svg" },
          "adapter_config.json": { file: `${folder}/a.safetensors`, output: "z.csv" },
        }[name];
        const others = Array.from({ length: between }, (_, index) => line(`s${index}.svg`));
        const lines = [line(name), ...others, JSON.stringify(reader)];
        if (isFirst) lines.reverse();
        const errors: string[] = [];
        for (let shard = 1; shard <= shards; shard++)
          errors.push(...(await draw(lines, `--shard=${shard}/${shards}`)).errors);
        expect(errors).toEqual([expect.stringContaining(`${name}: `)]);
        for (const [file, content] of Object.entries(inputs))
          expect(readFileSync(path.join(folder, file), "utf8")).toBe(content);
      }),
      { numRuns: runs(40) },
    );
  });

  it("is replaced if an earlier run has written it", async () => {
    const { draw } = createFolder();
    const table = { ranks: [1, 8], d: 64, k: 64, output: "b.json" };
    for (const rank of [2, 4]) {
      const { errors, files } = await draw([
        line("a.json", { rank }),
        JSON.stringify({ ...table, ranks: [1, rank] }),
      ]);
      expect(errors).toEqual([]);
      for (const name of ["a.json", "b.json"])
        expect(String(files.get(name))).toContain(String(rank));
    }
  });
});
