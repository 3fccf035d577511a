/** Tests what stands in for Intl and TextDecoder, which the portable core lacks. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveLanguage } from "../../plugin/languages.js";
import { readAdapter } from "../../src/adapter/reader.js";
import { locales } from "../../src/locales/index.js";
import { SiteLocales } from "../../src/locales/site-locales.js";
import { decodeUtf8 } from "../../src/utf8.js";
import { toSafetensors, toSource, toTensors } from "../support/adapter-file.js";

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
    expectScripts(tag, new SiteLocales()),
  );

  it.each(["sr", "uz", "az", "pa", "mn"])("%s of an author too", (tag) =>
    expectScripts(
      tag,
      new SiteLocales([{ tag, locale: { language: deriveLanguage(tag), files: {} }, scripts: {} }]),
    ),
  );

  it.each(["", "de_", "-de", "d", "de--AT", "zh-hant_TW", "de AT"])("“%s” has none", (tag) => {
    expect(new SiteLocales().find(tag)).toBeUndefined();
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
