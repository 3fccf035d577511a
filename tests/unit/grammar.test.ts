/** Recognition of tags, shortcodes and verbatim text. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTag } from "../../src/tag/arguments.js";
import {
  blankQuoted,
  findTagStarts,
  getFirstLine,
  opensVerbatim,
  piecesOfHtml,
  piecesOfText,
  SHORTCODE,
  shortcodeAt,
  splitTag,
  tagAt,
  tagsIn,
} from "../../src/tag/grammar.js";
import { runs } from "../support/draws.js";
import { expectTranscript } from "../support/transcript.js";

const TAG = "<% lora 8, 4, 4 %>";

describe("a tag", () => {
  it("is read from the start of a text, or is the text of another language", async () => {
    await expectTranscript("tag-starts.txt", (text) => tagAt(text, 0) ?? "no tag");
  });

  it("ends after 10,000 characters", () => {
    const write = (length: number) => `<% lora 8 ${"x".repeat(length - 12)}%>`;
    expect(tagAt(write(10_000), 0)).toBe(write(10_000));
    expect(tagAt(write(10_001), 0)).toBe(write(10_001).slice(0, -1));
  });

  it("does not start after a backslash", () => {
    expect([...findTagStarts(`${TAG} \\${TAG} <% other %> <% lora`)]).toEqual([0, 51]);
  });
});

describe("a misspelled name", () => {
  const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz");
  const word = fc
    .tuple(letter, fc.stringMatching(/^(\w{1,6}|\w{1,3}\.[a-zé]\w{0,3})$/))
    .map((parts) => parts.join(""));
  /** Names that differ from "lora" by one letter or by the order of two neighbors. */
  const nearMiss = fc
    .tuple(fc.nat(4), letter, fc.constantFrom("insert", "delete", "replace", "swap"))
    .map(([at, drawn, edit]) => {
      const [start, end] = ["lora".slice(0, at), "lora".slice(at)];
      if (edit === "insert") return start + drawn + end;
      if (edit === "swap")
        return start + end.slice(0, 2).split("").reverse().join("") + end.slice(2);
      return start + (edit === "replace" ? drawn : "") + end.slice(1);
    })
    .filter((name) => name !== "lora");

  it("is an error before a tag's values, which may be names from the front matter", () => {
    const value = fc.oneof(word, fc.integer({ min: 1, max: 8192 }).map(String));
    const named = fc.tuple(word, value).map((pair) => pair.join("="));
    const values = fc.tuple(fc.array(value, { minLength: 2, maxLength: 3 }), fc.array(named));
    const comma = fc.constantFrom(",", ", ", ",\n  ");
    const property = fc.property(nearMiss, values, comma, (name, [positional, named], comma) => {
      const tag = `<% ${name} ${[...positional, ...named].join(comma)} %>`;
      expect(tagAt(`${tag} b`, 0)).toBe(tag);
      const parsed = parseTag(tag);
      expect("error" in parsed && parsed.error.message).toBe(
        `there is no tag “${name}”; did you mean lora?`,
      );
    });
    fc.assert(property, { numRuns: runs(300) });
  });

  it.each(["LORA-REF", "lora_ref", "Lora-Ref"])("%s is answered with loraRef", (name) => {
    const parsed = parseTag(`<% ${name} a %>`);
    expect("error" in parsed && parsed.error.message).toBe(
      `there is no tag “${name}”; did you mean loraRef?`,
    );
  });

  it("may be a word of another template language", () => {
    const other = (name: string, [a, b, c]: readonly string[]) => [
      `<% ${name} %>`,
      `<%= ${name} %>`,
      `<%- ${name} -%>`,
      `<% ${name} ${a} %>`,
      `<% ${name} ${a} of ${b} %>`,
      `<% ${name} ${a}, and ${b}, ${c} %>`,
      `<% ${name} was, ${a} ${b} %>`,
      `<% ${name}(${a}, ${b}) %>`,
      `<% ${name}.${a}(1, 2) %>`,
      `<% ${name} ${a}(1, 2) %>`,
      `<% ${name} ? ${a} : ${b} %>`,
      `<%= ${name} ${a}, ${b}: 1 %>`,
      `<%= ${name} ${a}, ${b} => 1 %>`,
      `<%= ${name} ${a}, "${b}" %>`,
      `<%= ${name} :${a}, ${b} %>`,
    ];
    const words = fc.array(word, { minLength: 3, maxLength: 3 });
    const property = fc.property(nearMiss, words, (name, words) => {
      for (const text of other(name, words)) expect(tagAt(text, 0), text).toBeUndefined();
    });
    fc.assert(property, { numRuns: runs(100) });
    for (const text of ["<%= lora %>", "<%- lora -%>", "<%=lora%>"])
      expect(tagAt(text, 0), text).toBeUndefined();
  });
});

describe("a tag's parts", () => {
  it.each<readonly [string, string | undefined, string | undefined]>([
    ["<% lora 8 %>", "lora", " 8 "],
    ["<%lora 8%> b", "lora", " 8"],
    ["<%\n  loraTable d=4 %>", "loraTable", " d=4 "],
    ["<% lora%>", "lora", ""],
    ["<% lora 8", "lora", undefined],
    ["<% LoRA 8 %>", undefined, "<% LoRA 8 "],
    ["<% loras 8 %>", undefined, "<% loras 8 "],
    ["a <% lora 8 %>", undefined, undefined],
  ])("include, for %j, the name %j and the text %j", (tag, name, inside) => {
    expect(splitTag(tag)).toEqual({ name, inside });
  });

  it("end with the first line of an unclosed tag", () => {
    expect(getFirstLine('<% lora "8\n %>')).toBe('<% lora "8');
  });
});

