/** The serving figure has the bytes of transformers and PEFT, and those of the figures of memory and of models. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figures } from "../../src/figures/index.js";
import { serving as figure } from "../../src/figures/serving/index.js";
import { count, type Input } from "../../src/figures/serving/numbers.js";
import reference from "../reference/oracle-serving.json" with { type: "json" };

const numbersOf = (values: Parameters<typeof figure.draw>[0]) =>
  count(figure.draw(values).input as Input);
const LLAMA = {
  adapters: 100,
  rank: 8,
  model: "meta-llama/Llama-2-7b-hf",
  targets: ["q_proj", "v_proj"],
};

describe("bytes of a server", () => {
  it.each(reference.cases)(
    "are those of transformers and PEFT for rank $rank of $config",
    (item) => {
      const { config: model, rank, targets, slotRank } = item;
      const numbers = numbersOf({ adapters: 7, rank, model, targets, slotRank });
      const { weights, adapter, slot } = numbers;
      expect({ weights, adapter, slot }).toEqual({
        weights: item.base,
        adapter: item.adapter,
        slot: item.slot,
      });
      expect(item.merged).toBe(item.base);
      expect(numbers.shared).toBe(item.base + 7 * item.slot);
      expect(numbers.merged).toBe(7 * item.merged);
      const cells = figure.draw({ adapters: 7, rank, model, targets }).table().rows;
      expect(cells.find(([name]) => /fp32/.test(name!))![1]).toBe(item.file.toLocaleString("en"));
    },
  );

  it("are those of the memory figure's frozen base and of its file", () => {
    const { adapters: _, ...values } = LLAMA;
    const rows = figures.memory.draw({ ...values, precision: "bf16" }).table().rows;
    const [, , base] = rows[0]!;
    const [name, , file] = rows.at(-1)!;
    expect(name).toMatch(/file/);
    const cells = figure.draw(LLAMA).table().rows.flat();
    expect(cells).toEqual(expect.arrayContaining([base, file]));
  });

  it("fit: one adapter more does not, for the sizes in the claim", () => {
    const { shared, merged, fit, weights, slot, budget } = numbersOf(LLAMA);
    expect([shared, merged, fit.shared, fit.merged]).toEqual([
      14_315_692_032, 1_347_683_123_200, 7930, 5,
    ]);
    expect(weights + fit.shared * slot).toBeLessThanOrEqual(budget);
    expect(weights + (fit.shared + 1) * slot).toBeGreaterThan(budget);
  });

  it("are smaller merged up to the limit, and not above it", () => {
    const ranks = fc.integer({ min: 1, max: 768 });
    fc.assert(
      fc.property(ranks, ranks, fc.integer({ min: 1, max: 3000 }), (rank, more, adapters) => {
        const slotRank = Math.min(768, rank + more);
        const targets = ["c_attn", "c_proj", "c_fc"];
        const { shared, merged, limit } = numbersOf({
          adapters,
          rank,
          model: "gpt2",
          targets,
          slotRank,
        });
        expect(merged < shared).toBe(adapters <= limit);
      }),
      { numRuns: 100 },
    );
  });
});

it("a batch of adapters has the outputs of merged copies, and padding changes nothing", () => {
  const { batch, padding, withoutAdapters, otherAdapters } = reference.differences;
  expect(batch).toBeLessThan(1e-6);
  expect(padding).toBeLessThan(1e-6);
  expect(Math.min(withoutAdapters, otherAdapters)).toBeGreaterThan(0.01);
});

it.each([
  [{ ...LLAMA, slotRank: 4 }, /^slotRank must be from 8, the rank, .*got 4$/],
  [{ ...LLAMA, slotRank: 5000 }, /^slotRank must be .*got 5000$/],
  [{ ...LLAMA, adapters: 0 }, /^adapters must be a whole number from 1 to 100,000/],
])("refuses %o", (values, message) => {
  expect(() => figure.draw(values)).toThrow(message);
});
