/** Tests that programs that read a page as more than HTML, as VitePress, Hugo, MDX and pandoc do, find nothing in a figure. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import markdownIt from "markdown-it";
import katex from "markdown-it-katex";
import { expect, it, onTestFinished } from "vitest";
import { loraMarkdown } from "../../plugin/markdown-it.js";
import { run } from "../support/command.js";
import { runs } from "../support/draws.js";
import { renderMdx } from "../support/remark.js";

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

it("expand writes names in which other programs find no syntax, and MDX runs nothing", async () => {
  const folder = mkdtempSync(".lora-syntax-");
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [model, source, output] = ["c.json", "a.mdx", "b.mdx"].map((name) =>
    path.join(folder, name),
  ) as [string, string, string];
  writeFileSync(
    source,
    '- x\n\n  <% loraTable models=["./c.json", "gpt2"], rank=8 %>\n\n<% lora 8, model="./c.json", targets=["q_proj"] %>\n',
  );
  const expand = async (name: string) => {
    writeFileSync(model, config(name));
    expect(await run("expand", source, "-o", output)).toMatchObject({ code: 0, error: "" });
    return readFileSync(output, "utf8");
  };
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      expect(await expand(`m${text}`)).not.toMatch(SYNTAX);
    }),
    { numRuns: runs(30) },
  );
  const html = await renderMdx(`${await expand("m{60000 + 789}")}\nA control: {60000 + 789}\n`);
  expect(html.match(/60789/g)).toEqual(["60789"]);
});
