/** Tests models that are read from the headers of checkpoints. tests/oracle/checkpoints.py counts them with PEFT. */
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assertInProject } from "../../plugin/files.js";
import { createReaders } from "../../plugin/host-files.js";
import { createFileReaders } from "../../plugin/weights.js";
import type { CheckpointShapes } from "../../src/counts/checkpoint.js";
import { families } from "../../src/counts/config.js";
import { toModel } from "../../src/counts/lookup.js";
import { methods } from "../../src/counts/methods/index.js";
import { baseParameters } from "../../src/counts/model.js";
import { expandNames, type NamedTensor, shortenNames } from "../../src/counts/tensor-names.js";
import { countMethod, countModel, type MethodInput } from "../../src/index.js";
import { parseTag } from "../../src/tag/arguments.js";
import { readCheckpoint } from "../../src/tag/checkpoint.js";
import { renderTag } from "../../src/tag/evaluate.js";
import { isCheckpoint } from "../../src/tag/values.js";
import {
  decoderTensors,
  type Sizes,
  writeCheckpoint,
  writeTensors,
} from "../support/checkpoints.js";
import { run } from "../support/command.js";
import { isExam } from "../support/draws.js";
import { sharedFolder, workIn } from "../support/temporary.js";

interface Saved {
  readonly parameters: number;
  /** The usual targets of the type, of those that PEFT accepts. Null for a model without linear modules. */
  readonly usual: string | null;
  /** The trained parameters at rank 3, by targets. Null if PEFT rejects them. */
  readonly counts: Readonly<Record<string, number | null>>;
  readonly config?: object;
  readonly tensors: CheckpointShapes["tensors"];
}

const oracle: { readonly types: Readonly<Record<string, Saved>> } = JSON.parse(
  readFileSync("tests/reference/oracle-checkpoints.json", "utf8"),
);
const types = Object.entries(oracle.types);

/** Returns the trained parameters at rank 3, or null for an error. */
function count(model: CheckpointShapes, targets: string): number | null {
  try {
    return countModel({
      model,
      rank: 3,
      targets: targets === "all-linear" ? targets : targets.split(","),
    }).trainable;
  } catch {
    return null;
  }
}

/** Returns lists of targets that we count, and that PEFT counts differently or rejects. */
const findDifferences = (model: CheckpointShapes, { counts }: Saved) =>
  Object.entries(counts).filter(([targets, expected]) => {
    const actual = count(model, targets);
    return actual !== null && actual !== expected;
  });

describe("a checkpoint that transformers saved", () => {
  it("has the counts of PEFT or an error, without its config.json", () => {
    const differences = types.flatMap(([type, saved]) =>
      findDifferences({ tensors: saved.tensors }, saved).map((item) => [type, ...item]),
    );
    expect(differences).toEqual([]);
  });

  it("has the counts of PEFT or an error, with the config.json of a known type", () => {
    const known = types.filter(([, { config }]) => config);
    expect(known.length).toBeGreaterThan(40);
    const differences = known.flatMap(([type, { config = {}, ...saved }]) =>
      findDifferences({ config, tensors: saved.tensors }, { ...saved }).map((item) => [
        type,
        ...item,
      ]),
    );
    expect(differences).toEqual([]);
  });

  it("has the parameters of the model, if its names tell them", () => {
    const differences = types.filter(([, { tensors, parameters }]) => {
      try {
        const model = toModel({ tensors });
        return model.other && baseParameters(model) !== parameters;
      } catch {
        return false;
      }
    });
    expect(differences.map(([type]) => type)).toEqual([]);
  });

  it("is counted exactly for most types", () => {
    const isExact = (targets: (saved: Saved) => string | null) =>
      types.filter(([, saved]) => {
        const { config, tensors, counts } = saved;
        const wanted = targets(saved);
        return (
          wanted !== null &&
          counts[wanted] !== null &&
          count({ tensors, ...(config && { config }) }, wanted) === counts[wanted]
        );
      }).length;
    expect({
      types: types.length,
      withLinear: types.filter(([, { usual }]) => usual).length,
      usual: isExact(({ usual }) => usual),
      allLinear: isExact(() => "all-linear"),
    }).toEqual({ types: 255, withLinear: 252, usual: 212, allLinear: 78 });
  });

  it("has the same counts for one layer alone, with or without a path before its names", () => {
    const LAYER = /^(.*?\.)?\d+\./;
    let counted = 0;
    for (const [type, { tensors, counts }] of types) {
      const named = expandNames(tensors);
      const layer = named.map(({ name }) => LAYER.exec(name)?.[0]).find(Boolean);
      if (!layer) continue;
      const parts = named.filter(({ name }) => name.startsWith(layer));
      const countAfter = (before: string, targets: string) => {
        const renamed = parts.map((item) => ({ ...item, name: item.name.replace(layer, before) }));
        return count({ tensors: shortenNames(renamed) }, targets);
      };
      const targets = Object.keys(counts).flatMap((list) => list.split(","));
      for (const target of new Set(targets)) {
        const expected = countAfter("part.", target);
        expect(countAfter("", target), `${type} ${target}`).toBe(expected);
        counted += Number(expected !== null);
      }
    }
    expect(counted).toBeGreaterThan(100);
  });

  it("would be found to differ if a side of a module were wrong", () => {
    const different = types.slice(0, 40).filter(([, saved]) => {
      const tensors = Object.fromEntries(
        Object.entries(saved.tensors).map(([name, [dtype, ...shape]]) => {
          const [first = 0, ...rest] = shape;
          return [name, shape.length === 2 ? [dtype, first + 1, ...rest] : [dtype, ...shape]];
        }),
      ) as Saved["tensors"];
      return findDifferences({ tensors }, saved).length > 0;
    });
    expect(different.length).toBeGreaterThan(20);
  });
});

