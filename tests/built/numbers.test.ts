import { describe, expect, it } from "vitest";
import { build, config } from "../support/eleventy.js";
import {
  chapter,
  figure,
  links,
  MARK,
  numbers,
  spaced,
  TABLE,
  withOptions,
} from "../support/references.js";

describe("numbers", () => {
  it("count a page's figures and tables separately, in the order of the finished page", async () => {
    const { files, log, exitCode } = await build({
      "_includes/base.njk": '{% lora 1, 8, 8, "id=top" %}{{ content | safe }}',
      "a.md": chapter(
        11,
        `<div>\n<% lora 1, 8, 8 %>\n</div>\n\n${figure("x")}${TABLE}{% lora 1, 8, 8, "id=mixed" %}\n\n${TABLE}${figure("y")}see <% loraRef "y" %>, <% loraRef "top" %>, <% loraRef "mixed" %>`,
        "layout: base.njk\n",
      ),
      "b.md": `${figure("z")}${TABLE}`,
    });
    expect(exitCode, log).toBe(0);
    expect(numbers(files.get("a/index.html"))).toEqual(
      ["Figure 11.1", "Figure 11.2", "Figure 11.3", "Table 11.1", "Figure 11.4", "Table 11.2"]
        .concat("Figure 11.5")
        .map(spaced),
    );
    expect(links(files.get("a/index.html"))).toEqual(
      ["#y Figure 11.5", "#top Figure 11.1", "#mixed Figure 11.4"].map(spaced),
    );
    expect(numbers(files.get("b/index.html"))).toEqual(["Figure 1", "Table 1"].map(spaced));
  });

  it("precede captions, even empty captions", async () => {
    const { files } = await build({
      "a.md":
        '<% lora 1, 8, 8, caption="A < *b*" %>\n\n<% lora 1, 8, 8, caption="" %>\n\n<% lora 1, 8, 8 %>\n',
    });
    const captions = [
      ...(files.get("a/index.html") ?? "").matchAll(/<figcaption[^>]*>(.*?)<\/figcaption>/g),
    ].map(([, caption = ""]) => caption);
    const number = (value: number) => `<b class="lora-number" dir="ltr">Figure\u00a0${value}</b>`;
    expect(captions.slice(0, 2)).toEqual([
      `${number(1)} <span>A &lt; <em>b</em></span>`,
      number(2),
    ]);
    expect(captions[2]).toMatch(/<\/b> <span>A 8\s×\s8 matrix at rank\s1<\/span>$/);
  });

  it("do not change if Eleventy renders a page twice", async () => {
    const { files, log } = await build({
      "a.md": `---\ntags: post\n---\n${figure("a")}`,
      "list.njk":
        "{% lora 1, 8, 8 %}{% for p in collections.post %}{{ p.templateContent | safe }}{% endfor %}\n{% loraList %}",
    });
    expect(numbers(files.get("list/index.html")), log).toEqual(
      ["Figure 1", "Figure 1"].map(spaced),
    );
    expect(files.get("list/index.html")?.match(/<li><a/g)).toHaveLength(2);
  });

  it("can be turned off for the site or for a page", async () => {
    const files = { "a.md": figure("a"), "b.md": chapter("false", figure("b")) };
    const onlyA = await build(files);
    expect(numbers(onlyA.files.get("a/index.html"))).toHaveLength(1);
    expect(numbers(onlyA.files.get("b/index.html"))).toEqual([]);
    expect(onlyA.files.get("b/index.html")).toContain("<figcaption");
    const none = await build({ ...files, "eleventy.config.js": withOptions("{ numbers: false }") });
    expect(numbers(none.files.get("a/index.html"))).toEqual([]);
    expect(none.files.get("a/index.html")).toContain("<figcaption");
    const { problems } = await build({
      "a.md": `${figure("a")}<% loraRef "a" %>\n\n<% loraList %>\n`,
      "eleventy.config.js": withOptions("{ numbers: false }"),
    });
    expect(problems).toEqual([
      "a.md:3: loraRef and loraList need figure numbers; remove `numbers: false` from the plugin's options",
      "a.md:5: loraRef and loraList need figure numbers; remove `numbers: false` from the plugin's options",
    ]);
  });

  it("use a chapter from a layout, a folder's data or computed data", async () => {
    const { files, log } = await build({
      "_includes/five.njk": "---\nchapter: 5\n---\n{{ content | safe }}",
      "a.md": "---\nlayout: five.njk\n---\n<% lora 1, 8, 8 %>\n",
      "six/six.json": '{ "chapter": "6" }',
      "six/b.md": "<% lora 1, 8, 8 %>\n",
      "seven/seven.11tydata.js":
        "export default { eleventyComputed: { chapter: ({ page }) => page.fileSlug } };",
      "seven/7.md": "<% lora 1, 8, 8 %>\n",
      "none.md": "<% lora 1, 8, 8 %>\n",
    });
    const all = ["a", "six/b", "seven/7", "none"];
    expect(
      all.map((name) => numbers(files.get(`${name}/index.html`))),
      log,
    ).toEqual(["Figure 5.1", "Figure 6.1", "Figure 7.1", "Figure 1"].map((item) => [spaced(item)]));
  });

  it("use a chapter from a pagination, or from a plugin that is added later", async () => {
    const { files, log } = await build({
      "eleventy.config.js": config(
        'eleventyConfig.addPlugin((one) => one.addPreprocessor("later", "md", (data) => { data.chapter = 6; }));',
      ),
      "a.njk":
        '---\nchapters: ["4", "B"]\npagination: { data: chapters, size: 1, alias: chapter }\npermalink: "/{{ chapter }}/"\n---\n{% lora 1, 8, 8 %}',
      "b.md": "<% lora 1, 8, 8 %>\n",
    });
    expect(
      ["4", "B", "b"].map((name) => numbers(files.get(`${name}/index.html`))),
      log,
    ).toEqual(["Figure 4.1", "Figure B.1", "Figure 6.1"].map((item) => [spaced(item)]));
  });

  it("require a valid chapter, and report an invalid one once, at its line", async () => {
    const { problems } = await build({
      "a.md": chapter("[1, 2]", figure("a")),
      "b.md": chapter("true", figure("b")),
      "c.md": chapter("3.10", `${figure("c")}\n\n${figure("d")}`),
      "list.md": "<% loraList chapter=3 %>",
    });
    const allowed =
      'a whole number, as in chapter: 3, text in quotes, as in chapter: "3.10" or chapter: "A", or false for figures without numbers';
    expect(problems).toEqual([
      `a.md:2: chapter must be ${allowed}; got [1,2]`,
      `b.md:2: chapter must be ${allowed}; got true`,
      `c.md:2: chapter must be ${allowed}; got 3.1`,
    ]);
  });
});

