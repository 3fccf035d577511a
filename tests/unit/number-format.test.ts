import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lora } from "../../src/lora.js";
import {
  abbreviations,
  about,
  aboutBytes,
  atMostOneDecimal,
  ENGLISH,
  exact,
  fixed,
  numberFormats,
  oneDecimal,
  percent,
  quotient,
  real,
} from "../../src/number-format.js";
import { shape } from "../support/cases.js";
import { runs } from "../support/draws.js";

/** Returns "99.609 %" in units of 10^-9 %. */
function parse(text: string): bigint {
  const [integer = "", decimals = ""] = text.replace(/[,\s%]/g, "").split(".");
  return BigInt(integer + decimals.padEnd(9, "0"));
}

describe("percent", () => {
  it.each([
    [65_536, 16_777_216, "0.391 %", "99.609 %"],
    [1, 4, "25 %", "75 %"],
    [1, 1, "100 %", "0 %"],
    [2, 1, "200 %", "-100 %"],
    [9_999_999, 10_000_000, "99.99999 %", "0.00001 %"],
    [10_000_003, 10_000_000, "100.00003 %", "-0.00003 %"],
    [2, 2 ** 20, "0.000191 %", "99.999809 %"],
    [12_345, 100_000, "12.3 %", "87.7 %"],
    [12_350, 100_000, "12.4 %", "87.6 %"],
    [50_004, 100_000, "50.0 %", "50.0 %"],
  ])("writes %d in %d as %s and %s", (part, total, share, rest) => {
    expect(percent(part, total)).toEqual({
      share: share.replace(" ", "\u00a0"),
      rest: rest.replace(" ", "\u00a0"),
    });
  });

  it("adds up to 100 %, rounds half up, and reads 0 or 100 only if exact", () => {
    fc.assert(
      fc.property(shape, (input) => {
        const { trainable, full } = lora(input);
        const { share, rest } = percent(trainable, full);
        const places = share.replace(/\D*$/, "").split(".")[1]?.length ?? 0;
        const error = parse(share) * BigInt(full) - BigInt(trainable) * 10n ** 11n;
        const half = (10n ** BigInt(9 - places) * BigInt(full)) / 2n;
        expect(parse(share) + (rest.startsWith("-") ? -parse(rest.slice(1)) : parse(rest))).toBe(
          10n ** 11n,
        );
        expect(error <= half && error >= -half).toBe(true);
        expect(parse(share) === 10n ** 11n).toBe(trainable === full);
        expect(parse(share)).toBeGreaterThan(0n);
      }),
      { numRuns: runs(2000) },
    );
  });
});

it("exact writes every digit with thousands separators", () => {
  expect([0, 999, 1000, 2 ** 40].map(exact)).toEqual(["0", "999", "1,000", "1,099,511,627,776"]);
  expect([-999, -1000, -1234567].map(exact)).toEqual(["-999", "-1,000", "-1,234,567"]);
});

it("about rounds to three digits, and uses the next unit if rounding reaches it", () => {
  const counts = [999, 1000, 65_536, 999_499, 999_500, 16_777_216, 7_248_547_840, 2 ** 40];
  expect(counts.map(about).map((text) => text.replace("\u00a0", " "))).toEqual([
    "999",
    "1.00 k",
    "65.5 k",
    "999 k",
    "1.00 M",
    "16.8 M",
    "7.25 B",
    "1.10 T",
  ]);
});

it("about writes every digit of numbers too large for its units", () => {
  expect(about(999_499_999_999_999)).toBe("999\u00a0T");
  expect(about(999_500_000_000_000)).toBe("999,500,000,000,000");
});

const chinese = { ...ENGLISH, units: { 4: "万", 8: "亿", 12: "万亿" } };

