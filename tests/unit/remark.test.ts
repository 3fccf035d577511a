/** The remark plugin renders tags as the plugin of markdown-it does, in Markdown and MDX, and changes no other text. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { beforeAll, describe, expect, it } from "vitest";
import { loraMarkdown } from "../../plugin/markdown-it.js";
import { type LoraRemarkOptions, loraRemark } from "../../plugin/remark.js";
import { escapeText } from "../../src/escape.js";
import { figures } from "../../src/figures/index.js";
import { writeTag } from "../../src/tag/arguments.js";
import { asAllWritten, toFigureArguments } from "../../src/tag/written.js";
import { toSafetensors, toTensors } from "../support/adapter-file.js";
import { isExam, runs, sampled } from "../support/draws.js";
import { processRemark, renderMdx, renderRemark, toTree } from "../support/remark.js";

const FIGURE = "<% lora 8, 64, 64 %>";
const NUMBER = "<% lora 8, 64, 64, show=full %>";

const bytes = toSafetensors(toTensors("layers.3.q", [[3], [4]], [[2, 0]]));
const options: LoraRemarkOptions = {
  readFile: (name) => (name.endsWith(".safetensors") ? bytes : undefined),
};

const renderMarkdownIt = (text: string, { readFile, interactive = false } = options, env = {}) =>
  new MarkdownIt({ html: true })
    .use(loraMarkdown, {
      interactive,
      ...(readFile && { readFile: (name) => readFile(name, {} as never) }),
    })
    .render(text, env);

/** Expects the same elements from both plugins. */
function expectSame(text: string, settings = options): void {
  expect(toTree(renderRemark(text, settings)), text).toEqual(
    toTree(renderMarkdownIt(text, settings)),
  );
}

type Plugin = (this: never) => unknown;

/** Returns a function that returns the tree of a text with these plugins, or the error of MDX. */
const createParser = (...plugins: Plugin[]) => {
  const host = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(plugins as never);
  return (text: string) => {
    try {
      return JSON.stringify(host.runSync(host.parse(text)));
    } catch (error) {
      return String(error);
    }
  };
};
const gallery = sampled(
  Object.values(figures).flatMap((figure) =>
    figure.examples.map((example) => ({
      name: figure.name,
      tag: writeTag(toFigureArguments(figure, asAllWritten(figure.options, example))),
    })),
  ),
  ({ name }) => name,
);