describe("a shortcode", () => {
  it.each([
    ["{% lora 8 %} b", "{% lora 8 %}"],
    ["{%lora 8%}", "{%lora 8%}"],
    ["{%- loraTable\nd=4 -%}", "{%- loraTable\nd=4 -%}"],
    ["{% lora 8 {% b %}", undefined],
    ["{% loras 8 %}", undefined],
    [" {% lora 8 %}", undefined],
  ])("is read from the start of %j: %j", (text, call) => {
    expect(shortcodeAt(text, 0)).toBe(call);
  });

  it("is found in templates and in JavaScript", () => {
    const text =
      "{% lora 1 %} {{ lora(2, [3]) }} this.loraRef(4) explora(5) lora (6) lora(lora(7)) loraList()";
    expect([...text.matchAll(SHORTCODE)].map(([match]) => match)).toEqual([
      "{% lora 1 %}",
      "lora(2, [3])",
      "loraRef(4)",
      "lora(7)",
      "loraList()",
    ]);
  });
});

describe("pieces", () => {
  const tag = { kind: "tag", text: TAG } as const;
  const text = (text: string) => ({ kind: "text", text }) as const;

  it("include the tags, escaped tags and remaining text of a text", () => {
    const source = `a <% other %>${TAG}${TAG} \\${TAG} <% b`;
    expect([...piecesOfText(source)]).toEqual([
      text("a <% other %>"),
      tag,
      tag,
      text(" "),
      { kind: "escape", text: "\\<%" },
      text(` ${TAG.slice(3)} <% b`),
    ]);
    expect([...piecesOfText(TAG)]).toEqual([tag]);
    expect([...piecesOfText("")]).toEqual([]);
  });

  it("include the HTML tags of HTML; verbatim content is text", () => {
    const verbatim = `<!-- ${TAG} --><code>${TAG}</code>`;
    expect([...piecesOfHtml(`<b a="${TAG}">${verbatim}${TAG}`)]).toEqual([
      { kind: "element", text: `<b a="${TAG}">` },
      text(verbatim),
      tag,
    ]);
  });

  it.each([
    ["<pre>", true],
    ["<PRE class=a>", true],
    ["</code>", false],
    ["</Style>", false],
    ["<pre-view>", undefined],
    ["<precious>", undefined],
    ["<b>", undefined],
    ["a <pre>", undefined],
  ])("start verbatim content after HTML such as %s: %s", (html, opens) => {
    expect(opensVerbatim(html)).toBe(opens);
  });
});

describe("the search for tags in HTML", () => {
  it.each([
    `<p>${TAG}</p>`,
    `<img alt="a > ${TAG}">`,
    `<img alt=${TAG}>`,
    `<a <b ' ${TAG}`,
    `<pre>a</pre>${TAG}`,
    `<pre-view>${TAG}</pre-view>`,
    `<!-- a -->${TAG}`,
  ])("finds the tag in %s", (html) => {
    expect([...tagsIn(html)]).toEqual([TAG]);
  });

  it.each([
    `<!-- ${TAG} -->`,
    `<!-- ${TAG}`,
    `<PRE class="a">${TAG}</PRE>`,
    `<script>"</pre>" ${TAG}</script>`,
    `<code>${TAG}`,
    `<p>\\${TAG}</p>`,
  ])("finds no tag in %s", (html) => {
    expect([...tagsIn(html)]).toEqual([]);
  });
});

describe("the search for tags in Markdown", () => {
  /** The text between ‹ and › is blanked; the offsets of other text do not change. */
  it.each([
    "a ‹`T`› T ‹`T`› b",
    "‹`` T ` T ``› T ` b",
    "‹`a\nT`› T",
    "`a\n\nT` b",
    "`a\n \t\nT` b",
    "a\n\nT\n\nb\n  \nT\n  \nb",
    "‹~~~\nT\n~~~›\nT",
    "‹~~~\nT\n\nT›",
    "‹~~~ a\n~~~ b\nT\na ~~~\nT\n~~~~ \t›\nT",
    "‹```js\nT\n\n``\nT\n\n````›\nT",
    "‹```\nT\n\n~~~\nT\n```›\nT",
    "‹- ~~~\n  T\n  ~~~›\nT",
    "‹1. ~~~\n  T\n  ~~~›\nT",
    "‹> ~~~\n> T\n> ~~~›\n> T",
    "a ~~~\nT",
    "~ a\n\nT",
    "~~ a\nT",
    "`a\n\nT",
    "```a`b\n\nT",
    "‹<!-- T\nT -->› T ‹<!-- T›",
  ])("blanks code and comments: %j", (marked) => {
    const [source, wanted] = [
      marked.replace(/[‹›]/g, ""),
      marked.replace(/‹(.*?)›/gs, (_, code: string) => code.replace(/[^\n]/g, " ")),
    ];
    expect(blankQuoted(source)).toBe(wanted);
  });

  it("finds tags outside code and comments", () => {
    const text = `a \`${TAG}\` b\n\n\`\`\`\n${TAG}\n\`\`\`\n<!-- ${TAG}\n${TAG} -->\n${TAG}\n`;
    expect([...findTagStarts(blankQuoted(text))]).toEqual([text.lastIndexOf(TAG)]);
  });
});
