/** Tests the comparison of two adapters: the overlap of their spans, and the figure. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeComparable } from "../../src/adapter/comparison.js";
import { readScaling } from "../../src/adapter/config.js";
import { computeOverlap } from "../../src/adapter/overlap.js";
import { type Adapter, readAdapter } from "../../src/adapter/reader.js";
import { computeNorm } from "../../src/adapter/summary.js";
import type { Tall } from "../../src/adapter/triangle.js";
import { adapter as figure } from "../../src/figures/adapter/index.js";
import { LANES } from "../../src/figures/adapter/labels.js";
import { centerBar, computeBars } from "../../src/figures/adapter/rows.js";
import {
  type Matrix,
  product,
  random,
  seeded,
  sumOfSquares,
  transposed,
} from "../../src/figures/matrix.js";
import { listParts } from "../../src/figures/parts.js";
import { METRICS } from "../../src/figures/picture.js";
import { COMPOSITIONS, type Path } from "../../src/scene.js";
import {
  type TestTensor,
  toFile,
  toSafetensors,
  toSource,
  toTensors,
} from "../support/adapter-file.js";
import { type AdapterShape, createAdapter, createPair } from "../support/adapters.js";
import { getSceneText } from "../support/drawings.js";
import { runs } from "../support/draws.js";
import { findNodes } from "../support/faults.js";
import { svd } from "../support/svd.js";

const toTall = (rows: Matrix): Tall => ({
  rows: rows.length,
  columns: rows[0]!.length,
  readRows(from, count, target) {
    rows.slice(from, from + count).forEach((row, index) => {
      for (const [column, value] of row.entries()) target[column * count + index] = value;
    });
  },
});
const overlap = (first: Matrix, second: Matrix) => computeOverlap(toTall(first), toTall(second));

const shape = fc.record({
  seed: fc.nat(),
  rows: fc.integer({ min: 12, max: 300 }),
  p: fc.integer({ min: 1, max: 6 }),
  q: fc.integer({ min: 1, max: 6 }),
});

describe("the overlap of two spans", () => {
  it("is 1 for the same span in another basis, and for a span in a larger one", () => {
    fc.assert(
      fc.property(shape, ({ seed, rows, p, q }) => {
        const draw = seeded(seed);
        const matrix = random(rows, p + q, 1, draw);
        expect(overlap(matrix, matrix)!.mean).toBeCloseTo(1, 12);
        const mixed = product(matrix, random(p + q, p + q, 1, draw));
        expect(overlap(matrix, mixed)!.mean).toBeCloseTo(1, 6);
        const part = product(matrix, random(p + q, p, 1, draw));
        expect(overlap(part, matrix)).toEqual({
          mean: expect.closeTo(1, 6),
          random: (p + q) / rows,
        });
      }),
      { numRuns: runs(20, 280) },
    );
  });

  it("is 0 for orthogonal spans", () => {
    fc.assert(
      fc.property(shape, ({ seed, rows, p, q }) => {
        const draw = seeded(seed);
        const turn = svd(random(rows, p + q, 1, draw)).map(({ left, value }) =>
          left.map((item) => item / value),
        );
        const [first, second] = [turn.slice(0, p), turn.slice(p)].map(transposed);
        expect(overlap(first!, second!)!.mean).toBeLessThan(1e-24);
      }),
      { numRuns: runs(20, 280) },
    );
  });

  it("is the mean squared cosine of the principal angles, by Jacobi rotations", () => {
    fc.assert(
      fc.property(shape, ({ seed, rows, p, q }) => {
        const draw = seeded(seed);
        const shared = random(rows, 1, 1, draw);
        const matrices = [p, q].map((columns) =>
          random(rows, columns, 1, draw).map((row, at) => [
            shared[at]![0]! + row[0]!,
            ...row.slice(1),
          ]),
        ) as unknown as [Matrix, Matrix];
        const bases = matrices.map((matrix) =>
          svd(matrix).map(({ left, value }) => left.map((item) => item / value)),
        ) as unknown as [Matrix, Matrix];
        const cosines = svd(product(bases[0], transposed(bases[1]))).map(({ value }) => value);
        const mean = sumOfSquares(cosines) / Math.min(p, q);
        expect(overlap(...matrices)!.mean).toBeCloseTo(mean, 10);
      }),
      { numRuns: runs(20, 280) },
    );
  });

  it("of random spans is on average the larger rank divided by the number of rows", () => {
    for (const [rows, p, q] of [
      [12, 2, 2],
      [40, 3, 8],
      [9, 7, 5],
    ] as const) {
      const draw = seeded(rows);
      const drawn = Array.from({ length: 400 }, () =>
        overlap(random(rows, p, 1, draw), random(rows, q, 1, draw)),
      );
      const means = drawn.map((item) => item!.mean);
      const average = means.reduce((sum, item) => sum + item, 0) / means.length;
      const variance = sumOfSquares(means.map((item) => item - average)) / (means.length - 1);
      const expected = Math.max(p, q) / rows;
      expect(drawn[0]!.random).toBe(expected);
      expect(Math.abs(average - expected)).toBeLessThan(5 * Math.sqrt(variance / means.length));
    }
  });

  it("ignores columns that are combinations of others, and does not exist if all are 0", () => {
    const draw = seeded(1);
    const [first, second] = [random(20, 2, 1, draw), random(20, 2, 1, draw)];
    const repeated = first.map(([x = 0, y = 0]) => [x, y, 0, x + y, 1e-9 * x]);
    expect(overlap(repeated, second)!.mean).toBeCloseTo(overlap(first, second)!.mean, 9);
    expect(overlap(repeated, second)!.random).toBe(2 / 20);
    expect(
      overlap(
        first,
        [...Array(20)].map(() => [0, 0]),
      ),
    ).toBeUndefined();
  });
});

/** Returns an adapter that was read from a file with these tensors. */
function load(tensors: readonly TestTensor[], config: object): Adapter {
  const [source, scaling] = [toSource(toSafetensors(tensors)), readScaling(config)];
  return makeComparable(readAdapter(source, scaling), (use) => use({ source, scaling }));
}