describe("the same HTML as from markdown-it", () => {
  it.each(gallery)("for $tag", async ({ tag }) => {
    const text = tag.replace(/\s*%>$/, ', caption="*A* key & `b`" %>');
    expectSame(text, { ...options, interactive: true });
    const mdx = await renderMdx(text, { ...options, interactive: true });
    expect(toTree(mdx)).toEqual(toTree(renderMarkdownIt(text, { ...options, interactive: true })));
  });

  it.each([
    ["a figure between lines of a paragraph", `a\n${FIGURE}\nb`],
    ["a figure in a list", `- a\n\n  ${FIGURE}\n- b\n  ${FIGURE}`],
    ["a figure in a quote in a list", `1. > a\n   > ${FIGURE}\n   > b`],
    ["a figure indented by three", `   ${FIGURE}\t `],
    ["a tag over lines", '<% lora 8,\n  64, 64,\n\tcaption="a %> b" %>  \nc'],
    [
      "a tag whose lines look like a list and a quote",
      '<% lora 8, 64, 64, caption="a\n- b\n> c" %>',
    ],
    ["a tag over lines in a quote", '> <% lora 8,\n> 64, 64,\n> caption="a" %>\n> b'],
    ["a tag whose name is on its second line", "a\n<%\nlora 8, 64, 64\n%>"],
    ["a tag with Windows line endings", "a\r\n<% lora 8,\r\n64, 64 %>\r\n\r\nb"],
    ["a number at the start of a paragraph", `${NUMBER} and\n${NUMBER}`],
    ["a number over lines", "<% lora 8,\n64, 64,\nshow=full %> b\n- c"],
    ["a number alone on its line", `a\n\n${NUMBER}\n\nb`],
    ["a heading", `# a ${NUMBER}\n\n${NUMBER}\n===`],
    ["a table", `| a | b |\n| - | - |\n| ${NUMBER} | *${NUMBER}* |\n${FIGURE}`],
    [
      "a link and an image",
      `[a ${NUMBER}](/b) ![c ${NUMBER} d](/e.png) ![*${NUMBER}*][f]\n\n[f]: /g`,
    ],
    [
      "titles",
      `[a](/b "${NUMBER} \\<% c %>") ![d](/e '\\${NUMBER}') [f]\n\n[f]: /g "h\n${NUMBER}"`,
    ],
    ["an attribute", `<img alt="${NUMBER}">\n\na <i title="${NUMBER} \\<%">b</i>`],
    ["a block of HTML", `<div>\n${FIGURE}\n${NUMBER}\n<b>c</b> \\<% d %>\n</div>\n\n${FIGURE}`],
    ["a figure with a caption in HTML", '<div>\n<% lora 8, 64, 64, caption="*a*" %>\n</div>'],
    ["inline code", `\`${NUMBER}\` \`\`\`${FIGURE}\`\`\``],
    ["code", `\`\`\`js ${NUMBER}\n${FIGURE}\n\`\`\`\n\n    ${FIGURE}`],
    [
      "HTML with code",
      `<pre>\n${FIGURE}\n</pre>\n\na <code>${NUMBER} {% lora 8 %}</code> ${NUMBER}`,
    ],
    ["a comment", `<!-- ${FIGURE} -->\n\na <!-- ${NUMBER} -->`],
    ["escaped tags", `\\${FIGURE}\n\na \\${NUMBER} &lt;% lora 8 %>`],
    [
      "other tags",
      "<% other 8 %> and <% lorry 8 %>\n\n<% load 1 %>\n\n<%= lora %>\n\n\\{% lora 8 %}",
    ],
    ["a table of models", '<% loraTable models=["gpt2"], rank=8, caption="[a](/b) `c`" %>'],
    ["a caption with a reference", '<% lora 8, 64, 64, caption="[a][b] ![c][b]" %>\n\n[b]: /d "e"'],
    [
      "a caption that looks like a block",
      '<% lora 8, 64, 64, caption="# a" %>\n\n<% lora 8, 64, 64, caption="" %>',
    ],
    [
      "a caption with a bracket of a footnote in code",
      '<% lora 8, 64, 64, caption="`[^1]` \\[^1]" %>',
    ],
    [
      "a caption whose title has a tag in code",
      '<% lora 8, 64, 64, caption="[a](/b (`<% lora 8 %>`))" %>',
    ],
    ["explicit and counted ids", `<% lora 8, 64, 64, id="a" %>\n\n${FIGURE}\n\n- ${FIGURE}`],
    [
      "an author's content",
      `<% loraFigure "*a*", id="b" %>\nc\n\n${FIGURE}\n\n- d\n<% endloraFigure %>\ne`,
    ],
    [
      "an author's content in a list",
      '- <% loraFigure "a" %>\n\n  | b |\n  | - |\n  | c |\n\n  <% endloraFigure %>',
    ],
    [
      "an author's code with an end",
      '<% loraFigure "a" %>\n```\n<% endloraFigure %>\n```\n<% endloraFigure %>',
    ],
  ])("for %s", (_, text) => {
    expectSame(text);
  });

  it("and numbers in the attributes of directives", () => {
    // The tree of `:::tip{title="…"}` from remark-directive.
    const directive = () => (root: object) => {
      const tree = root as { children: object[] };
      const attributes = { title: `a ${NUMBER}`, id: "b" };
      const data = { hName: "aside", hProperties: attributes };
      tree.children = [
        { type: "containerDirective", name: "tip", attributes, data, children: tree.children },
      ];
    };
    const html = renderRemark(FIGURE, options, {}, directive);
    expect(html).toMatch(/^<aside title="a 4,096" id="b"><figure .*<\/figure><\/aside>$/s);
  });

  it("for random tags at random places", () => {
    const matrix = fc
      .record({ d: fc.integer({ min: 1, max: 5000 }), k: fc.integer({ min: 1, max: 5000 }) })
      .chain(({ d, k }) =>
        fc
          .integer({ min: 1, max: Math.min(d, k) })
          .map((rank) => ({ rank, d, k, sizes: `${rank}, ${d}, ${k}` })),
      );
    const caption = fc.constantFrom("", ', caption="*a* `b` [c](/d)"', ", table=false");
    const figure = fc
      .tuple(matrix, caption, fc.constantFrom("", "figure=forward", "figure=savings"))
      .map(([{ sizes }, extra, name]) => `<% lora ${sizes}${extra}${name && `, ${name}`} %>`);
    const number = fc
      .tuple(matrix, fc.constantFrom("full", "trainable", "fraction", "ratio"))
      .map(([{ sizes }, show]) => `<% lora ${sizes}, show=${show} %>`);
    const block = fc.oneof(
      figure,
      figure.map((tag) => `- a\n\n  ${tag}`),
      figure.map((tag) => `> a\n> ${tag.replace(", ", ",\n> ")}`),
      figure.map((tag) => `<div>\n${tag}\n</div>`),
      number.map((tag) => `# a ${tag}`),
      number.map((tag) => `a *${tag}* \\${tag} \`${tag}\`\n${tag} b`),
      number.map((tag) => `[${tag}](/a "${tag}") ![${tag}](/b)`),
      number.map((tag) => `| a |\n| - |\n| ${tag} |`),
      fc.constantFrom("b < c % d > e", "<% other %>", '"f" -- g', "<i>h</i>"),
    );
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (blocks) =>
        expectSame(blocks.join("\n\n")),
      ),
      { numRuns: runs(15, 280) },
    );
  });
});

