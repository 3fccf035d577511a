/// <reference lib="dom" />
/** Tests in a browser that the stylesheets of other sites and our figures do not affect each other. */
import type { BrowserContextOptions, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dark, light } from "../../src/theme.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { contrast, faint, texts } from "../support/contrast.js";
import { base, configuration, expectUnchanged, hosts } from "../support/hosts.js";
import { pixels } from "../support/pixels.js";
import { size } from "../support/site.js";

const site = hosts();
const browser = await useBrowser();

async function visit<T>(
  folder: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await openSite(browser, folder, options);
  await page.goto("http://site.test/posts/figure/", { waitUntil: "networkidle" });
  const seen = await look(page);
  await page.context().close();
  return seen;
}

const post = (body: string) => ({ "posts/figure.md": `---\ntitle: A figure\n---\n${body}\n` });

it("controls and goals work on a site with the rule [hidden] { display: none !important }", async () => {
  const host = site({
    // Tailwind 4, Bootstrap 5 and Pico 2 have this rule.
    "css/site.css": "[hidden]:where(:not([hidden='until-found'])),[hidden]{display:none!important}",
    ...post("<% lora 8, 768, 3072, goal=0.99 %>"),
  });
  await expectUnchanged(host);
  await visit(host.output, size(720), async (page) => {
    expect(await page.locator(".lora :is(input, button, select)").count()).toBeGreaterThan(4);
    for (const item of await page.locator(".lora :is(input, button, select)").all())
      expect(await item.isVisible(), await item.evaluate((it) => it.outerHTML)).toBe(true);
    const answer = page.locator(".lora-goal output");
    const before = await answer.textContent();
    await page.locator("[type=number][name=rank]").fill("3");
    await expect.poll(() => answer.textContent()).not.toBe(before);
  });
  for (const javaScriptEnabled of [true, false])
    await visit(host.output, { ...size(320), javaScriptEnabled }, async (page) => {
      const pictures = page.locator("svg:is(.lora-wide, .lora-narrow)").filter({ visible: true });
      expect(await pictures.evaluateAll((all) => all.map((item) => item.classList[0]))).toEqual([
        "lora-narrow",
      ]);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".lora-data table").filter({ visible: true }).count()).toBe(1);
    });
});

it("a figure without its stylesheet shows one picture, one note and no control", async () => {
  const host = site(
    post(
      '<% lora 8, model="google-bert/bert-base-cased", figure=memory %>\n\n<% lora 8, 512, 512, steps=[4, 8] %>',
    ),
  );
  const { files } = await host.build();
  const html = String(files.get("posts/figure/index.html")).replace(/<link[^>]*lora[^>]*>/, "");
  host.write({ "_site/posts/figure/index.html": html });
  const actual = (javaScriptEnabled: boolean) =>
    visit(host.output, { ...size(720), javaScriptEnabled }, (page) =>
      page.evaluate(() => {
        const seen = (selector: string) =>
          [...document.querySelectorAll(selector)].filter(
            (item) =>
              item.checkVisibility({ contentVisibilityAuto: true }) &&
              item.getClientRects().length &&
              item.getBoundingClientRect().height,
          ).length;
        return [seen("svg[role]"), seen("input,select,button,.lora-buttons a,legend")];
      }),
    );
  expect(await actual(false)).toEqual([2, 0]);
  expect(await actual(true)).toEqual([2, 0]);
});

