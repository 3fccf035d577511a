/// <reference lib="dom" />
/** Tests sites that style every element: figures stay complete, numbered once and legible. */
import type { BrowserContextOptions } from "playwright";
import { describe, expect, it } from "vitest";
import { locales } from "../../src/locales/languages.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { contrast } from "../support/contrast.js";
import { base, configuration, expectUnchanged, hosts } from "../support/hosts.js";
import { collectMessages } from "../support/looks.js";
import { size } from "../support/site.js";

const languages = Object.keys(locales);

const site = hosts();
const browser = await useBrowser();

async function visit(folder: string, options: BrowserContextOptions = size(720)) {
  const page = await openSite(browser, folder, options);
  const messages = collectMessages(page);
  await page.goto("http://site.test/posts/figure/", { waitUntil: "networkidle" });
  return Object.assign(page, { messages });
}

const post = (body: string) => ({ "posts/figure.md": `---\ntitle: A figure\n---\n${body}\n` });
const figures = `<% lora 7, 300, 1100, goal=0.9 %>

<% lora 6, 90, 700, steps=[2, 6] %>

<% loraTable models=["gpt2", "Llama-3.1-8B"], rank=3, targets="all-linear" %>

<% loraTable methods=["lora", "ia3"], model="gpt2", caption="روش‌ها در gpt2" %>`;

const POLICY = `default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'`;

describe("a right-to-left page with a strict policy and a rule for every element", () => {
  const host = () =>
    site({
      "_includes/base.njk": base
        .replace('<html lang="en">', '<html lang="fa" dir="rtl">')
        .replace("<head>", `<head><meta http-equiv="Content-Security-Policy" content="${POLICY}">`),
      "css/site.css": `* { box-sizing: border-box; max-width: 100%; transition: all .3s }
body { margin: 0 auto; max-width: 44rem; padding: 1rem; font: 18px/1.7 serif }
figure { display: flex; justify-content: center }
table { display: block }
svg { max-width: 100%; height: auto; fill: currentColor }
button { all: unset }
label { display: block }
input { width: 100% }
details > summary { list-style: none }`,
      ...post(figures),
    });

  it.each([375, 1280])(
    "keeps everything inside its figure, and figures interactive, at %d px",
    async (width) => {
      const built = host();
      await expectUnchanged(built);
      const page = await visit(built.output, size(width));
      const beside = await page.evaluate(() =>
        [...document.querySelectorAll(".lora :is(svg,input,button,label,p,figcaption,table)")]
          .filter((item) => item.checkVisibility() && !item.closest(".lora-data"))
          .filter((item) => {
            const [inner, outer] = [item, item.closest(".lora")!].map((it) =>
              it.getBoundingClientRect(),
            ) as [DOMRect, DOMRect];
            return inner.left < outer.left - 1 || inner.right > outer.right + 1;
          })
          .map((item) => item.outerHTML.slice(0, 80)),
      );
      expect(beside).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.locator("[type=number][name=rank]").first().fill("3");
      await expect
        .poll(() => page.locator("figcaption").first().textContent())
        .toContain("300\u00a0×\u00a01,100 matrix at rank 3");
      // The site's transitions do not apply to parts of the picture.
      const late = () =>
        page.evaluate(
          () =>
            document
              .getAnimations()
              .map(({ effect }) => (effect as KeyframeEffect).target?.closest(".lora svg"))
              .filter(Boolean).length,
        );
      expect(await late()).toBe(0);
      await page.evaluate(() =>
        document.styleSheets[0]!.insertRule(
          "@layer lora{.lora.lora.lora svg *{transition:all 9s!important}}",
          document.styleSheets[0]!.cssRules.length,
        ),
      );
      await page.locator("[type=number][name=rank]").first().fill("200");
      await expect.poll(late).toBeGreaterThan(0);
      expect(page.messages).toEqual([]);
      await page.context().close();
    },
  );

  it("has percent signs after digits, columns from left to right, and captions in their language's direction", async () => {
    const built = host();
    await built.build();
    const page = await visit(built.output, size(1280));
    const read = () =>
      page.evaluate(() => {
        const at = (node: Node, index: number) => {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          return range.getBoundingClientRect().left;
        };
        const cells = [...document.querySelectorAll(".lora-scroll td")].filter((item) =>
          item.textContent.endsWith("% "),
        );
        const columns = [...document.querySelectorAll(".lora-scroll thead th")].slice(1, 3);
        return {
          shares: cells.length,
          turned: cells.filter((cell) => {
            const text = cell.firstChild!;
            return at(text, text.textContent!.length - 2) < at(text, 0);
          }).length,
          goesRight:
            columns[0]!.getBoundingClientRect().left < columns[1]!.getBoundingClientRect().left,
          captions: [...document.querySelectorAll(".lora-scroll caption")].map(
            (item) => getComputedStyle(item).direction,
          ),
        };
      });
    const expected = { shares: 8, turned: 0, goesRight: true, captions: ["ltr", "rtl"] };
    expect(await read()).toEqual(expected);
    await page.evaluate(() => {
      for (const item of document.querySelectorAll("[dir=ltr]")) item.removeAttribute("dir");
    });
    expect(await read()).toMatchObject({ turned: 8, goesRight: false });
    await page.context().close();
  });
});