describe("in MDX", () => {
  it.each([
    ["a figure", FIGURE],
    ["a number at the start of a paragraph", `${NUMBER} and\n${NUMBER}`],
    ["lists, quotes and headings", `# a ${NUMBER}\n\n- b\n\n  ${FIGURE}\n\n> ${FIGURE}`],
    ["titles and alternatives", `![${NUMBER}](/a "${NUMBER}")`],
    ["escaped tags and code", `\\${NUMBER} \`${NUMBER}\`\n\n\`\`\`\n${FIGURE}\n\`\`\``],
    ["content", '<% loraFigure "a", id="b" %>\nc\n\n<% endloraFigure %>'],
    ["an attribute", `<img alt="${NUMBER}"/>`],
    ["elements", `<div>\n\n${FIGURE}\n\n</div>\n\n<div>${NUMBER}</div>`],
    ["code in elements", `a <code>${NUMBER}</code>\n\n<pre>${FIGURE}</pre>`],
  ])("there is the same HTML as from markdown-it for %s", async (_, text) => {
    expect(toTree(await renderMdx(text))).toEqual(toTree(renderMarkdownIt(text)));
  });

  it("tags work in elements and beside expressions", async () => {
    const html = await renderMdx(
      `export const rank = 4\n\n<div>\n${FIGURE}\n</div>\n\n<b title="${NUMBER}">a {rank}</b> {2 * rank} ${NUMBER}`,
    );
    expect(html).toContain('<div><figure class="lora" id="lora-1">');
    expect(html).toContain('<p><b title="4,096">a 4</b> 8 4,096</p>');
  });

  it("captions show elements and expressions as text, even if they are not closed", async () => {
    const caption = (text: string) => renderMdx(`a\n\n<% lora 8, 64, 64, caption="${text}" %>`);
    for (const text of ["<b>a</b> {1 + 1}", "<b>a", "{", "<A b={1}/>"])
      expect(await caption(`${text} *c*`)).toContain(
        `<span>${escapeText(text)} <em>c</em></span></figcaption>`,
      );
  });

  it("captions with HTML or an unsafe address cause a warning at the tag", () => {
    const warn = (caption: string) => {
      const { messages } = processRemark(`a\n\n<% lora 8, 64, 64, caption="${caption}" %>`);
      return messages.map(({ line, reason }) => `${line}: ${reason}`);
    };
    for (const text of ["<b>a", "[a](javascript:b)", "<javascript:a>"])
      expect(warn(`*c* ${text}<i>`)).toEqual([
        `3: HTML in a caption or alternative is shown as text, and so is a link such as javascript:…; got ${JSON.stringify(`*c* ${text}<i>`)}: write Markdown, such as *a* or [a](https://b.org)`,
      ]);
    for (const text of ["a < b", "`<b>` \\\\<b>", "[a](mailto:b@c.d)"])
      expect(warn(text)).toEqual([]);
  });

  it("captions show the elements of other plugins as text, but not those that only mark text", () => {
    const mark = (type: string, rest: object) => {
      interface Tree {
        readonly value?: string;
        readonly position?: object;
        readonly children?: object[];
      }
      const transform = ({ children: [first] = [] }: Tree) => {
        const { children = [] } = first as Tree;
        const { value, position } = (children[0] ?? {}) as Tree;
        if (value?.endsWith("@")) children.push({ type, ...rest, position });
      };
      return function (this: { data(): { fromMarkdownExtensions?: object[] } }) {
        this.data().fromMarkdownExtensions = [{ transforms: [transform] }];
      };
    };
    const toCaption = (type: string, rest: object) => {
      const html = renderRemark(
        '<% lora 8, 64, 64, caption="b@" %>',
        { numbers: false },
        {},
        mark(type, rest) as never,
      );
      return /<figcaption[^>]*>(.*?)<\/figcaption>/.exec(html)![1];
    };
    const children = [{ type: "text", value: "c" }];
    expect(toCaption("textDirective", { name: "b", attributes: { onclick: "d" }, children })).toBe(
      "b@a b@",
    );
    expect(toCaption("emphasis", { data: { hProperties: { onclick: "d" } }, children })).toBe(
      "b@<em>c</em>",
    );
    expect(toCaption("superscript", { children })).toBe("b@<div>c</div>");
  });

  it("components of the site replace elements of the page, but none of a figure", async () => {
    const text = `| a |\n| - |\n| b |\n\n${FIGURE.replace(" %>", ', caption="*c*" %>')}\n\n${FIGURE}`;
    const components = { table: () => "REPLACED", details: () => "REPLACED" };
    const html = await renderMdx(text, {}, components);
    expect(html.split("REPLACED")).toHaveLength(2);
    const expected = renderMarkdownIt(text).replace(/<table>.*?<\/table>/s, "REPLACED");
    expect(toTree(html)).toEqual(toTree(expected));
  });

  it("with react, fields have default values, which readers can change", async () => {
    const html = await renderMdx(`${FIGURE}\n\n<% lora figure=methods %>`, {
      interactive: true,
      react: true,
    });
    const fields = html.match(/<(input|select|option)\b[^>]*>/g)!;
    expect(fields.filter((field) => /\s(value|checked|selected)=/.test(field))).toEqual([]);
    const [slider, rank] = fields.filter((field) => field.includes('name="rank"'));
    expect(slider).toMatch(/type="range".* defaultValue="\d+"/);
    expect(rank).toContain('defaultValue="8"');
    expect(fields.join("")).toContain('defaultValue="d" defaultChecked=""');
    const select = /<select[^>]* defaultValue="([^"]+)"[^>]*>(.*?)<\/select>/.exec(html)!;
    expect(select[2]).toContain(`<option>${select[1]}</option>`);
  });

  it("the other tags are MDX's errors", async () => {
    await expect(renderMdx("<% other %>")).rejects.toThrow("Unexpected character `%`");
    await expect(renderMdx("{% other %}")).rejects.toThrow("Could not parse expression");
  });
});

