/** Writes a figure as HTML. */
import { RTL } from "../direction.js";
import { escapeText, langAttribute, toReferences, toVariables } from "../escape.js";
import type { Drawing, Goal, Handle } from "../figures/figure.js";
import { describePicture, type Item } from "../figures/parts.js";
import type { Language } from "../language-format.js";
import { getHtmlWords, type HtmlWords } from "../locales/index.js";
import { boolean, type InputOf, readOptions, text } from "../options.js";
import type { Scene } from "../scene.js";
import { toFormulas } from "../tables/formula.js";
import { type Marks, toCaption, toTable } from "../tables/html.js";
import { toButtons, toControls } from "./controls.js";
import { toPictures } from "./pictures.js";

/** The color schemes of a page: the reader's choice, or a fixed one. */
export const COLOR_SCHEMES = ["light dark", "light", "dark"] as const;
export type ColorScheme = (typeof COLOR_SCHEMES)[number];

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
  /** HTML from `toPicture()`. */
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

/**
 * Returns a figure as one line of HTML, which is also valid XHTML. Throws LoraError for a value that is not allowed, and
 * TypeError for an invalid drawing or a control without an initial value.
 */
export const toHtml = (
  drawing: Drawing,
  settings: HtmlOptions,
  words: HtmlWords = getHtmlWords(),
): string => writeFigure(drawing, readOptions(HTML_OPTIONS, settings), words);

/**
 * Does the same as `toHtml` with options that were read. The caption comes first, and the stylesheet puts it below the
 * picture. `html` replaces the text of an author's caption.
 */
export function writeFigure(
  drawing: Drawing,
  options: HtmlOptions,
  words: HtmlWords,
  html?: string,
  marks?: Marks,
): string {
  const { caption = drawing.caption, number, alt, table = true } = options;
  const captionHtml = html ?? escapeText(caption);
  const lang = getLanguages(options.lang, drawing.language.tag);
  const id = escapeText(options.id);
  const { goal, handles } = drawing;
  const isInteractive = hasControls(drawing, options);
  // The runtime does not change an author's caption.
  const custom =
    options.caption === undefined ? "" : ` data-custom=""${langAttribute(lang.author)}`;
  const captionDirection = custom ? ' dir="auto"' : directionAttribute(drawing.language, "auto");
  const pictures = () => {
    const altLang = alt === undefined ? undefined : lang.author;
    const html = toPictures(drawing, { id, alt, altLang, isInteractive });
    return isInteractive ? toElement(drawing, handles, html, words) : html;
  };
  const parts = [
    `<figure class="lora"${marks?.figure ?? ""} id="${id}"${langAttribute(lang.words)}${isRtl(drawing.language) ? ' dir="rtl"' : ""}>`,
    (captionHtml || number) &&
      `<figcaption${captionDirection}${custom}>${toCaption(number, captionHtml, marks)}</figcaption> `,
    goal
      ? toExercise(goal, directionAttribute(drawing.language, "auto"), isInteractive, words)
      : "",
    options.picture ?? pictures(),
    table ? omitMarks(toData(drawing, words)) : "",
    "</figure>",
  ];
  // `join` copies the parts. With `+`, the HTML that hosts keep would also keep every part in memory.
  return toReferences(parts.join(""));
}

/** Returns whether a figure with these options has controls. */
export const hasControls = (
  { handles }: Drawing,
  { interactive = false, picture }: Pick<HtmlOptions, "interactive" | "picture">,
): boolean => interactive && picture === undefined && handles.length > 0;

const isRtl = ({ direction }: Language) => direction === "rtl";

/** Returns the attribute `dir` of a part, or "" in a right-to-left figure, whose parts inherit its direction. */
const directionAttribute = (language: Language, direction: "auto" | "ltr") =>
  isRtl(language) ? "" : ` dir="${direction}"`;

/** Returns HTML without the marks of right-to-left texts, because the figure states its direction. */
const omitMarks = (html: string) => html.replaceAll(RTL, "");

/** Returns JSON for an attribute in single quotes, so that its quotes need no escaping. */
const toJsonAttribute = (value: unknown) =>
  escapeText(JSON.stringify(value)).replaceAll("&quot;", '"');

