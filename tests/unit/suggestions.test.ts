import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allFigures, figures } from "../../src/figures/index.js";
import { type Option, readOption } from "../../src/options.js";
import { closestMatch, formatAllowed, oneOf } from "../../src/suggestions.js";
import { runs } from "../support/draws.js";

describe("the closest name", () => {
  it.each([
    // An exact match wins over a name with the same letters.
    ["From", ["form", "from"], "from"],
    ["fro", ["form", "from"], "from"],
    ["fmor", ["from"], "from"],
    ["fmo", ["from"], undefined],
    ["e", ["d", "E"], "E"],
    ["e", ["d", "k"], undefined],
  ])("to %j in %j is %j", (wanted, names, closest) => {
    expect(closestMatch(names, wanted)).toBe(closest);
  });
});

describe("the error for a value of a choice", () => {
  const names = allFigures.map(({ name }) => name);
  const suggested = (wanted: string) =>
    /\(did you mean (\w+)\?\)$/.exec(formatAllowed(names, wanted))?.[1];

  it.each([
    ["spectra", "spectrum"],
    ["decomp", "decomposition"],
    ["init", "initialization"],
    ["Compte", "compute"],
    ["saving", "savings"],
    ["mem", "memory"],
    // Several names start with these letters.
    ["me", undefined],
    ["m", undefined],
    ["picture", undefined],
    ["", undefined],
    ["x".repeat(1e5), undefined],
  ])("says of %j that it may mean %s, or lists values", (wanted, name) => {
    expect(suggested(wanted)).toBe(name);
    if (name === undefined) expect(formatAllowed(names, wanted)).toBe(oneOf(names));
  });

  it("lists at most eight values, in order, and where all are listed if there are more", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]+$/), { minLength: 1 }), (values) => {
        const [list, rest] = oneOf(values, "here").split(/ or (?=\d)/);
        expect(list).toBe(`one of ${values.slice(0, 8).join(", ")}`);
        expect(rest).toBe(values.length > 8 ? `${values.length - 8} more (here)` : undefined);
      }),
    );
  });

  /** Returns whether a word turns into another word by at most `edits` changes of a letter. */
  const isWithin = (word: string, other: string, edits: number): boolean => {
    if (word === other) return true;
    if (edits === 0) return false;
    const [rest, otherRest] = [word.slice(1), other.slice(1)];
    if (word[0] === other[0]) return isWithin(rest, otherRest, edits);
    const pairs = [
      [rest, otherRest],
      [rest, other],
      [word, otherRest],
    ] as const;
    return pairs.some((pair) => isWithin(...pair, edits - 1));
  };

  it("names the value of which up to a third of the letters are wrong, and no other", () => {
    const name = fc.constantFrom(...names.filter((item) => item.length >= 6));
    const edits = fc.array(fc.tuple(fc.nat(), fc.constantFrom("", ..."abcxyz")), {
      minLength: 1,
      maxLength: 2,
    });
    const property = fc.property(name, edits, (original, changes) => {
      const wanted = changes.reduce((text, [position, letter]) => {
        const at = position % text.length;
        return text.slice(0, at) + letter + text.slice(at + 1);
      }, original);
      // "mehody" is as similar to memory as to methods.
      const third = (item: string) => Math.floor(Math.max(item.length, wanted.length) / 3);
      fc.pre(names.every((item) => item === original || !isWithin(item, wanted, third(item))));
      expect(suggested(wanted), wanted).toBe(original);
    });
    fc.assert(property, { numRuns: runs(300) });
  });
});

describe("the error for a number says what to write, which is accepted", () => {
  const [d, goal, target] = [
    figures.decomposition.options.d!,
    figures.decomposition.options.goal!,
    figures.savings.options.target!,
  ];
  /** Returns the numbers that the error says to write. */
  const hint = (option: Option, value: unknown) => {
    try {
      readOption("x", option, value);
    } catch (error) {
      const [, text = ""] = /\((?:write |.*separators: )([^()]*)\); got/.exec(String(error)) ?? [];
      return text
        .replace(/ for .*/, "")
        .split(" or ")
        .filter(Boolean);
    }
    throw new Error(`${value} is accepted`);
  };

  it("for thousands as 4k, in quotes", () => {
    expect(() => readOption("d", d, "4k")).toThrow(
      'd must be a whole number from 1 to 1,048,576 (write 4000 or 4096); got "4k"',
    );
    const property = fc.property(fc.integer({ min: 1, max: 1000 }), (count) => {
      const written = hint(d, `${count}k`).map((text) => readOption("d", d, text));
      expect(written).toEqual([count * 1000, count * 1024]);
    });
    fc.assert(property, { numRuns: runs(50) });
    for (const text of [" 4k ", "4K"]) expect(hint(d, text), text).toEqual(["4000", "4096"]);
    for (const text of ["d4k", "1.4k", "2 4k", "4kb", "4 k"])
      expect(hint(d, text), text).toEqual([]);
  });

  it("for percentages of a share", () => {
    expect(() => readOption("target", target, 99)).toThrow(
      "target must be a number from 0 to 0.99999 (write 0.99 for 99 %); got 99",
    );
    const property = fc.property(
      fc.integer({ min: 101, max: 9999 }),
      fc.constantFrom(target, goal),
      fc.constantFrom(
        (digits: string): unknown => Number(digits),
        (digits: string) => `${digits}%`,
        (digits: string) => `${digits} %`,
      ),
      (hundredths, option, write) => {
        const [written, ...others] = hint(option, write(String(hundredths / 100)));
        expect(readOption("x", option, written)).toBe(hundredths / 10_000);
        expect(others).toEqual([]);
      },
    );
    fc.assert(property, { numRuns: runs(100) });
    // A share of 100 % is not allowed, and sizes are no shares.
    for (const value of [100, 250, -5]) expect(hint(target, value)).toEqual([]);
    for (const value of ["50%", 0]) expect(hint(d, value)).toEqual([]);
  });

  it("for thousands with separators", () => {
    const property = fc.property(
      fc.integer({ min: 1000, max: 1_048_576 }),
      fc.constantFrom(",", ".", "'", "_", " "),
      (size, separator) => {
        const text = new Intl.NumberFormat("en").format(size).replaceAll(",", separator);
        expect(hint(d, text).map((item) => readOption("d", d, item))).toEqual([size]);
      },
    );
    fc.assert(property, { numRuns: runs(50) });
  });
});
