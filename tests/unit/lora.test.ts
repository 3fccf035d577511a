import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countModel } from "../../src/counts/index.js";
import { MODEL_OPTIONS } from "../../src/counts/options.js";
import { LoraError, oneLine, show, wrapErrors } from "../../src/errors.js";
import { type LoraInput, lora, MAX_DIMENSION, rankForSavings } from "../../src/lora.js";
import { figures } from "../../src/public.js";
import { extremes, magnitude, shape } from "../support/cases.js";
import { runs } from "../support/draws.js";

describe("lora", () => {
  it("counts as exactly as integer arithmetic", () => {
    fc.assert(
      fc.property(shape, (input) => {
        const counts = lora(input);
        const [r, d, k] = [BigInt(input.rank), BigInt(input.d), BigInt(input.k)];
        return (
          BigInt(counts.full) === d * k &&
          BigInt(counts.b) === d * r &&
          BigInt(counts.a) === r * k &&
          BigInt(counts.trainable) === r * (d + k) &&
          Math.sign(counts.savings) === Number(getSign(d * k - r * (d + k))) &&
          counts.rank < counts.breakEvenRank === r * (d + k) < d * k
        );
      }),
      { numRuns: runs(15_000), examples: extremes.map((input) => [input]) },
    );
  });

  it("gives the page's example: 16,777,216 and 65,536 at rank 8", () => {
    expect(lora({ rank: 8, d: 4096, k: 4096 })).toEqual({
      rank: 8,
      d: 4096,
      k: 4096,
      alpha: 8,
      scaling: 1,
      full: 16_777_216,
      b: 32_768,
      a: 32_768,
      trainable: 65_536,
      fraction: 0.00390625,
      savings: 0.99609375,
      ratio: 256,
      breakEvenRank: 2048,
    });
  });

  it("scales by alpha / rank, or by 1 without alpha", () => {
    expect(lora({ rank: 8, d: 64, k: 64, alpha: 16 }).scaling).toBe(2);
    expect(lora({ rank: 8, d: 64, k: 64 }).scaling).toBe(1);
  });

  const rank = "rank must be a whole number from 1 to 4 (the smaller of d = 4 and k = 9)";
  const bad: [Partial<Record<keyof LoraInput, unknown>>, string][] = [
    [{ rank: 0, d: 4, k: 9 }, `${rank}; got 0`],
    [{ rank: 5, d: 4, k: 9 }, `${rank}; got 5`],
    [{ rank: 1.5, d: 4, k: 9 }, `${rank}; got 1.5`],
    [{ rank: Number.NaN, d: 4, k: 9 }, `${rank}; got NaN`],
    [{ rank: "2", d: 4, k: 9 }, `${rank}; got "2"`],
    [{ d: 4, k: 9 }, `${rank}; it is missing`],
    [{ rank: 1, d: 0, k: 9 }, "d must be a whole number from 1 to 1,048,576; got 0"],
    [
      { rank: 1, d: 4, k: 2 ** 20 + 1 },
      "k must be a whole number from 1 to 1,048,576; got 1048577",
    ],
    [{ rank: 1, d: Infinity, k: 4 }, "d must be a whole number from 1 to 1,048,576; got Infinity"],
    [{ rank: { a: 1n }, d: 4, k: 9 }, `${rank}; got an object`],
  ];
  it.each(bad)("rejects %o", (input, message) => {
    expect(() => lora(input as unknown as LoraInput)).toThrow(message);
  });
});

describe("rankForSavings", () => {
  const decimals = fc.tuple(fc.nat(9999), fc.constantFrom(10_000, 100_000_000));

  it("returns the largest rank that saves at least this share, read as a decimal", () => {
    const side = magnitude(MAX_DIMENSION);
    fc.assert(
      fc.property(decimals, side, side, ([numerator, denominator], d, k) => {
        const rank = rankForSavings({ savings: numerator / denominator, d, k });
        const full = BigInt(d) * BigInt(k);
        const saves = (r: number) =>
          (full - BigInt(r) * BigInt(d + k)) * BigInt(denominator) >= full * BigInt(numerator);
        return (rank === 0 || saves(rank)) && !saves(rank + 1);
      }),
      { numRuns: runs(15_000), examples: [[[0, 10_000], 1, 1]] },
    );
  });

  it.each([1, -0.1, Number.NaN, "0.5"])("rejects savings of %o", (savings) => {
    expect(() => rankForSavings({ savings: savings as number, d: 4, k: 4 })).toThrow(
      "savings must be a number of at least 0 and below 1",
    );
  });
});

function getSign(value: bigint): bigint {
  return value > 0n ? 1n : value < 0n ? -1n : 0n;
}

