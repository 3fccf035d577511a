/** Numbers of figures and tables, and references to them, in the real Eleventy. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { build, builds, config } from "../support/eleventy.js";
import { eventually, run } from "../support/server.js";

const command = path.resolve("node_modules/@11ty/eleventy/cmd.cjs");

const figure = (id: string) => `<% lora 1, 8, 8, id="${id}" %>\n\n`;
const chapter = (number: number | string, content: string, more = "") =>
  `---\nchapter: ${number}\n${more}---\n${content}`;
const LINK = /<a class="?lora-ref"? href="?([^">\s]*)"?>([^<]*)<\/a>/g;
const links = (page = "") => [...page.matchAll(LINK)].map(([, href, text]) => `${href} ${text}`);
const numbers = (page = "") =>
  [...page.matchAll(/<b class="lora-number" dir="ltr">([^<]*)<\/b>/g)].map(([, text]) => text);
/** The plugin with options, in place of the configuration's own line. */
const withOptions = (options: string, ...lines: string[]) =>
  config(...lines).replace("(loraVisualizer)", `(loraVisualizer, ${options})`);
const TABLE = "<% loraTable ranks=[1, 2], d=8, k=8 %>\n\n";
/** Two spaces that do not break, of which the tests' expectations have none to see. */
const spaced = (text: string) => text.replace(/\b(Figure|Table) /g, "$1\u00a0");
const FEED =
  "---\npermalink: /feed.xml\n---\n{% for post in collections.post %}<content>{{ post.content | escape }}</content>{% endfor %}";

