/** No line of a picture or a card crosses a text, so that texts need no ground of their own on any page. */
import { GlobalFonts } from "@napi-rs/canvas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/figures/figure.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { composePreview } from "../../src/figures/preview.js";
import type { Values } from "../../src/options.js";
import { Renderer } from "../../src/render/png.js";
import { path, type Scene } from "../../src/scene.js";
import { arbitraryValues, createCorners, getDrawing } from "../support/cases.js";
import { crossings } from "../support/crossings.js";
import { getPictures } from "../support/drawings.js";
import { runs } from "../support/draws.js";
import { FONTS, textBox } from "../support/measure.js";

const measure = await new Renderer().measure();
// Cards always use this font.
for (const weight of ["Regular", "Bold"])
  GlobalFonts.registerFromPath(`src/render/fonts/Inter-${weight}.ttf`, "test Inter");
const fonts = ["monospace", ...Object.keys(FONTS)];

/** Values that draw what no limit of an option draws: the accuracies measured with GPT-3. */
const extra: Readonly<Record<string, readonly Values[]>> = {
  savings: [{ rank: 8, d: 12_288, k: 12_288 }],
};

const getCard = (figure: Figure, values: Values) =>
  composePreview(
    getDrawing(figure, values),
    { title: "A page", siteName: "A book", description: "" },
    measure,
  );

describe.each(allFigures)("in the pictures and the card of $name", (figure: Figure) => {
  const check = (values: Values) => {
    const { wide, narrow } = getPictures(getDrawing(figure, values));
    const found = [wide, narrow].flatMap((scene) =>
      fonts.flatMap((family) => crossings(scene, family)),
    );
    expect(
      [...found, ...crossings(getCard(figure, values), "Inter")],
      JSON.stringify(values),
    ).toEqual([]);
  };

  it("no grid line, rule, curve or outline crosses a text", () => {
    for (const values of [
      ...figure.examples,
      ...(extra[figure.name] ?? []),
      ...createCorners(figure, 8),
    ])
      check(values);
    fc.assert(fc.property(arbitraryValues(figure), check), { numRuns: runs(6, 350) });
  });
});

describe("the check", () => {
  const { wide } = getPictures(figures.savings.draw({ rank: 8, d: 4096, k: 4096 }));
  const [claim] = wide.children;
  if (claim?.type !== "text") throw new Error("a picture starts with its claim");
  const { left, right, top, bottom, label } = textBox(claim, "Arimo");
  const crossedBy = (d: string, strokeWidth = 1): string[] => {
    const line = path(d, { stroke: "grid", strokeWidth });
    const scene: Scene = { ...wide, children: [...wide.children, line] };
    return crossings(scene, "Arimo").map((message) => message.split(" is crossed")[0]!);
  };

  it.each([
    ["horizontal", `M0 ${(top + bottom) / 2}H720`],
    ["vertical", `M${right - 2} 0V${bottom}`],
    ["curved", `M${left} 0C${left} ${bottom},${right} ${bottom},${right} 0`],
    ["dashed and short", `M${left + 3} ${top + 3}h2`],
  ])("detects a %s line", (_, d) => {
    expect(crossedBy("M0 1H720")).toEqual([]);
    expect(crossedBy(d)).toEqual([`“${label}”`]);
  });

  it("counts the thickness of lines", () => {
    expect(crossedBy(`M0 ${top - 3}H720`, 2)).toEqual([]);
    expect(crossedBy(`M0 ${top - 3}H720`, 9)).toEqual([`“${label}”`]);
  });
});
