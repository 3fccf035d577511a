/** `loraFigure` around an author's content, captions with Markdown, and lists of several pages, in Eleventy. */
import { describe, expect, it } from "vitest";
import { build, config } from "../support/eleventy.js";
import { numbers, spaced, withOptions } from "../support/references.js";

const FIGURE = "<% lora 8, 64, 64 %>";

const texts = (html = "") =>
  (html.match(/<div class="lora-list">(.*?)<\/div>/)?.[1] ?? "")
    .replace(/<\/(?:p|li)>/g, "|")
    .replace(/<[^>]*>/g, "");

describe("loraFigure", () => {
  const wrap = (language: string) =>
    `${language === "liquid" ? '{% loraFigure "caption=*L*", "id=own" %}' : '{% loraFigure caption="*L*", id="own" %}'}
<img src="a.png" alt="a">
{% endloraFigure %}\n{% lora 8, 64, 64 %}`;
  const pages = {
    "a.md": `---
title: The *first*
chapter: 1
---
${FIGURE}

<% loraFigure "A [link](/x/) and *words*", id="photo" %>
![a photo](a.png)
<% endloraFigure %>

${FIGURE}

<% loraFigure caption="Numbers", kind=table %>

| a | b |
| - | - |
| 1 | 2 |

<% endloraFigure %>

<% loraFigure caption="By hand", number="A.1" %>
\`\`\`js
code();
\`\`\`
<% endloraFigure %>

${FIGURE} 

See <% loraRef "photo" %> and <% loraRef "own" %>.

<% loraList %>
`,
    "n.njk": `---\ntitle: Second\nchapter: 2\n---\n${wrap("njk")}`,
    "list.md": '<% loraList chapter="1" %>',
  };

  it("numbers content with the other figures of its chapter, in Markdown and Nunjucks", async () => {
    const { files, log, exitCode } = await build(pages);
    expect(exitCode, log).toBe(0);
    const a = files.get("a/index.html") ?? "";
    expect(numbers(a)).toEqual(
      ["Figure 1.1", "Figure 1.2", "Figure 1.3", "Table 1.1", "Figure A.1", "Figure 1.4"].map(
        spaced,
      ),
    );
    expect(a).toContain(
      `<span>A <a href="/x/">link</a> and <em>words</em></span></figcaption>\n<p><img`,
    );
    expect(a).toContain(spaced('href="#photo">Figure 1.2</a>'));
    expect(a).toContain(spaced('href="/n/#own">Figure 2.1</a>'));
    expect(
      texts(a)
        .split("|")
        .map((text) => text.slice(0, 21)),
    ).toEqual(
      [
        "The first",
        "Figure 1.1 LoRA at ra",
        "Figure 1.2 A link and",
        "Figure 1.3 LoRA at ra",
        "Figure A.1 By hand",
        "Figure 1.4 LoRA at ra",
        "Table 1.1 Numbers",
        "Second",
        "Figure 2.1 L",
        "Figure 2.2 LoRA at ra",
        "",
      ].map(spaced),
    );
    // A list of one page does not name it.
    expect(texts(files.get("list/index.html"))).toMatch(/^Figure/);
    const nunjucks = files.get("n/index.html") ?? "";
    expect(nunjucks).toContain(
      '<em>L</em></span></figcaption>\n\n<img src="a.png" alt="a">\n\n</figure>',
    );
  });

  it("works as a shortcode in Markdown and Liquid, and without a template engine for Markdown", async () => {
    const { files, log, exitCode } = await build({
      "m.md": `# M\n\n${wrap("liquid")}`,
      "l.liquid": wrap("liquid"),
    });
    expect(exitCode, log).toBe(0);
    for (const name of ["m", "l"]) {
      const html = files.get(`${name}/index.html`) ?? "";
      expect(html, name).toMatch(
        /<em>L<\/em><\/span><\/figcaption>\s*<img src="a.png" alt="a">\s*<\/figure>/,
      );
      expect(numbers(html), name).toEqual(["Figure 1", "Figure 2"].map(spaced));
    }
    const plain = await build({
      ...pages,
      "n.njk": "",
      "a.md": pages["a.md"].replace('<% loraRef "own" %>', "$x^{{i}}$ {% x %}"),
      "eleventy.config.js": config().replace(/\}$/, "return { markdownTemplateEngine: false };\n}"),
    });
    expect(plain.exitCode, plain.log).toBe(0);
    expect(plain.files.get("a/index.html")).toContain("$x^{{i}}$ {% x %}");
    expect(numbers(plain.files.get("a/index.html"))).toHaveLength(6);
  });

  it("stops the build with file and line if it is unclosed, nested or invalid", async () => {
    const { problems, files } = await build({
      "a.md": '# A\n\n<% loraFigure "b" %>\n\nc',
      "b.md": "<% endloraFigure %>",
      "c.md": '\n<% loraFigure "b", number=3.10 %>\n<% endloraFigure %>',
      "d.njk": '{% loraFigure "b" %}\n{% loraFigure "c" %}{% endloraFigure %}{% endloraFigure %}',
      "e.md": '\n\n<% lora 8, 64, 64, caption="a <% lora 8 %>" %>',
      "f.md": '<% lora 8, 64, 64, caption="The regex [^a-z] matches" %>',
    });
    expect(files.size).toBe(0);
    expect(problems.map((line) => line.replace(/^(\S+ \S+ \S+ \S+ \S+).*/, "$1"))).toEqual([
      "a.md:3: this loraFigure is not",
      "b.md:1: there is no <%",
      "c.md:2: number must be a",
      "d.njk:1: a loraFigure cannot contain",
      "e.md:3: a caption or alternative",
    ]);
  });
});

it("captions contain Markdown in sites without Markdown files", async () => {
  const { files, log } = await build({
    "a.njk": '{% lora 8, 64, 64, caption="*A* `b`", alt="*C*" %}',
  });
  expect(files.get("a/index.html"), log).toContain("<span><em>A</em> <code>b</code></span>");
  expect(files.get("a/index.html")).toContain('aria-label="C"');
});

it("titles of previews are text without markup", async () => {
  const { files, log } = await build({
    "a.md": `---\ntitle: "The *first* \`x\` of Box<T>"\ndescription: "[A](/b)"\n---\n${FIGURE}`,
    "eleventy.config.js": withOptions('{ siteUrl: "https://example.org", previews: true }'),
  });
  const html = files.get("a/index.html");
  expect(html, log).toContain('<meta property="og:title" content="The first x of Box&lt;T&gt;"/>');
  expect(html).toContain('<meta property="og:description" content="A"/>');
});
