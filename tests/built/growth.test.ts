/** The quick form of the exam: two sizes, with room for a machine that is busy. */
import { expect, it } from "vitest";
import { growthRows } from "../exam/growth.js";

it("time grows with what is given, not with the square of it, and the controls' does", async () => {
  // Between the two; a busy machine brings them nearer.
  for await (const { name, isGood, says } of growthRows({ sizes: [1, 8], runs: 2, most: 1.35 }))
    expect(isGood, `${name}: ${says}`).toBe(true);
});
