/** Handwritten lists of figures match the registry. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";

const readme = readFileSync("README.md", "utf8");
it("the README lists every figure", () => {
  const [, table = ""] = readme.split("| `figure` | Values | Shows |");
  const [listed = ""] = table.split("\n\n");
  expect([...listed.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)).toEqual(
    allFigures.map(({ name }) => name),
  );
});
