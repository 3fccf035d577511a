import { describe, expect, it } from "vitest";
import { dark, light, type Theme } from "../../src/theme.js";
import { contrast } from "../support/contrast.js";

describe.each<[string, Theme]>([
  ["light", light],
  ["dark", dark],
])("the %s theme", (_, theme) => {
  it("keeps text at 4.5 : 1 and shapes at 3 : 1 against the paper", () => {
    for (const ink of ["ink", "muted"] as const) {
      expect(contrast(theme[ink], theme.paper), ink).toBeGreaterThanOrEqual(4.5);
    }
    for (const ink of [
      "frozen",
      "delta",
      "a",
      "b",
      "gradient",
      "optimizer",
      "activation",
    ] as const) {
      expect(contrast(theme[ink], theme.paper), ink).toBeGreaterThanOrEqual(3);
    }
  });

  it("has a colour of its own for every ink, by which a page's stylesheet tells them apart", () => {
    expect(new Set(Object.values(theme)).size).toBe(Object.keys(theme).length);
  });

  it("tells B from A in grey", () => {
    expect(contrast(theme.a, theme.b)).toBeGreaterThanOrEqual(1.5);
  });
});