const PATHS = ["layers.0.q", "layers.0.v", "layers.1.q", "layers.1.v"];

/** Returns an adapter of these modules, with random factors. */
const create = (seed: number, rank: number, paths: readonly string[] = PATHS, d = 40) =>
  load(
    paths.flatMap((path, index) => {
      const draw = seeded(seed + index);
      return toTensors(path, random(d, rank, 1, draw), random(rank, 30, 1, draw));
    }),
    { r: rank, lora_alpha: rank },
  );

it("two adapters are compared once", () => {
  const tensors = toTensors("layers.0.q", [[1], [2]], [[3, 4]]);
  const [source, scaling] = [toSource(toSafetensors(tensors)), undefined];
  let opened = 0;
  const open = () =>
    makeComparable(readAdapter(source), (use) => {
      opened++;
      return use({ source, scaling });
    });
  const [first, second, third] = [open(), open(), open()];
  const overlaps = first.compare!(second);
  expect(first.compare!(second)).toBe(overlaps);
  expect(opened).toBe(2);
  first.compare!(third);
  expect(opened).toBe(4);
});

it("a comparison that would take too long is refused before weights are read", () => {
  const entry = (shape: number[], from: number) => ({
    dtype: "F8_E4M3",
    shape,
    data_offsets: [from, from + 2 ** 28],
  });
  const [rank, side] = [256, 2 ** 20];
  const header = JSON.stringify({
    "layers.0.q.lora_A.weight": entry([rank, side], 0),
    "layers.0.q.lora_B.weight": entry([side, rank], 2 ** 28),
  });
  const bytes = toFile(header, new Uint8Array());
  const large = {
    name: "large.safetensors",
    size: bytes.length + 2 ** 29,
    read(from: number, to: number) {
      if (to > bytes.length) throw new Error("read the weights");
      return bytes.subarray(from, to);
    },
  };
  const small = toSource(toSafetensors(toTensors("layers.0.q", [[1], [2]], [[3, 4]])));
  const open = (source: typeof large) =>
    makeComparable(readAdapter(small), (use) => use({ source, scaling: undefined }));
  expect(() => open(large).compare!(open(large))).toThrow(
    /^against must be an adapter of a lower rank, whose sum of [^\n]+ is at most 300,000,000,000[^\n]+$/,
  );
  expect(() => open(large).compare!(open(small))).toThrow("read the weights");
});

