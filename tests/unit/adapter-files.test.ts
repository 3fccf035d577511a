/** Tests damaged and unsupported adapter files, and the command that lists an adapter's updates. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAdapter } from "../../src/adapter/adapter.js";
import { LoraError } from "../../src/errors.js";
import {
  type TestTensor,
  toData,
  toFile,
  toHeader,
  toSafetensors,
  toSource,
  toTensors,
} from "../support/adapter-file.js";
import { run } from "../support/command.js";
import { runs } from "../support/draws.js";

const tensors = [
  ...toTensors(
    "layers.0.q",
    [
      [1, 0],
      [2, 1],
    ],
    [[1], [5]],
  ),
  ...toTensors(
    "layers.1.q",
    [
      [1, 0],
      [2, 2],
    ],
    [[1], [3]],
  ),
];
const header = toHeader(tensors);
const data = toData(tensors);
const valid = toFile(header, data);

const read = (bytes: Uint8Array, name?: string) => readAdapter(toSource(bytes, name));

/** Returns the error of a file. Throws unless the file is rejected with a LoraError of one line. */
function errorOf(bytes: Uint8Array, name?: string): string {
  try {
    read(bytes, name);
  } catch (error) {
    expect(error).toBeInstanceOf(LoraError);
    const { message } = error as LoraError;
    expect(message).toMatch(/^.+$/);
    return message;
  }
  throw new Error("the file was accepted");
}

/** Returns a file whose header is changed by a replacement. */
function withHeader(from: string | RegExp, to: string): Uint8Array {
  const changed = header.replace(from, to);
  if (changed === header) throw new Error(`no ${from} in ${header}`);
  return toFile(changed, data);
}
const withTensor = (changes: Partial<TestTensor>) =>
  toSafetensors(tensors.map((item, index) => (index === 0 ? { ...item, ...changes } : item)));
const named = (name: string) => toSafetensors([{ name, shape: [1], numbers: [1] }]);
const withMlx = (a: readonly number[], b: readonly number[]) =>
  toSafetensors(
    Object.entries({ a, b }).map(([side, shape]) => ({
      name: `q.lora_${side}`,
      shape,
      numbers: new Array<number>(shape.reduce((all, side) => all * side)).fill(1),
    })),
  );
const text = (content: string) => Buffer.from(content, "latin1");

const A = "base_model.model.layers.0.q.lora_A.weight";
const B = "base_model.model.layers.0.q.lora_B.weight";
const SAVE = 'save the adapter with save_pretrained("folder")';
const AGAIN = "copy or save the file again, because it is damaged";

it("a file is read with any length of its header, even if this length looks like a pickle or JSON", () => {
  const pickles = [2, 3, 4, 5].map((version) => 128 + 256 * version);
  const lengths = fc.oneof(
    fc.constantFrom(...pickles, 256 + 0x7b),
    fc.integer({ min: header.length, max: 2 ** 17 }),
  );
  fc.assert(
    fc.property(lengths, (length) => {
      fc.pre(length >= header.length);
      expect(read(toFile(header.padEnd(length), data)).updates).toHaveLength(2);
    }),
    { numRuns: runs(60) },
  );
});

