import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "../support/draws.js";
import { build, config } from "../support/eleventy.js";
import {
  chapter,
  FEED,
  figure,
  links,
  MARK,
  numbers,
  spaced,
  withOptions,
} from "../support/references.js";

describe("references", () => {
  const pages = {
    "a.md": chapter(1, `see <% loraRef "later" %> and <% loraRef "own" %>\n\n${figure("own")}`),
    "z.md": chapter(2, `${figure("x")}${figure("later")}see <% loraRef "own" %>`),
    "n.njk": '<p>{% loraRef "later" %}</p>',
    "l.liquid": '<p>{% loraRef "later" %}</p>',
    "j.11ty.js": 'export function render() { return this.loraRef("later"); }',
  };

  it("link to later and earlier figures, on the same page and on other pages, in every template language", async () => {
    const { files, log, exitCode } = await build(pages);
    expect(exitCode, log).toBe(0);
    const page = (name: string) => links(files.get(`${name}/index.html`));
    expect(page("a")).toEqual(["/z/#later Figure 2.2", "#own Figure 1.1"].map(spaced));
    expect(page("z")).toEqual(["/a/#own Figure 1.1"].map(spaced));
    for (const name of ["n", "l", "j"]) {
      expect(page(name), name).toEqual(["/z/#later Figure 2.2"].map(spaced));
    }
    expect([...files.values()].join("")).not.toMatch(MARK);
  });

  it("link to pages with any characters in their names", async () => {
    const name = fc.string({
      unit: fc.constantFrom(..."a%#?\\&'[]+ é;=@:~"),
      minLength: 1,
      maxLength: 8,
    });
    const drawn = fc.sample(name, runs(20)).map((text, index) => `x${text}x${index}`);
    const { files, log } = await build({
      "list.md": drawn.map((_, index) => `<% loraRef "f${index}" %>`).join("\n\n"),
      "page.11ty.js": `export const data = { pagination: { data: "names", size: 1 }, names: ${JSON.stringify(drawn)},
        permalink: ({ pagination }) => \`/\${pagination.items[0]}/\` };
        export function render({ pagination }) { return this.lora(1, 8, 8, \`id=f\${pagination.pageNumber}\`); }`,
    });
    const addresses = links(files.get("list/index.html")).map((link) => link.split("#")[0]!);
    expect(addresses, log).toHaveLength(drawn.length);
    for (const address of addresses) {
      const { pathname } = new URL(address, "http://site.test/list/");
      expect([...files.keys()], address).toContain(
        `${decodeURIComponent(pathname).slice(1)}index.html`,
      );
    }
  });

  it("are absolute in feeds, with the numbers of each page", async () => {
    const { files, log } = await build(
      {
        "a.md": chapter(
          1,
          `<% loraRef "later" %>\n\n${figure("own")}<% loraList %>\n`,
          "tags: post\n",
        ),
        "z.md": chapter(2, `${figure("x")}${figure("later")}`, "tags: post\n"),
        "feed.njk": FEED,
        "list.njk":
          "{% for post in collections.post %}{{ post.content | safe }}{% endfor %}{% loraRef 'own' %}",
        "data.njk":
          "---\npermalink: /data.json\n---\n{{ collections.post[0].content | dump | safe }}",
        "eleventy.config.js": withOptions('{ siteUrl: "https://example.org" }'),
      },
      "--pathprefix=/book/",
    );
    const feed = files.get("feed.xml") ?? "";
    expect(feed, log).toContain(
      spaced(
        "&lt;a class=&quot;lora-ref&quot; href=&quot;https://example.org/book/z/#later&quot;&gt;Figure 2.2&lt;/a&gt;",
      ),
    );
    expect(feed).toContain(spaced("&gt;Figure 1.1&lt;/b&gt;"));
    expect(feed).toContain(
      "&lt;ul&gt;&lt;li&gt;&lt;a class=&#39;lora-ref&#39; href=&#39;https://example.org/book/a/#own&#39;&gt;",
    );
    expect(links(files.get("list/index.html"))).toContain(spaced("#own Figure 1.1"));
    expect(numbers(files.get("list/index.html"))).toEqual(
      ["Figure 1.1", "Figure 2.1", "Figure 2.2"].map(spaced),
    );
    expect(JSON.parse(files.get("data.json") ?? "")).toContain("<ul><li><a class='lora-ref'");
    expect([...files.values()].join("")).not.toMatch(MARK);
  });

  it("have the path prefix once, even with HtmlBase or a minifier added before or after", async () => {
    const base = `import { HtmlBasePlugin } from ${JSON.stringify(import.meta.resolve("@11ty/eleventy"))};\n`;
    const add = "eleventyConfig.addPlugin(HtmlBasePlugin);";
    const min =
      'eleventyConfig.addTransform("min", (page) => String(page).replace(/="([\\w:/#-]+)"/g, "=$1"));';
    for (const [first, last] of [
      ["", ""],
      [add, ""],
      ["", add],
      [min, ""],
      ["", min],
    ] as const) {
      const written = config(last).replace("  eleventyConfig.", `  ${first}\n  eleventyConfig.`);
      const { files, log } = await build(
        { ...pages, "eleventy.config.js": base + written },
        "--pathprefix=/book/",
      );
      expect(links(files.get("a/index.html")), log).toEqual(
        ["/book/z/#later Figure 2.2", "#own Figure 1.1"].map(spaced),
      );
    }
  });

  it("work with pagination, and with unwritten pages whose content other pages show", async () => {
    const { files, log, exitCode } = await build({
      "p.njk":
        '---\npagination: { data: list, size: 1 }\nlist: [1, 2]\npermalink: /p/{{ pagination.pageNumber }}/\n---\n{% lora 1, 8, 8, "id=on" + pagination.pageNumber %}',
      "part.md": chapter(
        3,
        `${figure("part")}<% loraRef "part" %>`,
        "permalink: false\ntags: part\n",
      ),
      "book.njk": "{% for part in collections.part %}{{ part.content | safe }}{% endfor %}",
      "a.md": '<% loraRef "on1" %> <% loraRef "part" %>',
    });
    expect(exitCode, log).toBe(0);
    expect(links(files.get("a/index.html"))).toEqual(
      ["/p/1/#on1 Figure 1", "/book/#part Figure 3.1"].map(spaced),
    );
    expect(links(files.get("book/index.html"))).toEqual([spaced("#part Figure 3.1")]);
  });

  it("stop the build if the id is unknown, with similar ids and locations", async () => {
    const { problems, exitCode, files } = await build({
      "a.md": `${figure("waist")}text\n<% loraRef "wast" %>, <% loraRef "waist" %>\n\n<% loraList chapter=4 %>\n`,
      "b.njk": `\n{% loraRef "weight" %}`,
      "_includes/base.njk": "<main>\n{% loraRef 'head' %}{{ content | safe }}",
      "c.md":
        '---\nlayout: base.njk\n---\n<% loraRef "/a/#wais" %> <% loraRef %> <% loraRef fig %>',
      "part.md": `---\npermalink: false\n---\n${figure("part")}`,
      "d.md": '<% loraRef "part" %>',
    });
    expect([exitCode, files.size]).toEqual([1, 0]);
    const similar = expect.stringContaining("similar: waist");
    expect(problems).toEqual([
      expect.stringMatching(
        /^_includes\/base\.njk:2: no numbered figure or table has the id “head”/,
      ),
      expect.stringMatching(/^a\.md:4: no numbered .* id “wast” \(similar: waist, part\)$/),
      "a.md:6: chapter 4 has no numbered figure or table",
      expect.stringMatching(/^b\.njk:2: no numbered .* id “weight”/),
      expect.stringMatching(/^c\.md:4: id must be .* it is missing$/),
      expect.stringMatching(/^c\.md:4: id=fig: the page data has no “fig”; text goes in quotes/),
      expect.stringMatching(/^c\.md:4: no numbered .* id “\/a\/#wais”/),
      "d.md:1: “part” is only on ./part.md, which the build does not write",
    ]);
    expect(problems[1]).toEqual(similar);
  });

  it("are not reported as errors if their figures have errors", async () => {
    const refers = '<% loraRef "wrong" %> <% loraRef "/b/#unread" %> <% loraRef "short" %>';
    const { problems } = await build({
      "a.md": `${refers} <% loraRef "none" %>\n`,
      "b.md": '<% lora 9, 8, 8, id="wrong" %>\n\n<% lora 8, 4,096, 64, id="unread" %>\n',
      "c.liquid": '{% lora 9, 8, 8, "id=short" %}',
    });
    expect(problems).toEqual([
      expect.stringMatching(/^a\.md:1: no numbered figure or table has the id “none”/),
      expect.stringMatching(/^b\.md:1: rank must be/),
      expect.stringMatching(/^b\.md:3: “4,096” is not a number/),
      expect.stringMatching(/^c\.liquid:1: rank must be/),
    ]);
  });

  it("find the page's figure, or else the only figure with the id; if several pages have it, an error names them", async () => {
    const files = {
      "a.md": `${figure("it")}<% loraRef "it" %>`,
      "b.md": `${figure("x")}${figure("it")}<% loraRef "it" %>`,
      "c.md": '<% loraRef "/b/#it" %>',
    };
    const { files: output, log } = await build(files);
    expect(links(output.get("a/index.html")), log).toEqual([spaced("#it Figure 1")]);
    expect(links(output.get("b/index.html"))).toEqual([spaced("#it Figure 2")]);
    expect(links(output.get("c/index.html"))).toEqual([spaced("/b/#it Figure 2")]);
    const { problems } = await build({ ...files, "c.md": '<% loraRef "it" %>' });
    expect(problems).toEqual([
      "c.md:1: the id “it” is on /a/ and /b/; name the page, as in “/b/#it”",
    ]);
  });

  it("are rejected in places that do not allow links", async () => {
    const { problems } = await build({
      "a.md": `${figure("a")}![<% loraRef "a" %>](/x.png)\n\n[<% loraRef "a" %>](/x)\n\n<b title='<% loraRef "a" %>'>b</b>\n\na <% loraList %>\n`,
    });
    const why = "a reference is a link, so it cannot be in an attribute or inside another link";
    expect(problems.sort()).toEqual([
      `a.md:3: ${why}`,
      `a.md:5: ${why}`,
      `a.md:7: ${why}`,
      "a.md:9: a list of figures must be on its own line",
    ]);
  });

  it("work if a page has thousands of references", async () => {
    const text = Array.from(
      { length: 4000 },
      (_, counts) => `<% loraRef "f${counts % 50}" %>\n`,
    ).join("");
    const all = Array.from({ length: 50 }, (_, counts) => figure(`f${counts}`)).join("");
    const { files, log } = await build({ "a.md": all + text });
    const actual = links(files.get("a/index.html"));
    expect(actual, log).toHaveLength(4000);
    expect(actual.at(-1)).toBe(spaced("#f49 Figure 50"));
  });
});
