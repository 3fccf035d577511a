/** Tests in a real browser that the controls of figures work where an author has switched them on, and are absent elsewhere. */
import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.js";
import { openSite } from "../support/chromium.js";
import { run as runCommand } from "../support/command.js";
import { collectMessages } from "../support/looks.js";
import { install } from "./install.js";
import {
  build,
  createBook as createMystBook,
  NAME,
  removeBooks as removeMystBooks,
} from "./myst-book.js";
import { createBook, installPackage, removeBooks, run, sphinx } from "./python-package.js";

const browser = await useBrowser();

beforeAll(() => {
  install("mystmd");
  installPackage();
}, 900_000);
afterAll(() => {
  removeBooks();
  removeMystBooks();
});

/** Adds lines to a file of a book. */
const append = (book: string, name: string, text: string) =>
  writeFileSync(path.join(book, name), readFileSync(path.join(book, name), "utf8") + text);

/** Each builds the template of a host, with or without controls. Returns the folder of the site. */
const hosts: Readonly<Record<string, (interactive: boolean) => string | Promise<string>>> = {
  MyST: buildMyst,
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

/** MyST's themes come from the network, so the page has their components, which npm has too. */
async function buildMyst(interactive: boolean): Promise<string> {
  const book = createMystBook({
    "lora.mjs": `import { createLoraMyst } from "${NAME}/myst";
export default createLoraMyst({ interactive: ${interactive} });
`,
  });
  build(book, "--site");
  const { public: site, content } = {
    public: path.join(book, "_build/site/public"),
    content: path.join(book, "_build/site/content"),
  };
  cpSync(path.join(content, "index.json"), path.join(site, "page.json"));
  const bundle = await rolldown({
    input: "tests/hosts/myst-page.js",
    platform: "browser",
    transform: { define: { "process.env.NODE_ENV": '"production"' } },
    onLog: () => {},
  });
  await bundle.write({ file: path.join(site, "page.js"), format: "es", codeSplitting: false });
  writeFileSync(
    path.join(site, "index.html"),
    '<!doctype html><meta charset="utf-8"><title>A</title><link rel="icon" href="data:,">' +
      '<main></main><script type="module" src="page.js"></script>',
  );
  return site;
}

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

describe.each(Object.entries(hosts))("%s", (name, buildSite) => {
  it("a slider changes the picture", async () => {
    const { page, messages } = await open(await buildSite(true));
    const slider = page.locator("figure.lora input[type=range]").first();
    const picture = page.locator("figure.lora svg.lora-wide").first();
    const before = await picture.innerHTML();
    await slider.press("End");
    await expect.poll(() => picture.innerHTML()).not.toBe(before);
    await page.locator("figure.lora").first().getByRole("button", { name: "Reset" }).click();
    await expect.poll(() => picture.innerHTML()).toBe(before);
    // Programs load fonts and scripts from the network, which is not there, and MyST reports what it loads.
    const isOurs = (text: string) => !/ERR_FAILED|^AnyRenderer import/.test(text);
    expect(messages.filter(isOurs)).toEqual([]);
    await page.screenshot({
      path: path.resolve(`tests/.run/controls-${name}.png`),
      fullPage: true,
    });
    await page.context().close();
  });

  it("pictures have no controls unless the author wants them", async () => {
    const { page } = await open(await buildSite(false));
    await page.locator("figure").first().waitFor();
    expect(await page.locator("figure").count()).toBeGreaterThan(1);
    expect(await page.locator("lora-figure, script[src*='lora.js']").count()).toBe(0);
    await page.context().close();
  });
});

it("sliders redraw the author's words", async () => {
  const book = createBook("sphinx", {
    "title.ftl": "title = LoRA vom Rang { $rank }\n",
  });
  mkdirSync(path.join(book, "words/de"), { recursive: true });
  renameSync(path.join(book, "title.ftl"), path.join(book, "words/de/decomposition.ftl"));
  const words = await runCommand("words", "--locales", path.join(book, "words"), "--json");
  writeFileSync(path.join(book, "words.json"), words.out);
  append(
    book,
    "conf.py",
    'lora_interactive = True\nlora_locales = "words.json"\nlanguage = "de"\n',
  );
  expect(sphinx(book, "html").status).toBe(0);
  expect(readFileSync(path.join(book, "_html/index.html"), "utf8")).toContain("LoRA vom Rang 8");
  const { page } = await open(path.join(book, "_html"));
  const slider = page.locator("figure.lora input[type=range]").first();
  const picture = page.locator("figure.lora svg.lora-wide").first();
  await slider.press("End");
  await expect.poll(() => picture.getAttribute("aria-label")).toContain("LoRA vom Rang 64");
  await page.context().close();
  const code = `from lora_visualizer import lora
print(lora(8, 64, 64, lang="de", locales="words.json").alt)`;
  expect(run(book, "python", "-c", code).log).toMatch(/^LoRA vom Rang 8/);
});
