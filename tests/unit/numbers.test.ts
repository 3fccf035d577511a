/** Tests the numbers of figures while pages are rendered, once or several times. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { parseFragment, serialize } from "parse5";
import { describe, expect, it } from "vitest";
import { splice } from "../../plugin/eleventy/html.js";
import { readIndex, writeIndex } from "../../plugin/eleventy/number-index.js";
import { findPlaceholders, placeholders } from "../../plugin/eleventy/placeholders.js";
import { type PageOutput, References } from "../../plugin/eleventy/references.js";
import { Numbers } from "../../plugin/numbers.js";
import { Store } from "../../plugin/store.js";
import { escapeText } from "../../src/escape.js";
import { fromText } from "../../src/inline.js";
import { toCaption } from "../../src/tables/html.js";
import { runs } from "../support/draws.js";
import { temporary } from "../support/temporary.js";

const figure = (id: string) => ({ id, kind: "figure", caption: fromText(`Of ${id}`) }) as const;
const resolve = (references: References, content: string, output: PageOutput) =>
  splice(content, references.resolve(findPlaceholders(content), output));

describe("placeholders", () => {
  const numbers = new Numbers();
  numbers.add("/päge & co/", "/päge & co/", "1", {
    ...figure("é"),
    caption: fromText('A "b" <c>'),
  });
  const links = { siteUrl: "https://example.org", prefix: (url: string) => `/book${url}` };
  const references = new References(numbers, links);
  const source = placeholders.reference("/x/", "é", "Figure") + placeholders.list("/x/");
  const write = (content: string, isPage: boolean) =>
    resolve(references, content, { url: "/x/", isPage, ids: new Set() });
  const isTruncated = (content: string) =>
    findPlaceholders(content).some(({ kind }) => kind === "truncated");
  const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`);

  it("are ASCII in attributes, and the text is a word", () => {
    expect(source).toMatch(/^[ -~]+$/);
    expect(source.replace(/<[^>]*>/g, "")).toBe("Figure");
    const number = toCaption("Figure 1", "", placeholders.marks("/x/", "é"));
    expect(number.replace(/<[^>]*>/g, "")).toBe("Figure 1");
    expect(write(number, true)).toBe('<b class="lora-number" dir="ltr">Figure 1</b>');
  });

  it("keep the elements that another transform has put around a number", () => {
    const reference = placeholders.reference("/x/", "é", "Figure");
    const wrapped = reference.replace("Figure", "<i>Figure</i>");
    expect(write(wrapped, true)).toMatch(
      /^<a class="lora-ref" href="[^"]*#é"><i>Figure<\/i><\/a>$/,
    );
  });

  /** The ways in which feeds and scripts contain HTML, each with its inverse. */
  const layers = {
    names: [
      (text: string) => escapeText(text).replaceAll("&#39;", "&apos;"),
      (text: string) => unescaped(text),
    ],
    numbers: [escaped, (text: string) => unescaped(text)],
    hexadecimal: [
      (text: string) =>
        text.replace(/[&<>"'=]/g, (char) => `&#x${char.charCodeAt(0).toString(16)};`),
      (text: string) => unescaped(text),
    ],
    json: [JSON.stringify, JSON.parse],
    script: [
      (text: string) =>
        JSON.stringify(text).replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`),
      JSON.parse,
    ],
  } as const satisfies Record<
    string,
    readonly [(text: string) => string, (text: string) => string]
  >;
  const unescaped = (text: string) => {
    const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
    return text.replace(/&(?:#(x?)([\da-f]+)|(\w+));/g, (_, hex, code, name) =>
      name ? named[name]! : String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
    );
  };

  it("become the same HTML however often and in which way the output is escaped", () => {
    const marks = placeholders.marks("/päge & co/", "é");
    const figures = `<figure class="lora"${marks.figure} id="é">${toCaption("Figure", "", marks)}</figure>`;
    const html = `<p>${source}</p>${figures}`;
    const page = write(html, true);
    expect(page).toContain('href="/book/p%C3%A4ge%20%26%20co/#é">Figure\u00a01.1</a>');
    expect(page).toContain("<span dir='auto'>A &quot;b&quot; &lt;c&gt;</span></li></ul></div>");
    expect(page).toContain(
      '<figure class="lora" id="é"><b class="lora-number" dir="ltr">Figure\u00a01.1</b>',
    );
    const { script, ...others } = layers;
    const several = fc.array(fc.constantFrom(...Object.values(others)), { maxLength: 4 });
    // A further layer would not show, because this one leaves no character to escape.
    const drawnLayers = fc
      .tuple(several, fc.boolean())
      .map(([inner, hasScript]) => (hasScript ? [...inner, script] : inner));
    // Minifiers and serializers change the quotes of attributes.
    const requoted = fc.constantFrom(
      html,
      html.replace(/"([^"]*)"/g, "'$1'"),
      html.replace(/"([^" ]*)"/g, "$1"),
    );
    const normalize = (text: string) => serialize(parseFragment(text));
    fc.assert(
      fc.property(drawnLayers, requoted, (drawn, text) => {
        const output = drawn.reduce((item, [add]) => add(item), text);
        const read = drawn.reduceRight((item, [, remove]) => remove(item), write(output, true));
        expect(normalize(read)).toBe(normalize(page));
      }),
      { numRuns: runs(200) },
    );
    expect(write(html, false)).toContain('href="https://example.org/book/p%C3%A4ge');
  });

  it("cannot be guessed: similar text does not change, and does not count as a truncated placeholder", () => {
    const [actual] = /lora-\w+-list:[\da-f]*z/.exec(placeholders.list("/x/")) ?? [];
    const others = ["lora-mar", "lora-mark", "lora-mark-list:z", "lora-0123456789abcdef-list:z"];
    for (const item of others)
      expect([write(item, true), isTruncated(item)]).toEqual([item, false]);
    for (let length = 11; length < actual!.length; length++)
      expect(isTruncated(actual!.slice(0, length))).toBe(true);
    expect(isTruncated(actual!)).toBe(false);
    expect(write(actual!, true)).toBe("");
  });

  it("show a broken reference's error as text", () => {
    const text = (source: string) => /&(?:amp;)*#91;(.*)\]/.exec(write(source, true))?.[1];
    const message = "no numbered figure or table has the id “/&lt;b&gt;&#92;u003c#x”";
    const nowhere = placeholders.reference("/x/", "/<b>\\u003c#x", "Figure");
    expect(text(nowhere)).toContain(message);
    expect(text(escaped(nowhere))).toContain(message.replaceAll("&", "&amp;"));
  });
});

describe("the index of a build", () => {
  const page = {
    key: "/a/",
    url: "/a/",
    chapter: "1",
    title: "A & B",
    figures: [{ id: "a", kind: "figure", caption: [] }],
  } as const;

  it("is empty if it is missing, malformed or damaged", async () => {
    const folder = temporary();
    const none = { pages: [], shown: [] };
    expect(await readIndex(folder)).toEqual(none);
    const other = { form: 1, pages: [page], shown: [] };
    await new Store(folder).keep("lora-visualizer-numbers", Buffer.from(JSON.stringify(other)));
    expect(await readIndex(folder)).toEqual(none);
    await writeIndex(folder, { pages: [page], shown: [] });
    const [file] = readdirSync(folder).map((name) => path.join(folder, name));
    const complete = readFileSync(file!);
    for (let at = 0; at < complete.length; at++) {
      const changed = Buffer.from(complete);
      changed[at]! ^= 1;
      writeFileSync(file!, changed);
      expect(await readIndex(folder)).toEqual(none);
    }
    writeFileSync(file!, complete);
    expect(await readIndex(folder)).toEqual({ pages: [page], shown: [] });
  });
});
