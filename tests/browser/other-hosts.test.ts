/** Tests a site without Eleventy, built by the program in the guide with the packed package. */
import { execFileSync } from "node:child_process";
import path from "node:path";
import { build } from "rolldown";
import { describe, expect, it } from "vitest";
import { light } from "../../src/theme.js";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { readProgram } from "../support/guide.js";
import { hosts } from "../support/hosts.js";
import { collectMessages, measureLooks } from "../support/looks.js";
import { size } from "../support/site.js";

const site = hosts();
const browser = await useBrowser();

const program = readProgram("build.mjs");
const page = `# A page

<% lora rank, 100, 2500, goal=0.9 %>

Trains <% lora rank, 100, 2500, show=trainable %>.

<% loraTable ranks=[3, 5], d=100, k=70 %>

<% lora 5, model="gpt2" %>
`;

function buildSite(code = program, text = page): string {
  const { folder } = site({ "build.mjs": code, "page.md": text });
  execFileSync(process.execPath, ["build.mjs"], { cwd: folder, encoding: "utf8", stdio: "pipe" });
  return path.join(folder, "public");
}

/** Returns the visible state in a window of this width, before and after the rank is set, which needs scripts. */
async function read(folder: string, width: number, hasScripts = true) {
  const page = await openSite(browser, folder, size(width));
  const messages = collectMessages(page);
  await page.goto("http://site.test/", { waitUntil: "networkidle" });
  const looks = await measureLooks(page);
  const caption = page.locator("figcaption").first();
  const before = await caption.textContent();
  const slider = page.locator("[type=range][name=rank]").first();
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  if (hasScripts) await expect.poll(() => page.url()).toContain("#lora=");
  const seen = { ...looks, before, after: await caption.textContent(), messages };
  await page.context().close();
  return seen;
}

describe("a site built with the guide's program", () => {
  it.each([375, 1280])(
    "shows interactive figures without console messages at %d px",
    async (width) => {
      const { before, after, ...seen } = await read(buildSite(), width);
      expect(seen).toEqual({ pictures: [1, 1], width, ink: light.ink, messages: [] });
      expect(before).toContain("A 100\u00a0×\u00a02,500 matrix at rank 8");
      expect(after).toContain("A 100\u00a0×\u00a02,500 matrix at rank 6");
    },
  );

  it("has static figures if the head lacks the elements of toAssets", async () => {
    const { before, after } = await read(buildSite(program.replace(/\$\{html\}/, "")), 720, false);
    expect(after).toBe(before);
  });

  it("is not built with a wrong tag, and the error names the tag", () => {
    expect(() => buildSite(program, "Words.\n\n<% lora 0, 100, 70 %>\n")).toThrow(
      "TagError: <% lora 0, 100, 70 %>: rank must be a whole number from 1 to 70",
    );
    expect(() => buildSite(program, "Words.\n\n{% lora 8, 100, 70 %}\n")).toThrow(
      "TagError: {% lora 8, 100, 70 %}: {% … %} is for template languages",
    );
  });
});

it("an application that navigates keeps no state from the previous page", async () => {
  const folder = buildSite();
  /** Removes the figure during an edit, after the application has navigated to a URL. */
  const addressAt = async (address: string) => {
    const page = await openSite(browser, folder, size(720));
    await page.goto("http://site.test/", { waitUntil: "networkidle" });
    const figure = page.locator("figure").first();
    const field = figure.locator("[type=number][name=rank]");
    await field.fill("3");
    await expect.poll(() => figure.locator("figcaption").textContent()).toContain("rank 3");
    // In one call, so that no pause ends the edit.
    await field.evaluate((input: HTMLInputElement, to) => {
      input.value = "4";
      input.dispatchEvent(new Event("input", { bubbles: true }));
      history.pushState({}, "", to);
      input.closest("figure")!.remove();
    }, address);
    const url = page.url();
    await page.context().close();
    return url;
  };
  expect(await addressAt("/next/")).toBe("http://site.test/next/");
  expect(await addressAt("/?same")).toContain("/?same#lora=");
});

it("the markdown-it rule and the core can be bundled for browsers; toAssets needs Node", async () => {
  const getExternals = async (name: string) => {
    const input = `dist/${name}.js`;
    const options = { input, platform: "browser", write: false, logLevel: "silent" } as const;
    const { output } = await build(options);
    const files: string[] = output.map(({ fileName }) => fileName);
    const imports = output.flatMap((file) => (file.type === "chunk" ? file.imports : []));
    return imports.filter((name) => !files.includes(name));
  };
  expect(await getExternals("plugin/markdown-it")).toEqual([]);
  expect(await getExternals("src/index")).toEqual([]);
  expect(await getExternals("plugin/assets")).toContain("node:fs");
});
