import { markJson } from "../../../plugin/marks.js";
import { toPlainFigure, toPlainTable } from "../../../src/figures/plain.js";
import { toSvg } from "../../../src/render/svg.js";
import { COMPOSITIONS } from "../../../src/scene.js";
import { defineTable, isComparison, type Request } from "./format.js";

function toFigure({ drawing, theme }: Request) {
  const drawn = drawing();
  const lang = drawn.language.tag;
  const svg = Object.fromEntries(
    COMPOSITIONS.map((name) => [name, toSvg(drawn.compose(name), { theme, lang })]),
  );
  return { ...toPlainFigure(drawn), svg };
}

/** The texts are inline nodes, as src/inline.ts defines them. */
export const json = defineTable({
  isInput: true,
  write: async (request, flags) => {
    const content = isComparison(flags)
      ? toPlainTable(await request.comparison())
      : toFigure(request);
    return `${JSON.stringify(markJson(content))}\n`;
  },
});
