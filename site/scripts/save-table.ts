/// <reference lib="dom" />
/** Saves a table as CSV. A separate script, because few readers save a table. */
import { ENGLISH, type NumberPatterns } from "../../src/number-format.js";
import { toCsv, writeCsv } from "../../src/tables/csv.js";
import { make } from "./dom.js";

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
  const { lang } = document.documentElement;
  const numbers = lang === "en" ? ENGLISH : await readNumbers(lang);
  return toCsv({ caption: "", head, rows, numbers });
}

const readNumbers = async (lang: string): Promise<NumberPatterns> =>
  (await import(`../../src/locales/${lang}/language.json`)).numbers;

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

/** Saves the table as a file whose name is made of the title. */
export async function save(table: HTMLTableElement, title: string): Promise<void> {
  make("a", { href: await getUrl(table), download: toFileName(title) }).click();
}
