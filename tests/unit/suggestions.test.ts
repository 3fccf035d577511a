import { describe, expect, it } from "vitest";
import { closestMatch } from "../../src/suggestions.js";

describe("the closest name", () => {
  it.each([
    // An exact match wins over a name with the same letters.
    ["From", ["form", "from"], "from"],
    ["fro", ["form", "from"], "from"],
    ["fmor", ["from"], "from"],
    ["fmo", ["from"], undefined],
    ["e", ["d", "E"], "E"],
    ["e", ["d", "k"], undefined],
  ])("to %j in %j is %j", (wanted, names, closest) => {
    expect(closestMatch(names, wanted)).toBe(closest);
  });
});