describe("numbers", () => {
  it("count a page's figures and tables by themselves, in the order of the finished page", () => {
    const { files, log, exitCode } = build({
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

  it("stand before any caption, also where there is none", () => {
    const { files } = build({
      "a.md":
        '<% lora 1, 8, 8, caption="A <b>" %>\n\n<% lora 1, 8, 8, caption="" %>\n\n<% lora 1, 8, 8 %>\n',
    });
    const captions = [
      ...(files.get("a/index.html") ?? "").matchAll(/<figcaption[^>]*>(.*?)<\/figcaption>/g),
    ].map(([, caption = ""]) => caption);
    const number = (n: number) => `<b class="lora-number" dir="ltr">Figure\u00a0${n}</b>`;
    expect(captions.slice(0, 2)).toEqual([`${number(1)} <span>A &lt;b&gt;</span>`, number(2)]);
    expect(captions[2]).toMatch(/<\/b> <span>LoRA.*<\/span>$/);
  });

  it("are the same where Eleventy renders a page twice", () => {
    const { files, log } = build({
      "a.md": `---\ntags: post\n---\n${figure("a")}`,
      "list.njk":
        "{% lora 1, 8, 8 %}{% for p in collections.post %}{{ p.templateContent | safe }}{% endfor %}\n{% loraList %}",
    });
    expect(numbers(files.get("list/index.html")), log).toEqual(
      ["Figure 1", "Figure 1"].map(spaced),
    );
    expect(files.get("list/index.html")?.match(/<li>/g)).toHaveLength(2);
  });

  it("are left out by the site, or by a page", () => {
    const files = { "a.md": figure("a"), "b.md": chapter("false", figure("b")) };
    const one = build(files);
    expect(numbers(one.files.get("a/index.html"))).toHaveLength(1);
    expect(numbers(one.files.get("b/index.html"))).toEqual([]);
    expect(one.files.get("b/index.html")).toContain("<figcaption");
    const none = build({ ...files, "eleventy.config.js": withOptions("{ numbers: false }") });
    expect(numbers(none.files.get("a/index.html"))).toEqual([]);
    expect(none.files.get("a/index.html")).toContain("<figcaption");
    const { problems } = build({
      "a.md": `${figure("a")}<% loraRef "a" %>\n\n<% loraList %>\n`,
      "eleventy.config.js": withOptions("{ numbers: false }"),
    });
    expect(problems).toEqual([
      "a.md:3: figures have no numbers here: the plugin's option numbers is false",
      "a.md:5: figures have no numbers here: the plugin's option numbers is false",
    ]);
  });

  it("have a chapter also where the page's data is computed, on every page of a pagination", () => {
    const { files, log } = build({
      "part.md":
        "---\npagination: { data: list, size: 1, alias: part }\nlist: [4, B]\npermalink: /{{ part }}/\neleventyComputed: { chapter: '{{ part }}' }\n---\n<% lora 1, 8, 8 %>\n",
    });
    const all = ["4", "B"].flatMap((name) => numbers(files.get(`${name}/index.html`)));
    expect(all, log).toEqual(["Figure 4.1", "Figure B.1"].map(spaced));
  });

  it("need a chapter that can be one", () => {
    const { problems } = build({ "a.md": chapter("[1, 2]", figure("a")) });
    expect(problems).toEqual([
      'a.md:4: chapter must be a number or a short text such as 11, "11.2" or "A", but is [1,2]',
    ]);
  });
});

describe("references", () => {
  const pages = {
    "a.md": chapter(1, `see <% loraRef "later" %> and <% loraRef "own" %>\n\n${figure("own")}`),
    "z.md": chapter(2, `${figure("x")}${figure("later")}see <% loraRef "own" %>`),
    "n.njk": '<p>{% loraRef "later" %}</p>',
    "l.liquid": '<p>{% loraRef "later" %}</p>',
    "j.11ty.js": 'export function render() { return this.loraRef("later"); }',
  };

  it("lead to figures later and earlier, on the page and on others, in every language", () => {
    const { files, log, exitCode } = build(pages);
    expect(exitCode, log).toBe(0);
    const page = (name: string) => links(files.get(`${name}/index.html`));
    expect(page("a")).toEqual(["/z/#later Figure 2.2", "#own Figure 1.1"].map(spaced));
    expect(page("z")).toEqual(["/a/#own Figure 1.1"].map(spaced));
    for (const name of ["n", "l", "j"]) {
      expect(page(name), name).toEqual(["/z/#later Figure 2.2"].map(spaced));
    }
    expect([...files.values()].join("")).not.toMatch(/lora-(number|text|to|list):/);
  });

  it("are whole in feeds, where each page has the numbers of its own", () => {
    const { files, log } = build(
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
    expect([...files.values()].join("")).not.toMatch(/lora-(number|text|to|list):/);
  });

  it("carry the path prefix once, with HtmlBase before and after, and survive a minifier", () => {
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
      const { files, log } = build(
        { ...pages, "eleventy.config.js": base + written },
        "--pathprefix=/book/",
      );
      expect(links(files.get("a/index.html")), log).toEqual(
        ["/book/z/#later Figure 2.2", "#own Figure 1.1"].map(spaced),
      );
    }
  });

  it("follow pagination and pages that are only shown by others", () => {
    const { files, log, exitCode } = build({
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

  it("stop the build where they lead nowhere, with near names and their places", () => {
    const { problems, exitCode, files } = build({
      "a.md": `${figure("waist")}text\n<% loraRef "wast" %>, <% loraRef "waist" %>\n\n<% loraList chapter=4 %>\n`,
      "b.njk": `\n{% loraRef "weight" %}`,
      "_includes/base.njk": "<main>\n{% loraRef 'head' %}{{ content | safe }}",
      "c.md":
        '---\nlayout: base.njk\n---\n<% loraRef "/a/#wais" %> <% loraRef %> <% loraRef fig %>',
      "part.md": `---\npermalink: false\n---\n${figure("part")}`,
      "d.md": '<% loraRef "part" %>',
    });
    expect([exitCode, files.size]).toEqual([1, 0]);
    const near = expect.stringContaining("near: waist");
    expect(problems).toEqual([
      expect.stringMatching(
        /^_includes\/base\.njk:2: no numbered figure or table has the id “head”/,
      ),
      expect.stringMatching(/^a\.md:4: no numbered .* id “wast” \(near: waist, part\)$/),
      "a.md:6: no numbered figure or table is in chapter 4",
      expect.stringMatching(/^b\.njk:2: no numbered .* id “weight”/),
      expect.stringMatching(/^c\.md:4: id must be .* but is missing$/),
      expect.stringMatching(/^c\.md:4: id=fig: the page's data has no “fig”; text goes in quotes/),
      expect.stringMatching(/^c\.md:4: no numbered .* id “\/a\/#wais”/),
      "d.md:1: “part” is on ./part.md, which is not written, and on no other page",
    ]);
    expect(problems[1]).toEqual(near);
  });

  it("mean the page's own figure, else the only one, else say which", () => {
    const files = {
      "a.md": `${figure("it")}<% loraRef "it" %>`,
      "b.md": `${figure("x")}${figure("it")}<% loraRef "it" %>`,
      "c.md": '<% loraRef "/b/#it" %>',
    };
    const { files: output, log } = build(files);
    expect(links(output.get("a/index.html")), log).toEqual([spaced("#it Figure 1")]);
    expect(links(output.get("b/index.html"))).toEqual([spaced("#it Figure 2")]);
    expect(links(output.get("c/index.html"))).toEqual([spaced("/b/#it Figure 2")]);
    const { problems } = build({ ...files, "c.md": '<% loraRef "it" %>' });
    expect(problems).toEqual(["c.md:1: the id “it” is on /a/ and /b/; say which, as in “/b/#it”"]);
  });

  it("are refused where no link can stand", () => {
    const { problems } = build({
      "a.md": `${figure("a")}![<% loraRef "a" %>](/x.png)\n\n[<% loraRef "a" %>](/x)\n\n<b title='<% loraRef "a" %>'>b</b>\n\na <% loraList %>\n`,
    });
    const why = "a reference is a link, and none can stand in an attribute or in a link";
    expect(problems.sort()).toEqual([
      `a.md:3: ${why}`,
      `a.md:5: ${why}`,
      `a.md:7: ${why}`,
      "a.md:9: a list of figures needs a line of its own",
    ]);
  });

  it("are all there where a page has thousands", () => {
    const text = Array.from({ length: 4000 }, (_, n) => `<% loraRef "f${n % 50}" %>\n`).join("");
    const all = Array.from({ length: 50 }, (_, n) => figure(`f${n}`)).join("");
    const { files, log } = build({ "a.md": all + text });
    const found = links(files.get("a/index.html"));
    expect(found, log).toHaveLength(4000);
    expect(found.at(-1)).toBe(spaced("#f49 Figure 50"));
  });
});

it("a number that a filter writes in other letters is one, and one that is cut stops the build", () => {
  const page =
    '---\ntitle: A\ntags: a\n---\n<% lora 8, 64, 64, id="f" %>\n\nSee <% loraRef "f" %>.\n';
  const listing = (filters: string) => ({
    "a.md": page,
    "list.njk": `{% for one in collections.a %}{{ one.content | striptags | ${filters} }}{% endfor %}`,
  });
  for (const filters of ["upper", "lower", "truncate(5000)"]) {
    const { files, exitCode } = build(listing(filters));
    expect([exitCode, files.get("list/index.html")]).toEqual([
      0,
      expect.stringContaining("Figure\u00a01"),
    ]);
    expect(files.get("list/index.html")?.toLowerCase()).not.toContain("lora-mark");
  }
  const { problems, exitCode, files } = build(listing("truncate(18, true)"));
  expect(problems).toEqual([
    expect.stringMatching(/^list\.njk: a filter has cut the number of a figure/),
  ]);
  expect([exitCode, files.size]).toEqual([1, 0]);
});

it("a list has a site's figures and tables by chapter and number, or a chapter's", () => {
  const { files, log } = build({
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

describe("a build of what has changed", () => {
  const files = {
    "a.md": chapter(1, figure("a")),
    "b.md": chapter(2, '<% loraRef "a" %> <% loraRef "c" %>'),
    "c.md": chapter(3, `${figure("c")}${figure("d")}`),
  };
  const changed = chapter(2, '<% loraRef "a" %> <% loraRef "d" %>');

  /** Eleventy watches these files; edits one until the page of b is as wanted. */
  const watched = async (files: Readonly<Record<string, string>>) => {
    const folder = mkdtempSync(path.join(tmpdir(), "lora-watch-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const write = (name: string, content: string) =>
      writeFileSync(path.join(folder, name), content);
    write("eleventy.config.js", config());
    write("package.json", '{ "type": "module" }');
    for (const [name, content] of Object.entries(files)) write(name, content);
    const next = run(process.execPath, [command, "--watch", "--incremental"], folder);
    await next(/Watching/);
    const page = (name: string) =>
      readFileSync(path.join(folder, "_site", name, "index.html"), "utf8");
    const edit = (name: string, content: string, isDone: () => boolean) =>
      eventually(async () => {
        // Eleventy says that it watches a moment before it does.
        if (!isDone()) write(`${name}.md`, content);
        await new Promise((done) => setTimeout(done, 1000));
        expect(isDone()).toBe(true);
      });
    return { page, edit };
  };

  it("has the other pages' numbers from the builds before", async () => {
    const { page, edit } = await watched(files);
    expect(links(page("b"))).toEqual(["/a/#a Figure 1.1", "/c/#c Figure 3.1"].map(spaced));
    await edit("b", changed, () => page("b").includes("#d"));
    expect(links(page("b"))).toEqual(["/a/#a Figure 1.1", "/c/#d Figure 3.2"].map(spaced));
    await edit("c", chapter(4, figure("d")), () => page("c").includes("4.1"));
    await edit("b", `${changed}\nAgain`, () => page("b").includes("Again"));
    expect(links(page("b"))).toEqual(["/a/#a Figure 1.1", "/c/#d Figure 4.1"].map(spaced));
  });

  it("says at a reference's place what is gone", async () => {
    const { page, edit } = await watched(files);
    await edit("c", "Nothing", () => page("c").includes("Nothing"));
    await edit("b", `${files["b.md"]}\nAgain`, () => page("b").includes("Again"));
    expect(page("b")).toContain(">[no numbered figure or table has the id “c” (near: a)]</a>");
  });

  it("knows which page shows a figure of one that is not written", async () => {
    const { page, edit } = await watched({
      "part.md": chapter(3, figure("part"), "permalink: false\ntags: part\n"),
      "book.md": "{% for part in collections.part %}{{ part.content }}{% endfor %}",
      "b.md": '<% loraRef "part" %>',
      "c.md": figure("c"),
    });
    expect(links(page("b"))).toEqual([spaced("/book/#part Figure 3.1")]);
    await edit("b", '<% loraRef "part" %>\n\nAgain', () => page("b").includes("Again"));
    expect(links(page("b"))).toEqual([spaced("/book/#part Figure 3.1")]);
    // Until it shows it no more.
    await edit("book", "Nothing", () => page("book").includes("Nothing"));
    await edit("b", '<% loraRef "part" %>\n\nThird', () => page("b").includes("Third"));
    expect(links(page("b"))).toEqual([spaced("# Figure 3.1")]);
  });
});

it("a page that shows none of its figures has none for a list", () => {
  const hidden = "{% set unseen %}{% lora 1, 8, 8 %}{% endset %}{{ shown }}";
  const files = { "a.njk": chapter(4, hidden), "b.md": "<% loraList chapter=4 %>\n" };
  expect(build(files).problems).toEqual(["b.md:1: no numbered figure or table is in chapter 4"]);
  const { files: output } = build({
    ...files,
    "a.njk": chapter(4, hidden.replace("shown", "unseen | safe")),
  });
  expect(output.get("b/index.html")).toContain("Figure\u00a04.1</a>");
  // A page without figures has the stylesheet for its list.
  expect(output.get("b/index.html")).toContain('<link rel="stylesheet" href="/lora/');
});

it("a full build renumbers, whatever the index of the last one says", () => {
  const [first, second] = builds(
    { files: { "a.md": chapter(1, `${figure("a")}${figure("b")}`) } },
    { files: { "a.md": chapter(2, `${figure("b")}<% loraRef "b" %>`) } },
  );
  expect(numbers(first?.files.get("a/index.html"))).toHaveLength(2);
  expect(links(second?.files.get("a/index.html")), second?.log).toEqual([spaced("#b Figure 2.1")]);
});
