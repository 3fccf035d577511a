/** Tests a figure's HTML: controls, choices of ranks, languages and image files. */
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { expect, it } from "vitest";
import { colorSchemeRules } from "../../plugin/head.js";
import { LoraError } from "../../src/errors.js";
import { escapeText, toReferences } from "../../src/escape.js";
import { figures } from "../../src/figures/index.js";
import { BESIDE, NO_DETAILS } from "../../src/html/details.js";
import { toHtml, writeFigure } from "../../src/html/figure.js";
import { COLOR_SCHEMES, toImageFiles, toPicture } from "../../src/html/images.js";
import { addOctaves } from "../../src/html/positions.js";
import {
  figureStylesheet,
  furtherStylesheet,
  pictureStylesheet,
} from "../../src/html/stylesheet.js";
import { toInlineHtml } from "../../src/inline.js";
import { getHtmlWords, getWords } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { runs } from "../support/draws.js";
import { readMarkup } from "../support/markup.js";

type Values = Parameters<typeof figures.decomposition.draw>[0];

const html = (values: Values, interactive = true) =>
  toHtml(figures.decomposition.draw(values), { id: "one", interactive });

function slider(values: Values, name: string): Record<string, string> {
  const [input = ""] =
    new RegExp(`<input type="range" name="${name}"[^>]*>`).exec(html(values)) ?? [];
  return Object.fromEntries([...input.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, a, b]) => [a, b]));
}

/** Returns the values at a slider's positions, as browsers compute them. */
const positions = ({ "data-log": stated = "" }: Record<string, string>) =>
  addOctaves(stated.split(",").map(Number));

it("sizes step through powers of two, three times powers of two, and the author's size", () => {
  const attributes = slider({ rank: 8, d: 11008, k: 4096 }, "d");
  const [values, { value }] = [positions(attributes), attributes];
  expect(attributes["data-log"]).toBe("16,11008,16384");
  expect(slider({ rank: 8, d: 11008, k: 4096 }, "k")["data-log"]).toBe("16,16384");
  expect(values.slice(0, 7)).toEqual([16, 24, 32, 48, 64, 96, 128]);
  expect(values.slice(-4)).toEqual([8192, 11008, 12288, 16384]);
  expect(values[Number(value)]).toBe(11008);
});

it("positions end, whatever values a page's attribute states", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.double(), fc.constantFrom(Number.POSITIVE_INFINITY, 1e308)), {
        minLength: 1,
        maxLength: 3,
      }),
      (values) => {
        expect(addOctaves(values).length).toBeLessThan(2100);
      },
    ),
  );
});

it("ranks step by one up to 16, and through usual values beyond", () => {
  expect(slider({ rank: 8, d: 64, k: 64, maxRank: 16 }, "rank")).toMatchObject({
    min: "1",
    max: "16",
  });
  const wide = slider({ rank: 10, d: 64, k: 64, maxRank: 256 }, "rank");
  expect(positions(wide).join()).toBe("1,2,3,4,6,8,10,12,16,24,32,48,64,96,128,192,256");
  // The slider ends at 64, the side of the matrix.
  expect([wide.value, wide.max]).toEqual(["6", "12"]);
});

it("shares step through a list, and slider and field agree", () => {
  for (const target of [0.5, 0.95, 0.99, 0.999, 0.42]) {
    const drawing = figures.savings.draw({ rank: 8, d: 4096, k: 4096, target });
    const page = toHtml(drawing, { id: "one", interactive: true });
    const [, list = "", at] = /name="target"[^>]*data-values="([^"]*)"[^>]* value="(\d+)"/.exec(
      page,
    )!;
    const values = list.split(",").map(Number);
    expect(values).toEqual(
      expect.arrayContaining([0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999]),
    );
    expect(values[Number(at)]).toBe(target);
  }
});

it("a slider's end does not reveal an exercise's answer", () => {
  // The answer is 20. The end is the same for answers 19 and 31.
  const end = (goal: number) => {
    const values = { rank: 8, d: 4096, k: 4096, maxRank: 8, goal };
    return positions(slider(values, "rank")).at(-1);
  };
  expect([end(0.99), end(0.9907), end(0.9849)]).toEqual([32, 32, 32]);
});

