/** Tests in a real browser that the controls of figures work where an author has switched them on, and are absent elsewhere. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { collectMessages } from "../support/looks.js";
import { createBook, installPackage, removeBooks, run, sphinx } from "./python-package.js";

const browser = await useBrowser();

beforeAll(installPackage, 900_000);
afterAll(removeBooks);

/** Adds lines to a file of a book. */
const append = (book: string, name: string, text: string) =>
  writeFileSync(path.join(book, name), readFileSync(path.join(book, name), "utf8") + text);

/** The sites of the hosts: each builds the template, with or without controls. Returns the folder of the site. */
const hosts: Readonly<Record<string, (interactive: boolean) => string>> = {
  Sphinx(interactive) {
    const book = createBook("sphinx");
    append(book, "conf.py", `lora_interactive = ${interactive ? "True" : "False"}\n`);
    expect(sphinx(book, "html")).toEqual({ status: 0, log: "" });
    return path.join(book, "_html");
  },
  MkDocs: (interactive) => buildMarkdown("mkdocs", interactive),
  Zensical: (interactive) => buildMarkdown("zensical", interactive),
  Jupyter(interactive) {
    const book = createBook("jupyter");
    const notebook = path.join(book, "lora.ipynb");
    const text = readFileSync(notebook, "utf8");
    expect(text).toContain('"Controls()"');
    if (!interactive) writeFileSync(notebook, text.replace('"Controls()"', '"None"'));
    const args = ["nbconvert", "--execute", "--to", "html", "--output", "index", "lora.ipynb"];
    expect(run(book, "jupyter", ...args).status).toBe(0);
    return book;
  },
};

function buildMarkdown(program: "mkdocs" | "zensical", interactive: boolean): string {
  const book = createBook("mkdocs");
  const configuration = path.join(book, "mkdocs.yml");
  writeFileSync(path.join(book, "docs/lora.css"), run(book, "lora-visualizer-css").log);
  if (interactive) {
    writeFileSync(path.join(book, "docs/lora.js"), run(book, "lora-visualizer-js").log);
    const text = readFileSync(configuration, "utf8").replace(
      "  - lora\n",
      "  - lora: { interactive: true }\n",
    );
    writeFileSync(configuration, `${text}extra_javascript: [lora.js]\n`);
  }
  expect(run(book, program, "build").status).toBe(0);
  return path.join(book, "site");
}

async function open(site: string) {
  const page = await openSite(browser, site, { viewport: { width: 1200, height: 900 } });
  const messages = collectMessages(page);
  await page.goto("http://site.test/", { waitUntil: "load" });
  return { page, messages };
}

describe.each(Object.entries(hosts))("%s", (name, build) => {
  it("a slider changes the picture", async () => {
    const { page, messages } = await open(build(true));
    const slider = page.locator("figure.lora input[type=range]").first();
    const picture = page.locator("figure.lora svg.lora-wide").first();
    const before = await picture.innerHTML();
    await slider.press("End");
    await expect.poll(() => picture.innerHTML()).not.toBe(before);
    await page.locator("figure.lora").first().getByRole("button", { name: "Reset" }).click();
    await expect.poll(() => picture.innerHTML()).toBe(before);
    // The other programs load fonts and scripts from the network, which is not there.
    expect(messages.filter((text) => !text.includes("ERR_FAILED"))).toEqual([]);
    await page.screenshot({
      path: path.resolve(`tests/.run/controls-${name}.png`),
      fullPage: true,
    });
    await page.context().close();
  });

  it("pictures have no controls unless the author wants them", async () => {
    const { page } = await open(build(false));
    expect(await page.locator("figure.lora, figure.lora-host").count()).toBeGreaterThan(1);
    expect(await page.locator("lora-figure, script[src*='lora.js']").count()).toBe(0);
    await page.context().close();
  });
});
