/** Numbers, links and lists of figures in programs that render a page alone. */
import fc from "fast-check";
import { parseHTML } from "linkedom";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { loraMarkdown } from "../../plugin/markdown-it.js";
import { expandDocument } from "../../scripts/command/expand/document.js";
import { runs } from "../support/draws.js";
import { renderMdx, renderRemark } from "../support/remark.js";

/** The programs, each from Markdown with front matter to HTML. */
const PROGRAMS: Record<string, (markdown: string, data: object) => string | Promise<string>> = {
  "markdown-it": (markdown, data) =>
    new MarkdownIt({ html: true }).use(loraMarkdown).render(markdown, { ...data }),
  remark: (markdown, data) => renderRemark(markdown, {}, { matter: data }),
  MDX: (markdown, data) => renderMdx(markdown, { data: () => data }),
  expand: (markdown, data) => {
    const yaml = `---\n${JSON.stringify(data)}\n---\n`;
    const { text, faults } = expandDocument(yaml + markdown, "lora.md");
    if (faults[0]) throw new Error(faults[0].message);
    return new MarkdownIt({ html: true }).render(text.slice(yaml.length));
  },
};

/** The blocks of a page. A number is the figure that a reference names, which may come later. */
type Block = "figure" | "table" | "content" | "list" | number;
const kinds: Record<string, (id: string) => string> = {
  figure: (id) => `- a\n\n  <% lora 8, 64, 64, id="${id}", caption="Of ${id}" %>`,
  table: (id) => `<% loraTable ranks=[1], d=8, k=8, id="${id}", caption="Of ${id}" %>`,
  content: (id) => `<% loraFigure "Of ${id}", id="${id}" %>\n\ntext\n\n<% endloraFigure %>`,
  list: () => "<% loraList %>",
};
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.constantFrom<Block>("figure", "table", "content", "list"),
  fc.nat(5),
);

describe.each(Object.entries(PROGRAMS))("%s", (program, render) => {
  it("numbers figures and tables in order, and links and lists lead to them, also to later ones", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(block, { maxLength: 6 }),
        fc.constantFrom(undefined, 3),
        async (blocks, chapter) => {
          const prefix = chapter === undefined ? "" : `${chapter}.`;
          const counts = { Figure: 0, Table: 0 };
          const numbers = new Map<string, string>();
          for (const [index, kind] of blocks.entries()) {
            if (typeof kind === "number" || kind === "list") continue;
            const name = kind === "table" ? "Table" : "Figure";
            numbers.set(`f${index}`, `${name}\u00a0${prefix}${++counts[name]}`);
          }
          const ids = [...numbers.keys()];
          const markdown = blocks.flatMap((kind, index) => {
            if (typeof kind !== "number") return kinds[kind]!(`f${index}`);
            return ids.length ? `see <% loraRef "${ids[kind % ids.length]}" %>` : [];
          });
          const page = `<!doctype html><body>${await render(markdown.join("\n\n"), { chapter })}</body>`;
          const { document } = parseHTML(page);
          const entries = [...numbers];
          const inLists = ["F", "T"].flatMap((start) =>
            entries.filter(([, number]) => number.startsWith(start)),
          );
          const links = blocks.flatMap((kind) => {
            if (kind === "list") return inLists;
            const id = typeof kind === "number" && ids.length ? ids[kind % ids.length]! : undefined;
            return id === undefined ? [] : [[id, numbers.get(id)!]];
          });
          const found = [...document.querySelectorAll("a.lora-ref")].map((link) => [
            link.getAttribute("href")!.slice(1),
            link.textContent,
          ]);
          expect(found).toEqual(links);
          for (const [id, number] of numbers)
            expect(document.getElementById(id)!.textContent).toContain(`${number} Of ${id}`);
        },
      ),
      { numRuns: runs(program === "MDX" ? 10 : 30) },
    );
  });

  it("rejects lists whose entries grow with the number of lists times that of figures", async () => {
    const figures = (count: number) =>
      `<% loraFigure "a" %>\n\n<% endloraFigure %>\n\n`.repeat(count);
    const lists = (count: number) => "<% loraList %>\n\n".repeat(count);
    expect(await render(figures(100) + lists(2), {})).toContain("lora-list");
    await expect((async () => render(figures(100) + lists(101), {}))()).rejects.toThrow(
      /the lists of a page can have at most 10,000 entries together; remove a loraList/,
    );
  });

  it("reports an id that two figures have, given or generated, and a reference to no figure", async () => {
    const figure = (id?: string) => `<% lora 1, 8, 8${id ? `, id="${id}"` : ""} %>`;
    const attempt = async (...parts: string[]) => render(parts.join("\n\n"), {});
    const twice = /the id “a” is given twice; every figure needs its own/;
    await expect(attempt(figure("a"), figure("a"))).rejects.toThrow(twice);
    await expect(attempt(figure("a"), kinds.table!("a"))).rejects.toThrow(twice);
    const generated = program === "expand" ? "lora-lora-1" : "lora-1";
    await expect(attempt(figure(), figure(generated))).rejects.toThrow("is given twice");
    await expect(attempt(figure(generated), figure())).resolves.toContain(generated);
    await expect(attempt(figure("near"), 'a <% loraRef "neat" %>')).rejects.toThrow(
      "no numbered figure or table has the id “neat” (similar: near)",
    );
  });
});

it("references in raw HTML and in headings are links", async () => {
  const markdown =
    '<p>see <% loraRef "a" %></p>\n\n# See <% loraRef "a" %>\n\n<% lora 1, 8, 8, id="a" %>';
  for (const render of [PROGRAMS["markdown-it"]!, PROGRAMS.remark!, PROGRAMS.expand!])
    expect((await render(markdown, {})).match(/<a class="lora-ref" href="#a">/g)).toHaveLength(2);
});

it("an expanded document whose language is no language has English figures and one warning", () => {
  const expand = (lang: string, body = "<% lora 8, 64, 64 %>") =>
    expandDocument(`---\nlang: ${lang}\n---\n\n${body}\n`, "a.md").warnings;
  expect(expand("[de]")).toEqual([
    {
      line: 1,
      message:
        'lang must be a language tag such as "de" or "pt-BR"; got ["de"]; figures are English',
    },
  ]);
  for (const lang of ["de", "", "xx"]) expect(expand(lang), lang).toEqual([]);
  expect(expand("[de]", "No figure")).toEqual([]);
});

it("wrong shortcodes have their lines, also after quotes and tables, in linear time", () => {
  const lines = [
    "`{% lora 8 %}` <% lora 8, 64, 64, show=full %> {% lora 9 %}",
    "",
    "> {% lora 8,",
    "> 64 <% lora 8 %}",
    "",
    "|a|",
    "|-|",
    "|{% lora a\\|b %}|",
    "",
    "{% lora \0 %}",
    "",
    "{% lora 8 %}",
  ];
  const { faults } = expandDocument(lines.join("\n"), "a.md");
  const shortcodes = faults.filter(({ message }) => message.startsWith("{% … %}"));
  expect(shortcodes.map(({ line }) => line)).toEqual([1, 3, 8, 10, 12]);
  const many = Array.from({ length: 100_000 }, (_, index) => `a {% lora ${index} %}\n\n`).join("");
  expect(expandDocument(many, "a.md").faults).toHaveLength(100_000);
}, 20_000);
