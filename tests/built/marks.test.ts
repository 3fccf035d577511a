/** Tests the placeholders for numbers, links and lists in pages, and their replacement. */
import { expect, it } from "vitest";
import { placeholders } from "../../plugin/eleventy/placeholders.js";
import { escapeMarkdown } from "../../src/escape.js";
import { build, config } from "../support/eleventy.js";
import { chapter, figure, MARK } from "../support/references.js";

const CAPTION = `\\u003cimg src=x onerror=alert(1)\\u003e \\alpha " ' </script> & <b> end\\`;
const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
const decoded = (text = "") =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
    code ? String.fromCodePoint(code) : (named[name] ?? "?"),
  );
/** Returns the text of the list's entries in HTML. */
const listed = (html: unknown) =>
  decoded(/<span dir='auto'>([^<]*)<\/span>/.exec(String(html))?.[1]);

it("a list has the captions' text in a page, in XHTML, in JSON and in a script", async () => {
  const front = (extra: string) =>
    `---\ncap: ${JSON.stringify(escapeMarkdown(CAPTION))}\n${extra}---\n`;
  const content = "collections.a[0].content";
  const { files, log, exitCode } = await build({
    "a.md": `${front("tags: a\n")}<% lora 8, 64, 64, caption=cap %>\n\n<% loraList %>\n`,
    "x.njk":
      '---\npermalink: x.xhtml\n---\n<html xmlns="http://www.w3.org/1999/xhtml">{% loraList %}</html>',
    "feed.njk": `---\npermalink: feed.json\n---\n{ "html": {{ ${content} | dump | safe }} }`,
    "text.njk": `---\npermalink: text.json\n---\n{ "text": {{ ${content} | striptags | dump | safe }} }`,
    "data.njk": `<script type="application/ld+json">{{ ${content} | dump | safe }}</script>`,
  });
  expect(exitCode, log).toBe(0);
  expect(listed(files.get("a/index.html"))).toBe(CAPTION);
  expect(listed(files.get("x.xhtml"))).toBe(CAPTION);
  expect(listed(JSON.parse(files.get("feed.json") ?? "").html)).toBe(CAPTION);
  expect(decoded(JSON.parse(files.get("text.json") ?? "").text)).toContain(`Figure 1 ${CAPTION}`);
  const [, script] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(
    files.get("data/index.html") ?? "",
  )!;
  expect(listed(JSON.parse(script!))).toBe(CAPTION);
});

