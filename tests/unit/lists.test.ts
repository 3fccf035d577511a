/** Lists that are written by hand beside the registry: each names what is there, and nothing else. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { tagOptions } from "../../src/tag/options.js";
import { SHOWN } from "../../src/tag/show.js";

const readme = readFileSync("README.md", "utf8");
/** The README's rows of options, first cell and second. */
const rows = readme
  .split("| Option | Values | Without it |")[1]!
  .split("\n\n")[0]!
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => line.split(" | "));
const names = (cell = "") => [...cell.matchAll(/`([\w.]+)`/g)].map(([, name = ""]) => name);

it("the README's table has every option of a tag, and no option that there is not", () => {
  const stated = new Set(
    [tagOptions, ...allFigures.map(({ options }) => options)].flatMap(Object.keys),
  );
  const listed = rows.flatMap(([first]) => names(first));
  expect(listed.filter((name) => !stated.has(name))).toEqual([]);
  expect(Object.keys(tagOptions).filter((name) => !listed.includes(name))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

it("the README names every number that a sentence can show", () => {
  const show = rows.find(([first]) => names(first)[0] === "show")!;
  expect(names(show[1])).toEqual(SHOWN);
});

it("the README says of every figure what it shows", () => {
  const [, table = ""] = readme.split("| `figure` | Values | Shows |");
  const [listed = ""] = table.split("\n\n");
  expect([...listed.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)).toEqual(
    allFigures.map(({ name }) => name),
  );
});

it("two pictures of every figure are on file, and of no other", () => {
  const expected = allFigures.flatMap(({ name }) => [`${name}-narrow.svg`, `${name}-wide.svg`]);
  expect(readdirSync("tests/goldens").sort()).toEqual(expected.sort());
});