it("a number survives filters that change case, and a truncated number stops the build", async () => {
  const page =
    '---\ntitle: A\ntags: a\n---\n<% lora 8, 64, 64, id="f" %>\n\nSee <% loraRef "f" %>.\n';
  const listing = (filters: string) => ({
    "a.md": page,
    "list.njk": `{% for one in collections.a %}{{ one.content | ${filters} }}{% endfor %}`,
  });
  for (const filters of ["upper", "striptags | lower", "striptags | truncate(12, true)"]) {
    const { files, exitCode } = await build(listing(filters));
    expect([exitCode, files.get("list/index.html")]).toEqual([
      0,
      expect.stringMatching(/figure\s1/i),
    ]);
    expect(files.get("list/index.html")).not.toMatch(MARK);
  }
  // The first cuts through the placeholder of the figure, the second through that of its number.
  for (const length of [60, 150]) {
    const { problems, exitCode, files } = await build(listing(`truncate(${length}, true)`));
    expect(problems).toEqual([
      expect.stringMatching(
        /^list\.njk: a filter such as truncate or slice cut through a figure number/,
      ),
    ]);
    expect([exitCode, files.size]).toEqual([1, 0]);
  }
});

it("a list has the figures and tables of the site or of a chapter, in order", async () => {
  const { files, log } = await build({
    "a.md": chapter(10, `${figure("ten")}`),
    "b.md": chapter(
      2,
      `${TABLE}<% lora 1, 8, 8, id="two", caption="C & D" %>\n\n${figure("three")}`,
    ),
    "c.md": "<% loraList %>\n",
    "d.njk": "{% loraList 'chapter=2' %}",
    "n.md": figure("none"),
  });
  const items = (name: string) =>
    [...(files.get(name) ?? "").matchAll(/<li><a class='lora-ref' href='([^']*)'>([^<]*)</g)].map(
      ([, href, text]) => `${href} ${text}`,
    );
  const two = ["/b/#two Figure 2.1", "/b/#three Figure 2.2", "/b/#lora-b-1 Table 2.1"];
  expect(items("c/index.html"), log).toEqual(
    [...two, "/a/#ten Figure 10.1", "/n/#none Figure 1"].map(spaced),
  );
  expect(items("d/index.html")).toEqual(two.map(spaced));
  expect(files.get("c/index.html")).toContain("<span dir='auto'>C &amp; D</span>");
});

it("a list omits a page that shows none of its figures", async () => {
  const hidden = "{% set unseen %}{% lora 1, 8, 8 %}{% endset %}{{ shown }}";
  const files = { "a.njk": chapter(4, hidden), "b.md": "<% loraList chapter=4 %>\n" };
  expect((await build(files)).problems).toEqual([
    "b.md:1: chapter 4 has no numbered figure or table",
  ]);
  const { files: output } = await build({
    ...files,
    "a.njk": chapter(4, hidden.replace("shown", "unseen | safe")),
  });
  expect(output.get("b/index.html")).toContain("Figure\u00a04.1</a>");
  // A page without figures needs the stylesheet for its list.
  expect(output.get("b/index.html")).toContain('<link rel="stylesheet" href="/lora/');
});
