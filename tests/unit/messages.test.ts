/** Fluent files: what their messages say in code, and what a translator is told about mistakes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listUnused } from "../../scripts/build/unused-messages.js";
import { createFormats, english } from "../../src/language-format.js";
import { extendCatalog, parseCatalog } from "../../src/messages/catalog.js";
import { Checker, formatProblem } from "../../src/messages/check.js";
import { declareFile } from "../../src/messages/declare.js";
import { Emitter, getPluralRule } from "../../src/messages/emit.js";
import { expectTranscript } from "../support/transcript.js";

const FILE = "figure.ftl";

const parse = (tag: string, text: string, shared = "") =>
  parseCatalog(tag, { "shared.ftl": shared, [FILE]: text }).catalog;

// biome-ignore lint/suspicious/noExplicitAny: compiled code has no types
type Words = Record<string, any>;

/** Returns the messages of a language as code sees them. English has the types. */
function compile(englishText: string, text?: string, tag = "de", shared = "", ownShared = shared) {
  const base = parse("en", englishText, shared);
  const catalog = text === undefined ? base : extendCatalog(base, parse(tag, text, ownShared));
  const load = (file: string) =>
    new Function(`${new Emitter(catalog, file).emit(["live", "page"])}return { live, page };`)();
  const f = createFormats(english);
  const phrases = load("shared.ftl").live(f, {});
  const { live, page } = load(FILE);
  const words = live(f, phrases);
  return { ...words, ...page(f, phrases, words) } as Words;
}

/** Returns what a translator is told about a file. */
function problemsOf(englishText: string, text: string, tag = "de", shared = "", ownShared = "") {
  const { catalog, problems } = parseCatalog(tag, { "shared.ftl": ownShared, [FILE]: text });
  const mistakes = new Checker(parse("en", englishText, shared), catalog).check();
  return [...problems, ...mistakes]
    .filter(({ file }) => file === FILE)
    .map((problem) => formatProblem("words/de", problem));
}

describe("a message", () => {
  it("without arguments is a text, with arguments a function that formats numbers", () => {
    const m = compile("### $rows: number\na = Frozen\nb = { $rows } rows");
    expect([m.a, m.b({ rows: 4096 })]).toEqual(["Frozen", "4,096 rows"]);
  });

  it("marks variables and no-break spaces, but no names with underscores", () => {
    const m = compile("a = _W′_~=~_W_~+~(_α_/_r_)_BA_, q_proj, v_proj and down_proj_x");
    expect(m.a).toBe(
      "*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA*, q_proj, v_proj and down_proj_x",
    );
  });

  it("joins folded lines with a space, in Chinese without one", () => {
    expect(compile("a =\n    one\n    two").a).toBe("one two");
    expect(compile("a = x", "a =\n    一个矩阵，\n    两个因子", "zh").a).toBe(
      "一个矩阵，两个因子",
    );
    expect(compile("a = x", "a =\n    使用 LoRA\n    and Adam", "zh").a).toBe("使用 LoRA and Adam");
  });

  it("is an array if its comment says so, also within a selection", () => {
    const m = compile(
      "### $more: boolean\n# @lines\na =\n    one\n    two\n# @lines\nb = { $more ->\n   *[true]\n        x\n        y\n    [false] z\n}",
    );
    expect(m.a).toEqual(["one", "two"]);
    expect([m.b({ more: true }), m.b({ more: false })]).toEqual([["x", "y"], ["z"]]);
  });

  it("with attributes is an object", () => {
    const m = compile(
      "### $rows: number\nlabels =\n    .first-rank = Rank\n    .size = { $rows } px",
    );
    expect([m.labels.firstRank, m.labels.size({ rows: 2 })]).toEqual(["Rank", "2 px"]);
  });

  it("contains other messages with the same arguments, also those of the shared file", () => {
    const m = compile(
      "### $rows: number\ntitle = Rank { $rows }\nalt = { title }, { size }: { labels.a }\nlabels =\n    .a = ok",
      undefined,
      "en",
      "### $rows: number\nsize = { $rows } px",
    );
    expect(m.alt({ rows: 8 })).toBe("Rank 8, 8 px: ok");
  });

  it("that lists lines is one sentence in another message", () => {
    const m = compile("# @lines\nlines =\n    one,\n    two\nboth = { lines }.");
    expect(m.both).toBe("one, two.");
  });

  it("is a function in every language if it is one in English", () => {
    const m = compile(
      "### $rows: number\nrows = { $rows ->\n    [one] row\n   *[other] rows\n}",
      "rows = Zeilen",
    );
    expect(m.rows({ rows: 2 })).toBe("Zeilen");
  });

  it("uses the forms of terms", () => {
    const m = compile(
      "### $rows: number\na = { $rows } columns of full",
      '-full = { $case ->\n   *[nominative] volles\n    [genitive] des vollen\n}\n-columns = { $count ->\n    [one] eine Spalte\n   *[other] { $count } Spalten\n}\na = { COUNT($rows, -columns) } { -full(case: "genitive") } / { -full }',
    );
    expect(m.a({ rows: 1 })).toBe("eine Spalte des vollen / volles");
    expect(m.a({ rows: 5000 })).toBe("5,000 Spalten des vollen / volles");
  });

  it("that a language lacks is English, with English plural forms", () => {
    const text = "### $rows: number\na = { $rows ->\n    [one] one\n   *[other] many\n}\nb = B";
    const m = compile(text, "b = ب", "ar");
    expect([m.a({ rows: 2 }), m.b]).toEqual(["many", "ب"]);
  });
});

