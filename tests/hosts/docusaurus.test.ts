/** Tests a real Docusaurus, configured as the guide describes, with the packed package. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Locator, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dark, light } from "../../src/theme.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { readProgram } from "../support/guide.js";
import { collectMessages, measureLooks } from "../support/looks.js";
import { unpackInto } from "../support/packed.js";
import { install, MODULES } from "./install.js";

const PICTURES = path.resolve("tests/.run/hosts");

const CODE = "<% lora 8, 64, 64 %>";
const files = {
  "package.json": "{}",
  "docusaurus.config.mjs": readProgram("docusaurus.config.mjs"),
  "src/pages/index.md": "# Home\n",
  "docs/first.md": `---
slug: /
title: First
rank: 8
---
# First with <% lora rank, 768, 3072, show=trainable %>

<% lora rank, 768, 3072, goal=0.99, caption="*The* -- \\"key\\", W:BA, [second](second.md)", alt="W:BA at 3:1" %>

A literal \\${CODE} and \`${CODE}\`.

\`\`\`text
${CODE}
\`\`\`

- An item with <% lora 8, 96, 3000, show=full %>

  <% lora 8, model="gpt2", figure=memory %>

> Quoted
>
> <% lora rank, 96, 3000, figure=forward %>

:::tip[A tip with <% lora 8, 96, 3000, show=full %>]

<% lora 8, 512, 512, steps=[4, 8], alpha=16 %>

:::

## A section with <% lora 8, 96, 3000, show=full %>

<% loraTable models=["gpt2", "Llama-3.1-8B"], rank=8, targets="all-linear" %>

| Full |
| --- |
| <% lora 8, 96, 3000, show=full %> |

<div>
<% lora rank, 96, 3000, figure=savings %>
</div>

<details><summary>More</summary>Words</details>

<b title="<% lora 8, 96, 3000, show=full %>">It</b> is {1 + 1} times half of it.
`,
  "docs/second.md":
    "# Second\n\n<% lora figure=methods %>\n\n<% lora 6, 96, 3000, figure=forward %>\n",
};

/** Tags between the paragraphs of a text that was not written for them. */
const tags = [
  "<% lora 8, 64, 64, table=false %>",
  '<% lora 4, model="gpt2", figure=model %>',
  "<% lora 6, 96, 3000,\nfigure=forward %>",
];

