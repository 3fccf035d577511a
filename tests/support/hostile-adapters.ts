/** Adapter files that must be rejected, for unit tests and for the exam. */
import {
  type TestTensor,
  toData,
  toFile,
  toHeader,
  toSafetensors,
  toTensors,
} from "./adapter-file.js";

/** What is wrong with a file, its bytes, and a part of the error. */
export type HostileFile = readonly [
  name: string,
  bytes: Uint8Array,
  error: string,
  options?: {
    /** The file's name, if it is not adapter_model.safetensors. */
    readonly fileName?: string;
    /** The number of zeros after the bytes, which must not be read. */
    readonly zeros?: number;
  },
];

export const tensors = [
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
export const header = toHeader(tensors);
export const data = toData(tensors);
export const valid = toFile(header, data);

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

/** Returns the names and shapes of tensors in F8, as a file whose numbers are all 0. */
function withZeros(
  name: string,
  shapes: Readonly<Record<string, readonly number[]>>,
  error: string,
): HostileFile {
  let end = 0;
  const entries = Object.entries(shapes).map(([tensor, shape]) => {
    const from = end;
    end += shape.reduce((all, side) => all * side);
    const data_offsets = [from, end];
    return [tensor, { dtype: "F8_E4M3", shape, data_offsets }];
  });
  const bytes = toFile(JSON.stringify(Object.fromEntries(entries)), Buffer.of());
  return [name, bytes, error, { zeros: end }];
}

/** Returns a file with many modules of the largest rank. */
export const withModules = (count: number): HostileFile => {
  const names = Array.from({ length: count }, (_, index) => [
    `q${index}.lora_A`,
    `q${index}.lora_B`,
  ]);
  return withZeros(
    "singular values that would take hours",
    Object.fromEntries(names.flat().map((name) => [name, [1024, 1024]])),
    "whose sum of r(r + 20)(d + k + 700) + 4r³ of all modules is at most 300,000,000,000, because more would take too long",
  );
};

const manyNames = Array.from({ length: 100_001 }, (_, index) => index);
const noNumbers = '{"dtype":"F32","shape":[0],"data_offsets":[0,0]}';

export const HOSTILE_FILES: readonly HostileFile[] = [
  ["empty", Buffer.of(), `the file must be at least 8 bytes; ${AGAIN}; got 0`],
  ["a zip pickle", text("PK\x03\x04archive/data.pkl"), `not a pickle; ${SAVE}`],
  ["an old pickle", text("\x80\x02\x8a\nl\xfc\x9cF"), `not a pickle; ${SAVE}`],
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
    "offsets in reverse at its end",
    toFile(header.replace("[32,48]", "[32,28]"), data.subarray(0, 28)),
    "data_offsets of base_model.model.layers.1.q.lora_B.weight must be [32, …]",
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
  [
    "a name that goes on after kohya's",
    named("lora_unet_q.lora_down.weight_scale"),
    "factors of another name",
  ],
  ["a line break before kohya's name", named("a\nq.lora_down.weight"), "factors of another name"],
  ["a missing up", named("lora_unet_q.lora_down.weight"), "lora_B of lora_unet_q must be in the"],
  ["MLX's shapes that do not fit", withMlx([3, 2], [1, 4]), "shape of q.lora_a must be [k, 1], as"],
  ["experts of MLX that do not fit", withMlx([3, 2], [2, 5, 2]), "must be [2, 2, k], as the shape"],
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
  [
    "a name of a million characters",
    named("x".repeat(1e6)),
    "each name in the header must be at most 500 characters",
  ],
  [
    "a million names in metadata",
    toFile(`{"__metadata__":{${manyNames.map((name) => `"${name}":""`)}}}`, Buffer.of()),
    "at most 100,000 names",
  ],
  [
    "too many tensors",
    toFile(`{${manyNames.map((name) => `"${name}":${noNumbers}`)}}`, Buffer.of()),
    "at most 100,000 names",
  ],
  [
    "a shard",
    valid,
    "one file, not shards",
    { fileName: "adapter_model-00001-of-00002.safetensors" },
  ],
  withZeros(
    "a grouped convolution",
    { "conv.lora_A.weight": [4, 2, 3, 3], "conv.lora_B.weight": [6, 2, 1, 1] },
    "grouped convolutions cannot be read: PEFT cannot merge them either",
  ),
  withZeros(
    "a rank above 1,024",
    { "q.lora_A.weight": [1025, 8], "q.lora_B.weight": [8, 1025] },
    "r of q must be a whole number from 1 to 1,024; got 1025",
  ),
  withZeros(
    "a billion inputs",
    { "q.lora_A.weight": [1, 1e9], "q.lora_B.weight": [8, 1] },
    "k of q must be a whole number from 1 to 1,048,576; got 1000000000",
  ),
  withZeros(
    "a billion outputs",
    { "q.lora_a": [8, 1], "q.lora_b": [1, 1e9] },
    "d of q must be a whole number from 1 to 1,048,576; got 1000000000",
  ),
  withZeros(
    "a billion experts",
    { "q.lora_a": [1e9, 1, 1], "q.lora_b": [1e9, 1, 1] },
    "an adapter of at most 100,000 modules and experts; got 1000000000",
  ),
  withModules(500),
];