describe("an error", () => {
  it.each([
    [
      "of a value",
      "a\n\n<% lora 0,\n 9, 7 %>",
      "docs/a.md:3:1-4:9: <% lora 0, 9, 7 %>: rank must be a whole number from 1 to 7",
    ],
    [
      "of a figure in a sentence",
      `a\nb ${FIGURE}`,
      `docs/a.md:2:3-2:23: ${FIGURE}: a figure must be on its own line`,
    ],
    [
      "of a tag that is not closed",
      "a\n\n- <% lora 8,\n\nb",
      "docs/a.md:3:3-3:13: <% lora 8,: the tag has no closing %>",
    ],
    [
      "of a misspelled name",
      "<% loraFigur 8 %>",
      "docs/a.md:1:1-1:18: <% loraFigur 8 %>: there is no tag “loraFigur”; did you mean loraFigure?",
    ],
    [
      "of a shortcode",
      "a {% lora 8, 9, 70 %}",
      "docs/a.md:1:3-1:22: {% lora 8, 9, 70 %}: {% … %} is for template languages",
    ],
    [
      "of a reference",
      'a [<% loraRef "a" %>](/b)',
      'docs/a.md:1:4-1:21: <% loraRef "a" %>: a reference is a link, so it cannot be in an attribute or inside another link',
    ],
    [
      "of a reference to no figure",
      'a <% loraRef "a" %>',
      'docs/a.md:1:3-1:20: <% loraRef "a" %>: no numbered figure or table has the id “a”',
    ],
    [
      "of the list of a chapter that is not the page's",
      '<% loraList chapter="9" %>',
      'docs/a.md:1:1-1:27: <% loraList chapter="9" %>: chapter 9 has no numbered figure or table',
    ],
    [
      "in a title",
      '*a* [b](/c "<% lora 8, show=full %>")',
      "docs/a.md:1:5-1:38: <% lora 8, show=full %>: d must be",
    ],
    ["in HTML", '<i>\n<b title="<% lora 8 %>">', "docs/a.md:1:1-2:25: <% lora 8 %>"],
    [
      "of content in HTML",
      '<div>\n<% loraFigure "a" %>\n</div>',
      'docs/a.md:1:1-3:7: <% loraFigure "a" %>: loraFigure and endloraFigure need lines of their own',
    ],
    [
      "of an end without a start",
      "> <% endloraFigure %>",
      "docs/a.md:1:3-1:22: <% endloraFigure %>: there is no <% loraFigure … %>",
    ],
    [
      "of content without an end",
      '<% loraFigure "a" %>\n\n> <% endloraFigure %>',
      'docs/a.md:1:1-1:21: <% loraFigure "a" %>: this loraFigure is not closed',
    ],
    [
      "of content in content",
      '<% loraFigure "a" %>\n<% loraFigure "b" %>\n<% endloraFigure %>',
      'docs/a.md:1:1-1:21: <% loraFigure "a" %>: this loraFigure is not closed',
    ],
    [
      "of an end with a value",
      'a\n<% loraFigure "a" %>\nb\n<% endloraFigure 8 %>',
      "docs/a.md:4:1-4:22: <% endloraFigure 8 %>: got 1 positional argument",
    ],
    [
      "of a caption with a tag",
      `<% lora 8, 64, 64, caption="${NUMBER}" %>`,
      `docs/a.md:1:1-1:64: <% lora 8, 64, 64, caption="${NUMBER}" %>: a caption or`,
    ],
    [
      "of a caption with a footnote",
      '<% lora 8, 64, 64, caption="*a[^1]*" %>\n\n[^1]: b',
      'docs/a.md:1:1-1:40: <% lora 8, 64, 64, caption="*a[^1]*" %>: a caption or alternative cannot contain a footnote',
    ],
    [
      "of a file",
      '<% lora figure=adapter, file="a.bin" %>',
      'docs/a.md:1:1-1:40: <% lora figure=adapter, file="a.bin" %>: file= names a file, but files cannot be read here',
    ],
  ])("%s has the file, the line and the tag", (_, text, message) => {
    const render = () => renderRemark(text);
    expect(render).toThrow(expect.objectContaining({ fatal: true, source: "lora", ruleId: "tag" }));
    let error: unknown;
    try {
      render();
    } catch (thrown) {
      error = thrown;
    }
    expect(String(error)).toContain(message);
  });

  it.each([
    [{ interactive: 1 }, "interactive must be true or false; got 1"],
    [{ readFile: "a" }, 'readFile must be a function that returns the bytes of a file; got "a"'],
    [{ react: "18" }, 'react must be true or false; got "18"'],
    [{ data: {} }, "data must be a function that returns an object; got {}"],
    [{ data: () => null }, "data must be a function that returns an object; got null"],
    [
      { render: () => "" },
      'option must be one of data, react, readFile, interactive, numbers, lang, locales; got "render"',
    ],
  ])("of a wrong option names it: %j", (wrong, message) => {
    expect(() => renderRemark("a", wrong as never)).toThrow(message);
  });

  it("of the author's function is not changed", () => {
    const fail = () => {
      throw new TypeError("a bug");
    };
    expect(() => renderRemark(FIGURE, { data: fail })).toThrow(new TypeError("a bug"));
  });
});