describe("a file is rejected in one line", () => {
  it.each([
    ["empty", Buffer.of(), `the file must be at least 8 bytes; ${AGAIN}; got 0`],
    [
      "a zip pickle",
      text("PK\x03\x04archive/data.pkl"),
      `not a pickle; load it in PEFT and ${SAVE}`,
    ],
    [
      "an old pickle",
      text("\x80\x02\x8a\nl\xfc\x9cF"),
      `not a pickle; load it in PEFT and ${SAVE}`,
    ],
    ["a git-lfs pointer", text("version https://git-lfs.github.com/spec/v1"), "run git lfs pull"],
    ["GGUF", text("GGUF\x03\0\0\0"), `not GGUF; ${SAVE}`],
    [
      "an index of shards",
      text('{"weight_map":{}}'),
      `not an index of shards or another JSON file; ${SAVE}`,
    ],
    [
      "a header beyond the file",
      toFile(header, data, valid.length),
      `at most the file's ${valid.length - 8} bytes`,
    ],
    [
      "a header above 16 MiB",
      toFile(header, data, 2 ** 24 + 1),
      "the header must be at most 16,777,216 bytes",
    ],
    [
      "a header of 2^64 - 1 bytes",
      Buffer.alloc(64, 255),
      "the header must be at most 16,777,216 bytes",
    ],
    ["no tensors", toFile("{}", Buffer.of()), "an adapter with tensors named lora_A and lora_B"],
    [
      "trailing bytes",
      Buffer.concat([valid, Buffer.of(0)]),
      `the file must be ${valid.length} bytes, as its header states`,
    ],
    [
      "an overlap",
      withHeader('"data_offsets":[8,24]', '"data_offsets":[4,24]'),
      `data_offsets of ${B} must be [8, …]`,
    ],
    [
      "a hole",
      withHeader('"data_offsets":[0,8]', '"data_offsets":[0,4]'),
      `data_offsets of ${B} must be [4, …]`,
    ],
    [
      "offsets in reverse",
      withHeader('"data_offsets":[0,8]', '"data_offsets":[8,0]'),
      "data_offsets of",
    ],
    [
      "negative offsets",
      withHeader('"data_offsets":[0,8]', '"data_offsets":[-1,8]'),
      "whole numbers below 2^53",
    ],
    [
      "fractional offsets",
      withHeader('"data_offsets":[0,8]', '"data_offsets":[0.0,8]'),
      "whole numbers below 2^53",
    ],
    ["a huge offset", withHeader("[0,8]", "[0,9999999999999999]"), "whole numbers below 2^53"],
    ["three offsets", withHeader("[0,8]", "[0,8,9]"), "dtype, shape and two data_offsets"],
    [
      "a shape of nine sides",
      withHeader('"shape":[2,1]', '"shape":[2,1,1,1,1,1,1,1,1]'),
      "at most 8 whole numbers",
    ],
    [
      "a shape that does not fit its bytes",
      withHeader('"shape":[2,1]', '"shape":[2,2]'),
      `shape of ${A} must be one whose numbers in F32 fill the tensor's 8 bytes; got [2,2]`,
    ],
    [
      "a shape that does not fit B",
      withHeader('"shape":[2,1]', '"shape":[1,2]'),
      `shape of ${B} must be [d, 1], because the shape of A starts with 1; got [2,2]`,
    ],
    [
      "a shape with a 0",
      withTensor({ shape: [2, 0], numbers: [] }),
      `shape of ${A} must be [r, k] with at least one number`,
    ],
    [
      "a scalar",
      withTensor({ shape: [], numbers: [1] }),
      `shape of ${A} must be [r, k] with at least one number`,
    ],
    [
      "equal names",
      withHeader("layers.1.q.lora_A", "layers.0.q.lora_A"),
      `each name in the header must be used once; ${AGAIN}; got "${A}"`,
    ],
    [
      "equal names, one of them escaped",
      withHeader("layers.1.q.lora_A", "l\\u0061yers.0.q.lora_A"),
      "used once",
    ],
    ["equal keys", withHeader('"dtype":"F32"', '"dtype":"F32","dtype":"F32"'), "used once"],
    ["a missing key", withHeader('"dtype":"F32",', ""), "dtype, shape and two data_offsets"],
    [
      "an unknown key",
      withHeader('"dtype"', '"type":"F32","dtype"'),
      "must be dtype, shape, data_offsets",
    ],
    [
      "an unknown dtype",
      withHeader('"dtype":"F32"', '"dtype":"F4"'),
      `dtype of ${A} must be one of F64, F32, F16, BF16, F8_E4M3, F8_E5M2; got "F4"`,
    ],
    [
      "a dtype from Object.prototype",
      withHeader('"dtype":"F32"', '"dtype":"constructor"'),
      "must be one of F64",
    ],
    [
      "NaN",
      withTensor({ numbers: [1, Number.NaN] }),
      `the numbers of ${A} must be finite; the training diverged`,
    ],
    ["infinity", withTensor({ numbers: [1, -Infinity] }), `the numbers of ${A} must be finite`],
    [
      "text that is not UTF-8",
      toFile(Buffer.from(header.replace("q", "\xe9"), "latin1"), data),
      "the header must be text in UTF-8",
    ],
    ["JSON that ends early", toFile(header.slice(0, -1), data), "“}”"],
    ["text after the JSON", toFile(`${header}x`, data), "the end of the header"],
    ["a byte-order mark", toFile(`\ufeff${header}`, data), "“{”"],
    ["a string that does not end", toFile('{"a', Buffer.of()), "a closing quote"],
    ["an invalid escape", withHeader("layers.0", "layers\\x0"), "a valid name in quotes"],
    ["deep nesting", toFile("[".repeat(1e6), Buffer.of()), "“{”"],
    ["nested metadata", withHeader('"format":"pt"', '"format":{"a":1}'), 'must be “"”'],
    [
      "a missing B",
      withHeader("layers.1.q.lora_B", "layers.2.q.lora_B"),
      "lora_B of layers.1.q must be in the file",
    ],
    [
      "a factor that is stored twice",
      withHeader("base_model.model.layers.1.q.lora_A", "layers.0.q.lora_A"),
      "lora_A of layers.0.q must be stored once",
    ],
    ["a missing up", named("lora_unet_q.lora_down.weight"), "lora_B of lora_unet_q must be in the"],
    [
      "MLX's shapes that do not fit",
      withMlx([3, 2], [1, 4]),
      "shape of q.lora_a must be [k, 1], as",
    ],
    [
      "experts of MLX that do not fit",
      withMlx([3, 2], [2, 5, 2]),
      "must be [2, 2, k], as the shape",
    ],
    ["a side of MLX without numbers", withMlx([3, 2], [0, 4]), "shape of q.lora_b must be [r, d]"],
    ["a third factor", named("lora_unet_q.lora_mid.weight"), "not LoCon with a third factor"],
    ["an adapter's name", named("q.lora_A.default.weight"), "not factors of another name"],
    ["MLX's quantized factors", named("q.lora_a_scales"), "not factors of another name"],
    [
      "fused experts without a configuration",
      toSafetensors(toTensors("mlp.experts", [[1, 2]], [[1], [2]])),
      "beside a configuration whose target_parameters name the parameters of mlp.experts",
    ],
    ["LoKr", named("base_model.model.q.lokr_w1"), "not LoKr"],
    ["LoHa", named("base_model.model.q.hada_w1_a"), "not LoHa"],
    [
      "a complete model",
      named("model.embed_tokens.weight"),
      'lora_A and lora_B, as PEFT saves it; got "model.embed_tokens.weight"',
    ],
  ] as [string, Uint8Array, string][])("with %s", (_, bytes, message) => {
    expect(errorOf(bytes)).toContain(message);
  });

  it("that is a shard", () => {
    expect(errorOf(valid, "adapter_model-00001-of-00002.safetensors")).toContain(
      "one file, not shards",
    );
    expect(read(valid).updates).toHaveLength(2);
  });

  it("with a name of a million characters, which the error shortens", () => {
    const message = errorOf(named("x".repeat(1e6)));
    expect(message).toContain("each name in the header must be at most 500 characters");
    expect(message.length).toBeLessThan(200);
  });

  it("with a grouped convolution", () => {
    const shapes = { A: [4, 2, 3, 3], B: [6, 2, 1, 1] };
    const grouped = Object.entries(shapes).map(([factor, shape]) => ({
      name: `base_model.model.conv.lora_${factor}.weight`,
      shape,
      numbers: new Array<number>(shape.reduce((all, side) => all * side)).fill(1),
    }));
    expect(errorOf(toSafetensors(grouped))).toContain(
      "grouped convolutions cannot be read: PEFT cannot merge them either",
    );
  });

  it("with a rank above 1,024, before its tensors are read", () => {
    const withRank = (rank: number) => {
      const ones = new Array<number>(rank).fill(1);
      const a = ones.map((item) => [item]);
      return toSafetensors(toTensors("layers.0.q", [ones], a));
    };
    const source = toSource(withRank(1025));
    let end = 0;
    const readPart = (from: number, to: number) => {
      end = Math.max(end, to);
      return source.read(from, to);
    };
    expect(() => readAdapter({ ...source, read: readPart })).toThrow(
      "r of layers.0.q must be a whole number from 1 to 1,024; got 1025",
    );
    expect(end).toBeLessThanOrEqual(source.size - 2 * 4 * 1025);
    const [first, ...rest] = read(withRank(1024)).updates[0]!.sigmas;
    expect(first).toBeCloseTo(1024, 9);
    expect(rest).toEqual(new Array(1023).fill(0));
  });

  it("with singular values that would take hours, before its tensors are read", () => {
    const withModules = (count: number) => {
      const shape = [1024, 1024];
      const bytes = 2 ** 20;
      const names = Array.from({ length: count }, (_, index) => [
        `q${index}.lora_A`,
        `q${index}.lora_B`,
      ]);
      const entries = names.flat().map((name, index) => {
        const data_offsets = [index * bytes, (index + 1) * bytes];
        return [name, { dtype: "F8_E4M3", shape, data_offsets }];
      });
      const file = toFile(JSON.stringify(Object.fromEntries(entries)), Buffer.of());
      return { ...toSource(file), size: file.length + entries.length * bytes };
    };
    expect(() => readAdapter(withModules(500))).toThrow(
      /^the file must be an adapter whose sum of \(d \+ k\)r² \+ 4r³ of all modules is at most 3,000,000,000,000, because more would take hours; got 3221225472000$/,
    );
    // Reads the first tensor of a file below the limit.
    expect(() => readAdapter(withModules(400))).toThrow(/^read \d+ to \d+$/);
  });

  it("with too many experts", () => {
    const count = 100_001;
    const tensors = ["a", "b"].map((side) => ({
      name: `q.lora_${side}`,
      shape: [count, 1, 1],
      numbers: new Array<number>(count).fill(1),
    }));
    expect(errorOf(toSafetensors(tensors))).toContain(
      "the file must be an adapter of at most 100,000 modules and experts; got 100001",
    );
  });

  it("with too many tensors or metadata", () => {
    const metadata = Array.from({ length: 100_001 }, (_, index) => `"${index}":""`);
    const bytes = toFile(`{"__metadata__":{${metadata}}}`, Buffer.of());
    expect(errorOf(bytes)).toContain("at most 100,000 names");
    const entry = (index: number) => `"${index}":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}`;
    const many = Array.from({ length: 100_001 }, (_, index) => entry(index));
    expect(errorOf(toFile(`{${many}}`, Buffer.of()))).toContain("at most 100,000 names");
  });

  it("after any part of it is cut off", () => {
    fc.assert(
      fc.property(fc.nat(valid.length - 1), (length) => {
        errorOf(valid.subarray(0, length));
      }),
      { numRuns: runs(40) },
    );
  });

  it("after random changes, or it is read without numbers that are not finite", () => {
    const change = fc.record({ at: fc.nat(valid.length - 1), byte: fc.nat(255) });
    let rejected = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const bytes = Uint8Array.from(valid);
        for (const { at, byte } of changes) bytes[at] = byte;
        try {
          for (const { sigmas } of read(bytes).updates)
            for (const sigma of sigmas) expect(sigma).toBeGreaterThanOrEqual(0);
        } catch (error) {
          expect(error).toBeInstanceOf(LoraError);
          rejected++;
        }
      }),
      { numRuns: runs(400) },
    );
    expect(rejected).toBeGreaterThan(50);
  });
});

