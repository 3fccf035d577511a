/** Writes the files of an e-book that describe its content: the package document and the navigation document. */

import { closeUp } from "../../src/direction.js";
import { escapeText } from "../../src/escape.js";
import type { HtmlWords } from "../../src/locales/index.js";
import type { Contents, Heading } from "./contents.js";
import { toFragment } from "./links.js";
import type { BookOptions } from "./options.js";
import type { Document } from "./page.js";

export interface BookDocument {
  /** The file's name, such as "page-1.xhtml". */
  readonly name: string;
  readonly document: Document;
}

export interface BookImage {
  readonly name: string;
  readonly type: string;
}

export interface Book {
  readonly options: BookOptions;
  readonly lang: string;
  readonly direction: "ltr" | "rtl";
  readonly words: HtmlWords;
  readonly identifier: string;
  readonly documents: readonly BookDocument[];
  readonly images: readonly BookImage[];
  readonly cover: BookImage | undefined;
}

const has = (documents: readonly BookDocument[], key: keyof Contents): boolean =>
  documents.some(({ document }) => document[key]);

/** The language of a document, and its direction if it is right-to-left. */
interface DocumentLanguage {
  readonly lang: string;
  readonly direction: string | undefined;
}

export const toDocument = (
  { lang, direction }: DocumentLanguage,
  title: string,
  body: string,
): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${escapeText(lang)}" xml:lang="${escapeText(lang)}"${direction === "rtl" ? ' dir="rtl"' : ""}>
<head>
<title>${escapeText(title)}</title>
<link rel="stylesheet" href="style.css"/>
</head>
${body}
</html>
`;

export const toCover = (book: Book): string =>
  toDocument(
    book,
    book.options.title,
    `<body epub:type="cover"><img class="cover" src="${book.cover!.name}" role="doc-cover" alt="${escapeText(book.options.title)}"/></body>`,
  );

/** Returns an item of a list. `attributes` are those of its language. */
const toItem = (href: string, text: string, attributes: string, children = "") =>
  `<li><a href="${escapeText(href)}"${attributes}>${escapeText(text)}</a>${children}</li>`;

/** Returns the attributes of a document's language, if it differs from the book's. */
function toLanguage(book: Book, { lang = book.lang, direction }: Document): string {
  if (lang === book.lang) return "";
  const tag = escapeText(lang);
  return ` lang="${tag}" xml:lang="${tag}" dir="${direction === "rtl" ? "rtl" : "ltr"}"`;
}

/** Returns the headings below a page's title as a nested list. */
function toHeadings(name: string, attributes: string, headings: readonly Heading[]): string {
  const [first] = headings;
  if (!first) return "";
  const items: string[] = [];
  const level = Math.min(...headings.map((heading) => heading.level));
  for (let index = 0; index < headings.length; ) {
    const heading = headings[index]!;
    const rest = headings.slice(index + 1);
    const count = rest.findIndex((item) => item.level <= level);
    const children = count < 0 ? rest : rest.slice(0, count);
    // A heading of a lower level before the first of this level has no parent.
    const nested = heading.level === level ? children : [];
    const list = toHeadings(name, attributes, nested);
    items.push(toItem(name + toFragment(heading.id), heading.text, attributes, list));
    index += 1 + nested.length;
  }
  return `<ol>${items.join("")}</ol>`;
}

/** Returns the navigation document: contents, lists of figures and tables, and landmarks. */
export function toNavigation(book: Book): string {
  const { documents, options, words, cover } = book;
  const {
    contents = words.bookContents,
    figures = words.bookFigures,
    tables = words.bookTables,
  } = options;
  const pages = documents.map(({ name, document }) => {
    const language = toLanguage(book, document);
    const headings = document.headings.filter(({ level }) => level > 1);
    const list = toHeadings(name, language, headings);
    return toItem(name, document.title ?? options.title, language, list);
  });
  const toList = (kind: "figure" | "table") =>
    documents.flatMap(({ name, document }) =>
      document.listed
        .filter((item) => item.kind === kind)
        .map(({ id, text }) => toItem(name + toFragment(id), text, toLanguage(book, document))),
    );
  const toNav = (type: string, heading: string, items: readonly string[], attributes = "") => {
    if (!items.length) return "";
    const tag = type === "toc" ? "h1" : "h2";
    return `<nav epub:type="${type}" id="${type}"${attributes} aria-labelledby="${type}-title"><${tag} id="${type}-title">${escapeText(heading)}</${tag}>\n<ol>${items.join("\n")}</ol></nav>\n`;
  };
  const [loi, lot] = [toList("figure"), toList("table")];
  const landmark = (type: string, href: string, text: string) =>
    `<li><a epub:type="${type}" href="${href}">${escapeText(text)}</a></li>`;
  const landmarks = [
    cover ? landmark("cover", "cover.xhtml", options.title) : "",
    landmark("toc", "nav.xhtml#toc", contents),
    landmark("bodymatter", documents[0]!.name, documents[0]!.document.title ?? options.title),
    loi.length ? landmark("loi", "nav.xhtml#loi", figures) : "",
    lot.length ? landmark("lot", "nav.xhtml#lot", tables) : "",
  ];
  return toDocument(
    book,
    contents,
    `<body>
