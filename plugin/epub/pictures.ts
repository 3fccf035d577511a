/** Prepares the pictures of figures for a book: without controls, and with the narrow picture for small screens. */
import type { Composition } from "../../src/scene.js";
import {
  createElement,
  type Element,
  elementsIn,
  findClass,
  findTag,
  getAttribute,
  hasClass,
  insertBefore,
  isElement,
  replaceWith,
  setAttribute,
} from "../html-tree.js";

/** Screens of at most this width, px, show the narrow picture. */
export const NARROW_SCREEN = 600;

/** Paths of a figure's PNG files. */
export type Pngs = Readonly<Record<Composition, string>>;

const UNWRAPPED = new Set(["lora-figure", "form"]);

const findPicture = (figure: Element, composition: Composition) =>
  findClass(figure, `lora-${composition}`);

/**
 * Leaves in a figure only its caption, pictures, exercise, description and tables. The narrow picture is
 * before the wide one, so that the book's stylesheet can replace it. Without it, the narrow one is hidden.
 */
export function toStatic(figure: Element): void {
  for (const element of [...elementsIn(figure)]) {
    const isHidden = getAttribute(element, "display") === "none";
    if (UNWRAPPED.has(element.tagName)) replaceWith(element, ...element.childNodes);
    else if (element.tagName === "picture") replaceWith(element, toWideImage(element));
    else if (element.tagName === "output") replaceWith(element);
    else if (isHidden && !hasClass(element, "lora-narrow")) replaceWith(element);
  }
  const [wide, narrow] = [findPicture(figure, "wide"), findPicture(figure, "narrow")];
  // A `<span>` around the picture has no use without controls.
  if (wide && isElement(wide.parentNode!) && wide.parentNode.tagName === "span")
    replaceWith(wide.parentNode, wide);
  // Texts of pictures have the positions of left-to-right text, also on other pages. Books may not have this in a stylesheet.
  for (const picture of [wide, narrow]) if (picture) setAttribute(picture, "direction", "ltr");
  if (!wide || !narrow) return;
  const alternative = getAttribute(wide, "aria-label");
  if (!getAttribute(narrow, "aria-label")) setAttribute(narrow, "aria-label", alternative);
  // Only small pictures in print refer to these ids.
  for (const element of elementsIn(narrow)) setAttribute(element, "id", undefined);
  insertBefore(wide, narrow);
}

/** Returns a picture's image with the files and the size of its last source, the wide file in the page's colors. */
function toWideImage(picture: Element): Element {
  const image = findTag(picture, "img")!;
  const source = picture.childNodes.filter(isElement).findLast((item) => item.tagName === "source");
  if (!source) return image;
  setAttribute(image, "src", getAttribute(source, "srcset")!.split(/[\s,]/, 1)[0]);
  for (const name of ["width", "height"]) setAttribute(image, name, getAttribute(source, name));
  return image;
}

/** Replaces a figure's pictures by its PNG files. */
export function usePngs(figure: Element, pngs: Pngs): void {
  const [wide, narrow] = [findPicture(figure, "wide"), findPicture(figure, "narrow")];
  if (!wide) return;
  const getSize = (picture: Element) => ({
    width: getAttribute(picture, "width"),
    height: getAttribute(picture, "height"),
  });
  const image = createElement("img", {
    src: pngs.wide,
    alt: getAttribute(wide, "aria-label"),
    lang: getAttribute(wide, "lang"),
    ...getSize(wide),
  });
  if (!narrow) {
    replaceWith(wide, image);
    return;
  }
  const media = `(max-width: ${NARROW_SCREEN}px)`;
  const type = "image/png";
  const source = createElement("source", { media, type, srcset: pngs.narrow, ...getSize(narrow) });
  replaceWith(narrow);
  replaceWith(wide, createElement("picture", {}, [source, image]));
}
