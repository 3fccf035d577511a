/** Inline Markdown in captions, alternatives and titles. */
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import MarkdownIt15 from "markdown-it-15";
import katex from "markdown-it-katex";
import { describe, expect, it } from "vitest";
import { renderCaption, renderTitle } from "../../plugin/inline-markdown.js";
import { loraMarkdown } from "../../plugin/markdown-it.js";
import { expandDocument } from "../../scripts/command/expand/document.js";
import { renderMarkdown } from "../../scripts/command/markdown.js";
import { toList } from "../../src/html/references.js";
import { toInlineHtml, toInlineMarkdown, toText, withoutLinks } from "../../src/inline.js";
import { writeTag } from "../../src/tag/arguments.js";
import { runs } from "../support/draws.js";
import { readMarkup } from "../support/markup.js";

const createHost = (options: object = {}) =>
  new MarkdownIt(options).use(loraMarkdown, { numbers: false });
const md = createHost({ html: true });
const warn = () => {};

/** Returns the content of a figure's caption, from a tag that is written with escapes. */
function captionOf(text: string, host = md): string {
  const named = new Map<string, unknown>([["caption", text]]);
  const html = host.render(writeTag({ positional: [8, 64, 64], named }));
  return /<figcaption[^>]*>([\s\S]*?)<\/figcaption>/.exec(html)?.[1] ?? "";
}

