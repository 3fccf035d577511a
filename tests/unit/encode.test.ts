/** Other software decodes our PNG files to the exact pixels or, with few colors, to within 4 or 12 levels. */
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { composePreview } from "../../src/figures/preview.js";
import { Encoder, type Pixels } from "../../src/render/encode.js";
import { Renderer, toPng } from "../../src/render/png.js";
import type { Scene } from "../../src/scene.js";
import { dark, light } from "../../src/theme.js";
import { isExam } from "../support/draws.js";

async function decode(png: Uint8Array): Promise<Pixels> {
  const image = await loadImage(Buffer.from(png));
  const { width, height } = image;
  const context = createCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0);
  return { data: new Uint8Array(context.getImageData(0, 0, width, height).data), width, height };
}

/** Returns the largest difference of a color channel. */
function distance({ data }: Pixels, other: Pixels): number {
  let max = 0;
  for (let at = 0; at < data.length; at++) {
    // The fourth byte of a pixel is its opacity.
    if (at % 4 === 3 || data[at] === other.data[at]) continue;
    max = Math.max(max, Math.abs(data[at]! - other.data[at]!));
  }
  return max;
}

/** Returns the largest difference of a channel where `original` has this color. */
function distanceOf(color: string, { data }: Pixels, original: Pixels): number {
  const [r, g, b] = Buffer.from(color.slice(1), "hex") as unknown as [number, number, number];
  let max = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (original.data[at] !== r || original.data[at + 1] !== g || original.data[at + 2] !== b)
      continue;
    const differences = [data[at]! - r, data[at + 1]! - g, data[at + 2]! - b].map(Math.abs);
    max = Math.max(max, ...differences);
  }
  return max;
}

/** Returns opaque noise with this many colors. */
function noise(width: number, height: number, colors: number): Pixels {
  const data = new Uint8Array(4 * width * height);
  for (let at = 0, seed = 1; at < data.length; at += 4) {
    seed = (seed * 48271) % 2147483647;
    const color = seed % colors;
    data.set([(color * 37) % 256, (color >> 3) % 256, (color >> 5) % 256, 255], at);
  }
  return { data, width, height };
}

describe("a PNG file", () => {
  it.each([
    [1, 1],
    [3, 5],
    [720, 476],
  ])("keeps every pixel of %d x %d", async (width, height) => {
    const pixels = noise(width, height, 5000);
    const again = await decode(await new Encoder().encode(pixels));
    expect([again.width, again.height]).toEqual([width, height]);
    expect(distance(again, pixels)).toBe(0);
  });

  it.each([
    ["few", 4],
    ["fewest", 12],
  ] as const)(
    "with colours=%s, has every color within %d levels, and keeps every pixel if more than 256 colors remain",
    async (colours, tolerance) => {
      const pixels = noise(64, 64, 200);
      const encoder = new Encoder();
      const few = await encoder.encode(pixels, { colours });
      const error = distance(await decode(few), pixels);
      expect(error).toBeLessThanOrEqual(tolerance);
      expect(error).toBeGreaterThan(tolerance / 2);
      expect(few).not.toEqual(await encoder.encode(pixels));
      const many = noise(64, 64, 50_000);
      expect(await encoder.encode(many, { colours })).toEqual(await encoder.encode(many));
    },
  );

  it("with few colors, is within 4 levels and much smaller for every figure", async () => {
    const scale = isExam ? 2 : 1;
    for (const figure of allFigures) {
      const wide = figure.draw(figure.examples[0]!).compose("wide");
      const exact = await toPng(wide, { scale });
      const few = await toPng(wide, { scale, colours: "few" });
      expect(distance(await decode(few), await decode(exact))).toBeLessThanOrEqual(4);
      expect(few.length).toBeLessThan(0.4 * exact.length);
    }
  });

  it("with the fewest colors, is within 12 levels, keeps all inks, and is less than half as large for every preview", async () => {
    const measure = await new Renderer().measure();
    for (const [index, figure] of allFigures.entries())
      for (const values of isExam ? figure.examples : figure.examples.slice(-1)) {
        const words = { title: "Low-Rank Adaptation", siteName: "A Textbook" };
        const card = composePreview(figure.draw(values), words, measure);
        const theme = index % 2 ? dark : light;
        const exact = await toPng(card, { theme });
        const fewest = await toPng(card, { theme, colours: "fewest" });
        const [pixels, original] = [await decode(fewest), await decode(exact)];
        expect(distance(pixels, original)).toBeLessThanOrEqual(12);
        for (const color of Object.values(theme))
          expect(distanceOf(color, pixels, original)).toBe(0);
        expect(fewest.length).toBeLessThan(0.5 * exact.length);
        // The paper, which is most of a preview, keeps its color.
        expect(`#${Buffer.from(pixels.data.slice(0, 3)).toString("hex")}`).toBe(theme.paper);
      }
  });

  it.each(["few", "fewest"] as const)(
    "is indexed if it has 256 colors, and keeps every pixel with 257 colors: %s",
    async (colours) => {
      // The colors are far apart, so that none are merged.
      const getColors = (count: number): Pixels => {
        const data = Array.from({ length: count }, (_, at) =>
          at < 256 ? [(at & 7) * 36, ((at >> 3) & 7) * 36, (at >> 6) * 80, 255] : [0, 0, 255, 255],
        );
        return { data: Uint8Array.from(data.flat()), width: count, height: 1 };
      };
      const encoder = new Encoder();
      const [full, over] = [getColors(256), getColors(257)];
      const indexed = Buffer.from(await encoder.encode(full, { colours }));
      // The palette has three bytes for each color.
      expect(indexed.readUInt32BE(indexed.indexOf("PLTE") - 4)).toBe(3 * 256);
      expect(distance(await decode(indexed), full)).toBeLessThanOrEqual(12);
      expect(await encoder.encode(over, { colours })).toEqual(await encoder.encode(over));
    },
  );

  it("does not depend on the files encoded before it", async () => {
    const encoder = new Encoder();
    const files = () =>
      Promise.all(
        [noise(9, 7, 200), noise(64, 48, 200)].flatMap((pixels) => [
          encoder.encode(pixels),
          encoder.encode(pixels, { colours: "few" }),
        ]),
      );
    const first = await files();
    await encoder.encode(noise(300, 200, 5000));
    for (let time = 0; time < 3; time++) expect(await files()).toEqual(first);
  });

  it("has a resolution that its format can state", async () => {
    const scene: Scene = { width: 1, height: 1, title: "a", desc: "b", children: [] };
    for (const dpi of [0.0127, 109_092_169])
      expect(Buffer.from(await toPng(scene, { dpi })).includes("pHYs")).toBe(true);
    for (const dpi of [0.0126, 2 ** 32 * 0.0254])
      await expect(toPng(scene, { dpi })).rejects.toThrow(
        "dpi must be a number of pixels per inch from 0.0127 to 109,092,169",
      );
  });

  it("has its resolution if `dpi` is given", async () => {
    const encoder = new Encoder();
    const png = Buffer.from(await encoder.encode(noise(4, 4, 9), { dpi: 300 }));
    const at = png.indexOf("pHYs");
    expect([png.readUInt32BE(at + 4), png.readUInt32BE(at + 8), png[at + 12]]).toEqual([
      11811, 11811, 1,
    ]);
    expect(Buffer.from(await encoder.encode(noise(4, 4, 9))).includes("pHYs")).toBe(false);
  });
});
