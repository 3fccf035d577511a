/** Writes tables as HTML. */
import { directionOf, isRightToLeft } from "../direction.js";
import { escapeText, langAttribute, toReferences } from "../escape.js";
import type { Link, Table } from "../figures/figure.js";
import { fromText, toInlineHtml } from "../inline.js";
import { isolateText } from "../mark-words.js";
import { toFormulas } from "./formula.js";

/** What a host adds to figures: an attribute, a class of the number, and an attribute of tables, each after a space. */
export interface Marks {
  readonly figure?: string;
  readonly number?: string;
  readonly table?: string;
}

/**
 * Returns a table in a figure that scrolls horizontally if the table is too wide. The `<table>` has no
 * attributes, because some sites wrap tables by replacing the text "<table>". The element around it has the role
 * `group`, because the name of a landmark must be unique on a page. `lang` is the language of the table's words,
 * if it differs from the page's language.
 */
export function toTableFigure(
  table: Table,
  id: string,
  number?: string,
  lang?: string,
  marks?: Marks,
  isStatic = false,
): string {
  const isRtl = table.head.some(isRightToLeft);
  const rows = isRtl ? table.rows.map((cells) => cells.map(isolateText)) : table.rows;
  const layout = table.stack ? ` lora-stack lora-${table.stack}` : "";
  return toReferences(
    `<figure class="lora"${marks?.figure ?? ""} id="${escapeText(id)}"${langAttribute(lang)}><div class="lora-scroll${layout}" dir="${isRtl ? "rtl" : "ltr"}" role="group" ` +
      `${isStatic ? 'style="overflow-x:auto" ' : 'tabindex="0" '}aria-label="${escapeText(table.caption)}">${toTable({ ...table, rows }, number, ` dir="${directionOf(table.caption)}"`, marks)}</div></figure>`,
  );
}

/**
 * Returns the number and the caption. If there is a number, both are elements, because the runtime updates
 * only the caption. The number has the direction of its language. The caption's direction depends on its words.
 */
export function toCaption(number: string | undefined, captionHtml: string, marks?: Marks): string {
  if (!number) return captionHtml;
  const first = `<b class="lora-number${marks?.number ?? ""}" dir="${isRightToLeft(number) ? "rtl" : "ltr"}">${escapeText(number)}</b>`;
  return captionHtml ? `${first} <span>${captionHtml}</span>` : first;
}

/**
 * Returns the table as HTML with scoped headers. Formulas are MathML, and other variables italic. A header needs words
 * beside a formula, because axe and some screen readers take a formula for no text. `dir` is the attribute of a
 * caption whose direction can differ from that of the element around the table.
 */
export function toTable(
  {
    caption,
    inlineCaption = fromText(caption),
    head,
    rows,
    prose = [],
    printed = rows.length,
    links = [],
  }: Table,
  number?: string,
  dir = "",
  marks?: Marks,
): string {
  const getClass = (column: number) => (prose.includes(column) ? ' class="lora-prose"' : "");
  // Cells end with spaces, because search indexes join their texts.
  const heads = head.map(
    (cell, column) => `<th scope="col"${getClass(column)}>${toFormulas(cell)} </th>`,
  );
  const lines = rows.map(([first = "", ...rest], row) => {
    const cells = rest
      .map((cell, column) => `<td${getClass(column + 1)}>${toFormulas(cell)} </td>`)
      .join("");
    return `<tr><th scope="row">${toLink(toFormulas(first), links[row])} </th>${cells}</tr>`;
  });
  const rest = lines.slice(printed).join("");
  const captionHtml = toInlineHtml(inlineCaption);
  return (
    `<table${marks?.table ?? ""}><caption${dir}>${toCaption(number, captionHtml, marks)} </caption><thead><tr>${heads.join("")}</tr></thead>` +
    // The stylesheet omits the second body in print.
    `<tbody>${lines.slice(0, printed).join("")}</tbody>${rest && `<tbody>${rest}</tbody>`}</table>`
  );
}

const toLink = (content: string, link: Link | undefined) =>
  link
    ? `<a href="${escapeText(link.href)}" title="${escapeText(link.title)}">${content}</a>`
    : content;
