/** Builds other sites with the real Eleventy and the packed package. The plugin does not change their output. */
import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "../support/draws.js";
import {
  base,
  configuration,
  expectFailedBuild,
  expectUnchanged,
  hosts,
} from "../support/hosts.js";
import { packageFolder } from "../support/packages.js";

const site = hosts();

const page = (front: string, body = "<% lora 8, 768, 3072 %>") =>
  `---\ntitle: A title\n${front}\n---\nText before.\n\n${body}\n`;

/** Returns the log lines about images, except the totals. */
const imageLines = (log: string) => log.match(/^\[lora\] (?!\d).*$/gm) ?? [];

describe("the site's other output", () => {
  it("is unchanged in a starter with a figure", async () => {
    const { files } = await expectUnchanged(site());
    expect(String(files.get("posts/figure/index.html"))).toContain('<figure class="lora"');
  });

  it("is checked: a change outside the figure is detected", async () => {
    const change =
      "eleventyConfig.addTransform('lora', (html) => html.replace('after', 'behind'));";
    const host = site({ "eleventy.config.js": configuration(change) });
    await expect(expectUnchanged(host)).rejects.toThrow("posts/figure/index.html");
  });

  it("is checked after a failed build: a written page is detected", async () => {
    const stop = "eleventyConfig.on('eleventy.after', () => { throw new Error('late'); });";
    const change = { "eleventy.config.js": configuration(stop), "new.md": "New" };
    await expect(expectFailedBuild(site(), change)).rejects.toThrow("new/index.html");
  });
});

const options = '{ siteUrl: "https://a.test" }';

/** Whether this Eleventy copies files beside the pages that refer to them, as since 3.1. */
const copiesBeside = !readFileSync(
  path.join(packageFolder("@11ty/eleventy"), "package.json"),
  "utf8",
).includes('"version": "3.0.');

