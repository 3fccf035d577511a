/** Writes the descriptions and tables of figures: below each figure, or at the end of the chapter. */
import { escapeText, langAttribute, toReferences, toVariables } from "../escape.js";
import type { Drawing } from "../figures/figure.js";
import { describePicture, type Item } from "../figures/parts.js";
import type { HtmlWords } from "../locales/index.js";
import { toFormulas } from "../tables/formula.js";
import { type Marks, toTable } from "../tables/html.js";
import { HIDDEN } from "./controls.js";
import type { FigureDocument } from "./document.js";
import { directionAttribute, getLanguages, omitMarks, rtlAttribute } from "./languages.js";

/**
 * Returns the classes of a part that screens, paper or both show. Reader views and search indexes skip what only paper
 * shows, because they would have its texts twice.
 */
const inMedia = (classes: string, onScreen: boolean, onPaper: boolean) => {
  if (onScreen === onPaper) return `class="${classes}"`;
  return onScreen ? `class="${classes} lora-screen"` : `class="${classes} lora-print" ${HIDDEN}`;
};

/** Returns the id of the description and tables at the end of a chapter. */
export const toDetailsId = (id: string) => `${id}-details`;

/** Returns the link from a figure to its description and tables at the end of the chapter. */
export const toDetailsLink = (id: string, words: HtmlWords) =>
  `<p class="lora-more"><a href="#${toDetailsId(id)}">${escapeText(omitMarks(words.details))}</a></p>`;

/** Returns the description and the tables below a figure, or the link to them. */
export function toDetails(
  { drawing, words, details }: FigureDocument,
  id: string,
  isStatic: boolean,
  marks?: Marks,
): string {
  const shown = isStatic ? details.feed : details.page;
  const link = shown === "end" ? ` ${toDetailsLink(id, words)}` : "";
  const onScreen = shown === "closed" || shown === "open";
  const onPaper = isStatic ? onScreen : details.print === "open";
  if (!onScreen && !onPaper) return link;
  const direction = directionAttribute(drawing.language, "auto");
  const summary = escapeText(omitMarks(words.details));
  return (
    `${link} <details ${inMedia("lora-data", onScreen, onPaper)}${direction}${shown === "open" ? ' open=""' : ""}>` +
    `<summary>${summary}</summary> ${toDescription(drawing, marks)}</details>`
  );
}

/** A figure whose description and tables may be at the end of a chapter. */
export interface Ending {
  readonly id: string;
  readonly number: string | undefined;
  readonly document: FigureDocument;
}

/** Returns whether a page has a figure's description and tables at its end. */
export const hasEnd = ({ details }: FigureDocument): boolean =>
  details.page === "end" || details.print === "end";

/** Returns the end of a chapter with these figures: the descriptions and tables that are collected there, or "". */
export function writeEnd(figures: readonly Ending[]): string {
  const collected = figures.filter(({ document }) => hasEnd(document));
  const [first] = collected;
  if (!first) return "";
  const onScreen = figures.some(({ document }) => document.details.page === "end");
  const onPaper = figures.some(({ document }) => document.details.print === "end");
  const { words, drawing } = first.document;
  const title = escapeText(omitMarks(words.details));
  return toReferences(
    `<section ${inMedia("lora lora-end", onScreen, onPaper)}${rtlAttribute(drawing.language)}>` +
      `<p><b>${title}</b></p>${collected.map(toEnding).join("")}</section>`,
  );
}

/** Returns the description and the tables of a figure, after a link back. Paper has no descriptions of pictures. */
function toEnding({ id, number, document: { drawing, details, pageLang, words } }: Ending): string {
  const { language } = drawing;
  const onScreen = details.page === "end";
  const lang = langAttribute(getLanguages(pageLang, language.tag).words);
  return (
    `<div ${inMedia("lora-data", onScreen, details.print === "end")} id="${escapeText(toDetailsId(id))}"${directionAttribute(language, "auto")}${lang}>` +
    `<p><a href="#${escapeText(id)}">${escapeText(number ?? omitMarks(words.figure("").trim()))}</a></p> ` +
    `${onScreen ? toDescription(drawing) : toNumbers(drawing)}</div>`
  );
}

/** Returns the description as a nested list (the complete picture, then its parts), the explanation and the tables. */
export function toDescription(drawing: Drawing, marks?: Marks): string {
  const { overview, items } = describePicture(drawing);
  return `${omitMarks(`<ul>${toItem({ words: overview, items })}</ul>`)} ${toNumbers(drawing, marks)}`;
}

/** Returns the explanation and the tables. */
function toNumbers(drawing: Drawing, marks?: Marks): string {
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
