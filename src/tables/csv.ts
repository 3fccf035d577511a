/** Writes tables as comma-separated values. */
import type { Table } from "../figures/figure.js";

/** Returns the table as comma-separated values (RFC 4180): its data for programs or, if it has none, its cells. */
export function toCsv({ head, rows, data }: Table): string {
  const lines = data
    ? [data.head, ...data.rows]
    : [head.map(plain), ...rows.map((row) => row.map(toNumber))];
  const cell = (value: string | number = "") => {
    if (typeof value === "number" && !Number.isFinite(value))
      throw new TypeError("a table's numbers must be finite");
    const text = plain(typeof value === "number" ? String(value) : value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${lines.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Returns the text without marks of variables and typographic characters. */
const plain = (text: string) =>
  text.replaceAll("*", "").replaceAll("\u00a0", " ").replaceAll("’", "'");

/** Converts "65,536" to a number and "0.391 %" to the fraction 0.00391. Removes separators from other text. */
function toNumber(text: string): string | number {
  const [, digits, isShare] = /^(\d{1,3}(?:,\d{3})*(?:\.\d+)?)(\u00a0%)?$/.exec(text) ?? [];
  if (digits === undefined) return text.replace(/(?<=\d),(?=\d{3})/g, "");
  // Appends an exponent, because a division would round again.
  return Number(digits.replaceAll(",", "") + (isShare ? "e-2" : ""));
}
