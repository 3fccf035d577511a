/** Resolves the links and images of a book's documents. */
import {
  createElement,
  type Element,
  elementsIn,
  getAttribute,
  isElement,
  type Node,
  replaceElements,
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
  /** The images that are in the book, by path. */
  readonly images: ReadonlyMap<string, unknown>;
  /** Returns the path of an image in the book, or undefined if the site has no such file. */
  addImage(url: string): Promise<string | undefined>;
}

/** Makes links and images refer to files of the book. Links to other pages of the site become absolute. */
export async function resolveAddresses(
  page: string,
  { body }: Document,
  addresses: Addresses,
): Promise<void> {
  const files = new Map<string, string | undefined>();
  for (const element of elementsIn(body)) {
    const address = getImageAddress(element);
    if (address !== undefined && !files.has(address))
      files.set(address, await addFile(address, page, addresses));
  }
  replaceElements(body, (element) => {
    const address = getImageAddress(element);
    const file = address === undefined ? undefined : files.get(address);
    if (element.tagName === "img") return resolveImage(element, file, page, addresses);
    if (element.namespaceURI.endsWith("/svg") && element.tagName !== "a")
      return resolvePart(element, file);
    if (getAttribute(element, "href") !== undefined) resolveLink(element, page, addresses);
    return [element];
  });
}

/** Returns the address of the file that an image shows. */
function getImageAddress(element: Element): string | undefined {
  const { tagName, namespaceURI } = element;
  if (tagName === "img") return getAttribute(element, "src");
  const isImage = tagName === "image" && namespaceURI.endsWith("/svg");
  return isImage ? getAttribute(element, "href") : undefined;
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
function resolvePart(element: Element, file: string | undefined): readonly Node[] {
  const href = getAttribute(element, "href");
  const isImage = element.tagName === "image";
  if (href === undefined || href.startsWith("#") || (isImage && href.startsWith("data:")))
    return [element];
  if (file === undefined) return [];
  setAttribute(element, "href", file);
  return [element];
}

/** Returns the path in the book of an image of the site or the book, or undefined for other files. */
async function addFile(
  href: string,
  page: string,
  { root, images, addImage }: Addresses,
): Promise<string | undefined> {
  if (images.has(href)) return href;
  const url = toUrl(href, page, root);
  return url?.href.startsWith(root) ? addImage(`/${url.href.slice(root.length)}`) : undefined;
}

function resolveImage(
  image: Element,
  file: string | undefined,
  page: string,
  { root }: Addresses,
): readonly Node[] {
  const [src, alt] = [getAttribute(image, "src"), getAttribute(image, "alt")];
  if (src === undefined) return [createElement("span", {}, alt ? [alt] : [])];
  if (src.startsWith("data:")) return [image];
  if (file !== undefined) {
    setAttribute(image, "src", file);
    return [image];
  }
  // Reading systems do not load pictures from the web.
  const url = toUrl(src, page, root);
  return url ? [createFileLink(image, url.href, alt)] : [];
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