describe("names in tags", () => {
  const tag = "<% lora rank, 64, 64, show=trainable %>";

  it.each([
    ["Astro", { astro: { frontmatter: { rank: 2 } }, rank: 3 }],
    ["Docusaurus", { frontMatter: { rank: 2 } }],
    ["vfile-matter", { matter: { rank: 2 } }],
    ["a program", { rank: 2 }],
  ])("refer to the front matter of %s", (_, data) => {
    expect(renderRemark(tag, {}, data)).toBe("<p>256</p>");
  });

  it("refer to the object that the option returns", () => {
    expect(
      renderRemark(tag, { data: (file) => ({ rank: Object.keys(file.data).length }) }, { a: 1 }),
    ).toBe("<p>128</p>");
    expect(() => renderRemark(tag)).toThrow("rank=rank: the page data has no “rank”");
  });
});

it("files that tags name are read with the virtual file, once each", () => {
  const read: unknown[] = [];
  renderRemark(
    '<% lora figure=adapter, file="a.safetensors" %>\n\n<% lora figure=adapter, file="a.safetensors" %>',
    {
      readFile(name, file) {
        read.push([name, (file as { path?: string }).path]);
        return options.readFile!(name, file);
      },
    },
  );
  expect(read).toEqual([
    ["a.safetensors", "docs/a.md"],
    ["adapter_config.json", "docs/a.md"],
  ]);
});

