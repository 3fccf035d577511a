/** Tests that programs that read a page as more than HTML, as VitePress, Hugo, MDX and pandoc do, find nothing in a figure. */
import fc from "fast-check";
import markdownIt from "markdown-it";
import katex from "markdown-it-katex";
import { expect, it } from "vitest";
import { loraMarkdown } from "../../plugin/markdown-it.js";
import { runs } from "../support/draws.js";

/** Where an expression, a shortcode, attributes, a link, code or a command of TeX begins. */
const SYNTAX = /[{[\\`]/;
const hostile = fc
  .array(fc.constantFrom(..."{}[]()%#$&*:!`\\a \"'", "{{", "\\(", "{:", "]("), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join(""));

const config = (name: string) =>
  JSON.stringify({
    model_type: "llama",
    _name_or_path: name,
    hidden_size: 64,
    intermediate_size: 128,
    num_attention_heads: 4,
    num_hidden_layers: 2,
    vocab_size: 100,
  });

it("writes no syntax from captions, alternatives and models’ names", () => {
  let count = 0;
  fc.assert(
    fc.property(hostile, fc.boolean(), fc.boolean(), (text, html, hasMath) => {
      const md = markdownIt({ html }).use(loraMarkdown, {
        interactive: true,
        readFile: () => Buffer.from(config(`m${text}`)),
      });
      if (hasMath) md.use(katex as never);
      const page = md.render(
        [
          "<% lora 8, 64, 64, caption=words, alt=spoken %>",
          '<% lora 8, model="./a.json", targets=["q_proj"] %>',
          '<% loraTable models=["./a.json", "gpt2"], rank=8 %>',
        ].join("\n\n"),
        { words: `c ${text}`, spoken: `a ${text}` },
      );
      expect(page).not.toMatch(SYNTAX);
      if (SYNTAX.test(text) && /&#(?:91|92|96|123);/.test(page)) count++;
    }),
    { numRuns: runs(60) },
  );
  // A control: there was syntax to find.
  expect(count).toBeGreaterThan(runs(60) / 4);
});
