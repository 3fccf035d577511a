import { defineFormat, pictureFlags } from "./format.js";

export const pdf = defineFormat({
  flags: pictureFlags,
  write: async ({ scene, theme, renderer }) => renderer.toPdf(await scene(), { theme }),
});
