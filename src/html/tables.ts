import type { Table } from "../figures/figure.js";
import { escapeText, toVariables } from "../render/svg.js";

/** A table alone, as a figure that scrolls sideways where it is too wide. */
export function toTableFigure(table: Table, id: string): string {
  return (
    `<figure class="lora" id="${escapeText(id)}"><div class="lora-scroll" role="region" tabindex="0" ` +
    `aria-label="${escapeText(table.caption)}">${toTable(table)}</div></figure>`
  );
}

/** The table as HTML with scoped headers; `*…*` in a cell becomes an italic variable. */
export function toTable({ caption, head, rows, prose = [] }: Table): string {
  const kind = (column: number) => (prose.includes(column) ? ' class="lora-prose"' : "");
  const heads = head.map((cell, at) => `<th scope="col"${kind(at)}>${toVariables(cell)}</th>`);
  const lines = rows.map(([first = "", ...rest]) => {
    const cells = rest.map((cell, at) => `<td${kind(at + 1)}>${toVariables(cell)}</td>`).join("");
    return `<tr><th scope="row">${toVariables(first)}</th>${cells}</tr>`;
  });
  return (
    `<table><caption>${escapeText(caption)}</caption><thead><tr>${heads.join("")}</tr></thead>` +
    `<tbody>${lines.join("")}</tbody></table>`
  );
}

/** The table as comma-separated values (RFC 4180), variables without their marks. */
export function toCsv({ head, rows }: Table): string {
  const cell = (text: string) => {
    const plain = text.replaceAll("*", "").replaceAll("\u00a0", " ");
    return /[",\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  return `${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
