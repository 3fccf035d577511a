/** Writes a figure as HTML. */
import { escapeText, langAttribute, toReferences } from "../escape.js";
import type { Drawing } from "../figures/figure.js";
import { fromText, toInlineHtml } from "../inline.js";
import { getHtmlWords, type HtmlWords } from "../locales/index.js";
import { once } from "../once.js";
import { readOptions } from "../options.js";
import { type Marks, toCaption } from "../tables/html.js";
import { toButtons, toControls } from "./controls.js";
import { toDetails } from "./description.js";
import { BESIDE, NO_DETAILS } from "./details.js";
import { type FigureDocument, getAlternative, type Placing } from "./document.js";
import { toPicture, toWideImage } from "./images.js";
import { directionAttribute, getLanguages, omitMarks, rtlAttribute } from "./languages.js";
import { HTML_OPTIONS, type HtmlOptions } from "./options.js";
import { toPictures, toStaticPicture } from "./pictures.js";

/**
 * Returns a figure as one line of HTML, which is also valid XHTML. Throws LoraError for a value that is not allowed, and
 * TypeError for an invalid drawing or a control without an initial value.
 */
export function toHtml(
  drawing: Drawing,
  settings: HtmlOptions,
  words: HtmlWords = getHtmlWords(),
): string {
  const options = readOptions(HTML_OPTIONS, settings);
  const { id, number, caption, alt, table: hasTable = true, interactive = false } = options;
  const { picture, lang: pageLang } = options;
  const details = hasTable ? BESIDE : NO_DETAILS;
  const isInteractive = interactive && picture === undefined && drawing.handles.length > 0;
  const figure = { drawing, words, alt, details, isInteractive, pageLang };
  const inline = caption === undefined ? undefined : fromText(caption);
  return writeFigure({ ...figure, caption: inline }, { id, number }, picture);
}

/** Returns a figure as HTML. The caption comes first, and the stylesheet puts it below the picture. */
export function writeFigure(
  figure: FigureDocument,
  { id: givenId, number, marks, isStatic = false }: Placing,
  picture?: string,
): string {
  const { words, isInteractive, images, pageLang } = figure;
  const drawing = composingOnce(figure.drawing);
  const { language } = drawing;
  const lang = getLanguages(pageLang, language.tag);
  const id = escapeText(givenId);
  const pictures = () => {
    const alternative = getAlternative(figure);
    if (images) return (isStatic ? toWideImage : toPicture)(images, alternative);
    if (isStatic) return toStaticPicture(drawing, "wide", alternative);
    const html = toPictures(drawing, { ...alternative, id, isInteractive });
    return isInteractive ? toElement(drawing, html, words) : html;
  };
  const parts = [
    `<figure class="lora"${marks?.figure ?? ""} id="${id}"${langAttribute(lang.words)}${rtlAttribute(language)}>`,
    toFigcaption(figure, number, marks),
    toExercise(drawing, words, isInteractive && !isStatic),
    picture ?? pictures(),
    toDetails({ ...figure, drawing }, id, isStatic, marks),
    "</figure>",
  ];
  // `join` copies the parts. With `+`, the HTML that hosts keep would also keep every part in memory.
  return toReferences(parts.join(""));
}

/** Returns a drawing that composes its wide picture once, although it is both written and described. */
function composingOnce(drawing: Drawing): Drawing {
  const composeWide = once(() => drawing.compose("wide"));
  const compose: Drawing["compose"] = (composition) =>
    composition === "wide" ? composeWide() : drawing.compose(composition);
  return Object.create(drawing, { compose: { value: compose } });
}

/** Returns the caption, or "" if the figure has neither a caption nor a number. */
export function toFigcaption(
  { drawing, caption, pageLang }: FigureDocument,
  number: string | undefined,
  marks?: Marks,
): string {
  const html = toInlineHtml(caption ?? fromText(drawing.caption));
  if (!html && !number) return "";
  const { author } = getLanguages(pageLang, drawing.language.tag);
  // The runtime does not change an author's caption.
  const attributes = caption
    ? ` dir="auto" data-custom=""${langAttribute(author)}`
    : directionAttribute(drawing.language, "auto");
  return `<figcaption${attributes}>${toCaption(number, html, marks)}</figcaption> `;
}

/** Returns JSON for an attribute in single quotes, so that its quotes need no escaping. */
const toJsonAttribute = (value: unknown) =>
  escapeText(JSON.stringify(value)).replaceAll("&quot;", '"');

/** Returns the custom element that a script makes interactive: controls, pictures and buttons. */
function toElement(
  { figure, input, language, handles }: Drawing,
  pictures: string,
  words: HtmlWords,
): string {
  const { script = language.tag, regional } = language;
  const tag =
    (script === "en" ? "" : ` data-language="${escapeText(script)}"`) +
    (regional ? ` data-numbers='${toJsonAttribute(regional)}'` : "");
  return (
    `<lora-figure data-figure="${escapeText(figure)}"${tag} data-input='${toJsonAttribute(input)}'>` +
    `<form method="dialog" autocomplete="off"${directionAttribute(language, "ltr")}>${omitMarks(toControls(handles, words))} ` +
    `${pictures}${omitMarks(toButtons(words))}</form></lora-figure>`
  );
}

/** Returns an exercise and its answer, or "". If it is interactive, an output shows the reply to a reader's attempt. */
export function toExercise(
  { goal, language }: Drawing,
  words: HtmlWords,
  isInteractive = false,
): string {
  if (!goal) return "";
  return (
    `<div class="lora-goal"${directionAttribute(language, "auto")}><p>${escapeText(goal.task)}</p> ${isInteractive ? "<output></output>" : ""}` +
    `<details><summary>${escapeText(words.answer)}</summary> <p>${escapeText(goal.answer)}</p></details></div> `
  );
}
