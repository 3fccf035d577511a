/** A table as comma-separated values. */
import type { Table } from "../figures/figure.js";

/** The table as comma-separated values (RFC 4180): its data for programs, else what can be read from its words. */
export function toCsv({ head, rows, data }: Table): string {
  const all = data
    ? [data.head, ...data.rows]
    : [head.map(plain), ...rows.map((row) => row.map(toNumber))];
  const cell = (value: string | number = "") => {
    if (typeof value === "number" && !Number.isFinite(value))
      throw new TypeError("a table's numbers must be finite");
    const text = plain(typeof value === "number" ? String(value) : value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${all.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Words without the marks of variables and without characters that only typography needs. */
const plain = (text: string) =>
  text.replaceAll("*", "").replaceAll("\u00a0", " ").replaceAll("’", "'");

/** "65,536" as a number without separators, "0.391 %" as the fraction 0.00391; "4,096 × 64" as "4096 × 64". */
function toNumber(text: string): string | number {
  const [, digits, isShare] = /^(\d{1,3}(?:,\d{3})*(?:\.\d+)?)(\u00a0%)?$/.exec(text) ?? [];
  if (digits === undefined) return text.replace(/(?<=\d),(?=\d{3})/g, "");
  // By its exponent, for a division would round once more.
  return Number(digits.replaceAll(",", "") + (isShare ? "e-2" : ""));
}
