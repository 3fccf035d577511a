/** Tests the portable core, and what it has in place of Intl and TextDecoder. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveLanguage } from "../../plugin/languages.js";
import { readLocales } from "../../plugin/locales.js";
import {
  findBlock,
  findLine,
  type Portable,
  type PortableOptions,
  readTag,
  render,
  toWordsScript,
} from "../../plugin/portable.js";
import { readAdapter } from "../../src/adapter/reader.js";
import { LoraError } from "../../src/errors.js";
import { locales } from "../../src/locales/languages.js";
import { SiteLocales } from "../../src/locales/site-locales.js";
import { decodeUtf8 } from "../../src/utf8.js";
import { toSafetensors, toSource, toTensors } from "../support/adapter-file.js";
import { temporary } from "../support/temporary.js";

describe("decodeUtf8", () => {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const attempt = (decode: (bytes: Uint8Array) => string) => (bytes: Uint8Array) => {
    try {
      return decode(bytes);
    } catch {
      return undefined;
    }
  };

  it("returns the text of TextDecoder, and rejects the bytes that it rejects", () => {
    const text = fc.string({ unit: "binary" }).map((value) => new TextEncoder().encode(value));
    const pieces = fc.array(fc.oneof(text, fc.uint8Array({ maxLength: 4 })), { maxLength: 6 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
        expect(attempt(decodeUtf8)(bytes)).toBe(attempt((item) => decoder.decode(item))(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(["a", "é", "€", "😀"])("does not cut %s at the end of a chunk", (character) => {
    for (let start = 8185; start < 8195; start++) {
      const text = `${"x".repeat(start)}${character.repeat(9000)}%41`;
      expect(decodeUtf8(new TextEncoder().encode(text))).toBe(text);
    }
    expect(attempt(decodeUtf8)(new Uint8Array(20_000).fill(0x80))).toBeUndefined();
  });
});

it("an option that is null, as None in Python, is an option that is not given", () => {
  const given = { data: {}, lang: "de", set: {}, id: "a", number: "1", locales: [], files: {} };
  const flags = { hasCaption: true, interactive: true, markdown: true };
  const names = Object.keys({ ...given, ...flags });
  fc.assert(
    fc.property(fc.subarray(names), (omitted) => {
      const rest = Object.entries({ ...given, ...flags }).filter(
        ([name]) => !omitted.includes(name),
      );
      const options = Object.fromEntries(rest) as PortableOptions;
      const nulls = Object.fromEntries(omitted.map((name) => [name, null]));
      const tag = "<% lora 8, 64, 64 %>";
      expect(render(tag, JSON.stringify({ ...options, ...nulls }))).toBe(render(tag, options));
    }),
    { numRuns: 50 },
  );
});

describe("the language of a tag", () => {
  const letters = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const region = fc.tuple(letters, letters).map((pair) => pair.join(""));
  const script = fc.constantFrom("Latn", "Arab", "Hans", "Hant", "Jpan", "Cyrl");
  const subtags = fc.tuple(
    fc.option(script, { nil: undefined }),
    fc.option(fc.oneof(region, fc.constant("419")), { nil: undefined }),
  );
  const getScript = (tag: string) => new Intl.Locale(tag).maximize().script;

  const expectScripts = (tag: string, site: SiteLocales) =>
    fc.assert(
      fc.property(subtags, (rest) => {
        const wanted = [tag, ...rest.filter(Boolean)].join("-");
        const isFound = site.find(wanted)?.language.tag === tag;
        expect(isFound, wanted).toBe(getScript(wanted) === getScript(tag));
      }),
      { numRuns: 300 },
    );

  it.each(Object.keys(locales))("%s is found for all tags that have its script in CLDR", (tag) =>
    expectScripts(tag, new SiteLocales(locales)),
  );

  it.each(["sr", "uz", "az", "pa", "mn"])("%s of an author too", (tag) =>
    expectScripts(
      tag,
      new SiteLocales(locales, [
        { tag, locale: { language: deriveLanguage(tag), files: {} }, scripts: {} },
      ]),
    ),
  );

  it.each(["", "de_", "-de", "d", "de--AT", "zh-hant_TW", "de AT"])("“%s” has none", (tag) => {
    expect(new SiteLocales(locales).find(tag)).toBeUndefined();
  });
});

it("modules are in the order of their names, with numbers by value", () => {
  const names = ["h.10.b", "h.2.b", "h.02.a", "a", "h.1", "h.1.a9", "h.1.a10"];
  const tensors = names.flatMap((name) => toTensors(name, [[1], [1]], [[1, 1]]));
  const { updates } = readAdapter(toSource(toSafetensors(tensors)));
  expect(updates.map(({ path }) => path)).toEqual([
    "a",
    "h.1",
    "h.1.a9",
    "h.1.a10",
    "h.02.a",
    "h.2.b",
    "h.10.b",
  ]);
});

const draw = (tag: string, options?: PortableOptions): Portable => JSON.parse(render(tag, options));

it("a file that the tag names and the program has not given is asked for, one after the other", () => {
  const tag = '<% lora file="adapter_model.safetensors" %>';
  const adapter = readFileSync("tests/reference/adapter/adapter_model.safetensors");
  expect(draw(tag)).toMatchObject({ kind: "problem", missing: ["adapter_model.safetensors"] });
  const { kind, missing } = draw(tag, { files: { "adapter_model.safetensors": adapter } });
  expect([kind, missing]).toEqual(["figure", ["adapter_config.json"]]);
});

it("a file that is neither bytes nor Base64 is a problem that names it", () => {
  const tag = '<% lora file="adapter_model.safetensors" %>';
  const { kind, problems } = draw(tag, { files: { "adapter_model.safetensors": "{ wrong }" } });
  expect([kind, problems]).toEqual([
    "problem",
    ["cannot read adapter_model.safetensors: its content must be bytes, or these in Base64"],
  ]);
});

it("what the program states in its own way counts as an argument", () => {
  const tag = "<% lora 8, 64, 64 %>";
  expect(draw(tag, { set: { caption: "C", alt: "A" } })).toMatchObject({
    kind: "figure",
    alt: "A",
    caption: [{ type: "text", text: "C" }],
  });
  for (const set of [{ caption: "A", alt: "A" }, { rank: "9" }])
    expect(draw(tag, { set }).problems, JSON.stringify(set)).toHaveLength(1);
  expect(draw('<% lora 8, 64, 64, alt="B" %>', { set: { alt: "A" } }).problems).toEqual([
    "alt is given twice; omit it in the tag",
  ]);
});

it("a program can write the caption and the number in its own way", () => {
  const options = { number: "3.1", lang: "de" };
  for (const tag of ["<% lora 8, 64, 64 %>", "<% loraTable ranks=[1, 8], d=64, k=64 %>"]) {
    const { html = "", number, caption } = draw(tag, options);
    expect(number).toMatch(/^(Abbildung|Tabelle)\u00a03\.1$/);
    expect(html).toContain("lora-number");
    const bare = draw(tag, { ...options, hasCaption: false });
    expect(bare.html).not.toMatch(/lora-number|<figcaption/);
    expect([bare.caption, bare.number]).toEqual([caption, number]);
  }
});

it.each([[5], ["5"], [{ lng: "de" }], ["{"]])("wrong options are an error: %j", (options) => {
  expect(() => render("<% lora 8, 64, 64 %>", options as never)).toThrow(LoraError);
});

it.each(["lang", "id", "number"])("%s is text, or an error says so in one line", (name) => {
  const others = fc.oneof(fc.integer(), fc.boolean(), fc.array(fc.string()), fc.object());
  fc.assert(
    fc.property(others, (value) => {
      expect(() => render("<% lora 8, 64, 64 %>", { [name]: value })).toThrow(
        new RegExp(`^${name} must be text; got [^\\n]+$`),
      );
    }),
  );
});

describe("controls", () => {
  const draw = (options: PortableOptions) =>
    JSON.parse(render("<% lora 8, 64, 64 %>", options)).html as string;

  it("are in the HTML only if the program wants them", () => {
    expect(draw({})).not.toContain("lora-figure");
    expect(draw({ interactive: true })).toContain('<lora-figure data-figure="decomposition"');
  });

  it("have no words but those that the command writes, and an error says so", () => {
    for (const locales of [5, [{}], [{ tag: "de", words: { language: {}, files: { shared: 5 } } }]])
      for (const use of [() => draw({ locales } as object), () => toWordsScript(locales as [])])
        expect(use).toThrow(/^locales must be the list .+; got /);
  });

  it("have the author's words from a script", () => {
    const folder = temporary();
    mkdirSync(`${folder}/de`);
    writeFileSync(`${folder}/de/decomposition.ftl`, "title = LoRA vom Rang { $rank }\n");
    const [author] = readLocales(folder);
    const page = {} as { loraWords?: Record<string, { files: Record<string, () => object> }> };
    new Function("globalThis", toWordsScript([author!]))(page);
    const { files } = page.loraWords![author!.locale.language.script!]!;
    expect(Object.keys(files)).toEqual(Object.keys(author!.words.files));
    expect(files.shared!()).toMatchObject({ live: expect.any(Function) });
  });
});

it("a list of words with holes is an error, whatever its length", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 32 - 1 }), (length) => {
      const options = { locales: Object.assign([], { length }) };
      expect(() => render("<% lora 8, 64, 64 %>", options)).toThrow(/^locales must be the list/);
    }),
  );
});

it("a tag of any text ends at 10,000 characters", () => {
  const piece = fc.constantFrom(
    "a",
    "1",
    '"',
    "[",
    "]",
    ",",
    "=",
    " ",
    "\\",
    "%>",
    "<% lora ",
    "é",
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), fc.boolean(), (pieces, closed) => {
      const tag = `<% lora ${pieces.join("").repeat(10_000)}${closed ? " %>" : ""}`;
      const { problems } = JSON.parse(render(tag)) as Portable;
      expect(problems).toEqual(["a tag has at most 10,000 characters"]);
    }),
  );
  const longest = `<% lora 8, 64, 64${" ".repeat(10_000 - 19)}%>`;
  expect((JSON.parse(render(longest)) as Portable).kind).toBe("figure");
});

describe("programs that look for tags", () => {
  it.each([
    ["<% lora 8, 64, 64 %> more", { source: "<% lora 8, 64, 64 %>", name: "lora" }],
    ["<% lora 8, 64\nmore", { source: "<% lora 8, 64", name: "lora" }],
    ["<% loar 8, 64, 64 %>", { source: "<% loar 8, 64, 64 %>", name: undefined }],
    ['<% loraRef "a" %>', { source: '<% loraRef "a" %>', name: "loraRef", reference: "a" }],
    ["<% loraRef a %>", { source: "<% loraRef a %>", name: "loraRef", reference: "" }],
    ['<% loraRef "a", 1 %>', { source: '<% loraRef "a", 1 %>', name: "loraRef", reference: "" }],
    ["<% if lora %>", null],
  ])("read %s", (text, found) => {
    expect(readTag(text)).toEqual(found);
  });

  const TAG = "<% lora 8, 64, 64 %>";
  it.each([
    [`a\n  ${TAG} \nb`, { before: "a\n", after: "b" }],
    [TAG, { before: "", after: "" }],
    [
      `<% lora 8, 64, 64, show=full %>\n${TAG}`,
      { before: "<% lora 8, 64, 64, show=full %>\n", after: "" },
    ],
    [`${TAG} a`, null],
    [`a ${TAG}`, null],
    [`\`a\n${TAG}\``, null],
    ["<% lora 8, 64", null],
    [`\\${TAG}`, null],
  ])("find the tag that is alone on its lines: %j", (block, around) => {
    expect(findBlock(block)).toEqual(around && { source: TAG, name: "lora", ...around });
  });

  it("find the line of a tag outside code", () => {
    const markdown = "`<% lora 8`\n\n<% lora 8, 64, 64 %>\n\n<% lora 8 \n";
    expect(findLine(markdown, "<% lora 8")).toBe(5);
    expect(findLine(markdown, "<% lora 9")).toBe(1);
  });
});
