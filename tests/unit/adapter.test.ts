/** Tests the numbers that are read from adapter files against independent computations. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readScaling } from "../../src/adapter/config.js";
import { findPlace } from "../../src/adapter/modules.js";
import { readAdapter } from "../../src/adapter/reader.js";
import { computeNorm, countDirections } from "../../src/adapter/summary.js";
import { listUpdates } from "../../src/adapter/table.js";
import { LoraError } from "../../src/errors.js";
import { product, random, seeded, sumOfSquares } from "../../src/figures/matrix.js";
import {
  type TestTensor,
  toData,
  toFile,
  toHeader,
  toSafetensors,
  toSource,
  toTensors,
} from "../support/adapter-file.js";
import { runs } from "../support/draws.js";
import { svd } from "../support/svd.js";

type Rows = readonly (readonly number[])[];

const read = (tensors: readonly TestTensor[], config?: object) =>
  readAdapter(toSource(toSafetensors(tensors)), config && readScaling(config));

/** Returns the singular values of the module with these factors, after a file stored them as float32. */
const sigmasOf = (b: Rows, a: Rows) => read(toTensors("m", b, a)).updates[0]!.sigmas;

const sides = fc.record({ d: fc.nat(15), k: fc.nat(15), rank: fc.nat(8) }).map((drawn) => ({
  d: drawn.d + 1,
  k: drawn.k + 1,
  rank: drawn.rank + 1,
}));

/** Numbers that float32 stores exactly, of very different sizes, of which many are 0. */
const item = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -1, max: 1, noNaN: true }).map(Math.fround) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1e-12, 3e5, -1e-30).map(Math.fround) },
);
const rows = (count: number, columns: number) =>
  fc.array(fc.array(item, { minLength: columns, maxLength: columns }), {
    minLength: count,
    maxLength: count,
  });

const factors = sides.chain(({ d, k, rank }) => fc.record({ b: rows(d, rank), a: rows(rank, k) }));

