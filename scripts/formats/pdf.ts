import { defineFormat } from "./format.js";

export const pdf = defineFormat({
  flags: {},
  write: async ({ scene, theme, renderer }) => renderer.toPdf(await scene(), { theme }),
});
