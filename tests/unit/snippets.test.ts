/** Generates the starter's editor snippets from the registry, and compares them with the file. */
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { loraMarkdown } from "../../plugin/markdown-it.js";
import { allFigures, figures } from "../../src/figures/index.js";
import type { Options } from "../../src/options.js";
import { tableOptions } from "../../src/tables/tables.js";
import { parseTag } from "../../src/tag/arguments.js";
import { renderFigure } from "../../src/tag/figure.js";
import { tagOptions } from "../../src/tag/options.js";
import { getRequiredOptions, lookUpIn, Word } from "../../src/tag/values.js";
import { writeRendered } from "../../src/tag/write.js";
import { asWritten } from "../../src/tag/written.js";

interface Snippet {
  readonly scope: "markdown";
  readonly prefix: string;
  readonly body: string;
  readonly description: string;
}

/** Returns the snippet placeholder for a value. For a choice, the placeholder offers the other values. */
function getPlaceholder(value: unknown, values: readonly string[], at: number): string {
  if (Array.isArray(value))
    return `[\${${at}:${value.map((item) => JSON.stringify(item)).join(", ")}}]`;
  // Offers a choice of words; other text is quoted.
  if (values.length && values.every((item) => /^\w+$/.test(item))) {
    const others = values.filter((item) => item !== value);
    return `\${${at}|${[value, ...others].join()}|}`;
  }
  return typeof value === "string" ? `"\${${at}:${value}}"` : `\${${at}:${value}}`;
}

/** Returns the tag with a placeholder for each value. */
function getBody(
  tag: string,
  options: Options,
  values: Readonly<Record<string, unknown>>,
  ...fixed: string[]
): string {
  const positional = getRequiredOptions(options)
    .filter(([, { type }]) => type === "number")
    .map(([name]) => name);
  const all = Object.entries(values).map(([name, item], index) => {
    const written = asWritten(options[name]!, item);
    const value = written instanceof Word ? written.path : written;
    const placeholder = getPlaceholder(value, options[name]!.values ?? [], index + 1);
    return positional.includes(name) ? placeholder : `${name}=${placeholder}`;
  });
  return `<% ${[tag, [...all, ...fixed].join(", ")].filter(Boolean).join(" ")} %>`;
}

const createSnippet = (prefix: string, description: string, body: string): Snippet => {
  return { scope: "markdown", prefix, body, description };
};

const matrix = { rank: 8, d: 4096, k: 4096 };
const ofMatrix = allFigures.find(({ name }) => name === "decomposition")!.options;

const snippets: Readonly<Record<string, Snippet>> = {
  ...Object.fromEntries(
    allFigures.map(({ name, summary, options, examples }) => [
      `LoRA: figure of ${name}`,
      createSnippet(
        `lora-${name}`,
        summary,
        getBody("lora", options, examples[0]!, `figure=${name}`),
      ),
    ]),
  ),
  "LoRA: one number": createSnippet(
    "lora-show",
    tagOptions.show.about,
    getBody("lora", { ...ofMatrix, show: tagOptions.show }, { ...matrix, show: "trainable" }),
  ),
  "LoRA: table of ranks": createSnippet(
    "lora-table",
    tableOptions.ranks.about,
    getBody("loraTable", tableOptions, { ranks: [4, 8, 16], d: 4096, k: 4096 }),
  ),
  "LoRA: table of models": createSnippet(
    "lora-table-models",
    tableOptions.models.about,
    getBody("loraTable", tableOptions, { models: ["gpt2", "Llama-3.1-8B"], rank: 8 }),
  ),
  "LoRA: reference to a figure": createSnippet(
    "lora-ref",
    "a link that says the figure's number",
    `<% loraRef "\${1:id}" %>`,
  ),
  "LoRA: list of figures": createSnippet(
    "lora-list",
    "every figure and table of the site",
    "<% loraList %>",
  ),
};

/** Returns the snippet with its initial values. */
const expand = (body: string) => body.replace(/\$\{\d+(?::([^}]*)|\|([^,|]*)[^|]*\|)\}/g, "$1$2");

/** Renders a tag as a host does that reads adapter files. */
function renderWithAdapter(tag: string): string {
  const parsed = parseTag(tag);
  if ("error" in parsed) throw parsed.error;
  const { file } = figures.adapter.examples[0]!;
  const rendered = renderFigure(parsed.args, lookUpIn({ data: {}, readAdapter: () => file }), {});
  return writeRendered(rendered, { id: "id" });
}

describe("the editor's snippets", () => {
  it("are in the starter, one for each figure and each other tag", async () => {
    const file = `${JSON.stringify(snippets, null, 2)}\n`;
    await expect(file).toMatchFileSnapshot("../../scripts/starter/.vscode/lora.code-snippets");
  });

  const md = new MarkdownIt().use(loraMarkdown);
  const onPages = Object.values(snippets).filter(({ prefix }) => !/ref|list/.test(prefix));
  it.each(onPages.map(({ prefix, body }) => [prefix, expand(body)]))(
    "%s inserts a valid tag: %s",
    (prefix, tag) => {
      // Plain markdown-it reads no files.
      if (prefix === "lora-adapter")
        expect(() => md.render(tag)).toThrow("file= names a file, but files cannot be read here");
      const html = prefix === "lora-adapter" ? renderWithAdapter(tag) : md.render(tag);
      expect(html).toMatch(prefix === "lora-show" ? /^<p>[\d,]+<\/p>/ : /^<(figure|div|table)/);
      expect(html).not.toContain("&lt;%");
    },
  );

  it("offer every value of show", () => {
    expect(snippets["LoRA: one number"]!.body).toContain(`|${tagOptions.show.values.join()}|`);
  });
});
