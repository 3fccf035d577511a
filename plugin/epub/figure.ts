/**
 * Writes a figure for a book: without controls, and with its description beside it. A page in a book is a tree, so the
 * parts that all writers of HTML share are parsed, once for each figure.
 */
import { escapeText, langAttribute } from "../../src/escape.js";
import { toDescription, toDetailsId, toDetailsLink } from "../../src/html/description.js";
import { type FigureDocument, getAlternative } from "../../src/html/document.js";
import { toExercise, toFigcaption } from "../../src/html/figure.js";
import { toWideImage } from "../../src/html/images.js";
import { getLanguages, omitMarks, rtlAttribute } from "../../src/html/languages.js";
import { toStaticPicture } from "../../src/html/pictures.js";
import { COMPOSITIONS, type Composition } from "../../src/scene.js";
import {
  createElement,
  type Element,
  findClass,
  findTag,
  isElement,
  parseFragment,
  setAttribute,
} from "../html-tree.js";

/** Screens of at most this width, px, show the narrow picture. */
export const NARROW_SCREEN = 600;

/** Paths of a figure's PNG files. */
export type Pngs = Readonly<Record<Composition, string>>;

/** A figure of a page. */
export interface BookFigure {
  readonly document: FigureDocument;
  readonly number: string | undefined;
}

/**
 * Returns the figure, and its description in an `<aside>`, to which the pictures refer. This is a technique for extended
 * descriptions that DAISY recommends; `<details>` is one that it deprecates. If `hasPngs`, the figure has no pictures
 * yet.
 */
export function createFigure(
  id: string,
  { document, number }: BookFigure,
  hasPngs: boolean,
): Element[] {
  const { drawing, words, pageLang, details } = document;
  const { language } = drawing;
  const isAtEnd = details.epub === "end";
  const lang = langAttribute(getLanguages(pageLang, language.tag).words);
  const dir = rtlAttribute(language);
  const figcaption = toFigcaption(document, number);
  const [titleId, captionId] = [`${id}-details-title`, `${id}-caption`];
  const label = figcaption ? `${captionId} ${titleId}` : titleId;
  const back = `<a href="#${id}">${escapeText(number ?? words.figure("").trim())}</a> `;
  const [figure, aside] = parseFragment(
    `<figure class="lora" id="${id}"${lang}${dir}>${figcaption}${toExercise(drawing, words)}` +
      `${hasPngs ? "" : toPictures(document)}${isAtEnd ? toDetailsLink(id, words) : ""}</figure>` +
      `<aside class="lora-data"${dir || ' dir="auto"'} id="${toDetailsId(id)}" aria-labelledby="${label}"${lang}>` +
      `<p id="${titleId}">${isAtEnd ? back : ""}<b>${escapeText(omitMarks(words.details))}</b></p> ${toDescription(drawing)}</aside>`,
  ) as [Element, Element];
  if (details.epub === "none") return [figure];
  const caption = findClass(figure, "lora-number") ?? findTag(figure, "figcaption");
  if (caption) setAttribute(caption, "id", captionId);
  for (const child of figure.childNodes)
    if (isElement(child) && (child.tagName === "svg" || child.tagName === "img"))
      setAttribute(child, "aria-details", toDetailsId(id));
  return [figure, aside];
}

/**
 * Returns the pictures. The narrow one comes first, so that the book's stylesheet can replace it by the wide one. Without
 * the stylesheet, it is hidden.
 */
function toPictures(document: FigureDocument): string {
  const { drawing, images } = document;
  const alternative = getAlternative(document);
  if (images) return toWideImage(images, alternative);
  return COMPOSITIONS.toReversed()
    .map((composition) => toStaticPicture(drawing, composition, alternative))
    .join("");
}

/** Returns PNG pictures, of which the reading system shows one. */
export function createPngPicture(id: string, document: FigureDocument, pngs: Pngs): Element {
  const { drawing, details } = document;
  const getSize = (composition: Composition) => {
    const { width, height } = drawing.compose(composition);
    return { width: `${width}`, height: `${height}` };
  };
  return createElement("picture", {}, [
    createElement("source", {
      media: `(max-width: ${NARROW_SCREEN}px)`,
      type: "image/png",
      srcset: pngs.narrow,
      ...getSize("narrow"),
    }),
    createElement("img", {
      src: pngs.wide,
      ...getAlternative(document),
      ...getSize("wide"),
      "aria-details": details.epub === "none" ? undefined : toDetailsId(id),
    }),
  ]);
}
