/** Tests a real Astro with Markdown and MDX, configured as the guide describes, with the packed package. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dark, light } from "../../src/theme.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { readProgram } from "../support/guide.js";
import { collectMessages, measureLooks } from "../support/looks.js";
import { unpackInto } from "../support/packed.js";
import { install, MODULES } from "./install.js";

const PICTURES = path.resolve("tests/.run/hosts");

const files = {
  "package.json": '{ "type": "module" }',
  "astro.config.mjs": readProgram("astro.config.mjs"),
  "src/layouts/Page.astro": `---
import { toAssets } from "eleventy-plugin-lora-visualizer/assets";
const { html } = toAssets({ base: import.meta.env.BASE_URL });
---
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{Astro.props.frontmatter.title}</title>
<Fragment set:html={html} />
<style is:global>:root { color-scheme: light dark }</style>
</head>
<body><main><slot /></main></body>
</html>
`,
  "src/pages/index.md": `---
layout: ../layouts/Page.astro
title: First
rank: 8
---
# First with <% lora rank, 768, 3072, show=trainable %>

<% lora rank, 768, 3072, goal=0.99, caption="*The* -- \\"key\\"" %>

> Quoted
>
> <% lora 8, model="gpt2", figure=memory %>
`,
  "src/pages/second.mdx": `---
layout: ../layouts/Page.astro
title: Second
rank: 6
---
<% loraTable models=["gpt2", "Llama-3.1-8B"], rank=8, targets="all-linear" %>

<div>
<% lora rank, 96, 3000, figure=forward %>
</div>

<% lora 8, 96, 3000, show=full %> is {1 + 1} times half of it.
`,
};

let root: string;
let count = 0;
const browser = await useBrowser();
beforeAll(() => {
  install("astro");
  root = mkdtempSync(path.join(tmpdir(), "lora-astro-"));
  unpackInto(MODULES);
  mkdirSync(PICTURES, { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Builds the site with these pages and returns the folder to serve. Throws Astro's error. */
async function built(pages: Record<string, string> = {}): Promise<string> {
  const folder = path.join(root, `site-${++count}`);
  for (const [name, content] of Object.entries({ ...files, ...pages })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  symlinkSync(MODULES, path.join(folder, "node_modules"));
  const args = [path.join(MODULES, "astro/astro.js"), "build", "--outDir", "out/book"];
  // Vitest sets this variable, which Astro would use.
  const { BASE_URL: _, ...inherited } = process.env;
  const env = { ...inherited, ASTRO_TELEMETRY_DISABLED: "1", NODE_ENV: "production" };
  await promisify(execFile)(process.execPath, args, { cwd: folder, env });
  return path.join(folder, "out");
}

describe("an Astro site", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await built();
  });

  it.each([
    [360, "light"],
    [360, "dark"],
    [1200, "light"],
    [1200, "dark"],
  ] as const)(
    "draws interactive figures in Markdown and MDX, without console messages, at %d px, %s",
    async (width, colorScheme) => {
      const viewport = { width, height: 900 };
      const page = await openSite(browser, folder, { viewport, colorScheme });
      const messages = collectMessages(page);
      const { ink } = { light, dark }[colorScheme];
      const look = async (name: string) => {
        const file = `astro-${name}-${width}-${colorScheme}.png`;
        await page.screenshot({ path: path.join(PICTURES, file), fullPage: true });
        return measureLooks(page);
      };
      await page.goto("http://site.test/book/", { waitUntil: "networkidle" });
      expect(await look("markdown")).toEqual({ pictures: [1, 1], width, ink });
      expect(await page.locator("h1").textContent()).toBe("First with 30,720");
      // Astro's typographic quotes and dashes do not change captions.
      expect(await page.locator("figcaption").first().innerHTML()).toContain(
        '<span><em>The</em> -- "key"</span>',
      );

      await page.goto("http://site.test/book/second/", { waitUntil: "networkidle" });
      expect(await look("mdx")).toEqual({ pictures: [1], width, ink });
      expect(await page.locator("p").last().textContent()).toBe("288,000 is 2 times half of it.");
      await page.locator("[type=range][name=rank]").first().focus();
      await page.keyboard.press("ArrowRight");
      await expect
        .poll(() => page.locator("div > figure figcaption").textContent())
        .toContain("matrix at rank 8");
      expect(messages).toEqual([]);
      await page.context().close();
    },
  );

  it.each([
    ["md", "<% lora 0, 96, 40 %>", "rank must be a whole number from 1 to 40"],
    ["mdx", "<% lora 0, 96, 40 %>", "rank must be a whole number from 1 to 40"],
    ["md", "{% lora 8, 96, 40 %}", "{% … %} is for template languages"],
  ])("is not built with a wrong tag in a .%s file: %s", async (extension, tag, reason) => {
    const page = `src/pages/third.${extension}`;
    const error = await built({ [page]: `Words.\n\n${tag}\n` }).catch((error) => error);
    expect(error.stdout + error.stderr).toContain(`${tag}: ${reason}`);
    expect(error.stdout + error.stderr).toContain(page);
  });
});
