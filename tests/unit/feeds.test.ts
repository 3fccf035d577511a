/** What the readers of a feed, who have no stylesheet, get. */
import fc from "fast-check";
import katex from "katex";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { isFeed, toMathmlOnly } from "../../plugin/eleventy/feed.js";
import { splice } from "../../plugin/eleventy/html.js";
import { escapeText } from "../../src/escape.js";
import { figures } from "../../src/figures/index.js";
import { NO_DETAILS } from "../../src/html/details.js";
import { writeFigure } from "../../src/html/figure.js";
import { toImageFiles } from "../../src/html/images.js";
import { getHtmlWords } from "../../src/locales/index.js";
import { runs } from "../support/draws.js";

const FORMATS = {
  rss: {
    write: (html: string) => `<?xml version="1.0"?>\n<rss><item>${escapeText(html)}</item></rss>`,
    read: (feed: string) => parseHTML(feed).document.querySelector("item")!.textContent!,
  },
  atom: {
    write: (html: string) => `<feed><content><![CDATA[${html}]]></content></feed>`,
    read: (feed: string) => /\[CDATA\[(.*)\]\]/s.exec(feed)![1]!,
  },
  json: {
    write: (content: string) =>
      JSON.stringify({ version: "https://jsonfeed.org/version/1.1", content }),
    read: (feed: string) => (JSON.parse(feed) as { content: string }).content,
  },
  escaped: {
    write: (content: string) =>
      `{"version":"https://jsonfeed.org/version/1","content":${JSON.stringify(content).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e")}}`,
    read: (feed: string) => (JSON.parse(feed) as { content: string }).content,
  },
};

const toElements = (html: string) => parseHTML(`<body>${html}</body>`).document;

describe.each(Object.entries(FORMATS))("a feed (%s)", (_, { write, read }) => {
  it("has each formula once, as MathML, and everything else as it was", () => {
    const atom = fc.constantFrom("α", "2r", "\\frac{a}{b}", "W' = W + BA", "x < y", "\\mathbb R");
    const formula = fc
      .array(atom, { minLength: 1, maxLength: 3 })
      .map((parts) => katex.renderToString(parts.join(" + "), { throwOnError: false }));
    const text = fc.constantFrom("<p>a</p>", "<span>b &lt; c</span>", "“d” \\", "</span>", "");
    fc.assert(
      fc.property(fc.array(fc.tuple(text, formula), { maxLength: 4 }), text, (parts, end) => {
        const content = parts.flat().join("") + end;
        const feed = write(content);
        expect(isFeed(feed)).toBe(true);
        const cut = toElements(read(splice(feed, toMathmlOnly(feed))));
        const before = toElements(content);
        expect(cut.querySelectorAll("math")).toHaveLength(parts.length);
        expect(cut.querySelector(".katex-html,annotation")).toBeNull();
        for (const item of before.querySelectorAll(".katex-html,annotation")) item.remove();
        expect(cut.body.innerHTML).toBe(before.body.innerHTML);
      }),
      { numRuns: runs(50) },
    );
  });

  it("keeps formulas that have no MathML, and formulas that a filter has cut", () => {
    const html = katex.renderToString("a", { output: "html" });
    const whole = katex.renderToString("a");
    for (const content of [html, whole.slice(0, -20)])
      expect(toMathmlOnly(write(content))).toEqual([]);
  });
});

it("a page is no feed", () => {
  expect(isFeed("<!doctype html><title>A feed</title>")).toBe(false);
});

it("a picture in a feed fits every screen without a stylesheet, and has at most its own size", () => {
  const drawing = figures.decomposition.draw({ rank: 8, d: 64, k: 32 });
  const images = toImageFiles(drawing, 1, () => "a.png");
  const figure = {
    drawing,
    words: getHtmlWords(),
    details: NO_DETAILS,
    isInteractive: true,
  };
  for (const document of [figure, { ...figure, images }]) {
    const [page, feed] = [false, true].map((isStatic) =>
      writeFigure(document, { id: "a", isStatic }),
    );
    expect(feed).toMatch(/<(?:svg|img) [^>]*width="720"[^>]* style="max-width:100%;height:auto"/);
    expect(page).not.toContain(" style=");
  }
});
