/** Tests the quantization figure: what bitsandbytes has returned, and what the picture says of it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import block from "../../src/figures/quantization/block.json" with { type: "json" };
import { quantization as figure } from "../../src/figures/quantization/index.js";
import {
  BLOCKS,
  COUNTS,
  clip,
  count,
  LEVELS,
  SIDE,
} from "../../src/figures/quantization/numbers.js";
import reference from "../reference/oracle-quantization.json" with { type: "json" };

describe("the quantization figure", () => {
  it("has the levels of bitsandbytes", () => {
    expect(LEVELS).toEqual(reference.levels.nf4);
  });

  it("rounds the first row as bitsandbytes does, in blocks of every size", () => {
    for (const size of BLOCKS) {
      const values = count({ block: size, weight: 0 }).rounded.map(({ value }) => value);
      // bitsandbytes multiplies in fp32.
      expect(values).toEqual(reference.rows[size].map((value) => expect.closeTo(value, 6)));
    }
  });

  it("counts 4.126953125 bits in blocks of 64, and fewer in larger ones", () => {
    expect(count({ block: "64", weight: 0 }).bits).toBe(4.126953125);
    for (const size of BLOCKS) {
      // A row of blocks that share a scale: a level for each weight, 8 bits for each block, and 32 for all.
      const weights = 256 * Number(size);
      expect(count({ block: size, weight: 0 }).bits).toBe((4 * weights + 256 * 8 + 32) / weights);
    }
  });

  it("keeps the nearest level of any weight", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BLOCKS),
        fc.double({ min: -0.4, max: 0.4, noNaN: true }),
        (size, weight) => {
          const { chosen, absmax, kept } = count(clip({ block: size, weight }));
          const { scaled, level, value } = chosen;
          expect(scaled).toBe(chosen.weight / absmax);
          expect(value).toBe(LEVELS[level]! * kept);
          const distance = Math.abs(LEVELS[level]! - scaled);
          for (const other of LEVELS)
            expect(Math.abs(other - scaled)).toBeGreaterThanOrEqual(distance);
        },
      ),
    );
  });

  it("counts every weight of the matrix, and the first row is within every block's absmax", () => {
    expect(COUNTS.reduce((sum, item) => sum + item)).toBe(SIDE * SIDE);
    const largest = Math.max(...block.weights.map(Math.abs));
    expect(block.blocks[0]!.absmax).toBe(largest);
    for (const { absmax, kept } of block.blocks) {
      expect(absmax).toBeGreaterThanOrEqual(largest);
      expect(Math.abs(kept - absmax)).toBeLessThan(0.005 * absmax);
    }
  });

  it("orders the types by error, in blocks of every size", () => {
    for (const { errors } of block.blocks) {
      expect(errors.nf4).toBeLessThan(errors.int4);
      expect(errors.int4).toBeLessThan(errors.fp4);
    }
  });

  it("answers what NF4 rounds 0.3 to", () => {
    const { title } = figure.draw({}).compose("wide");
    expect(title).toContain("NF4 keeps each weight as one of 16\u00a0levels: 4.127\u00a0bits");
    expect(title).toContain("absmax 0.430, 0.3 is 0.698; the nearest level is 0.723");
    expect(title).toContain("as 0.431, so 0.3 becomes 0.312");
  });

  it("refuses other block sizes, and weights that a block may not have", () => {
    expect(() => figure.draw({ block: 32 as never })).toThrow("block must be one of 64, 128");
    expect(() => figure.draw({ weight: 0.5 })).toThrow(
      "weight must be a number from -0.4 to 0.4; got 0.5",
    );
  });
});
