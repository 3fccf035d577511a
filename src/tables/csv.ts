/** Writes tables as comma-separated values. */
import { DIRECTION_CONTROLS } from "../direction.js";
import type { Table } from "../figures/figure.js";
import { ENGLISH, type NumberPatterns } from "../number-format.js";

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

/**
 * Returns the table as comma-separated values: its data for programs or, if it has none, its cells. Numbers are those of
 * programs in every language.
 */
export function toCsv({ head, rows, data, numbers = ENGLISH }: Table): string {
  const toNumber = numberReader(numbers);
  const lines = data ? [data.head, ...data.rows] : [head, ...rows.map((row) => row.map(toNumber))];
  return writeCsv(
    lines.map((line) =>
      line.map((cell) => (typeof cell === "string" ? withoutFormula(plain(cell)) : cell)),
    ),
  );
}

/** Returns the text without marks of variables and direction, and without typographic characters. */
const plain = (text: string) =>
  text
    .replace(DIRECTION_CONTROLS, "")
    .replaceAll("*", "")
    .replace(/[\u00a0\u202f]/g, " ")
    .replaceAll("’", "'");

/**
 * Returns the text with an apostrophe before it if a spreadsheet would calculate it: names of modules come from the files of
 * other people.
 */
const withoutFormula = (text: string) => text.replace(/^[=+\-@\t\r＝＋－＠]/, "'$&");

/**
 * Returns a function that converts the cells of a language: in English, "65,536" to a number, and "0.391 %" to the fraction
 * 0.00391. It removes the separators of thousands from other text.
 */
export function numberReader({ decimal, group, minus, percent, digits }: NumberPatterns) {
  const [point, thousands, sign, before, after] = [decimal, group, minus, ...percent].map((part) =>
    part.replace(DIRECTION_CONTROLS, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
  );
  const number = new RegExp(
    `^(${before})?([+${sign}-])?(\\d{1,3}(?:${thousands}\\d{3})+|\\d+)(?:${point}(\\d+))?(${after})?$`,
  );
  const separator = new RegExp(`(?<=\\d)${thousands}(?=\\d{3}(?!\\d))`, "g");
  const isShare = (start = "", end = "") => `${start}${end}` !== "";
  return (cell: string): string | number => {
    const marked = cell.replace(DIRECTION_CONTROLS, "");
    const text = digits
      ? marked.replace(RegExp(`[${digits}]`, "g"), (digit) => String(digits.indexOf(digit)))
      : marked;
    const [, start, plusOrMinus = "", integer, decimals = "", end] = number.exec(text) ?? [];
    const integerDigits = (integer ?? text).replace(separator, "");
    if (integer === undefined) return integerDigits;
    // Appends an exponent, because a division would round again.
    const exponent = isShare(start, end) ? "e-2" : "";
    return Number(`${plusOrMinus.replace(/[^+]/, "-")}${integerDigits}.${decimals}${exponent}`);
  };
}
