/** Lists that are written by hand beside the registry: each names what is there, and nothing else. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { models } from "../../src/models/lookup.js";
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

it("the README's table has every option of a tag and of its figures, and no other", () => {
  const stated = new Set(
    [tagOptions, ...allFigures.map(({ options }) => options)].flatMap(Object.keys),
  );
  const listed = rows.flatMap(([first]) => names(first));
  expect(new Set(listed)).toEqual(stated);
  expect(listed.length).toBe(stated.size);
});

it("the README names every figure, every number that a sentence can show, and how many models", () => {
  const valuesOf = (option: string) =>
    names(rows.find(([first]) => names(first)[0] === option)![1]);
  expect(valuesOf("figure")).toEqual(allFigures.map(({ name }) => name));
  expect(valuesOf("show")).toEqual(SHOWN);
  expect(readme).toContain(`one of ${models().length} published models`);
});

it("two pictures of every figure are on file, and of no other", () => {
  const expected = allFigures.flatMap(({ name }) => [`${name}-narrow.svg`, `${name}-wide.svg`]);
  expect(readdirSync("tests/goldens").sort()).toEqual(expected.sort());
});