describe("the figure of two adapters", () => {
  const first = create(1, 4);
  const second = create(100, 6);
  const texts = (drawing: ReturnType<typeof figure.draw>) => [
    ...COMPOSITIONS.map((composition) =>
      getSceneText(drawing.compose(composition)).replaceAll(/\s/g, " "),
    ),
  ];

  it("has the sizes of both and the overlaps of their weights in order, with different ranks", () => {
    const { data } = figure.draw({ file: first, against: second }).table();
    const weights = (seed: number, rank: number, index: number) => {
      const draw = seeded(seed + index);
      return { b: random(40, rank, 1, draw), a: transposed(random(rank, 30, 1, draw)) };
    };
    expect(data!.rows).toHaveLength(4);
    for (const [path, layer, d, k, ...numbers] of data!.rows) {
      const index = PATHS.indexOf(String(path));
      expect([layer, d, k]).toEqual([Math.floor(index / 2), 40, 30]);
      const [left, right] = [weights(1, 4, index), weights(100, 6, index)];
      const sizes = [left, right].map(({ b, a }) =>
        Math.sqrt(sumOfSquares(product(b, transposed(a)))),
      );
      const expected = [4, 6, ...sizes];
      for (const { mean, random } of [overlap(left.b, right.b)!, overlap(left.a, right.a)!])
        expected.push(mean, random);
      for (const [at, value] of expected.entries())
        expect(Number(numbers[at]) / value).toBeCloseTo(1, 5);
    }
  });

  it("of an adapter and itself says that sizes and spans are the same", () => {
    for (const text of texts(figure.draw({ file: first, against: first }))) {
      expect(text).toContain("All sizes are the same.");
      expect(text).toContain("Mean overlap of spans: B 1.00, A 1.00; of random spans: 0.10, 0.13");
    }
  });

  it("says what the overlap is, and that it is not what adapters do", () => {
    for (const text of texts(figure.draw({ file: first, against: second }))) {
      expect(text).toContain("the mean squared cosine of principal angles");
      expect(text).toContain("Not shown: whether both adapters do the same.");
      expect(text).not.toMatch(/DoRA|bias/);
    }
    for (const [extra, words] of [
      [{ hasMagnitudes: true }, "DoRA’s magnitudes"],
      [{ hasBiases: true }, "LoRA’s biases"],
    ] as const) {
      const file = Object.defineProperty({ ...first, ...extra }, "compare", {
        value: first.compare,
      });
      for (const text of texts(figure.draw({ file, against: second })))
        expect(text).toContain(words);
    }
  });

  it("has no controls, because no script contains it", () => {
    expect(figure.draw({ file: first, against: second }).handles).toEqual([]);
    expect(figure.draw({ file: first }).handles).not.toEqual([]);
  });

  it("draws the experts of a layer together, with the mean of their overlaps", () => {
    const paths = [0, 1, 2].map((index) => `layers.0.mlp.experts.${index}.up`);
    const [file, against] = [create(1, 2, paths), create(50, 2, paths)];
    const { data, rows } = figure.draw({ file, against }).table();
    expect(rows).toHaveLength(1);
    const column = data!.head.indexOf("overlapB");
    const mean = data!.rows.reduce((sum, row) => sum + Number(row[column]) / 3, 0);
    expect(Number(rows[0]![6])).toBeCloseTo(mean, 2);
  });

  const layers = fc.integer({ min: 1, max: 40 });
  const pairs = fc
    .tuple(fc.constantFrom("llama", "gpt2", "head"), layers, fc.nat(1000), fc.boolean())
    .map(([family, layers, seed, isUneven]) =>
      createPair(
        createAdapter({ family, layers, seed, isUneven, rank: 4, size: 1 } as AdapterShape),
        seed,
      ),
    );

  /** Returns the modules of both adapters with the sizes of their updates. */
  const getModules = ({ file, against }: ReturnType<typeof createPair>) =>
    file.updates.map(({ path, sigmas }, index) => {
      const [, layer] = /\.(\d+)\./.exec(path) ?? [];
      return {
        parts: path.split("."),
        layer: layer === undefined ? undefined : Number(layer),
        sizes: [sigmas, against.updates[index]!.sigmas].map(computeNorm) as [number, number],
      };
    });

  it("names the module and the layer in which the sizes differ most", () => {
    const property = (pair: ReturnType<typeof createPair>) => {
      const differences = getModules(pair).map(({ sizes: [first, second], ...module }) => ({
        ...module,
        difference: Math.abs(first - second),
      }));
      const { parts, layer } = differences.reduce((max, module) =>
        module.difference > max.difference ? module : max,
      );
      const place = parts.at(-1) + (layer === undefined ? ":" : ` of layer ${layer}:`);
      // The name may have more words, such as those of "mlp c_proj".
      for (const text of texts(figure.draw(pair)))
        expect(/Sizes differ most in (.*?:) /.exec(text)![1]!.endsWith(place)).toBe(true);
    };
    fc.assert(fc.property(pairs, property), { numRuns: runs(10, 140) });
  });

  /** Returns the height of a bar at `x` above its lower end, in half pixels. */
  function getHeight(d: string, x: number): number {
    let [at, height] = [0, 0];
    for (const [, command, value] of d.matchAll(/([hV])(-?[\d.]+)/g)) {
      if (command === "V") height = -Number(value);
      else if (at + Number(value) > x) return Math.max(0, height);
      else at += Number(value);
    }
    return 0;
  }

  it("draws the sizes of both updates of each module as bars at one scale, beside its name", () => {
    const property = (pair: ReturnType<typeof createPair>) => {
      const drawing = figure.draw(pair);
      const modules = getModules(pair);
      const layers = [...new Set(modules.flatMap(({ layer }) => layer ?? []))].sort(
        (a, b) => a - b,
      );
      const kinds = drawing.table().rows.map(([name = ""]) => ({
        name,
        modules: modules.filter(({ parts }) =>
          name.split(" ").every((item) => parts.includes(item)),
        ),
      }));
      const isOutside = ({ modules }: (typeof kinds)[number]) => modules[0]!.layer === undefined;
      // Modules outside of layers are below the others.
      const ordered = [...kinds.filter((kind) => !isOutside(kind)), ...kinds.filter(isOutside)];
      for (const composition of COMPOSITIONS) {
        const scene = drawing.compose(composition);
        const rows = findNodes(scene, "group");
        expect(rows).toHaveLength(ordered.length);
        const { width, margin } = METRICS[composition];
        const { left } = LANES[composition];
        const none = { up: 0, down: 0 };
        const layered = computeBars(layers.length, left, width - margin, none, 0.8, 96);
        const outside = centerBar(layered, left, width - margin);
        const bars = ordered.flatMap(({ modules }, index) => {
          const paths = (["frozen", "ink"] as const).map((ink) =>
            rows[index]!.children.find((node) => node.type === "path" && node.fill === ink),
          ) as [Path?, Path?];
          return modules.flatMap(({ layer, sizes }) => {
            // The bar of the second adapter is right of the first.
            const { pitch, unit } = layer === undefined ? outside : layered;
            const start = layer === undefined ? 0 : pitch * layers.indexOf(layer);
            return [0.125, 0.45].map((share, side) => ({
              size: sizes[side]!,
              height: getHeight(paths[side]?.d ?? "", (start + share * pitch) / unit),
            }));
          });
        });
        const max = Math.max(...bars.map(({ height }) => height));
        const largest = Math.max(...bars.map(({ size }) => size));
        expect(max).toBeGreaterThanOrEqual(44);
        for (const { height, size } of bars)
          expect(Math.abs(height - (max * size) / largest)).toBeLessThanOrEqual(0.5);
        for (const [index, { name, facts, nodes }] of listParts(scene).entries()) {
          expect(name).toBe(ordered[index]!.name);
          const sizes = ordered[index]!.modules.map(({ sizes }) => sizes);
          expect([facts.first, facts.second]).toEqual([
            sizes.map(([first]) => first),
            sizes.map(([, second]) => second),
          ]);
          const labels = nodes.flatMap((node) =>
            node.type === "text" && node.bold ? [node.runs.map(({ text }) => text).join("")] : [],
          );
          expect(labels.join(" ")).toBe(name);
        }
      }
    };
    fc.assert(fc.property(pairs, property), { numRuns: runs(10, 140) });
  });

  it("rejects other modules, other sizes and adapters without weights, and names what differs", () => {
    const draw = (against: Adapter) => () => figure.draw({ file: first, against });
    const start = "against must be an adapter with exactly the modules of file, ";
    expect(draw(create(1, 4, PATHS.slice(1)))).toThrow(
      `${start}also with layers.0.q; got "3 modules"`,
    );
    expect(draw(create(1, 4, [...PATHS, "lm_head", "score"]))).toThrow(
      `${start}without lm_head and 1 more; got "6 modules"`,
    );
    expect(draw(create(1, 4, ["layers.0.q", "layers.2.q"]))).toThrow(
      `${start}also with layers.0.v and 2 more, without layers.2.q; got "2 modules"`,
    );
    expect(draw(create(1, 4, PATHS, 41))).toThrow(
      'against must be an adapter of the same model as file, in which layers.0.q is 40 × 30; got "41 × 30"',
    );
    const copy = structuredClone({ ...second });
    for (const [file, against] of [
      [first, copy],
      [copy, second],
    ] as const)
      expect(() => figure.draw({ file, against })).toThrow(
        "against must be the path of a file on a host that reads files, and file too, because overlaps are computed from weights",
      );
  });
});
