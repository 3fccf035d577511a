/** The generated parts of the documentation, and its lists, are current. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { documents } from "../../scripts/docs/docs.js";
import { allFigures } from "../../src/figures/index.js";

it.each([...documents()])("%s is as `npm run docs` writes it", (file, content) => {
  expect(readFileSync(file, "utf8") === content, `${file}: run \`npm run docs\``).toBe(true);
});

it.each([
  "eleventy.config.js",
  "formulas.js",
  "_includes/layout.njk",
  "_includes/chapter.njk",
  "style.css",
  "chapters/chapters.11tydata.js",
  "chapters/01-matrix.md",
])("the tutorial shows %s of the new book as it is", (file) => {
  const content = readFileSync(`scripts/starter/${file}`, "utf8");
  const shown = readFileSync("site/guide/start.md", "utf8").split(/^```\w*\n/m);
  expect(shown).toContain(content);
});

it("the README lists every figure", () => {
  const [, table = ""] = readFileSync("README.md", "utf8").split("| `figure` | Values | Teaches |");
  const [listed = ""] = table.split("\n\n");
  expect([...listed.matchAll(/^\| \[`(\w+)`/gm)].map(([, name]) => name)).toEqual(
    allFigures.map(({ name }) => name),
  );
});
