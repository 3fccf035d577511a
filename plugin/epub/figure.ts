/**
 * Writes a figure for a book: without controls, and with its description beside it. A page in a book is a tree, so the
 * parts that all writers of HTML share are parsed, once for each figure.
 */

import { toDescription, toDetailsId, toDetailsLink } from "../../src/html/description.js";
import { type FigureDocument, getAlternative } from "../../src/html/document.js";
import { toExercise, toFigcaption } from "../../src/html/figure.js";
import { toWideImage } from "../../src/html/images.js";
import { getLanguages, omitMarks } from "../../src/html/languages.js";
import { toStaticPicture } from "../../src/html/pictures.js";
import { COMPOSITIONS, type Composition } from "../../src/scene.js";
import {
  createElement,
  type Element,
  findClass,
  findTag,
  isElement,
  type Node,
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

const hasDetails = ({ details }: FigureDocument) => details.epub !== "none";

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
  const { drawing, words, pageLang } = document;
  const isAtEnd = document.details.epub === "end";
  const { tag, direction } = drawing.language;
  const { words: lang } = getLanguages(pageLang, tag);
  const dir = direction === "rtl" ? direction : undefined;
  const figure = createElement("figure", { class: "lora", id, lang, dir }, [
    ...parseFragment(toFigcaption(document, number) + toExercise(drawing, words)),
    ...(hasPngs ? [] : createPictures(id, document)),
    ...(isAtEnd ? parseFragment(toDetailsLink(id, words)) : []),
  ]);
  if (!hasDetails(document)) return [figure];
  const [captionId, titleId] = [`${id}-caption`, `${id}-details-title`];
  const caption = findClass(figure, "lora-number") ?? findTag(figure, "figcaption");
  if (caption) setAttribute(caption, "id", captionId);
  const label = caption ? `${captionId} ${titleId}` : titleId;
  const aside = createElement(
    "aside",
    { class: "lora-data", dir: dir ?? "auto", id: toDetailsId(id), "aria-labelledby": label, lang },
    [
      createElement("p", { id: titleId }, [
        ...(isAtEnd
          ? [createElement("a", { href: `#${id}` }, [number ?? words.figure("").trim()]), " "]
          : []),
        createElement("b", {}, [omitMarks(words.details)]),
      ]),
      " ",
      ...parseFragment(toDescription(drawing)),
    ],
  );
  return [figure, aside];
}

/**
 * Returns the pictures. The narrow one comes first, so that the book's stylesheet can replace it by the wide one. Without
 * the stylesheet, it is hidden.
 */
function createPictures(id: string, document: FigureDocument): Node[] {
  const { drawing, images } = document;
  const alternative = getAlternative(document);
  const html = images
    ? toWideImage(images, alternative)
    : COMPOSITIONS.toReversed()
        .map((composition) => toStaticPicture(drawing, composition, alternative))
        .join("");
  const pictures = parseFragment(html);
  for (const picture of pictures)
    if (isElement(picture) && hasDetails(document))
      setAttribute(picture, "aria-details", toDetailsId(id));
  return pictures;
}

/** Returns PNG pictures, of which the reading system shows one. */
export function createPngPicture(id: string, document: FigureDocument, pngs: Pngs): Element {
  const { drawing } = document;
  const alternative = getAlternative(document);
  const getSize = (composition: Composition) => {
    const { width, height } = drawing.compose(composition);
    return { width: `${width}`, height: `${height}` };
  };
  const details = hasDetails(document) ? { "aria-details": toDetailsId(id) } : {};
  return createElement("picture", {}, [
    createElement("source", {
      media: `(max-width: ${NARROW_SCREEN}px)`,
      type: "image/png",
      srcset: pngs.narrow,
      ...getSize("narrow"),
    }),
    createElement("img", { src: pngs.wide, ...alternative, ...getSize("wide"), ...details }),
  ]);
}
