/** Tests what a build reads in finished pages, beside parse5's tree. */
import fc from "fast-check";
import { parse } from "parse5";
import { expect, it } from "vitest";
import { splice } from "../../plugin/eleventy/html.js";
import { finishImages } from "../../plugin/eleventy/images.js";
import { readPage } from "../../plugin/eleventy/page.js";
import { findPlaceholders, placeholders } from "../../plugin/eleventy/placeholders.js";
import {
  type Element,
  elementsIn,
  getAttribute,
  hasClass,
  isElement,
} from "../../plugin/html-tree.js";
import { figures } from "../../src/figures/index.js";
import { BESIDE } from "../../src/html/details.js";
import { writeFigure } from "../../src/html/figure.js";
import { IMAGE_ATTRIBUTE, IMAGE_MARK } from "../../src/html/images.js";
import { getHtmlWords } from "../../src/locales/index.js";
import { renderProblem } from "../../src/tag/evaluate.js";
import { runs } from "../support/draws.js";

const drawing = figures.decomposition.draw({ rank: 8, d: 64, k: 32, steps: [4, 8] });
const figure = (id: string) =>
  writeFigure(
    { drawing, words: getHtmlWords(), details: BESIDE, isInteractive: false },
    { id, number: "Figure 1", marks: placeholders.marks("/p/", id) },
  );

/** Returns what a tree with positions has in place of a reading. */
function readTree(html: string) {
  const elements = [...elementsIn(parse(html, { sourceCodeLocationInfo: true }))];
  const endOf = (name: string) =>
    elements.find(({ tagName }) => tagName === name)?.sourceCodeLocation?.endTag?.startOffset;
  const marked = elements.filter((element) => hasClass(element, "lora"));
  const ids = marked.map((element) => getAttribute(element, "id")!);
  const mainEnd = endOf("main") ?? endOf("body");
  /** Returns the end of the innermost article around an element, or of the content. */
  const findEnd = (element: Element): number | undefined => {
    const { parentNode: parent } = element;
    if (!parent || !isElement(parent)) return mainEnd;
    const isArticle = parent.tagName === "article";
    return isArticle ? parent.sourceCodeLocation!.endTag!.startOffset : findEnd(parent);
  };
  return {
    byEnd: new Map(
      [...new Set(marked.map(findEnd))].map((end) => [
        end,
        ids.filter((_, index) => findEnd(marked[index]!) === end).map((id) => ["/p/", id]),
      ]),
    ),
    figures: ids.map((id) => ["/p/", id]),
    headEnd: endOf("head"),
    styleStart:
      elements.find(({ tagName }) => /^(link|style|noscript)$/.test(tagName))?.sourceCodeLocation
        ?.startOffset ?? endOf("head"),
    mainEnd,
    metas: elements
      .filter(({ tagName }) => tagName === "meta")
      .map(({ sourceCodeLocation }) => sourceCodeLocation!.startOffset),
    elementsById: new Map(
      ids.map((id) => [
        id,
        elements
          .filter((element) => getAttribute(element, "id") === id)
          .map((item) => item.tagName),
      ]),
    ),
  };
}

/** Parts of pages that look like other parts, with characters that change positions. */
const HEAD = [
  '<meta name="a" content="</head>">',
  "<!-- </head><meta> -->",
  "<title></head> \u{1f600}</title>",
  "<style></head></style>",
  "<link rel=icon href=a><noscript><link rel=stylesheet href=b></noscript>",
  "<script>'</head>' + \"<meta>\"</script>",
  "<META charset=utf-8>\r\n",
];
const BODY = [
  "<p id=b title='<figure class=lora id=a>'>\u{1f600}</p>\r\n",
  "<script>'</main></body>'</script>",
  "<textarea></main><p id=a></textarea>",
  "<!-- <p id=a></main> -->",
  "<svg><title>a</title><path id='b' d=''/></svg>",
  '<h2 ID="c">c &amp; </h2>',
  figure("a"),
  figure("b"),
  `<article>${figure("a")}<article>${figure("b")}</article></article>`,
  "<article></article>",
];

it("a page's figures, ids, meta elements and ends are those of its tree", () => {
  const parts = (from: readonly string[]) =>
    fc.array(fc.constantFrom(...from), { maxLength: 6 }).map((items) => items.join(""));
  const page = fc
    .tuple(parts(HEAD), parts(BODY), parts(BODY), fc.boolean())
    .map(([head, main, rest, hasMain]) => {
      const content = hasMain ? `<main>${main}</main>${rest}` : main + rest;
      return `<!doctype html><html><head>${head}</head><body>${content}</body></html>`;
    });
  fc.assert(
    fc.property(page, (html) => {
      const marks = findPlaceholders(html).filter(({ kind }) => kind === "figure");
      fc.pre(marks.length > 0);
      const expected = readTree(html);
      for (const isComplete of [true, false]) {
        const { metas, mainEnd, byEnd, ...reading } = readPage(html, marks, isComplete);
        const starts = metas.map(({ start }) => start);
        const { mainEnd: end, byEnd: figuresByEnd, ...rest } = expected;
        expect({ ...reading, metas: starts }).toEqual(rest);
        if (isComplete) expect({ mainEnd, byEnd }).toEqual({ mainEnd: end, byEnd: figuresByEnd });
      }
    }),
    { numRuns: runs(300) },
  );
});

it("an image's URL gets a prefix once, and only as a complete value or file of a list", () => {
  const [url, unknown] = ["1", "2"].map((digit) => `/lora/${digit.repeat(24)}.png`) as [
    string,
    string,
  ];
  const finish = (html: string) =>
    splice(
      html,
      finishImages(html, new Set([url]), (item) => `/book${item}`),
    );
  const image = `<img src="${url}" srcset="${url}, ${url} 2x" ${IMAGE_ATTRIBUTE}="${IMAGE_MARK}"/>`;
  const finished = `<img src="/book${url}" srcset="/book${url}, /book${url} 2x"/>`;
  expect(finish(image)).toBe(finished);
  expect(finish(finished)).toBe(finished);
  expect(finish(JSON.stringify(image))).toBe(JSON.stringify(finished));
  for (const text of [unknown, `https://a.test${url}`, `"${url}x"`, IMAGE_MARK])
    expect(finish(text)).toBe(text);
});

it("an error on a served page is found by its mark, which leaves no trace", () => {
  const html = `<p>a</p>${renderProblem("b", placeholders.problem)}`;
  const found = findPlaceholders(html);
  expect(found.map(({ kind }) => kind)).toEqual(["problem"]);
  expect(findPlaceholders(renderProblem("b"))).toEqual([]);
  const edits = found.map(({ start, end }) => ({ start, end, text: "" }));
  expect(splice(html, edits)).toBe(`<p>a</p>${renderProblem("b")}`);
});