/** Returns the custom element that a script makes interactive: controls, pictures and buttons. */
function toElement(
  { figure, input, language }: Drawing,
  handles: readonly Handle[],
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

/** Returns the description as a nested list (the complete picture, then its parts), the explanation and the tables. */
function toData(drawing: Drawing, words: HtmlWords): string {
  const { explanation, steps } = drawing;
  const { overview, items } = describePicture(drawing);
  const sweep = steps ? ` <div class="lora-sweep">${toTable(steps.table())}</div>` : "";
  return (
    ` <details class="lora-data"${directionAttribute(drawing.language, "auto")}><summary>${escapeText(words.details)}</summary> ` +
    `<ul>${toItem({ words: overview, items })}</ul> <p>${toFormulas(explanation)}</p> ` +
    `${toTable(drawing.table())}${sweep}</details>`
  );
}

/** Returns an item of the description, with the items inside it. */
const toItem = ({ words, items }: Pick<Item, "words" | "items">): string =>
  `<li><span>${toVariables(words)}</span>${items.length ? ` <ul>${items.map(toItem).join(" ")}</ul>` : ""}</li>`;

/** Returns an exercise and its answer. If it is interactive, an output shows the reply to a reader's attempt. */
function toExercise(
  { task, answer }: Goal,
  direction: string,
  isInteractive: boolean,
  words: HtmlWords,
): string {
  return (
    `<div class="lora-goal"${direction}><p>${escapeText(task)}</p> ${isInteractive ? "<output></output>" : ""}` +
    `<details><summary>${escapeText(words.answer)}</summary> <p>${escapeText(answer)}</p></details></div> `
  );
}

export const IMAGE_ATTRIBUTE = "eleventy:ignore";
export const IMAGE_MARK = "lora-image";

/**
 * Returns both pictures as image files in a `<picture>`. Windows of at least 640 px show the wide picture,
 * because inline pictures switch at a column of 600 px and margins are usually 20 px. `getUrl` returns the URL of
 * a scene's file at a scale. There are files for device pixel ratios up to `maxScale`, and for both color schemes
 * if the page follows the reader's color scheme. The attribute `eleventy:ignore` prevents Eleventy's image
 * plugin from looking for source files. The site generator finds it by its value, and removes it at the end. The image is not lazy, because
 * programs that print without scrolling, such as Playwright, would leave it blank.
 */
export function toPicture(
  drawing: Drawing,
  alt: string | undefined,
  maxScale: number,
  getUrl: (scene: Scene, scale: number, isDark: boolean) => string,
  colorScheme: ColorScheme = "light",
  pageLang?: string,
): string {
  const [wide, narrow] = [drawing.compose("wide"), drawing.compose("narrow")];
  const size = ({ width, height }: Scene) => `width="${width}" height="${height}"`;
  const scales = Array.from({ length: maxScale }, (_, index) => index + 1);
  const srcset = (scene: Scene, isDark: boolean) =>
    scales
      .map((scale) => getUrl(scene, scale, isDark) + (scale > 1 ? ` ${scale}x` : ""))
      .join(", ");
  const source = (media: string, scene: Scene, isDark: boolean) =>
    `<source media="${media}" srcset="${srcset(scene, isDark)}" ${size(scene)}/>`;
  const [isDark, isWide] = ["(prefers-color-scheme: dark)", "(min-width: 640px)"];
  const dark =
    colorScheme === "light dark"
      ? source(`${isDark} and ${isWide}`, wide, true) + source(isDark, narrow, true)
      : "";
  const isOnlyDark = colorScheme === "dark";
  const altLang =
    alt === undefined ? undefined : getLanguages(pageLang, drawing.language.tag).author;
  return (
    `<picture>${dark}${source(isWide, wide, isOnlyDark)}` +
    `<img src="${getUrl(narrow, 1, isOnlyDark)}" srcset="${srcset(narrow, isOnlyDark)}" ${size(narrow)} ` +
    `alt="${escapeText(alt ?? narrow.desc)}"${langAttribute(altLang)} ${IMAGE_ATTRIBUTE}="${IMAGE_MARK}"/></picture>`
  );
}
