/** The quick form of the exam: two sizes, with room for a machine that is busy. */
import { expect, it } from "vitest";
import { growths } from "../exam/growth.js";

/** Between 1 and 2: a busy machine brings what grows with its input and with the square of it nearer. */
const MOST = 1.6;

it("time grows with what is given, not with the square of it, and the controls' does", async () => {
  for await (const { name, exponent, control } of growths({ sizes: [1, 8], runs: 2 })) {
    expect(exponent, name).toBeLessThan(MOST);
    expect(control, `the control of ${name}`).toBeGreaterThan(MOST);
  }
});