it("text is data, whatever it contains", () => {
  const piece = fc.oneof(
    fc.stringMatching(/^[\w`$\\'"<>;/()[\]+.-]{1,9}$/).filter((item) => !item.includes("_")),
    fc.constantFrom("{", "}", "`", "$"),
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 9 }), (pieces) => {
      // Fluent writes braces as text in quotes.
      const written = pieces.map((item) => (/[{}]/.test(item) ? `{"${item}"}` : item)).join("");
      const expected = `x${pieces.join("")}`;
      const m = compile(`a = x${written}\n# @lines\nb =\n    x${written}\n    x${written}`);
      expect([m.a, ...m.b]).toEqual([expected, expected, expected]);
    }),
  );
});

it("plural forms are those of Intl, for every language that both know", () => {
  const tags = ["ar", "cs", "de", "en", "es", "fr", "he", "ja", "lt", "pl", "pt", "ru", "sl", "zh"];
  fc.assert(
    fc.property(fc.constantFrom(...tags), fc.nat(999_999), (tag, count) => {
      // Compiled code has the rule's source, which must need nothing else.
      const rule = new Function(`return ${getPluralRule(tag)}`)() as (count: number) => string;
      expect(rule(count)).toBe(new Intl.PluralRules(tag).select(count));
    }),
  );
});

const ENGLISH_FILE = `### $rank, $rows: number
### $share: text
### $outcome: saving | loss
title = Rank { $rank } trains { $share }
rows = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
verdict = { $outcome ->
    [loss] costs more
   *[saving] saves { $share }
}
# @lines
head =
    Quantity
    Value
# @max 12
label = frozen
labels =
    .rank = Rank
sentence = Everything else is frozen.
`;
const GERMAN_FILE = `title = Rang { $rank } trainiert { $share }
rows = { $rows ->
    [one] { $rows } Zeile
   *[other] { $rows } Zeilen
}
verdict = { $outcome ->
    [loss] kostet mehr
   *[saving] spart { $share }
}
head =
    Größe
    Wert
label = eingefroren
labels =
    .rank = Rang
sentence = Alles andere ist eingefroren.
`;

it("a sound translation has no problems", () => {
  expect(problemsOf(ENGLISH_FILE, GERMAN_FILE)).toEqual([]);
});

it("a translator is told of each mistake, its line and what to write", async () => {
  await expectTranscript("wrong-translations.txt", (change) => {
    const [from = "", to = ""] = change.split(" => ");
    expect(GERMAN_FILE).toContain(from);
    return problemsOf(ENGLISH_FILE, GERMAN_FILE.replace(from, to)).join("\n");
  });
});

it("a translator is told of the plural forms that the language needs", () => {
  const problems = problemsOf(ENGLISH_FILE, GERMAN_FILE, "ar");
  expect(problems).toContain(
    "words/de/figure.ftl:2: rows lacks the plural form [two] of $rows, for numbers such as 2; " +
      "this language needs [one] [two] [few] [many] [other].",
  );
});

it("a mistake in a file is told with its line and what to write", async () => {
  const base = "### $rows: number\na = { $rows }\nb = B\nlabels =\n    .rank = Rank";
  const tell = (text: string) =>
    problemsOf(base, text)
      .filter((problem) => !/ is missing\. English | does not write /.test(problem))
      .join("\n");
  await expectTranscript("wrong-messages.txt", tell);
  expect(tell(`a = ${"{".repeat(9999)}"b"${"}".repeat(9999)}`)).toContain(
    "more than 50 open braces",
  );
  // Written out, this would be 2³⁰ words.
  const terms = Array.from(
    { length: 30 },
    (_, at) => `-c${at} = { -c${at + 1} } { -c${at + 1} }\n`,
  );
  expect(tell(`a = { -c0 }\n${terms.join("")}-c30 = x`)).toContain("too many terms");
});

it("no text breaks the reader or the checks", () => {
  const pieces = [
    "{",
    "}",
    " ",
    "\n",
    "a",
    "-a",
    "b",
    "=",
    "$rows",
    "->",
    "[one]",
    "*[other]",
    '"',
    ".c",
    "COUNT(",
    ",",
    ")",
    "# ",
    "\t",
  ];
  const text = fc
    .array(fc.constantFrom(...pieces), { maxLength: 40 })
    .map((items) => items.join(""));
  fc.assert(
    fc.property(text, (source) => {
      const { catalog, problems } = parseCatalog("de", { "shared.ftl": "", [FILE]: source });
      const base = parse("en", "### $rows: number\na = { $rows }\nb = B");
      const mistakes = [...problems, ...new Checker(base, catalog).check(true)];
      if (mistakes.length === 0) {
        const code = new Emitter(extendCatalog(base, catalog), FILE).emit(["live", "page"]);
        new Function(`${code}return live;`)()(createFormats(english), {});
      }
      for (const { text } of mistakes) expect(text).not.toContain("\n");
    }),
  );
});

