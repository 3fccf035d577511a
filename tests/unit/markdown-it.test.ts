/** Tests which text our rule reads as a tag in a plain markdown-it, and which text it leaves unchanged. */
import MarkdownIt from "markdown-it";
import MarkdownIt15 from "markdown-it-15";
import { describe, expect, it } from "vitest";
import { loraMarkdown } from "../../plugin/markdown-it.js";
import { TagError, Word } from "../../src/tag/values.js";
import { toSafetensors, toTensors } from "../support/adapter-file.js";
import { decode } from "../support/markup.js";

const md = new MarkdownIt({ html: true });
loraMarkdown(md, {
  render: ({ source }, place) => (place === "block" ? `<b>${source}</b>` : `{${source}}`),
});

const FIGURE = "<% lora 8, 64, 64 %>";
const NUMBER = "<% lora 8, 64, 64, show=full %>";

describe("a figure's tag", () => {
  it.each([
    ["on a line of its own", FIGURE, `<b>${FIGURE}</b>\n`],
    ["between lines of a paragraph", `a\n${FIGURE}\nb`, `<p>a</p>\n<b>${FIGURE}</b>\n<p>b</p>\n`],
    ["in a list item", `- ${FIGURE}`, `<ul>\n<li>\n<b>${FIGURE}</b>\n</li>\n</ul>\n`],
    ["in a quote", `> ${FIGURE}`, `<blockquote>\n<b>${FIGURE}</b>\n</blockquote>\n`],
    ["indented by three", `   ${FIGURE}  `, `<b>${FIGURE}</b>\n`],
    [
      "over several lines",
      '<% lora 8,\n  64, 64,\n  caption="a %> b" %>',
      '<b><% lora 8,\n  64, 64,\n  caption="a %> b" %></b>\n',
    ],
    [
      "over several lines of a quote",
      '> <% lora 8,\n> 64, 64,\n> caption="a" %>\n> b',
      '<blockquote>\n<b><% lora 8,\n64, 64,\ncaption="a" %></b>\n<p>b</p>\n</blockquote>\n',
    ],
    [
      "in a custom element whose name begins with pre",
      `<pre-view>\n${FIGURE}\n</pre-view>`,
      `<pre-view>\n<b>${FIGURE}</b>\n</pre-view>`,
    ],
    ["in a block of HTML", `<div>\n${FIGURE}\n</div>`, `<div>\n<b>${FIGURE}</b>\n</div>`],
  ])("%s is a figure", (_, source, html) => {
    expect(md.render(source)).toBe(html);
  });

  it.each([
    ["in a sentence", `a ${FIGURE} b`],
    ["in a heading", `# ${FIGURE}`],
    ["in a table cell", `|a|\n|-|\n|${FIGURE}|`],
    ["before words", `${FIGURE} b`],
    ["in a link", `[${FIGURE}](/a)`],
  ])("%s is inline, where a figure is rejected", (_, source) => {
    expect(md.render(source)).toContain("{&lt;% lora 8, 64, 64 %&gt;}");
  });

  it("is a figure at any indentation if indented code is off, as in Eleventy", () => {
    const host = new MarkdownIt().disable("code").use(loraMarkdown);
    expect(host.render(`      ${FIGURE}`)).toMatch(/^<figure/);
  });

  it("is inline and escaped in an attribute", () => {
    expect(md.render(`<img alt="${FIGURE}">`)).toContain(
      '<img alt="&#123;&lt;% lora 8, 64, 64 %&gt;}">',
    );
    expect(md.render(`a <i title="${NUMBER}">b</i>`)).toContain('title="&#123;&lt;% lora');
    expect(md.render(`![${NUMBER}](/a.png)`)).toContain('alt="{&lt;% lora');
    expect(md.render(`[a](/b "${NUMBER}")`)).toContain('title="{&lt;% lora');
    expect(md.render('<img alt="<% lora 8">')).toContain('alt="&#123;&lt;% lora 8&quot;&gt;}');
  });

  it("is passed to the renderer, which rejects it, if it is not closed", () => {
    expect(md.render("<% lora 8, 64, 64")).toContain("<b><% lora 8, 64, 64</b>");
    expect(md.render("a <% lora 8, 64")).toContain("{&lt;% lora 8, 64}");
  });
});

