/** Tests the plugin in the real Eleventy, as authors run it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { build, builds, config } from "../support/eleventy.js";
import { packageFolder } from "../support/packages.js";

const I18N = path.join(packageFolder("@11ty/eleventy"), "src/Plugins/I18nPlugin.js");

const FIGURE = /<figure class="lora" id="([^"]+)">/g;
const ids = (page: string | undefined) =>
  [...(page ?? "").matchAll(FIGURE)].map((match) => match[1]);
const stylesheets = (page: string | undefined) =>
  page?.match(/<link rel="stylesheet" href="[^"]*\/lora\/[^"]*"\/>/g) ?? [];

describe("a tag", () => {
  it("becomes a figure in Markdown, with numbers or numeric text from the page's data", async () => {
    const page =
      '---\nrank: "8"\nmodel: { hidden_size: 4096 }\n---\n<% lora rank, model.hidden_size, 4096 %>\n';
    const { files, exitCode, log } = await build({ "index.md": page });
    expect(exitCode, log).toBe(0);
    expect(ids(files.get("index.html"))).toEqual(["lora-1"]);
    expect(files.get("index.html")).toContain("16,777,216");
  });

  it("becomes the same figure in Markdown, Nunjucks, Liquid, JavaScript and a layout", async () => {
    const { files, exitCode, log } = await build({
      "md.md": '<% lora 8, 64, 32, alpha=16, caption="One" %>\n',
      "njk.njk": '{% lora 8, 64, 32, alpha=16, caption="One" %}',
      "njk-text.njk": '{% lora 8, 64, 32, "alpha=16", "caption=One" %}',
      "liquid.liquid": '{% lora 8, 64, 32, "alpha=16", "caption=One" %}',
      "js.11ty.js":
        'export function render() { return this.lora(8, 64, 32, { alpha: 16, caption: "One" }); }',
      "_includes/base.njk": '<main>{% lora 8, 64, 32, "alpha=16", "caption=One" %}</main>',
      "in-layout.md": "---\nlayout: base.njk\n---\nText.",
    });
    expect(exitCode, log).toBe(0);
    const figures = [...files]
      .filter(([name]) => name.endsWith(".html"))
      .map(([, page]) => {
        return /<figure.*<\/figure>/.exec(page)?.[0].replace(/ id="[^"]*"/, "");
      });
    expect(figures).toHaveLength(6);
    expect(new Set(figures).size).toBe(1);
    expect(figures[0]).toContain(
      '<figcaption dir="auto" data-custom=""><b class="lora-number" dir="ltr">Figure\u00a01</b> <span>One</span></figcaption>',
    );
  });

  it("draws an adapter file beside the page, and reports a damaged one with the tag's line", async () => {
    const read = (name: string) => readFileSync(`tests/reference/adapter/${name}`);
    const page =
      'Text.\n\n<% lora figure=adapter, file="run/a.safetensors" %>\n\n' +
      'It trains <% lora show="trainable", file="run/a.safetensors" %> parameters.\n\n' +
      '<% lora figure=adapter, file="run/a.safetensors", against="run/a.safetensors" %>\n';
    const [valid, damaged] = await builds(
      {
        files: {
          "chapter/index.md": page,
          "chapter/run/a.safetensors": read("adapter_model.safetensors"),
          "chapter/run/adapter_config.json": read("adapter_config.json"),
        },
      },
      { files: { "chapter/run/a.safetensors": "PK\x03\x04" } },
    );
    expect(valid!.exitCode, valid!.log).toBe(0);
    const html = valid!.files.get("chapter/index.html");
    expect(html).toContain("Largest &#8214;&#916;W&#8214;: q_proj of layer\u00a05");
    expect(html).toContain("It trains 21,504 parameters.");
    expect(html).toContain("Mean overlap of spans: B\u00a01.00, A\u00a01.00");
    expect(damaged!.exitCode).not.toBe(0);
    expect(damaged!.problems.join("\n")).toMatch(
      /chapter\/index\.md:3: .*a\.safetensors: the file must be a safetensors file, not a pickle/,
    );
  });

  it("becomes a number in a sentence, as a tag and as a shortcode", async () => {
    const { files } = await build({
      "index.md":
        "# <% lora 8, 4096, 4096, show=full, style=about %>\n\nOf <% lora 8, 4096, 4096, show=fraction %>.",
      "njk.njk": '{% lora 8, 4096, 4096, "show=savings" %}',
    });
    expect(files.get("index.html")).toContain("<h1>16.8\u00a0M</h1>\n<p>Of 0.391\u00a0%.</p>");
    expect(files.get("njk/index.html")).toBe("99.609\u00a0%");
  });

  it("does not change Liquid and Nunjucks in the page, and works without a template engine", async () => {
    const { files } = await build({
      "index.md": "{% assign size = 4096 %}\n\n<% lora 8, {{ size }}, 4096 %>\n",
    });
    expect(ids(files.get("index.html"))).toHaveLength(1);
    const plain = await build({
      "index.md": "$W_{{\\text{new}}}$\n\n<% lora 8, 64, 64 %>\n",
      "eleventy.config.js": `${config()}\nexport const config = { markdownTemplateEngine: false };`,
    });
    expect(ids(plain.files.get("index.html"))).toHaveLength(1);
    expect(plain.files.get("index.html")).toContain("{{");
  });
});

describe("the stylesheet", () => {
  const layout =
    "<!doctype html><html><head><title>T</title></head><body>{{ content | safe }}</body></html>";
  const files = {
    "_includes/base.njk": layout,
    "figure.md": "---\nlayout: base.njk\n---\n<% lora 8, 64, 64 %>\n",
    "plain.md": "---\nlayout: base.njk\n---\nNothing, only `<% lora 8, 64, 64 %>`.\n",
    "bare.md": "<% lora 8, 64, 64 %>\n",
  };

  it("is one hashed file, linked once and only by pages with a figure", async () => {
    const { files: output } = await build(files);
    const [name] = [...output.keys()].filter((file) => file.startsWith("lora/lora-"));
    expect(name).toMatch(/^lora\/lora-[0-9a-f]{12}\.css$/);
    expect(output.get("figure/index.html")).toContain(
      `<link rel="stylesheet" href="/${name}"/><script`,
    );
    expect(output.get("bare/index.html")).toMatch(
      /^<link rel="stylesheet" href="[^"]+"\/><script[^>]+><\/script>(?:<link rel="modulepreload"[^>]+>)+<figure/,
    );
    expect(stylesheets(output.get("plain/index.html"))).toEqual([]);
  });

  it("is linked even if a transform minifies the page first", async () => {
    const { files: output } = await build({
      "bare.md": "<% lora 8, 64, 64 %>\n",
      "eleventy.config.js": config().replace(
        "eleventyConfig.addPlugin",
        'eleventyConfig.addTransform("min", (page) => String(page).replace(/="([\\w-]+)"/g, "=$1"));\n  eleventyConfig.addPlugin',
      ),
    });
    expect(output.get("bare/index.html")).toMatch(
      /^<link rel="stylesheet"[^>]*\/>.*<figure class=lora id=lora-bare-1>/,
    );
  });

  it("is linked in the head even if a comment contains tags", async () => {
    const { files: output } = await build({
      ...files,
      "_includes/base.njk": layout.replace("<title>", "<!-- </head> --><title>"),
    });
    expect(output.get("figure/index.html")).toMatch(
      /\.css"\/><script[^>]*><\/script>(?:<link rel="modulepreload"[^>]+>)+<\/head><body>/,
    );
  });

  it("is not written if no page has a figure", async () => {
    expect([...(await build({ "index.md": "Text." })).files.keys()]).toEqual(["index.html"]);
  });

  it("has the path prefix exactly once, with and without HtmlBase", async () => {
    const base = 'import { HtmlBasePlugin } from "@11ty/eleventy";\n';
    const eleventy = JSON.stringify(import.meta.resolve("@11ty/eleventy"));
    for (const isFirst of [undefined, true, false]) {
      const add = isFirst === undefined ? [] : ["  eleventyConfig.addPlugin(HtmlBasePlugin);"];
      const written = config(...add);
      const lines = isFirst
        ? written
            .split("\n")
            .toSorted((a, b) => order(a) - order(b))
            .join("\n")
        : written;
      const source =
        (isFirst === undefined ? "" : base.replace('"@11ty/eleventy"', eleventy)) + lines;
      const { files: output, log } = await build(
        { ...files, "eleventy.config.js": source },
        "--pathprefix=/book/",
      );
      const [link = ""] = stylesheets(output.get("figure/index.html"));
      expect(link, log).toMatch(/href="\/book\/lora\/lora-[0-9a-f]{12}\.css"/);
    }
  });
});

/** Sorts the line that adds HtmlBase before the line that adds our plugin. */
function order(line: string): number {
  if (line.startsWith("import")) return 0;
  if (line.startsWith("export")) return 1;
  if (line.includes("HtmlBasePlugin)")) return 2;
  return line === "}" ? 4 : 3;
}

