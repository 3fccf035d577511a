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
  isInSvg,
  move,
  type Node,
  type Parent,
  rename,
  replaceElements,
  replaceWith,
  setAttribute,
  setChildren,
} from "../html-tree.js";
import { keepAllowed } from "./allowed.js";
import { type Contents, readContents } from "./contents.js";
import { type BookFigure, createFigure, createPngPicture, type Pngs } from "./figure.js";
import { toMath, useSpaces } from "./formulas.js";
import { createFileLink } from "./links.js";
import { markNotes } from "./notes.js";

/** A page as a document of the book, before its links are resolved. */
export interface Document extends Contents {
  readonly body: Element;
  /** The first heading, or else the title of the page. */
  readonly title: string | undefined;
  readonly lang: string | undefined;
  readonly direction: string | undefined;
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

/** A figure with its files, if the book has PNG pictures. */
export interface DrawnFigure extends BookFigure {
  readonly pngs?: Pngs;
}

/**
 * Reads a parsed page, and changes it. `getFigure` returns the figure with an id, if the site has drawn it. The page is
 * what the site's transforms made of it, so our elements are found by their classes.
 */
export async function readPage(
  page: Parent,
  getFigure: (id: string) => Promise<DrawnFigure | undefined>,
): Promise<Document> {
  // A page of frames has no body.
  const content = findTag(page, "main") ?? findTag(page, "body", "frameset")!;
  const root = findTag(page, "html")!;
  const pageTitle = findTag(page, "title");
  const body = createElement("body");
  setChildren(body, content.childNodes);
  const pictures: [figure: Element, picture: Element][] = [];
  const atEnd: [chapter: Element, details: Element[]][] = [];
  for (const element of elementsIn(body)) {
    // A book has ends of its own.
    if (hasClass(element, "lora-end")) {
      replaceWith(element);
      continue;
    }
    const id = getFigureId(element);
    const source = id === undefined ? undefined : await getFigure(id);
    if (id === undefined || !source) continue;
    const { document, pngs } = source;
    const [figure, ...details] = createFigure(id, source, pngs !== undefined);
    if (document.details.epub === "end") atEnd.push([findEnd(element, body), details]);
    replaceWith(element, figure!, ...(document.details.epub === "end" ? [] : details));
    if (pngs) pictures.push([figure!, createPngPicture(id, document, pngs)]);
  }
  for (const [chapter, details] of atEnd) for (const item of details) move(item, chapter);
  removeAnswers(body);
  replaceElements(body, toBook);
  keepAllowed(body);
  markNotes(body);
  for (const [figure, picture] of pictures) move(picture, figure);
  const heading = findTag(body, "h1");
  return {
    body,
    title: heading || pageTitle ? getText((heading ?? pageTitle)!) : undefined,
    lang: getAttribute(root, "lang"),
    direction: getAttribute(root, "dir"),
    ...readContents(body),
  };
}

/** Returns the element at whose end a figure's details are: the innermost article around it, or else the body. */
function findEnd({ parentNode }: Element, body: Element): Element {
  if (!parentNode || !isElement(parentNode) || parentNode === body) return body;
  return parentNode.tagName === "article" ? parentNode : findEnd(parentNode, body);
}

/** Returns the id of a generated figure. */
const getFigureId = (element: Element): string | undefined =>
  element.tagName === "figure" && hasClass(element, "lora")
    ? getAttribute(element, "id")
    : undefined;

/** Returns what a book has in the place of an element. */
function toBook(element: Element): readonly Node[] {
  const { tagName } = element;
  const isHidden = getAttribute(element, "hidden") !== undefined;
  const isKept = isInSvg(element) && (tagName === "title" || tagName === "style");
  if ((REMOVED.has(tagName) && !isKept) || isHidden || tagName === "source") return [];
  if (EMBEDDED.has(tagName)) return toLink(element);
  if (hasClass(element, "katex")) return [toMath(element)];
  if (element.namespaceURI.endsWith("/MathML")) useSpaces(element);
  else if (tagName === "details") toGroup(element);
  else if (tagName === "summary") toTitle(element);
  return [element];
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
  const bold = createElement("b");
  setChildren(bold, summary.childNodes);
  rename(summary, "p");
  setChildren(summary, [bold]);
}

/** Returns a link to an embedded file, or nothing if there is no file. */
function toLink(element: Element): Node[] {
  const href = getAttribute(element, "src") ?? getAttribute(element, "data");
  if (!href) return [];
  const link = createFileLink(element, href, getAttribute(element, "title"));
  const isBlock = isElement(element.parentNode!) && FLOW.has(element.parentNode.tagName);
  return [isBlock ? createElement("p", {}, [link]) : link];
}
