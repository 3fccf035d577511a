/** Finds what a book's metadata and navigation state of a document: its headings, figures, pictures and formulas. */
import {
  type Element,
  elementsIn,
  findClass,
  findTag,
  getAttribute,
  getText,
  hasClass,
  isElement,
  isInSvg,
  setAttribute,
} from "../html-tree.js";

export interface Heading {
  readonly id: string;
  readonly level: number;
  readonly text: string;
}

/** A numbered figure or table in a list. */
export interface Listed {
  readonly id: string;
  readonly kind: "figure" | "table";
  readonly text: string;
}

/** What a document contains, for the metadata and the navigation of the book. */
export interface Contents {
  readonly hasSvg: boolean;
  readonly hasMath: boolean;
  readonly hasPictures: boolean;
  /** Whether a picture has no text alternative. */
  readonly lacksAlternative: boolean;
  readonly hasDescriptions: boolean;
  readonly headings: readonly Heading[];
  readonly listed: readonly Listed[];
  readonly ids: ReadonlySet<string>;
}

/** Reads a document of the book. Headings without an id get one. */
export function readContents(body: Element): Contents {
  const elements = [...elementsIn(body)];
  const shown = elements.filter(isPicture);
  return {
    headings: readHeadings(elements),
    listed: elements.flatMap((element) => list(element) ?? []),
    ids: new Set(elements.flatMap((element) => getAttribute(element, "id") ?? [])),
    hasSvg: elements.some(({ tagName }) => tagName === "svg"),
    hasMath: elements.some(({ tagName }) => tagName === "math"),
    hasPictures: shown.length > 0,
    lacksAlternative: !shown.every(hasAlternative),
    hasDescriptions: shown.some((picture) => getAttribute(picture, "aria-details")),
  };
}

/** Returns whether the element is a picture that readers get, not a part of a picture. */
const isPicture = (element: Element): boolean =>
  element.tagName === "img" ||
  (element.tagName === "svg" &&
    !isInSvg(element) &&
    getAttribute(element, "aria-hidden") !== "true");

/** Returns whether a picture has a text alternative, which is empty for decoration. */
const hasAlternative = (picture: Element): boolean =>
  ["alt", "aria-label"].some((name) => getAttribute(picture, name) !== undefined) ||
  picture.childNodes.some((child) => isElement(child) && child.tagName === "title");

/** Returns the headings for the table of contents. */
function readHeadings(elements: readonly Element[]): Heading[] {
  const ids = new Set(elements.map((element) => getAttribute(element, "id")));
  return elements.flatMap((element, index) => {
    const [, level] = /^h([1-3])$/.exec(element.tagName) ?? [];
    const text = getText(element);
    if (!level || !text) return [];
    let id = getAttribute(element, "id");
    if (id === undefined) {
      id = `heading-${index}`;
      while (ids.has(id)) id += "-";
      setAttribute(element, "id", id);
    }
    return [{ id, level: Number(level), text }];
  });
}

/** Returns a figure for the list of figures or tables, if it has a number. */
function list(figure: Element): Listed | undefined {
  if (figure.tagName !== "figure") return undefined;
  const id = getAttribute(figure, "id");
  const caption = findTag(figure, "figcaption", "caption");
  const isNumbered = caption && findClass(caption, "lora-number");
  if (!id || !isNumbered) return undefined;
  const isTable = caption.tagName === "caption" || hasClass(figure, "lora-content-table");
  return { id, kind: isTable ? "table" : "figure", text: getText(caption) };
}
