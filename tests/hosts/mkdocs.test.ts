/// <reference lib="dom" />
/** Tests MicroSims and expanded chapters in books that the real MkDocs, with Material's theme, and Zensical build. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expandDocument } from "../../scripts/command/expand/document.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { run } from "../support/command.js";
import { hostileDocument, judge, withoutEscapes } from "../support/hostile-texts.js";
import { collectMessages } from "../support/looks.js";

const PYTHON = path.resolve("tests/.run/mkdocs");
const PYPANDOC = "import pypandoc; print(pypandoc.get_pandoc_path())";
const PICTURES = path.resolve("tests/.run/hosts");
const SITE_URL = "https://author.example/book/";

/** The configuration of a book, with both palettes. The fonts are not loaded from Google. */
const configuration = `site_name: A book
site_url: ${SITE_URL}
site_author: A. Author
extra_css: [lora.css]
theme:
  name: material
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
markdown_extensions:
  - attr_list
  - pymdownx.highlight
  - pymdownx.superfences
`;

const CHAPTER = `---
chapter: 3
rank: 8
---
# Chapter

<% lora rank, 768, 3072, caption="The *key*" %>

- Of <% lora rank, 768, 3072, show=full %>

  <% lora rank, model="gpt2", figure=memory %>

> <% lora 6, 96, 3000, figure=forward %>

\`<% lora 8, 64, 64 %>\`

<% loraTable models=["gpt2", "Llama-3.1-8B"], rank=8, targets="all-linear" %>
`;

/** The command lines of MicroSims by the name of their folder. */
const sims: Readonly<Record<string, readonly string[]>> = {
  "one-matrix": ["8", "4096", "4096"],
  "training-memory": ["8", "gpt2", "--figure", "memory"],
  "many-methods": ["--figure", "methods"],
};

const browser = await useBrowser();
let book: string;

beforeAll(async () => {
  const pip = path.join(PYTHON, "bin/pip");
  if (!existsSync(path.join(PYTHON, "bin/zensical"))) {
    execFileSync("python3", ["-m", "venv", PYTHON]);
    execFileSync(pip, ["install", "-q", "-r", "tests/hosts/requirements.txt"]);
  }
  mkdirSync(PICTURES, { recursive: true });
  book = mkdtempSync(path.join(tmpdir(), "lora-mkdocs-"));
  mkdirSync(path.join(book, "docs"));
  writeFileSync(path.join(book, "mkdocs.yml"), configuration);
  writeFileSync(path.join(book, "docs/index.md"), "# Home\n");
  const source = path.join(book, "chapter.md");
  const page = path.join(book, "docs/chapter.md");
  const css = path.join(book, "docs/lora.css");
  writeFileSync(source, CHAPTER);
  const expanded = await run("expand", source, "-o", page, "--css", css);
  expect(expanded).toEqual({ code: 0, out: "", error: "" });
  for (const [name, args] of Object.entries(sims)) {
    const target = path.join(book, "docs/sims", name);
    expect(await run(...args, "--microsim", target)).toEqual({ code: 0, out: "", error: "" });
  }
});
afterAll(() => rmSync(book, { recursive: true, force: true }));

const programs: Readonly<Record<string, readonly string[]>> = {
  mkdocs: ["build", "--strict", "--quiet", "--clean"],
  zensical: ["build", "--clean"],
};

