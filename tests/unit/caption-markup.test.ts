/** Tests the markup of captions in hosts without a parser of ours. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { readMarkup } from "../../plugin/caption-markup.js";
import { toInlineHtml, toText } from "../../src/inline.js";
import { runs } from "../support/draws.js";

it.each([
  ["A *small* matrix", "A <em>small</em> matrix"],
  ["A _small_ snake_case_name", "A <em>small</em> snake_case_name"],
  ["**W** and **a *b* c**", "<strong>W</strong> and <strong>a <em>b</em> c</strong>"],
  ["`a*b*` and ``a`b``", "<code>a*b*</code> and <code>a&#96;b</code>"],
  ["$a_1*b*$", '<span class="arithmatex">&#92;(a_1*b*&#92;)</span>'],
  ["$a<b$", '<span class="arithmatex">&#92;(a&lt;b&#92;)</span>'],
  ["5 * 3 * 2, $5 or $6, a_b", "5 * 3 * 2, $5 or $6, a_b"],
  ["\\*a\\* and \\$b$", "*a* and $b$"],
  ["<b>x</b> [a](b)", "&lt;b&gt;x&lt;/b&gt; &#91;a](b)"],
])("%s has the markup of Markdown", (text, html) => {
  expect(toInlineHtml(readMarkup(text))).toBe(html);
});

const pieces = fc.array(fc.constantFrom("*", "**", "_", "`", "$", "\\", "<b>", "[a](b)", "a", " "));

it("keeps every letter, and all HTML is text", () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join("");
      const nodes = readMarkup(text);
      const letters = (value: string) => value.replace(/[*_`$\\\s]/g, "");
      expect(letters(toText(nodes))).toBe(letters(text));
      expect(toInlineHtml(nodes)).not.toContain("<b>");
    }),
    { numRuns: 2000 },
  );
});

/** Matches the first markup in a text, in quadratic time. */
const FIRST =
  /\\([!-/:-@[-`{-~])|(`+)(?!`)(.+?)(?<!`)\2(?!`)|\$(?![\s$])((?:\\.|[^\\$])*?)(?<!\s)\$(?!\d)|\*\*(?![\s*])((?:\\.|[^\\])+?)(?<![\s*\\])\*\*(?!\*)|\*(?![\s*])((?:\\.|[^\\*])+?)(?<!\s)\*(?!\*)|(?<![\p{L}\p{N}_])_(?![\s_])((?:\\.|[^\\_])+?)(?<!\s)_(?![\p{L}\p{N}_])/su;

/** Returns how much markup a text has, escapes and markup in markup apart. */
function countSlowly(text: string): number {
  const match = FIRST.exec(text);
  if (!match) return 0;
  const isEscape = match[1] !== undefined;
  return Number(!isEscape) + countSlowly(text.slice(match.index + match[0].length));
}

const countMarkup = (text: string) => readMarkup(text).filter(({ type }) => type !== "text").length;

it("finds the markup that a search from the start of the rest finds", () => {
  const mark = fc.constantFrom("*", "**", "***", "_", "__", "`", "``", "```", "$", "$$");
  const texts = fc.array(fc.oneof(mark, fc.constantFrom("a", " ", "1", ".", "\\a"), mark), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join("");
      expect(countMarkup(text)).toBe(countSlowly(text));
    }),
    { numRuns: 5000 },
  );
});

/** Texts in which each start of markup has no end, or has its end far away. */
const unit = fc.array(fc.constantFrom("*", "**", "_", "`", "$", "\\", "a", "b ", " ", "[", "]("), {
  minLength: 1,
  maxLength: 4,
});

it("a long caption that repeats any markup, or backquotes of many lengths, does not stop the build", () => {
  fc.assert(
    fc.property(unit, unit, fc.boolean(), (start, end, grows) => {
      const [first, last] = [start, end].map((parts) => parts.join("")) as [string, string];
      const lines = Array.from({ length: grows ? 400 : 25_000 }, (_, index) =>
        grows ? first.repeat(index) + last : first,
      );
      const text = `${lines.join("")}${last}`;
      const letters = (value: string) => value.replace(/[*_`$\\\s]/g, "");
      expect(letters(toText(readMarkup(text)))).toBe(letters(text));
    }),
    { numRuns: runs(40) },
  );
});
