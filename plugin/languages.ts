/** Derives the number formats of a language from Intl, when a site is built. */
import { english, type Language } from "../src/language-format.js";

/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT = ["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"];
/** Scripts without spaces between words. */
const UNSPACED = ["Hans", "Hant", "Jpan"];

type NumberParts = readonly Intl.NumberFormatPart[];

const find = (parts: NumberParts, type: string) => parts.find((part) => part.type === type)?.value;

function splitAround(parts: NumberParts): readonly [string, string] {
  const isNumber = ({ type }: Intl.NumberFormatPart) => type === "integer";
  const [before, after] = [
    parts.slice(0, parts.findIndex(isNumber)),
    parts.slice(parts.findIndex(isNumber) + 1),
  ];
  const join = (list: NumberParts) => list.map(({ value }) => value).join("");
  return [join(before), join(after)];
}

/** Returns the data of a language that has none in this package. */
export function deriveLanguage(tag: string): Language {
  const numbers = new Intl.NumberFormat(tag, { numberingSystem: "latn" });
  const percent = new Intl.NumberFormat(tag, { style: "percent", numberingSystem: "latn" });
  const compact = new Intl.NumberFormat(tag, { notation: "compact", numberingSystem: "latn" });
  const parts = numbers.formatToParts(1_234_567.8);
  const list = new Intl.ListFormat(tag).formatToParts(["A", "B", "C"]);
  const [between = ", ", last = ", "] = list.flatMap(({ type, value }) =>
    type === "literal" ? [value] : [],
  );
  const script = new Intl.Locale(tag).maximize().script ?? "";
  return {
    tag,
    direction: RIGHT_TO_LEFT.includes(script) ? "rtl" : "ltr",
    ...(UNSPACED.includes(script) ? { spaced: false } : {}),
    numbers: {
      decimal: find(parts, "decimal") ?? ".",
      group: find(parts, "group") ?? "",
      // Some languages write 1234 without a separator, but 12.345 with one.
      minGrouped: find(numbers.formatToParts(1234), "group") ? 1 : 2,
      minus: "−",
      percent: splitAround(percent.formatToParts(0.5)),
      units: [1e3, 1e6, 1e9, 1e12].map((size, index) => {
        const unit = compact.formatToParts(size);
        // Some languages count in other units: Japanese writes a million as 100万.
        const isUnit = find(unit, "integer") === "1";
        return (isUnit && find(unit, "compact")) || english.numbers.units[index]!;
      }) as [string, string, string, string],
    },
    list: [between, last],
  };
}