let root: string;
let count = 0;
const browser = await useBrowser();
beforeAll(() => {
  install("@docusaurus/core");
  root = mkdtempSync(path.join(tmpdir(), "lora-docusaurus-"));
  unpackInto(MODULES);
  mkdirSync(PICTURES, { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Builds the site with these pages and returns the folder to serve. Throws Docusaurus's error. */
async function built(pages: Record<string, string>): Promise<string> {
  const folder = path.join(root, `site-${++count}`);
  for (const [name, content] of Object.entries({ ...files, ...pages })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  symlinkSync(MODULES, path.join(folder, "node_modules"));
  const command = path.join(MODULES, "@docusaurus/core/bin/docusaurus.mjs");
  const args = [command, "build", "--out-dir", path.join(folder, "public/book")];
  // Docusaurus must not use the packages of an earlier build.
  const settings = { DOCUSAURUS_NO_PERSISTENT_CACHE: "1", DOCUSAURUS_NO_TELEMETRY: "1" };
  const env = { ...process.env, ...settings, NODE_ENV: "production" };
  await promisify(execFile)(process.execPath, args, { cwd: folder, env });
  return path.join(folder, "public");
}

const getFigures = (page: Page) => page.locator("figure:has(>lora-figure)");

describe("a Docusaurus site", () => {
  let folder: string;
  let figureCount = 0;
  beforeAll(async () => {
    const text = readFileSync(path.join(MODULES, "markdown-table/readme.md"), "utf8");
    // Docusaurus stops at links to files that are not there.
    const complete = text.replace("]: license", "]: #license");
    const chapter = complete.replace(/\n\n(?=[A-Z])/g, () => {
      return `\n\n${tags[figureCount++ % tags.length]}\n\n`;
    });
    folder = await built({ "docs/chapter.md": chapter });
  });

  it.each([
    [360, "light"],
    [360, "dark"],
    [1280, "light"],
    [1280, "dark"],
  ] as const)(
    "draws figures and keeps them interactive on each page, without console messages, at %d px, %s",
    async (width, colorScheme) => {
      const page = await openSite(browser, folder, { viewport: { width, height: 900 } });
      const messages = collectMessages(page);
      const { ink } = { light, dark }[colorScheme];
      const look = async (name: string) => {
        const file = `docusaurus-${name}-${width}-${colorScheme}.png`;
        await page.screenshot({ path: path.join(PICTURES, file), fullPage: true });
        return measureLooks(page);
      };
      await page.goto(`http://site.test/book/docs/?docusaurus-theme=${colorScheme}`, {
        waitUntil: "networkidle",
      });
      expect(await look("first")).toEqual({ pictures: [1, 1, 1, 1, 1], width, ink });
      const main = page.locator("main article");
      const getTexts = (selector: string) => main.locator(selector).allTextContents();
      expect(await getTexts("h1")).toEqual(["First with 30,720"]);
      expect((await getTexts("figcaption"))[0]).toBe('Figure\u00a01 The -- "key", W:BA, second');
      expect(await getTexts("figcaption em, figcaption a")).toEqual(["The", "second"]);
      expect(await main.locator(".lora-wide").first().getAttribute("aria-label")).toBe(
        "W:BA at 3:1",
      );
      expect(await getTexts("code")).toEqual([CODE, CODE]);
      expect(await getTexts("p")).toContain(`A literal ${CODE} and ${CODE}.`);
      expect(await getTexts("li > p, h2, td:only-child, b[title]")).toEqual([
        "An item with 288,000",
        "A section with 288,000\u200b",
        "288,000",
        "It",
      ]);
      expect(await main.locator("b[title]").getAttribute("title")).toBe("288,000");
      expect(await getTexts(".theme-admonition")).toEqual([
        expect.stringMatching(/^A tip with 288,000/),
      ]);
      const places = ["li", "blockquote", ".theme-admonition div", "div:not([class])"];
      for (const place of places)
        expect(await main.locator(`${place} > figure`).count(), place).toBe(1);
      // The site's component for details is that of the page, and not of figures.
      expect(await getTexts("details.alert > summary")).toEqual(["More"]);
      expect(await main.locator("figure > details").count()).toBe(5);

      /** Uses a control of a figure and waits until its picture has changed. */
      const change = async (figure: Locator, use: (figure: Locator) => Promise<unknown>) => {
        const picture = figure.locator(".lora-wide");
        const before = await picture.innerHTML();
        await use(figure);
        await expect.poll(() => picture.innerHTML()).not.toBe(before);
      };
      const figure = getFigures(page).first();
      const rank = figure.locator("[type=number][name=rank]");
      await figure.locator("[type=range][name=rank]").focus();
      await change(figure, () => page.keyboard.press("ArrowRight"));
      await rank.focus();
      await page.keyboard.press("ControlOrMeta+a");
      await change(figure, () => page.keyboard.type("20"));
      expect(await rank.inputValue()).toBe("20");

      await main.locator("figcaption a").click();
      await page.getByRole("heading", { name: "Second" }).waitFor();
      expect(await look("second")).toEqual({ pictures: [1, 1], width, ink });
      const methods = getFigures(page).first();
      await change(methods, () => methods.locator("select").last().selectOption({ index: 2 }));
      const forward = getFigures(page).last();
      const field = forward.locator("[type=number][name=rank]");
      await change(forward, () => field.fill("3"));
      expect(await forward.locator("figcaption").textContent()).toContain(
        "96\u00a0×\u00a03,000 matrix at rank 3",
      );
      expect(await field.inputValue()).toBe("3");
      await change(forward, () => forward.getByRole("button", { name: "Reset" }).click());
      expect(await field.inputValue()).toBe("6");

      await page.goBack();
      await page.getByRole("heading", { name: "First" }).waitFor();
      await expect.poll(() => rank.inputValue()).toBe("20");
      expect(messages).toEqual([]);
      await page.context().close();
    },
  );

  it("draws a figure wherever a tag is put between the paragraphs of a text", async () => {
    const page = await openSite(browser, folder, { viewport: { width: 1280, height: 900 } });
    await page.goto("http://site.test/book/docs/chapter/", { waitUntil: "networkidle" });
    expect(figureCount).toBeGreaterThan(20);
    const { pictures } = await measureLooks(page);
    expect(pictures).toEqual(Array(figureCount).fill(1));
    expect(await page.locator("main article").textContent()).not.toContain("<%");
    await page.context().close();
  });

  it("is not built with wrong tags, and the errors name each tag and its file", async () => {
    const error = await built({
      "docs/third.md": "Words.\n\n<% lora 0, 96, 40 %>\n",
      "docs/fourth.mdx": "Words.\n\n{% lora 8, 96, 40 %}\n",
    }).catch((error) => error);
    const text = error.stdout + error.stderr;
    expect(text).toContain("<% lora 0, 96, 40 %>: rank must be a whole number from 1 to 40");
    expect(text).toContain("{% lora 8, 96, 40 %}: {% … %} is for template languages");
    for (const name of ["third.md", "fourth.mdx"]) expect(text).toContain(`docs/${name}:3:1`);
  });
});