describe("a caption", () => {
  it.each([
    ["*A* **b** `c_d`", "<em>A</em> <strong>b</strong> <code>c_d</code>"],
    ["[a](/b) <https://c.de>", '<a href="/b">a</a> <a href="https://c.de">https://c.de</a>'],
    ["Fe &amp; \\*a\\* \\<b> &copy; [^a-z]", "Fe &amp; *a* &lt;b&gt; © &#91;^a-z]"],
    ["a < b & “c”", "a &lt; b &amp; &#8220;c&#8221;"],
    ["# a", "# a"],
    ["a  \nb\\\nc", "a b c"],
    ["`<% lora 8 %>` \\<% lora 8 %>", "<code>&lt;% lora 8 %&gt;</code> &lt;% lora 8 %&gt;"],
    ["<% other %>", "&lt;% other %&gt;"],
  ])("contains Markdown: %j", (text, html) => {
    expect(captionOf(text)).toBe(html);
  });

  it("contains the formulas, links and rules of its host, without core rules", () => {
    const host = createHost({ html: true, linkify: true, typographer: true }).use(katex as never);
    expect(captionOf("$\\alpha$", host)).toMatch(/^<span class="katex">.*<\/span>$/);
    expect(captionOf("$\\alpha$", host)).toContain(">&#92;alpha</annotation>");
    expect(captionOf("example.org ... (c)", host)).toBe("example.org ... (c)");
    const text = `${'<% lora 8, 64, 64, caption="[a][b]" %>'}\n\n[b]: /c`;
    expect(host.render(text)).toContain('<a href="/c">a</a></figcaption>');
  });

  it.each(["a <% lora 8, 64, 64, show=full %>", "<% loar 8 %>", "<b title='<% lora 8 %>'>a</b>"])(
    "rejects a tag: %j",
    (text) => {
      expect(() => captionOf(text)).toThrow(
        "a caption or alternative cannot contain a tag: write the number, or put the tag in the text of the page",
      );
    },
  );

  it.each([
    ["*c* <b>a</b>", "<em>c</em> &lt;b&gt;a&lt;/b&gt;", 1],
    ["<!-- a -->", "&lt;!-- a --&gt;", 1],
    ["[a](javascript:b)", "&#91;a](javascript:b)", 1],
    ["![a](data:text/html,b)", "!&#91;a](data:text/html,b)", 1],
    ["<vbscript:a> [b](FILE&colon;c)", "&lt;vbscript:a&gt; &#91;b](FILE:c)", 1],
    ["a < b > c", "a &lt; b &gt; c", 0],
    ["`<b>` \\<b> &lt;b>", "<code>&lt;b&gt;</code> &lt;b&gt; &lt;b&gt;", 0],
    ["[a](mailto:b@c.d)", '<a href="mailto:b@c.d">a</a>', 0],
    ["![a](data:image/png;base64,b)", '<img src="data:image/png;base64,b" alt="a"/>', 0],
  ])("shows HTML and unsafe addresses as text, with one warning: %j", (text, html, count) => {
    const host = createHost({ html: true });
    host.validateLink = () => true;
    const warnings: string[] = [];
    const nodes = renderCaption(host, text, {}, (message) => warnings.push(message));
    expect(toInlineHtml(nodes)).toBe(html);
    expect(warnings).toHaveLength(count);
    if (count) expect(warnings[0]).toContain(`got ${JSON.stringify(text)}: write Markdown`);
  });

  it("shows HTML as text, and has no handlers, if a plugin's rule or a link's definition has them", () => {
    const host = createHost({ html: true });
    host.inline.ruler.before("link", "plugin", (state) => {
      if (!state.src.startsWith("@", state.pos)) return false;
      state.push("html_inline", "", 0).content = "<i>";
      state.push("link_open", "a", 1).attrs = [
        ["href", "javascript:a"],
        ["onclick", "a"],
        ["title", "b"],
      ];
      state.push("link_close", "a", -1);
      state.pos++;
      return true;
    });
    expect(toInlineHtml(renderCaption(host, "@", {}, warn))).toBe('&lt;i&gt;<a title="b"></a>');
    const env = { references: { A: { href: "vbscript:a", title: "" } } };
    expect(toInlineHtml(renderCaption(host, "[a]", env, warn))).toBe("<a>a</a>");
  });

  it.each([
    ["a <b>c</b> *d*", "a &#60;b>c&#60;/b> *d*"],
    ["*a* <img src=b", "*a* &#60;img src=b"],
    ["\\<b> `<b>`{=html} <https://a.b>", "&#60;b> `<b>`&#123;=html} <https://a.b>"],
    ["$a_{i=1} <b$ x<y *c*{d=e}", "$a_ {i=1} < b$ x&#60;y *c*&#123;d=e}"],
    ["$5 and $6 $*a*$", "&#36;5 and &#36;6 $*a*$"],
    [
      '\\![*a* ``b`c``](/d_(e) "f") ~~g~~ __h__ ~i',
      '\\![*a* ``b`c``](</d_(e)> "f") ~~g~~ __h__ &#126;i',
    ],
    ["[a](javascript:b)", "\\[a\\](javascript:b)"],
  ])("is Markdown without HTML in every program: %j", (text, markdown) => {
    expect(toInlineMarkdown(renderMarkdown(text, warn))).toBe(markdown);
  });

  it("rejects the page's footnotes and those in the text, and shows other brackets", () => {
    const host = createHost();
    host.inline.ruler.before("link", "note", (state) => {
      const isDefined = state.env.footnotes?.refs?.[":1"] !== undefined;
      const source = state.src.slice(state.pos);
      if (!source.startsWith("^[") && !(isDefined && source.startsWith("[^1]"))) return false;
      state.push("footnote_ref", "", 0);
      state.pos = state.posMax;
      return true;
    });
    const env = { footnotes: { refs: { ":1": 0 } } };
    for (const text of ["a^[b]", "a[^1]", "*a[^1]*"])
      expect(() => renderCaption(host, text, env, warn), text).toThrow(
        "cannot contain a footnote: write the note in parentheses, or put the footnote in the text of the page",
      );
    for (const text of ["`[^1]` \\[^1]", "The regex [^a-z] matches"])
      expect(toText(renderCaption(host, text, env, warn))).toBe(text.replace(/[`\\]/g, ""));
    expect(captionOf("a[^1]", host)).toBe("a&#91;^1]");
  });

  it("in an expanded document has brackets, but no footnote of the document", () => {
    const tag = '<% lora 8, 64, 64, caption="The regex [^a-z] <i>matches</i>" %>';
    const { faults, warnings, text } = expandDocument(`a[^1]\n\n${tag}\n\n[^1]: b`, "a.md");
    expect(faults).toEqual([]);
    expect(text).toContain("The regex &#91;^a-z] &lt;i&gt;matches&lt;/i&gt;</span></figcaption>");
    expect(warnings).toEqual([{ line: 3, message: expect.stringContaining("HTML in a caption") }]);
    expect(expandDocument(`${tag}\n\n> [^a-z]: b`, "a.md").faults).toEqual([
      { line: 1, message: expect.stringContaining("cannot contain a footnote") },
    ]);
  });

  it("and an alternative are no markup in an expanded document with images, whose attributes are text", () => {
    // Follows every link, and has no attributes, as many programs.
    const program = new MarkdownIt({ html: true, xhtmlOut: true });
    program.validateLink = () => true;
    const read = (markdown: string) => {
      const tokens = readMarkup(program.render(markdown).trim());
      const tags = tokens.flatMap((token) => (typeof token === "string" ? [] : [token[0]]));
      return { tags, text: tokens.filter((token) => typeof token === "string").join("") };
    };
    expect(read('{alt="a [x](javascript:a)"}').tags).toEqual(["p", "a", "/a", "/p"]);
    const pieces = ["[x](javascript:a)", "[", "](", "*", "_", "\\", "<b>", "&#91;", '"', "}", "a"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (drawn) => {
        const alt = `b${drawn.join("")}b`;
        // Markdown in an alternative is read, so that a code span shows it as written.
        const named = new Map<string, unknown>([["alt", `\`${alt}\``]]);
        const tag = writeTag({ positional: [8, 64, 64], named });
        const { text, faults } = expandDocument(tag, "a.md", () => "a.png");
        expect(faults).toEqual([]);
        const picture = read(text.split("\n\n")[0]!);
        expect(picture).toEqual({ tags: ["p", "img", "/p"], text: `{alt="${alt}"}` });
      }),
      { numRuns: runs(200) },
    );
  });

  it("is text in an alternative, which must differ from it", () => {
    const host = createHost().use(katex as never);
    const tag = (caption: string, alt: string) =>
      `<% lora 8, 64, 64, caption="${caption}", alt="${alt}" %>`;
    const html = host.render(tag("a", "*b* `c` $\\alpha$ [d](e) ![f](g)"));
    expect(html).toContain('aria-label="b c &#92;alpha d f"');
    expect(() => host.render(tag("*a*", "a"))).toThrow("alt must differ from the caption");
  });

  it("is text in a table's label", () => {
    const html = md.render('<% loraTable ranks=[1], d=8, k=8, caption="*A* [b](/c)" %>');
    expect(html).toContain('aria-label="A b"');
    expect(html).toContain('<caption dir="auto"><em>A</em> <a href="/c">b</a> </caption>');
  });

  it("loses its links in lists, and nothing else", () => {
    const nodes = renderCaption(md, '[*a*](/b "c") <https://d.e> `f`', {}, warn);
    expect(toInlineHtml(withoutLinks(nodes))).toBe("<em>a</em> https://d.e <code>f</code>");
  });

  it.each([
    ["A<br>*b* &lt;", "A b <"],
    ["H<sub>2</sub>O in Box<T>", "H2O in Box<T>"],
    ["`<T>` a\nb", "<T> a b"],
  ])("is plain text in a title: %j", (title, text) => {
    expect(renderTitle(md, title)).toBe(text);
  });
});

