/** Writes tables as comma-separated values. */
import type { Table } from "../figures/figure.js";

type Cell = string | number | undefined;

/** Returns lines of cells as comma-separated values (RFC 4180). Undefined cells are empty. */
export function writeCsv(lines: readonly (readonly Cell[])[]): string {
  const toText = (cell: Cell = "") => {
    if (typeof cell !== "string" && !Number.isFinite(cell))
      throw new TypeError("a table's cells must be text or finite numbers");
    const text = String(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${lines.map((line) => line.map(toText).join(",")).join("\r\n")}\r\n`;
}

/** Returns the table as comma-separated values: its data for programs or, if it has none, its cells. */
export function toCsv({ head, rows, data }: Table): string {
  const lines = data ? [data.head, ...data.rows] : [head, ...rows.map((row) => row.map(toNumber))];
  return writeCsv(
    lines.map((line) => line.map((cell) => (typeof cell === "string" ? plain(cell) : cell))),
  );
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
