/** Tests the kinds of documents that `check` reads: which parts are text and code, and where a number stands. */
import { describe, expect, it } from "vitest";
import { MAX_DOCUMENT } from "../../src/bounds.js";
import { check, findForeignLanguage, type Language } from "../../src/check/index.js";
import { LoraError } from "../../src/errors.js";

const SENTENCE = "With rank 8, a 768 × 3072 matrix has 61,440 trained parameters.";
const PRINTED = "# trainable params: 4,194,304 || all params: 6,742,609,920 || trainable%: 0.622";

function findPlaces(source: string, language: Language): string[] {
  const lines = source.split(/\r\n?|\n/);
  return check(source, language).map(({ line, column, claim }) => {
    const text = lines[line - 1]!.slice(column - 1, column - 1 + claim.length);
    return text === claim ? claim : `${claim} at ${text}`;
  });
}

const notebook = (...cells: object[]) => JSON.stringify({ cells, nbformat: 4 }, undefined, 1);
const markdownCell = (...source: string[]) => ({ cell_type: "markdown", metadata: {}, source });
const codeCell = (source: string, ...text: string[]) => ({
  cell_type: "code",
  source,
  outputs: [{ output_type: "stream", name: "stdout", text }],
});

const documents: Readonly<Record<Exclude<Language, "html" | "python">, string>> = {
  markdown: `# LoRA\n\n${SENTENCE}\n\n> - \`\`\`python\n>   ${PRINTED}\n>   \`\`\`\n`,
  notebook: notebook(
    markdownCell("# LoRA\n", `"Small":\t${SENTENCE}`),
    codeCell("f()", "é\n", `${PRINTED}\n`),
  ),
  rst: `LoRA\n====\n\n.. note::\n   :class: small\n\n   ${SENTENCE.replace("61,440", "**61,440**")}\n\n.. code-block:: python\n   :linenos:\n\n   x = 1\n\n   ${PRINTED}\n\nThe end.\n`,
  asciidoc: `== LoRA\n\n[NOTE]\n====\n${SENTENCE}\n====\n\n[source,python]\n----\n${PRINTED}\n----\n`,
  latex: `\\section{LoRA}\n${SENTENCE.replace("×", "\\(\\times\\)").replace("61,440", "\\textbf{61,440}")} % 61,440\n\\begin{lstlisting}[language=Python]\n${PRINTED}\n\\end{lstlisting}\n`,
};

describe.each(Object.entries(documents))("a document in %s", (name, source) => {
  const language = name as Language;

  it("has its wrong numbers reported at their places, in text and in code", () => {
    expect(findPlaces(source, language)).toEqual(["61,440", "0.622"]);
    expect(findPlaces(source.replaceAll("\n", "\r\n"), language)).toEqual(["61,440", "0.622"]);
  });

  it("has no findings if its numbers are right", () => {
    const right = source.replaceAll("61,440", "30,720").replace("0.622", "0.0622");
    expect(findPlaces(right, language)).toEqual([]);
  });
});

it("MyST's directives hold text, and its roles hold formulas", () => {
  const text = "With {math}`r = 8`, a 768 × 3072 matrix has 61,440 trained parameters.";
  const directives = [
    `\`\`\`{note}\n${text}\n\`\`\``,
    `\`\`\`\`{tip} Small\n\n\`\`\`{margin}\n${text}\n\`\`\`\n\`\`\`\``,
    `:::{admonition} Small\n${text}\n:::`,
    `::: {.callout-note}\n${text}\n:::`,
  ];
  for (const directive of directives)
    expect(findPlaces(`${directive}\n`, "markdown"), directive).toEqual(["61,440"]);
  for (const kind of ["code-cell", "code-block", "python", "math", "table"])
    expect(findPlaces(`\`\`\`{${kind}}\n${text}\n\`\`\`\n`, "markdown"), kind).toEqual([]);
});

it("a formula that is only a number is text, and other formulas are context", () => {
  const text = (count: string) =>
    `With $r = 8$, a $768 \\times 3072$ matrix has ${count} trained parameters.`;
  for (const count of ["$61{,}440$", "$61\\,440$", "$61440$"])
    expect(check(text(count), "markdown"), count).toMatchObject([{ line: 1 }]);
  expect(check(text("$30{,}720$"), "markdown")).toEqual([]);
  expect(check(text("$n = 61{,}440$"), "markdown")).toEqual([]);
});

