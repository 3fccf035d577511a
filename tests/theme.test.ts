import { describe, expect, it } from "vitest";
import { dark, light, type Theme } from "../src/theme.js";

/** Relative luminance by WCAG 2.2. */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe.each<[string, Theme]>([
  ["light", light],
  ["dark", dark],
])("the %s theme", (_, theme) => {
  it("keeps text at 4.5 : 1 and shapes at 3 : 1 against the paper", () => {
    for (const ink of ["ink", "muted"] as const) {
      expect(contrast(theme[ink], theme.paper), ink).toBeGreaterThanOrEqual(4.5);
    }
    for (const ink of ["frozen", "delta", "a", "b"] as const) {
      expect(contrast(theme[ink], theme.paper), ink).toBeGreaterThanOrEqual(3);
    }
  });

  it("tells B from A in grey", () => {
    expect(contrast(theme.a, theme.b)).toBeGreaterThanOrEqual(1.5);
  });
});
