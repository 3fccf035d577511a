/** Tests comparison tables: their numbers, HTML and CSV. */
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { DIRECTION_CONTROLS } from "../../src/direction.js";
import type { Drawing } from "../../src/figures/figure.js";
import { allFigures, figures } from "../../src/figures/index.js";
import {
  countModel,
  methods,
  models,
  tableOf,
  toCsv,
  toMarkdown,
  toTable,
} from "../../src/index.js";
import { getWords } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { numberFormats, percentages } from "../../src/number-format.js";
import type { Values } from "../../src/options.js";
import { numberReader, writeCsv } from "../../src/tables/csv.js";
import { parseCsv } from "../support/csv.js";
import { runs } from "../support/draws.js";
import { expectTranscript, resultOf } from "../support/transcript.js";

const drawings = allFigures.flatMap((figure) => figure.examples.map((item) => figure.draw(item)));

describe("a table", () => {
  it("lists models, with unknown numbers marked", () => {
    const names = ["gpt2", "falcon-40b"];
    const { rows } = tableOf({ models: names, rank: 4 });
    expect(rows.map(([name]) => name)).toEqual(names);
    expect(rows[1]).toContain("unknown");
    const all = models().filter(({ other }) => other);
    const table = tableOf({ models: all.map(({ id }) => id), targets: "all-linear", rank: 2 });
    for (const [index, { id }] of all.entries()) {
      const { trainable } = countModel({ model: id, rank: 2, targets: "all-linear" });
      expect(table.rows[index]).toContain(trainable.toLocaleString("en-US"));
    }
  });

  it("matches the reference file for every kind of rows", async () => {
    const targets = ["all-linear"];
    const settings = {
      ...{ tokens: 5, bottleneck: 1200, initRank: 9, factor: 4, decomposeBoth: true },
      ...{
        feedforward: ["down_proj", "up_proj"],
        encoderHidden: 1024,
        layers: 3,
        miniRank: 4,
        frequencies: 1500,
      },
      ...{ variant: 2, groupSize: 32, vectorSize: 16, blocks: 4, hybridRank: 2, blockSize: 16 },
      ...{ vectors: 128, vectorLength: 256, stride: 2, bCount: 3, depth: 2, thetaLength: 100 },
      ...{ keptRank: 50, saveProjection: false, para: true, sparseRate: 0.002 },
      ...{ weightTerms: "vector", promptTerm: "none", biasTerms: "none" },
      ...{ orthogonal: false, scaleInput: false, scaleOutput: false },
    };
    const each = (given: Values) =>
      Object.keys(methods).map((method) => ({ methods: [method], ...given }));
    const tables: Values[] = [
      { ranks: [1, 8, 16, 17], d: 32, k: 32 },
      { ranks: [2], d: 800, k: 11, caption: "Ours" },
      { ranks: [8, 1024], model: "gpt2", targets: ["c_attn", "c_proj"] },
      { ranks: [4], model: "bert-base-uncased", targets },
      { models: ["gpt2", "Llama-3.2-1B", "falcon-40b"] },
      { models: ["bert-base-uncased", "gpt2"], rank: 3, targets },
      { models: ["mistralai/Mixtral-8x7B-v0.1"], rank: 2, experts: "fused", targets },
      { methods: ["full", "lora", "vera"], model: "bert-base-uncased", targets: ["query", "key"] },
      { methods: ["lora"], model: "microsoft/layoutlm-base-uncased", targets: ["query"] },
      ...each({ model: "Llama-3.2-1B" }),
      ...each({ model: "Llama-3.2-1B", rank: 4, targets, ...settings }),
      {
        ...{ methods: ["lokr", "ia3", "gralora", "peanut", "vera"], model: "Llama-3.2-1B" },
        ...{ factor: -1, decomposeBoth: false, feedforward: [], hybridRank: 0, depth: 0 },
        ...{ saveProjection: true },
      },
      { methods: ["miss"], model: "Llama-3.2-1B", rank: 16, bat: true },
    ];
    const written = tables.map((given) => {
      const { rows, data, links, ...rest } = tableOf(given);
      const label = JSON.stringify(given, (name, value) => (name in settings ? undefined : value));
      const lines = (name: string, all: readonly unknown[] = []) =>
        all.map((item) => `${name} ${JSON.stringify(item)}\n`).join("");
      const parts = [lines("row", rows), lines("link", links), lines("data", data?.rows)];
      return `${label}\n${JSON.stringify(rest)}\n${parts.join("")}${lines("head", data && [data.head])}`;
    });
    await expect(written.join("\n")).toMatchFileSnapshot("../reference/tables.txt");
  });

  it("of wrong values is an error of one line", async () => {
    await expectTranscript("wrong-tables.txt", (values) =>
      resultOf(() => tableOf(JSON.parse(values))),
    );
  });

  it("has no separators of thousands in CSV, but keeps other commas of a text", () => {
    const rows = [["4,096 × 1,048,576", "ranks 4,8,16"]];
    expect(toCsv({ caption: "", head: ["W", "r"], rows })).toBe(
      'W,r\r\n4096 × 1048576,"ranks 4,8,16"\r\n',
    );
  });

  it("has CSV from which a program reads the same cells, with any characters", () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(",", '"', "\n", "\r", " ", "é", "×") }),
      fc.maxSafeInteger(),
    );
    const lines = fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 });
    fc.assert(
      fc.property(lines, (lines) => {
        expect(parseCsv(writeCsv(lines))).toEqual(lines.map((line) => line.map(String)));
      }),
      { numRuns: runs(80, 1400) },
    );
    expect(parseCsv('a,"b ""c"""\r\n')).toEqual([["a", 'b "c"']]);
  });

  it.each(["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])(
    "has no text in CSV that a spreadsheet calculates because it starts with %j",
    (start) => {
      const formula = `${start}cmd|' /C calc'!A0`;
      const table = { caption: "", head: [formula], rows: [[formula]] };
      const data = { head: [formula], rows: [[formula, -1]] };
      const safe = `'${formula}`;
      expect(parseCsv(toCsv(table))).toEqual([[safe], [safe]]);
      expect(parseCsv(toCsv({ ...table, data }))).toEqual([[safe], [safe, "-1"]]);
    },
  );

  it("has no separators, percent signs or typographic characters in the CSV of any figure", () => {
    for (const drawing of drawings)
      for (const table of [drawing.table(), drawing.steps?.table()])
        for (const cell of table ? parseCsv(toCsv(table)).flat() : [])
          expect(cell).not.toMatch(/\d,\d{3}(?!\d)|\d\s?%|[\u00a0*’]/);
  });

  it.each(Object.entries(locales))(
    "in %s, the CSV of a figure has the words of its language and the numbers of the English CSV",
    (_, locale) => {
      for (const figure of allFigures)
        for (const values of figure.examples) {
          const words = getWords(figure, locale);
          const [drawing, inEnglish] = [figure.draw(values, { words }), figure.draw(values)];
          for (const getTable of [
            (item: Drawing) => item.table(),
            (item: Drawing) => item.steps?.table(),
          ]) {
            const [table, expected] = [getTable(drawing), getTable(inEnglish)];
            if (!table || !expected) continue;
            const [lines, numbers] = [table, expected].map((item) => parseCsv(toCsv(item)));
            const heads = table.head.map((name) =>
              name
                .replace(DIRECTION_CONTROLS, "")
                .replace(/\*/g, "")
                .replace(/[\u00a0\u202f]/g, " ")
                .replaceAll("’", "'"),
            );
            expect(lines![0]).toEqual(heads);
            const isNumber = (cell: string) => cell !== "" && Number.isFinite(Number(cell));
            const only = (rows: string[][], from: string[][]) =>
              rows.map((row, y) => row.map((cell, x) => (isNumber(from[y]![x]!) ? cell : "")));
            expect(only(lines!, numbers!), figure.name).toEqual(only(numbers!, numbers!));
          }
        }
    },
  );

  it("reads every number of every language and region from its cell", () => {
    const regions = Object.values(locales).flatMap(({ language }) => [
      language.numbers,
      ...(language.variants ?? []).map(({ numbers }) => ({ ...language.numbers, ...numbers })),
    ]);
    const counts = fc.tuple(fc.nat({ max: 2 ** 40 }), fc.integer({ min: 1, max: 2 ** 40 }));
    fc.assert(
      fc.property(fc.constantFrom(...regions), counts, (numbers, [part, total]) => {
        const f = numberFormats(numbers);
        const share = Number(`${percentages(part, total).share}e-2`);
        const read = numberReader(numbers);
        expect(read(f.exact(part))).toBe(part);
        expect(read(f.percent(part, total).share)).toBe(share);
        expect(read(f.signed(-part / 8, 3))).toBe(-part / 8 || 0);
        const text = `${f.exact(total)} × ${f.exact(part)}`;
        if (!numbers.digits) expect(read(text)).toBe(`${total} × ${part}`);
      }),
      { numRuns: runs(100, 2100) },
    );
  });

  it("has exact fractions in the CSV of a figure", () => {
    const { decomposition, memory } = figures;
    const drawing = decomposition.draw(decomposition.examples[0]!);
    const table = memory.draw(memory.examples[0]!).table();
    const { rank, d, k } = drawing.input as { rank: number; d: number; k: number };
    expect(toCsv(drawing.table())).toContain(`,${(rank * (d + k)) / (d * k)}\r\n`);
    expect(toCsv(table)).toMatch(/\r\nTraining multiply-adds relative to full,1,0\.66\d{6,},/);
  });

  it("has scoped headers, links to papers and a class for prose in HTML", () => {
    const html = toTable(tableOf({ methods: ["lora"], model: "gpt2" }));
    expect(html).toContain(
      '<th scope="row"><a href="https://arxiv.org/abs/2106.09685" title="arXiv 2106.09685">LoRA</a> </th><td>294,912 </td>',
    );
    expect(html).toContain('<td class="lora-prose">Rank 8 on c_attn. It limits');
  });

  it("is a pipe table with aligned numbers, links and variables in Markdown", () => {
    const lines = toMarkdown(tableOf({ methods: ["lora"], model: "gpt2" }), "Table 1").split("\n");
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(/^\*\*Table 1\*\* \S/);
    expect(lines[3]).toMatch(/^\| -+ \|( -+: \|)+ -+ \|$/);
    expect(lines[4]).toMatch(
      /^\| \[LoRA\]\(https:\/\/arxiv\.org\/abs\/2106\.09685 "arXiv 2106\.09685"\) \| 294,912 \|.* \| Rank 8 on c_attn\. It limits/,
    );
  });

  it("has as many hyphens in Markdown as its numbers have characters, which pandoc needs", () => {
    const tables = drawings.map((drawing) => drawing.table());
    expect(tables.length).toBeGreaterThan(20);
    for (const table of tables) {
      const rule = toMarkdown(table)
        .split("\n")
        .find((line) => line.startsWith("| ---"))!;
      const columns = rule.split("|").slice(1, -1);
      for (const row of table.rows)
        for (const [column, cell] of row.entries()) {
          const { length } = columns[column]!.replace(/[^-]/g, "");
          const isNumber = columns[column]!.includes(":");
          expect(length, cell).toBeGreaterThanOrEqual(isNumber ? cell.length : 3);
        }
    }
  });

  it("has the same cells in Markdown as in HTML", () => {
    const md = new MarkdownIt();
    const texts = (html: string) =>
      [...html.matchAll(/<(?:th|td)\b[^>]*>(.*?)<\/(?:th|td)>/g)].map(([, cell = ""]) =>
        cell
          .trim()
          // Markdown has italic variables where HTML has formulas.
          .replace(/<\/?(?:em|i|math|m[ino]|mrow)\b[^>]*>/g, "")
          .replaceAll("&quot;", '"')
          // HTML has references for what other programs read as syntax.
          .replace(/&#(91|92|96|123);/g, (_, code) => String.fromCharCode(code)),
      );
    const hostile = {
      caption: "# <b> *a* & `b` _c_ |",
      head: ["*r*", "a_b | _c_", "~x~ $y$ [z](u) ![i]", "&amp; \\ `"],
      rows: [["# 1", "- 2", "1. <u>", "*k* <script>"]],
    };
    for (const table of [hostile, ...drawings.map((drawing) => drawing.table())]) {
      const html = md.render(toMarkdown(table));
      expect(texts(html)).toEqual(texts(toTable(table).replaceAll("&#39;", "'")));
      expect(html.match(/^<p>(.*)<\/p>\n<table>/)?.[1]).toBe(md.utils.escapeHtml(table.caption));
    }
  });
});

it("a column of text in Markdown is at most 30 characters wide, and at least as wide as its words", () => {
  const rule = (cell: string) =>
    toMarkdown({ caption: "", head: ["Name", "Number"], rows: [[cell, "1".repeat(40)]] }).split(
      "\n",
    )[1];
  expect(rule("x".repeat(50))).toBe(`| ${"-".repeat(30)} | ${"-".repeat(40)}: |`);
  expect(rule("x".repeat(20))).toBe(`| ${"-".repeat(20)} | ${"-".repeat(40)}: |`);
});
