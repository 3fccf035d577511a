/** `loraFigure` around an author's content, in a plain markdown-it host. */
import MarkdownIt from "markdown-it";
import MarkdownIt15 from "markdown-it-15";
import { describe, expect, it } from "vitest";
import { defaultRender } from "../../plugin/default-render.js";
import { renderCaption } from "../../plugin/inline-markdown.js";
import { loraMarkdown } from "../../plugin/markdown-it.js";

const md = new MarkdownIt({ html: true }).use(loraMarkdown, { numbers: false });

const START = '<% loraFigure "*A* key", id="a" %>';
const END = "<% endloraFigure %>";
const OPENED =
  '<figure class="lora-content lora-content-figure" id="a"><figcaption dir="auto"><em>A</em> key</figcaption>\n';
const CLOSED = "</figure>\n";

describe("loraFigure", () => {
  it.each([
    ["an image", "![b](c.png)", '<p><img src="c.png" alt="b"></p>\n'],
    ["several blocks", "# b\n\nc\n\n- d", "<h1>b</h1>\n<p>c</p>\n<ul>\n<li>d</li>\n</ul>\n"],
    ["HTML", '<img src="c.png">', '<img src="c.png">\n'],
    ["nothing", "", ""],
    [
      "code with the end tag",
      `\`\`\`\`md\n\`\`\`\n${END}\n\`\`\`\`\n~~~\n${END}\n~~~`,
      '<pre><code class="language-md">```\n&lt;% endloraFigure %&gt;\n</code></pre>\n' +
        "<pre><code>&lt;% endloraFigure %&gt;\n</code></pre>\n",
    ],
    ["escaped tags", `\\${END}`, "<p>&lt;% endloraFigure %&gt;</p>\n"],
  ])("contains %s", (_, content, html) => {
    for (const [before, after] of [
      ["\n", "\n"],
      ["\n\n", "\n\n"],
    ]) {
      const source = START + before + content + after + END;
      expect(md.render(source)).toBe(OPENED + html + CLOSED);
      expect(
        new MarkdownIt15({ html: true })
          .use(loraMarkdown as never, { numbers: false } as never)
          .render(source),
      ).toBe(OPENED + html + CLOSED);
    }
  });

  it.each([
    ["a list", `- a\n\n  ${START}\n  b\n\n  ${END}\n- c`],
    ["a quote", `> ${START}\n> b\n> ${END}\n\nc`],
    ["a paragraph", `a\n${START}\nb\n${END}\nc`],
  ])("works in %s", (_, source) => {
    expect(md.render(source)).toContain(`${OPENED}<p>b</p>\n${CLOSED}`);
  });

  it("counts content as a table if kind is table", () => {
    expect(md.render(`<% loraFigure "a", kind=table %>\n\n|a|\n|-|\n\n${END}`)).toMatch(
      /^<figure class="lora-content lora-content-table" id="lora-1">.*\n<table>/,
    );
  });

  const unclosed = "this loraFigure is not closed: add <% endloraFigure %> on its own line";
  const noStart = "there is no <% loraFigure … %> for this end";
  const inHtml = "loraFigure and endloraFigure need lines of their own";
  it.each([
    ["is not closed", `${START}\nb`, unclosed],
    ["contains another", `${START}\n${START}\nb\n${END}\n${END}`, unclosed],
    ["ends outside its list", `- ${START}\n\n  b\n\n${END}`, unclosed],
    ["has no start", `b\n\n${END}`, noStart],
    ["is in HTML", `<div>\n${START}\n</div>`, inHtml],
    ["ends in HTML", `<div>\n${END}\n</div>`, inHtml],
    ["is in a sentence", `b ${START}`, "a figure must be on its own line"],
    ["ends in a sentence", `b ${END}`, "<% endloraFigure %> must be on its own line"],
    ["has no caption", `<% loraFigure id="a" %>\n${END}`, "caption must be text in quotes"],
    [
      "has an option that it does not know",
      `<% loraFigure "a", rank=8 %>\n${END}`,
      "no option “rank”",
    ],
    ["ends with arguments", `${START}\n<% endloraFigure 8 %>`, "but none is allowed"],
    [
      "has a number that may lose a zero",
      `<% loraFigure "a", number=3.10 %>\n${END}`,
      'number must be a whole number, or text in quotes such as "3.10" or "A.1"; got 3.1',
    ],
  ])("is an error if it %s", (_, source, message) => {
    expect(() => md.render(source)).toThrow(message);
  });

  it.each([
    ["start", `<% loraFigure id="a" %>\nb\n${END}`, "<p>!</p>\n<p>b</p>\n\n"],
    ["end", `${START}\nb\n<% endloraFigure 8 %>`, `${OPENED}<p>b</p>\n<p>!</p>${CLOSED}`],
    ["start and end", "<% loraFigure %>\n<% endloraFigure 8 %>", "<p>!</p>\n<p>!</p>\n"],
  ])(
    "opens and closes its element together if a host shows an error at its %s",
    (_, source, html) => {
      const host = new MarkdownIt();
      const render = defaultRender((text, env) => renderCaption(host, text, env, () => {}), {
        numbers: false,
      });
      loraMarkdown(host, {
        render(...args) {
          try {
            return render(...args);
          } catch {
            return "<p>!</p>";
          }
        },
      });
      expect(host.render(source)).toBe(html);
    },
  );

  it("stays fast in a long document with many unclosed tags", () => {
    const host = new MarkdownIt().use(loraMarkdown, { render: () => "" });
    expect(host.render(`${START}\n\n`.repeat(8000))).toMatch(/^\n*$/);
    expect(host.render(`- ${START}\n\n`.repeat(4000)).match(/<li>/g)).toHaveLength(4000);
  });

  it.each([
    ["no line closes", ""],
    ["the last line closes", "    ```\n"],
  ])(
    "stays fast if %s the fences after many starts",
    (_, end) => {
      const host = new MarkdownIt().use(loraMarkdown, { render: () => "" });
      const count = 16_000;
      const html = host.render(`${`${START}\n\n    \`\`\`a\n\n`.repeat(count)}${end}`);
      expect(html.match(/<pre>/g)).toHaveLength(count);
    },
    20_000,
  );
});
