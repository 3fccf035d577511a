/** The backward figure shows what autograd saves and computes, in PEFT's layer and in plain PyTorch. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backward as figure } from "../../src/figures/backward/index.js";
import { type Matrix, plus, product, transposed } from "../../src/figures/matrix.js";
import { describePicture, flatten, type Item, listParts } from "../../src/figures/parts.js";
import { COMPOSITIONS, leaves, type Rect, type Scene } from "../../src/scene.js";
import reference from "../reference/oracle-backward.json" with { type: "json" };
import { shape } from "../support/cases.js";
import { getPictures, getSceneText } from "../support/drawings.js";
import { runs } from "../support/draws.js";

type Values = Parameters<typeof figure.draw>[0];

const partsOf = (values: Values): ReadonlyMap<string, Item> =>
  new Map(describePicture(figure.draw(values)).items.map((item) => [item.name, item]));

/** The box of each part. */
const boxesOf = (scene: Scene): ReadonlyMap<string, Rect> =>
  new Map(
    flatten(listParts(scene)).flatMap(({ name, nodes }) => {
      const box = [...leaves(nodes)].find((node) => node.type === "rect");
      return box ? [[name, box] as const] : [];
    }),
  );

const layers = reference.runs.filter(({ kind }) => kind !== "formed");

describe.each(layers)("$kind, $rank, $d × $k, first step: $firstStep, input: $input", (run) => {
  const { rank, d, k, alpha, firstStep, saved, gradients } = run;
  const parts = partsOf({ rank, d, k, alpha, firstStep });
  const facts = (name: string) => parts.get(name)!.facts;

  it("saves x and Ax, beside weights, and nothing else", () => {
    const drawn = [...parts.values()].filter((item) => item.facts.saved);
    const { W: _, A: __, B: ___, ...vectors } = saved as Record<string, readonly number[]>;
    expect(Object.keys(vectors).sort()).toEqual(drawn.map(({ name }) => name).sort());
    for (const { name, facts } of drawn)
      expect(vectors[name]!.reduce((size, item) => size * item)).toBe(
        reference.tokens * Number(facts.length),
      );
  });

  it("has gradients of these shapes, none for W, and needs W only to reach x", () => {
    expect(gradients.A).toEqual([facts("∂L/∂A").rows, facts("∂L/∂A").columns]);
    expect(gradients.B).toEqual([facts("∂L/∂B").rows, facts("∂L/∂B").columns]);
    expect([gradients.W, facts("W").gradient]).toEqual([null, false]);
    expect(gradients.x).toEqual(run.input ? [reference.tokens, facts("∂L/∂x").length] : null);
    expect("W" in saved).toBe(run.input);
  });

  it("has the gradients of the figure's formulas, zero where the picture says so", () => {
    expect(run.error).toBeLessThan(1e-12);
    for (const name of ["A", "B", "x"])
      expect((run.zero as readonly string[]).includes(name)).toBe(facts(`∂L/∂${name}`).zero);
  });
});

it("the control: a layer that forms BA saves W′, and neither W nor Ax", () => {
  const { saved } = reference.runs.find(({ kind }) => kind === "formed")!;
  expect(Object.keys(saved).sort()).toEqual(["A", "B", "W′", "x"]);
});

it("the explanation's formulas give autograd's numbers; without the path through W, they do not", () => {
  const small = reference.runs.flatMap(({ tensors, values, ...run }) =>
    tensors && values ? [{ ...run, ...tensors, values }] : [],
  );
  expect(small.length).toBe(5);
  const distance = (one: Matrix, other: Matrix) =>
    Math.max(...plus(one, other, -1).flat().map(Math.abs));
  for (const { rank, alpha, x, g, W, A, B, values } of small) {
    const scaled = (matrix: Matrix) =>
      matrix.map((row) => row.map((item) => (item * alpha) / rank));
    const gB = scaled(product(g, B));
    expect(
      distance(scaled(product(transposed(g), product(x, transposed(A)))), values.B),
    ).toBeLessThan(1e-12);
    expect(distance(product(transposed(gB), x), values.A)).toBeLessThan(1e-12);
    expect(distance(plus(product(g, W), product(gB, A)), values.x)).toBeLessThan(1e-12);
    expect(distance(product(gB, A), values.x)).toBeGreaterThan(1);
  }
});

