/** Tests a real VitePress, configured as the guide describes, with the packed package. */
import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dark, light } from "../../src/theme.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { readProgram } from "../support/guide.js";
import { collectMessages, measureLooks } from "../support/looks.js";
import { unpackInto } from "../support/packed.js";
import { install, MODULES } from "./install.js";

const PICTURES = path.resolve("tests/.run/hosts");
const config = readProgram("docs/.vitepress/config.mjs");

const pages = {
  "docs/index.md": `---
rank: 8
---
# First

<% lora frontmatter.rank, 768, 3072, goal=0.99 %>

Of <% lora 8, 768, 3072, show=full %>. [Second](second)

<% lora 8, 512, 512, steps=[4, 8], alpha=16 %>

> Quoted
>
> <% lora 8, model="gpt2", figure=memory %>
`,
  "docs/second.md": `# Second

<% loraTable models=["gpt2", "Llama-3.1-8B"], rank=8, targets="all-linear" %>

<% lora 6, 96, 3000, figure=forward %>

[First](./)
`,
};

let root: string;
let count = 0;
const browser = await useBrowser();
beforeAll(async () => {
  install("vitepress");
  root = mkdtempSync(path.join(tmpdir(), "lora-vitepress-"));
  unpackInto(MODULES);
  mkdirSync(PICTURES, { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Builds the site with these files and returns the folder to serve. Throws VitePress's error. */
async function built(files: Record<string, string> = {}): Promise<string> {
  const folder = path.join(root, `site-${++count}`);
  const all = { "docs/.vitepress/config.mjs": config, ...pages, ...files };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  symlinkSync(MODULES, path.join(folder, "node_modules"));
  const command = path.join(MODULES, "vitepress/bin/vitepress.js");
  const args = [command, "build", "docs", "--outDir", path.join(folder, "public/book")];
  await promisify(execFile)(process.execPath, args, { cwd: folder });
  return path.join(folder, "public");
}

const getCaption = (page: Page) => page.locator("figure:has(>lora-figure) figcaption").first();

/** Follows a link; the application replaces the page without loading. */
async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("heading", { name }).waitFor();
  await page.waitForLoadState("networkidle");
}

describe("a VitePress site", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await built();
  });

  it.each([
    [375, "light"],
    [375, "dark"],
    [1280, "light"],
    [1280, "dark"],
  ] as const)(
    "draws figures once and keeps them interactive on each page, without console messages, at %d px, %s",
    async (width, colorScheme) => {
      const viewport = { width, height: 900 };
      const page = await openSite(browser, folder, { viewport, colorScheme });
      const messages = collectMessages(page);
      const picture = (name: string) =>
        page.screenshot({
          path: path.join(PICTURES, `vitepress-${name}-${width}-${colorScheme}.png`),
          fullPage: true,
        });
      await page.goto("http://site.test/book/", { waitUntil: "networkidle" });
      const { ink } = { light, dark }[colorScheme];
      expect(await measureLooks(page)).toEqual({ pictures: [1, 1, 1], width, ink });
      await picture("first");
      await page.locator("[type=range][name=rank]").first().focus();
      await page.keyboard.press("ArrowRight");
      await expect
        .poll(() => getCaption(page).textContent())
        .toContain("A 768\u00a0×\u00a03,072 matrix at rank 12");

      await follow(page, "Second");
      expect(await measureLooks(page)).toEqual({ pictures: [1], width, ink });
      await picture("second");
      await page.locator("[type=number][name=rank]").fill("3");
      await expect
        .poll(() => getCaption(page).textContent())
        .toContain("96\u00a0×\u00a03,000 matrix at rank 3");

      await page.goBack();
      await page.getByRole("heading", { name: "First" }).waitFor();
      await expect
        .poll(() => getCaption(page).textContent())
        .toContain("A 768\u00a0×\u00a03,072 matrix at rank 12");
      expect(page.url()).toBe("http://site.test/book/#lora=lora-1:12,768,3072");
      expect(messages).toEqual([]);
      await page.context().close();
    },
  );

  it("runs no expression that is in a caption, an alternative or a model’s name", async () => {
    const expression = "{{ 60000 + 789 }}";
    const model = { model_type: "gpt2", n_embd: 64, n_layer: 2, n_head: 2, vocab_size: 64 };
    const site = await built({
      "docs/.vitepress/config.mjs": config
        .replace("interactive: true", "interactive: true, readFile: (file) => readFileSync(file)")
        .replace(/^/, 'import { readFileSync } from "node:fs";\n'),
      "a.json": JSON.stringify({ ...model, _name_or_path: `m ${expression}` }),
      "docs/index.md": `# First

<% lora 8, 64, 64, caption="c ${expression}", alt="a ${expression}" %>

<% loraTable models=["./a.json"], rank=8, caption="t ${expression}" %>

A control: ${expression}
`,
    });
    const page = await openSite(browser, site);
    await page.goto("http://site.test/book/", { waitUntil: "networkidle" });
    const text = await page.locator("main").textContent();
    for (const part of ["c", "t", "m"]) expect(text).toContain(`${part} ${expression}`);
    expect(text?.match(/60789/g)).toEqual(["60789"]);
    expect(text).toContain("A control: 60789");
    await page.context().close();
  });

  it("names a card in the head of each page that has a file, with the guide's lines", async () => {
    const lines = /^async transformHead[\s\S]*?^},\n/m.exec(
      readFileSync("site/guide/hosts.md", "utf8"),
    )!;
    const withCards = `import { readFileSync } from "node:fs";
import { createCard } from "eleventy-plugin-lora-visualizer/cards";
${config.replace(/^}\);$/m, `${lines[0]}});`)}`;
    const site = path.join(await built({ "docs/.vitepress/config.mjs": withCards }), "book");
    const cards = ["index.html", "second.html", "404.html"].map((page) => {
      const html = readFileSync(path.join(site, page), "utf8");
      return /property="og:image" content="https:\/\/example\.org\/book\/([^"]*)"/.exec(html)?.[1];
    });
    expect(new Set(cards).size).toBe(3);
    expect(cards.map((card) => card && existsSync(path.join(site, card)))).toEqual([
      true,
      true,
      undefined,
    ]);
  });

  it("logs a warning if Vue treats a figure as a component", async () => {
    const withoutVue = config.replace(/^ {2}vue: .*\n/m, "");
    const page = await openSite(browser, await built({ "docs/.vitepress/config.mjs": withoutVue }));
    const messages = collectMessages(page);
    await page.goto("http://site.test/book/", { waitUntil: "networkidle" });
    expect(messages).toEqual([expect.stringContaining("Hydration")]);
    await page.context().close();
  });

  it.each([
    ["<% lora 0, 96, 40 %>", "<% lora 0, 96, 40 %>: rank must be a whole number from 1 to 40"],
    ["{% lora 8, 96, 40 %}", "{% lora 8, 96, 40 %}: {% … %} is for template languages"],
  ])("is not built with %s, and the error names the tag and its file", async (tag, message) => {
    const error = await built({ "docs/third.md": `Words.\n\n${tag}\n` }).catch((error) => error);
    expect(error.stderr).toContain(message);
    expect(error.stderr).toContain("docs/third.md");
  });
});
