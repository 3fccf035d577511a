/** Tests groups of parameters: their kind identifies them, not their name. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseModel } from "../../src/counts/line.js";
import { listTensors } from "../../src/counts/method-tensors.js";
import type { Model } from "../../src/counts/model.js";
import { countTrained } from "../../src/counts/tensors.js";

/** A model of one linear module without biases, two embeddings and one norm. */
const withNorm = (kind: string, name: string, type: string) =>
  parseModel(
    `own | ${type} | 2 | 768 |  | weights wte 7680; ${kind} ${name} 1536; weights norm 8 | w 8x8 2 | paper`,
  );
const bitfit = (model: Model) => countTrained(listTensors(model, { method: "bitfit" }));

/** Returns a wrong count, as a control: it recognizes a LayerNorm by its name. */
const guessed = ({ other = [] }: Model) =>
  other.reduce((sum, { name, numel }) => sum + (/norm|^ln_f$/i.test(name) ? numel / 2 : 0), 0);

const names = fc.oneof(
  fc.constantFrom("ln_final", "norm", "lm_head", "conv1", "wte", "biased", "LayerNorm"),
  fc.stringMatching(/^[\w().+,:-]+( [\w().+,:-]+)?$/),
);
const types = fc.constantFrom("opt", "bert", "phi3", "custom");

describe("a group of parameters", () => {
  it.each([
    ["LayerNorm", 768],
    ["RMSNorm", 0],
    ["embedding-LayerNorm", 768],
    ["attention-RMSNorm", 0],
    ["weights", 0],
  ])(
    "has, if its kind is %s, %d biases among 1,536 parameters, for any name and type",
    (kind, biases) => {
      fc.assert(
        fc.property(names, types, (name, type) => {
          const model = withNorm(kind, name, type);
          expect(model.other![1]).toEqual({ name, kind, numel: 1536, biases });
          expect(bitfit(model)).toBe(biases);
        }),
      );
    },
  );

  it("does not depend on its name: a count by name misses 768 biases of ln_final", () => {
    const model = withNorm("LayerNorm", "ln_final", "gpt2");
    const [right, wrong] = [bitfit(model), guessed(model)];
    expect([right, wrong]).toEqual([768, 4]);
  });

  it("has the number of biases that it states", () => {
    const model = withNorm("LayerNorm", "ln_f", "gpt2");
    const other = parseModel("own | t | 1 | 8 |  | biased conv1 512+24 | w 8x8 1 b | paper").other!;
    expect(other).toEqual([{ name: "conv1", kind: "biased", numel: 536, biases: 24 }]);
    expect(bitfit({ ...model, other })).toBe(24);
  });
});