it("figures and image files follow colorScheme and the reader's preference", async () => {
  const host = site({
    "eleventy.config.js": configuration("", '{ colorScheme: "light dark" }'),
    // These rules are from the official starter, which is dark without color-scheme.
    "css/site.css":
      "@media (prefers-color-scheme: dark) { body { background: #15202b; color: #fff } }",
    ...post("<% lora 8, 768, 3072 %>\n\n<% lora 4, 768, 3072, format=png %>"),
  });
  await expectUnchanged(host);
  const open = (options: BrowserContextOptions) =>
    visit(host.output, { ...size(720), ...options }, (page) =>
      page.evaluate(async () => {
        const image = document.querySelector<HTMLImageElement>(".lora img")!;
        image.loading = "eager";
        await image.decode();
        const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
        const context = canvas.getContext("2d")!;
        const pixel = () =>
          `rgb(${[...context.getImageData(0, 0, 1, 1).data.slice(0, 3)].join(", ")})`;
        context.drawImage(image, 0, 0);
        const pixelColor = pixel();
        context.fillStyle = getComputedStyle(document.querySelector(".lora-wide text")!).fill;
        context.fillRect(0, 0, 1, 1);
        const layer = getComputedStyle(image.parentElement!, "::after").content;
        return { ink: pixel(), image: pixelColor, layer };
      }),
    );
  const rgb = (color: string) =>
    `rgb(${[1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)).join(", ")})`;
  expect((await open({ colorScheme: "dark" })).ink).toBe(rgb(dark.ink));
  expect((await open({ colorScheme: "dark" })).image).toMatch(/^rgb\((1|2)\d, (1|2)\d, (2|3)\d\)$/);
  expect(await open({ colorScheme: "light" })).toEqual({
    ink: rgb(light.ink),
    image: "rgb(255, 255, 255)",
    layer: "none",
  });
});

/** Returns the color that the screen shows for each ink of a picture file 720 px wide. */
function inksOn(file: Uint8ClampedArray, screen: Uint8ClampedArray): Record<string, string> {
  const [drawn, shown] = [Buffer.from(file), Buffer.from(screen)];
  const actual = (["paper", "ink", "muted", "a", "b"] as const).map((name) => {
    const color = Number.parseInt(light[name].slice(1), 16);
    // Starts inside the picture.
    let at = 4 * 720 * 8;
    while (drawn.readUIntBE(at, 3) !== color) at += 4;
    return [name, `#${shown.toString("hex", at, at + 3)}`];
  });
  return Object.fromEntries(actual);
}

/** Returns whether a color has more red than blue. */
const isWarm = (color: string) =>
  Number.parseInt(color.slice(1, 3), 16) > Number.parseInt(color.slice(5), 16);

/** Dims images, as Simple.css does. */
const DARK =
  "body { background: #15202b; color: #e6e6e6 } img { opacity: .8; filter: brightness(.8) }";
/**
 * Cases: a page's rules, the medium, and whether image files are dark if the reader prefers a light and if the
 * reader prefers a dark color scheme.
 */
const PAGES: [rules: string, media: "print" | "screen", areDark: [boolean, boolean]][] = [
  ["", "screen", [false, false]],
  [":root { color-scheme: light dark }", "screen", [false, true]],
  [`@media (prefers-color-scheme: dark) { ${DARK} }`, "screen", [false, true]],
  [DARK, "screen", [true, true]],
  ["body { background: #1d2a4a; color: #e6e6e6 }", "screen", [true, true]],
  [DARK, "print", [false, false]],
];

it("without scripts, an image file is light in dark text and dark in light text, in the same hues", async () => {
  const host = site({
    "css/site.css": "body { margin: 16px }",
    ...post("<% lora 8, 768, 3072, format=png, scale=1 %>"),
  });
  const { files } = await host.build();
  const { paper, ink, muted, a, b } = light;
  for (const [index, colorScheme] of (["light", "dark"] as const).entries())
    await visit(
      host.output,
      { ...size(752), colorScheme, javaScriptEnabled: false },
      async (page) => {
        const image = page.locator(".lora img");
        const box = (await image.boundingBox())!;
        const url = await image.evaluate((it: HTMLImageElement) => it.currentSrc);
        const file = await pixels(files.get(new URL(url).pathname.slice(1))!, box);
        for (const [rules, media, areDark] of PAGES) {
          await page.evaluate((textContent) => {
            document.querySelector("head style")?.remove();
            document.head.append(Object.assign(document.createElement("style"), { textContent }));
          }, rules);
          await page.emulateMedia({ media });
          const shown = inksOn(file, await pixels(await image.screenshot(), box));
          const label = `${rules} ${media} ${colorScheme}`;
          if (!areDark[index]) {
            expect(shown, label).toEqual({ paper, ink, muted, a, b });
            continue;
          }
          const corner = { x: 2, y: 2, width: 1, height: 1 };
          const screen = await pixels(await page.screenshot({ clip: corner }), corner);
          const ground = `#${Buffer.from(screen).toString("hex", 0, 3)}`;
          // Filters cannot read the color that the browser gives a page without a background.
          const paperColor = rules.includes("background") ? ground : "#000000";
          expect(shown.paper, label).toBe(paperColor);
          expect(contrast(paperColor, ground), label).toBeLessThan(1.2);
          for (const name of ["ink", "muted", "a", "b"] as const) {
            expect(contrast(shown[name]!, shown.paper!), label + name).toBeGreaterThan(4.5);
            expect(isWarm(shown[name]!), label + name).toBe(isWarm(light[name]));
          }
          // The page shows through before the image is loaded.
          await image.evaluate((it) => it.style.setProperty("opacity", "0", "important"));
          const empty = inksOn(file, await pixels(await image.screenshot(), box));
          expect(empty.ink, label).toBe(ground);
          await image.evaluate((it) => it.style.removeProperty("opacity"));
        }
      },
    );
});

