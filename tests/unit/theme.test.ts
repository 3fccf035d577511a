import { describe, expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { figureStylesheet, pictureStylesheet } from "../../src/html/stylesheet.js";
import { leaves, type Paint } from "../../src/scene.js";
import { dark, light, type Theme } from "../../src/theme.js";
import { contrast } from "../support/contrast.js";
import { getPictures } from "../support/drawings.js";

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

it("every color that a figure paints follows dark pages, as areas and as lines", () => {
  const painted = allFigures.flatMap((figure) =>
    figure.examples.flatMap((values) =>
      Object.values(getPictures(figure.draw(values))).flatMap((scene) =>
        [...leaves(scene.children)].flatMap((node) =>
          (["fill", "stroke"] as const).flatMap((paint) => {
            const ink = paint in node ? (node as Paint)[paint] : undefined;
            return ink && light[ink] !== dark[ink] ? [`[${paint}="${light[ink]}"]`] : [];
          }),
        ),
      ),
    ),
  );
  const unfollowed = (css: string) =>
    [...new Set(painted)].filter((selector) => !css.includes(selector));
  expect(unfollowed(pictureStylesheet + figureStylesheet)).toEqual([]);
  expect(unfollowed("")).toContain(`[stroke="${light.activation}"]`);
});
