/** Tests that a cached picture is reused only for the same scene, options and format. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { Images } from "../../plugin/images/images.js";
import { Store } from "../../plugin/store.js";
import { figures } from "../../src/figures/index.js";
import { type PngOptions, Renderer } from "../../src/render/png.js";
import { dark, light } from "../../src/theme.js";
import { runs } from "../support/draws.js";

const renderer = new Renderer();
const scene = figures.decomposition.draw({ rank: 8, d: 64, k: 32 }).compose("wide");

const options: fc.Arbitrary<PngOptions> = fc.record(
  {
    scale: fc.constantFrom(1, 2, 3),
    dpi: fc.constantFrom(72, 192),
    theme: fc.constantFrom(light, dark),
    colours: fc.constantFrom("exact", "few", "fewest"),
  },
  { requiredKeys: [] },
);

it("any two options have the same key only if they are equal", () => {
  fc.assert(
    fc.property(options, options, (first, second) => {
      const isEqual = fc.stringify(sort(first)) === fc.stringify(sort(second));
      const [left, right] = [first, second].map((item) => renderer.keyOf(scene, sort(item)));
      expect(left === right).toBe(isEqual);
      expect(renderer.keyOf(scene, first, "pdf")).not.toBe(renderer.keyOf(scene, first));
    }),
    { numRuns: runs(200) },
  );
});

/** Returns the options in one order. */
const sort = ({ scale, dpi, theme, colours }: PngOptions): PngOptions => ({
  ...(scale && { scale }),
  ...(dpi && { dpi }),
  ...(theme && { theme }),
  ...(colours && { colours }),
});

it("a picture at another scale or in another theme has another URL", () => {
  const images = new Images(renderer, new Store("tests/.run/none"));
  const urls = [images.add(scene, 1), images.add(scene, 2), images.add(scene, 1, dark)];
  expect(new Set(urls).size).toBe(3);
  expect(images.add(scene, 2)).toBe(urls[1]);
});