/** Rules of Pico, Simple.css, Bootstrap and Tailwind 4, and a font for articles. */
const RESETS = `@layer base { [hidden]:where(:not([hidden='until-found'])) { display: none !important } }
[hidden]:not([hidden='until-found']) { display: none !important }
figure { margin: 0; padding: 0 }
article { font-family: "DejaVu Serif", serif }
input, select, button { appearance: none; color: red; background: gold; box-shadow: 0 0 9px red }
[type=checkbox], [type=radio], [type=range] { appearance: none; background: none; border: 0 }
input[type=checkbox][name]::after { content: " "; position: absolute; border: 3px solid red }
@layer base { a { color: inherit; text-decoration: inherit } }
input:not([type=checkbox],[type=radio]), select { height: 4em; padding: 1em; width: 100% }`;

it("margins, fonts and native controls survive a site's resets, and --lora-margin sets the margin", async () => {
  const host = site({
    "css/site.css": RESETS,
    "_includes/base.njk": base.replace(
      /<main>.*<\/main>/,
      "<article>{{ content | safe }}</article>",
    ),
    ...post(
      'Before.\n\n<% lora 8, 768, 3072, id="a" %>\n\nAfter.\n\n<% loraTable ranks=[1, 2], d=64, k=64 %>',
    ),
  });
  await expectUnchanged(host);
  await visit(host.output, size(720), async (page) => {
    const read = () =>
      page.evaluate(() => {
        const style = (selector: string) => getComputedStyle(document.querySelector(selector)!);
        const controls = [...document.querySelectorAll(".lora :is(input,select)")];
        return {
          margins: [style(".lora").marginTop, style(".lora").marginBottom],
          fonts: ["svg text:not([font-family])", "figcaption", "button", "td", "[type=number]"]
            .map((item) => style(`.lora ${item}`).fontFamily)
            .filter((family) => family !== '"DejaVu Serif", serif'),
          bare: controls
            .filter((item) => !item.matches("[type=checkbox]:not(:checked)"))
            .map((item) => getComputedStyle(item).appearance)
            .filter((appearance) => appearance !== "auto"),
          seen: controls.every((item) => item.checkVisibility()),
          box: style(".lora [type=checkbox]:not(:checked)").border,
          mark: getComputedStyle(document.querySelector(".lora [type=checkbox]")!, "::after")
            .content,
          link: style(".lora-buttons a").textDecorationLine,
        };
      });
    const expected = {
      margins: ["24px", "24px"],
      fonts: [],
      bare: [],
      seen: true,
      box: "1px solid rgb(120, 129, 142)",
      mark: "none",
      link: "underline",
    };
    expect(await read()).toEqual(expected);
    await page.addStyleTag({ content: ":root { --lora-margin: 5px }" });
    expect((await read()).margins).toEqual(["5px", "5px"]);
    await page.addStyleTag({
      content: "@layer lora { .lora.lora.lora [type=range] { appearance: none } }",
    });
    expect(await read()).toMatchObject({ bare: ["none", "none", "none"] });
  });
});

const GROUND = "@layer lora { .lora { background: Canvas; color: CanvasText } }";

