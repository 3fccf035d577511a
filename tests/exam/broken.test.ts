/** The control of the repeated property tests: a property that is false for one number. */
import fc from "fast-check";
import { it } from "vitest";

it("this test fails on purpose, for a single number", () => {
  const max = fc.property(fc.integer({ min: 0, max: 20 }), (number) => number !== 7);
  fc.assert(max, { numRuns: 1000 });
});