/** Forms of a number in a sentence (N), and of a sentence in a document (S), that are text. */
const TEXT = {
  rst: [
    ..."**N**|*N*|:math:`N`|`N <https://a.test/>`_|`N  <https://a.test/>`__|`N<a>`_|\\ N|:a-b:`x` N".split(
      "|",
    ),
    ..."S|   S|.. note:: S|.. S|.. a:b::\n\n   S|- S|.. image:: x\n\nS|.. table:: x\n   y\n\n   z\n\nS|=====  ===\nS|a\n\n  b::\n\n    c\n\n  S".split(
      "|",
    ),
  ],
  asciidoc: [
    ..."*N*|_N_|+N+|++N++|stem:[N]|latexmath:[N]|asciimath:[N]|link:a.html[N]|https://a.test/[N]|http://a.test/[x] N".split(
      "|",
    ),
    ..."S|  S|====\nS\n====|*****\nS\n*****|____\nS\n____|++++\nS\n++++|[x]\nS|:a-b: x\nS|// x\nS|* S".split(
      "|",
    ),
  ],
  latex: [
    ..."\\textbf{N}|\\textit{N}|\\emph{N}|\\textsc{N}|\\underline{N}|\\text{N}|\\mbox{N}|\\textrm{N}|\\textsf{N}|\\(N\\)|$61{,}440$|61{,}440|61\\,440|\\num{N}|\\qty{N}{}|\\SI{N}{B}|N~|\\cite{a}N|\\citep[p. 1]{a} N|\\ref{a} N|\\label{a} N|\\footnotemark{1} N".split(
      "|",
    ),
    ..."S|  S|\\item S|\\item[x] S|\\begin{itemize}\nS\n\\end{itemize}|\\usepackage{x}\nS|\\label{x}\nS|\\% S|\\begin{table}\n\\begin{tabular}{l}\nx\n\\end{tabular}\nS\n\\end{table}".split(
      "|",
    ),
  ],
} as const;
const NO_TEXT = {
  rst: "..  code::\n\n   S|.. code-block:: a\n   :b: c\n\n   S|.. sourcecode::\n\n   S|.. doctest::\n\n   S|.. raw:: html\n\n   S|x::\n\n   S\n|.. list-table:: x\n\n   S|.. csv-table:: x\n   S|.. math::\n\n   S|.. image:: x\n   S|.. figure:: x\n\n   S|:a-b: S|``N``|+ S +".split(
    "|",
  ),
  asciidoc: "// S|-----\nS\n-----|.....\nS\n.....|```a\nS\n```|[S]|:a-b: S".split("|"),
  latex:
    "% S|x % S|\\begin{verbatim}\nS\n\\end{verbatim}|\\begin{verbatim*}\nS\n\\end{verbatim*}|\\begin{minted}{python}\nS\n\\end{minted}|\\begin{tabular}{l}\nS\n\\end{tabular}|\\begin{tabularx}{l}\nS\n\\end{tabularx}|\\begin{tikzpicture}\nS\n\\end{tikzpicture}|\\begin{thebibliography}{9}\nS\n\\end{thebibliography}|\\begin{algorithm*}\nS\n\\end{algorithm*}|\\input{S}|\\newcommand{\\a}{S}".split(
      "|",
    ),
  python: ["# S"],
  notebook: [notebook(codeCell("# S", "S"))],
};

const write = (form: string) =>
  `x\n\n${form.includes("S") ? form.replaceAll("S", SENTENCE) : SENTENCE.replace("61,440", form.replaceAll("N", "61,440"))}\n\ny\n`;

it.each(Object.keys(TEXT) as (keyof typeof TEXT)[])(
  "a number in the markup of %s is read, and changes the meaning of no other",
  (language) => {
    for (const form of TEXT[language])
      expect(findPlaces(write(form), language).length, form).toBe(1);
  },
);