it("the plugin includes figures in Eleventy's JSON output, and writes nothing", async () => {
  const { files, log } = await build({ "index.md": "<% lora 8, 64, 64 %>\n" }, "--to=json");
  expect(files.size).toBe(0);
  expect(log).toContain("lora-wide");
});

it("the plugin writes nothing in Eleventy's dry run", async () => {
  const site = { "index.md": "<% lora 8, 64, 64, format=png %>\n" };
  for (const flag of ["--dryrun", "--dryrun=true"])
    expect([...(await build(site, flag)).files.keys()], flag).toEqual([]);
  expect((await build(site)).files.size).toBeGreaterThan(1);
});

it('figures have lang="en" on pages in a language without a catalog, except for the author\'s texts', async () => {
  const figures = [
    '<% lora 8, 64, 64, caption="Een beeld", alt="Een schets" %>',
    '<% lora 8, 64, 64, caption="Een beeld", alt="Een schets", format=png %>',
    "<% loraTable ranks=[1], d=8, k=8 %>",
    "<% lora 8, 64, 64 %>",
    "{% lora 8, 64, 64 %}",
  ].join("\n\n");
  const { files } = await build({
    "klingon.md": `---\nlang: tlh\n---\n${figures}`,
    "computed.md": `---\neleventyComputed: { lang: "tlh" }\n---\n${figures}`,
    "british.md": `---\nlang: en-GB\n---\n${figures}`,
    "none.md": figures,
    // A language that nobody adds.
    "la-va/i18n.md": figures,
    "eleventy.config.js": `import I18nPlugin from ${JSON.stringify(I18N)};\n${config(
      '  eleventyConfig.addPlugin(I18nPlugin, { defaultLanguage: "en" });',
    )}`,
  });
  const marked = (name: string) =>
    [...files.get(`${name}/index.html`)!.matchAll(/<(\w+)[^<>]*? lang="([^"]*)"/g)].map(
      ([, ...values]) => values.join(" "),
    );
  const klingon = [
    ...["figure en", "figcaption tlh", "svg tlh", "svg tlh"],
    ...["figure en", "figcaption tlh", "img tlh"],
    ...["figure en", "figure en", "figure en"],
    // The tables of the four figures at the end, for print.
    ...["div en", "div en", "div en", "div en"],
  ];
  expect(marked("klingon")).toEqual(klingon);
  expect(marked("computed")).toEqual(klingon);
  expect(marked("la-va/i18n")).toEqual(klingon.map((item) => item.replace("tlh", "la-va")));
  expect([marked("british"), marked("none")]).toEqual([[], []]);
});

