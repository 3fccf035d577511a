import { defineFormat, pictureFlags } from "./format.js";

export const pdf = defineFormat({
  flags: pictureFlags,
  key: async ({ scene, theme, renderer }) => renderer.keyOf(await scene(), { theme }, "pdf"),
  write: async ({ scene, theme, renderer }) => renderer.toPdf(await scene(), { theme }),
});
