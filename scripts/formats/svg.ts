import { toSvg } from "../../src/render/svg.js";
import { defineFormat } from "./format.js";

export const svg = defineFormat({
  flags: {},
  write: async ({ scene, theme }) => `${toSvg(await scene(), { theme })}\n`,
});