describe("a site that numbers captions with CSS counters", () => {
  // The rule of latex.css.
  const css = `figcaption { counter-increment: figcaption }
figcaption::before { content: "Figure " counter(figcaption) ". " }
table { counter-increment: caption }
caption::before { content: "Table " counter(caption) ". " }`;

  it.each([
    ["{}", "none"],
    ["{ numbers: false }", "counter("],
  ])("numbers only the figures that the plugin does not number (%s)", async (options, content) => {
    const built = site({
      "eleventy.config.js": configuration("", options),
      "css/site.css": css,
      ...post(figures),
    });
    await expectUnchanged(built);
    const page = await visit(built.output);
    const befores = await page.evaluate(() =>
      [...document.querySelectorAll(".lora > figcaption, .lora-scroll caption")].map(
        (item) => getComputedStyle(item, "::before").content,
      ),
    );
    expect(befores).toEqual(Array.from({ length: 4 }, () => expect.stringContaining(content)));
    await page.context().close();
  });
});

it.each([
  // The colors of water.css and of VitePress's quotes.
  ["#202b38", "#dbdbdb"],
  ["#ffffff", "#67676c"],
])(
  "muted text has enough contrast on a page of %s with text in %s and without color-scheme",
  async (paper, ink) => {
    const built = site({
      "css/site.css": `body { background: ${paper}; color: ${ink} }`,
      ...post(figures),
    });
    await expectUnchanged(built);
    const page = await visit(built.output, { ...size(720), colorScheme: "dark" });
    const inks = () =>
      page.evaluate(() => {
        const quiet = [...document.querySelectorAll(".lora-buttons > *, .lora thead th")].map(
          (item) => getComputedStyle(item),
        );
        const context = document.createElement("canvas").getContext("2d")!;
        return quiet.map(({ color }) => {
          context.fillStyle = color;
          context.fillRect(0, 0, 1, 1);
          return `rgb(${[...context.getImageData(0, 0, 1, 1).data.slice(0, 3)]})`;
        });
      });
    const actual = await inks();
    expect(actual.length).toBeGreaterThan(5);
    for (const entry of actual) expect(contrast(entry, paper), entry).toBeGreaterThan(4.5);
    await page.addStyleTag({
      content: "@layer lora { .lora.lora.lora .lora-buttons > * { color: #767b81 } }",
    });
    expect(Math.min(...(await inks()).map((ink) => contrast(ink, paper)))).toBeLessThan(4.5);
    await page.context().close();
  },
);

describe("the row of actions", () => {
  const tag = "<% lora 7, 300, 1100 %>";
  /** Returns the widths of columns in which the buttons cover the word that opens the description, by size of text. */
  const findOverlaps = (extra: string) => {
    document.head.insertAdjacentHTML("beforeend", `<style>${extra}</style>`);
    const overlaps: string[] = [];
    for (const size of [12, 16, 20, 26])
      for (let width = 280; width <= 1000; width += 40) {
        document.body.style.font = `${size}px/1.5 "DejaVu Sans"`;
        document.querySelector("main")!.style.width = `${width}px`;
        const range = document.createRange();
        range.selectNodeContents(document.querySelector(".lora summary")!);
        const [word, button] = [range, document.querySelector(".lora-buttons > *")!].map((item) =>
          item.getBoundingClientRect(),
        ) as [DOMRect, DOMRect];
        const isBeside = word.bottom > button.top && word.top < button.bottom;
        if (!word.width || !button.width) overlaps.push("hidden");
        if (isBeside && word.right > button.left && button.right > word.left)
          overlaps.push(`${size} px in ${width} px`);
      }
    return overlaps;
  };

  it("is below the description's word where both do not fit, in all languages and sizes of text", async () => {
    const built = site({
      "_includes/base.njk": base.replace('lang="en"', 'lang="{{ code }}"'),
      ...Object.fromEntries(
        languages.map((code) => [
          `posts/${code}.md`,
          `---\ntitle: A figure\ncode: ${code}\n---\n${tag}\n`,
        ]),
      ),
    });
    const { exitCode, log } = await built.build();
    expect(exitCode, log).toBe(0);
    const page = await openSite(browser, built.output, size(1280));
    for (const code of languages) {
      await page.goto(`http://site.test/posts/${code}/`, { waitUntil: "networkidle" });
      await page.locator(".lora-buttons").waitFor();
      expect(await page.evaluate(findOverlaps, ""), code).toEqual([]);
    }
    const beside =
      "@layer lora { .lora.lora .lora-buttons { margin-bottom: calc(-.6em - var(--lora-action)) } }";
    expect(await page.evaluate(findOverlaps, beside)).toContain("20 px in 280 px");
    await page.context().close();
  });
});

it("numbers and bold texts are bold on a page with light text", async () => {
  const built = site({ "css/site.css": "body { font-weight: 300 }", ...post(figures) });
  await expectUnchanged(built);
  const page = await visit(built.output);
  const weights = await page.evaluate(() =>
    [...document.querySelectorAll(".lora b, .lora-number")].map(
      (item) => getComputedStyle(item).fontWeight,
    ),
  );
  expect(weights.length).toBeGreaterThan(3);
  expect(weights.filter((weight) => Number(weight) < 600)).toEqual([]);
  await page.context().close();
});