${toNav("toc", contents, pages, ' role="doc-toc"')}${toNav("loi", figures, loi)}${toNav("lot", tables, lot)}<nav epub:type="landmarks" hidden=""><ol>${landmarks.join("")}</ol></nav>
</body>`,
  );
}

/** Returns sentences about what the book contains, for readers who choose a book. */
function summarize({ documents, words }: Book): string {
  const hasAlternatives = has(documents, "hasPictures") && !has(documents, "lacksAlternative");
  const sentences = [
    hasAlternatives ? words.bookAlternatives : "",
    has(documents, "hasDescriptions") ? words.bookDescriptions : "",
    has(documents, "hasMath") ? words.bookFormulas : "",
    words.bookNavigation,
  ];
  return closeUp(sentences.filter(Boolean).join(" "));
}

/** Returns the accessibility metadata, which states only what the documents contain. */
function describeAccess(book: Book): string[] {
  const { documents, options, images } = book;
  const hasPictures = has(documents, "hasPictures");
  const hasAlternatives = !has(documents, "lacksAlternative");
  // These formats may be animated and flash.
  const mayFlash = images.some(({ type }) => ["image/gif", "image/webp"].includes(type));
  return [
    ["accessMode", "textual"],
    ...(hasPictures ? [["accessMode", "visual"]] : []),
    ...(hasPictures ? [["accessModeSufficient", "textual,visual"]] : []),
    ...(hasAlternatives ? [["accessModeSufficient", "textual"]] : []),
    ["accessibilityFeature", "tableOfContents"],
    ["accessibilityFeature", "structuralNavigation"],
    ["accessibilityFeature", "readingOrder"],
    ...(hasPictures && hasAlternatives ? [["accessibilityFeature", "alternativeText"]] : []),
    ...(has(documents, "hasDescriptions") ? [["accessibilityFeature", "longDescription"]] : []),
    ...(has(documents, "hasMath") ? [["accessibilityFeature", "MathML"]] : []),
    ["accessibilityHazard", mayFlash ? "unknown" : "none"],
    ["accessibilitySummary", options.summary ?? summarize(book)],
  ].map(([property, value]) => `<meta property="schema:${property}">${escapeText(value!)}</meta>`);
}

export function toPackage(book: Book): string {
  const { options, lang, direction, identifier, documents, images, cover } = book;
  const { title, author, date } = options;
  const properties = ({ hasSvg, hasMath }: Contents) => {
    const names = [...(hasMath ? ["mathml"] : []), ...(hasSvg ? ["svg"] : [])];
    return names.length ? ` properties="${names.join(" ")}"` : "";
  };
  const xhtml = "application/xhtml+xml";
  const languages = new Set([lang, ...documents.map(({ document }) => document.lang ?? lang)]);
  const items = [
    `<item id="nav" href="nav.xhtml" media-type="${xhtml}" properties="nav"/>`,
    `<item id="style" href="style.css" media-type="text/css"/>`,
    ...(cover ? [`<item id="cover" href="cover.xhtml" media-type="${xhtml}"/>`] : []),
    ...documents.map(
      ({ name, document }, index) =>
        `<item id="page-${index + 1}" href="${name}" media-type="${xhtml}"${properties(document)}/>`,
    ),
    ...images.map(
      ({ name, type }, index) =>
        `<item id="image-${index + 1}" href="${name}" media-type="${type}"${name === cover?.name ? ' properties="cover-image"' : ""}/>`,
    ),
  ];
  const spine = [
    ...(cover ? ["cover"] : []),
    "nav",
    ...documents.map((_, index) => `page-${index + 1}`),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${escapeText(lang)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${escapeText(identifier)}</dc:identifier>
<dc:title>${escapeText(title)}</dc:title>
${Array.from(languages, (item) => `<dc:language>${escapeText(item)}</dc:language>`).join("\n")}
${author === undefined ? "" : `<dc:creator>${escapeText(author)}</dc:creator>\n`}<dc:date>${date}</dc:date>
<meta property="dcterms:modified">${date}T00:00:00Z</meta>
${describeAccess(book).join("\n")}
</metadata>
<manifest>
${items.join("\n")}
</manifest>
<spine${direction === "rtl" ? ' page-progression-direction="rtl"' : ""}>
${spine.map((id) => `<itemref idref="${id}"/>`).join("\n")}
</spine>
</package>
`;
}
