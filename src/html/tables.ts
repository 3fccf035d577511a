import type { Link, Table } from "../figures/figure.js";
import { escapeText, toVariables } from "../render/svg.js";

/** A table alone, as a figure that scrolls sideways where it is too wide. */
export function toTableFigure(table: Table, id: string, number?: string): string {
  return (
    `<figure class="lora" id="${escapeText(id)}"><div class="lora-scroll" dir="ltr" role="region" ` +
    `tabindex="0" aria-label="${escapeText(table.caption)}">${toTable(table, number)}</div></figure>`
  );
}

/**
 * A caption after the number of what it is for. Both are elements then: the island writes into the
 * second, and the first, which says its own direction, leaves the caption's to its words.
 */
export function toCaption(number: string | undefined, caption: string): string {
  const words = escapeText(caption);
  if (!number) return words;
  const first = `<b class="lora-number" dir="ltr">${escapeText(number)}</b>`;
  return words ? `${first} <span>${words}</span>` : first;
}

/** The table as HTML with scoped headers; `*…*` in a cell becomes an italic variable. */
export function toTable(
  { caption, head, rows, prose = [], links = [], stack }: Table,
  number?: string,
): string {
  const kind = (column: number) => (prose.includes(column) ? ' class="lora-prose"' : "");
  const heads = head.map((cell, at) => `<th scope="col"${kind(at)}>${toVariables(cell)}</th>`);
  const lines = rows.map(([first = "", ...rest], row) => {
    const cells = rest.map((cell, at) => `<td${kind(at + 1)}>${toVariables(cell)}</td>`).join("");
    return `<tr><th scope="row">${toLink(toVariables(first), links[row])}</th>${cells}</tr>`;
  });
  const look = stack ? ` class="lora-stack lora-${stack}"` : "";
  return (
    `<table${look}><caption dir="auto">${toCaption(number, caption)}</caption><thead><tr>${heads.join("")}</tr></thead>` +
    `<tbody>${lines.join("")}</tbody></table>`
  );
}

const toLink = (content: string, link: Link | undefined) =>
  link
    ? `<a href="${escapeText(link.href)}" title="${escapeText(link.title)}">${content}</a>`
    : content;

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
