import type { NumberPatterns } from "../../src/number-format.js";

/**
 * Returns the number patterns that Intl has for a language in this process. Catalogs have literal patterns, because
 * versions of Node and browsers differ.
 */
export function readNumberPatterns(tag: string, units: NumberPatterns["units"]): NumberPatterns {
  const formatParts = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(tag, options).formatToParts(value);
  const findPart = (parts: readonly Intl.NumberFormatPart[], type: string) =>
    parts.find((part) => part.type === type)?.value ?? "";
  const large = formatParts(1234567.5);
  const share = formatParts(0.5, { style: "percent" });
  const integerIndex = share.findIndex(({ type }) => type === "integer");
  const join = (parts: readonly Intl.NumberFormatPart[]) =>
    parts.map(({ value }) => value).join("");
  const zeroToNine = new Intl.NumberFormat(tag, { useGrouping: false });
  const digits = Array.from({ length: 10 }, (_, digit) => zeroToNine.format(digit)).join("");
  return {
    decimal: findPart(large, "decimal"),
    group: findPart(large, "group"),
    minGrouped: findPart(formatParts(1234), "group") ? 1 : 2,
    minus: "−",
    percent: [join(share.slice(0, integerIndex)), join(share.slice(integerIndex + 1))],
    units,
    ...(digits === "0123456789" ? {} : { digits }),
  };
}
