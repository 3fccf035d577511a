/** Compares the translations of the customer's page with the English page: the same tags, formulas, numbers and structure. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { headings } from "../../scripts/site/headings.js";
import { english } from "../../src/language-format.js";
import { locales } from "../../src/locales/languages.js";
import { findTagStarts, tagAt } from "../../src/tag/grammar.js";
import { numbersIn } from "../support/languages.js";

const languages: { readonly lang: string; readonly prefix: string }[] = JSON.parse(
  readFileSync("site/_data/languages.json", "utf8"),
);

const read = (prefix: string, name = "index.md") =>
  readFileSync(`site${prefix}/sims/lora-visualizer/${name}`, "utf8");

/** Returns the parts of a page that no language changes. */
function getStructure(text: string) {
  const lines = text.split("\n");
  return {
    tags: [...findTagStarts(text)].map((start) => tagAt(text, start)),
    // Sentences may name them in another order, or repeat them.
    formulas: [...new Set(text.replaceAll("{,}", ".").match(/\$\$?[^$]+\$\$?/g))].sort(),
    blocks: lines.map((line) => /^ *(?:#+|\d\.|[-|]|<[^%>]*>)?/.exec(line)?.[0]),
    // A translated page is one folder deeper.
    links: [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, url = ""]) =>
      url.replace("../../../", "../../"),
    ),
    bold: text.match(/\*\*/g)?.length,
  };
}

/** Returns the prose, without tags, formulas, links and marks of lists. */
const getProse = (text: string) =>
  text
    .replace(/<%.*?%>|\$\$?[^$]+\$\$?|\]\([^)]*\)/g, " ")
    .replace(/^ *\d\. /gm, "")
    // Chinese counts in units of ten thousand.
    .replace("1000 万", "10 million");

describe.each(languages.filter(({ lang }) => lang !== "en"))(
  "the customer's page in $lang",
  ({ lang, prefix }) => {
    const [original, translation] = [read(""), read(prefix)];

    it("has the tags, formulas, headings, lists and links of the English page in their order", () => {
      expect(getStructure(translation)).toEqual(getStructure(original));
    });

    it("has the numbers of the English page", () => {
      const { language } = locales[lang] ?? {};
      if (!language) return;
      expect(numbersIn([getProse(translation)], language)).toEqual(
        numbersIn([getProse(original)], english),
      );
    });

    it("has headings with valid ids", () => {
      const html = new MarkdownIt().use(headings).render(translation.replace(/^---.*?\n---/s, ""));
      const ids = [...html.matchAll(/<h\d id="(.*?)">/g)].map(([, id]) => id);
      expect(ids).toHaveLength(translation.match(/^#+ /gm)!.length);
      // French headings have no-break spaces.
      expect(ids.filter((id) => /^$|\s/.test(id!))).toEqual([]);
    });

    it("has its figure on a page for frames", () => {
      const [, tag] = read("", "main.md").split("\n---\n");
      const main = read(prefix, "main.md");
      expect(main.split("\n---\n")[1]).toBe(tag);
      expect(main).toContain(`permalink: ${prefix}/sims/lora-visualizer/main.html`);
    });
  },
);

/** Returns the chapters of a new book, without their titles, and the keys of the words around them. */
function readStarter(folder: string) {
  const chapters = readdirSync(`${folder}/chapters`).filter((file) => file.endsWith(".md"));
  const texts = chapters.map((file) => readFileSync(`${folder}/chapters/${file}`, "utf8"));
  const words = JSON.parse(readFileSync(`${folder}/_data/book.json`, "utf8"));
  return {
    chapters,
    texts: texts.map((text) => getStructure(text.replace(/^title: .*$/gm, "title"))),
    words: Object.keys(words).filter((key) => key !== "dir"),
  };
}

it.each(Object.keys(locales).filter((lang) => lang !== "en"))(
  "a new book in %s has the chapters, tags, formulas and words of the English book",
  (lang) => {
    expect(readStarter(`src/locales/${lang}/starter`)).toEqual(readStarter("scripts/starter"));
  },
);

it("the language switch lists the translations, at the URLs of their tags", () => {
  for (const { lang, prefix } of languages) {
    expect(prefix).toBe(lang === "en" ? "" : `/${lang}`);
    expect(existsSync(`site${prefix}/sims/lora-visualizer/index.md`)).toBe(true);
  }
});

it("the comparison detects a missing tag, formula or number", () => {
  const text = read("/de");
  const structure = getStructure(text);
  for (const [from, to] of [
    ["show=fraction", "show=savings"],
    ["$h = Wx + BAx$", "$h = Wx$"],
    ["### ", "## "],
    ["](https://arxiv.org/abs/2106.09685)", "](https://arxiv.org/)"],
  ] as const)
    expect(getStructure(text.replace(from, to))).not.toEqual(structure);
});

describe("the words around the page", () => {
  const translations: Readonly<Record<string, Readonly<Record<string, object | string>>>> =
    JSON.parse(readFileSync("site/_data/translations.json", "utf8"));

  it("are in every language, for each page of the menu and each script", async () => {
    const file = new URL("../../site/_data/site.js", import.meta.url).href;
    type Page = { url: string; menu?: string; footer?: string };
    const site: { default: { pages: Page[] } } = await import(file);
    const menu = site.default.pages.filter((page) => page.menu ?? page.footer);
    const sources = ["theme", "search-field", "search", "tables"].map((name) =>
      readFileSync(`site/scripts/${name}.ts`, "utf8"),
    );
    const scripts = sources.flatMap((source) =>
      [...(/translate\(\{(.*?)\}\)/s.exec(source)?.[1] ?? "").matchAll(/(\w+): "/g)].map(
        ([, name]) => name,
      ),
    );
    expect(scripts.length).toBeGreaterThan(9);
    expect(Object.keys(translations)).toEqual(languages.map(({ lang }) => lang).slice(1));
    for (const words of Object.values(translations)) {
      expect(Object.keys(words)).toEqual([
        "skip",
        "pages",
        "languages",
        "menu",
        "source",
        "footer",
        "scripts",
      ]);
      expect(Object.keys(words.menu!)).toEqual(menu.map(({ url }) => url));
      expect(Object.keys(words.scripts!).sort()).toEqual([...scripts].sort());
    }
  });
});