describe("the names of tensors", () => {
  const part = fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 12 }).map(String) },
    fc.constantFrom("layers", "q_proj", "weight", "00", "a{b", "#"),
  );
  const tensors = fc.uniqueArray(
    fc.record({
      name: fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(".")),
      dtype: fc.constantFrom("BF16", "F32"),
      shape: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }),
    }),
    { selector: ({ name }) => name, maxLength: 40 },
  );
  const sorted = (list: readonly NamedTensor[]) =>
    [...list].sort((a, b) => (a.name < b.name ? -1 : 1));

  it("are the same after they are shortened and expanded", () => {
    fc.assert(
      fc.property(tensors, (list) => {
        expect(sorted(expandNames(JSON.parse(JSON.stringify(shortenNames(list)))))).toEqual(
          sorted(list),
        );
      }),
    );
  });

  it("need one entry for all layers and experts", () => {
    const list = [0, 1, 2, 5].flatMap((layer) =>
      [0, 1].map((expert): NamedTensor => {
        return { name: `layers.${layer}.experts.${expert}.w1.weight`, dtype: "F32", shape: [2, 3] };
      }),
    );
    expect(shortenNames(list)).toEqual({
      "layers.{0-2,5}.experts.{0-1}.w1.weight": ["F32", 2, 3],
    });
  });

  it.each([
    [[], "tensors of the shapes must be an object with names and shapes; got []"],
    [
      { a: "F32" },
      'a of the shapes must be a dtype and the sides, such as ["BF16", 4096, 4096]; got "F32"',
    ],
    [{ a: ["F32", -1] }, "a of the shapes must be a dtype and the sides"],
    [
      { "a.{0-1}": ["F32", 1], "a.1": ["F32", 1] },
      'each tensor of the shapes must be named once; got "a.1"',
    ],
    [{ "a.{0-999999999}": ["F32", 1] }, "named with ranges such as {0-31}"],
    [{ "{0-999}.{0-999}.{0-999}": ["F32", 1] }, "named with ranges such as {0-31}"],
    [{ "a.{3-1}": ["F32", 1] }, "named with ranges such as {0-31}"],
  ])("are rejected in one line: %j", (list, message) => {
    expect(() => expandNames(list)).toThrow(message);
  });
});

const sizes = fc.record({
  layers: fc.integer({ min: 1, max: 4 }),
  hidden: fc.integer({ min: 1, max: 9 }).map((number) => 8 * number),
  inner: fc.integer({ min: 1, max: 99 }),
  keys: fc.integer({ min: 1, max: 9 }).map((number) => 8 * number),
  vocabulary: fc.integer({ min: 1, max: 99 }),
});

/** A model with the shapes of Llama-3.1-8B, whose file has 16 GB. */
const LLAMA: Sizes = { layers: 32, hidden: 4096, inner: 14336, keys: 1024, vocabulary: 128256 };

