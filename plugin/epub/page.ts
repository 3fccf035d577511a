/** Turns a finished page of the site into a content document of an e-book. */
import {
  createElement,
  type Element,
  elementsIn,
  findClass,
  findTag,
  getAttribute,
  getText,
  hasClass,
  isElement,
  move,
  type Node,
  type Parent,
  rename,
  replaceWith,
  setAttribute,
  setText,
} from "../html-tree.js";
import { keepAllowed } from "./allowed.js";
import { type BookFigure, createFigure, createPngPicture, type Pngs } from "./figure.js";
import { createFileLink, decode } from "./links.js";

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

/** What a document contains, for the metadata of the book. */
export interface Contents {
  readonly hasSvg: boolean;
  readonly hasMath: boolean;
  readonly hasPictures: boolean;
  /** Whether a picture has no text alternative. */
  readonly lacksAlternative: boolean;
  readonly hasDescriptions: boolean;
}

/** A page as a document of the book, before its links are resolved. */
export interface Document extends Contents {
  readonly body: Element;
  /** The first heading, or else the title of the page. */
  readonly title: string | undefined;
  readonly lang: string | undefined;
  readonly direction: string | undefined;
  readonly headings: readonly Heading[];
  readonly listed: readonly Listed[];
  readonly ids: ReadonlySet<string>;
}

/** Elements without a use in a book, with their content. Pictures may have titles and styles. */
const REMOVED = new Set(
  "script style link meta noscript template nav form button input select textarea dialog canvas base title".split(
    " ",
  ),
);
/** Elements that load other files. A link to the file replaces them. */
const EMBEDDED = new Set("iframe video audio object embed".split(" "));
/** Elements in which a link to a file is a paragraph of its own. */
const FLOW = new Set(
  "article aside blockquote body dd div figure footer header li main section td th".split(" "),
);
/** Other elements that a paragraph cannot have. */
const BLOCKS = "address details dl h1 h2 h3 h4 h5 h6 hgroup hr ol p pre table ul".split(" ");

