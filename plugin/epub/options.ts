/** The options of the e-book. They have no imports from packages that only e-books need. */
import { choice, type InputOf, type Option, readOptions, text } from "../../src/options.js";

/** The name of a collection, or URLs of pages, in reading order. */
const PAGES = {
  type: "names",
  allowed:
    'the name of a collection, such as "chapters", or a list of URLs of the site\'s pages, such as ["/chapters/01/"]',
  about: "the pages of the book, in reading order",
  read(value: unknown) {
    if (typeof value === "string" && /^[^/\s]+$/.test(value)) return value;
    const isList = Array.isArray(value) && value.length > 0;
    return isList && value.every((item) => /^\//.test(String(item)))
      ? value.map(String)
      : undefined;
  },
} as const satisfies Option<string | readonly string[]>;

const heading = (about: string) =>
  text({ pattern: /\S/, allowed: "text", default: "in the book's language", about });

export const epubOptions = {
  title: text({ pattern: /\S/, allowed: "text", about: "the title of the book" }),
  pages: PAGES,
  date: text({
    pattern: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
    allowed: 'a date such as "2026-11-29"',
    about:
      "the date of the edition; it is the book's only date, so that two builds write the same file",
  }),
  author: text({
    pattern: /\S/,
    allowed: "text",
    default: "none",
    about: "the author of the book",
  }),
  file: text({
    pattern: /^\/[^?#\\]*[^/?#\\]\.epub$/,
    allowed: 'a path such as "/book.epub"',
    default: "/book.epub",
    about: "the URL of the file",
  }),
  cover: text({
    pattern: /^\//,
    allowed: "the path of an image of the site",
    default: "the preview of the first page",
    about: "the URL of the cover",
  }),
  images: choice(["svg", "png"], {
    default: "svg",
    about: "the format of figures; write png for reading systems that do not show SVG",
  }),
  contents: heading("the heading of the table of contents"),
  figures: heading("the heading of the list of figures"),
  tables: heading("the heading of the list of tables"),
  summary: text({
    pattern: /\S/,
    allowed: "text",
    default: "generated in the book's language from what the book contains",
    about: "the accessibility summary in the book's metadata",
  }),
};

export type EpubInput = InputOf<typeof epubOptions>;
/** The options of a book whose pages are known. */
export type BookOptions = Omit<EpubInput, "pages"> & { readonly pages: readonly string[] };

/** The option of the plugin that writes an e-book. */
export const EPUB = {
  type: "choice",
  allowed: "an object with the options of EPUB",
  default: "none",
  about: "writes pages of the site as an EPUB file; requires siteUrl and the package fflate",
  read: (value: unknown): EpubInput | undefined =>
    value?.constructor === Object ? readOptions(epubOptions, value as EpubInput) : undefined,
} as const satisfies Option<EpubInput>;
