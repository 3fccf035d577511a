/// <reference lib="dom" />
/** Updates the description and the table of a redrawn figure. */
import { type Item, listParts } from "../../src/figures/parts.js";
import { type LiveFigure, setText } from "./redraw.js";

/** Converts sentences to nodes, with variables in italics. */
const toNodes = (sentences: string) =>
  sentences.split("*").map((text, index) => {
    if (index % 2 === 0) return text;
    const variable = document.createElement("i");
    variable.textContent = text;
    return variable;
  });

/** The marks at the start of right-to-left texts. The page sets `dir`. */
const MARKS = /[\u200f\u2067]/g;

type Entry = Pick<Item, "words" | "items">;

/** Shows items in a list. Keeps elements if it can, so that readers keep their place and their selection. */
function updateList(list: Element, items: readonly Entry[]): void {
  while (list.children.length > items.length) list.lastElementChild!.remove();
  for (const [index, { words, items: inner }] of items.entries()) {
    const item = list.children[index] ?? list.appendChild(document.createElement("li"));
    const span =
      item.querySelector(":scope>span") ?? item.appendChild(document.createElement("span"));
    const text = words.replace(MARKS, "");
    if (span.textContent !== text.replaceAll("*", "")) span.replaceChildren(...toNodes(text));
    const old = item.querySelector(":scope>ul");
    if (inner.length) updateList(old ?? item.appendChild(document.createElement("ul")), inner);
    else old?.remove();
  }
}

/** Shows the numbers in a figure's description, which lists the picture's parts, and in its first table. */
export function updateData(data: Element, figure: LiveFigure, counts: unknown): void {
  const { words } = figure;
  const scene = figure.compose(counts, "wide", words);
  updateList(data.querySelector("ul")!, [
    { words: scene.overview ?? scene.title, items: listParts(scene) },
  ]);
  const cells = words.cells(counts);
  // Select the first table, which may not be a direct child because sites wrap tables. A second table
  // (the sweep) may follow.
  const { tBodies } = data.querySelector("table")!;
  // Rows that paper omits are in a section of their own.
  const rows = [...tBodies].flatMap((section) => [...section.rows]);
  const columns = cells.length / rows.length;
  const changing = rows.flatMap(({ children }) => [...children].slice(children.length - columns));
  for (const [index, cell] of changing.entries()) setText(cell, cells[index]!.replace(MARKS, ""));
}
