/** Inputs for growth tests: tags, option values and documents for `check`. */
import { expandDocument } from "../../scripts/command/expand/document.js";
import { render } from "../../site/playground/render.js";
import { check, type Language } from "../../src/check/index.js";
import { LoraError } from "../../src/errors.js";
import { figures } from "../../src/figures/index.js";
import { toTableFigure } from "../../src/tables/html.js";
import { tableOf } from "../../src/tables/index.js";
import { parseTag } from "../../src/tag/arguments.js";
import { blankQuoted } from "../../src/tag/grammar.js";
import { type Exam, each } from "./exams.js";

const document = (name: string, from: number, piece: string, language = "markdown"): Exam => ({
  name: `checked: ${name}`,
  from,
  text: (count) => piece.repeat(count),
  run: (text) => check(text, language as Language),
  piece: piece.slice(0, 5),
});
const RIGHT = "LoRA of rank 8 on a 4096 × 4096 matrix trains 65,536 parameters";
const WRONG = RIGHT.replace("65,536", "65,537");

export const texts: readonly Exam[] = [
  {
    name: "code spans that nothing closes",
    from: 8000,
    text: (count) => {
      const runs = Math.floor(Math.sqrt(2 * count));
      return each(runs, (i) => `a ${"`".repeat(i + 1)} `);
    },
    run: blankQuoted,
    piece: "`",
  },
  {
    name: "figures in a document to expand",
    from: 250,
    text: (count) => each(count, (i) => `Text ${i}.\n\n<% lora 8, 64, 64 %>\n\n`),
    run: (text) => expandDocument(text, "a.md", (ordinal) => `a-${ordinal}.svg`),
    piece: "Text",
  },
  {
    name: "steps given as spaces",
    from: 16_000,
    text: (count) => " ".repeat(count),
    run: (steps) =>
      expectRejection(() => figures.decomposition.draw({ rank: 8, d: 64, k: 64, steps } as never)),
    piece: " ",
  },
  {
    name: "nested brackets in a tag",
    from: 16_000,
    text: (count) => `<% lora 8, 64, 64, steps=${"[".repeat(count)}${"]".repeat(count)} %>`,
    run: (tag) => expectRejection(() => raise(parseTag(tag))),
    piece: "[",
  },
  {
    name: "open brackets in a tag",
    from: 16_000,
    text: (count) => `<% lora 8, 64, 64, steps=${"[".repeat(count)} %>`,
    run: (tag) => expectRejection(() => raise(parseTag(tag))),
    piece: "[",
  },
  {
    name: "words and numbers before text that is not a tag",
    from: 16_000,
    text: (count) => `<% lora ${"a".repeat(count)}, ${"1".repeat(count)},; %>`,
    run: (tag) => expectRejection(() => raise(parseTag(tag))),
    piece: "a",
  },
  {
    name: "quotes in the playground",
    from: 16_000,
    text: (count) => `<% lora 8, 64, 64, caption="${'\\"'.repeat(count)} %>`,
    run: (text) => render(text, "a"),
    piece: "\\",
  },
  {
    name: "a long text in place of a model's name",
    from: 8000,
    text: (count) => "llama-".repeat(count),
    run: (model) => expectRejection(() => figures.model.draw({ rank: 8, model })),
    piece: "llama",
  },
  {
    name: "rows of a table",
    from: 250,
    text: (count) => each(count, (i) => `${i + 1} `),
    run: (ranks) =>
      toTableFigure(tableOf({ ranks: ranks.trim().split(" "), d: 8192, k: 8192 }), "a"),
    piece: " ",
  },
  document("paragraphs that are right", 400, `${RIGHT}.\n\n`),
  document("sentences that are wrong", 250, `${WRONG}. `),
  document("counts of nothing", 250, "It trains 65,536 parameters.\n\n"),
  document("items of a list", 400, `- ${WRONG}\n`),
  document("sections", 400, `## Rank 8\n\n${WRONG}\n\n`),
  document("formulas in a paragraph", 1000, "$r$ and $$ r = 8 $$ "),
  document("cells of a row", 500, "<td>rank 8</td>", "html"),
  document("open declarations", 16_000, "<!a ", "html"),
  document("directives that nothing closes", 2000, "```{note}\n"),
  document("blocks of code", 400, ".. code-block:: python\n\n   x\n", "rst"),
  document("environments that nothing closes", 1000, "\\begin{verbatim}\n", "latex"),
  document("delimiters of listings", 1000, "----\nx\n", "asciidoc"),
  document("open calls", 1000, "LoraConfig(", "python"),
  document("printed counts", 400, "LoraConfig(r=8)\n# trainable params: 4,194,304\n", "python"),
  document("code over two lines", 1000, "x `a\nb` y\n"),
  {
    ...document("rows under a long head", 250, "<tr><td>8</td></tr>", "html"),
    text: (count) =>
      `<table><tr><th>${"x".repeat(10 * count)}</th></tr>${"<tr><td>8</td></tr>".repeat(count)}</table>`,
  },
  {
    ...document("sentences about many ranks of models", 12, "It trains 4,194,305 parameters. "),
    text: (count) =>
      `GPT-2, Phi-2, Llama-2-7B at ranks ${each(count, (i) => `${i + 1}, `)}\n\n${"It trains 4,194,305 parameters. ".repeat(count)}`,
  },
  {
    ...document("words between all and linear", 8, "of the "),
    text: (count) => `At rank 8 all ${"of the ".repeat(count)}layers`,
  },
  { ...document("a long tag", 16_000, "a-", "html"), text: (count) => `<${"a-".repeat(count)}` },
];

function raise(tag: object): void {
  if ("error" in tag) throw tag.error;
}

/** Throws unless the work fails with an error for authors. */
function expectRejection(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (error instanceof LoraError || (error as Error).name === "TagError") return;
    throw error;
  }
  throw new Error("unreadable input was not rejected");
}