/** Returns the first bytes of a file, and its size; undefined if there is no such file. */
function readStart(file: string): { bytes: Uint8Array; size: number } | undefined {
  if (!existsSync(file)) return undefined;
  const descriptor = openSync(file, "r");
  const bytes = Buffer.alloc(100_000);
  readSync(descriptor, bytes);
  const { size } = fstatSync(descriptor);
  closeSync(descriptor);
  return { bytes, size };
}

describe("the files of a checkpoint", () => {
  const outside = sharedFolder();
  const project = path.join(outside, "project");
  workIn(project);
  const host = {
    readCheckpoint: createFileReaders(project, assertInProject).readCheckpoint,
    readJson: (name: string) => JSON.parse(readFileSync(name, "utf8")),
  };
  const show = (model: string, rest = 'targets=["q_proj", "v_proj"], show=trainable') => {
    const tag = parseTag(`<% lora 8, model="${model}", ${rest} %>`);
    if ("error" in tag) throw tag.error;
    const rendered = renderTag(tag.args, {}, host);
    return rendered.kind === "number" ? rendered.text : rendered.kind;
  };

  it("state the modules, whether they are one file, shards, a folder or a shapes.json", async () => {
    let cases = 0;
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 2, max: 5 }), async (drawn, count) => {
        const folder = `drawn-${cases++}`;
        const tensors = decoderTensors(drawn);
        writeCheckpoint(`${folder}/one`, tensors);
        writeCheckpoint(`${folder}/many`, tensors, { count });
        const { out } = await run("shapes", `${folder}/many`);
        writeFileSync(`${folder}/shapes.json`, out);
        const { layers, hidden, keys } = drawn;
        const expected = (layers * 8 * (hidden + hidden + (keys + hidden))).toLocaleString("en-US");
        for (const name of [
          "one/",
          "one/model.safetensors",
          "many/",
          "many/model.safetensors.index.json",
          "shapes.json",
        ])
          expect(show(`./${folder}/${name}`)).toBe(expected);
        expect(show(`./${folder}/many//`)).toBe(expected);
        const base = tensors.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
        expect(show(`./${folder}/one`, 'targets="all-linear", show=full')).toBe(
          base.toLocaleString("en-US"),
        );
      }),
      { numRuns: 6 },
    );
  });

  it("cost kilobytes, however large they are", () => {
    const folder = writeCheckpoint("large", decoderTensors(LLAMA), { count: 4 });
    let bytes = 0;
    const shapes = readCheckpoint(`${folder}/`, {
      open: (file, use) => {
        const start = readStart(file);
        if (!start) return undefined;
        const read = (from: number, to: number) => {
          bytes += to - from;
          return start.bytes.subarray(from, to);
        };
        return use({ name: file, size: start.size, read });
      },
      readJson: (file) => (file.endsWith("index.json") ? host.readJson(file) : undefined),
    });
    expect(bytes).toBeLessThan(40_000);
    const known = countModel({ model: "meta-llama/Llama-3.1-8B", rank: 8, targets: "all-linear" });
    const read = countModel({ model: shapes, rank: 8, targets: "all-linear" });
    expect([read.trainable, read.base]).toEqual([known.trainable, known.base]);
  });

  it("draw the figure of a model, and no figure of memory or computation", () => {
    writeCheckpoint("drawable", decoderTensors({ ...LLAMA, layers: 2 }));
    const targets = 'targets=["q_proj"]';
    expect(show("./drawable/", targets)).toBe("figure");
    for (const [figure, quantity] of [
      ["memory", "memory"],
      ["compute", "computation"],
    ])
      expect(() => show("./drawable/", `${targets}, figure=${figure}`)).toThrow(
        `model must be a model of a known type, because the names and shapes of tensors do not tell its ${quantity}; got "drawable"`,
      );
  });

  it("have the numbers of their config.json if its type is known, and must agree with it", () => {
    const config = {
      model_type: "llama",
      hidden_size: 64,
      intermediate_size: 96,
      num_attention_heads: 8,
      num_hidden_layers: 3,
      vocab_size: 50,
    };
    const drawn = { layers: 3, hidden: 64, inner: 96, keys: 64, vocabulary: 50 };
    writeCheckpoint("known", decoderTensors(drawn), { config });
    expect(show("./known/", "show=trainable")).toBe(
      String(3 * 2 * 8 * 128).replace(/(?=...$)/, ","),
    );
    expect(show("./known/", "figure=memory")).toBe("figure");
    for (const [key, value] of [
      ["layers", 4],
      ["hidden", 128],
      ["keys", 32],
      ["inner", 97],
    ] as const) {
      writeCheckpoint("known", decoderTensors({ ...drawn, [key]: value }), { config });
      expect(() => show("./known/", "show=trainable")).toThrow(
        /^\.\/known\/: model must be a checkpoint with the shapes of its config\.json, which describes \d+ matrices of \d+ × \d+ in layers/,
      );
    }
  });

  const invalid: readonly (readonly [string, () => string, string])[] = [
    [
      "a folder without weights",
      () => {
        mkdirSync("empty");
        return "./empty/";
      },
      "cannot read ./empty/: it contains neither model.safetensors nor model.safetensors.index.json",
    ],
    [
      "a missing file",
      () => "none.safetensors",
      "cannot read none.safetensors: there is no such file",
    ],
    [
      "a missing shard",
      () => {
        writeCheckpoint("missing", decoderTensors({ ...LLAMA, layers: 1 }), { count: 2 });
        rmSync("missing/model-00002-of-00002.safetensors");
        return "./missing/";
      },
      './missing/: each file in the index must be in its folder; got "model-00002-of-00002.safetensors"',
    ],
    [
      "an index that names a file elsewhere",
      () => {
        mkdirSync("elsewhere");
        writeTensors("../elsewhere.safetensors", decoderTensors({ ...LLAMA, layers: 1 }));
        writeFileSync(
          "elsewhere/model.safetensors.index.json",
          '{"weight_map":{"a":"../../elsewhere.safetensors"}}',
        );
        return "./elsewhere/";
      },
      "each file in the index must be a .safetensors file in its folder",
    ],
    [
      "an index without files",
      () => {
        mkdirSync("indexed");
        writeFileSync("indexed/model.safetensors.index.json", "{}");
        return "./indexed/";
      },
      "weight_map of the index must be 1 to 10000 files by tensors; it is missing",
    ],
    [
      "a link to a file outside the project",
      () => {
        mkdirSync("linked");
        writeTensors("../outside.safetensors", decoderTensors({ ...LLAMA, layers: 1 }));
        symlinkSync("../../outside.safetensors", "linked/model.safetensors");
        return "./linked/";
      },
      "is outside the project",
    ],
    ["a path outside the project", () => "../outside.safetensors", "is outside the project"],
    [
      "a pickle",
      () => {
        writeFileSync("model.bin", "PK\u0003\u0004archive/data.pkl");
        return "model.bin";
      },
      'a safetensors file, not a pickle; save the model with save_pretrained("folder")',
    ],
    [
      "a part of a file",
      () => {
        writeFileSync(
          "cut.safetensors",
          readStart("drawable/model.safetensors")!.bytes.subarray(0, 1000),
        );
        return "cut.safetensors";
      },
      "copy or save the file again, because it is damaged",
    ],
    [
      "quantized weights",
      () => {
        const tensors = decoderTensors({ ...LLAMA, layers: 1 }).map((tensor) => ({
          ...tensor,
          dtype: "U8",
          shape: [...tensor.shape],
        }));
        const shapes = { tensors: shortenNames(tensors) };
        writeFileSync("quantized.json", JSON.stringify(shapes));
        return "./quantized.json";
      },
      "without quantized tensors, whose shapes are not those of the modules",
    ],
  ];
  it.each(invalid)("are rejected in one line: %s", (_, write, message) => {
    const name = write();
    const attempt = () => show(name);
    expect(attempt).toThrow(message);
    expect(attempt).not.toThrow(/\n/);
  });

  it("are read by hosts that supply only bytes", () => {
    writeCheckpoint(
      "bytes",
      decoderTensors({ layers: 1, hidden: 8, inner: 8, keys: 8, vocabulary: 9 }),
      { count: 2 },
    );
    const { readCheckpoint: read } = createReaders((name) => {
      try {
        return readFileSync(name);
      } catch {
        return undefined;
      }
    });
    expect(read!("./bytes/")).toEqual(
      createFileReaders("", path.resolve).readCheckpoint("./bytes/"),
    );
  });

  it("are named in an error of the command `shapes`", async () => {
    expect(await run("shapes")).toMatchObject({
      code: 2,
      error: expect.stringContaining("name one checkpoint"),
    });
    expect(await run("shapes", "nothing")).toEqual({
      code: 1,
      out: "",
      error:
        'lora-visualizer: cannot read nothing/: it contains neither model.safetensors nor model.safetensors.index.json; save the model with save_pretrained("folder")\n',
    });
  });
});

