/// <reference lib="dom" />
/** Updates the description and the table of a redrawn figure. */
import { listParts, RTL_MARKS } from "../../src/figures/parts.js";
import { type LiveFigure, setText } from "./redraw.js";

/** Shows the numbers in a figure's description, which lists the picture's parts, and in its first table. */
export function updateData(data: Element, figure: LiveFigure, counts: unknown): void {
  const { words, language } = figure;
  const scene = figure.compose(counts, "wide", words);
  const parts = listParts(scene, language);
  const overview = data.querySelector("li")!;
  let items = [...overview.querySelectorAll("li")];
  // Keeps items if it can, so that readers keep their place and their selection.
  if (items.length !== parts.length) {
    items = parts.map(() => document.createElement("li"));
    const list = document.createElement("ul");
    list.append(...items);
    overview.replaceChildren("", list);
  }
  overview.firstChild!.textContent = `${scene.title.replace(RTL_MARKS, "")} `;
  for (const [index, item] of items.entries()) setText(item, parts[index]);
  const cells = words.cells(counts);
  // Select the first table, which may not be a direct child because sites wrap tables. A second table
  // (the sweep) may follow.
  const rows = [...data.querySelector<HTMLTableSectionElement>("table tbody")!.rows];
  const columns = cells.length / rows.length;
  const changing = rows.flatMap(({ children }) => [...children].slice(children.length - columns));
  for (const [index, cell] of changing.entries())
    setText(cell, cells[index]!.replace(RTL_MARKS, ""));
}
