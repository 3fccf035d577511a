/** The quick form of the exam: two sizes, with room for a machine that is busy. */
import { expect, it } from "vitest";
import { growths } from "../exam/growth.js";

/** Between what grows with its input and what grows with the square of it, which a busy machine brings nearer. */
const MOST = 1.35;

it("time grows with what is given, not with the square of it, and the controls' does", async () => {
  for await (const { name, exponent, control } of growths({
    sizes: [1, 8],
    runs: 2,
    enough: MOST,
  })) {
    expect(exponent, name).toBeLessThan(MOST);
    expect(control, `the control of ${name}`).toBeGreaterThan(MOST);
  }
});