describe("Markdown without tags", () => {
  const mdx = remarkMdx as Plugin;
  const [parse, parseMdx] = [createParser(), createParser(mdx)];
  const createCheck = (plugin: Plugin) => {
    const [parseWith, parseMdxWith] = [createParser(plugin), createParser(mdx, plugin)];
    return (text: string) =>
      parse(text) === parseWith(text) && parseMdx(text) === parseMdxWith(text);
  };
  const isUnchanged = createCheck(loraRemark as Plugin);

  /** A plugin whose construct does not check what follows "<". */
  const broken: Plugin = function (this: { data(): { micromarkExtensions?: object[] } }) {
    const tokenize = (effects: never, ok: unknown) => {
      const { enter, consume, exit } = effects as Record<string, (value: unknown) => void>;
      return (code: number) => {
        enter!("data");
        consume!(code);
        exit!("data");
        return ok;
      };
    };
    const { micromarkExtensions = [] } = this.data();
    this.data().micromarkExtensions = [...micromarkExtensions, { text: { 60: { tokenize } } }];
  } as Plugin;

  const { tests } = createRequire(import.meta.url)("commonmark-spec") as {
    tests: readonly { readonly markdown: string; readonly html: string; readonly number: number }[];
  };
  const examples = tests
    .filter((_, index) => isExam || index % 2 === 0)
    .map(({ markdown }) => markdown.replaceAll("→", "\t"));

  it("is unchanged in the examples of CommonMark", () => {
    expect(examples.length).toBeGreaterThan(300);
    expect(examples.filter((text) => !isUnchanged(text))).toEqual([]);
  });

  it("the check finds a plugin that changes HTML and automatic links", () => {
    const isUnchangedBy = createCheck(broken);
    expect(examples.slice(-30).filter((text) => !isUnchangedBy(text)).length).toBeGreaterThan(10);
  });

  describe("in documents of packages", () => {
    let documents: string[];
    beforeAll(() => {
      const list = (folder: string) =>
        readdirSync(folder).map((name) => path.posix.join(folder, name));
      const packages = list("node_modules").flatMap((folder) =>
        path.basename(folder).startsWith("@") ? list(folder) : [folder],
      );
      documents = packages
        .map((folder) => path.join(folder, "README.md"))
        .filter((file) => existsSync(file))
        .map((file) => readFileSync(file, "utf8"));
    });

    it("is unchanged, also between text that resembles tags", () => {
      expect(documents.length).toBeGreaterThan(100);
      const lines = fc
        .tuple(fc.constantFrom(...documents), fc.nat(), fc.integer({ min: 5, max: 60 }))
        .map(([text, start, count]) => {
          const all = text.split("\n");
          return all.slice(start % all.length).slice(0, count);
        });
      const similar = fc.constantFrom(
        "<% other 8 %>",
        "<%",
        "<%\n- a\n> b",
        "<%= lora %>",
        "<% if (a < b) { %>",
        "{% raw %}",
        "{% lorry 8",
        "a <% b",
        "&lt;% lora 8 %>",
      );
      const text = fc
        .tuple(lines, fc.array(fc.tuple(fc.nat(), similar), { maxLength: 4 }))
        .map(([parts, added]) => {
          for (const [at, line] of added) parts.splice(at % (parts.length + 1), 0, line);
          return parts.join("\n");
        });
      fc.assert(fc.property(text, isUnchanged), { numRuns: runs(60) });
    });
  });
});

