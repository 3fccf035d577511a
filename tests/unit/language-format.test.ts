/** Numbers and lists in any language. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFormats, english, type Language } from "../../src/language-format.js";
import {
  abbreviations,
  ENGLISH,
  numberFormats,
  percent,
  percentages,
} from "../../src/number-format.js";
import { runs } from "../support/draws.js";
import { readNumberPatterns } from "../support/number-patterns.js";

/** Languages that write with the digits 0 to 9 and group by three. */
const TAGS = [
  "en",
  "de",
  "de-CH",
  "fr",
  "es",
  "pt-BR",
  "it",
  "nl",
  "pl",
  "ru",
  "sv",
  "tr",
  "zh",
  "ja",
];

const getInPatterns = (tag: string) => numberFormats(readNumberPatterns(tag, ENGLISH.units));

const anyTag = fc.constantFrom(...TAGS);

describe("a language's numbers", () => {
  it("are written as Intl writes them", () => {
    const anyCount = fc.oneof(fc.nat({ max: 99_999 }), fc.maxSafeNat());
    fc.assert(
      fc.property(anyTag, anyCount, (tag, count) => {
        expect(getInPatterns(tag).exact(count)).toBe(new Intl.NumberFormat(tag).format(count));
      }),
      { numRuns: runs(300) },
    );
    // Spanish and Polish do not separate a single leading digit.
    expect(getInPatterns("es").exact(4096)).toBe("4096");
    expect(getInPatterns("es").exact(16_384)).toBe("16.384");
    expect(getInPatterns("es").exact(-4096)).toBe("-4096");
    expect(getInPatterns("es").exact(-16_384)).toBe("-16.384");
    const getPercent = (tag: string) => readNumberPatterns(tag, {}).percent;
    expect(["tr", "de", "zh"].map(getPercent)).toEqual([
      ["%", ""],
      ["", "\u00a0%"],
      ["", "%"],
    ]);
  });

  it("keep their value: only separators and signs differ from English", () => {
    const anyShare = fc.tuple(
      fc.integer({ min: 1, max: 10 ** 6 }),
      fc.integer({ min: 1, max: 10 ** 9 }),
    );
    fc.assert(
      fc.property(anyTag, anyShare, (tag, [part, total]) => {
        const { decimal, group, percent: neighbors } = readNumberPatterns(tag, ENGLISH.units);
        const plain = (text: string) =>
          Number(
            text
              .slice(neighbors[0].length, neighbors[1] ? -neighbors[1].length : undefined)
              .replaceAll(group, "")
              .replace(decimal, "."),
          );
        const { share, rest } = getInPatterns(tag).percent(part, total);
        const numbers = percentages(part, total);
        expect([plain(share), plain(rest)]).toEqual([numbers.share, numbers.rest].map(Number));
      }),
      { numRuns: runs(300) },
    );
  });

  it("are written in English as Intl writes them, except for a space before the percent sign", () => {
    const { percent: neighbors, ...patterns } = readNumberPatterns("en", ENGLISH.units);
    expect(neighbors).toEqual(["", "%"]);
    expect({ ...patterns, percent: ["", "\u00a0%"] }).toEqual(ENGLISH);
  });

  it("take the language's sign, unit and percent pattern", () => {
    const patterns = {
      ...ENGLISH,
      decimal: ",",
      group: ".",
      minus: "-",
      percent: ["%", ""] as const,
      units: { 3: "mil", 6: "mio" },
    };
    const formats = numberFormats(patterns);
    expect(formats.signed(-1234.5, 1)).toBe("-1.234,5");
    expect(abbreviations(patterns).about(16_777_216)).toBe("16,8\u00a0mio");
    expect(formats.percentage(99.5)).toBe("%99,5");
    expect(formats.percentage(73, 1)).toBe("%73,0");
    expect(formats.real(0.125)).toBe("0,125");
    expect(formats.oneDecimal(-0, 1)).toBe("0,0");
  });
});

describe("percentages", () => {
  it("are the digits that percent writes, without separators and signs", () => {
    const anyShare = fc.tuple(fc.nat({ max: 10 ** 6 }), fc.integer({ min: 1, max: 10 ** 6 }));
    fc.assert(
      fc.property(anyShare, ([part, total]) => {
        const { share, rest } = percent(part, total);
        const plain = (text: string) => text.replace(/[,\u00a0%]/g, "");
        expect(percentages(part, total)).toEqual({ share: plain(share), rest: plain(rest) });
      }),
      { numRuns: runs(300) },
    );
  });
});

describe("lists", () => {
  const german: Language = { ...english, tag: "de", list: [", ", " und "] };

  it("use the language's word before the last item", () => {
    const { list } = createFormats(german);
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(list)).toEqual([
      "",
      "a",
      "a und b",
      "a, b und c",
    ]);
  });
});
