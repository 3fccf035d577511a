/** Lists that are written by hand beside the registry: each names what is there, and nothing else. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";

const readme = readFileSync("README.md", "utf8");
it("the README says of every figure what it shows", () => {
  const [, table = ""] = readme.split("| `figure` | Values | Shows |");
  const [listed = ""] = table.split("\n\n");
  expect([...listed.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)).toEqual(
    allFigures.map(({ name }) => name),
  );
});
