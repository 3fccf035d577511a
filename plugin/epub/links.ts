/** Resolves the links and images of a book's documents. */
import {
  createElement,
  type Element,
  elementsIn,
  getAttribute,
  isElement,
  replaceWith,
  setAttribute,
} from "../html-tree.js";

/** A document whose links are resolved: its content, and the ids in it. */
interface Document {
  readonly body: Element;
  readonly ids: ReadonlySet<string>;
}

/** The site and the documents of the book. */
export interface Addresses {
  /** The absolute URL of the site's root, with the path prefix and a slash at its end. */
  readonly root: string;
  /** Documents by the URL of their page, without the path prefix. */
  readonly documents: ReadonlyMap<string, { readonly name: string; readonly document: Document }>;
  /** Returns the path of an image in the book, or undefined if the site has no such file. */
  addImage(url: string): Promise<string | undefined>;
}

/** Makes links and images refer to files of the book. Links to other pages of the site become absolute. */
export async function resolveAddresses(
  page: string,
  { body }: Document,
  addresses: Addresses,
): Promise<void> {
  for (const element of elementsIn(body)) {
    if (element.tagName === "img") await resolveImage(element, page, addresses);
    else if (element.namespaceURI.endsWith("/svg") && element.tagName !== "a")
      await resolvePart(element, page, addresses);
    else if (getAttribute(element, "href") !== undefined) resolveLink(element, page, addresses);
  }
}

function resolveLink(element: Element, page: string, addresses: Addresses): void {
  const url = toUrl(getAttribute(element, "href")!, page, addresses.root);
  setAttribute(element, "href", url && toHref(url, page, addresses));
}

/** Returns the address of a page of the book with the fragment, if the page has it, or else the absolute URL. */
function toHref(url: URL, page: string, { root, documents }: Addresses): string {
  const target = url.href.startsWith(root) ? documents.get(toPageUrl(url, root)) : undefined;
  if (!target) return url.href;
  const hash = target.document.ids.has(decode(url.hash.slice(1), decodeURIComponent))
    ? url.hash
    : "";
  return target === documents.get(page) && hash ? hash : target.name + hash;
}

/** Resolves the file or the part of a page that a part of a picture shows. Reading systems load only files of the book. */
async function resolvePart(element: Element, page: string, addresses: Addresses): Promise<void> {
  const href = getAttribute(element, "href");
  const isImage = element.tagName === "image";
  if (href === undefined || href.startsWith("#") || (isImage && href.startsWith("data:"))) return;
  const file = isImage ? await addFile(href, page, addresses) : undefined;
  if (file === undefined) replaceWith(element);
  else setAttribute(element, "href", file);
}

/** Returns the path in the book of an image of the site, or undefined for other files. */
async function addFile(
  href: string,
  page: string,
  { root, addImage }: Addresses,
): Promise<string | undefined> {
  const url = toUrl(href, page, root);
  return url?.href.startsWith(root) ? addImage(`/${url.href.slice(root.length)}`) : undefined;
}

async function resolveImage(image: Element, page: string, addresses: Addresses): Promise<void> {
  const [src, alt] = [getAttribute(image, "src"), getAttribute(image, "alt")];
  if (src === undefined) {
    replaceWith(image, createElement("span", {}, alt ? [alt] : []));
    return;
  }
  if (src.startsWith("data:") || src.startsWith(BOOK_IMAGES)) return;
  const url = toUrl(src, page, addresses.root);
  const file = await addFile(src, page, addresses);
  if (file !== undefined) setAttribute(image, "src", file);
  // Reading systems do not load pictures from the web.
  else replaceWith(image, ...(url ? [createFileLink(image, url.href, alt)] : []));
}

/** Returns a link to the file that an element shows. In a link, this is only its text. */
export function createFileLink(element: Element, href: string, text: string | undefined): Element {
  const isInLink = Array.from(ancestorsOf(element)).some(({ tagName }) => tagName === "a");
  return isInLink
    ? createElement("span", {}, [text || href])
    : createElement("a", { href }, [text || href]);
}

function* ancestorsOf({ parentNode }: Element): Generator<Element> {
  if (!parentNode || !isElement(parentNode)) return;
  yield parentNode;
  yield* ancestorsOf(parentNode);
}

export const BOOK_IMAGES = "images/";

const toUrl = (href: string, page: string, root: string): URL | undefined => {
  const base = new URL(page.slice(1), root);
  // Layouts write addresses with or without the path prefix.
  return URL.canParse(href, base) ? new URL(href, base) : undefined;
};

/** Returns the fragment of a URL that leads to the element with this id. */
export const toFragment = (id: string): string =>
  `#${encodeURIComponent(id.replace(/\p{Cs}/gu, "\ufffd"))}`;

/** Returns a URL without its escapes, or unchanged if they stand for no text. */
export function decode(url: string, decoder = decodeURI): string {
  try {
    return decoder(url);
  } catch {
    return url;
  }
}

/** Returns the URL of a page as Eleventy writes it. */
function toPageUrl(url: URL, root: string): string {
  const path = decode(`/${(url.origin + url.pathname).slice(root.length)}`);
  return path.replace(/\/index\.html$/, "/");
}