/** Reads a parsed page, and changes it. `pngs` are the files of the figures, if the book has PNG pictures. */
export function readPage(
  page: Parent,
  figures: ReadonlyMap<string, BookFigure & { readonly pngs?: Pngs | undefined }>,
): Document {
  const content = findTag(page, "main") ?? findTag(page, "body")!;
  const root = findTag(page, "html")!;
  const pageTitle = findTag(page, "title");
  const body = createElement("body", {}, content.childNodes.slice());
  const pictures: [figure: Element, picture: Element][] = [];
  const atEnd: [chapter: Element, details: Element[]][] = [];
  for (const element of elementsIn(body)) {
    // A book has ends of its own.
    if (hasClass(element, "lora-end")) {
      replaceWith(element);
      continue;
    }
    const id = getFigureId(element);
    const source = id === undefined ? undefined : figures.get(id);
    if (id === undefined || !source) continue;
    const { document, pngs } = source;
    const [figure, ...details] = createFigure(id, source, pngs !== undefined);
    if (document.details.epub === "end") atEnd.push([findEnd(element, body), details]);
    replaceWith(element, figure!, ...(document.details.epub === "end" ? [] : details));
    if (pngs) pictures.push([figure!, createPngPicture(id, document, pngs)]);
  }
  for (const [chapter, details] of atEnd) for (const item of details) move(item, chapter);
  removeAnswers(body);
  for (const element of elementsIn(body)) toBook(element);
  keepAllowed(body);
  markNotes(body);
  for (const [figure, picture] of pictures) move(picture, figure);
  const heading = findTag(body, "h1");
  const elements = [...elementsIn(body)];
  const shown = elements.filter(isPicture);
  return {
    body,
    title: heading || pageTitle ? getText((heading ?? pageTitle)!) : undefined,
    lang: getAttribute(root, "lang"),
    direction: getAttribute(root, "dir"),
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

/** Returns the element at whose end a figure's details are: the innermost article around it, or else the body. */
function findEnd({ parentNode }: Element, body: Element): Element {
  if (!parentNode || !isElement(parentNode) || parentNode === body) return body;
  return parentNode.tagName === "article" ? parentNode : findEnd(parentNode, body);
}

/** Returns the id of a generated figure. */
export const getFigureId = (element: Element): string | undefined =>
  element.tagName === "figure" && hasClass(element, "lora")
    ? getAttribute(element, "id")
    : undefined;

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

const isInSvg = ({ parentNode }: Element): boolean =>
  parentNode !== null && isElement(parentNode) && parentNode.namespaceURI.endsWith("/svg");

/** Changes or removes an element that a book cannot have as it is. */
function toBook(element: Element): void {
  const { tagName } = element;
  const isHidden = getAttribute(element, "hidden") !== undefined;
  const isKept = isInSvg(element) && (tagName === "title" || tagName === "style");
  if ((REMOVED.has(tagName) && !isKept) || isHidden) replaceWith(element);
  else if (EMBEDDED.has(tagName)) replaceWith(element, ...toLink(element));
  else if (hasClass(element, "katex")) toMath(element);
  else if (element.namespaceURI.endsWith("/MathML")) useSpaces(element);
  else if (tagName === "details") toGroup(element);
  else if (tagName === "summary") toTitle(element);
  else if (tagName === "source") replaceWith(element);
}

/** Removes the answers below the exercises of a page that has all answers at its end, as in print. */
function removeAnswers(body: Element): void {
  if (!findClass(body, "lora-answers")) return;
  for (const goal of elementsIn(body)) {
    const answer = hasClass(goal, "lora-goal") && findTag(goal, "details");
    if (answer) replaceWith(answer);
  }
}

/** Turns collapsed content into a group, because a book shows all content. */
function toGroup(details: Element): void {
  rename(details, "div");
  setAttribute(details, "name", undefined);
}

/** Turns the summary of collapsed content into a paragraph, or into a group if it has blocks, such as a heading. */
function toTitle(summary: Element): void {
  if (findTag(summary, ...FLOW, ...BLOCKS)) {
    rename(summary, "div");
    return;
  }
  const bold = createElement("b", {}, summary.childNodes.slice());
  rename(summary, "p");
  summary.childNodes = [];
  move(bold, summary);
}

/** Returns a link to an embedded file, or nothing if there is no file. */
function toLink(element: Element): Node[] {
  const href = getAttribute(element, "src") ?? getAttribute(element, "data");
  if (!href) return [];
  const link = createFileLink(element, href, getAttribute(element, "title"));
  const isBlock = isElement(element.parentNode!) && FLOW.has(element.parentNode.tagName);
  return [isBlock ? createElement("p", {}, [link]) : link];
}

/** The elements that Markdown's plugins put around footnotes. */
const isNotes = (element: Element): boolean =>
  (element.tagName === "section" || element.tagName === "div") && hasClass(element, "footnotes");

/** Marks footnotes and the links between them and the text, which reading systems show as pop-ups and announce. */
function markNotes(body: Element): void {
  const mark = (element: Element, type: string) => {
    setAttribute(element, "epub:type", type);
    setAttribute(element, "role", `doc-${type}`);
  };
  const sections = [...elementsIn(body)].filter(isNotes);
  const inside = new Set(sections.flatMap((section) => [section, ...elementsIn(section)]));
  const ids = new Set([...inside].flatMap((element) => getAttribute(element, "id") ?? []));
  for (const section of sections) mark(section, "endnotes");
  for (const link of elementsIn(body)) {
    const [, id] = /^#(.+)/.exec(getAttribute(link, "href") ?? "") ?? [];
    if (link.tagName !== "a" || id === undefined) continue;
    const leadsInside = ids.has(decode(id, decodeURIComponent));
    if (leadsInside !== inside.has(link)) mark(link, leadsInside ? "noteref" : "backlink");
  }
}

/**
 * Replaces a formula of KaTeX with its MathML. The element with the formula's source, which some reading systems
 * show, becomes an attribute.
 */
function toMath(formula: Element): void {
  const math = findTag(formula, "math");
  if (!math) return;
  const semantics = findTag(math, "semantics");
  const source = findTag(math, "annotation");
  if (semantics) replaceWith(semantics, ...semantics.childNodes.filter((item) => item !== source));
  const text = source?.childNodes.map((item) => ("value" in item ? item.value : "")).join("");
  setAttribute(math, "alttext", text?.trim() || undefined);
  for (const element of elementsIn(math)) toDoubleStruck(element);
  replaceWith(formula, math);
}

/** Writes spaces between the elements of a formula as EPUB allows them: it has no no-break spaces there. */
function useSpaces(element: Element): void {
  if (!element.childNodes.some(isElement)) return;
  for (const child of element.childNodes)
    if ("value" in child && !child.value.trim()) child.value = " ";
}

const LETTERS: Readonly<Record<string, string>> = {
  C: "ℂ",
  H: "ℍ",
  N: "ℕ",
  P: "ℙ",
  Q: "ℚ",
  R: "ℝ",
  Z: "ℤ",
};

/** Replaces the style of a set's letter with the letter in this style, because browsers ignore the style. */
function toDoubleStruck(element: Element): void {
  const letter = LETTERS[getText(element)];
  if (!letter || getAttribute(element, "mathvariant") !== "double-struck") return;
  setAttribute(element, "mathvariant", "normal");
  setText(element, letter);
}

/** Returns the headings for the table of contents. Headings without an id get one. */
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
