/** Tests how the site's search compares, marks and cuts texts. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { createSearch, excerpt, fold, mark, toPatterns } from "../../site/scripts/matches.js";
import { runs } from "../support/draws.js";

const anyText = fc.string({ unit: "grapheme" });
/** A word without mathematical letters. The index has plain letters instead. */
const word = fc
  .string({ unit: "grapheme", minLength: 1 })
  .filter((text) => !/[\s\u{1D400}-\u{1D7FF}]/u.test(text));
const words = fc.array(word, { minLength: 1, maxLength: 60 });

it("folded text has the length of the text, so that places in both are the same", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(fold(text).length).toBe(text.length);
    }),
    { numRuns: runs(300) },
  );
});

it("a text with marks has the same characters, and its excerpt shows a word that the text contains", () => {
  fc.assert(
    fc.property(words, fc.nat(), (list, index) => {
      const text = list.join(" ");
      const patterns = toPatterns(list[index % list.length]!);
      const pieces = mark(text, patterns);
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      expect(pieces.some(({ isMarked }) => isMarked)).toBe(true);
      expect(mark(excerpt(text, patterns), patterns).some(({ isMarked }) => isMarked)).toBe(true);
    }),
    { numRuns: runs(300) },
  );
});

it.each([
  ["accents and case", "RÉSUMÉ", "a resume"],
  ["primes", "W'", "W′=W+BA"],
  ["mathematical letters", "𝐴", "rows of A"],
  ["spaces around =", "r=8", "at r = 8"],
  ["separators of thousands", "4096", "a 4,096 × 4,096 matrix"],
  ["characters with a meaning in patterns", "f(x)[", "where f(x)[0] is"],
])("finds text despite different %s", (_, query, text) => {
  const section = { url: "a/#b", page: "A", heading: "B", text };
  expect(createSearch([section])(query)).toEqual([section]);
});

it.each(["esume", "resume c", "r = 9"])("does not find %s", (query) => {
  const section = { url: "a/#b", page: "A", heading: "B", text: "a resume at r = 8" };
  expect(createSearch([section])(query)).toEqual([]);
});