describe("any text", () => {
  const text = fc.string({
    unit: fc.constantFrom(
      ..."ab \\\"'“”’`*_[]()<>&%$^!#|~=,;:.\n\r\t\0\u0001é😀",
      "<b>",
      "</b>",
      "%>",
    ),
    maxLength: 24,
  });

  it("that a tag's arguments contain reaches the caption unchanged", () => {
    fc.assert(
      fc.property(text, (value) => {
        fc.pre(!/[\r\n\0]/.test(value));
        let received: unknown;
        const host = new MarkdownIt();
        loraMarkdown(host, {
          render(tag) {
            received = "args" in tag ? tag.args.named.get("caption") : tag.error;
            return "";
          },
        });
        host.render(writeTag({ positional: [8], named: new Map([["caption", value]]) }));
        expect(received).toBe(value);
      }),
      { numRuns: runs(300) },
    );
  });

  it("is one line of HTML, as the same paragraph is, in markdown-it 14 and 15", () => {
    const hosts = [new MarkdownIt(), new MarkdownIt15()];
    fc.assert(
      fc.property(text, (value) => {
        const [first, second] = hosts.map((host) => renderCaption(host, value, {}, warn));
        expect(second).toEqual(first);
        for (const char of "\n\r\t\0\u0001") expect(toInlineHtml(first!)).not.toContain(char);
        // Prefixed, so that the paragraph is no other block.
        const markdown = `x${toInlineMarkdown(first!)}`;
        const paragraph = hosts[0]!.render(markdown);
        expect(readMarkup(paragraph)).toEqual(readMarkup(`<p>x${toInlineHtml(first!)}</p>\n`));
      }),
      { numRuns: runs(300) },
    );
  });

  it("in a list contains neither links, backslashes nor double quotes", () => {
    fc.assert(
      fc.property(text, (value) => {
        const caption = renderCaption(md, `[a](/b) ${value}`, {}, warn);
        const list = toList([{ href: "#a", number: "1", caption }]);
        expect(list).not.toMatch(/["\\]/);
        expect(list.match(/<a\b/g)).toHaveLength(1);
      }),
      { numRuns: runs(300) },
    );
  });
});
