/** Writes a figure as HTML. */
import { RTL } from "../direction.js";
import { escapeText, langAttribute, toReferences, toVariables } from "../escape.js";
import type { Drawing } from "../figures/figure.js";
import { type Description, describePicture, type Item } from "../figures/parts.js";
import { fromText, type Inline, toInlineHtml } from "../inline.js";
import type { Language } from "../language-format.js";
import { getHtmlWords, type HtmlWords } from "../locales/index.js";
import { boolean, type InputOf, readOptions, text } from "../options.js";
import type { Scene } from "../scene.js";
import { toFormulas } from "../tables/formula.js";
import { type Marks, toCaption, toTable } from "../tables/html.js";
import { HIDDEN, toButtons, toControls } from "./controls.js";
import { BESIDE, type Details, NO_DETAILS } from "./details.js";
import { type ImageFiles, toPicture, toWideImage } from "./images.js";
import { toPictures, toStaticPicture } from "./pictures.js";

/** Options of `toHtml()`. Tags share most of them. */
export const HTML_OPTIONS = {
  id: text({ about: "the figure's id on its page" }),
  number: text({ default: "none", about: "the number before the caption, as in Figure 11.3" }),
  caption: text({
    default: "generated from the numbers",
    about: "the caption; an empty string removes it",
  }),
  alt: text({
    pattern: /\S/,
    allowed: "text in quotes, neither empty nor equal to the caption",
    default: "generated from the numbers",
    about: "the text alternative of the picture",
  }),
  picture: text({ default: "SVG", about: "the HTML that replaces both pictures" }),
  table: boolean({
    default: "true",
    about: "whether the figure has a description and a table",
  }),
  lang: text({
    pattern: /^[a-z]+(?:[-_][a-z\d]+)*$/i,
    allowed: 'a language tag such as "de" or "pt-BR"',
    default: "en",
    about:
      "the language of the page; if the figure's text is in another language, a lang attribute marks it",
  }),
  /** Set this only in a page that loads the island (the scripts). */
  interactive: boolean({
    default: "false",
    about: "whether readers with JavaScript get controls",
  }),
};

/** The languages that a figure declares, as BCP 47 tags. */
interface Languages {
  /** The language of the figure's generated text. */
  readonly words: string | undefined;
  /** The language of an author's texts. */
  readonly author: string | undefined;
}

/**
 * Returns the languages that a figure must declare. Both are undefined if the page and the figure's words have the same
 * language. A page whose language is unknown is taken for an English one, whose author writes in the figure's language.
 */
export function getLanguages(pageLang: string | undefined, wordsLang: string): Languages {
  const primary = (tag: string) => tag.split(/[-_]/)[0]!.toLowerCase();
  if (primary(pageLang ?? "en") === primary(wordsLang))
    return { words: undefined, author: undefined };
  return { words: wordsLang, author: pageLang };
}

/** The options of `toHtml()`. All texts are plain text except `picture`, which is HTML. */
export interface HtmlOptions extends InputOf<typeof HTML_OPTIONS> {}

/** A figure with the settings of its tag, from which pages and feeds are written. */
export interface FigureDocument {
  readonly drawing: Drawing;
  /** The words around figures in its language. */
  readonly words: HtmlWords;
  /** The author's caption. Default: generated. */
  readonly caption?: readonly Inline[] | undefined;
  /** The author's text alternative. Default: generated. */
  readonly alt?: string | undefined;
  /** Where the description and the tables are. */
  readonly details: Details;
  readonly isInteractive: boolean;
  /** Replaces the pictures by image files. */
  readonly images?: ImageFiles | undefined;
  /** The language of the page, if known. */
  readonly pageLang?: string | undefined;
}

/** What a page supplies for a figure. */
export interface Placing {
  readonly id: string;
  readonly number?: string | undefined;
  readonly marks?: Marks | undefined;
  /** Whether the figure has one picture and no controls, for readers without the stylesheet and scripts. */
  readonly isStatic?: boolean;
}

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
  const { drawing, words, alt, isInteractive, images, pageLang } = figure;
  const { language } = drawing;
  const lang = getLanguages(pageLang, language.tag);
  const altLang = alt === undefined ? undefined : lang.author;
  const id = escapeText(givenId);
  const hasControls = isInteractive && !isStatic;
  // The wide picture is both written and described.
  let wide: Scene | undefined;
  const compose: Drawing["compose"] = (composition) => {
    if (composition === "narrow") return drawing.compose(composition);
    wide ??= drawing.compose(composition);
    return wide;
  };
  const pictures = () => {
    if (images) {
      const write = isStatic ? toWideImage : toPicture;
      return write(images, alt ?? drawing.compose("narrow").desc, altLang);
    }
    const settings = { compose, id, alt, altLang, isInteractive };
    if (isStatic) return toStaticPicture(drawing, "wide", settings);
    const html = toPictures(drawing, settings);
    return isInteractive ? toElement(drawing, html, words) : html;
  };
  const parts = [
    `<figure class="lora"${marks?.figure ?? ""} id="${id}"${langAttribute(lang.words)}${isRtl(language) ? ' dir="rtl"' : ""}>`,
    toFigcaption(figure, number, marks),
    toExercise(drawing, words, hasControls),
    picture ?? pictures(),
    toDetails(
      figure,
      id,
      isStatic,
      () => describePicture({ steps: drawing.steps, compose }),
      marks,
    ),
    "</figure>",
  ];
  // `join` copies the parts. With `+`, the HTML that hosts keep would also keep every part in memory.
  return toReferences(parts.join(""));
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

const isRtl = ({ direction }: Language) => direction === "rtl";

/** Returns the attribute `dir` of a part, or "" in a right-to-left figure, whose parts inherit its direction. */
const directionAttribute = (language: Language, direction: "auto" | "ltr") =>
  isRtl(language) ? "" : ` dir="${direction}"`;

/** Returns HTML without the marks of right-to-left texts, because the figure states its direction. */
export const omitMarks = (html: string) => html.replaceAll(RTL, "");

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
function toDetails(
  { drawing, words, details }: FigureDocument,
  id: string,
  isStatic: boolean,
  describe: () => Description,
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
    `<summary>${summary}</summary> ${toDescription(drawing, marks, describe())}</details>`
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
    `<section ${inMedia("lora lora-end", onScreen, onPaper)}${isRtl(drawing.language) ? ' dir="rtl"' : ""}>` +
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
export function toDescription(
  drawing: Drawing,
  marks?: Marks,
  { overview, items }: Description = describePicture(drawing),
): string {
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