describe("the picture", () => {
  it("draws a gradient as large as its factor, and vectors as long as their sides", () => {
    fc.assert(
      fc.property(shape, (values) => {
        for (const scene of Object.values(getPictures(figure.draw(values)))) {
          const boxes = boxesOf(scene);
          const size = (name: string) => {
            const { width, height } = boxes.get(name)!;
            return [width, height] as const;
          };
          // Stripes end with a gap of at most 1 px.
          for (const name of ["A", "B"])
            for (const [index, side] of size(name).entries())
              expect(Math.abs(size(`∂L/∂${name}`)[index]! - side)).toBeLessThan(1.01);
          const [k, d] = size("W");
          const lengths = ["x", "∂L/∂x", "∂L/∂h", "Ax"].map((name) => size(name)[1]);
          expect(lengths).toEqual([k, k, d, size("∂L/∂(Ax)")[1]]);
        }
      }),
      { numRuns: runs(50) },
    );
  });

  it("draws as outlines what is zero at the first step, and only that", () => {
    for (const firstStep of [false, true])
      for (const scene of Object.values(
        getPictures(figure.draw({ rank: 8, d: 64, k: 64, firstStep })),
      )) {
        const boxes = boxesOf(scene);
        const hollow = [...boxes].filter(([, box]) => !box.fill).map(([name]) => name);
        expect(hollow.sort()).toEqual(firstStep ? ["B", "∂L/∂(Ax)", "∂L/∂A"] : []);
        const zero = [...listParts(scene)].filter(({ facts }) => facts.zero);
        expect(zero.map(({ name }) => name).sort()).toEqual(hollow);
      }
  });

  it("says what full fine-tuning would compute, and when LoRA computes more", () => {
    const read = (values: Values) =>
      getSceneText(figure.draw(values).compose("wide")).replaceAll("\u00a0", " ");
    expect(read({ rank: 8, d: 4096, k: 4096 })).toContain(
      "r(d + k) = 65,536 numbers instead of dk = 16,777,216",
    );
    expect(read({ rank: 4, d: 8, k: 8 })).toContain("r(d + k) = 64 numbers, as many as dk");
    expect(read({ rank: 5, d: 8, k: 8 })).toContain("dk = 64: LoRA costs more");
    expect(read({ rank: 8, d: 64, k: 64, firstStep: true })).not.toContain("instead");
  });

  it("keeps its height and the places of x, W, B and h while it changes", () => {
    fc.assert(
      fc.property(shape, fc.boolean(), ({ rank, ...input }, hasAlpha) => {
        const maxRank = Math.max(rank, 64);
        const at = (rank: number, firstStep: boolean) =>
          figure.draw({ ...input, ...(hasAlpha ? { alpha: 16 } : {}), rank, firstStep, maxRank });
        for (const composition of COMPOSITIONS) {
          const scenes = [at(1, false), at(rank, false), at(rank, true)].map((drawing) =>
            drawing.compose(composition),
          );
          const places = scenes.map((scene) => {
            const boxes = boxesOf(scene);
            return ["x", "W", "∂L/∂h", "∂L/∂x"].flatMap((name) => {
              const { x, y } = boxes.get(name)!;
              return [x, y];
            });
          });
          expect(new Set(scenes.map(({ height }) => height)).size).toBe(1);
          expect(new Set(places.map(String)).size).toBe(1);
        }
      }),
      { numRuns: runs(50) },
    );
  });
});
