import { wrapErrors } from "../errors.js";
import { escapeText } from "../escape.js";
import type { Drawing, Goal } from "../figures/figure.js";
import { withNotes } from "../figures/notes.js";
import { englishHtml, type HtmlWords } from "../locales/index.js";
import { boolean, type InputOf, readOptions, text } from "../options.js";
import { toSvg } from "../render/svg.js";
import { COMPOSITIONS, type Scene } from "../scene.js";
import { toCaption, toTable } from "../tables/html.js";
import { toButtons, toControls } from "./controls.js";
import { toNote } from "./note.js";
import { toSteps } from "./steps.js";

/** What a page's `color-scheme` can be: the reader's choice, or one. */
export const COLOR_SCHEMES = ["light dark", "light", "dark"] as const;
export type ColorScheme = (typeof COLOR_SCHEMES)[number];

/** What stands in place of what is generated, or beside it; tags have most of it too. */
export const HTML_OPTIONS = {
  id: text({ about: "the figure's id on its page" }),
  number: text({ default: "none", about: "before the caption, as in Figure 11.3" }),
  caption: text({
    default: "generated from the numbers",
    about: "the caption; an empty one removes it",
  }),
  alt: text({
    pattern: /\S/,
    allowed: "text in quotes that is not empty and not the caption",
    default: "generated from the numbers",
    about: "the text alternative of the picture",
  }),
  /** HTML that `toPicture` made. */
  picture: text({ default: "SVG", about: "HTML in place of both pictures" }),
  table: boolean({
    default: "true",
    about: "whether description and table follow the figure",
  }),
  lang: text({
    pattern: /^[a-z]+(?:[-_][a-z\d]+)*$/i,
    allowed: 'a language tag such as "de" or "pt-BR"',
    default: "en",
    about:
      "the language of the page; in other languages the figure's words are marked with their own",
  }),
  /** For a page that loads the island. */
  interactive: boolean({
    default: "false",
    about: "whether readers get controls where scripts run",
  }),
};

/**
 * Returns the `lang` attributes of a figure on a page in another language: `words` for the figure,
 * `author` for an author's texts in it. Both are empty if the languages are the same.
 */
export function langAttributes(
  pageLang: string | undefined,
  wordsLang: string,
): { words: string; author: string } {
  const primary = (tag: string) => tag.split(/[-_]/)[0]!.toLowerCase();
  if (pageLang === undefined || primary(pageLang) === primary(wordsLang))
    return { words: "", author: "" };
  return { words: ` lang="${escapeText(wordsLang)}"`, author: ` lang="${escapeText(pageLang)}"` };
}

/** What `toHtml()` takes. Texts are plain, but for `picture`, which is HTML. */
export interface HtmlOptions extends InputOf<typeof HTML_OPTIONS> {}

/**
 * A whole figure as one line of HTML, valid as XHTML too. The caption comes first, where a figure
 * may have it, and says what follows to readers without the stylesheet, which puts it below the
 * picture; all else is in the order in which it is seen. Throws LoraError for an option that is not
 * allowed, and TypeError for a drawing that is none, or has a control without a value to begin with.
 */
export function toHtml(
  drawing: Drawing,
  given: HtmlOptions,
  words: HtmlWords = englishHtml,
): string {
  const options = readOptions(HTML_OPTIONS, given);
  return wrapErrors("figure", () => {
    const { caption = drawing.caption, number, alt, table = true, picture, interactive } = options;
    const lang = langAttributes(options.lang, drawing.language.tag);
    const id = escapeText(options.id);
    const { goal } = drawing;
    const isMoving = interactive && picture === undefined && drawing.handles.length > 0;
    const own = options.caption === undefined ? "" : ` data-own=""${lang.author}`;
    // Joined, for a host keeps the HTML, and would keep a sum in the thousand pieces it grew from.
    return [
      `<figure class="lora" id="${id}"${lang.words}>`,
      (caption || number) &&
        `<figcaption dir="auto"${own}>${toCaption(number, caption)}</figcaption>`,
      goal ? toExercise(goal, isMoving, words) : "",
      picture ?? toPictures(drawing, id, alt, isMoving, words, lang.author),
      table ? toData(drawing, words) : "",
      "</figure>",
    ].join("");
  });
}

