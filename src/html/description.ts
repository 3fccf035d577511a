/** Writes what describes a figure: its picture's parts, the explanation and the tables. */
import { toVariables } from "../escape.js";
import type { Drawing } from "../figures/figure.js";
import { describePicture, type Item } from "../figures/parts.js";
import { toFormulas } from "../tables/formula.js";
import { type Marks, toTable } from "../tables/html.js";
import { omitMarks } from "./languages.js";

/** Returns the description as a nested list (the complete picture, then its parts), the explanation and the tables. */
export function toDescription(drawing: Drawing, marks?: Marks): string {
  const { overview, items } = describePicture(drawing);
  return `${omitMarks(`<ul>${toItem({ words: overview, items })}</ul>`)} ${toNumbers(drawing, marks)}`;
}

/** Returns the explanation and the tables. */
export function toNumbers(drawing: Drawing, marks?: Marks): string {
  const { explanation, steps } = drawing;
  const sweep = steps
    ? ` <div class="lora-sweep">${toTable(steps.table(), undefined, "", marks)}</div>`
    : "";
  return omitMarks(
    `<p>${toFormulas(explanation)}</p> ${toTable(drawing.table(), undefined, "", marks)}${sweep}`,
  );
}

/** Returns an item of the description, with the items inside it. */
const toItem = ({ words, items }: Pick<Item, "words" | "items">): string =>
  `<li><span>${toVariables(words)}</span>${items.length ? ` <ul>${items.map(toItem).join(" ")}</ul>` : ""}</li>`;
