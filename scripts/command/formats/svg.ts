import { markSvg } from "../../../plugin/marks.js";
import { toSvg } from "../../../src/render/svg.js";
import { definePicture } from "./format.js";

export const svg = definePicture({
  write: async ({ scene, theme, lang }) => `${toSvg(await scene(), { theme, lang })}\n`,
  writeImage: async (scene) => markSvg(`${toSvg(scene)}\n`),
});
