import { describe, expect, it } from "vitest";
import { dark, light, type Theme } from "../../src/theme.js";
import { contrast } from "../support/contrast.js";

describe.each<[string, Theme]>([
  ["light", light],
  ["dark", dark],
])("the %s theme", (_, theme) => {
  it("has a contrast of 4.5:1 for text and 3:1 for shapes against the paper", () => {
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

  it("has a different color for every ink, because the stylesheet identifies inks by color", () => {
    expect(new Set(Object.values(theme)).size).toBe(Object.keys(theme).length);
  });

  it("distinguishes B from A in grayscale", () => {
    expect(contrast(theme.a, theme.b)).toBeGreaterThanOrEqual(1.5);
  });
});