it("a choice of code is a word of the language", () => {
  const english =
    "### $mode: enlarged | drawn\n### $isOn: boolean\na = { $mode } { $isOn ->\n   *[true] on\n    [false] off\n}";
  const problemsWith = (text: string) =>
    problemsOf(english, `a = ${text}`).filter((line) => /word of code/.test(line));
  expect(problemsWith("{ $mode ->\n    [enlarged] groß\n   *[other] { $mode }\n}")).toEqual([]);
  expect(problemsWith("{ $mode }")).toEqual([
    "words/de/figure.ftl:1: a writes { $mode }, which is a word of code; write a choice: { $mode -> with a line *[enlarged] … for each value.",
  ]);
  expect(problemsWith("{ $isOn }")).toHaveLength(1);
});

it("a sentence keeps the choices of the English one, because readers see each of its texts", () => {
  const english =
    "### $merged: boolean\n### $rows: number\na = { $merged ->\n   *[true] Merged\n    [false] Kept\n}";
  expect(problemsOf(english, "a = Getrennt")).toEqual([
    "words/de/figure.ftl:1: a does not choose by { $merged -> … }, as English does: a = { $merged -> *[true] Merged [false] Kept }",
  ]);
  // A language may lack plural forms.
  const plural = "### $rows: number\na = { $rows } { $rows ->\n    [one] row\n   *[other] rows\n}";
  expect(problemsOf(plural, "a = { $rows } 行", "zh")).toEqual([]);
});

it("a term keeps the forms for which sentences of the language ask", () => {
  const base = extendCatalog(
    parse("en", "a = A"),
    parse(
      "de",
      'a = Kosten { -full(case: "genitive") }',
      "-full = { $case ->\n   *[nominative] volles\n    [genitive] des vollen\n}",
    ),
  );
  const check = (shared: string) =>
    new Checker(parse("en", "a = A", "-full = full"), parse("de", "", shared), base).check(true);
  expect(check("-full = ganzes")).toMatchObject([
    { line: 1, id: "-full", text: "lacks the form [genitive], for which a of figure.ftl asks." },
  ]);
  expect(
    check("-full = { $case ->\n   *[nominative] ganzes\n    [genitive] des ganzen\n}"),
  ).toEqual([]);
});

it("an author's part of a message with several texts leaves the others as they are", () => {
  const english = "labels =\n    .rank = Rank\n    .rows = Rows";
  const { catalog } = parseCatalog("de", {
    "shared.ftl": "",
    [FILE]: "labels =\n    .rank = Rang",
  });
  expect(new Checker(parse("en", english), catalog).check(true)).toEqual([]);
  expect(compile(english, "labels =\n    .rank = Rang").labels).toEqual({
    rank: "Rang",
    rows: "Rows",
  });
});

it("an English message states the types of its arguments", () => {
  const english = parse("en", "### $a: text\none = { $a } { $b }");
  const problems = new Checker(english, english).check();
  expect(problems.map((problem) => formatProblem("en", problem))).toEqual([
    'en/figure.ftl:2: one uses $b without a type; write "### $b: text" at the top.',
  ]);
});

it("an English message that neither code nor a message of any language uses is reported", () => {
  const english = parse(
    "en",
    "code = A\nmessage = { code }\n-term = T\ngerman = G\nother = O\nnone = N",
  );
  const german = parse("de", "message = { german } { -term }");
  const code = new Map([
    ["src/figures/figure/logic.ts", "m.code + m.message"],
    ["src/figures/model/logic.ts", "m.other"],
  ]);
  const report = listUnused([english, german], code).map((line) => line.split(" ")[1]);
  expect(report).toEqual(["other", "none"]);
});

it("declarations state arguments, lines and parts", () => {
  const text = `${ENGLISH_FILE}\n## Page\n\nlesson = Lesson\n\n## Later\n\nreply = Reply\n`;
  const declarations = declareFile(parse("en", text), FILE);
  for (const line of [
    "readonly title: (a: { readonly rank: number; readonly share: string }) => string;",
    'readonly verdict: (a: { readonly outcome: "saving" | "loss"; readonly share: string }) => string;',
    "readonly head: readonly [string, string];",
    "readonly labels: { readonly rank: string };",
    "readonly later: () => Promise<Later>;",
  ])
    expect(declarations).toContain(line);
  expect(declarations).toMatch(/interface Page \{\s+readonly lesson: string;\s+\}/);
});

it.each(["\r\n", "\r"])("a file with a byte order mark and line ends %j says the same", (end) => {
  const text =
    "### $rows: number\n# @lines\na =\n    one\n    two\n\n## Page\n\nb =\n    { $rows }\n    *rows*\n\nbad = {";
  const read = (content: string) => parseCatalog("de", { [FILE]: content });
  expect(read(`\ufeff${text.replaceAll("\n", end)}`)).toEqual(read(text));
});