describe("the command", () => {
  const before = process.cwd();
  const folder = mkdtempSync(path.join(tmpdir(), "lora-adapter-"));
  beforeAll(() => process.chdir(folder));
  afterAll(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  it("says that the magnitudes of DoRA are ignored", async () => {
    mkdirSync("dora");
    const name = "base_model.model.layers.3.q.lora_magnitude_vector";
    const factors = toTensors("layers.3.q", [[3], [4]], [[2, 0]]);
    const bytes = toSafetensors([...factors, { name, shape: [2], numbers: [7, 7] }]);
    writeFileSync("dora/a.safetensors", bytes);
    writeFileSync("dora/adapter_config.json", '{ "r": 1, "lora_alpha": 1, "use_dora": true }');
    const { code, out, error } = await run("dora/a.safetensors", "--csv");
    expect(code).toBe(0);
    expect(out).toContain("layers.3.q,3,2,2,1,1,10,10,1,1,1,1,1");
    expect(error).toBe(
      "lora-visualizer: DoRA's magnitudes are ignored, so the numbers are those of s·BA, not of DoRA's complete change\n",
    );
  });

  it("lists an adapter's updates as CSV, with the factor of the configuration beside it", async () => {
    mkdirSync("run");
    writeFileSync(
      "run/a.safetensors",
      toSafetensors(toTensors("layers.3.q", [[3], [4]], [[2, 0]])),
    );
    const head =
      "module,layer,d,k,r,scale,norm,sigma1,directions50,directions90,directions95,directions99,share\r\n";
    expect(await run("run/a.safetensors", "--csv")).toEqual({
      code: 0,
      out: `${head}layers.3.q,3,2,2,1,1,10,10,1,1,1,1,1\r\n`,
      error:
        "lora-visualizer: α/r is assumed to be 1, because there is no adapter_config.json beside the adapter\n",
    });
    writeFileSync("run/adapter_config.json", '{ "r": 1, "lora_alpha": 8 }');
    expect(await run("--file", "run/a.safetensors", "-o", "-", "--format", "csv")).toEqual({
      code: 0,
      out: `${head}layers.3.q,3,2,2,1,8,80,80,1,1,1,1,1\r\n`,
      error: "",
    });
    for (const name of ["out.csv", "out.svg", "out.png", "out.pdf"])
      expect((await run("run/a.safetensors", "-o", name)).code).toBe(0);
    expect(readdirSync(".").filter((name) => name.startsWith("out."))).toHaveLength(4);
    const { out } = await run("run/a.safetensors", "--format", "md", "--share", "99");
    expect(out.replaceAll("\u00a0", " ")).toContain(
      "| q | 2 × 2 | 1 | 80.0 | 1 | 1 | 1 | 100 % | 80.0 | 1 |",
    );
  });

  it("compares sentences about an adapter with its file", async () => {
    mkdirSync("checked");
    const factors = toTensors("layers.3.q", [[3], [4]], [[2, 0]]);
    writeFileSync("checked/a.safetensors", toSafetensors(factors));
    writeFileSync("checked/a.md", "# Run\n\nOur adapter has rank 2.\n");
    const check = (...args: string[]) => run("check", "checked/a.md", ...args);
    expect(await check()).toEqual({ code: 0, out: "", error: "" });
    expect(await check("--adapter", "checked/a.safetensors")).toEqual({
      code: 1,
      out: "checked/a.md:3:17: the text says rank 2; the correct number is 1: rank of a.safetensors\n",
      error: "",
    });
    const { code, error } = await check("--adapter", "checked/a.md");
    expect(code).toBe(2);
    expect(error).toMatch(/^lora-visualizer: checked\/a\.md: the (?:file|header) must be .*\n$/);
  });

  it.each([
    [["none.safetensors"], "cannot read none.safetensors: there is no such file", 1],
    [["bad/a.safetensors"], "bad/a.safetensors: the file must be at least 8 bytes", 1],
    [
      ["adapter_model.bin"],
      "adapter_model.bin: the file must be a safetensors file, not a pickle",
      1,
    ],
    [
      ["odd/a.safetensors"],
      "odd/adapter_config.json:2:3: lora_alpha of the adapter config must be",
      1,
    ],
    [["bad/a.safetensors", "8"], "got 2 positional arguments, but only file are positional", 2],
    [
      ["bad/a.safetensors", "-o", "a.svg"],
      "bad/a.safetensors: the file must be at least 8 bytes",
      1,
    ],
    [["bad/a.safetensors", "--rank", "8"], "the figure adapter has no option --rank", 2],
  ])("rejects %j in one line", async (args, message, expected) => {
    for (const name of ["bad", "odd"]) mkdirSync(name, { recursive: true });
    writeFileSync("bad/a.safetensors", "");
    writeFileSync("adapter_model.bin", "PK\x03\x04");
    writeFileSync("odd/a.safetensors", valid);
    writeFileSync("odd/adapter_config.json", '{\n  "lora_alpha": -1\n}');
    const { code, out, error } = await run(...(args as string[]));
    expect([code, out]).toEqual([expected, ""]);
    expect(error).toMatch(/^lora-visualizer: .*\n$/);
    expect(error).toContain(message);
  });
});
