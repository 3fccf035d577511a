/** Writes pages of the site as an e-book in the format EPUB 3.3. Loaded only if a site has one. */
import { createHash } from "node:crypto";
import { zipSync } from "fflate";
import { LoraError, printable } from "../../src/errors.js";
import type { HtmlWords } from "../../src/locales/index.js";
import type { Composition, Scene } from "../../src/scene.js";
import { find, getAttribute, type Parent, parse, toXhtml } from "../html-tree.js";
import { markZip } from "../marks.js";

import { cleanSvg } from "./allowed.js";
import type { BookFigure } from "./figure.js";
import { type Addresses, decode, resolveAddresses } from "./links.js";
import {
  type Book,
  type BookDocument,
  type BookImage,
  toCover,
  toDocument,
  toNavigation,
  toPackage,
} from "./metadata.js";
import { type BookOptions, epubOptions } from "./options.js";
import { type DrawnFigure, readPage } from "./page.js";
import { STYLE } from "./style.js";

/** The parts of a site that a book is made of. */
export interface EpubSite {
  /** The absolute URL of the site's root, with the path prefix and a slash at its end. */
  readonly root: string;
  /** The finished pages by URL, without the path prefix. */
  readonly pages: ReadonlyMap<string, string>;
  /** Returns the content of a file of the site by its URL, without the path prefix. */
  read(url: string): Promise<Uint8Array | undefined>;
  /** Returns the words of a language that a book has around its pages. */
  getWords(lang: string): { readonly direction: "ltr" | "rtl"; readonly words: HtmlWords };
  /** Returns the figure with this id on a page. */
  getFigure(page: string, id: string): BookFigure | undefined;
  /** Returns a picture as PNG. */
  draw(scene: Scene): Promise<Uint8Array>;
}

/** The image formats that every reading system shows. */
const IMAGE_TYPES: Readonly<Record<string, string>> = {
  gif: "image/gif",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  png: "image/png",
  svg: "image/svg+xml",
  webp: "image/webp",
};

const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/** Returns the e-book as a file. Throws LoraError for a page or a cover that the site does not have. */
export async function createEpub(options: BookOptions, site: EpubSite): Promise<Uint8Array> {
  const images = new Map<string, BookImage & { readonly content: Uint8Array }>();
  const addContent = (content: Uint8Array, extension: string): BookImage => {
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
    const image = {
      name: `images/${hash}.${extension}`,
      type: IMAGE_TYPES[extension]!,
      content,
    };
    images.set(image.name, image);
    return image;
  };
  const addFile = async (url: string): Promise<BookImage | undefined> => {
    const file = decode(url.replace(/[?#].*$/, ""));
    const extension = file.slice(file.lastIndexOf(".") + 1).toLowerCase();
    // No file has a name with this character, and Node refuses it.
    if (!Object.hasOwn(IMAGE_TYPES, extension) || file.includes("\0")) return undefined;
    const content = await site.read(file);
    if (extension !== "svg" || !content) return content && addContent(content, extension);
    const svg = await naming(file, () => cleanSvg(new TextDecoder().decode(content)));
    return svg === undefined ? undefined : addContent(new TextEncoder().encode(svg), extension);
  };

  const documents: BookDocument[] = [];
  const byPage = new Map<string, BookDocument>();
  let previewUrl: string | undefined;
  const readFigure = async (page: string, id: string): Promise<DrawnFigure | undefined> => {
    const figure = site.getFigure(page, id);
    if (!figure || figure.document.images || options.images !== "png") return figure;
    const draw = async (composition: Composition) =>
      addContent(await site.draw(figure.document.drawing.compose(composition)), "png").name;
    return { ...figure, pngs: { wide: await draw("wide"), narrow: await draw("narrow") } };
  };
  for (const page of options.pages) {
    const html = getPage(page, site);
    const document = await naming(`epub: ${page}`, () => {
      // Without a doctype, a table does not end a paragraph. A second doctype is ignored.
      const parsed = parse(`<!doctype html>${html}`);
      if (page === options.pages[0]) previewUrl = findPreview(parsed, site.root);
      return readPage(parsed, (id) => readFigure(page, id));
    });
    const item = { name: `page-${documents.length + 1}.xhtml`, document };
    documents.push(item);
    byPage.set(page, item);
  }
  const addresses: Addresses = {
    root: site.root,
    documents: byPage,
    images,
    addImage: async (url) => (await addFile(url))?.name,
  };
  for (const [page, { document }] of byPage)
    await naming(`epub: ${page}`, () => resolveAddresses(page, document, addresses));
  const coverUrl = options.cover ?? previewUrl;
  const cover =
    coverUrl === undefined ? undefined : await naming("epub: cover", () => addFile(coverUrl));
  if (options.cover !== undefined && !cover)
    throw new LoraError(
      "epub.cover",
      "the path of a PNG, JPEG, GIF, WebP or SVG file in the output folder",
      options.cover,
    );

  const lang = documents[0]!.document.lang ?? "en";
  const book: Book = {
    options,
    lang,
    ...site.getWords(lang),
    identifier: new URL((options.file ?? epubOptions.file.default).slice(1), site.root).href,
    documents,
    images: [...images.values()],
    cover,
  };
  return pack({
    "META-INF/container.xml": CONTAINER,
    "EPUB/package.opf": toPackage(book),
    "EPUB/nav.xhtml": toNavigation(book),
    "EPUB/style.css": STYLE,
    ...(cover ? { "EPUB/cover.xhtml": toCover(book) } : {}),
    ...Object.fromEntries(
      documents.map(({ name, document }) => [
        `EPUB/${name}`,
        toDocument(
          { lang: document.lang ?? lang, direction: document.direction },
          document.title ?? options.title,
          toXhtml([document.body]),
        ),
      ]),
    ),
    ...Object.fromEntries(
      book.images.map(({ name }) => [`EPUB/${name}`, images.get(name)!.content]),
    ),
  });
}

/** Returns what `work` returns. Its errors begin with the name of the page or the file. */
async function naming<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new Error(`${name}: ${printable((cause as Error).message)}`, { cause });
  }
}

function getPage(page: string, { pages }: EpubSite): string {
  const html = pages.get(page);
  if (html === undefined)
    throw new LoraError(
      "epub.pages",
      "URLs of HTML pages of the site, such as /chapters/01/",
      page,
    );
  return html;
}

function findPreview(page: Parent, root: string): string | undefined {
  const meta = find(page, (element) => getAttribute(element, "property") === "og:image");
  const url = meta && getAttribute(meta, "content");
  return url?.startsWith(root) ? `/${url.slice(root.length)}` : undefined;
}

/** Returns an EPUB container with our mark. The type of the file comes first and is not compressed; all times are the same. */
function pack(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const encoder = new TextEncoder();
  const entries = Object.entries(files).map(([name, content]) => {
    const bytes = typeof content === "string" ? encoder.encode(content) : content;
    // PNG and JPEG files are compressed already.
    return [name, [bytes, { level: /\.(?:png|jpe?g|webp|gif)$/.test(name) ? 0 : 9 }]] as const;
  });
  const type = encoder.encode("application/epub+zip");
  return markZip(
    zipSync(
      { mimetype: [type, { level: 0 }], ...Object.fromEntries(entries) },
      // Zip files store local times, so this is the same file in every time zone.
      { mtime: new Date(1980, 0, 1) },
    ),
  );
}