describe("singular values", () => {
  it("of the chapter's adapter grow in every module from the start of its training to its end", () => {
    const norms = ["start", "middle", "end"].map((name) => {
      const folder = `site/chapters/11-generative-ai-and-llms/adapter-${name}`;
      const config = JSON.parse(readFileSync(`${folder}/adapter_config.json`, "utf8"));
      const bytes = readFileSync(`${folder}/adapter_model.safetensors`);
      const { updates } = readAdapter(toSource(bytes), readScaling(config));
      return updates.map(({ sigmas }) => computeNorm(sigmas));
    });
    expect(norms[0]).toHaveLength(12);
    for (const [index, norm] of norms[0]!.entries()) {
      expect(norms[1]![index]).toBeGreaterThan(norm);
      expect(norms[2]![index]).toBeGreaterThan(norms[1]![index]!);
    }
  });

  it("agree with those of the product by Jacobi rotations, for any sides and rank", () => {
    fc.assert(
      fc.property(factors, ({ b, a }) => {
        const actual = sigmasOf(b, a);
        const expected = svd(product(b, a)).map(({ value }) => value);
        const bound = Math.sqrt(sumOfSquares(b) * sumOfSquares(a));
        expect(actual).toHaveLength(a.length);
        for (const [at, sigma] of actual.entries())
          expect(Math.abs(sigma - (expected[at] ?? 0))).toBeLessThanOrEqual(1e-14 * bound);
      }),
      { numRuns: runs(60) },
    );
  });

  it("of long factors have the square sum of the product, also after a rotation between the factors", () => {
    for (const [d, k, rank] of [
      [5000, 30, 13],
      [40, 9000, 6],
      [700, 600, 70],
    ] as const) {
      const draw = seeded(d);
      const [b, a] = [random(d, rank, 1, draw), random(rank, k, 1, draw)].map((rows) =>
        rows.map((row) => row.map(Math.fround)),
      ) as [number[][], number[][]];
      const sigmas = sigmasOf(b, a);
      // The square sum of BA is the sum of the products of the items of BᵀB and AAᵀ.
      const columns = Array.from({ length: rank }, (_, at) => at);
      const dot = (x: readonly number[], y: readonly number[]) =>
        x.reduce((sum, value, at) => sum + value * y[at]!, 0);
      const transposed = columns.map((column) => b.map((row) => row[column]!));
      const square = columns
        .flatMap((i) => columns.map((j) => dot(transposed[i]!, transposed[j]!) * dot(a[i]!, a[j]!)))
        .reduce((sum, value) => sum + value);
      expect(computeNorm(sigmas) ** 2 / square).toBeCloseTo(1, 12);
      // Exchanges two columns of B and rows of A, and changes a sign: exact in float32.
      const turn = (row: readonly number[]) => [row[1]!, -row[0]!, ...row.slice(2)];
      const turned = sigmasOf(b.map(turn), [a[1]!, a[0]!.map((value) => -value), ...a.slice(2)]);
      for (const [at, sigma] of sigmas.entries())
        expect(Math.abs(turned[at]! - sigma)).toBeLessThan(1e-13 * sigmas[0]!);
    }
  });

  it("of a multiple of a part of the identity are equal, for any rank", () => {
    const factor = fc.integer({ min: -40, max: 40 }).map((exponent) => 2 ** exponent);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(3), factor, (rank, zeros, scale) => {
        const identity = Array.from({ length: rank + zeros }, (_, row) =>
          Array.from({ length: rank + zeros }, (_, column) => Number(row === column && row < rank)),
        );
        const scaled = identity.map((row) => row.map((item) => item * scale));
        const expected = [...new Array(rank).fill(scale), ...new Array(zeros).fill(0)];
        const sigmas = sigmasOf(scaled, identity);
        expect(sigmas.map((sigma) => sigma / scale)).toEqual(
          expected.map((sigma) => expect.closeTo(sigma / scale, 12)),
        );
      }),
      { numRuns: runs(60) },
    );
  });
});

describe("numbers of an update", () => {
  it("count directions as PEFT does: the first with at least the share of the squares", () => {
    const shares = [0.89, 0.91];
    expect(shares.map((share) => countDirections([3, 1], share))).toEqual([1, 2]);
    expect(countDirections([1, 1, 1, 1], 0.5)).toBe(2);
    expect(countDirections([0, 0], 0.9)).toBe(0);
  });

  it("have shares that add up to 1, and list the layer", () => {
    const { head, rows: table } = listUpdates(
      read([
        ...toTensors("model.layers.10.q", [[3]], [[1]]),
        ...toTensors("model.layers.2.q", [[4]], [[1]]),
        ...toTensors("head", [[0]], [[1]]),
        ...toTensors("lora_te1_layers_3_fc", [[0]], [[1]]),
      ]),
    );
    const column = (name: string) => table.map((row) => row[head.indexOf(name)]);
    expect(column("module")).toEqual([
      "head",
      "lora_te1_layers_3_fc",
      "model.layers.2.q",
      "model.layers.10.q",
    ]);
    expect(column("layer")).toEqual([undefined, 3, 2, 10]);
    expect(column("share")).toEqual([0, 0, 0.64, 0.36]);
  });
});

describe("the place of a module", () => {
  it.each([
    ["model.layers.12.mlp.fc", "model.layers.*.mlp.fc", 12],
    [
      "lora_te1_text_model_encoder_layers_3_mlp_fc1",
      "lora_te1.text_model_encoder_layers.*.mlp_fc1",
      3,
    ],
    ["lora_unet_down_blocks_0_attentions_1_proj", "lora_unet.down_blocks.*.attentions_1_proj", 0],
    ["lora_layers_3_q_proj", "lora_layers.*.q_proj", 3],
    ["lora_unet_conv_in", "lora_unet_conv_in", undefined],
    ["my_layers_3_q", "my_layers_3_q", undefined],
    ["model.net.3", "model.*.net", 3],
    ["3", "3", undefined],
  ])("%s is %s with layer %s", (path, pattern, layer) => {
    expect(findPlace(path)).toEqual({ pattern, layer });
  });
});