it("controls are named after the option, in a named group", () => {
  const markup = html({ rank: 8, d: 64, k: 32 });
  expect(markup).toContain('role="group" aria-label="Controls"');
  for (const label of ["Rank <i>r</i>", "Rows <i>d</i>", "Columns <i>k</i>"])
    expect(markup).toContain(`<span>${label}</span>`);
  expect(markup).toContain('aria-label="Rows d"');
  // Some sites make `hidden` final, but exempt this value.
  expect(markup.match(/ hidden(?:="[^"]*")?/g)).toEqual(Array(3).fill(' hidden="until-found"'));
});

it("the names of buttons contain what they show", () => {
  const buttons = /<div class="lora-buttons".*?<\/div>/.exec(html({ rank: 8, d: 64, k: 32 }))![0];
  expect(buttons.replace(/<[^>]*>/g, "")).toBe("Reset SVG PNG Link");
  const named = [...buttons.matchAll(/aria-label="([^"]*)">([^<]*)</g)];
  expect(named.map(([, name]) => name)).toEqual(["Download SVG", "Download PNG"]);
  for (const [, name, shown] of named) expect(name).toContain(shown);
});

it("each choice of a rank states its option and value", () => {
  const page = html({ rank: 8, d: 4096, k: 4096, steps: [4, 8, 64] }, false);
  const choices = [...page.matchAll(/<input type="radio"[^>]*>/g)].map(([input]) =>
    /data-name="(\w+)" value="(\d+)"( checked="")?/.exec(input)!.slice(1),
  );
  expect(choices).toEqual([
    ["rank", "4", undefined],
    ["rank", "8", ' checked=""'],
    ["rank", "64", undefined],
  ]);
  // The groups of all ranks are inside the picture. Without the stylesheet, only the chosen group is visible.
  const groups = readMarkup(page).filter(
    ([element, id]) => element === "g" && /^one-\d$/.test(id ?? ""),
  );
  expect(groups).toEqual([
    ["g", "one-0", "lora-step", "none"],
    ["g", "one-1", "lora-step"],
    ["g", "one-2", "lora-step", "none"],
  ]);
});

it("texts of the author have the page's language, and generated texts the figure's", () => {
  const drawing = figures.decomposition.draw({ rank: 8, d: 64, k: 32 });
  const languages = (options: object) =>
    [
      ...toHtml(drawing, { id: "one", lang: "de", ...options }).matchAll(
        /<(\w+)[^>]* lang="(\w+)"/g,
      ),
    ]
      .map(([, element, lang]) => `${element} ${lang}`)
      .filter((item, index, all) => all.indexOf(item) === index);
  expect(languages({})).toEqual(["figure en"]);
  expect(languages({ caption: "Kosten" })).toEqual(["figure en", "figcaption de"]);
  expect(languages({ alt: "Zwei Matrizen" })).toEqual(["figure en", "svg de"]);
});

it("a figure says its language where the page's is unknown, unless it is English", () => {
  const values = { rank: 8, d: 64, k: 64 };
  const words = getWords(figures.decomposition, locales.de);
  const german = figures.decomposition.draw(values, { words: words as never });
  const english = figures.decomposition.draw(values);
  const languages = (html: string) => [...html.matchAll(/ lang="([^"]*)"/g)].map(([, tag]) => tag);
  expect(languages(toHtml(german, { id: "one" }))).toEqual(["de"]);
  expect(languages(toHtml(german, { id: "one", caption: "Kosten" }))).toEqual(["de"]);
  expect(languages(toHtml(german, { id: "one", lang: "de-AT" }))).toEqual([]);
  expect(languages(toHtml(english, { id: "one" }))).toEqual([]);
});

it.each(["de", "pt-BR", "zh_Hant-TW", "es-419", "DE"])("%s is a language", (lang) => {
  const drawing = figures.decomposition.draw({ rank: 8, d: 64, k: 32 });
  expect(toHtml(drawing, { id: "one", lang })).toContain('<figure class="lora"');
});

it.each(["", "1de", "-de", "de-", "de--AT", "de AT", "de.AT", "de-A.", "ä"])(
  "%j is not a language",
  (lang) => {
    const drawing = figures.decomposition.draw({ rank: 8, d: 64, k: 32 });
    expect(() => toHtml(drawing, { id: "one", lang })).toThrow(LoraError);
  },
);

it("a figure with an image file has no controls and no interactive exercise", () => {
  const drawing = figures.decomposition.draw({ rank: 8, d: 64, k: 32, goal: 0.5 });
  const page = (interactive: boolean) =>
    toHtml(drawing, { id: "one", picture: "<p>picture</p>", interactive });
  expect(page(true)).toBe(page(false));
});

it("an author's text is read as written; its letters stay in the source unless all are Latin", () => {
  const unit = fc.constantFrom(...'aé ł—“”αΔ′√⊙😀ℝ\u200b学習الرن<&"');
  const greekWord = fc.constantFrom("", "λόγος");
  const drawing = figures.decomposition.draw({ rank: 8, d: 64, k: 32 });
  fc.assert(
    fc.property(fc.string({ unit, minLength: 1, maxLength: 12 }), greekWord, (text, word) => {
      // A text alternative must have a character that is not a space.
      const alt = `a${text}`;
      const caption = `${text}${word}`;
      const page = toHtml(drawing, { id: "one", caption, alt });
      const read = readMarkup(page);
      expect(read[2]).toBe(caption);
      const values = read.filter((item) => typeof item !== "string").flat();
      expect(values.filter((value) => value === alt)).toHaveLength(2);
      const isOther = word !== "" || /[学習الرن]/.test(text);
      expect(page.includes(escapeText(caption))).toBe(isOther || !/[^\0-\xff]/.test(text));
      expect(/[^\0-\xff]/.test(page)).toBe(isOther);
    }),
    { numRuns: runs(40, 700) },
  );
  // A lone surrogate from a program's HTML would not be XML.
  expect(toReferences("<b>\ud83d</b>")).toBe("<b>&#65533;</b>");
});

it("HTML in a string of JSON keeps every text and every attribute", () => {
  const any = fc.string({
    unit: fc.constantFrom("a", "b", '"', "'", "\\", ">", "<", "&", " "),
    maxLength: 6,
  });
  const double = any.map((value) => `"${escapeText(value).replaceAll("&#39;", "'")}"`);
  const single = any.map((value) => `'${escapeText(value).replaceAll("&quot;", '"')}'`);
  const attribute = fc.oneof(double, single).map((value) => ` title=${value}`);
  const element = fc
    .tuple(fc.constantFrom("b", "I"), fc.array(attribute, { maxLength: 3 }), any)
    .map(([name, attributes, text]) => {
      const inside = escapeText(text).replace(/&(?:quot|#39);/g, (item) =>
        item === "&quot;" ? '"' : "'",
      );
      return `<${name}${attributes.join("")}>${inside}</${name}>`;
    });
  fc.assert(
    fc.property(fc.array(element, { minLength: 1, maxLength: 4 }), (elements) => {
      const html = elements.join("");
      const parsed = JSON.parse(`"${toInlineHtml([{ type: "other", html, text: "" }], true)}"`);
      expect(readMarkup(parsed)).toEqual(readMarkup(html));
    }),
    { numRuns: runs(80, 1400) },
  );
});

it("every stylesheet closes the blocks that it opens, and has only rules outside them", () => {
  /** Returns the text outside blocks, without the selectors before them. */
  const readOutside = (css: string) => {
    let [rest, previous] = [css.replace(/"[^"]*"|\/\*.*?\*\//gs, ""), ""];
    while (rest !== previous)
      [previous, rest] = [rest, rest.replace(/[^{};]*\{[^{}]*\}|@\w+[^{};]*;/g, "")];
    return rest.replace(/\s/g, "");
  };
  expect(readOutside("a{b:c}}")).toBe("}");
  expect(readOutside("a{b:c")).toBe("a{b:c");
  for (const css of [pictureStylesheet, figureStylesheet, furtherStylesheet])
    expect(readOutside(css)).toBe("");
  for (const scheme of [undefined, ...COLOR_SCHEMES])
    for (const hasImages of [false, true]) {
      const css = colorSchemeRules(scheme, hasImages);
      expect(css.includes("backdrop-filter")).toBe(hasImages && !scheme);
      expect(readOutside(css)).toBe("");
    }
});

it("an image has dark and light sources for wide and narrow windows", () => {
  const drawing = figures.decomposition.draw({ rank: 8, d: 64, k: 32 });
  const files = toImageFiles(
    drawing,
    2,
    ({ width }, scale, isDark) => `${width}-${scale}${isDark ? "-dark" : ""}.png`,
    "light dark",
  );
  const picture = toPicture(files, { alt: "" });
  const sources = [...picture.matchAll(/<source media="([^"]*)" srcset="([^"]*)"/g)];
  expect(sources.map(([, media, srcset]) => [media, srcset])).toEqual([
    ["(prefers-color-scheme: dark) and (min-width: 640px)", "720-1-dark.png, 720-2-dark.png 2x"],
    ["(prefers-color-scheme: dark)", "304-1-dark.png, 304-2-dark.png 2x"],
    ["(min-width: 640px)", "720-1.png, 720-2.png 2x"],
  ]);
  expect(picture).toContain('<img src="304-1.png" srcset="304-1.png, 304-2.png 2x"');
});

it("an image shows every alternative unchanged", () => {
  const drawing = figures.decomposition.draw({ rank: 8, d: 64, k: 32 });
  const files = toImageFiles(drawing, 1, () => "a.png");
  const image = (alt: string) => readMarkup(toPicture(files, { alt }));
  const text = fc.string({ unit: fc.constantFrom(..."<>&\"'/= ax"), minLength: 1 });
  fc.assert(
    fc.property(text, (alt) => {
      const expected = image("ALT").map((token) =>
        typeof token === "string" ? token : token.map((part) => (part === "ALT" ? alt : part)),
      );
      expect(image(alt)).toEqual(expected);
      expect(expected).not.toEqual(image("ALT"));
    }),
    { numRuns: runs(40, 700) },
  );
});

it("a feed has the caption, one picture, the exercise and the table of every figure, and nothing for scripts and styles", () => {
  const forPages =
    /<(?:form|lora-figure|picture|source|output|input|button)\b| (?:hidden|tabindex)=| display="none"/;
  for (const [name, { draw, examples }] of Object.entries(figures))
    for (const example of examples) {
      const drawing = draw(example as never);
      const isInteractive = drawing.handles.length > 0;
      const figure = { drawing, words: getHtmlWords(), details: BESIDE, isInteractive };
      const [page, feed] = [false, true].map((isStatic) =>
        writeFigure(figure, { id: "a", isStatic }),
      ) as [string, string];
      expect(page, name).toMatch(forPages);
      expect(feed, name).not.toMatch(forPages);
      expect(feed.match(/<svg direction="ltr" /g), name).toHaveLength(1);
      for (const part of [/<figcaption.*<\/figcaption>/, /<details class="lora-data".*<\/details>/])
        expect(feed, name).toContain(part.exec(page)![0]);
      expect(feed).toContain(escapeText(drawing.goal?.task ?? ""));
    }
});

/** Returns the text that Pagefind indexes: without pictures, forms, and the elements that it is told to ignore. */
function toIndexText(html: string): string {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  for (const item of document.querySelectorAll("svg,form,[data-pagefind-ignore]")) item.remove();
  return document.body.textContent!.replace(/\s+/g, " ");
}

it("a search index has each text of a figure once, and no labels of controls", () => {
  const words = getHtmlWords();
  const read = (values: object, isInteractive: boolean, isStatic: boolean) => {
    const drawing = figures.decomposition.draw(values as never);
    return writeFigure({ drawing, words, details: BESIDE, isInteractive }, { id: "a", isStatic });
  };
  const examples = [
    ...figures.decomposition.examples,
    { rank: 8, d: 64, k: 64, steps: [4, 8], goal: 0.9 },
  ];
  for (const values of examples)
    for (const isInteractive of [true, false]) {
      const page = read(values, isInteractive, false);
      const text = toIndexText(page);
      // In a static figure, every text outside the picture is the caption's, the exercise's or the description's.
      expect(text).toBe(toIndexText(read(values, isInteractive, true)));
      for (const label of [words.reset, words.link, words.controls])
        expect(text).not.toContain(label);
    }
  const broken = read(examples.at(-1)!, false, false).replaceAll("data-pagefind-ignore", "data-x");
  expect(toIndexText(broken)).toContain("r = 8");
});

it("a feed has the wide image file of a figure", () => {
  const drawing = figures.decomposition.draw({ rank: 8, d: 64, k: 32 });
  const images = toImageFiles(drawing, 2, ({ width }, scale) => `${width}-${scale}.png`);
  const figure = {
    drawing,
    words: getHtmlWords(),
    details: NO_DETAILS,
    isInteractive: false,
    images,
  };
  expect(writeFigure(figure, { id: "a", isStatic: true })).toMatch(
    /<\/figcaption> <img src="720-1.png" srcset="720-1.png, 720-2.png 2x" [^<>]*><\/figure>$/,
  );
});

it("a figure without controls is not interactive, even if it is asked to be", () => {
  const [fixed, adjustable] = [
    figures.merge.draw({ precision: "bf16" }),
    figures.merge.draw({ rank: 8, d: 64, k: 64 }),
  ].map((drawing) => toHtml(drawing, { id: "one", interactive: true }));
  expect(fixed).not.toMatch(/<form|data-lora/);
  expect(adjustable).toContain("<form");
});