it.each(Object.keys(NO_TEXT) as (keyof typeof NO_TEXT)[])(
  "comments, code and tables of %s are not text",
  (language) => {
    const forms = [...NO_TEXT[language], ...(language === "asciidoc" ? ["|===\nS\n|==="] : [])];
    for (const form of forms)
      expect(
        findPlaces(
          language === "notebook" ? form.replaceAll("S", SENTENCE) : write(form),
          language,
        ),
        form,
      ).toEqual([]);
  },
);

it("a notebook's output belongs to the configuration in an earlier cell", () => {
  const cells = (rank: number) =>
    notebook(
      codeCell(`model = AutoModelForCausalLM.from_pretrained("huggyllama/llama-7b")\n`),
      markdownCell("Next:"),
      codeCell(
        `config = LoraConfig(r=${rank}, target_modules=["q_proj", "v_proj"])\nprint_trainable(model)`,
        PRINTED.slice(2, 44),
      ),
    );
  expect(findPlaces(cells(8), "notebook")).toEqual([]);
  expect(check(cells(16), "notebook")).toMatchObject([
    { claim: "4,194,304", value: "8,388,608", reason: "the count at r = 8" },
  ]);
});

it("a file that is not JSON is not a notebook", () => {
  for (const source of ["", "# LoRA", '{"cells": [', '{"cells": 1}x'])
    expect(() => check(source, "notebook"), source).toThrow(LoraError);
  for (const source of [
    "{}",
    "[]",
    "1",
    '{"cells": 1}',
    '{"cells": [1, {}, {"cell_type": "markdown"}]}',
  ])
    expect(check(source, "notebook"), source).toEqual([]);
});

it("a notebook counts the text of all cells, of which each is short enough, before it reads on", () => {
  const half = "a".repeat(MAX_DOCUMENT / 2);
  const cell = (data: object) => ({ cell_type: "code", source: half, outputs: [data] });
  for (const data of [{ text: half }, { text: [half] }, { data: { "text/plain": half } }])
    expect(() => check(notebook(cell(data), cell(data)), "notebook")).toThrow(
      /^the text must be at most 2,097,152 characters/,
    );
  const picture = { data: { "image/png": half.repeat(2) } };
  expect(check(notebook(cell(picture)), "notebook")).toEqual([]);
});

it("no text is read in quadratic time, whatever it starts and does not end", () => {
  const program = `
model = AutoModelForCausalLM.from_pretrained("gpt2")
config = LoraConfig(r=rank, target_modules="all-linear")
get_peft_model(model, config)
${PRINTED}`;
  const texts: readonly (readonly [Language, start: string, unit: string, end: string])[] = [
    ["rst", "", ":a", ""],
    ["rst", "", "a", ""],
    ["rst", "`", " ", "x"],
    ["asciidoc", "", "link:", ""],
    ["asciidoc", "", "link:[", ""],
    ["latex", "", "\\begin{tabular", ""],
    ["latex", "", "\\item[", ""],
    ["latex", "", "\\cite[", ""],
    ["markdown", "$1", " ", "x$"],
    ["python", "", '\\"', ""],
    ["python", "class A:\n ", "def __init__(", ""],
    ["python", "alpha", " ", ""],
    ["python", "rank = 1", " ", `x\n${program}`],
  ];
  // Reading in quadratic time would take longer than a test may.
  for (const [language, start, unit, end] of texts)
    expect(check(start + unit.repeat(2 ** 20 / unit.length) + end, language)).toBeInstanceOf(Array);
});

it("a list of strings and a rank with many separators do not multiply the ways to read them", () => {
  const many = 2 ** 9;
  const list = `LoraConfig(r=8, target_modules=["q"${' "v"'.repeat(many)} x])\n${PRINTED}`;
  expect(check(list, "python")).toMatchObject([{ claim: "0.622" }]);
  const prose = `A 64 × 64 matrix has 4,096 parameters at rank${" :".repeat(many)} x. At rank 8, LoRA trains 1,000 of them.`;
  expect(check(prose, "markdown")).toEqual([]);
});

it("an unclosed start of a page is read in linear time, however often it occurs", () => {
  // Reading in quadratic time would take longer than a test may.
  for (const start of ["<html ", "<html lang ", "<html lang=", "<HTML\n"])
    expect(findForeignLanguage(start.repeat(2 ** 21 / start.length), "html")).toEqual(
      expect.any(String),
    );
});
