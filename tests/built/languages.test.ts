/** Tests the choice of a page's language, and authors' languages. */
import path from "node:path";
import { expect, it } from "vitest";
import { build } from "../support/eleventy.js";
import { decode } from "../support/markup.js";
import { packageFolder } from "../support/packages.js";
import { links, withOptions } from "../support/references.js";

/** An author's language, whose words are recognizable, and another word for an English message. */
const WORDS = {
  "words/pl/decomposition.ftl":
    "title = LoRA rzędu { $rank }\ncaption = { title }: { $d }~×~{ $k }\npart-full = wszystkie: { $full }\npart-lora = wyuczone: { $trainable }, { $share }\n",
  "words/pl/page.ftl": "reset = Przywróć\nfigure = Rysunek~{ $number }\n",
  "words/pl/tables.ftl": "all-linear = wszystkie\n",
  "words/pl/language.json":
    '{ "numbers": { "decimal": ",", "group": ".", "minGrouped": 1, "minus": "−", "percent": ["", " %"], "units": { "3": "k", "6": "M", "9": "B", "12": "T" } } }',
  "words/en/decomposition.ftl": "adapted = learned\n",
};

const FIGURE = "<% lora 8, 4096, 4096 %>\n";
const page = (frontMatter: string, content = FIGURE) => `---\n${frontMatter}\n---\n${content}`;

const I18N = path.join(packageFolder("@11ty/eleventy"), "src/Plugins/I18nPlugin.js");

const CONFIG = [
  `import I18nPlugin from ${JSON.stringify(I18N)};`,
  withOptions("{ locales: 'words', lang: 'pl' }"),
].join("\n");

it("pages have the language of their data, of the I18n plugin or of the site; tags may have another", async () => {
  const { files, log, exitCode } = await build({
    ...WORDS,
    "eleventy.config.js": CONFIG.replace(
      "eleventyConfig.addPlugin(",
      'eleventyConfig.addPlugin(I18nPlugin, { defaultLanguage: "pl-PL" });\n  eleventyConfig.addPlugin(',
    ),
    "default.md": page("chapter: 1", `${FIGURE}<% lora 8, 64, 64, lang="en", id="x" %>\n`),
    "en/path.md": page("title: P", `${FIGURE}\nsee <% loraRef "x" %>\n\n<% loraList %>\n`),
    "data.md": page("lang: PL_pl"),
    "unknown.md": page("lang: nv"),
    "second.md": page("lang: nv"),
    "show.md": page(
      "a: 1",
      '<% lora 8, 4096, 4096, show="trainable" %>: <% lora 8, 64, 64, show="fraction", lang="en" %>',
    ),
    "tables.md": page("a: 1", '<% loraTable ranks=[8], model="gpt2", targets="all-linear" %>\n'),
  });
  expect(exitCode, log).toBe(0);
  const read = (name: string) =>
    decode(files.get(`${name}/index.html`) ?? "").replaceAll("\u00a0", " ");
  const [byDefault, listing] = [read("default"), read("en/path")];
  expect(byDefault).toContain("Rysunek 1.1</b> <span>LoRA rzędu 8: 4.096 × 4.096</span>");
  expect(byDefault).toContain(">wszystkie: 16.777.216<");
  expect(byDefault).toContain(">wyuczone: 65.536, 0,391 %<");
  // A tag's figure has its language; its number has that of the page.
  expect(byDefault).toContain('<figure class="lora" id="x" lang="en">');
  expect(byDefault).toContain("Rysunek 1.2</b> <span>A 64 × 64 matrix at rank 8");
  expect(byDefault).toMatch(/data-figure="decomposition" data-language="pl-site"/);
  expect(read("data")).toContain("wyuczone: 65.536");
  // References and lists have the language of their page, and mark captions in another language.
  expect(listing).toContain("Figure 1</b> <span>A 4,096 × 4,096 matrix at rank 8");
  expect(links(listing)[0]).toBe("/default/#x Figure 1.2");
  expect(listing).toMatch(
    /Figure 1\.1<\/a> <span dir='auto' lang='pl'>LoRA rzędu 8, 4\.096 × 4\.096<\/span>.*Figure 1\.2<\/a> <span dir='auto'>LoRA at/,
  );
  expect(read("show")).toContain("<p>65.536: 25 %</p>");
  expect(read("tables")).toContain("LoRA on wszystkie of gpt2");
  // A language without a catalog: English, marked, and one warning.
  for (const name of ["unknown", "second"])
    expect(read(name)).toMatch(/<figure class="lora" id="lora-\w+-1" lang="en">.*matrix at rank 8/);
  expect(log.match(/no words in the language/g)).toHaveLength(1);
  expect(log).toMatch(/\[lora\] (?:unknown|second)\.md: there are no words in the language “nv”/);
});

it("pages load the scripts of their language, and sites have only those of their languages", async () => {
  const { files, log } = await build({
    ...WORDS,
    "eleventy.config.js": withOptions("{ locales: 'words' }"),
    "index.md": FIGURE,
  });
  const names = [...files.keys()].filter((name) => name.endsWith(".js"));
  const words = names.map((name) => path.basename(name)).filter((name) => /words/.test(name));
  // Without Polish, German and so on.
  expect(
    words.every((name) => name.startsWith("words-en-site")),
    log,
  ).toBe(true);
  const page = files.get("index.html") ?? "";
  expect(page, log).toContain(">learned<");
  for (const name of ["figure-decomposition", "words-en-site-decomposition", "words-en-site"])
    expect(page).toContain(`/${name}.js"/>`);
});

it("a mistake in an author's file stops the build, with its file and line", async () => {
  const { log, exitCode } = await build({
    "words/de/decomposition.ftl": "\ntitle = LoRA\nadaptde = gelernt\n",
    "eleventy.config.js": withOptions("{ locales: 'words' }"),
    "index.md": FIGURE,
  });
  expect(exitCode).toBe(1);
  expect(log).toContain("words/de/decomposition.ftl:2: title does not write { $rank }");
  expect(log).toContain(
    "words/de/decomposition.ftl:3: adaptde is no message of English. Did you mean adapted?",
  );
  expect(log).not.toMatch(/ at .*file:/);
});

it.each([
  ["{ locales: 'nowhere' }", "locales"],
  ["{ locales: [{}] }", "locales"],
  ["{ lang: 7 }", "lang"],
])("the options %s are an error with the place of the option", async (options, name) => {
  const { log, exitCode } = await build({ "eleventy.config.js": withOptions(options) });
  expect(exitCode).toBe(1);
  expect(log.replace(/\d+: /, "")).toContain(`eleventy.config.js:${name} must be `);
});
