/// <reference lib="dom" />
/**
 * Adds a button to each table that saves the table as CSV. The file has the numbers that the page shows, or the exact numbers
 * where the page rounds.
 */
import { toCsv, writeCsv } from "../../src/tables/csv.js";
import { make } from "./dom.js";

/** The space below tables outside figures is reserved by the site's stylesheet. */
const STYLE = `
.download { font: inherit; font-size: .9rem; cursor: pointer; }
:not(.lora-data) > .download {
  position: absolute; margin-top: -3.25rem; min-height: 1.75rem; padding: 0 .6em;
  border: 1px solid var(--muted); border-radius: 4px; background: none; color: var(--muted);
}
@media print { .download { display: none; } }`;

/** How long a browser may take to save a file, ms. */
const SAVED = 60_000;

/** Returns the text of a cell, with formulas in LaTeX. */
function getText(cell: HTMLTableCellElement): string {
  const copy = cell.cloneNode(true) as HTMLElement;
  for (const formula of copy.querySelectorAll(".katex"))
    formula.replaceWith(`$${formula.querySelector("annotation")!.textContent}$`);
  return copy.textContent!.trim();
}

/** Returns the cells of the rows that a filter does not hide. */
const getLines = (table: HTMLTableElement) =>
  [...table.rows].filter(({ hidden }) => !hidden).map((row) => [...row.cells].map(getText));

/** Removes the separators of a number. */
const withoutSeparators = (text: string) =>
  /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;

/** Returns a table of a page or a figure as CSV. A figure's first table is computed from the values of its controls. */
async function getCsv(table: HTMLTableElement): Promise<string> {
  const figure = table.closest(".lora-data")?.closest("figure");
  if (!figure) return writeCsv(getLines(table).map((line) => line.map(withoutSeparators)));
  const element = figure.querySelector("lora-figure");
  if (element && !table.closest(".lora-sweep")) {
    const { getTable } = await import("./figure-table.js");
    return toCsv(await getTable(element as HTMLElement));
  }
  const [head = [], ...rows] = getLines(table);
  return toCsv({ caption: "", head, rows });
}

/** Returns the words that name a table: the number or id of its figure, and its caption or heading. */
function getTitle(table: HTMLTableElement): string {
  const figure = table.closest("figure");
  if (table.caption?.querySelector(".lora-number")) return table.caption.textContent!.trim();
  const headings = [...document.querySelectorAll("main :is(h1, h2, h3)")];
  const isAbove = (heading: Element) =>
    heading.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING;
  const { textContent } = table.caption ?? headings.findLast(isAbove)!;
  const name = figure && (figure.querySelector(".lora-number")?.textContent ?? figure.id);
  return [name, textContent!.trim()].filter(Boolean).join(" ");
}

/** Returns a file name made of a title's letters and digits. */
const toFileName = (title: string) =>
  `${title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 80)
    .replace(/^-|-$/g, "")}.csv`;

/** Returns the URL of the table's file. The build writes files of comparison tables, whose exact numbers are not in the page. */
async function getUrl(table: HTMLTableElement): Promise<string> {
  const frame = table.closest(".lora-scroll");
  if (frame) {
    const frames = [...document.querySelectorAll(".lora-scroll")];
    return `table-${frames.indexOf(frame) + 1}.csv`;
  }
  const url = URL.createObjectURL(new Blob([await getCsv(table)], { type: "text/csv" }));
  setTimeout(() => URL.revokeObjectURL(url), SAVED);
  return url;
}

/** Adds the missing buttons of tables in an element. */
function addButtons(element: ParentNode): void {
  const selector = "main > table, .lora-scroll table, .lora-data table";
  for (const table of element.querySelectorAll<HTMLTableElement>(selector)) {
    const frame = table.closest(".lora-scroll")?.closest("figure") ?? table;
    if (frame.nextElementSibling?.matches(".download")) continue;
    const button = make("button", { type: "button", className: "download" }, "Download table");
    button.ariaLabel = `Download table: ${getTitle(table)}`;
    frame.after(button);
  }
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
document.adoptedStyleSheets.push(sheet);
addButtons(document);
// Resetting a figure replaces it by a copy, whose buttons may be missing and have no listeners.
document.addEventListener("toggle", ({ target }) => addButtons(target as Element), true);
document.addEventListener("click", async ({ target }) => {
  const button = (target as Element).closest(".download");
  const frame = button?.previousElementSibling;
  const table = frame?.matches("table") ? frame : frame?.querySelector("table");
  if (!(table instanceof HTMLTableElement)) return;
  make("a", { href: await getUrl(table), download: toFileName(getTitle(table)) }).click();
});
