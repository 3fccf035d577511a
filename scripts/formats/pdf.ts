import { boolean } from "../../src/options.js";
import { defineFormat, pictureFlags } from "./format.js";

export const pdf = defineFormat({
  flags: {
    ...pictureFlags,
    table: boolean({
      default: "false",
      about: "add the figure's table to a PDF, on the pages after the picture",
    }),
  },
  async write({ drawing, scene, theme, renderer }, { table }) {
    const { language } = drawing();
    const options = { theme, lang: language.tag, table: table ? drawing().table() : undefined };
    return renderer.toPdf(await scene(), options);
  },
});