describe("a shortcode", () => {
  const CALL = '{% lora 8, 96, 40, "alpha=3" %}';
  const rejected = new MarkdownIt({ html: true });
  loraMarkdown(rejected, { render: (tag) => ("error" in tag ? `!${tag.source}!` : "") });

  it.each([
    ["on a line of its own", CALL, `<p>!${CALL}!</p>`],
    ["in a sentence", `a ${CALL} b`, `<p>a !${CALL}! b</p>`],
    ["over lines", "a\n{%- loraTable\nd=4 -%}", "<p>a\n!{%- loraTable\nd=4 -%}!</p>"],
    ["of a reference", "# {% loraRef a %}", "<h1>!{% loraRef a %}!</h1>"],
  ])("%s is rejected if no template language has processed it", (_, source, html) => {
    expect(rejected.render(source).trim()).toBe(html.replaceAll('"', "&quot;"));
  });

  it.each([
    ["in a code span", `\`${CALL}\``],
    ["in a fence", `~~~\n${CALL}\n~~~`],
    ["in code of HTML", `a <code>${CALL}</code>`],
    ["after a backslash", `\\${CALL}`],
    ["with another name", "{% lorry 8 %} and {% other lora %}"],
    ["that is not closed", "{% lora 8"],
    ["whose name only starts with lora", "{% lora-ish 8 %}"],
  ])("%s stays unchanged", (_, source) => {
    expect(rejected.render(source)).not.toContain("!");
    expect(rejected.render(source)).toMatch(/\{% (?:lora|lorry|lora-ish) 8/);
  });
});

describe("a tag in a title", () => {
  it.each([
    ["a tag", `[a](/b "${NUMBER}")`, "{&lt;% lora 8, 64, 64, show=full %&gt;}"],
    ["a tag after a backslash", `[a](/b "\\${NUMBER}")`, "&lt;% lora 8, 64, 64, show=full %&gt;"],
    [
      "a tag whose < is an entity",
      `[a](/b "&#x3C;${NUMBER.slice(1)}")`,
      "&lt;% lora 8, 64, 64, show=full %&gt;",
    ],
    [
      "a tag in a link definition",
      `[a]\n\n[a]: /b "c\n\\${NUMBER}"`,
      "c\n&lt;% lora 8, 64, 64, show=full %&gt;",
    ],
    [
      "a tag in an image's title",
      `![a](/b '\\${NUMBER}')`,
      "&lt;% lora 8, 64, 64, show=full %&gt;",
    ],
    ["an escape of another kind", `[a](/b "5 \\< 6 %, \\*")`, "5 &lt; 6 %, *"],
  ])("%s is read as in a sentence", (_, source, title) => {
    expect(md.render(source)).toContain(`title="${title}"`);
  });
});

describe("a reference", () => {
  const REF = '<% loraRef "a" %>';
  const places = new MarkdownIt({ html: true });
  loraMarkdown(places, { render: (_, place) => (place === "phrase" ? "<u>1</u>" : `(${place})`) });

  it.each([
    ["in a sentence", `a ${REF} b`, "<p>a <u>1</u> b</p>"],
    ["on a line of its own", `a\n${REF}\nb`, "<p>a\n<u>1</u>\nb</p>"],
    ["in a heading", `# ${REF}`, "<h1><u>1</u></h1>"],
    ["in emphasis", `*${REF}*`, "<p><em><u>1</u></em></p>"],
    ["in HTML", `<div>\n${REF}\n</div>`, "<div>\n<u>1</u>\n</div>"],
  ])("%s is a phrase", (_, source, html) => {
    expect(places.render(source).trim()).toBe(html);
  });

  it.each([
    ["in a link", `[${REF}](/a)`],
    ["in an image's alternative", `![${REF}](/a.png)`],
    ["in emphasis in an image's alternative", `![*${REF}*](/a.png)`],
    ["in an attribute", `<b title='${REF}'>b</b>`],
    ["in a title", `[a](/b '${REF}')`],
  ])("%s stays text", (_, source) => {
    expect(places.render(source)).toContain("(inline)");
    expect(places.render(source)).not.toContain("<u>");
  });

  it("stays text in code", () => {
    expect(places.render(`\`${REF}\``)).toBe(
      "<p><code>&lt;% loraRef &quot;a&quot; %&gt;</code></p>\n",
    );
  });
});

it("the rule renders figures in document order, including those in raw HTML", () => {
  const order: string[] = [];
  const host = new MarkdownIt({ html: true });
  loraMarkdown(host, { render: ({ source }) => String(order.push(source)) });
  host.render("<div>\n<% lora 1 %>\n</div>\n\n<% lora 2 %>\n\n> <div>\n> <% lora 3 %>\n> </div>\n");
  expect(order).toEqual(["<% lora 1 %>", "<% lora 2 %>", "<% lora 3 %>"]);
});

describe("a renderer", () => {
  it.each([
    ["on a line of its own", (tag: string) => tag],
    ["in a sentence", (tag: string) => `a ${tag} b`],
    ["in a block of HTML", (tag: string) => `<div>\n${tag}\n</div>`],
  ])("receives the parsed tag, or its error, %s", (_, place) => {
    const given: object[] = [];
    const host = new MarkdownIt({ html: true });
    loraMarkdown(host, { render: (tag) => String(given.push(tag)) });
    host.render(`${place("<% lora 8, d, alpha=2 %>")}\n\n${place("<% lora 8, %>")}`);
    expect(given).toEqual([
      {
        source: "<% lora 8, d, alpha=2 %>",
        args: { tag: "lora", positional: [8, new Word("d")], named: new Map([["alpha", 2]]) },
      },
      {
        source: "<% lora 8, %>",
        error: new TagError("expected a value, but found the end of the tag"),
      },
    ]);
  });
});

describe("a tag stays unchanged", () => {
  it.each([
    ["in a code span", `\`${FIGURE}\``],
    ["in a fence", `\`\`\`\n${FIGURE}\n\`\`\``],
    ["in indented code", `    ${FIGURE}`],
    ["after a backslash", `\\${FIGURE}`],
    ["after a backslash in a sentence", `a \\${NUMBER}`],
    ["in a comment", `<!-- ${FIGURE} -->`],
    ["in pre", `<pre>\n${FIGURE}\n</pre>`],
    ["in pre in capitals", `<PRE>\n${FIGURE}\n</PRE>`],
    ["in a script", `<script>\n${FIGURE}\n</script>`],
    ["in a style", `<style>\n${FIGURE}\n</style>`],
    ["in inline code of HTML", `a <code>${NUMBER}</code>`],
    ["after a backslash in HTML", `<div>\n\\${FIGURE}\n</div>`],
    ["in a script in a sentence", `a <script>${NUMBER}</script>`],
    ["after a backslash in an attribute", `<img alt="\\${NUMBER}">`],
    ["with another name", "<% other 8 %> and <% lorry 8 %>\n\n<% load 1 %>"],
  ])("the tag is text %s", (_, source) => {
    expect(md.render(source)).not.toMatch(/<b>|\{/);
    expect(md.render(source)).toMatch(/(&lt;|<)% ?\w/);
  });
});

describe("the rule without options", () => {
  it("renders figures itself, with numbered ids and names from env", () => {
    const actual = new MarkdownIt().use(loraMarkdown);
    const html = actual.render(`${FIGURE}\n\n<% lora size.rank, 64, 64 %>\n\nof ${NUMBER}`, {
      size: { rank: 2 },
    });
    expect(html.match(/id="[^"]*"/g)).toEqual(['id="lora-1"', 'id="lora-2"']);
    expect(html).toContain("<p>of 4,096</p>");
  });

  it("figures are numbered by chapter, unless the page or the host says otherwise", () => {
    const captionOf = (options: object, env: object) => {
      const html = new MarkdownIt().use(loraMarkdown, options).render(FIGURE, env);
      return /<figcaption[^>]*>(?:<b[^>]*>(.*?)<\/b>)?/.exec(html)![1];
    };
    expect(captionOf({}, {})).toBe("Figure\u00a01");
    expect(captionOf({}, { chapter: 3 })).toBe("Figure\u00a03.1");
    expect(captionOf({}, { frontmatter: { chapter: "A" } })).toBe("Figure\u00a0A.1");
    expect(captionOf({ lang: "de" }, {})).toBe("Abbildung\u00a01");
    expect(captionOf({}, { chapter: false })).toBeUndefined();
    expect(captionOf({ numbers: false }, { chapter: 3 })).toBeUndefined();
    expect(() => new MarkdownIt().use(loraMarkdown, { numbers: "x" } as never)).toThrow(
      'numbers must be true or false; got "x"',
    );
  });

  it("figures have controls if the host sets interactive", () => {
    const render = (options: object) => new MarkdownIt().use(loraMarkdown, options).render(FIGURE);
    expect(render({ interactive: true })).toContain("<lora-figure ");
    expect(render({ interactive: true })).toContain("<input ");
    expect(render({})).not.toMatch(/<lora-figure|<input/);
  });

  it("an error names the tag, on one line", () => {
    const host = new MarkdownIt().use(loraMarkdown);
    for (const [source, message] of [
      ["<% lora 0,\n 9, 7 %>", "<% lora 0, 9, 7 %>: rank must be a whole number from 1 to 7 "],
      ["a <% lora 8, %>", "<% lora 8, %>: expected a value"],
      ["{% lora 8, 9, 70 %}", "{% lora 8, 9, 70 %}: {% … %} is for template languages"],
    ] as const)
      expect(() => host.render(source)).toThrow(message);
  });

  it("the rule throws for a figure in a sentence", () => {
    expect(() => new MarkdownIt().use(loraMarkdown).render(`a ${FIGURE}`)).toThrow(
      "a figure must be on its own line; here, only a number is possible, as with show=trainable",
    );
  });
});

describe("files that tags name", () => {
  const tag = '<% lora figure=adapter, file="run/a.safetensors" %>';
  const number = 'a <% lora show="directions90", file="run/a.safetensors" %>';
  const bytes = toSafetensors(toTensors("layers.3.q", [[3], [4]], [[2, 0]]));
  const files: Record<string, Uint8Array | undefined> = {
    "run/a.safetensors": bytes,
    "run/adapter_config.json": Buffer.from('\ufeff{ "r": 1, "lora_alpha": 8 }'),
    "config.json": Buffer.from(
      JSON.stringify({ model_type: "gpt2", n_embd: 64, n_head: 2, n_layer: 2 }),
    ),
  };
  const readText = (html: string) => decode(html.replace(/<[^>]*>/g, "")).replaceAll("\u00a0", " ");
  const render = (text: string, changes: typeof files = {}, env = {}) =>
    new MarkdownIt()
      .use(loraMarkdown, { readFile: (name: string) => ({ ...files, ...changes })[name] })
      .render(text, env);

  it("are read by the host's function, with the configuration beside an adapter", () => {
    const read: unknown[] = [];
    const env = { folder: "docs" };
    const host = new MarkdownIt().use(loraMarkdown, {
      readFile(name: string, given: object) {
        read.push([name, given]);
        return files[name];
      },
    });
    const html = host.render(`${tag}\n\n${number}`, env);
    expect(readText(html)).toContain("q, layers 3: ‖ΔW‖ 80.0;");
    expect(html).toContain("<p>a 1</p>");
    // Two tags of the same file read it once.
    expect(read).toEqual([
      ["run/a.safetensors", env],
      ["run/adapter_config.json", env],
    ]);
    expect(render(number)).toBe("<p>a 1</p>\n");
    expect(render('<% lora 2, model="config.json" %>')).toContain("<figure");
  });

  it("may lack a configuration, whose factor is then assumed to be 1", () => {
    const missing = () => {
      throw Object.assign(new Error("no such file"), { code: "ENOENT" });
    };
    for (const config of [undefined, null]) {
      const host = new MarkdownIt().use(loraMarkdown, {
        readFile: (name: string) =>
          name.endsWith(".json") ? (config === null ? missing() : config) : bytes,
      });
      const text = readText(host.render(tag));
      expect(text).toContain("s = 1 is assumed");
      expect(text).toContain("q, layers 3: ‖ΔW‖ 10.0;");
    }
  });

  it.each([
    [{ "run/a.safetensors": undefined }, "cannot read run/a.safetensors: there is no such file"],
    [
      { "run/a.safetensors": Buffer.from("PK\x03\x04") },
      "run/a.safetensors: the file must be a safetensors file, not a pickle",
    ],
    [
      { "run/adapter_config.json": Buffer.from('{\n  "r": 2 }') },
      "run/a.safetensors: r of layers.3.q must be 1, as in the file",
    ],
    [
      { "run/adapter_config.json": Buffer.from('{\n  "r": 0 }') },
      "run/adapter_config.json:2:3: r of the adapter config must be",
    ],
    [
      { "run/adapter_config.json": Buffer.from("{") },
      "run/adapter_config.json:1:2: this is not JSON",
    ],
    [
      { "run/adapter_config.json": Buffer.of(0xff) },
      "cannot read run/adapter_config.json: its encoding is not UTF-8",
    ],
    [
      { "run/a.safetensors": "text" as never },
      "cannot read run/a.safetensors: readFile must return a Uint8Array or undefined",
    ],
  ])("are rejected in one line, with the tag: %j", (changes, message) => {
    expect(() => render(tag, changes)).toThrow(`${tag}: ${message}`);
  });

  it("are rejected without the function, and with an error of the function", () => {
    expect(() => new MarkdownIt().use(loraMarkdown).render(tag)).toThrow(
      "file= names a file, but files cannot be read here",
    );
    const readFile = () => {
      throw new Error("the disk is gone");
    };
    expect(() => new MarkdownIt().use(loraMarkdown, { readFile }).render(tag)).toThrow(
      `${tag}: cannot read run/a.safetensors: the disk is gone`,
    );
    expect(() => new MarkdownIt().use(loraMarkdown, { readFile: "a" as never })).toThrow(
      'readFile must be a function that returns the bytes of a file; got "a"',
    );
  });
});

it("the rule renders tags identically with markdown-it 14 and 15", () => {
  const text = [
    FIGURE,
    `- item ${NUMBER}\n\n  ${FIGURE}`,
    `> ${FIGURE}`,
    `# Heading ${NUMBER}`,
    `| a | b |\n| - | - |\n| ${NUMBER} | [b](/c "\\<% d %> ${NUMBER}") |`,
    `![alt ${NUMBER} <% loraRef "a" %>](a.png) and <% loraRef "a" %> {% lora 8, 64, 64 %}`,
    `<p title='${NUMBER}'>${FIGURE}</p>`,
    `\`${FIGURE}\` <code>${NUMBER}</code> \\${NUMBER}`,
  ].join("\n\n");
  const [old, current] = [new MarkdownIt({ html: true }), new MarkdownIt15({ html: true })];
  const render = ({ source }: { source: string }, place: string) => `(${place}: ${source})`;
  loraMarkdown(old, { render });
  loraMarkdown(current, { render });
  const html = old.render(text);
  expect(html.match(/\((?:block|phrase|inline): /g)).toHaveLength(13);
  expect(current.render(text)).toBe(html);
});

it("the rule stays fast in a long document with many unclosed tags", () => {
  const long = (line: string) => md.render(`${line}\n`.repeat(8000)).length;
  expect(long("words and words")).toBeGreaterThan(8000);
  expect(long("<% lora 8")).toBeGreaterThan(8000);
});

it("the figures of a page have the language of its data, else of the option `lang`", () => {
  const md = new MarkdownIt().use(loraMarkdown, { lang: "de" });
  const render = (env: object, options = "") =>
    md.render(`<% lora 8, 64, 64, show=fraction${options} %>`, env).trim();
  expect([render({}), render({ lang: "en-GB" }), render({}, ', lang="zh-CN"')]).toEqual([
    "<p>25\u00a0%</p>",
    "<p>25\u00a0%</p>",
    "<p>25%</p>",
  ]);
  const figure = md.render("<% lora 8, 4096, 4096 %>", {});
  expect(figure).toContain("65.536 Parameter");
  expect(figure).not.toContain(' lang="');
  expect(md.render("<% lora 8, 64, 64 %>", { lang: "tlh" })).toContain(
    '<figure class="lora" id="lora-1" lang="en">',
  );
  for (const options of [{ lang: "?" }, { locales: [{}] }])
    expect(() => new MarkdownIt().use(loraMarkdown, options as never)).toThrow(/must be /);
});

it("a paragraph of links without titles, beside a tag, takes linear time", () => {
  const links = "[a](b)".repeat(150_000);
  expect(md.render(`${links}${NUMBER}`).match(/<a /g)).toHaveLength(150_000);
}, 20_000);