/** Both pictures with their notes, and where a script makes them move, the element and the controls for it. */
function toPictures(
  drawing: Drawing,
  id: string,
  alt: string | undefined,
  isMoving: boolean | undefined,
  words: HtmlWords,
  altLang: string,
): string {
  const { figure, input, handles, steps } = drawing;
  const scenes = COMPOSITIONS.map((composition) => drawing.compose(composition));
  const markup = steps
    ? toSteps(steps, id, alt ?? drawing.description, isMoving, words)
    : COMPOSITIONS.map((composition, index) => {
        const scene = scenes[index]!;
        const svg = toSvg({ ...scene, desc: alt ?? drawing.alt }, { composition });
        return svg + toNote(scene, composition, isMoving && !drawing.hasNoNotes, words);
      }).join("");
  // An author's alternative is in the page's language.
  const pictures =
    alt === undefined ? markup : markup.replaceAll(' role="img"', ` role="img"${altLang}`);
  if (!isMoving) return pictures;
  const { tag } = drawing.language;
  const language = tag === "en" ? "" : ` data-language="${escapeText(tag)}"`;
  // Between single quotes, so that JSON's own stay as they are.
  const data = escapeText(JSON.stringify(input)).replaceAll("&quot;", '"');
  return (
    `<lora-figure data-figure="${escapeText(figure)}"${language} data-input='${data}'>` +
    `<form method="dialog" autocomplete="off" dir="ltr">${toControls(handles, scenes[0]!.title, words)}` +
    `${pictures}${toButtons(words)}</form></lora-figure>`
  );
}

/** What the picture says, in sentences and tables. */
function toData(drawing: Drawing, words: HtmlWords): string {
  const { description, explanation, steps } = drawing;
  const sweep = steps ? `<div class="lora-sweep">${toTable(steps.table())}</div>` : "";
  return (
    `<details class="lora-data" dir="auto"><summary>${words.details}</summary>` +
    `<p>${escapeText(description)}</p><p>${escapeText(explanation)}</p>` +
    `${toTable(drawing.table())}${sweep}</details>`
  );
}

/** The task and its answer; where a script runs, it says what the reader's own attempt comes to. */
function toExercise(
  { task, answer }: Goal,
  isMoving: boolean | undefined,
  words: HtmlWords,
): string {
  return (
    `<div class="lora-goal" dir="auto"><p>${escapeText(task)}</p>${isMoving ? "<output></output>" : ""}` +
    `<details><summary>${words.answer}</summary><p>${escapeText(answer)}</p></details></div>`
  );
}

/**
 * Both pictures as image files: the narrow one, and on wide screens the wide one, each also for
 * screens of up to `sharpest` picture pixels per CSS pixel, and where the reader's choice is the
 * page's, each in dark too. `addressOf` says where the file of a scene at a scale will be. An image
 * cannot ask how wide its column is: 640 px is the window of a column of 600 px, where inline
 * pictures change, with a margin of 20 px on both sides. The attribute `eleventy:ignore` keeps
 * Eleventy's image plugin, which looks for a source file, from the element; the host takes it off at
 * the end.
 */
export function toPicture(
  drawing: Drawing,
  alt: string | undefined,
  sharpest: number,
  addressOf: (scene: Scene, scale: number, isDark: boolean) => string,
  colorScheme: ColorScheme = "light",
  pageLang?: string,
): string {
  const [wide, narrow] = [withNotes(drawing.compose("wide")), withNotes(drawing.compose("narrow"))];
  const size = ({ width, height }: Scene) => `width="${width}" height="${height}"`;
  const scales = Array.from({ length: sharpest }, (_, index) => index + 1);
  const srcset = (scene: Scene, isDark: boolean) =>
    scales
      .map((scale) => addressOf(scene, scale, isDark) + (scale > 1 ? ` ${scale}x` : ""))
      .join(", ");
  const source = (media: string, scene: Scene, isDark: boolean) =>
    `<source media="${media}" srcset="${srcset(scene, isDark)}" ${size(scene)}/>`;
  const [isDark, isWide] = ["(prefers-color-scheme: dark)", "(min-width: 640px)"];
  const dark =
    colorScheme === "light dark"
      ? source(`${isDark} and ${isWide}`, wide, true) + source(isDark, narrow, true)
      : "";
  const isOnlyDark = colorScheme === "dark";
  const lang = alt === undefined ? "" : langAttributes(pageLang, drawing.language.tag).author;
  return (
    `<picture>${dark}${source(isWide, wide, isOnlyDark)}` +
    `<img src="${addressOf(narrow, 1, isOnlyDark)}" srcset="${srcset(narrow, isOnlyDark)}" ${size(narrow)} ` +
    `alt="${escapeText(alt ?? narrow.desc)}"${lang} loading="lazy" eleventy:ignore=""/></picture>`
  );
}