describe("targets in a checkpoint of an unknown type", () => {
  it("of which no module can be named are an error of the model, not an empty list", () => {
    const name = fc.constantFrom("norm", "embed_tokens", "conv", "a.b.norm", "layers.0.ln");
    const kinds = fc.dictionary(
      name.map((path) => `${path}.weight`),
      fc.constantFrom<readonly ["F32", ...number[]]>(["F32", 4], ["F32"], ["F32", 4, 4]),
      { minKeys: 1 },
    );
    const targets = fc.constantFrom(undefined, ["k_proj"], ["other"], ["x", "q"]);
    let [listed, none] = [0, 0];
    fc.assert(
      fc.property(kinds, fc.boolean(), targets, (others, hasLinear, targets) => {
        const tensors = {
          ...others,
          ...(hasLinear && { "layers.0.self_attn.q_proj.weight": ["F32", 4, 8] }),
        };
        try {
          countModel({ model: { tensors } as never, rank: 2, targets });
        } catch (error) {
          const { message } = error as Error;
          expect(message).not.toMatch(/(?:some of|: ) *;/);
          const isOfModel = /^model must be a model with known linear modules, /.test(message);
          expect(isOfModel).toBe(!hasLinear);
          if (isOfModel) none++;
          else listed++;
        }
      }),
    );
    expect(Math.min(listed, none)).toBeGreaterThan(0);
  });

  const dense = decoderTensors({ layers: 2, hidden: 16, inner: 24, keys: 8, vocabulary: 9 });
  const tensor = (name: string, ...shape: number[]): NamedTensor => ({
    name,
    dtype: "BF16",
    shape,
  });
  const attempt = (extra: readonly NamedTensor[], targets: readonly string[] | string) => () =>
    countModel({ model: { tensors: shortenNames([...dense, ...extra]) }, rank: 1, targets })
      .trainable;

  it.each([
    [
      "experts",
      [tensor("model.layers.0.mlp.experts.0.w1.weight", 4, 16)],
      ["gate_proj"],
      /beside experts/,
    ],
    [
      "fused experts",
      [tensor("model.layers.0.mlp.experts.gate_up_proj", 2, 8, 16)],
      ["gate_up_proj"],
      /experts and routers/,
    ],
    [
      "a router",
      [tensor("model.layers.0.mlp.gate.weight", 4, 16)],
      ["gate"],
      /experts and routers/,
    ],
    ["embeddings", [], ["embed_tokens"], /not that of a linear module/],
    ["a container", [], ["self_attn"], /also contains other modules/],
    ["a missing name", [], ["q_proj", "query"], /must be modules of the checkpoint: q_proj/],
    [
      "shared layers",
      [tensor("model.layers.1.shared_transformer.self_attn.q_proj.weight", 16, 16)],
      ["q_proj"],
      /several layers may share it/,
    ],
    [
      "a convolution of images",
      [
        tensor("vision.patch.weight", 16, 3, 4, 4),
        tensor("vision.layer.0.attention.attention.query.weight", 16, 16),
      ],
      ["query"],
      /image models/,
    ],
    [
      "all modules beside experts",
      [tensor("model.layers.0.mlp.experts.0.w1.weight", 4, 16)],
      "all-linear",
      /is not certain/,
    ],
    [
      "all modules beside an unknown name",
      [tensor("model.adapter.weight", 4, 16)],
      "all-linear",
      /model\.adapter\.weight is not certain/,
    ],
    [
      "all modules of incomplete layers",
      [tensor("model.layers.2.self_attn.q_proj.weight", 16, 16)],
      "all-linear",
      /is not certain/,
    ],
    ["a regular expression", [], ".*q_proj", /known by name/],
  ] as const)("are rejected if they are in doubt: %s", (_, extra, targets, message) => {
    expect(attempt(extra, targets)).toThrow(message);
  });

  it("outside experts are counted, and an output head only by name", () => {
    const experts = [tensor("model.layers.0.mlp.experts.0.w1.weight", 4, 16)];
    expect(attempt(experts, ["q_proj", "v_proj"])()).toBe(2 * (16 + 16 + (8 + 16)));
    expect(attempt([], ["lm_head"])()).toBe(9 + 16);
    const linear = 2 * (2 * 32 + 2 * 24 + 3 * 40);
    expect(attempt([], "all-linear")()).toBe(linear);
  });

  it("of a transposed weight have the order that its bias tells", () => {
    const gpt2 = [
      tensor("h.0.attn.c_attn.weight", 16, 48),
      tensor("h.0.attn.c_attn.bias", 48),
      tensor("h.0.attn.c_proj.weight", 16, 16),
    ];
    const { modules } = countModel({
      model: { tensors: shortenNames(gpt2) },
      rank: 1,
      targets: ["c_attn"],
      dora: true,
    });
    expect(modules[0]).toMatchObject({ d: 48, k: 16, parameters: 48 + 16 + 48 });
  });
});

