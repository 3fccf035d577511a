/** Tests the markup of captions in hosts without a parser of ours. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { readMarkup } from "../../plugin/caption-markup.js";
import { toInlineHtml, toText } from "../../src/inline.js";

it.each([
  ["A *small* matrix", "A <em>small</em> matrix"],
  ["A _small_ snake_case_name", "A <em>small</em> snake_case_name"],
  ["**W** and **a *b* c**", "<strong>W</strong> and <strong>a <em>b</em> c</strong>"],
  ["`a*b*` and ``a`b``", "<code>a*b*</code> and <code>a`b</code>"],
  ["$a_1*b*$", '<span class="arithmatex">\\(a_1*b*\\)</span>'],
  ["$a<b$", '<span class="arithmatex">\\(a&lt;b\\)</span>'],
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
