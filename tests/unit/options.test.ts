import { describe, expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import {
  boolean,
  checkLimits,
  models,
  names,
  number,
  type Option,
  readOptions,
} from "../../src/options.js";

/** A number option that checks its range itself. */
type Ranged = Option<number> & { min?: number; max: number; isWhole: boolean };

const numberOptions = allFigures.flatMap(({ name, options }) =>
  Object.entries(options as Record<string, Option>)
    .filter(([, option]) => option.type === "number" && "max" in option)
    .map(([key, option]) => [`${name} ${key}`, option as Ranged] as const),
);

describe("an option", () => {
  it.each(numberOptions)("%s allows exactly the numbers of its range", (_, option) => {
    const { read, min = 0, max, isWhole } = option;
    expect([min - 1, min, max, max + 1].map(read)).toEqual([undefined, min, max, undefined]);
    expect(read(min + 0.5)).toBe(isWhole ? undefined : min + 0.5);
  });

  it("that is absent has no limits, and one that is given has them", () => {
    const options = { a: number({ about: "a", atMost: ["b"] }), b: number({ about: "b", max: 9 }) };
    checkLimits(options, { b: 3 });
    checkLimits(options, { a: 4 });
    expect(() => checkLimits(options, { a: 4, b: 3 })).toThrow("the smaller of b = 3");
  });

  it("without `isWhole` allows only whole numbers", () => {
    const option = number({ about: "a size", min: 1, max: 4 });
    expect([option.read(2), option.read(2.5)]).toEqual([2, undefined]);
  });

  it("of names allows lists of strings without holes", () => {
    const { read } = names({ about: "targets", allowed: "a list of names" });
    expect(read(["q_proj", " v_proj "])).toEqual(["q_proj", "v_proj"]);
    expect(read("[q_proj, 'v_proj']")).toEqual(["q_proj", "v_proj"]);
    expect(read(["q_proj", 4])).toBeUndefined();
    // biome-ignore lint/suspicious/noSparseArray: an author's program may pass one.
    expect(read(["q_proj", , "v_proj"])).toBeUndefined();
  });

  it("of models allows lists of names and configurations", () => {
    const { read } = models({ about: "models", allowed: "a list of models" });
    const configuration = { model_type: "gpt2" };
    expect(read([" gpt2 ", configuration])).toEqual(["gpt2", configuration]);
    expect(read("gpt2, roberta-base")).toEqual(["gpt2", "roberta-base"]);
    expect(read(["gpt2", 3])).toBeUndefined();
  });

  it("without a default must have a value", () => {
    const options = { d: number({ about: "a size" }), k: number({ about: "a size", max: 4 }) };
    expect(readOptions(options, { d: 2, k: 3 })).toEqual({ d: 2, k: 3 });
    expect(() => readOptions(options, { k: 3 })).toThrow("d must be");
    expect(() => readOptions(options, { d: undefined, k: 3 })).toThrow("d must be");
  });

  it("of type boolean allows true and false, and the same words as text", () => {
    const { read } = boolean({ about: "a switch" });
    expect(["true", "false", true, false].map(read)).toEqual([true, false, true, false]);
    expect(["yes", "", 1, null].map(read)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
