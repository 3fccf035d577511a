/** Derives the number formats of a language from Intl, when a site is built. */
import type { Language } from "../src/language-format.js";

/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT = ["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"];
/** The powers of ten that may have a name. */
const POWERS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
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

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Returns the script of a language, and the regions that write another one. */
function deriveWriting(tag: string): NonNullable<Language["writing"]> {
  const { language } = new Intl.Locale(tag);
  const getScript = (name: string) => new Intl.Locale(name).maximize().script ?? "";
  const script = getScript(tag);
  const regions = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  const others = regions.filter((region) => getScript(`${language}-${region}`) !== script);
  return { script, ...(others.length ? { except: others.join(" ") } : {}) };
}

/** Returns the data of a language that has none in this package. */
export function deriveLanguage(tag: string): Language {
  const numbers = new Intl.NumberFormat(tag, { numberingSystem: "latn" });
  const percent = new Intl.NumberFormat(tag, { style: "percent", numberingSystem: "latn" });
  const compact = new Intl.NumberFormat(tag, { notation: "compact", numberingSystem: "latn" });
  const parts = numbers.formatToParts(1_234_567.8);
  const integers = parts.filter(({ type }) => type === "integer");
  const list = new Intl.ListFormat(tag).formatToParts(["A", "B", "C"]);
  const [between = ", ", last = ", "] = list.flatMap(({ type, value }) =>
    type === "literal" ? [value] : [],
  );
  const writing = deriveWriting(tag);
  return {
    tag,
    writing,
    direction: RIGHT_TO_LEFT.includes(writing.script) ? "rtl" : "ltr",
    ...(UNSPACED.includes(writing.script) ? { spaced: false } : {}),
    numbers: {
      decimal: find(parts, "decimal") ?? ".",
      group: find(parts, "group") ?? "",
      // India writes 12,34,567.
      ...(integers.length > 2 && integers.at(-2)!.value.length === 2 ? { groupSize: 2 } : {}),
      // Some languages write 1234 without a separator, but 12.345 with one.
      minGrouped: find(numbers.formatToParts(1234), "group") ? 1 : 2,
      minus: "−",
      percent: splitAround(percent.formatToParts(0.5)),
      units: Object.fromEntries(
        POWERS.flatMap((power) => {
          const unit = compact.formatToParts(10 ** power);
          // Japanese writes 100,000 as 10万: 万 is the unit of 10,000.
          const isUnit = find(unit, "integer") === "1";
          const name = isUnit && find(unit, "compact");
          return name ? [[power, name]] : [];
        }),
      ),
    },
    list: [between, last],
  };
}