it("filters that read content early get words and the numbers that are known, but no placeholders", async () => {
  const index =
    'eleventyConfig.addFilter("index", (html) => html.replace(/<[^>]*>/g, " ").replace(/[^\\p{L}\\p{N}.]+/gu, " "));';
  const each = (filters: string) =>
    `{% for post in collections.post %}{{ post.content | ${filters} | safe }}\n{% endfor %}`;
  const post = "tags: post\n";
  const see = (...ids: string[]) => ids.map((id) => `<% loraRef "${id}" %>`).join(" ");
  const { files, log, exitCode } = await build({
    "a.md": chapter(1, `See ${see("own", "later", "mixed")} end.\n\n${figure("own")}`, post),
    "m.md": chapter(
      2,
      `Now ${see("later", "mixed", "own")} end.\n\n${figure("later")}{% lora 1, 8, 8, "id=mixed" %}\n`,
      post,
    ),
    "n.njk": `---\n${post}---\n<p>Then {% loraRef "last" %} {% loraRef "mixed" %} end.</p>{% lora 1, 8, 8, "id=last" %}{% loraList %}`,
    "search.njk": `---\npermalink: search.txt\n---\n${each("index")}`,
    "cut.njk": `---\npermalink: cut.txt\n---\n${each("striptags | truncate(30)")}`,
    "feed.njk": `---\npermalink: feed.xml\n---\n${each("escape")}`,
    "eleventy.config.js": config(index),
  });
  expect(exitCode, log).toBe(0);
  const lines = (name: string, pattern: RegExp) =>
    [...(files.get(name) ?? "").replaceAll("\u00a0", " ").matchAll(pattern)].map(([text]) => text);
  // Whichever of the chapters is rendered first does not know the other's numbers.
  const [isSecondFirst] = lines("search.txt", /See Figure 1\.1 Figure 2/g);
  const [first, second] = isSecondFirst
    ? ["See Figure 1.1 Figure 2.1 Figure 2.2", "Now Figure 2.1 Figure 2.2 Figure"]
    : ["See Figure 1.1 Figure Figure", "Now Figure 2.1 Figure 2.2 Figure 1.1"];
  expect(lines("search.txt", /(?:See|Now|Then) .*? end\. (?:Figure [\d.]+|A 8)/g)).toEqual([
    `${first} end. Figure 1.1`,
    `${second} end. Figure 2.1`,
    "Then Figure Figure 2.2 end. Figure 1",
  ]);
  expect(lines("search.txt", /Figure 2\.2 A 8 8 matrix at rank 1/g)).toHaveLength(1);
  expect(lines("cut.txt", /(?:See|Now|Then) .*/g)).toEqual([
    isSecondFirst ? "See Figure 1.1 Figure 2.1..." : "See Figure 1.1 Figure Figure...",
    "Now Figure 2.1 Figure 2.2...",
    "Then Figure Figure 2.2...",
  ]);
  // Finished pages and feeds have all numbers.
  expect(lines("feed.xml", /#[a-z]+&quot;&gt;Figure [\d.]+/g)).toEqual(
    ["#own 1.1", "#later 2.1", "#mixed 2.2", "#later 2.1", "#mixed 2.2", "#own 1.1"]
      .concat("#last 1", "#mixed 2.2")
      .map((item) => item.replace(" ", "&quot;&gt;Figure ")),
  );
  expect([...files.values()].join("")).not.toMatch(MARK);
});

it("text that looks like a placeholder stays text, in page data and comments", async () => {
  const comments = ["lora-mark", "lora-mar", "lora-mark-list:z", "lora-0123456789abcdef-list:z"];
  const { files, log, exitCode } = await build({
    "a.njk": `---\ncomments: ${JSON.stringify(comments)}\n---\n{% lora 8, 64, 64 %}<p>{{ comments | join(" ") }}</p>{% loraList %}`,
  });
  expect(exitCode, log).toBe(0);
  const page = files.get("a/index.html") ?? "";
  expect(page).toContain(`<p>${comments.join(" ")}</p>`);
  expect(page.match(/<li><a/g)).toHaveLength(1);
  expect(page.replaceAll(comments.at(-1)!, "")).not.toMatch(MARK);
  // The placeholder of an unfinished page.
  expect(placeholders.list("/x/")).toMatch(MARK);
});

it("two builds of a site are identical, although their placeholders differ", async () => {
  const files = { "a.md": '<% lora 8, 64, 64, id="a" %>\n\n<% loraRef "a" %>\n\n<% loraList %>\n' };
  expect((await build(files)).files).toEqual((await build(files)).files);
});

const paginated = (content: string, layout: string) => ({
  "p.njk": `---\npagination: { data: all, size: 1, alias: n }\nall: [1, 2, 3]\npermalink: "/p/{{ n }}/"\nlayout: base.njk\n---\n${content}`,
  "_includes/base.njk": `${layout}{{ content | safe }}`,
});
const FIGURE = '{% lora 8, 64, 64, "id=f" + n %}';

it("a figure that is rendered after a list or reference was written stops the build", async () => {
  const late =
    /^(p\.njk|_includes\/base\.njk:1): this figure was rendered after the build had written a page that links to it or lists it; move the figure/;
  const asking = [
    paginated("", `${FIGURE}{% loraList %}`),
    { ...paginated("", FIGURE), "z.njk": "{% loraList %}" },
    { ...paginated("", FIGURE.replace('f" + n', 'f"')), "z.njk": '{% loraRef "f" %}' },
  ];
  for (const files of asking) {
    const { exitCode, problems } = await build(files);
    expect([exitCode, problems]).toEqual([1, [expect.stringMatching(late)]]);
  }
});

it("lists may precede figures in page content, and late figures are allowed if nothing refers to them", async () => {
  const inContent = await build(paginated(FIGURE, '{% loraList %}{% loraRef "f3" %}'));
  const links = (value: number) =>
    inContent.files.get(`p/${value}/index.html`)?.match(/<li><a/g)?.length;
  expect([1, 2, 3].map(links), inContent.log).toEqual([3, 3, 3]);
  const actual = await build(paginated("", `${FIGURE}{% loraRef "f" + n %}`));
  expect(actual.exitCode, actual.log).toBe(0);
});