describe("other methods and options on a checkpoint of an unknown type", () => {
  const options: readonly Partial<MethodInput>[] = [
    { bias: "all" },
    { bias: "lora_only" },
    { loraBias: true },
    { excludeModules: ["v_proj"] },
    { excludeModules: ["layers.0.self_attn.v_proj"] },
    { layersToTransform: [0] },
    { rankPattern: { "layers.0.self_attn.v_proj": 5 } },
    { modulesToSave: ["lm_head"] },
    { modulesToSave: ["embed_tokens"], ensureWeightTying: true },
    { trainableTokenIndices: [0, 1] },
    { targetParameters: ["q_proj.weight"] },
  ];
  const inputs = [
    ...Object.keys(methods).map((method) => ({ method })),
    ...["lora", "adalora", "oft"].flatMap((method) => options.map((item) => ({ method, ...item }))),
  ];
  const attempt = (count: () => number) => {
    try {
      return count();
    } catch {
      return null;
    }
  };

  it.each(inputs)("have the counts of the known type or an error: %j", (input) => {
    let equal = 0;
    const isPlain = input.method === "lora" && Object.keys(input).length === 1;
    const place = inputs.indexOf(input);
    const compared = types.filter((_, at) => isExam || isPlain || at % 8 === place % 8);
    const differences = compared.filter(([, { config, tensors, usual }]) => {
      if (!config || !usual) return false;
      const shared = { rank: 4, targets: usual.split(","), ...input };
      // A configuration that is rejected has no counts to compare.
      if (attempt(() => baseParameters(toModel(config))) === null) return false;
      const known = attempt(() => countMethod({ model: { config, tensors }, ...shared }));
      const unknown = attempt(() => countMethod({ model: { tensors }, ...shared }));
      if (unknown !== null && unknown === known) equal++;
      return unknown !== null && unknown !== known;
    });
    expect(differences.map(([type]) => type)).toEqual([]);
    if (isPlain) expect(equal).toBeGreaterThan(35);
  });
});

describe("an unknown model_type", () => {
  it("is never corrected to another type of transformers", () => {
    const unknown = types.map(([type]) => type).filter((type) => !families.includes(type));
    expect(unknown.length).toBeGreaterThan(200);
    for (const type of unknown)
      expect(() => toModel({ model_type: type })).toThrow(
        /one of llama, .*; for another type, name a checkpoint instead, such as model="\.\/checkpoint\/"/,
      );
  });

  it("is corrected if only case or punctuation differ", () => {
    expect(() => toModel({ model_type: "GPT-2" })).toThrow("did you mean gpt2?");
  });
});

it("a name is a checkpoint if it starts as a path or ends in a weight file's extension, in any folder", () => {
  for (const name of ["./a", "../a", "..\\a", "a/", "a\\", "b.safetensors", "../c.BIN"])
    expect([name, isCheckpoint(name)]).toEqual([name, true]);
  for (const name of [
    "a",
    ".../a",
    "org/model",
    "./config.json",
    "../a.json",
    "a.safetensors.json",
  ])
    expect([name, isCheckpoint(name)]).toEqual([name, false]);
});
