/** Compares the numbers of adapters of all formats with those of PEFT and numpy (tests/oracle/adapter.py). */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readScaling } from "../../src/adapter/config.js";
import { readAdapter, type Update } from "../../src/adapter/reader.js";
import { countDirections } from "../../src/adapter/summary.js";
import reference from "../reference/oracle-adapters.json" with { type: "json" };
import { toSource } from "../support/adapter-file.js";

const FOLDER = "tests/reference/adapters";

/** Reads the adapter in a folder with the configuration beside it. `change` can change the file's text. */
function readFolder(name: string, change = (text: string) => text): readonly Update[] {
  const folder = `${FOLDER}/${name}`;
  const file = readdirSync(folder).find((item) => item.endsWith(".safetensors"))!;
  const text = readFileSync(`${folder}/${file}`, "latin1");
  const bytes = Buffer.from(change(text), "latin1");
  const config = `${folder}/adapter_config.json`;
  const content = existsSync(config) && JSON.parse(readFileSync(config, "utf8"));
  return readAdapter(toSource(bytes, file), content ? readScaling(content) : undefined).updates;
}

/** Returns the largest difference of a singular value, relative to the largest of its update, and all numbers of directions. */
function compare(name: keyof typeof reference.adapters, updates: readonly Update[]) {
  const byPath = new Map(updates.map((update) => [update.path, update]));
  const expected = reference.adapters[name];
  const differences = expected.flatMap(({ path, sigmas }) =>
    sigmas.map((sigma, index) => Math.abs(byPath.get(path)!.sigmas[index]! - sigma) / sigmas[0]!),
  );
  return {
    modules: [...updates].map(({ path, d, k, rank }) => [path, d, k, rank].join(" ")).sort(),
    expected: expected.map(({ path, d, k, rank }) => [path, d, k, rank].join(" ")).sort(),
    difference: Math.max(...differences),
    directions: expected.map(({ path }) =>
      reference.shares.map((share) => countDirections(byPath.get(path)!.sigmas, share)),
    ),
    scales: expected.map(({ path }) => byPath.get(path)!.scale),
  };
}

const names = Object.keys(reference.adapters) as (keyof typeof reference.adapters)[];

describe("an adapter", () => {
  it("is in the repository for each result of the oracle", () => {
    const modules = names.reduce((sum, name) => sum + reference.adapters[name].length, 0);
    const largest = Math.max(...names.map((name) => compare(name, readFolder(name)).difference));
    console.log(
      `trained adapters: ${names.length} files, ${modules} modules and experts, ` +
        `largest difference of a singular value ${largest.toExponential(0)} of the largest`,
    );
    expect(readdirSync(FOLDER).sort()).toEqual([...names].sort());
  });

  it.each(names)("%s has the modules, singular values and directions of the oracle", (name) => {
    const { modules, expected, difference, directions, scales } = compare(name, readFolder(name));
    expect(modules).toEqual(expected);
    expect(difference).toBeLessThan(1e-12);
    expect(directions).toEqual(reference.adapters[name].map((item) => item.directions));
    for (const [index, { scale }] of reference.adapters[name].entries())
      expect(scales[index]! / scale).toBeCloseTo(1, 12);
  });

  it("whose last numbers are changed differs from the oracle", () => {
    const zero = (text: string) => `${text.slice(0, -64)}${"\0".repeat(64)}`;
    for (const name of names)
      expect(compare(name, readFolder(name, zero)).difference).toBeGreaterThan(1e-6);
  });
});