it("long documents with many unclosed tags of other languages take linear time", () => {
  const parse = createParser(loraRemark as Plugin);
  const count = (line: string) => parse(`${line}\n`.repeat(1000)).length;
  expect(count("<% other")).toBeGreaterThan(1000);
  expect(count("a {% lora")).toBeGreaterThan(1000);
});

it.each([
  ["without an end", "<% lora 8 ", ""],
  ["with an end in quotes", "<% lora 8 ", '"%>'],
  ["with escaped quotes", '<% lora 8 \\" ', ""],
  ["in different quotes", "<% lora 8 ' \" ", ""],
])("100 kB of unclosed tags %s are as many tags, in linear time", (_, unit, end) => {
  const host = unified()
    .use(remarkParse)
    .use([loraRemark] as never);
  const count = Math.floor(100_000 / unit.length);
  const tree = JSON.stringify(host.parse(`a ${unit.repeat(count)}${end}`));
  expect(tree.split('"loraInline"')).toHaveLength(count + 1);
});

it("100 kB of unclosed shortcodes are text, in linear time", () => {
  const text = `a ${"{% lora ".repeat(12_500)}b`;
  expect(createParser(loraRemark as Plugin)(text)).toEqual(createParser()(text));
});

it("a long line that repeats what may start a tag is the text that it is without the plugin", () => {
  const [parse, parsePlain] = [createParser(loraRemark as Plugin), createParser()];
  const part = fc.constantFrom(
    "<",
    "{",
    "<a ",
    "{%",
    "{% ",
    "<%",
    "<% ",
    "<%= ",
    "<% if ",
    "a",
    " ",
    "%",
  );
  const unit = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(unit, (source) => {
      const text = `a ${source.repeat(20_000 / source.length)}`;
      expect(parse(text)).toEqual(parsePlain(text));
    }),
    { numRuns: runs(8) },
  );
});

it("a figure or table states its language if it is not that of the page, or the page's is unknown", () => {
  for (const tag of ["lora 8, 64, 64,", "loraTable ranks=[1], d=4, k=4,"]) {
    const text = `<% ${tag} lang="de" %>`;
    for (const render of [
      (lang?: string) => renderMarkdownIt(text, options, lang ? { lang } : {}),
      (lang?: string) => renderRemark(text, lang ? { ...options, lang } : options),
    ]) {
      expect(render()).toMatch(/<figure[^>]* lang="de"/);
      expect(render("fr")).toMatch(/<figure[^>]* lang="de"/);
      expect(render("de")).not.toMatch(/<figure[^>]* lang=/);
    }
  }
});
