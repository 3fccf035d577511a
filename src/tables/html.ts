import { escapeText, toVariables } from "../escape.js";
import type { Link, Table } from "../figures/figure.js";

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