describe("the answers of exercises", () => {
  const exercise = '<% lora 8, 100, 60, goal=0.5, id="task" %>\n';
  const ends = (page = "") => page.match(/<div class="lora-answers">.*?<\/div>/g) ?? [];
  /** The tables of figures, which follow the answers. */
  const tables =
    /^<section class="lora lora-end lora-print"[^>]*>(?:(?!<section)[\s\S])*<\/section>$/;

  it("are repeated at the end of the page for print", async () => {
    const { files, log } = await build({
      "bare.md": exercise,
      "main.md": `---\nlayout: main.html\n---\n${exercise}`,
      "none.md": "<% lora 8, 100, 60 %>\n",
      "_includes/main.html":
        "<body><main>{{ content }}<p>Last.</p></main><footer>F</footer></body>",
    });
    const [answer = ""] = ends(files.get("bare/index.html"));
    expect(answer, log).toContain("<b>Rank 18 is the largest: it saves 52\u00a0%.");
    const [before, after] = files.get("bare/index.html")!.trimEnd().split(answer);
    expect(before).toContain("</figure>");
    expect(after).toMatch(tables);
    expect(files.get("main/index.html")).toContain(`<p>Last.</p>${answer}${after}</main>`);
    expect(ends(files.get("none/index.html"))).toEqual([]);
  });

  it("are also at the end of a minified page", async () => {
    const min =
      'eleventyConfig.addTransform("min", (page) => page.replace(/<\\/p>/g, "").replace(/class="([\\w-]+)"/g, "class=$1"));';
    const written = config().replace("  eleventyConfig.", `  ${min}\n  eleventyConfig.`);
    const { files, log } = await build({ "a.md": exercise, "eleventy.config.js": written });
    expect(files.get("a/index.html"), log).toContain("class=lora-goal");
    expect(ends(files.get("a/index.html"))).toHaveLength(1);
  });
});
