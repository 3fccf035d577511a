/** Compares figures with the goldens: pictures and texts that a person has reviewed. */
import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { composePreview } from "../../src/figures/preview.js";
import { toHtml } from "../../src/html/figure.js";
import { getWords } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { Renderer } from "../../src/render/png.js";
import { toSvg } from "../../src/render/svg.js";
import { arbitraryValues } from "../support/cases.js";
import { collectTexts, getPictures, getTables } from "../support/drawings.js";
import { isExam } from "../support/draws.js";
import { hash } from "../support/hash.js";

const measure = await new Renderer().measure();

/** Replaces pictures, which may contain others. */
function withoutPictures(html: string): string {
  const less = html.replace(/<svg\b(?:(?!<svg\b).)*?<\/svg>/gs, "SVG");
  return less === html ? html : withoutPictures(less);
}

const hint = "look at the change, then accept it with `npm run accept`";

describe.each([...allFigures])("the figure $name", ({ name, summary, draw, examples }) => {
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

// A hash shows any change of a picture, even one that breaks no rule. The exam draws other values.
it.skipIf(isExam)("figures with drawn values, in all languages, match their hashes", async () => {
  const catalogs = Object.values(locales);
  let count = 0;
  const lines = allFigures.flatMap((figure) =>
    fc.sample(fc.noBias(arbitraryValues(figure)), { numRuns: 20, seed: 1 }).map((values) => {
      const words = getWords(figure, catalogs[count++ % catalogs.length]);
      const drawing = figure.draw(values, { words });
      const { wide, narrow } = getPictures(drawing);
      const title = { title: drawing.listed, siteName: "", description: figure.summary };
      const card = composePreview(drawing, title, measure);
      const { caption, alt, explanation, goal, handles, input } = drawing;
      const page = [caption, alt, explanation, goal, handles, input, getTables(drawing)];
      const parts = [wide, narrow, card, page].map((part) => hash(JSON.stringify(part)));
      return `${parts.join(" ")} ${figure.name} ${words.language.tag} ${JSON.stringify(values)}`;
    }),
  );
  await expect(`${lines.join("\n")}\n`, hint).toMatchFileSnapshot("../goldens/drawn.txt");
});

// A missing golden fails above. New goldens are written only after this file.
it("there are no goldens of other figures", () => {
  const endings = ["-card.svg", "-narrow.svg", "-wide.svg", ".html", ".txt"];
  const expected = [
    "drawn.txt",
    ...allFigures.flatMap(({ name }) => endings.map((ending) => name + ending)),
  ];
  const others = readdirSync("tests/goldens").filter((file) => !expected.includes(file));
  expect(others).toEqual([]);
});