describe("a preview", () => {
  it("never overwrites an author's file, and the build reports it", async () => {
    const photo = createCanvas(40, 20).toBuffer("image/png");
    const images = {
      glob: "/img/glob.png",
      folder: "/img/folder.png",
      ...(copiesBeside && { beside: "beside.png" }),
      drawn: "/img/drawn.png",
      written: "/img/written.png",
    };
    const withPictures = "<% lora 8, 768, 3072 %>\n\n[A](beside.png)\n\n![B](/photo.png)";
    const posts = Object.entries(images).map(([name, image]) => [
      `posts/${name}.md`,
      page(`image: ${image}`, withPictures),
    ]);
    // The image plugin does not overwrite existing files.
    const { "posts/drawn.md": drawn = "", ...others } = Object.fromEntries(posts);
    const host = site({
      ...others,
      "eleventy.config.js": configuration("", options),
    });
    // At the other URLs, the preview is written before the author's file.
    const cards = ["posts/beside/beside", "img/folder", "img/glob", "img/written"];
    const early = await expectUnchanged(
      host,
      cards.map((name) => `${name}.png`),
    );
    expect(imageLines(early.log)).toEqual([]);
    host.write({
      "posts/drawn.md": drawn,
      "eleventy.config.js": `import { eleventyImageTransformPlugin } from "@11ty/eleventy-img";
${configuration(
  `  eleventyConfig.addPassthroughCopy({ "shots/*.png": "img", "folder": "img" });
  eleventyConfig.addPassthroughCopy("posts/*.png", { mode: "html-relative" });
  eleventyConfig.addPlugin(eleventyImageTransformPlugin, {
    formats: ["png"],
    urlPath: "/img/",
    filenameFormat: (id, source) => source.includes("photo") ? "drawn.png" : "other.png",
  });`,
  options,
)}`,
      "shots/glob.png": photo,
      "folder/folder.png": photo,
      "posts/beside.png": photo,
      "photo.png": photo,
      "written.njk": "---\npermalink: /img/written.png\n---\nmine",
    });
    const { log } = await expectUnchanged(host);
    const kept = (name: string, address: string) =>
      `[lora] posts/${name}.md: no preview at ${address}: the site already has a file with this URL`;
    expect(imageLines(log).sort()).toEqual([
      ...(copiesBeside ? [kept("beside", "/posts/beside/beside.png")] : []),
      ...["drawn", "folder", "glob", "written"].map((name) => kept(name, `/img/${name}.png`)),
    ]);
  });

  it("is drawn at the URL of image:, even if the layout names it in the head, which stays unchanged", async () => {
    const head = `{% if image %}<meta property="og:image" content="https://a.test{{ image }}">{% endif %}`;
    const host = site({
      "eleventy.config.js": configuration("", "{ numbers: true }"),
      "_includes/base.njk": base.replace("</head>", `${head}\n</head>`),
      "posts/a.md": page("image: /img/a.png"),
    });
    const { files } = await expectUnchanged(host, ["img/a.png"]);
    expect(files.get("img/a.png")?.toString("latin1", 1, 4)).toBe("PNG");
    expect(String(files.get("posts/a/index.html")).match(/og:/g)).toHaveLength(1);
  });

  describe("on a page whose layout has a default og:image, the preview", () => {
    const head = `<meta property="og:image" content="https://a.test/default.png">
<meta property="og:image:width" content="7"><meta name="twitter:image" content="/default.png">`;
    const withDefault = (given: string) =>
      site({
        "eleventy.config.js": configuration("", given),
        "_includes/base.njk": base.replace("</head>", `${head}\n</head>`),
        "posts/a.md": page("image: /img/a.png"),
        "posts/b.md": page("image: /img/b.png"),
      });

    it("replaces the default on the pages that name it", async () => {
      const { log, files } = await withDefault(options).build();
      const html = String(files.get("posts/a/index.html"));
      const images = [...html.matchAll(/(?:og|twitter):image[^>]*content="([^"]*)"/g)];
      expect(images.map(([, value]) => value).slice(0, 3)).toEqual([
        "https://a.test/img/a.png",
        "1200",
        "630",
      ]);
      expect([imageLines(log), html.includes("default.png")]).toEqual([[], false]);
      expect(String(files.get("posts/words/index.html"))).toContain(head);
    });
  });

  it("uses another front matter key on a site whose image: names its pictures", async () => {
    const host = site({
      "eleventy.config.js": configuration("", '{ siteUrl: "https://a.test", previewKey: "card" }'),
      "posts/a.md": page("image: hero.jpg\ncard: /img/a.png"),
      "posts/b.md": page("image: { src: hero.png }\ncard: https://a.test/img/b.png"),
    });
    const { files, log } = await expectUnchanged(host, ["img/a.png", "img/b.png"]);
    expect(String(files.get("posts/a/index.html"))).toContain('content="https://a.test/img/a.png"');
    expect([files.has("img/a.png"), files.has("img/b.png"), ...imageLines(log)]).toEqual([
      true,
      true,
    ]);
  });

  it("that a page requests but does not get is reported in one line, with the reason", async () => {
    const host = site({
      "eleventy.config.js": configuration("", options),
      "posts/words-only.md": page("image: /img/none.png", "Words."),
      "posts/hero.md": page("image: /img/hero.jpg"),
      "img/hero.jpg": "mine",
      "posts/beside/beside.md": page("image: hero.jpg"),
      "posts/beside/hero.jpg": "mine",
      "posts/elsewhere.md": page("image: https://b.test/x.png"),
    });
    const { log } = await expectUnchanged(host);
    expect(imageLines(log).sort()).toEqual([
      "[lora] posts/beside/beside.md: no preview at /posts/beside/hero.jpg: the site already has a file with this URL",
      "[lora] posts/hero.md: no preview at /img/hero.jpg: the site already has a file with this URL",
      "[lora] posts/words-only.md: no preview at /img/none.png: the page has no figure (to draw a preview anyway, set the plugin's option previews: true)",
    ]);
  });

  it("is rejected if its name does not end in .png, with a suggestion", async () => {
    const remedies: [image: string, name: string][] = [
      ["/img/a.jpg", "/img/a.png"],
      ["/img/a.PNG", "/img/a.png"],
      ["card", "card.png"],
      ["/img/", "/img/preview.png"],
      ["./", "./preview.png"],
    ];
    const posts = remedies.flatMap(([image], at) => [
      [`posts/${at}.md`, page(`image: ${image}`)],
      [`posts/words-${at}.md`, page(`image: ${image}`, "Words.")],
    ]);
    const host = site({
      "eleventy.config.js": configuration("", options),
      "posts/card.md": page("image: /img/card.png"),
      "img/other.jpg": "mine",
    });
    const log = await expectFailedBuild(host, Object.fromEntries(posts));
    expect(log).toContain("found 5 problems:");
    for (const [at, [image, name]] of remedies.entries())
      expect(log).toContain(
        `posts/${at}.md:3: there is no file “${image}”, and a preview's name must end in .png: write image: ${name}; `,
      );
  });

  it("shows the page's first figure, as does its text alternative, in any order of rendering", async () => {
    const host = site({
      "eleventy.config.js": configuration("", options),
      "posts/a.md": page("image: /img/a.png", "<% lora 8, 768, 3072 %>\n\n{% lora 4, 32, 64 %}"),
      "posts/b.md": page("image: /img/b.png", "<% lora 8, 768, 3072 %>"),
    });
    const { files, log } = await host.build();
    const alt = (name: string) =>
      /og:image:alt" content="([^"]*)"/.exec(String(files.get(`posts/${name}/index.html`)))?.[1];
    expect(alt("b"), log).toContain("2,359,296");
    expect(alt("a")).toBe(alt("b"));
  });
});

it("computed permalinks do not change, and the plugin finds the data of every kind of page", async () => {
  const front = "title: T\nlayout: base.njk\nimage: card.png";
  const figure = "{% lora 8, 768, 3072 %}";
  const host = site({
    "eleventy.config.js": configuration(
      `  eleventyConfig.addTemplateFormats("style");
  eleventyConfig.addExtension("style", {
    outputFileExtension: "css",
    compileOptions: {
      permalink: (text, inputPath) => (data) => data.page.filePathStem.replace("/styles/", "/css/") + ".css",
    },
    compile: (text) => ({ order }) => text + order,
  });
  eleventyConfig.addTemplate("virtual.njk", '${figure}', { title: "T", layout: "base.njk", image: "card.png" });`,
      '{ siteUrl: "https://a.test" }',
    ),
    "_data/eleventyComputed.js": [
      "const list = ({ pageNumber }) => '/list-' + pageNumber + '/';",
      "const bySlug = (slug) => slug && '/by-slug/' + slug + '/';",
      "const permalink = ({ slug, pagination }) => pagination ? list(pagination) : bySlug(slug);",
      "const title = ({ title, page }) => title && title + ' of ' + page.fileSlug;",
      // Logs the evaluation order, without accessing properties that would change it.
      "const order = ({ page }) => JSON.stringify(page).includes('\"url\":\"/') ? 'after its url' : 'before';",
      "export default { permalink, title, order };",
    ].join("\n"),
    "styles/a.style": "A { COLOR: RED }",
    "styles/b.style": "B { COLOR: RED }",
    "md.md": `---\n${front}\nslug: x\nchapter: 7\n---\n<% lora 8, 768, 3072 %>`,
    "nunjucks.njk": `---\n${front}\n---\n${figure}`,
    "liquid.liquid": `---\n${front}\n---\n${figure}`,
    "html.html": `---\n${front}\nchapter: 8\n---\n${figure}`,
    "javascript.11ty.js":
      'export const data = { title: "T", layout: "base.njk", image: "card.png" }; export default function () { return this.lora(8, 768, 3072); }',
    "list.njk": `---\n${front}\npagination: { data: items, size: 1 }\nitems: [1, 2]\n---\n${figure}`,
  });
  const pages = [
    "by-slug/x",
    "nunjucks",
    "liquid",
    "html",
    "javascript",
    "list-0",
    "list-1",
    "virtual",
  ];
  const { files } = await expectUnchanged(
    host,
    pages.map((name) => `${name}/card.png`),
  );
  const styles = [...files.keys()].filter(
    (name) => name.endsWith(".css") && !name.startsWith("lora/"),
  );
  expect(styles.sort()).toEqual(["css/a.css", "css/b.css", "css/site.css"]);
  expect(String(files.get("css/b.css"))).toBe("B { COLOR: RED }after its url");
  const seen = pages.map((name) => {
    const html = String(files.get(`${name}/index.html`));
    return [
      /og:title" content="([^"]*)"/.exec(html)?.[1],
      files.has(`${name}/card.png`),
      /Figure.[\d.]+/.exec(html)?.[0],
    ];
  });
  const expectedPage = (slug: string, number = "1") => [
    `T of ${slug}`,
    true,
    `Figure\u00a0${number}`,
  ];
  expect(seen).toEqual([
    expectedPage("md", "7.1"),
    expectedPage("nunjucks"),
    expectedPage("liquid"),
    expectedPage("html", "8.1"),
    expectedPage("javascript"),
    expectedPage("list"),
    expectedPage("list"),
    expectedPage("virtual"),
  ]);
});

describe("a later step of the build", () => {
  /** Builds a page with a figure and a preview, with these lines before and after those of the plugin. */
  const bundled = async (before: string, after: string) => {
    const config = configuration(after, options).replace("Config) {", `Config) {\n${before}`);
    const host = site({
      "eleventy.config.js": `import vite from "@11ty/eleventy-plugin-vite";\n${config}`,
      "posts/figure.md": page("image: /cards/figure.png"),
    });
    const { exitCode, files, log } = await host.build();
    expect(exitCode, log).toBe(0);
    return files;
  };

  it.each([
    ["before", "  eleventyConfig.addPlugin(vite);", ""],
    ["after", "", "  eleventyConfig.addPlugin(vite);"],
  ])(
    "bundles the assets and keeps the preview, with Vite added %s the plugin",
    async (_, ...lines) => {
      const files = await bundled(...lines);
      const html = String(files.get("posts/figure/index.html"));
      const loaded = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)];
      expect(loaded.length).toBeGreaterThanOrEqual(2);
      for (const [, file] of loaded) expect(files.has(file!), file).toBe(true);
      // Vite renames the figures' scripts, so it must follow the runtime's import of them.
      const scripts = [...files].filter(([name]) => /^assets\/.*\.js$/.test(name));
      for (const part of [/figure-savings/, /words-en-savings/])
        expect(scripts.some(([name]) => part.test(name))).toBe(true);
      expect(scripts.some(([, text]) => String(text).includes('"./figure-savings.js":'))).toBe(
        true,
      );
      expect(html).toContain('content="https://a.test/cards/figure.png"');
      expect(files.get("cards/figure.png")?.subarray(1, 4).toString()).toBe("PNG");
    },
  );

  it("finds all files in its own handler of eleventy.after", async () => {
    const list = `  eleventyConfig.on("eleventy.after", ({ directories: { output } }) => {
    const names = fs.readdirSync(output, { recursive: true });
    fs.writeFileSync(output + "/list.json", JSON.stringify(names));
  });`;
    const files = await bundled('  const fs = process.getBuiltinModule("node:fs");', list);
    const names: string[] = JSON.parse(String(files.get("list.json")));
    const ours = [...files.keys()].filter((name) => /^(?:lora|cards)\//.test(name));
    expect(ours.length).toBeGreaterThan(3);
    expect(names).toEqual(expect.arrayContaining(ours));
  });
});

describe("template languages", () => {
  /** Returns the numbers of figures in a page, in order. */
  const numbersIn = (html: unknown) =>
    [...String(html).matchAll(/class="lora-number"[^>]*>Figure.([\d.]+)/g)].map(([, item]) => item);

  it("number figures in Nunjucks macros that are imported with context, through three layouts", async () => {
    const macros = "{% macro card(r, d) %}<div>{% lora r, d, 90 %}</div>{% endmacro %}";
    const files = (context: string) => ({
      "_includes/macros.njk": macros,
      "_includes/chapter.njk":
        '---\nlayout: base.njk\n---\n<h2>{{ title }}</h2>{{ content | safe }}{% lora rank, 100, 300, "caption=Last" %}',
      "_includes/lesson.njk": `---\nlayout: chapter.njk\nrank: 3\n---\n{% from "macros.njk" import card${context} %}<section>{{ content | safe }}</section>{{ card(rank, 70) }}`,
      "lesson.njk": `---\ntitle: A\nlayout: lesson.njk\n---\n{% import "macros.njk" as m${context} %}{% for r in [1, 2] %}{{ m.card(r, 50) }}{% endfor %}{% set kept %}{% lora 4, 30, 3000 %}{% endset %}{{ kept | safe }}`,
    });
    const { files: output } = await expectUnchanged(site(files(" with context")));
    const html = output.get("lesson/index.html");
    expect(numbersIn(html)).toEqual(["1", "2", "3", "4", "5"]);
    const ranks = [...String(html).matchAll(/data-input='&#123;"rank":(\d+)/g)].map(
      ([, item]) => item,
    );
    expect(ranks).toEqual(["1", "2", "4", "3", "3"]);
    // A macro does not receive the page that calls it.
    const without = await site(files("")).build();
    expect(numbersIn(without.files.get("lesson/index.html"))).toEqual(["1", "2"]);
  });

  it("give each page of a Liquid pagination its figures and its preview, under a path prefix", async () => {
    const layers = [
      { name: "q", d: 100, k: 70, r: "3" },
      { name: "o", d: 7, k: 7000, r: 7 },
    ];
    const host = site({
      "eleventy.config.js": `import { HtmlBasePlugin } from "@11ty/eleventy";
${configuration("  eleventyConfig.addPlugin(HtmlBasePlugin);", options)}`,
      "_data/layers.json": JSON.stringify(layers),
      "_includes/base.liquid":
        "<!doctype html><html><head><title>{{ title }}</title></head><body>{{ content }}</body></html>",
      "_includes/figure.liquid": "{% lora r, d, 64 %}",
      "draft.liquid": "---\npermalink: false\ntags: drafts\n---\n{% lora 8, 33, 44 %}",
      "layers.liquid": `---
layout: base.liquid
title: A layer
pagination: { data: layers, size: 1, alias: layer }
permalink: "/layers/{{ layer.name }}/"
image: card.png
---
{% lora layer.r, layer.d, layer.k %}{% include "figure", r: layer.r, d: layer.d %}{% for one in collections.drafts %}{{ one.content }}{% endfor %}`,
    });
    const pages = ["q", "o"].map((name) => `layers/${name}`);
    const cards = pages.map((name) => `${name}/card.png`);
    const { files } = await expectUnchanged(host, cards, { args: ["--pathprefix=/book/"] });
    for (const name of pages) {
      const html = String(files.get(`${name}/index.html`));
      expect(numbersIn(html)).toEqual(["1", "2", "1"]);
      expect(html).toContain(`og:image" content="https://a.test/book/${name}/card.png"`);
      expect(html.match(/"\/book\/lora\/lora-/g)).toHaveLength(1);
      expect(files.has(`${name}/card.png`)).toBe(true);
    }
    expect([...files.keys()].filter((name) => name.includes("draft"))).toEqual([]);
  });
});

it("a site in CommonJS requires the plugin itself", async () => {
  const host = site({
    "package.json": "{}",
    "eleventy.config.js": configuration()
      .replace(/^import (\w+) from (.*);/, "const $1 = require($2);")
      .replace("export default", "module.exports ="),
  });
  const { files } = await expectUnchanged(host);
  expect(String(files.get("posts/figure/index.html"))).toContain('<figure class="lora"');
});

it.each([
  [
    "5.0.1",
    [
      expect.stringMatching(
        /^\[lora\] this Eleventy version is untested; tested range: >=3\.0\.0 <5/,
      ),
    ],
  ],
  ["4.0.0-alpha.9", []],
])("Eleventy %s builds, with a warning for an untested version", async (version, warnings) => {
  const host = site();
  const copy = path.join(host.folder, "node_modules/@11ty/eleventy");
  cpSync("node_modules/@11ty/eleventy", copy, { recursive: true });
  const manifest = readFileSync(path.join(copy, "package.json"), "utf8");
  host.write({
    "node_modules/@11ty/eleventy/package.json": manifest.replace(
      /"version": "[^"]*"/,
      `"version": "${version}"`,
    ),
  });
  const { log } = await expectUnchanged(host, [], { without: site().withoutPlugin() });
  expect(log).toContain(`v${version})`);
  expect(imageLines(log)).toEqual(warnings);
});

it.each(["", "eleventyConfig.addPlugin(HtmlBasePlugin);"])(
  "a feed has absolute URLs with the path prefix, and no link or script elements (%s)",
  async (base) => {
    const entry = "{{ post.content | renderTransforms(post.data.page, 'https://a.test/') }}";
    const host = site({
      "eleventy.config.js": `import { HtmlBasePlugin } from "@11ty/eleventy";
${configuration(base, options)}`,
      "posts/figure.md": page(
        "image: /card.png",
        "<% lora 8, 768, 3072 %>\n\n<% lora 8, 768, 3072, format=png %>",
      ),
      "feed.njk": `---\npermalink: /feed.xml\n---\n{% for post in collections.posts %}<a>${entry}</a><b>{{ post.content | renderTransforms(post.data.page) }}</b>{% endfor %}`,
      // A layout is rendered when all contents are.
      "_includes/late.njk": `<b>{{ content | safe }}</b>{% for post in collections.posts %}<b>{{ post.content | renderTransforms(post.data.page) | safe }}</b>{% endfor %}`,
      "late.njk": "---\npermalink: /late.xml\nlayout: late.njk\n---\n",
      "all.njk": "---\npermalink: /all.html\nlayout: late.njk\n---\n",
      "feed-json.njk":
        "---\npermalink: /feed.json\n---\n[{% for post in collections.posts %}{{ post.content | dump | safe }},{% endfor %}0]",
    });
    const feeds = ["feed.xml", "late.xml", "all.html", "feed.json", "card.png"];
    const { files } = await expectUnchanged(host, feeds, { args: ["--pathprefix=/book/"] });
    const feed = String(files.get("feed.xml"));
    const late = String(files.get("late.xml"));
    const json = JSON.parse(String(files.get("feed.json"))).join("");
    const [withBase = "", ...others] = feed.split("<b>");
    // HtmlBase adds the prefix before the feed is transformed.
    const prefixed = base ? /^\/book\/lora\/[0-9a-f]+\.png$/ : undefined;
    const texts = [[withBase], [others.join(""), prefixed], [late, prefixed], [json]] as const;
    for (const [text, expected] of texts) {
      expect(text.match(/figure class=/g)).toHaveLength(2);
      expect(text).not.toMatch(/(?:<|&lt;)(?:link|script|meta)|eleventy:ignore/);
      const addresses = [...text.matchAll(/[^\s"';,]*\/lora\/[0-9a-f]{24}\.png/g)].map(
        ([item]) => item,
      );
      expect(addresses.length).toBeGreaterThan(2);
      for (const address of addresses)
        expect(address).toMatch(expected ?? /^https:\/\/a\.test\/book\/lora\/[0-9a-f]+\.png$/);
    }
    expect(feed).toContain("lora-wide");
    // A page without a head loads its files before its first figure.
    const all = String(files.get("all.html"));
    expect(all.match(/<link rel="stylesheet" href="\/book\/lora\//g)).toHaveLength(1);
    expect(all.indexOf("<link")).toBeLessThan(all.indexOf("<figure"));
    const actual = String(files.get("posts/figure/index.html"));
    expect(actual).toMatch(
      /<meta property="og:image" content="https:\/\/a\.test\/book\/card\.png"\/?>/,
    );
    expect(actual).toMatch(/<link rel="stylesheet" href="\/book\/lora\/[^"]*"\/?>/);
  },
);

it("figures are static wherever templates put a page's content, whatever filters they apply to it", async () => {
  const filters = [
    "escape",
    "dump | safe",
    "htmlToAbsoluteUrls('https://a.test/posts/')",
    "renderTransforms(post.data.page)",
    "renderTransforms(post.data.page, 'https://a.test/')",
    "collapse",
    "later",
    "replace('<p>', '<p class=intro>')",
    "trim",
  ];
  const chains = fc.sample(fc.uniqueArray(fc.constantFrom(...filters), { maxLength: 4 }), runs(20));
  const body =
    '<% lora 8, 512, 512, id="a" %>\n\n<% lora 8, 512, 512, steps=[4, 8], goal=0.9, id="b" %>\n\n<% lora 8, 64, 64, format=png, id="c" %>';
  const put = (content: string) =>
    `{% for post in collections.posts %}{% if post.url == "/posts/figure/" %}${content}{% endif %}{% endfor %}`;
  const outputs = chains.map((chain, index) => {
    const content = put(`{{ ${["post.content", ...chain].join(" | ")} | safe }}`);
    const type = ["xml", "json", "txt", "js"][index % 4];
    return [`out-${index}.njk`, `---\npermalink: /out/${index}.${type}\n---\n${content}`] as const;
  });
  const host = site({
    "eleventy.config.js": `import { rssPlugin } from ${JSON.stringify(import.meta.resolve("@11ty/eleventy-plugin-rss"))};
${configuration(
  `  eleventyConfig.addPlugin(rssPlugin);
  eleventyConfig.addFilter("collapse", (html) => html.replace(/>\\s+</g, "><"));
  eleventyConfig.addAsyncFilter("later", async (html) => html);`,
  options,
)}`,
    "posts/figure.md": page("", body),
    ...Object.fromEntries(outputs),
    "data.njk": `---\npermalink: /data.html\n---\n<script type="application/json">${put("{{ post.content | dump | safe }}")}</script>`,
    "again.njk": `---\npermalink: /again.html\n---\n<main>${put("{{ post.content | safe }}")}</main>`,
  });
  const { files, log } = await host.build();
  const controls =
    /lora-figure|lora-narrow|lora-controls|lora-buttons|lora-multiples|tabindex|<picture/g;
  const copies = [...files].filter(([name]) => /^(out\/|data)/.test(name));
  expect(copies.length, log).toBe(chains.length + 1);
  for (const [name, content] of copies) {
    expect([name, ...(String(content).match(controls) ?? [])]).toEqual([name]);
    expect(String(content).match(/lora-wide/g)).toHaveLength(2);
  }
  // Both finished pages have controls.
  for (const name of ["posts/figure/index.html", "again.html"])
    expect(String(files.get(name)).match(/<lora-figure|<picture/g)).toHaveLength(3);
});

it("templates that receive no page may have figures with the same id", async () => {
  const call = (rank: number) => `{% from "figures.njk" import card %}{{ card(${rank}) }}`;
  const host = site({
    "_includes/figures.njk":
      '{% macro card(rank) %}{% lora rank, 64, 64, id="same" %}{% endmacro %}',
    ...Object.fromEntries(
      [2, 4].map((rank) => [`r${rank}.njk`, `---\npermalink: /r${rank}.html\n---\n${call(rank)}`]),
    ),
  });
  const { files, log } = await host.build();
  for (const rank of [2, 4]) {
    const html = String(files.get(`r${rank}.html`));
    expect(html, log).toContain("<lora-figure");
    expect(html).toContain(`"rank":${rank}`);
  }
});

it("a site that wraps tables by replacing text keeps its layout", async () => {
  const wrap = `  eleventyConfig.addTransform("tables", (html) => html
    .replaceAll("<table>", '<div class="wide"><table>').replaceAll("</table>", "</table></div>"));`;
  const body = '<% lora 8, 512, 512, steps=[4, 8] %>\n\n<% loraTable models=["gpt2"], rank=3 %>';
  const host = site({
    "eleventy.config.js": configuration(wrap),
    "posts/figure.md": page("", body),
  });
  const html = String((await host.build()).files.get("posts/figure/index.html"));
  const count = (part: string) => html.split(part).length - 1;
  expect(count('<div class="wide"><table>')).toBe(3);
  expect(count("<div")).toBe(count("</div>"));
});

it("a site that strips tags from its contents, as for a search index, joins no words", async () => {
  const host = site({
    "posts/figure.md": page("", "<% lora 8, 768, 3072 %>"),
    "index.json.njk":
      "---\npermalink: /index.json\n---\n[{% for post in collections.posts %}{{ post.content | striptags(true) | dump | safe }},{% endfor %}0]",
  });
  const contents: string[] = JSON.parse(String((await host.build()).files.get("index.json")));
  const text = contents.join(" ").replace(/\s+/g, " ");
  expect(text).toContain("full fine-tuning, dk LoRA, r(d + k) to scale");
  expect(text).toContain("Description and numbers");
  expect(text).not.toContain("Reset");
});

describe("an image file", () => {
  /** Sets the size of every picture from its file. */
  const measure = `async (html) => {
    for (const [tag, address] of html.matchAll(/<img [^>]*?src="([^"]+)"[^>]*>/g)) {
      const bytes = readFileSync("_site" + address);
      html = html.replace(tag, tag.replace("<img", "<img data-size=" + bytes.readUInt32BE(16)));
    }
    return html;
  }`;
  const actual = `eleventyConfig.addTransform("measure", ${measure});`;
  const plugin = `eleventyConfig.addPlugin((config) => config.addTransform("measure", ${measure}));`;
  const image = `eleventyConfig.addPlugin(eleventyImageTransformPlugin, { formats: ["png"], widths: [10] });`;
  const imports = 'import { readFileSync } from "node:fs";\n';
  const imageImport = 'import { eleventyImageTransformPlugin } from "@11ty/eleventy-img";\n';
  const files = {
    "photo.png": createCanvas(40, 20).toBuffer("image/png"),
    "posts/a.md": page("", "<% lora 4, 96, 40, format=png %>"),
    "posts/b.md": page("", "![A](/photo.png)\n\n<% lora 5, 96, 40, format=png, scale=1 %>"),
  };
  /** Returns the configuration with lines before and after the plugin. */
  const wrapPage = (before: string, after: string) =>
    imports +
    ((before + after).includes(image) ? imageImport : "") +
    configuration(after).replace(/^.*addPlugin\(lora.*$/m, (line) => `${before}\n${line}`);
  const sizeIn = (html: unknown) =>
    [...String(html).matchAll(/data-size=(\d+)/g)].map(([, item]) => item);

  it.each([
    ["the site's own, before", wrapPage(actual, "")],
    ["a plugin's, before", wrapPage(plugin, "")],
    ["a plugin's, after", wrapPage("", plugin)],
    ["a plugin's beside an image plugin, after", wrapPage("", image + plugin)],
  ])("exists before a transform that measures it: %s", async (_, config) => {
    const host = site({ ...files, "eleventy.config.js": config });
    host.write({ "_site/photo.png": files["photo.png"] });
    const { files: output, log } = await expectUnchanged(host);
    expect(sizeIn(output.get("posts/a/index.html"))).toEqual(["304"]);
    expect(sizeIn(output.get("posts/b/index.html")).at(-1)).toBe("304");
    expect(String(output.get("posts/b/index.html"))).not.toContain("eleventy:ignore");
    expect(log).toContain("[lora] 6 images drawn, 0 reused");
    const again = await host.build();
    expect(again.log).toContain("[lora] 0 images drawn, 6 reused");
  });

  it("is not written if a wrong tag stops the build, which leaves the last output unchanged", async () => {
    const host = site({ ...files, "eleventy.config.js": wrapPage(actual, "") });
    host.write({ "_site/photo.png": files["photo.png"] });
    const drawn = page("", "<% lora 6, 96, 40, format=png %>");
    const wrong = page("", "<% lora 0, 96, 40 %>");
    const log = await expectFailedBuild(host, { "posts/a.md": drawn, "posts/c.md": wrong });
    expect(log).toContain("posts/c.md:7: rank must be");
  });
});

describe("a shortcode in Markdown", () => {
  const body = [
    "{% lora 8, 768, 3072 %}",
    'A {% loraRef "x" %}, of {% lora 8, 768, 3072, "show=full" %}.',
    '{% loraTable "ranks=[1, 2]", "d=96", "k=40" %}',
    '<% lora 8, 96, 40, id="x" %>',
  ].join("\n\n");
  const getPlaces = (log: string) => log.match(/posts\/figure\.md:\d+: .*/g);

  it("is rejected if its HTML would appear as text, but a number is not", async () => {
    const plain = "eleventyConfig.amendLibrary('md', (md) => md.set({ html: false }));";
    const post = { "posts/figure.md": page("", body) };
    const log = await expectFailedBuild(site({ "eleventy.config.js": configuration(plain) }), post);
    const message =
      "with `html: false`, markdown-it escapes the HTML of shortcodes: write <% … %> instead";
    const lines = [7, 9, 11].map((line) => `posts/figure.md:${line}: ${message}`);
    expect(getPlaces(log)).toEqual(lines);
    const { files } = await site(post).build();
    expect(String(files.get("posts/figure/index.html")).match(/<figure class="lora/g)).toHaveLength(
      3,
    );
  });

  it("is rejected if no template language processes the page", async () => {
    const without = "export const config = { markdownTemplateEngine: false };";
    const host = site({ "eleventy.config.js": `${configuration()}${without}\n` });
    const log = await expectFailedBuild(host, { "posts/figure.md": page("", body) });
    const message =
      "{% … %} is for template languages, and no template language has processed it: in Markdown write <% … %>, or \\{% to show it as text";
    const lines = [7, 9, 11].map((line) => `posts/figure.md:${line}: ${message}`);
    expect(getPlaces(log)).toEqual(lines);
  });
});

it("a report is printed once, and names the elements with a repeated id", async () => {
  const log = await expectFailedBuild(site(), {
    "posts/a.md": page("", '<h2 id="query">Query</h2>\n\n<% lora 8, 768, 3072, id="query" %>'),
    "index.md":
      '---\nlayout: base.njk\n---\n<h2 id="lora-1">LoRA 1</h2>\n\n<% lora 8, 768, 3072 %>',
    "index.njk": "---\npermalink: false\n---\n",
    "posts/b.md": "<% lora 0, 768, 3072 %>",
  });
  const element = (id: string) => `(<h2>, <figure>); write another id, such as "${id}-2"`;
  expect(log.match(/^.*LoRA Visualizer found.*$/gm)).toEqual(["LoRA Visualizer found 3 problems:"]);
  expect(log.match(/^ {2}\S+: .*$/gm)).toEqual([
    `  index.md:4: id "lora-1" occurs 2 times on / ${element("lora-1")}`,
    `  posts/a.md:7: id "query" occurs 2 times on /posts/a/ ${element("query")} (again at posts/a.md:9)`,
    expect.stringContaining("posts/b.md:1: rank must be a whole number from 1 to 768"),
  ]);
});
