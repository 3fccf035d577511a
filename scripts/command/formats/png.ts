import { markPng } from "../../../plugin/marks.js";
import { number } from "../../../src/options.js";
import { withDescription } from "../../../src/render/encode.js";
import type { PngOptions } from "../../../src/render/png.js";
import { definePicture, type Request } from "./format.js";

const readOptions = (
  { theme, colours }: Request,
  { scale, dpi }: Pick<PngOptions, "scale" | "dpi">,
): PngOptions => ({ theme, colours, scale, dpi });

/** PNG pixels per CSS pixel, and the resolution at which the picture has its size in CSS pixels. */
const IMAGE = { scale: 2, dpi: 192 };

export const png = definePicture({
  flags: {
    scale: number({
      min: 0.1,
      max: 8,
      isWhole: false,
      default: "1",
      about: "the number of PNG pixels per CSS pixel",
    }),
    dpi: number({
      min: 1,
      max: 9600,
      isWhole: false,
      default: "none",
      about: "the resolution to write into a PNG file, in pixels per inch",
    }),
  },
  key: async (request, flags) =>
    request.renderer.keyOf(await request.scene(), {
      ...readOptions(request, flags),
      lang: request.drawing().language.tag,
    }),
  async write(request, flags) {
    const scene = await request.scene();
    const png = await request.renderer.toPng(scene, readOptions(request, flags));
    return withDescription(png, scene, request.drawing().language.tag);
  },
  writeImage: async (scene, renderer) => markPng(await renderer.toPng(scene, IMAGE)),
});
