import { number } from "../../src/options.js";
import { defineFormat, pictureFlags } from "./format.js";

export const png = defineFormat({
  flags: {
    ...pictureFlags,
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
  key: async ({ scene, theme, colours, renderer }, { scale, dpi }) =>
    renderer.keyOf(await scene(), { theme, colours, scale, dpi }),
  write: async ({ scene, theme, colours, renderer }, { scale, dpi }) =>
    renderer.toPng(await scene(), { theme, colours, scale, dpi }),
});
