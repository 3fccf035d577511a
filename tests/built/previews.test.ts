/** Tests social previews in the real Eleventy. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { parseHTML } from "linkedom";
import subsetFont from "subset-font";
import { describe, expect, it } from "vitest";
import { runs } from "../support/draws.js";
import { build, config } from "../support/eleventy.js";
import { temporary } from "../support/temporary.js";

const pngs = (files: Map<string, string>) =>
  [...files.keys()].filter((name) => name.endsWith(".png")).sort();
const site =
  'eleventyConfig.addPlugin(loraVisualizer, { siteUrl: "https://example.org", siteName: "Book" });';
const withSite = config().replace("eleventyConfig.addPlugin(loraVisualizer);", site);
const layout =
  "<!doctype html><html><head><title>{{ title }}</title></head><body>{{ content | safe }}</body></html>";

describe("previews: true", () => {
  const all = site.replace('"Book" }', '"Book", previews: true }');
  const configuration = config().replace("eleventyConfig.addPlugin(loraVisualizer);", all);
  const page = (front: string, body = "Words.") =>
    `---\nlayout: base.njk\n${front}\n---\n${body}\n`;
  const ogImage = (html = "") => /property="og:image" content="([^"]*)"/.exec(html)?.[1];

  it("gives every page with a title its card, at the address of image: if it has one", async () => {
    const { files, log } = await build({
      "eleventy.config.js": configuration,
      "_includes/base.njk": layout,
      "plain.md": page("title: Plain"),
      "figure.md": page("title: With a figure", "<% lora 8, 64, 64 %>"),
      "named.md": page("title: Named\nimage: ./card.png"),
      "elsewhere.md": page("title: Elsewhere\nimage: https://example.com/x.png"),
      "untitled.md": "Words.\n",
    });
    const cards = ["plain", "figure"].map((name) => ogImage(files.get(`${name}/index.html`)));
    for (const card of cards)
      expect(card, log).toMatch(/^https:\/\/example\.org\/lora\/[0-9a-f]{24}\.png$/);
    expect(ogImage(files.get("named/index.html"))).toBe("https://example.org/named/card.png");
    expect(ogImage(files.get("elsewhere/index.html"))).toBeUndefined();
    expect(ogImage(files.get("untitled/index.html"))).toBeUndefined();
    const expectedUrls = [...cards, "https://example.org/named/card.png"];
    expect(pngs(files)).toEqual(
      expectedUrls.map((item) => item!.replace("https://example.org/", "")).sort(),
    );
  });

  it("draws a title in another script with the author's font, or names the missing character", async () => {
    const source = readFileSync(
      "node_modules/@fontsource/arimo/files/arimo-hebrew-700-normal.woff2",
    );
    const font = await subsetFont(source, "שלום", { targetFormat: "truetype" });
    const folder = temporary();
    const file = path.join(folder, "hebrew.ttf");
    writeFileSync(file, font);
    const files = { "_includes/base.njk": layout, "page.md": page("title: שלום") };
    const without = await build({ "eleventy.config.js": configuration, ...files });
    expect(without.problems).toEqual([
      "page.md: the preview cannot be drawn: no font has “ש” (U+05E9), which is in “שלום”; " +
        'add a font that has it: fonts: ["./some-font.ttf"]',
    ]);
    const option = `previews: true, fonts: [${JSON.stringify(file)}] }`;
    const actual = configuration.replace("previews: true }", option);
    expect(pngs((await build({ "eleventy.config.js": actual, ...files })).files)).toHaveLength(1);
  });

  it("draws previews again in the site's colors and with its logo", async () => {
    const logo =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0H2V2"/></svg>';
    const options = [
      "",
      'siteLogo: "logo.svg",',
      'previewTheme: "dark",',
      'previewTheme: { a: "#123456" },',
    ];
    const cards = new Set<string | undefined>();
    for (const option of options) {
      const actual = configuration.replace("previews: true", `${option} previews: true`);
      const page = "---\ntitle: T\n---\n";
      const { files, log } = await build({
        "eleventy.config.js": actual,
        "logo.svg": logo,
        "a.md": page,
      });
      expect(pngs(files), log).toHaveLength(1);
      cards.add(pngs(files)[0]);
    }
    expect(cards.size).toBe(options.length);
  });

  it("keeps an og:image that the layout has", async () => {
    const actual = layout.replace(
      "</head>",
      '<meta property="og:image" content="/own.jpg"></head>',
    );
    const { files } = await build({
      "eleventy.config.js": configuration,
      "_includes/base.njk": actual,
      "plain.md": page("title: Plain"),
    });
    expect(ogImage(files.get("plain/index.html"))).toBe("/own.jpg");
    expect(pngs(files)).toEqual([]);
  });
});

describe("image: in the front matter", () => {
  const page = (extra = "") =>
    `---\nlayout: base.njk\ntitle: A "title"\ndescription: D\nimage: /img/card.png\n${extra}---\n<% lora 8, 4096, 4096 %>\n`;
  const files = { "_includes/base.njk": layout, "eleventy.config.js": withSite };

  it("draws the preview at that URL and describes it in the page's head", async () => {
    const { files: output, log } = await build({ ...files, "a.md": page() }, "--pathprefix=/book/");
    const png = output.get("img/card.png");
    expect(png?.slice(1, 4), log).toBe("PNG");
    // The color type in the header: 3 is indexed, 2 is RGB.
    expect(png?.charCodeAt(png.indexOf("IHDR") + 13)).toBe(3);
    const head = output.get("a/index.html")!.split("</head>")[0];
    for (const meta of [
      'property="og:title" content="A &quot;title&quot;"',
      'property="og:description" content="D"',
      'property="og:image" content="https://example.org/book/img/card.png"',
      'property="og:image:width" content="1200"',
      'property="og:image:height" content="630"',
      'name="twitter:card" content="summary_large_image"',
    ]) {
      expect(head).toContain(`<meta ${meta}/>`);
    }
    expect(head).toMatch(/og:image:alt" content="A &quot;title&quot;\. .*65,536 .*16,777,216/);
  });

  it("keeps meta elements that the layout has", async () => {
    const actual = layout.replace("</head>", '<meta property="og:title" content="Mine"></head>');
    const { files: output } = await build({
      ...files,
      "_includes/base.njk": actual,
      "a.md": page(),
    });
    expect(output.get("a/index.html")!.match(/og:title/g)).toHaveLength(1);
    expect(output.get("a/index.html")).toContain("og:image:alt");
  });

  it("ignores an author's file, an image on another site and a page without a figure", async () => {
    const { files: output, exitCode } = await build({
      ...files,
      "eleventy.config.js": config(),
      "img/card.png": "mine",
      "a.md": page(),
      "b.md": page().replace("/img/card.png", "https://example.com/card.png"),
      "c.md": page()
        .replace(/<%.*%>/, "Text.")
        .replace("/img/card.png", "/other.png"),
    });
    expect(exitCode).toBe(0);
    expect(pngs(output)).toEqual([]);
    expect(output.get("a/index.html")).not.toContain("og:");
  });

  /** Meta elements of layouts, with another picture or the page's own in different forms. */
  const META = [
    '<meta property="og:image" content="/default.png">',
    '<meta content="a > b" property=og:image>',
    '<meta name="og:image" content="https://example.org/default.png">',
    '<meta property="og:image" content="{{ card }}">',
    '<meta name="og:image" content="https://example.org{{ card }}">',
    '<meta property="og:image" content="https://example.org{{ card | url }}">',
    '<meta property="og:image:width" content="7">',
    '<META NAME="twitter:image" CONTENT="/default.png">',
    '<meta name="twitter:image:src" content="https://example.org{{ card }}">',
    '<meta name="twitter:card" content="summary">',
    '<!-- <meta property="og:image" content="/comment.png"> -->',
  ];

  it.each(["/", "/book/"])(
    "wins over every image in the layout's head, with the path prefix %s",
    async (prefix) => {
      const heads = fc.sample(fc.subarray(META), runs(20));
      const { files: output, log } = await build(
        {
          "eleventy.config.js": withSite,
          ...Object.fromEntries(
            heads.flatMap((metas, index) => [
              [
                `_includes/${index}.njk`,
                layout.replace("</head>", () => `${metas.join("\n")}</head>`),
              ],
              [
                `a${index}.md`,
                `---\nlayout: ${index}.njk\ntitle: A\ncard: /img/${index}.png\n---\n<% lora 8, 64, 64 %>\n`,
              ],
              [`b${index}.md`, `---\nlayout: ${index}.njk\ntitle: B\n---\n<% lora 8, 64, 64 %>\n`],
            ]),
          ),
        },
        `--pathprefix=${prefix}`,
      );
      for (const [index, metas] of heads.entries()) {
        const read = (name: string) => {
          const { document } = parseHTML(output.get(`${name}${index}/index.html`) ?? log);
          return [...document.querySelectorAll("meta")].map((meta) =>
            ["property", "name", "content"].map((key) => meta.getAttribute(key)),
          );
        };
        const images = read("a").filter((names) =>
          /(?:og|twitter):image(?::src)?$/i.test(names.join("").split("http")[0]!),
        );
        const url = `https://example.org${prefix}img/${index}.png`;
        expect(
          images.filter(([property]) => property === "og:image"),
          metas.join("\n"),
        ).toEqual([["og:image", null, url]]);
        for (const [, , content] of images) expect(content).toBe(url);
        // Pages that name no preview keep the layout's elements.
        expect(read("b")).toHaveLength(metas.filter((meta) => !meta.startsWith("<!")).length);
        expect(output.has(`img/${index}.png`)).toBe(true);
      }
    },
  );

  it("draws a title with an asterisk, or a number, unchanged", async () => {
    const { files: output, exitCode } = await build({
      ...files,
      "a.md": page().replace('A "title"', "a*b").replace("/img/card.png", "a.png"),
      "b.md": page().replace('A "title"', "2024").replace("/img/card.png", "b.png"),
    });
    expect([exitCode, ...pngs(output)]).toEqual([0, "a/a.png", "b/b.png"]);
    expect(output.get("b/index.html")).toContain('property="og:title" content="2024"');
  });

  it.each([
    ["//cdn.example.com/x.png", []],
    ["\\\\evil\\w.png", []],
    [
      "/img/100%.png",
      [
        'a.md:5: image must be a path of at most 1,000 bytes inside the site, ending in .png, each part of it a name that is valid on every system: at most 255 bytes, no device name such as con or nul, without \\ / : * ? " < > | # % and control characters, and not ending in a dot or a space; got "/img/100%.png"',
      ],
    ],
  ])("recognizes %s", async (image, expected) => {
    const { files: output, problems } = await build({
      ...files,
      "a.md": page().replace("/img/card.png", image),
    });
    expect(problems).toEqual(expected);
    expect(pngs(output)).toEqual([]);
  });

  it("rejects two different previews at the same URL", async () => {
    const { problems } = await build({
      ...files,
      "a.md": page(),
      "b.md": page().replace('A "title"', "B"),
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^[ab]\.md:5: \/img\/card\.png would be the preview of two pages, “.*” and “.*”$/,
    );
  });

  it("requires the site's URL, and fonts with the title's characters", async () => {
    const {
      problems,
      exitCode,
      files: output,
    } = await build({ ...files, "eleventy.config.js": config(), "a.md": page() });
    expect(problems).toEqual([
      'a.md:5: previews require the site\'s URL: addPlugin(loraVisualizer, { siteUrl: "https://example.org" })',
    ]);
    expect([exitCode, output.size]).toEqual([1, 0]);
    const foreign = await build({ ...files, "a.md": page().replace('A "title"', "ก") });
    expect(foreign.problems).toEqual([
      "a.md:5: the preview cannot be drawn: no font has “ก” (U+0E01), which is in “ก”; " +
        'add a font that has it: fonts: ["./some-font.ttf"]',
    ]);
  });
});