describe("a value in an error", () => {
  it.each<[text: string, value: unknown]>([
    ["missing", undefined],
    ["-0.5", -0.5],
    ["NaN", Number.NaN],
    ["12", 12n],
    ["null", null],
    ['"8"', "8"],
    ["[1,[2]]", [1, [2]]],
    ["a function", () => 1],
    ["a symbol", Symbol("s")],
    ["object", { toJSON: () => undefined }],
    ["an object", { counts: 1n }],
    // 60 characters with their quotes, and 61.
    [`"${"a".repeat(58)}"`, "a".repeat(58)],
    [`"${"a".repeat(56)}…`, "a".repeat(59)],
  ])("is quoted as %s", (text, value) => {
    expect(show(value)).toBe(text);
  });

  it("is its start, even if it is nested deeper than the call stack", () => {
    const deep: unknown = JSON.parse("[".repeat(20_000) + "]".repeat(20_000));
    expect(show(deep)).toBe(`${"[".repeat(57)}…`);
  });

  it("is on one line, even if the value contains line breaks", () => {
    const texts = ["a\nb", "a\r\nb", "a \t\n\n  b", "a\u2028b", "a\u2029 b"];
    expect(texts.map(oneLine)).toEqual(texts.map(() => "a b"));
    expect(oneLine("a  b")).toBe("a  b");
    expect(new LoraError("alt", "text\nin quotes", 1)).toMatchObject({
      name: "LoraError",
      message: "alt must be text in quotes; got 1",
    });
  });
});

describe("wrapErrors", () => {
  const COUNT = { argument: "the count", allowed: "from count()", members: ["d"] };

  it("returns the value, or throws LoraError that names the argument", () => {
    const failing =
      (error: unknown, received: unknown = { d: 1 }) =>
      () =>
        wrapErrors(COUNT, received, () => {
          throw error;
        });
    expect(wrapErrors(COUNT, {}, () => 5)).toBe(5);
    for (const error of [new RangeError("deep\nat"), new Error("deep"), "deep"])
      expect(failing(error)).toThrow(new LoraError("the count", "from count() (deep)", { d: 1 }));
    expect(failing(null)).toThrow(LoraError);
    const cause = new Error("deep");
    expect(failing(cause)).toThrow(expect.objectContaining({ cause }));
    const actual = new LoraError("rank", "1", 2);
    expect(failing(actual)).toThrow(actual);
  });

  it("states no reason for an argument that is something else", () => {
    const faulty = new Proxy({}, { get: () => expect.fail("unreadable") });
    for (const received of [undefined, null, 5, [], {}, faulty])
      expect(() =>
        wrapErrors(COUNT, received, () => {
          throw new TypeError("deep");
        }),
      ).toThrow(new LoraError("the count", "from count()", received).message);
  });
});

describe("a range", () => {
  it("states its value if only one value is allowed", () => {
    expect(() => lora({ rank: 2, d: 1, k: 9 })).toThrow(
      "rank must be 1 (the smaller of d = 1 and k = 9); got 2",
    );
  });

  it("rejects an unknown option and suggests the closest name", () => {
    const misspelled = { rank: 1, d: 2, k: 2, alhpa: 4 };
    expect(() => lora(misspelled)).toThrow(
      new LoraError("option", "one of 4 values (did you mean alpha?)", "alhpa"),
    );
  });

  it("includes alpha's limits and nothing beyond them", () => {
    const withAlpha = (alpha: unknown) => () =>
      lora({ rank: 1, d: 2, k: 2, alpha: alpha as number });
    expect([withAlpha(0.001)().alpha, withAlpha(2 ** 20)().alpha]).toEqual([0.001, 2 ** 20]);
    for (const alpha of [0, 0.0009, 2 ** 20 + 0.5, Number.NaN, "8", null])
      expect(withAlpha(alpha)).toThrow(
        `alpha must be a number from 0.001 to 1,048,576; got ${show(alpha)}`,
      );
  });
});

it.each([
  ["lora", "rank, d, k, alpha", lora],
  ["rankForSavings", "savings, d, k", rankForSavings],
  ["countModel", Object.keys({ ...MODEL_OPTIONS, config: 1 }).join(", "), countModel],
  ["draw", Object.keys(figures.merge.options).join(", "), figures.merge.draw],
] as const)(
  "%s without its argument throws an error that describes the argument",
  (_, names, call) => {
    const untyped = call as unknown as (input?: unknown) => unknown;
    for (const wrong of [undefined, null, "8"])
      expect(() => untyped(wrong)).toThrow(
        new LoraError("the argument", `an object with ${names}`, wrong),
      );
  },
);

it("a composition is wide or narrow", () => {
  const drawing = figures.decomposition.draw({ rank: 8, d: 64, k: 64 });
  expect(() => drawing.compose("large" as "wide")).toThrow(
    new LoraError("composition", "wide or narrow", "large"),
  );
});
