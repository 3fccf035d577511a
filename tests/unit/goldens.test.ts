/** Compares figures with the goldens: pictures and texts that a person has reviewed. */
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { composePreview } from "../../src/figures/preview.js";
import { toHtml } from "../../src/html/figure.js";
import { Renderer } from "../../src/render/png.js";
import { toSvg } from "../../src/render/svg.js";
import { collectTexts, getPictures } from "../support/drawings.js";

const measure = await new Renderer().measure();

/** Replaces pictures, which may contain others. */
function withoutPictures(html: string): string {
  const less = html.replace(/<svg\b(?:(?!<svg\b).)*?<\/svg>/gs, "SVG");
  return less === html ? html : withoutPictures(less);
}

describe.each([...allFigures])("the figure $name", ({ name, summary, draw, examples }) => {
  const hint = "look at the change, then accept it with `npm run accept`";

  it("matches its pictures", async () => {
    const drawing = draw(examples[0]!);
    const words = { title: drawing.listed, siteName: "A Textbook", description: summary };
    const pictures = { ...getPictures(drawing), card: composePreview(drawing, words, measure) };
    for (const [composition, scene] of Object.entries(pictures))
      await expect(`${toSvg(scene)}\n`, hint).toMatchFileSnapshot(
        `../goldens/${name}-${composition}.svg`,
      );
  });

  it("matches its HTML", async () => {
    const html = toHtml(draw(examples[0]!), { id: "f", interactive: true });
    // The pictures of one figure show how pictures are written in a page.
    const written = name === "decomposition" ? html : withoutPictures(html);
    await expect(`${written.replaceAll("><", ">\n<")}\n`, hint).toMatchFileSnapshot(
      `../goldens/${name}.html`,
    );
  });

  it("matches its texts", async () => {
    const texts = examples.map((example) => collectTexts(draw(example)).join("\n"));
    await expect(`${[summary, ...texts].join("\n\n")}\n`, hint).toMatchFileSnapshot(
      `../goldens/${name}.txt`,
    );
  });
});

// A missing golden fails above. New goldens are written only after this file.
it("there are no goldens of other figures", () => {
  const endings = ["-card.svg", "-narrow.svg", "-wide.svg", ".html", ".txt"];
  const expected = allFigures.flatMap(({ name }) => endings.map((ending) => name + ending));
  const others = readdirSync("tests/goldens").filter((file) => !expected.includes(file));
  expect(others).toEqual([]);
});
