/// <reference lib="dom" />
/**
 * Adds a button to each table that saves the table as CSV. The file has the numbers that the page shows, or the exact numbers
 * where the page rounds.
 */
import { make, translate } from "./dom.js";

const words = translate({ download: "Download table" });

/** The space below tables outside figures is reserved by the site's stylesheet. */
const STYLE = `
.download { font: inherit; font-size: .9rem; cursor: pointer; }
:not(.lora-data) > .download {
  position: absolute; margin-top: -3.25rem; min-height: 1.75rem; padding: 0 .6em;
  border: 1px solid var(--muted); border-radius: 4px; background: none; color: var(--muted);
}
@media print { .download { display: none; } }`;

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

/** Adds the missing buttons of tables in an element. */
function addButtons(element: ParentNode): void {
  const selector = "main > table, .lora-scroll table, .lora-data table";
  for (const table of element.querySelectorAll<HTMLTableElement>(selector)) {
    // Paper's copies of tables have no buttons.
    if (table.closest(".lora-print")) continue;
    const frame = table.closest(".lora-scroll")?.closest("figure") ?? table;
    if (frame.nextElementSibling?.matches(".download")) continue;
    const button = make("button", { type: "button", className: "download" }, words.download);
    button.ariaLabel = `${words.download}: ${getTitle(table)}`;
    frame.after(button);
  }
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
document.adoptedStyleSheets.push(sheet);
addButtons(document);
// Resetting a figure replaces it by a copy, whose buttons may be missing and have no listeners.
document.addEventListener("reset", () => addButtons(document));
document.addEventListener("click", async ({ target }) => {
  const button = (target as Element).closest(".download");
  const frame = button?.previousElementSibling;
  const table = frame?.matches("table") ? frame : frame?.querySelector("table");
  if (!(table instanceof HTMLTableElement)) return;
  const { save } = await import("./save-table.js");
  await save(table, getTitle(table));
});
