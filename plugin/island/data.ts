/// <reference lib="dom" />
/** Updates the description and the table of a redrawn figure. A separate script, loaded after a reader's first change. */
import { findParts, RTL_MARKS } from "./explore.js";
import { type LiveFigure, setText } from "./redraw.js";

/** Shows the numbers in a figure's description, in its list of the picture's parts, and in its first table. */
export function updateData(data: Element, figure: LiveFigure, counts: unknown): void {
  const { words, language } = figure;
  const list = document.createElement("ul");
  const scene = figure.compose(counts, "wide", words);
  for (const { text } of findParts(scene, language)) {
    const item = document.createElement("li");
    item.textContent = text;
    list.append(item);
  }
  data.querySelector("li")!.replaceChildren(`${scene.title.replace(RTL_MARKS, "")} `, list);
  const cells = words.cells(counts);
  // Select the first table, which may not be a direct child because sites wrap tables. A second table
  // (the sweep) may follow.
  const rows = [...data.querySelector<HTMLTableSectionElement>("table tbody")!.rows];
  const columns = cells.length / rows.length;
  const changing = rows.flatMap(({ children }) => [...children].slice(children.length - columns));
  for (const [index, cell] of changing.entries())
    setText(cell, cells[index]!.replace(RTL_MARKS, ""));
}
