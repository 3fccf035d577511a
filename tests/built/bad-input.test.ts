/** Tests that a build reports each invalid tag in one line with its location, and writes nothing. */
import { expect, it } from "vitest";
import { methods } from "../../src/counts/methods/index.js";
import { allFigures } from "../../src/figures/index.js";
import { oneOf } from "../../src/suggestions.js";
import { build, config } from "../support/eleventy.js";

const rank = "rank must be a whole number from 1 to 64 (the smaller of d = 64 and k = 64); got";
const options =
  "write one of rank, d, k, alpha, steps, goal, maxRank, figure or 11 more (the reference and lora-visualizer --help list all)";
const place =
  "a figure must be on its own line; here, only a number is possible, as with show=trainable";

/** A line of Markdown and its error. */
const table: [string, string][] = [
  ["<% lora 0, 64, 64 %>", `${rank} 0`],
  ["<% lora 65, 64, 64 %>", `${rank} 65`],
  ["<% lora 2.5, 64, 64 %>", `${rank} 2.5`],
  ["<% lora -8, 64, 64 %>", `${rank} -8`],
  ["<% lora 8, 1, 4096 %>", "rank must be 1 (the smaller of d = 1 and k = 4,096); got 8"],
  ["<% lora 8, 4096, 2000000 %>", "k must be a whole number from 1 to 1,048,576; got 2000000"],
  ["<% lora 8, 64 %>", "k must be a whole number from 1 to 1,048,576; it is missing"],
  ["<% lora %>", "rank must be a whole number from 1 to the smaller of d and k; it is missing"],
  [
    "<% lora 8, 4,096, 4,096 %>",
    "“4,096” is not a number (numbers are written without separators: 4096)",
  ],
  [
    "<% lora 8 64 64 %>",
    "expected “,” between arguments, but found 64; write <% lora 8, 64, 64 %>",
  ],
  ["<% lora 8, 64, 64, %>", "expected a value, but found the end of the tag"],
  ["<% lora 8, , 64 %>", "expected a value, but found ,"],
  ["<% lora 8, 64, 64, alpha= %>", "expected a value, but found the end of the tag"],
  ["<% lora 8, 64, 64, alpha=0 %>", "alpha must be a number from 0.001 to 1,048,576; got 0"],
  [
    "<% lora 8, 64, 64, alpha=[1, 2] %>",
    "alpha must be a number from 0.001 to 1,048,576; got [1,2]",
  ],
  ["<% lora 8, 64, 64, alpha=1, alpha=2 %>", "alpha is given twice"],
  [
    "<% lora 8, 64, 64, rank=4 %>",
    "rank is given twice, by position (8) and by name; omit “rank”, or the positional arguments from 1 on",
  ],
  ["<% lora 8, 64, 64, beta=1 %>", `there is no option “beta”; ${options}`],
  ["<% lora r, 64, 64 %>", "rank=r: the page data has no “r”"],
  [
    "<% lora 8, 64, 64, caption=Hello %>",
    'caption=Hello: the page data has no “Hello”; text goes in quotes: caption="Hello"',
  ],
  ["<% lora 8, 64, 64, caption=A key %>", 'text goes in quotes: caption="A key"'],
  [
    "<% lora 8, model=meta-llama/Llama-3.1-8B %>",
    'text goes in quotes: model="meta-llama/Llama-3.1-8B"',
  ],
  [
    "<% lora 8, model=gpt2 %>",
    'model=gpt2: the page data has no “gpt2”; text goes in quotes: model="gpt2"',
  ],
  ['<% lora 8, modle="gpt2" %>', "there is no option “modle”; did you mean model?"],
  [
    '<% lora 8, 64, 64, caption="a %>',
    'a quote in the tag is not closed; write <% lora 8, 64, 64, caption="a" %>',
  ],
  [
    '<% lora 8, 64, 64, caption=A key" %>',
    'the opening quote is missing in caption=A key"; write <% lora 8, 64, 64, caption="A key" %>',
  ],
  [
    '<% lora 8, 4, "4k" %>',
    'k must be a whole number from 1 to 1,048,576 (write 4000 or 4096); got "4k"',
  ],
  [
    "<% lora 8, 64, 64, figure=savings, target=99 %>",
    "target must be a number from 0 to 0.99999 (write 0.99 for 99 %); got 99",
  ],
  [
    '<% lora 8, 64, 64, figure="spectra" %>',
    `figure must be one of ${allFigures.length} values (did you mean spectrum?); got "spectra"`,
  ],
  ["<% lora 1, 4,100 %>", "“4,100” is read as 2 numbers: write 4100 or 4, 100"],
  [
    "<% lora 8, 64, 64, caption=«Hi» %>",
    'cannot read “«Hi»”: text goes in straight quotes, as in caption="…"',
  ],
  ["<% lora 8, 64, 64, goal=99% %>", "cannot read “%”: write 0.99 for 99 %"],
  ["<% lora 8, 64, 64, alpha: 16 %>", "cannot read “: 16”; write <% lora 8, 64, 64, alpha=16 %>"],
  ["<% lora 8, 64, 64, aplha=16 %>", "there is no option “aplha”; did you mean alpha?"],
  ["<% lroa 8, 64, 64 %>", "there is no tag “lroa”; did you mean lora?"],
  [
    "<% lora 8, 64, 64, table=maybe %>",
    "table=maybe: the page data has no “maybe”; write table=true or table=false",
  ],
  ["<% lora 8, 64, 64, alpha=0,5 %>", "write alpha=0.5 for “alpha=0,5”"],
  ["<% lora 8, 64, 64, alpha=0,5, id=a %>", "write alpha=0.5 for “alpha=0,5”"],
  ["<% lora 8, 64, 64, caption=50% of W %>", 'text goes in quotes: caption="50% of W"'],
  ["<% lora 8, 64, 64, caption=3.10 %>", "caption must be text in quotes; got 3.1"],
  [
    "<% lora 8, 64, 64, alt=3.10 %>",
    "alt must be text in quotes, neither empty nor equal to the caption; got 3.1",
  ],
  [
    "<% loraList chapter=3.10 %>",
    'chapter must be a whole number, or text in quotes such as "3.10" or "A"; got 3.1',
  ],
  [
    "<% loraTable ranks=[1, 2], d=8, k=8, caption=3.10 %>",
    "caption must be text in quotes; got 3.1",
  ],
  [
    '<% lora 8, model="gpt2", targets=[c_attn] %>',
    'targets=c_attn: the page data has no “c_attn”; text goes in quotes: "c_attn"',
  ],
  [
    "<% lora 8, 4.096, 64 %>",
    "d must be a whole number from 1 to 1,048,576 (numbers are written without separators: 4096); got 4.096",
  ],
  [
    "<% lora 8 × 64 × 64 %>",
    "cannot read “× 64 × 64”: arguments are separated by “,”; write <% lora 8, 64, 64 %>",
  ],
  ["See <% loraRef #a %>.", 'cannot read “#a”: write "a" for the id'],
  ['<% loraFig "a" %>', "there is no tag “loraFig”; did you mean loraFigure?"],
  ["<% loraTab ranks=[1, 2], d=8, k=8 %>", "there is no tag “loraTab”; did you mean loraTable?"],
  [
    "<% lora_table ranks=[1, 2], d=8, k=8 %>",
    "there is no tag “lora_table”; did you mean loraTable?",
  ],
  ['<% lora 8, 64, 64, table="maybe" %>', 'table must be true or false; got "maybe"'],
  [
    "<% lora 8, 64, 64, figure=pie %>",
    `figure must be ${oneOf(allFigures.map(({ name }) => name))}; got "pie"`,
  ],
  [
    "<% lora 8, 64, 64, figure=decompositon %>",
    `figure must be one of ${allFigures.length} values (did you mean decomposition?); got "decompositon"`,
  ],
  [
    "<% lora 8，64，64 %>",
    "cannot read “，64，64”: arguments are separated by “,”; write <% lora 8,64,64 %>",
  ],
  [
    "<% lora 8, big, 64 %>",
    'd must be a whole number from 1 to 1,048,576 (numbers are written without separators: 1000); got "1,000"',
  ],
  [
    '<% loraTable methods=["qlora"], model="gpt2" %>',
    `method must be one of ${Object.keys(methods).length} values (did you mean lora?); got "qlora"`,
  ],
  [
    "<% lora 8, 64, 64, show=all %>",
    'show must be one of trainable, full, fraction, savings, ratio, breakEvenRank, scaling, trainablePercent or 2 more (the reference and lora-visualizer --help list all); got "all"',
  ],
  ["<% lora 8, 64, 64, maxRank=0 %>", "maxRank must be a whole number from 1 to 1,048,576; got 0"],
  ["<% lora 8, 64, 64, scale=2 %>", "scale requires format=png"],
  ["<% lora 8, 64, 64, format=png, scale=4 %>", "scale must be a whole number from 1 to 3; got 4"],
  ["<% lora 8, 64, 64, format=gif %>", 'format must be one of svg, png; got "gif"'],
  ["<% lora 8, 64, 64, alpha=1e-9 %>", "alpha must be a number from 0.001 to 1,048,576; got 1e-9"],
  ["<% lora 8, 64, 64, style=about %>", "style requires show"],
  [
    '<% lora 8, 64, 64, show=full, alt="x" %>',
    "alt cannot be combined with show, which returns a number",
  ],
  [
    "<% lora 16, 16, 16, show=savings %>",
    'show must be "fraction", because LoRA trains more parameters than W has (200\u00a0%); got "savings"',
  ],
  [
    '<% lora 8, 64, 64, alt="" %>',
    'alt must be text in quotes, neither empty nor equal to the caption; got ""',
  ],
  [
    '<% lora 8, 64, 64, alt="Same", caption="Same" %>',
    "alt must differ from the caption, because screen readers read both",
  ],
  [
    '<% lora 8, 64, 64, id="1 2" %>',
    'id must be a letter followed by letters, digits, “-” and “_”; got "1 2"',
  ],
  ["<% lora 8, 64, 64, #x %>", 'cannot read “#x”: write "x" for the id'],
  ["<% lora 0x10, 64, 64 %>", "“0x10” is not a number"],
  ["<% LoRA 8, 64, 64 %>", "there is no tag “LoRA”; did you mean lora?"],
  [
    "<% lora(8, 64, 64) %>",
    "a tag must start with exactly “<% lora ”, “<% loraTable ”, “<% loraRef ”, “<% loraList ”, “<% loraFigure ” or “<% endloraFigure ”; write <% lora 8, 64, 64 %>",
  ],
  [
    "<%= lora 8, 64, 64 %>",
    "a tag must start with exactly “<% lora ”, “<% loraTable ”, “<% loraRef ”, “<% loraList ”, “<% loraFigure ” or “<% endloraFigure ”; write <% lora 8, 64, 64 %>",
  ],
  [
    "<% lora 8, 64, 64, 4, 4 %>",
    "got 5 positional arguments, but only rank, d, k are positional (numbers are written without separators: 4096)",
  ],
  ["<% lora 8, 4,096 %>", "“4,096” is not a number (numbers are written without separators: 4096)"],
  ["A sentence with <% lora 8, 64, 64 %>.", place],
  ["# A heading with <% lora 8, 64, 64 %>", place],
  ['<img alt="<% lora 8, 64, 64 %>">', place],
];

it(`reports each of ${table.length} invalid tags with its location, and writes nothing`, async () => {
  const page = table.map(([line]) => `${line}\n\n`).join("");
  const { problems, files, exitCode } = await build({
    "index.md": `---\nbig: 1,000\n---\n${page}`,
  });
  expect(problems).toEqual(
    table.map(([, message], index) => `index.md:${4 + 2 * index}: ${message}`),
  );
  expect([exitCode, files.size]).toEqual([1, 0]);
});

it("names the page of a tag in a title", async () => {
  const plugin = `(loraVisualizer, { siteUrl: "https://a.test", previews: false })`;
  const { problems } = await build({
    "eleventy.config.js": config().replace("(loraVisualizer)", plugin),
    "a.md": `---\ntitle: "A <% lora 8, 64, 64 %>"\n---\n\n<% lora 8, 64, 64 %>\n`,
  });
  expect(problems).toEqual([`a.md:2: ${place}`]);
});