describe("on a page without color-scheme", () => {
  let pages: readonly Page[];
  beforeAll(async () => {
    const host = site(
      post('<% lora 8, 768, 3072 %>\n\n<% loraTable methods=["lora"], model="gpt2" %>'),
    );
    await host.build();
    const open = async (colorScheme: "light" | "dark") => {
      const page = await openSite(browser, host.output, { ...size(720), colorScheme });
      await page.goto("http://site.test/posts/figure/", { waitUntil: "networkidle" });
      await page.evaluate(() => {
        for (const item of document.querySelectorAll("details")) item.open = true;
        for (const item of document.querySelectorAll("header")) item.remove();
      });
      return page;
    };
    pages = [await open("light"), await open("dark")];
  });
  afterAll(async () => {
    for (const page of pages) await page.context().close();
  });

  it.each([
    ["#15202b", "#e6e6e6", ""],
    ["#000000", "#ffffffde", ""],
    ["#f5f5f4", "#1c1917", ""],
    ["#f4ecd8", "#433422", ""],
    // Pages with other colors use the rule in the guide.
    ["#0057b7", "#ffffff", GROUND],
    ["#ffb000", "#1a1a1a", GROUND],
  ])(
    "pictures suit a background of %s with text in %s, every text is legible, and empty checkboxes are not white on dark",
    async (paper, ink, rule) => {
      for (const page of pages) {
        // The colors change at run time, as if a button toggled them.
        await page.evaluate((textContent) => {
          document.querySelector("style.theme")?.remove();
          const style = Object.assign(document.createElement("style"), {
            className: "theme",
            textContent,
          });
          document.querySelector("link[href*='site.css']")!.after(style);
        }, `body { background: ${paper}; color: ${ink} } ${rule}`);
        const all = await page.evaluate(texts);
        expect(all.length).toBeGreaterThan(60);
        expect(faint(all)).toEqual([]);
        const ground = await page.evaluate(
          () => getComputedStyle(document.querySelector(".lora-wide rect")!).fill,
        );
        expect(ground).toBe("none");
        const box = (await page.locator("[type=checkbox]:not(:checked)").first().boundingBox())!;
        const clip = { x: box.x - 4, y: box.y + box.height / 2, width: 24, height: 1 };
        const row = Buffer.from(await pixels(await page.screenshot({ clip }), clip));
        const [beside, inside] = [0, 20].map((at) => `#${row.toString("hex", 4 * at, 4 * at + 3)}`);
        expect(contrast(beside!, inside!)).toBeLessThan(1.5);
      }
    },
  );
});

it("a figure reads the same and is interactive on a site that minifies its pages", async () => {
  // Removes spaces except between inline elements, as html-minifier-terser and html-minifier-next do.
  const minify = String.raw`  eleventyConfig.addTransform("minify", (html) => html
    .replace(/[ \n]+/g, " ")
    .replace(/(<(?!\/?(?:a|b|em|i|input|label|math|select|span)\b)[^>]*>) | (?=<(?!\/?(?:a|b|em|i|input|label|math|select|span)\b))/g, "$1")
    .replace(/="([^"\s=<>]+)"(?=[ >])/g, "=$1"));`;
  const body = post("<% lora 8, 768, 3072, alpha=16 %>\n\nA *word* between.");
  const [plain, host] = [
    site(body),
    site({ ...body, "eleventy.config.js": configuration(minify) }),
  ];
  const [, { files }] = await Promise.all([plain.build(), expectUnchanged(host)]);
  expect(String(files.get("posts/figure/index.html"))).toContain("<figure class=lora ");
  const read = (folder: string) =>
    visit(folder, size(720), async (page) => {
      const texts = await page.locator("svg text, td, th, p, label").evaluateAll((all) =>
        all.map((element) => {
          const copy = element.cloneNode(true) as Element;
          // Browsers set the spaces in MathML themselves.
          for (const math of copy.querySelectorAll("math"))
            math.textContent = math.textContent!.replaceAll(" ", "");
          return copy.textContent;
        }),
      );
      const formula = page.locator("svg.lora-wide text").first();
      await page.locator("[type=number][name=rank]").fill("3");
      await expect.poll(() => page.locator("figcaption").textContent()).toContain("rank 3");
      return [...texts, await formula.textContent()].map((item) => item?.trim());
    });
  const [expected, actual] = [await read(plain.output), await read(host.output)];
  expect(expected.length).toBeGreaterThan(60);
  expect(actual).toEqual(expected);
});
