/** Tests how the site's search compares, marks and cuts texts. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { createSearch, excerpt, mark } from "../../site/scripts/matches.js";
import { runs } from "../support/draws.js";

const toSection = (text: string) => ({ url: "a/#b", page: "A", heading: "B", text });
/** Returns the text of a section with marks around the words that match the query; undefined if there are none. */
function find(text: string, query: string): string | undefined {
  const [match] = createSearch([toSection(text)])(query);
  const pieces = match && mark(text, match.words);
  return pieces?.map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text)).join("");
}

const words = fc.array(fc.string({ unit: "grapheme", minLength: 1 }), {
  minLength: 1,
  maxLength: 60,
});

it("a text is found by each of its words, keeps its characters when marked, and its excerpt shows a word", () => {
  fc.assert(
    fc.property(words, fc.nat(), (list, index) => {
      const query = list[index % list.length]!;
      fc.pre(/[\p{L}\p{N}]/u.test(query));
      const text = list.join(" ");
      const [match] = createSearch([toSection(text)])(query);
      const pieces = mark(text, match!.words);
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      const shown = mark(excerpt(text, match!.words), match!.words);
      expect(shown.some(({ isMarked }) => isMarked)).toBe(true);
    }),
    { numRuns: runs(300) },
  );
});

it("a long word is found despite two swapped letters, unless the text has the word as typed", () => {
  const word = fc.stringMatching(/^[a-z]{6,12}$/);
  const property = fc.property(word, fc.nat(), (correct, position) => {
    const at = position % (correct.length - 1);
    const [first, second] = [correct[at]!, correct[at + 1]!];
    fc.pre(first !== second);
    const typed = correct.slice(0, at) + second + first + correct.slice(at + 2);
    expect(find(`1 ${correct} 2`, typed)).toBe(`1 [${correct}] 2`);
    const both = [toSection(correct), toSection(typed)];
    expect(createSearch(both)(typed).map(({ section }) => section)).toEqual([both[1]]);
  });
  fc.assert(property, { numRuns: runs(200) });
});

it.each([
  ["accents and case", "RÉSUMÉ", "a resume", "a [resume]"],
  ["primes", "W'", "W′=W+BA", "[W]′=[W]+BA"],
  ["mathematical letters", "𝐴", "rows of A", "rows of [A]"],
  ["spaces around =", "r=8", "at r = 8", "at [r] = [8]"],
  ["separators of thousands", "4096", "a 4,096 × 1,024 matrix", "a [4,096] × 1,024 matrix"],
  ["words that start with a letter of a formula", "B", "Both B and BA", "Both [B] and BA"],
  ["punctuation", "f(x)[", "where f(x)[0] is", "where [f]([x])[0] is"],
  ["missing letters at the end", "conv", "it converges", "it [converges]"],
  ["typing errors", "pandco tabels", "tables in pandoc", "[tables] in [pandoc]"],
])("finds text despite different %s", (_, query, text, marked) => {
  expect(find(text, query)).toBe(marked);
});

it.each(["sume", "resume c", "r = 9", "9", " ", "a rank"])("does not find %j", (query) => {
  expect(find("a resume at r = 8", query)).toBeUndefined();
});

it("does not find a section by the title of its page alone", () => {
  const search = createSearch([{ url: "a/#b", page: "Ranks", heading: "B", text: "C" }]);
  expect(search("ranks")).toEqual([]);
  expect(search("ranks b")).toHaveLength(1);
});