describe.each(Object.entries(programs))("in a book that %s builds", (program, args) => {
  beforeAll(() => {
    execFileSync(path.join(PYTHON, "bin", program), args, { cwd: book, stdio: "pipe" });
  });

  it.each([
    [360, "light"],
    [720, "dark"],
    [1200, "light"],
    [1200, "dark"],
  ] as const)("a MicroSim is complete and works, at %d px, %s", async (width, colorScheme) => {
    const page = await openSite(browser, path.join(book, "site"), {
      viewport: { width, height: 900 },
      colorScheme,
    });
    const messages = collectMessages(page);
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    for (const name of Object.keys(sims)) {
      await page.goto(`http://site.test/sims/${name}/`, { waitUntil: "networkidle" });
      const frame = page.frames()[1]!;
      expect(frame.url()).toBe(`http://site.test/sims/${name}/main.html`);
      const measure = () =>
        frame.evaluate(() => {
          const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
          return [scrollHeight - clientHeight, scrollWidth - clientWidth];
        });
      expect(await measure()).toEqual([0, 0]);
      await page.screenshot({
        path: path.join(PICTURES, `${program}-${name}-${width}-${colorScheme}.png`),
        fullPage: true,
      });
      const picture = frame.locator(".lora-wide");
      const before = await picture.innerHTML();
      await frame.locator("input[type=range], select").first().press("End");
      await expect.poll(() => picture.innerHTML()).not.toBe(before);
      expect(await measure()).toEqual([0, 0]);

      const article = page.locator("article");
      const frameToCopy = article.locator("pre code").first();
      expect(await frameToCopy.textContent()).toContain(
        `<iframe src="${SITE_URL}sims/${name}/main.html"`,
      );
      expect(await article.locator("table").count()).toBe(1);
      expect(await article.locator("ol > li").count()).toBeGreaterThan(6);
      // Markup that the program did not read would be in the text.
      expect(await article.textContent()).not.toMatch(/\]\(|\{ \.md|\\[*_[]|&#\d|\*\*/);
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        // Zensical reserves room for a scrollbar.
        return Math.max(0, scrollWidth - clientWidth);
      });
      expect(overflow).toBe(0);
      await article.getByRole("link", { name: "Run the Figure Fullscreen" }).click();
      await page.waitForURL(`**/sims/${name}/main.html`);
      expect(await page.locator("figure.lora").count()).toBe(1);
    }
    expect(messages).toEqual([]);
    const outside = requests.filter((url) => !url.startsWith("http://site.test/"));
    expect(outside.filter((url) => !url.startsWith("data:"))).toEqual([]);
    await page.context().close();
  });

  it.each([
    [360, "light"],
    [1200, "light"],
    [1200, "dark"],
  ] as const)("an expanded chapter is complete, at %d px, %s", async (width, colorScheme) => {
    const page = await openSite(browser, path.join(book, "site"), {
      viewport: { width, height: 900 },
      colorScheme,
    });
    const messages = collectMessages(page);
    await page.goto("http://site.test/chapter/", { waitUntil: "networkidle" });
    await page.screenshot({
      path: path.join(PICTURES, `${program}-chapter-${width}-${colorScheme}.png`),
      fullPage: true,
    });
    const article = page.locator("article");
    expect(await article.locator("code").allTextContents()).toEqual(["<% lora 8, 64, 64 %>"]);
    expect(await article.textContent()).toContain("Of 2,359,296");
    expect(await article.locator(".lora-number").allTextContents()).toEqual([
      "Figure\u00a03.1",
      "Figure\u00a03.2",
      "Figure\u00a03.3",
      "Table\u00a03.1",
    ]);
    const figures = article.locator("figure:has(svg)");
    const looks = await figures.evaluateAll(
      (items, isNarrow) =>
        items.map((figure) => {
          const text = figure.querySelector("text")!;
          const caption = figure.querySelector("figcaption")!;
          const picture = figure.querySelector(isNarrow ? ".lora-narrow" : ".lora-wide")!;
          const [left, captionLeft] = [picture, caption].map((item) => {
            return item.getBoundingClientRect().left;
          });
          const { width: available } = figure.parentElement!.getBoundingClientRect();
          return {
            isFull: figure.getBoundingClientRect().width > 0.85 * available,
            isVisible: picture.checkVisibility(),
            isAligned: Math.abs(left! - captionLeft!) < 1,
            style: getComputedStyle(caption).fontStyle,
            isLight: getComputedStyle(text).fill.includes("0.9"),
          };
        }),
      width < 600,
    );
    const look = {
      isFull: true,
      isVisible: true,
      isAligned: true,
      style: "normal",
      isLight: colorScheme === "dark",
    };
    expect(looks).toEqual([look, look, look]);
    const overflow = await article.locator(".lora-scroll").evaluate((item) => {
      return item.scrollWidth - item.clientWidth;
    });
    expect(overflow).toBe(0);
    expect(messages).toEqual([]);
    await page.context().close();
  });
});

describe.each(["HTML", "image files"])("in a document that expand has written with %s", (kind) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "lora-hostile-"));
    mkdirSync(path.join(folder, "docs"));
    writeFileSync(
      path.join(folder, "mkdocs.yml"),
      "site_name: A\nuse_directory_urls: false\ntheme: { name: mkdocs }\nplugins: []\nmarkdown_extensions: " +
        "[attr_list, md_in_html, footnotes, pymdownx.caret, pymdownx.mark, pymdownx.superfences, pymdownx.tilde]\n",
    );
    const nameImage = kind === "HTML" ? undefined : (ordinal: number) => `a-${ordinal}.png`;
    const { text } = expandDocument(hostileDocument, "a.md", nameImage);
    // The definition of a link is no part of a tag.
    const body = text.split(/^---$/m)[2]!.replace("[defined]: javascript:harm()", "");
    writeFileSync(path.join(folder, "docs/index.md"), body);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("no text becomes markup in MkDocs", async () => {
    execFileSync(path.join(PYTHON, "bin/mkdocs"), ["build", "--quiet"], {
      cwd: folder,
      stdio: "pipe",
    });
    const page = readFileSync(path.join(folder, "site/index.html"), "utf8");
    const [, main = ""] = /role="main">(.*)<footer/s.exec(page)!;
    expect(await judge(browser, main)).toEqual([]);
    expect(await judge(browser, withoutEscapes(main))).not.toEqual([]);
  });

  it.each(["markdown", "markdown-markdown_in_html_blocks", "gfm", "commonmark_x"])(
    "no text becomes markup in pandoc, from %s",
    async (format) => {
      const pandoc = execFileSync(path.join(PYTHON, "bin/python"), ["-c", PYPANDOC])
        .toString()
        .trim();
      const args = ["--quiet", "-f", format, "-t", "html", path.join(folder, "docs/index.md")];
      const html = execFileSync(pandoc, args, { maxBuffer: 1e9 }).toString();
      expect(await judge(browser, html)).toEqual([]);
      expect(await judge(browser, withoutEscapes(html))).not.toEqual([]);
    },
  );
});