describe("a configuration", () => {
  const tensors = [
    ...toTensors("layers.0.q", [[1, 0]], [[1], [0]]),
    ...toTensors("layers.1.q", [[1, 0]], [[1], [0]]),
  ];
  const scales = (config: object) => read(tensors, config).updates.map(({ scale }) => scale);

  it("sets the factor α/r or α/√r, for each module", () => {
    expect(scales({ r: 2, lora_alpha: 16 })).toEqual([8, 8]);
    expect(scales({ r: 2, lora_alpha: 16, use_rslora: true })).toEqual([
      16 / Math.sqrt(2),
      16 / Math.sqrt(2),
    ]);
    expect(scales({ r: 2, lora_alpha: 4, alpha_pattern: { "layers\\.[1-9]\\.q": 6 } })).toEqual([
      2, 3,
    ]);
    expect(scales({ r: 5, lora_alpha: 4, rank_pattern: { q: 2 } })).toEqual([2, 2]);
    expect(read(tensors).updates.map(({ scale }) => scale)).toEqual([1, 1]);
    expect([read(tensors), read(tensors, { r: 2 })].map((item) => item.isScaleAssumed)).toEqual([
      true,
      false,
    ]);
  });

  it("says whether all other tensors were trained, and counts their parameters then", () => {
    const saved = { r: 2, modules_to_save: ["score"] };
    const score = [
      { name: "base_model.model.score.weight", shape: [3, 2], numbers: new Array(6).fill(1) },
      { name: "base_model.model.score.bias", shape: [3], numbers: [1, 1, 1] },
    ];
    const head = { name: "base_model.model.head.weight", shape: [1], numbers: [1] };
    const describeOthers = (others: readonly TestTensor[], config?: object) => {
      const { areOthersTrained, extra } = read([...tensors, ...others], config);
      return [areOthersTrained, extra];
    };
    expect(describeOthers(score, saved)).toEqual([true, 9]);
    expect(describeOthers([...score, head], saved)).toEqual([undefined, undefined]);
    expect(describeOthers(score, { r: 2 })).toEqual([undefined, undefined]);
    expect(describeOthers(score)).toEqual([undefined, undefined]);
    expect(describeOthers([], saved)).toEqual([undefined, undefined]);
    const mlx = toTensors("q", [[1]], [[1]]).map((tensor, index) => ({
      ...tensor,
      name: `q.lora_${"ab"[index]}`,
    }));
    const { others } = read([...mlx, ...score], { lora_parameters: { rank: 1, scale: 20 } });
    expect(others).toEqual(["score.weight", "score.bias"]);
  });

  it("may have an empty value of an option that is not supported", () => {
    for (const empty of [null, false, [], {}])
      expect(scales({ r: 2, lora_alpha: 4, use_bdlora: empty })).toEqual([2, 2]);
    expect(() => scales({ r: 2, use_bdlora: [0] })).toThrow("use_bdlora");
  });

  it.each([
    [{ r: 4 }, /^r of layers.0.q must be 2, as in the file; use the file's adapter_config.json/],
    [{ r: 2, peft_type: "LOKR" }, /^peft_type of the adapter config must be LORA/],
    [{ r: 2, lora_alpha: "big" }, /^lora_alpha of the adapter config must be a number from/],
    [{ r: 2, init_lora_weights: "pissa_niter_16" }, /path_initial_model_for_weight_conversion/],
    [{ r: 2, init_lora_weights: "lora_ga" }, /path_initial_model_for_weight_conversion/],
    [{ r: 2, init_lora_weights: "loftq" }, /LoftQ also changes the base model/],
    [{ r: 2, use_qalora: true }, /^use_qalora .* QALoRA pools the input of A/],
    [{ r: 2, use_bdlora: { nblocks: 2 } }, /^use_bdlora .* BD-LoRA/],
    [{ r: 2, kasa_config: { beta: 1 } }, /^kasa_config .* KaSA/],
    [{ r: 2, target_parameters: "q.weight" }, /^target_parameters .* must be a list of names/],
    [
      { r: 2, target_parameters: ["q.up", "q.down"] },
      /^target_parameters .* the parameters of layers.0.q, whose ranks divide .* 1 pairs of factors/,
    ],
    [{ lora_parameters: { rank: 2, scale: 20 } }, /^the adapter config must be one of PEFT/],
    [{ lora_parameters: { rank: 2 } }, /^scale of the adapter config must be a number from/],
    [
      { lora_parameters: { rank: 2, scale: 10, alpha: 16 } },
      /^alpha of the adapter config must be omitted, because only some versions of mlx-lm/,
    ],
    [
      { r: 2, alpha_pattern: { "(?<=a)q": 1 } },
      /^alpha_pattern of the adapter config .* lookbehind/,
    ],
    [
      { r: 2, rank_pattern: { q: 0.5 } },
      /^rank_pattern of the adapter config must be a whole number/,
    ],
    [[], /^the adapter config must be an object/],
  ])("%j is rejected", (config, message) => {
    expect(() => read(tensors, config)).toThrow(message);
  });
});

describe("formats and dtypes", () => {
  it("convolutions and embeddings are read as PEFT shapes them, and other tensors are listed", () => {
    const { updates, others } = read([
      { name: "base_model.model.conv.lora_A.weight", shape: [1, 2, 1, 2], numbers: [1, 2, 2, 4] },
      { name: "base_model.model.conv.lora_B.weight", shape: [2, 1, 1, 1], numbers: [3, 4] },
      { name: "base_model.model.emb.lora_embedding_A", shape: [1, 3], numbers: [2, 3, 6] },
      { name: "base_model.model.emb.lora_embedding_B", shape: [2, 1], numbers: [0, 1] },
      { name: "base_model.model.conv.lora_magnitude_vector", shape: [2], numbers: [1, 1] },
      { name: "base_model.model.score.weight", shape: [1], numbers: [1] },
    ]);
    expect(updates.map(({ path, d, k, sigmas }) => [path, d, k, ...sigmas])).toEqual([
      ["conv", 2, 4, expect.closeTo(25, 13)],
      ["emb", 2, 3, expect.closeTo(7, 13)],
    ]);
    expect(others).toEqual(["score.weight"]);
  });

  it.each([
    [
      "q",
      "base_model.model.q.lora_A.weight",
      "base_model.model.q.lora_magnitude_vector",
      "base_model.model.q.lora_B.bias",
    ],
    ["lora_unet_q", "lora_unet_q.lora_down.weight", "lora_unet_q.dora_scale"],
    ["q", "q.lora_a", "q.m"],
  ])(
    "magnitudes and biases of %s are counted, and alpha and m of other modules are listed",
    (_, a, ...ofLora) => {
      const b = a.replace("_A", "_B").replace("down", "up").replace("_a", "_b");
      const { others, hasMagnitudes, hasBiases, extra, updates } = read([
        { name: a, shape: [1, 1], numbers: [2] },
        { name: b, shape: [1, 1], numbers: [3] },
        ...ofLora.map((name) => ({ name, shape: [4], numbers: [1, 1, 1, 1] })),
        { name: "score.alpha", shape: [2], numbers: [1, 1] },
        { name: "score.m", shape: [2], numbers: [1, 1] },
      ]);
      expect([others, hasMagnitudes, hasBiases, extra]).toEqual([
        ["score.alpha", "score.m"],
        true,
        ofLora.some((name) => name.endsWith(".bias")) || undefined,
        4 * ofLora.length,
      ]);
      expect(updates.map(({ sigmas }) => sigmas)).toEqual([[expect.closeTo(6, 13)]]);
    },
  );

  it("the scale of a file of kohya or old diffusers without α is known to be 1, and that of PEFT is assumed", () => {
    const isAssumed = (a: string, b: string) =>
      read([
        { name: a, shape: [1, 1], numbers: [2] },
        { name: b, shape: [1, 1], numbers: [3] },
      ]).isScaleAssumed;
    expect(isAssumed("lora_unet_q.lora_down.weight", "lora_unet_q.lora_up.weight")).toBe(false);
    expect(isAssumed("q.to_k_lora.down.weight", "q.to_k_lora.up.weight")).toBe(false);
    expect(isAssumed("q.lora_A.weight", "q.lora_B.weight")).toBe(true);
  });

  /** Returns rows with exchanged sides. */
  const transpose = (rows: Rows) => rows[0]!.map((_, column) => rows.map((row) => row[column]!));
  const toTensor = (name: string, rows: Rows, shape?: readonly number[]): TestTensor => ({
    name,
    shape: shape ?? [rows.length, rows[0]!.length],
    numbers: rows.flat(),
  });
  /** For each format: the module's name, and the tensors as its loader reads them. α is 6. */
  const FORMATS: Readonly<
    Record<string, readonly [path: string, write: (b: Rows, a: Rows) => readonly TestTensor[]]>
  > = {
    kohya: [
      "lora_te_text_model_encoder_layers_3_mlp_fc1",
      (b, a) => [
        toTensor("lora_te_text_model_encoder_layers_3_mlp_fc1.lora_down.weight", a),
        toTensor("lora_te_text_model_encoder_layers_3_mlp_fc1.lora_up.weight", b),
        toTensor("lora_te_text_model_encoder_layers_3_mlp_fc1.alpha", [[6]], []),
      ],
    ],
    "a convolution of kohya": [
      "lora_unet_conv_in",
      (b, a) => [
        toTensor("lora_unet_conv_in.lora_down.weight", a, [a.length, 1, a[0]!.length, 1]),
        toTensor("lora_unet_conv_in.lora_up.weight", b, [b.length, a.length, 1, 1]),
        {
          name: "lora_unet_conv_in.alpha",
          shape: [],
          dtype: "I64",
          bytes: Uint8Array.of(6, 0, 0, 0, 0, 0, 0, 0),
        },
      ],
    ],
    diffusers: [
      "unet.down_blocks.0.attn1.to_out.0",
      (b, a) => [
        toTensor("unet.down_blocks.0.attn1.to_out.0.lora.down.weight", a),
        toTensor("unet.down_blocks.0.attn1.to_out.0.lora.up.weight", b),
        toTensor("unet.down_blocks.0.attn1.to_out.0.alpha", [[6]]),
      ],
    ],
    "a text encoder of diffusers": [
      "text_encoder.layers.1.self_attn.q_proj",
      (b, a) => [
        toTensor("text_encoder.layers.1.self_attn.to_q_lora.down.weight", a),
        toTensor("text_encoder.layers.1.self_attn.to_q_lora.up.weight", b),
        toTensor("text_encoder.layers.1.self_attn.q_proj.alpha", [[6]]),
      ],
    ],
    "old processors of diffusers": [
      "unet.mid_block.attn2.to_out.0",
      (b, a) => [
        toTensor("unet.mid_block.attn2.processor.to_out_lora.down.weight", a),
        toTensor("unet.mid_block.attn2.processor.to_out_lora.up.weight", b),
        toTensor("unet.mid_block.attn2.to_out.0.alpha", [[6]]),
      ],
    ],
    MLX: [
      "model.layers.2.q_proj",
      (b, a) => [
        toTensor("model.layers.2.q_proj.lora_a", transpose(a)),
        toTensor("model.layers.2.q_proj.lora_b", transpose(b)),
        toTensor("model.layers.2.q_proj.alpha", [[6]]),
      ],
    ],
  };

  it.each(Object.entries(FORMATS))("%s has the same updates as PEFT", (_, [path, write]) => {
    fc.assert(
      fc.property(factors, ({ b, a }) => {
        const [update, ...rest] = read(write(b, a)).updates;
        expect(rest).toEqual([]);
        const rank = a.length;
        expect(update).toEqual({
          path,
          d: b.length,
          k: a[0]!.length,
          rank,
          scale: 6 / rank,
          sigmas: sigmasOf(b, a).map((sigma) => (6 / rank) * sigma),
        });
      }),
      { numRuns: runs(20) },
    );
  });

  const experts = sides.chain((drawn) =>
    fc.record({
      list: fc.array(fc.record({ b: rows(drawn.d, drawn.rank), a: rows(drawn.rank, drawn.k) }), {
        minLength: 2,
        maxLength: 4,
      }),
    }),
  );
  /** For each format: the tensors of experts with these factors. */
  type Experts = readonly { readonly b: Rows; readonly a: Rows }[];
  const FUSED: Readonly<Record<string, (list: Experts) => readonly TestTensor[]>> = {
    PEFT: (list) => [
      toTensor(
        "base_model.model.layers.0.mlp.experts.lora_A.weight",
        list.flatMap(({ a }) => a),
      ),
      toTensor(
        "base_model.model.layers.0.mlp.experts.lora_B.weight",
        // The columns of B run through r, and through the experts within.
        list[0]!.b.map((_, row) =>
          list[0]!.a.flatMap((_, at) => list.map(({ b }) => b[row]![at]!)),
        ),
      ),
    ],
    ...Object.fromEntries(
      [true, false].map((isOld) => [
        isOld ? "an old version of MLX" : "MLX",
        (list: Experts) => {
          const [{ b, a }] = list as [Experts[number]];
          const [count, rank, k] = [list.length, a.length, a[0]!.length];
          return [
            toTensor(
              "layers.0.mlp.w.lora_a",
              list.flatMap(({ a }) => a),
              isOld ? [count * rank, k] : [count, rank, k],
            ),
            toTensor(
              "layers.0.mlp.w.lora_b",
              list.flatMap(({ b }) => b),
              [count, b.length, rank],
            ),
          ];
        },
      ]),
    ),
  };

  it.each(Object.entries(FUSED))("fused experts of %s are read one by one", (name, write) => {
    fc.assert(
      fc.property(experts, ({ list }) => {
        const rank = list[0]!.a.length;
        const config = name.includes("MLX")
          ? { lora_parameters: { rank, scale: 4 } }
          : { r: rank, lora_alpha: 4 * rank, target_parameters: ["mlp.experts.w"] };
        const { updates } = read(write(list), config);
        expect(updates.map(({ path }) => path)).toEqual(
          list.map((_, expert) => `layers.0.mlp.experts.${expert}.w`),
        );
        for (const [index, { sigmas, scale }] of updates.entries()) {
          expect(scale).toBe(4);
          const { b, a } = list[index]!;
          expect(sigmas).toEqual(sigmasOf(b, a).map((sigma) => 4 * sigma));
        }
      }),
      { numRuns: runs(30) },
    );
  });

  it("two fused parameters of a module are told apart by their ranks or sides, or rejected", () => {
    const module = "base_model.model.layers.0.mlp.experts";
    /** Returns the factors of a parameter with these sides, whose norm is known. */
    const wrap = (path: string, d: number, k: number, rows: number) => [
      toTensor(
        `${path}.lora_A.weight`,
        Array.from({ length: rows }, () => new Array<number>(k).fill(1)),
      ),
      toTensor(
        `${path}.lora_B.weight`,
        Array.from({ length: d }, () => new Array<number>(rows).fill(1)),
      ),
    ];
    const config = (names: readonly string[], changes = {}) => ({
      r: 2,
      lora_alpha: 2,
      target_parameters: names.map((name) => `experts.${name}`),
      ...changes,
    });
    const paths = (tensors: readonly TestTensor[], settings: object) =>
      read(tensors, settings).updates.map(({ path, d, rank }) => [
        path.slice("layers.0.mlp.".length),
        d,
        rank,
      ]);
    const swiglu = [...wrap(module, 8, 5, 4), ...wrap(`${module}.base_layer`, 10, 8, 4)];
    expect(paths(swiglu, config(["gate_up_proj", "down_proj"]))).toEqual([
      ["experts.0.down_proj", 8, 2],
      ["experts.0.gate_up_proj", 10, 2],
      ["experts.1.down_proj", 8, 2],
      ["experts.1.gate_up_proj", 10, 2],
    ]);
    const unequal = [...wrap(module, 8, 5, 4), ...wrap(`${module}.base_layer`, 10, 8, 6)];
    expect(() => read(unequal, config(["gate_up_proj", "down_proj"]))).toThrow(
      /use the adapter_config.json that PEFT saved/,
    );
    const uneven = [...wrap(module, 3, 3, 12), ...wrap(`${module}.base_layer`, 3, 3, 6)];
    const ranks = {
      rank_pattern: { ".*\\.experts\\.x": 4 },
      alpha_pattern: { ".*\\.experts\\.x": 4 },
    };
    expect(paths(uneven, config(["y", "x"], ranks))).toEqual(
      [0, 1, 2].flatMap((expert) => [
        [`experts.${expert}.x`, 3, 4],
        [`experts.${expert}.y`, 3, 2],
      ]),
    );
    const settings = [config(["x", "y"]), config(["x"]), config([]), undefined];
    for (const item of settings)
      expect(() => read(uneven, item)).toThrow(/use the adapter_config.json that PEFT saved/);
  });

  it("the configuration in the metadata of diffusers states α, for each part of a pipeline", () => {
    const write = (config: unknown) => {
      const tensors = ["unet.a", "text_encoder.a", "vae.a"].flatMap((path) => [
        toTensor(`${path}.lora_A.weight`, [[1], [0]]),
        toTensor(`${path}.lora_B.weight`, [[3, 0]]),
      ]);
      const header = JSON.parse(toHeader(tensors));
      header.__metadata__.lora_adapter_metadata = JSON.stringify(config);
      return toSource(toFile(JSON.stringify(header), toData(tensors)));
    };
    const { updates, isScaleAssumed } = readAdapter(
      write({
        "unet.r": 2,
        "unet.lora_alpha": 10,
        "text_encoder.r": 2,
        "text_encoder.lora_alpha": 3,
      }),
    );
    expect(updates.map(({ path, scale }) => [path, scale])).toEqual([
      ["text_encoder.a", 1.5],
      ["unet.a", 5],
      ["vae.a", 1],
    ]);
    expect(isScaleAssumed).toBe(false);
    expect(readAdapter(write({ r: 2, lora_alpha: 8 })).updates[0]!.scale).toBe(4);
    for (const config of [[], { r: 3 }, { "unet.r": 2, "unet.init_lora_weights": "pissa" }])
      expect(() => readAdapter(write(config))).toThrow(LoraError);
  });

  it("the file's α is used, must be positive, and must agree with the configuration", () => {
    const write = (alpha: number) => [
      ...toTensors("q", [[3, 0]], [[1], [0]]),
      toTensor("base_model.model.q.alpha", [[alpha]], []),
    ];
    expect(read(write(5)).updates[0]!.scale).toBe(2.5);
    expect(read(write(5)).isScaleAssumed).toBe(false);
    expect(read(write(5), { r: 2, lora_alpha: 5 }).updates[0]!.scale).toBe(2.5);
    expect(() => read(write(5), { r: 2, lora_alpha: 6 })).toThrow(
      "α/r of q must be 2.5, as in the file; use the file's adapter_config.json; got 3",
    );
    for (const alpha of [0, -8, 1e9])
      expect(() => read(write(alpha))).toThrow(
        `base_model.model.q.alpha must be a number from 0.001 to 1,048,576; got ${alpha}`,
      );
    for (const alpha of [Number.NaN, Infinity])
      expect(() => read(write(alpha))).toThrow(
        "the numbers of base_model.model.q.alpha must be finite",
      );
    expect(() => read([...write(5).slice(0, 2), toTensor("q.alpha", [[1, 2]])])).toThrow(
      "shape of q.alpha must be [], with one number",
    );
  });

  /** Encodings of numbers, from the definitions of IEEE 754 and of OCP's 8-bit floats. */
  const CODES: Readonly<Record<string, readonly (readonly [code: number, value: number])[]>> = {
    F16: [
      [0x3c00, 1],
      [0xc000, 2],
      [0x7bff, 65504],
      [0x0001, 2 ** -24],
      [0x0400, 2 ** -14],
      [0x3555, 0.333251953125],
    ],
    BF16: [
      [0x3f80, 1],
      [0xc040, 3],
      [0x0080, 2 ** -126],
      [0x3eab, 0.333984375],
    ],
    F8_E4M3: [
      [0x38, 1],
      [0x7e, 448],
      [0xfe, 448],
      [0x01, 2 ** -9],
    ],
    F8_E5M2: [
      [0x3c, 1],
      [0x7b, 57344],
      [0x01, 2 ** -16],
    ],
  };

  it("a value that bisection tests is found, also where the matrix falls into parts", () => {
    // The bounds start at 0 and 1 + 2^-50, so that the first test is exactly at the first value.
    const half = 0.5 + 2 ** -51;
    const identity = [
      [1, 0],
      [0, 1],
    ];
    const [a, b] = toTensors("m", identity, identity);
    const bytes = new Uint8Array(Float64Array.of(half, 0, 0, 1).buffer);
    const [update] = read([a!, { ...b!, dtype: "F64", bytes }]).updates;
    expect(update!.sigmas).toEqual([expect.closeTo(1, 14), expect.closeTo(0.5, 14)]);
  });

  it("F64 is decoded, up to the largest number of F32", () => {
    for (const value of [1 / 3, 2 ** -140, 2 ** 128 - 2 ** 104]) {
      const bytes = new Uint8Array(Float64Array.of(value).buffer);
      const [a, b] = toTensors("m", [[0]], [[1]]);
      const [sigma] = read([a!, { ...b!, dtype: "F64", bytes }]).updates[0]!.sigmas;
      expect(sigma! / value).toBeCloseTo(1, 14);
    }
  });

  it.each(Object.entries(CODES))("%s is decoded", (dtype, codes) => {
    for (const [code, value] of codes) {
      const width = dtype.startsWith("F8") ? 1 : 2;
      const bytes = Uint8Array.of(code & 255, code >> 8).subarray(0, width);
      const [a, b] = toTensors("m", [[0]], [[1]]);
      const { updates } = read([a!, { ...b!, dtype, bytes }]);
      expect(updates[0]!.sigmas).toEqual([expect.closeTo(value, 30)]);
    }
  });

  it.each([
    ["F32", Uint8Array.of(0, 0, 0xc0, 0x7f)],
    ["F64", new Uint8Array(Float64Array.of(Number.NaN).buffer)],
    ["F64", new Uint8Array(Float64Array.of(3.5e38).buffer)],
    ["F16", Uint8Array.of(0, 0x7c)],
    ["BF16", Uint8Array.of(0x80, 0xff)],
    ["F8_E4M3", Uint8Array.of(0x7f)],
    ["F8_E5M2", Uint8Array.of(0x7c)],
  ])("a number of %s that is not finite is rejected", (dtype, bytes) => {
    const [a, b] = toTensors("m", [[0]], [[1]]);
    expect(() => read([a!, { ...b!, dtype, bytes }])).toThrow(
      "the numbers of base_model.model.m.lora_B.weight must be finite",
    );
  });
});
