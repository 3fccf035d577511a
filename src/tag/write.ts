/** Writes figures, tables and the elements around an author's content as HTML. */
import { escapeText } from "../escape.js";
import type { Placing } from "../html/document.js";
import { writeFigure } from "../html/figure.js";
import { toInlineHtml } from "../inline.js";
import { toCaption, toTableFigure } from "../tables/html.js";
import type { RenderedFigure } from "./figure.js";

/** The start of the element around an author's content. */
export const CONTENT_START = '<figure class="lora-content';
/** The end of that element. */
export const CONTENT_END = "</figure>";

/** An author's content starts after the caption, where this HTML ends. */
export function writeRendered(rendered: RenderedFigure, placing: Placing): string {
  const { figure, table, tableLang, caption, countedAs } = rendered;
  if (figure) return writeFigure(figure, placing);
  const { id, number, marks, isStatic } = placing;
  if (table) return toTableFigure(table, id, number, tableLang, marks, isStatic);
  return (
    `${CONTENT_START} lora-content-${countedAs}"${marks?.figure ?? ""} id="${escapeText(id)}">` +
    `<figcaption dir="auto">${toCaption(number, toInlineHtml(caption), marks)}</figcaption>`
  );
}
