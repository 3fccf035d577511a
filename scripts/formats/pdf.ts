import { toPdf } from "../../src/render/png.js";
import { defineFormat } from "./format.js";

export const pdf = defineFormat({
  flags: {},
  write: async ({ scene, theme }) => toPdf(await scene(), { theme }),
});
