/** Adapters as a reader returns them, for figures: the number of layers, modules and ranks varies. */
import fc from "fast-check";
import type { Adapter } from "../../src/adapter/reader.js";
import { seeded } from "../../src/figures/matrix.js";
import { isExam } from "./draws.js";

/** The modules of families of models: name with `*` for the layer, d and k. */
const FAMILIES = {
  llama: [
    ["model.layers.*.self_attn.q_proj", 4096, 4096],
    ["model.layers.*.self_attn.k_proj", 1024, 4096],
    ["model.layers.*.self_attn.v_proj", 1024, 4096],
    ["model.layers.*.self_attn.o_proj", 4096, 4096],
    ["model.layers.*.mlp.gate_proj", 14336, 4096],
    ["model.layers.*.mlp.up_proj", 14336, 4096],
    ["model.layers.*.mlp.down_proj", 4096, 14336],
  ],
  gpt2: [
    ["transformer.wte", 768, 50257],
    ["transformer.h.*.attn.c_attn", 2304, 768],
    ["transformer.h.*.attn.c_proj", 768, 768],
    ["transformer.h.*.mlp.c_fc", 3072, 768],
    ["transformer.h.*.mlp.c_proj", 768, 3072],
  ],
  t5: [
    ...["q", "k", "v", "o"].map(
      (name) => [`encoder.block.*.layer.0.SelfAttention.${name}`, 512, 512] as const,
    ),
    ...["layer.0.SelfAttention", "layer.1.EncDecAttention"].flatMap((part) =>
      ["q", "k", "v", "o"].map((name) => [`decoder.block.*.${part}.${name}`, 512, 512] as const),
    ),
  ],
  head: [["lm_head", 128256, 4096]],
} as const;

export interface AdapterShape {
  readonly family: keyof typeof FAMILIES;
  readonly layers: number;
  readonly rank: number;
  /** The size of the updates; 0 for an adapter that was not trained. */
  readonly size: number;
  readonly seed: number;
  /** Whether layers have different ranks and some modules are missing. */
  readonly isUneven?: boolean;
}

/** Returns an adapter whose singular values decay at different rates. */
export function createAdapter(shape: AdapterShape): Adapter {
  const { family, layers, rank, size, seed, isUneven = false } = shape;
  const draw = seeded(seed);
  const updates = FAMILIES[family].flatMap(([name, d, k]) => {
    const count = name.includes("*") ? layers : 1;
    return Array.from({ length: count }, (_, layer) => {
      const ownRank = isUneven ? 1 + Math.floor(draw() * rank) : rank;
      const [decay, scale] = [0.5 + 6 * draw(), size * (0.2 + draw())];
      const sigmas = Array.from(
        { length: ownRank },
        (_, index) => scale * Math.exp(-index / decay) * (1 - 0.001 * draw()),
      ).sort((a, b) => b - a);
      const path = name.replace("*", String(layer));
      return { path, d, k, rank: ownRank, scale: isUneven ? 1 / ownRank : 2, sigmas };
    }).filter(() => !isUneven || draw() < 0.8);
  });
  const [first] = updates;
  const adapter = {
    updates: first ? updates : [{ path: "lm_head", d: 2, k: 2, rank: 1, scale: 1, sigmas: [size] }],
    others: [],
    isScaleAssumed: isUneven,
  };
  // Keeps the messages of failed tests short.
  return Object.defineProperty(adapter, "toJSON", { value: () => shape });
}

/** Returns an adapter, and a second adapter of the same modules with other sizes and ranks. Their overlaps are random. */
export function createPair(file: Adapter, seed: number): { file: Adapter; against: Adapter } {
  const draw = seeded(seed);
  const rank = 1 + Math.floor(draw() * 16);
  const size = draw() < 0.2 ? 0 : 2 * draw();
  const updates = file.updates.map((update) => {
    const sigmas = Array.from({ length: rank }, () => size * draw() * update.sigmas[0]!);
    return { ...update, rank, scale: 1, sigmas: sigmas.sort((a, b) => b - a) };
  });
  const overlap = (sides: number, ranks: number) =>
    draw() < 0.1 ? undefined : { mean: draw(), random: Math.min(1, ranks / sides) };
  const overlaps = file.updates.map((update) => {
    const ranks = Math.max(rank, update.rank);
    return { b: overlap(update.d, ranks), a: overlap(update.k, ranks) };
  });
  const toJSON = { value: () => ({ ...Object(file).toJSON?.(), pair: seed }) };
  return {
    file: Object.defineProperties({ ...file }, { compare: { value: () => overlaps }, toJSON }),
    against: Object.defineProperties({ ...file, updates }, { toJSON }),
  };
}

/** Adapters of all families, with up to rank 256. Only the exam draws 126 layers, the most, which cornerAdapters has. */
export const arbitraryAdapter: fc.Arbitrary<Adapter> = fc
  .record({
    family: fc.constantFrom(...(Object.keys(FAMILIES) as (keyof typeof FAMILIES)[])),
    layers: fc.constantFrom(1, 2, 6, 32, ...(isExam ? [126] : [])),
    rank: fc.constantFrom(1, 2, 8, 16, 64, 256),
    size: fc.constantFrom(0, 1e-9, 3e-4, 1, 250),
    seed: fc.nat(1000),
    isUneven: fc.boolean(),
  })
  .map(createAdapter);

/** Adapters at the limits of what figures draw. */
export const cornerAdapters: readonly Adapter[] = [
  createAdapter({ family: "llama", layers: 126, rank: 256, size: 1, seed: 1 }),
  createAdapter({ family: "head", layers: 1, rank: 1, size: 0, seed: 1 }),
  createAdapter({ family: "t5", layers: 24, rank: 8, size: 1e-5, seed: 2, isUneven: true }),
];
