import type { Drawing, Table } from "../figures/figure.js";
import { escapeText, toSvg } from "./svg.js";

export interface HtmlOptions {
  /** The figure's id on its page. */
  readonly id: string;
  /** In place of the generated caption; empty leaves it out. Plain text. */
  readonly caption?: string | undefined;
  /** In place of the generated text alternative. Plain text. */
  readonly alt?: string | undefined;
  /** Whether description and table follow the picture, in a closed details. Default: true. */
  readonly table?: boolean | undefined;
}

/** A whole figure as one line of HTML, valid as XHTML too: both pictures, data, caption. */
export function toHtml(drawing: Drawing, options: HtmlOptions): string {
  const { id, caption = drawing.caption, alt, table = true } = options;
  const relabel = alt === undefined ? {} : { desc: alt };
  const wide = toSvg({ ...drawing.wide, ...relabel }, { className: "lora-wide" });
  const narrow = toSvg(
    { ...drawing.narrow, ...relabel },
    { className: "lora-narrow", hidden: true },
  );
  const data = table
    ? `<details><summary>Description and numbers</summary><p>${escapeText(drawing.description)}</p>` +
      `${toTable(drawing.table)}</details>`
    : "";
  const figcaption = caption && `<figcaption>${escapeText(caption)}</figcaption>`;
  return `<figure class="lora" id="${escapeText(id)}">${wide}${narrow}${data}${figcaption}</figure>`;
}

/** The table as HTML with scoped headers; `*…*` in a cell becomes an italic variable. */
export function toTable(table: Table): string {
  const head = table.head.map((cell) => `<th scope="col">${toCell(cell)}</th>`).join("");
  const rows = table.rows.map(([first = "", ...rest]) => {
    const cells = rest.map((cell) => `<td>${toCell(cell)}</td>`).join("");
    return `<tr><th scope="row">${toCell(first)}</th>${cells}</tr>`;
  });
  return (
    `<table><caption>${escapeText(table.caption)}</caption><thead><tr>${head}</tr></thead>` +
    `<tbody>${rows.join("")}</tbody></table>`
  );
}

function toCell(content: string): string {
  return escapeText(content).replace(/\*([^*]+)\*/g, '<i class="lora-math">$1</i>');
}
