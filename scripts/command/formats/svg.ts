import { toSvg } from "../../../src/render/svg.js";
import { defineFormat, pictureFlags } from "./format.js";

export const svg = defineFormat({
  flags: pictureFlags,
  write: async ({ scene, theme, lang }) => `${toSvg(await scene(), { theme, lang })}\n`,
});
