import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Lines } from "../../src/lines.js";

describe("the position of an offset", () => {
  it("is the number of lines and characters before it, plus 1", () => {
    const text = fc.array(fc.constantFrom("a", "é", "\n", "\r\n", "😀")).map((all) => all.join(""));
    fc.assert(
      fc.property(text, fc.nat(), (text, number) => {
        const offset = number % (text.length + 1);
        const before = text.slice(0, offset).split("\n");
        expect(new Lines(text).getPosition(offset)).toEqual({
          line: before.length,
          column: before.at(-1)!.length + 1,
        });
      }),
    );
  });
});
