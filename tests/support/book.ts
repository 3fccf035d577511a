import { strFromU8, unzipSync } from "fflate";
import { createEpub, type EpubSite } from "../../plugin/epub/create.js";
import type { FigureDocument } from "../../src/html/document.js";
import { getHtmlWords } from "../../src/locales/index.js";

/**
 * Returns the text of each file of a book with pages, which are complete or the content of a page. `files` are those of
 * the site. With `draw`, the book has PNG pictures. `figures` are those of the pages, by id.
 */
export async function readBook(
  pages: readonly string[],
  files: Readonly<Record<string, string>> = {},
  draw?: EpubSite["draw"],
  options: object = {},
  figures: Readonly<Record<string, FigureDocument>> = {},
) {
  const urls = pages.map((_, index) => `/${index}/`);
  const book = await createEpub(
    { title: "T", date: "2026-11-29", pages: urls, ...(draw ? { images: "png" } : {}), ...options },
    {
      root: "https://a.test/",
      pages: new Map(
        pages.map((page, index) => [
          urls[index]!,
          page.startsWith("<html") ? page : `<body><main>${page}<p>End</main>`,
        ]),
      ),
      read: async (url) => (files[url] === undefined ? undefined : Buffer.from(files[url])),
      getWords: (lang) => ({ direction: lang === "ar" ? "rtl" : "ltr", words: getHtmlWords() }),
      getFigure: (_page, id) => {
        const document = figures[id];
        return document && { document, number: `Figure ${id}` };
      },
      draw: draw ?? (async () => Buffer.from("")),
    },
  );
  const entries = Object.entries(unzipSync(book));
  return new Map(entries.map(([name, bytes]) => [name.replace("EPUB/", ""), strFromU8(bytes)]));
}