it("about counts in the units of the language, with three digits", () => {
  const { about } = abbreviations(chinese);
  const counts = [9_999, 10_000, 70_385_664, 99_995_000, 1e7, 1.2e8, 123_456_789_012, 1e12];
  expect(counts.map((count) => about(count).replace("\u00a0", " "))).toEqual([
    "9,999",
    "1.00 万",
    "7,040 万",
    "1.00 亿",
    "1,000 万",
    "1.20 亿",
    "1,230 亿",
    "1.00 万亿",
  ]);
});

it("about rounds any count to three digits in any units, and never reaches the next unit", () => {
  const powers = fc.uniqueArray(fc.integer({ min: 3, max: 12 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(powers, fc.maxSafeInteger(), (drawn, drawnCount) => {
      const count = Math.abs(drawnCount);
      const units = Object.fromEntries(drawn.map((power) => [power, `e${power}`]));
      const text = abbreviations({ ...ENGLISH, units }).about(count);
      const [, number = "", power] = /^([\d.,]+)(?:\u00a0e(\d+))?$/.exec(text)!;
      const value = Number(number.replaceAll(",", ""));
      const next = Math.min(...drawn.filter((item) => item > Number(power ?? 0)), Infinity);
      if (power === undefined) {
        expect(value).toBe(count);
        const [smallest, largest] = [Math.min(...drawn), Math.max(...drawn)];
        expect(count < 10 ** smallest || count >= 999.5 * 10 ** largest).toBe(true);
      } else {
        const size = 10 ** Number(power);
        expect(number.replace(/[.,]/g, "").slice(3)).toMatch(/^0*$/);
        expect(Math.abs(value * size - count) / count).toBeLessThan(0.00501);
        expect(value).toBeGreaterThanOrEqual(1);
        expect(value * size).toBeLessThan(10 ** next);
      }
    }),
    { numRuns: runs(500) },
  );
});

it("amounts of a picture are in the unit of its largest, above thousands", () => {
  expect(numberFormats(chinese).inUnits(1_395_864_371, 20_937_965_568)).toEqual({
    ...{ number: "14.0", unit: "亿", power: "8" },
    units: 13.95864371,
  });
  const { inUnits } = numberFormats(ENGLISH);
  expect([inUnits(10_000), inUnits(1e7)]).toMatchObject([
    { number: "10,000", power: "0" },
    { number: "10", unit: "M", power: "6" },
  ]);
});

it("groups have the language's size", () => {
  const { exact } = numberFormats({ ...ENGLISH, groupSize: 2 });
  expect([999, 1234, 123_456, 1_234_567, 12_345_678.5].map(exact)).toEqual([
    ...["999", "1,234", "1,23,456", "12,34,567"],
    "1,23,45,678.5",
  ]);
});

it("quotient, oneDecimal and real round instead of truncating", () => {
  expect([quotient(1024, 81), quotient(2 ** 40, 2 ** 21), quotient(1, 2)]).toEqual([
    "12.6",
    "524,288",
    "0.5",
  ]);
  expect([oneDecimal(4096 * 4096, 8192), oneDecimal(1, 2), oneDecimal(19, 20)]).toEqual([
    "2,048.0",
    "0.5",
    "1.0",
  ]);
  expect([real(16 / 3), real(2), real(1e6 / 3)]).toEqual(["5.333", "2", "333,300"]);
  expect([real(123_456), real(1e21), real(0.5), real(1.99999)]).toEqual([
    "123,456",
    "1,000,000,000,000,000,000,000",
    "0.5",
    "2",
  ]);
  expect([real(-1 / 3), real(0.31605), real(99_999.5)]).toEqual(["-0.3333", "0.3161", "100,000"]);
});

it("signed distinguishes an exact zero from a rounded zero", () => {
  const values = [0, -0, 0.004, -0.004, -0.525, 1.5, -1234.5];
  const { signed } = numberFormats(ENGLISH);
  const texts = values.map((value) => signed(value, 2));
  expect(texts).toEqual(["0", "0", "0.00", "0.00", "−0.53", "1.50", "−1,234.50"]);
});

it("atMostOneDecimal writes integers without decimals and rounds other numbers", () => {
  expect([atMostOneDecimal(4096 * 4096, 8192), atMostOneDecimal(19, 20)]).toEqual(["2,048", "1.0"]);
});

it("aboutBytes writes B after a unit, and GB for a billion, which is B in counts", () => {
  const bytes = [0, 999, 1000, 36_715_216, 13_476_847_616];
  expect(bytes.map(aboutBytes).map((text) => text.replace("\u00a0", " "))).toEqual([
    "0 B",
    "999 B",
    "1.00 kB",
    "36.7 MB",
    "13.5 GB",
  ]);
});

it("fixed rounds half up beyond the integers that a double holds exactly", () => {
  const max = Number.MAX_SAFE_INTEGER;
  const count = fc.integer({ min: 1, max });
  fc.assert(
    fc.property(count, count, fc.nat({ max: 12 }), (numerator, denominator, decimals) => {
      const units = BigInt(fixed(numerator, denominator, decimals, 100).replace(".", ""));
      const dividend = BigInt(numerator) * 100n * 10n ** BigInt(decimals);
      const divisor = BigInt(denominator);
      // units − ½ ≤ dividend / divisor < units + ½
      expect((2n * units - 1n) * divisor).toBeLessThanOrEqual(2n * dividend);
      expect(2n * dividend).toBeLessThan((2n * units + 1n) * divisor);
    }),
    {
      examples: [
        [1, 2, 12],
        [max, 2, 1],
        [max, max, 12],
      ],
    },
  );
});

it("fixed rounds down just below a half, even if an intermediate sum is inexact in a double", () => {
  const denominator = 2 ** 51 + 1;
  expect(fixed((3 * denominator - 1) / 2, denominator, 0)).toBe("1");
});

it("percent drops trailing zeros only of exact shares, even for large numbers", () => {
  const [half, aboveHalf] = [2 ** 51, 2 ** 51 + 1].map((part) => percent(part, 2 ** 52));
  expect([half!.share, half!.rest]).toEqual(["50\u00a0%", "50\u00a0%"]);
  expect([aboveHalf!.share, aboveHalf!.rest]).toEqual(["50.0\u00a0%", "50.0\u00a0%"]);
});

describe("an invalid number", () => {
  const counts = "a number to format must be a count, and a denominator above 0";
  it.each([Number.NaN, Number.POSITIVE_INFINITY])("%d is rejected by exact and real", (value) => {
    for (const write of [exact, real])
      expect(() => write(value)).toThrow(
        new TypeError("a number to format must be a finite number"),
      );
  });

  it.each([-1, 0.5, 2 ** 53, Number.NaN])("%d is rejected as a count", (part) => {
    for (const write of [about, () => percent(part, 8), () => quotient(part, 8)])
      expect(() => write(part)).toThrow(new TypeError(counts));
    expect(() => oneDecimal(part, 8)).toThrow(new TypeError(counts));
  });

  it.each([0, -8, 0.5, 2 ** 53])("%d is rejected as a denominator", (denominator) => {
    for (const write of [percent, quotient, oneDecimal])
      expect(() => write(1, denominator)).toThrow(new TypeError(counts));
  });
});

it("separators of any text stand between the digits as they are", () => {
  const part = fc.constantFrom("$&", "$'", "$`", "$$", "$1", "$", "\\", ",", "<b>", " ");
  fc.assert(
    fc.property(fc.string({ unit: part }), fc.string({ unit: part }), (group, decimal) => {
      const { exact: write, real: writeReal } = numberFormats({ ...ENGLISH, group, decimal });
      expect(write(1234567)).toBe(["1", "234", "567"].join(group));
      expect(writeReal(0.25)).toBe(["0", "25"].join(decimal));
    }),
  );
});
