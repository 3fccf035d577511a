/** Tests which numbers in prose `check` reports, which numbers it suggests, and which it skips. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { check, type Finding } from "../../src/check/index.js";
import { shortName } from "../../src/counts/count.js";
import { countModel } from "../../src/counts/index.js";
import { models } from "../../src/counts/lookup.js";
import { lora } from "../../src/lora.js";
import { about, exact, percent } from "../../src/number-format.js";
import { runs } from "../support/draws.js";

interface Entry {
  readonly text: string;
  /** The wrong number, if the text has one, and the right number. */
  readonly says?: string;
  readonly right?: string;
}

const read = (name: string) => JSON.parse(readFileSync(`tests/reference/${name}.json`, "utf8"));
const corpus: Record<string, Entry[]> = {
  ...read("check-corpus"),
  "built-with": read("check-corpus-built-with"),
  "held-out": read("check-corpus-held-out"),
  blind: read("check-corpus-blind"),
};
const findNumbers = (text: string, language: "markdown" | "html" = "markdown") =>
  check(text, language).map((entry) => entry.claim);
const plain = (text: string) => text.replaceAll("\u00a0", " ");
/** Returns a sentence about LoRA with 30,720 parameters: 6,144 in B and 24,576 in A. */
const trains = (rest: string) => `LoRA with r = 8 on a 768 × 3072 matrix trains ${rest}.`;

const LANGUAGES = ["markdown", "html", "rst", "asciidoc", "latex"] as const;

it("check reports each number at its own place in the source, or not at all", () => {
  const wrong = trains("61,440 parameters");
  const piece = fc.constantFrom(
    ...[
      "\n",
      "\r",
      "\r\n",
      "\n\n",
      "|",
      "\\|",
      "| - | - |\n",
      "`|`",
      "`61,440`",
      "&amp;",
      "\\*",
      "\0",
      "\t",
    ],
    ..."``` {math}` :math:` == ~~ \\( $ :: ---- % \\% \\textbf{ } stem:[ ] .. ::: ```{note}".split(
      " ",
    ),
    ...[
      "> ",
      "- ",
      "🦙",
      "<td>",
      "</td>",
      "<!--",
      "-->",
      wrong,
      `${wrong}\n`,
      `\n\n${wrong}\n\n`,
      `| ${wrong} | a\\|b ${wrong} |\n`,
    ],
  );
  const document = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(""));
  let count = 0;
  fc.assert(
    fc.property(document, fc.constantFrom(...LANGUAGES), (text, language) => {
      for (const { line, column, claim } of check(text, language)) {
        count++;
        const rest = text.split(/\r\n?|\n/)[line - 1]!.slice(column - 1);
        expect(rest.slice(0, claim.length)).toBe(claim);
      }
    }),
    { numRuns: runs(800, 17_500) },
  );
  expect(count).toBeGreaterThan(300);
});

describe("check of the corpus", () => {
  const parts = Object.keys(corpus);
  let checked: Record<string, readonly (Entry & { readonly findings: Finding[] })[]>;
  beforeAll(() => {
    const entries = Object.entries(corpus).map(([half, texts]) => [
      half,
      texts.map((entry) => ({ ...entry, findings: check(entry.text, "markdown") })),
    ]);
    checked = Object.fromEntries(entries);
  });

  it.each(parts)(
    "finds nine of ten wrong numbers and reports no right number, in the %s part",
    (half) => {
      const entries = checked[half]!;
      const wrong = entries.filter(({ says }) => says !== undefined);
      const detected = wrong.filter(({ says, right, findings }) =>
        findings.some(({ claim, value }) => claim === says && plain(value).includes(right!)),
      );
      const others = entries.flatMap(({ says, findings }) =>
        findings.filter(({ claim }) => claim !== says),
      );
      console.log(
        `${half}: ${entries.length} texts, ${detected.length} of ${wrong.length} wrong numbers found, ${others.length} false reports`,
      );
      expect(detected.length / wrong.length).toBeGreaterThanOrEqual(0.9);
      expect(others).toEqual([]);
    },
  );

  it("reports the same mistakes, values and reasons as the reference", async () => {
    const reports = Object.values(checked)
      .flat()
      .flatMap(({ text, findings }) =>
        findings.map(({ line, column, claim, value, subject, reason }) =>
          plain(`${text}\n  ${line}:${column} ${claim} -> ${value} | ${subject} | ${reason}\n`),
        ),
      );
    await expect(reports.join("\n")).toMatchFileSnapshot("../reference/check-reports.txt");
  });

  it("reads at least three hundred texts, half of them wrong", () => {
    const all = Object.values(corpus).flat();
    expect(all.length).toBeGreaterThanOrEqual(300);
    const wrong = all.filter((entry) => entry.says !== undefined).length;
    expect(Math.abs(wrong - all.length / 2)).toBeLessThanOrEqual(all.length / 20);
  });
});

it("check reports exactly the two truncated numbers of the customer's page", () => {
  const page = readFileSync("tests/reference/customer-page.md", "utf8");
  expect(
    check(page, "markdown").map(({ line, column, claim, value, reason }) => [
      `${line}:${column}`,
      claim,
      plain(value),
      reason,
    ]),
  ).toEqual([
    ["46:9", "16.7M", "exactly 16,777,216 (16.8 M)", "cut off, not rounded"],
    ["47:9", "65K", "exactly 65,536 (65.5 k)", "cut off, not rounded"],
  ]);
});

it("check reports only the guide's example of a mistake on the pages of this project's site, and a number that was changed", () => {
  const pages = readdirSync("site", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(`site/${name}`, "utf8"));
  expect(pages.length).toBeGreaterThan(3);
  expect(pages.flatMap((page) => findNumbers(page))).toEqual(["4,194,304"]);
  const tag = "<% lora 8, 4096, 4096, show=trainable %>";
  const page = pages.find((entry) => entry.includes(`LoRA: ${tag}`)) ?? "";
  expect(findNumbers(page.replace(tag, "131,072"))).toEqual(["131,072"]);
});

/** The sentences of tests/reference/check-sentences.md, by heading, each without its alternatives. */
function readSentences(): Map<string, string[]> {
  const expand = (line: string): string[] => {
    const [alternatives, list] = /«([^«»]*)»/.exec(line) ?? [];
    return alternatives === undefined
      ? [line]
      : list!.split("|").flatMap((part) => expand(line.replace(alternatives, () => part)));
  };
  const [, ...sections] = readFileSync("tests/reference/check-sentences.md", "utf8").split("\n## ");
  return new Map(
    sections.map((section) => {
      const [heading = "", ...lines] = section.split("\n").filter((line) => line !== "");
      return [heading, lines.flatMap(expand)];
    }),
  );
}

it.each([...readSentences()])("check of sentences: %s", (_, sentences) => {
  for (const sentence of sentences) {
    const wrong = [...sentence.matchAll(/⟦(.*?)⟧/g)].map(([, claim]) => claim);
    expect(findNumbers(sentence.replace(/[⟦⟧]/g, "")), sentence).toEqual(wrong);
  }
});

const RUNS = { numRuns: runs(12, 210) };

const shape = fc
  .record({ d: fc.integer({ min: 65, max: 20_000 }), k: fc.integer({ min: 65, max: 20_000 }) })
  .chain(({ d, k }) =>
    fc.record({
      d: fc.constant(d),
      k: fc.constant(k),
      rank: fc.integer({ min: 3, max: 64 }),
    }),
  );

describe("check of a number", () => {
  const sentence = (d: number, k: number, rank: number, count: string) =>
    `With d = ${d}, k = ${k} and r = ${rank}, LoRA trains ${count} parameters.`;

  it("never reports a right number, exact or rounded", () => {
    fc.assert(
      fc.property(shape, ({ d, k, rank }) => {
        const { trainable } = lora({ d, k, rank });
        for (const count of [exact(trainable), String(trainable), about(trainable)])
          expect(findNumbers(sentence(d, k, rank, count))).toEqual([]);
      }),
      RUNS,
    );
  });

  it("reports twice the right number, for any shape, and suggests the right number", () => {
    fc.assert(
      fc.property(shape, ({ d, k, rank }) => {
        const { trainable, full } = lora({ d, k, rank });
        fc.pre(2 * trainable !== full && trainable >= 1000);
        const [finding] = check(sentence(d, k, rank, exact(2 * trainable)), "markdown");
        expect(finding?.value).toContain(`exactly ${exact(trainable)} (`);
      }),
      RUNS,
    );
  });

  const complete = models().filter((entry) => entry.other !== undefined && entry.type !== "custom");
  const choice = fc.record({
    model: fc.constantFrom(...complete),
    named: fc.constantFrom(
      ["all linear layers", "all-linear"] as const,
      ["the query and value projections", ["q_proj", "v_proj"]] as const,
      ["q, k, v and o", ["q_proj", "k_proj", "v_proj", "o_proj"]] as const,
    ),
    rank: fc.integer({ min: 3, max: 64 }),
  });

  it("compares with the named modules of a published model", () => {
    fc.assert(
      fc.property(choice, ({ model, named: [prose, targets], rank }) => {
        const modules = model.modules.map(({ path }) => path.split(".").at(-1));
        fc.pre(typeof targets === "string" || targets.every((name) => modules.includes(name)));
        const { trainable, base = 0 } = countModel({ model: model.id, rank, targets });
        // A larger count would be read as the model's size.
        fc.pre(16 * trainable < base);
        const text = (count: string, share: string) =>
          `With r = ${rank} on ${prose}, ${shortName(model.id)} trains ${count} parameters, ${share} of the base model's.`;
        const { share } = percent(trainable, base);
        expect(findNumbers(text(exact(trainable), share))).toEqual([]);
        expect(findNumbers(text(about(trainable), share))).toEqual([]);
        expect(findNumbers(text(exact(2 * trainable), share))).toEqual([exact(2 * trainable)]);
      }),
      RUNS,
    );
  });

  it("explains a saving computed from a multiple of the trained parameters", () => {
    const text = "With r = 12 on a 768 × 3072 matrix, LoRA saves SAVING.";
    for (const [saving, times] of [
      ["96.09 %", "twice"],
      ["92.19 %", "four times"],
      ["99.02 %", "half"],
      ["99.51 %", "a quarter"],
    ] as const)
      expect(check(text.replace("SAVING", saving), "markdown")).toMatchObject([
        { claim: saving, reason: `what training ${times} as many parameters would save` },
      ]);
    expect(findNumbers(text.replace("SAVING", "98.05 %"))).toEqual([]);
  });

  it("compares DoRA's numbers with LoRA's and the magnitudes", () => {
    fc.assert(
      fc.property(shape, ({ d, k, rank }) => {
        const { trainable } = lora({ d, k, rank });
        // A count that ends in zeros may be rounded.
        fc.pre(trainable % 10 !== 0);
        const text = (count: number) =>
          `With DoRA at rank ${rank}, a ${d} × ${k} matrix has ${exact(count)} trainable parameters.`;
        expect(findNumbers(text(trainable + d))).toEqual([]);
        const [finding] = check(text(trainable), "markdown");
        expect(finding?.value).toContain(exact(trainable + d));
      }),
      RUNS,
    );
  });

  it("compares with a rank that the text changes", () => {
    fc.assert(
      fc.property(shape, ({ d, k, rank }) => {
        fc.pre(2 * rank <= Math.min(d, k));
        const { trainable } = lora({ d, k, rank });
        // A count that ends in zeros may be a rounded form of another count.
        fc.pre(trainable % 10 !== 0);
        const text = (count: number) =>
          `At rank ${rank}, LoRA trains ${exact(trainable)} parameters of a ${d} × ${k} matrix. Doubling the rank raises this from ${exact(trainable)} to ${exact(count)}.`;
        expect(findNumbers(text(2 * trainable))).toEqual([]);
        const [finding] = check(text(4 * trainable), "markdown");
        expect(finding?.value).toContain(exact(2 * trainable));
      }),
      RUNS,
    );
  });

  it("compares with a rank that a sentence multiplies or halves, in any words", () => {
    const words = fc.oneof(
      fc
        .constantFrom(["Doubling", 2], ["Tripling", 3], ["Quadrupling", 4], ["Halving", 0.5])
        .map(([verb, factor]) => [`${verb} the rank`, factor] as const),
      fc
        .tuple(
          fc.constantFrom("", "is ", "was ", "gets "),
          fc.constantFrom(
            ["doubled", 2],
            ["tripled", 3],
            ["quadrupled", 4],
            ["halved", 0.5],
            ["cut in half", 0.5],
            ["in half", 0.5],
          ),
        )
        .map(([verb, [change, factor]]) => [`With the rank ${verb}${change}, it`, factor] as const),
    );
    fc.assert(
      fc.property(shape, words, ({ d, k, rank }, [change, factor]) => {
        const changed = Number(factor) * rank;
        fc.pre(changed <= Math.min(d, k));
        const text = (count: number) =>
          `At rank ${rank}, LoRA is applied to a ${d} × ${k} matrix. ${change} leads to ${exact(count)} trained parameters.`;
        // No rank is half of an odd rank.
        const isRank = Number.isInteger(changed);
        const right = isRank ? lora({ d, k, rank: changed }).trainable : rank * (d + k);
        // A count that ends in zeros may be a rounded form of another count.
        fc.pre(right % 10 !== 0);
        expect(findNumbers(text(right))).toEqual([]);
        const [finding] = check(text(2 * right), "markdown");
        if (isRank) expect(finding?.value).toContain(exact(right));
        else expect(finding).toBeUndefined();
      }),
      RUNS,
    );
  });

  it("counts equal matrices in the layers that neighboring sentences describe", () => {
    const sizes = fc.record({
      side: fc.integer({ min: 65, max: 9000 }),
      rank: fc.integer({ min: 3, max: 64 }),
      layers: fc.integer({ min: 3, max: 99 }),
      matrices: fc.constantFrom(["two", 2], ["three", 3], ["four", 4] as const),
    });
    fc.assert(
      fc.property(sizes, ({ side, rank, layers, matrices: [word, matrices] }) => {
        const { trainable, full } = lora({ d: side, k: side, rank });
        // Excludes counts that are a multiple or a simple fraction of W's count.
        fc.pre((layers * trainable) % full !== 0 && full % (layers * trainable) !== 0);
        const text = (count: number) =>
          `We adapt square matrices of size ${side}. The network has ${layers} layers with ${word} such matrices in each. At rank ${rank}, LoRA trains ${exact(count)} parameters in total.`;
        const total = layers * Number(matrices) * trainable;
        expect(findNumbers(text(total))).toEqual([]);
        const [finding] = check(text(layers * trainable), "markdown");
        expect(finding?.value).toContain(exact(total));
      }),
    );
  });

  it("compares each size with the precision beside it", () => {
    const names = [
      [16, "half precision"],
      [16, "bf16"],
      [32, "full precision"],
      [32, "fp32"],
    ] as const;
    const precision = fc.constantFrom(...names);
    const forms = fc.constantFrom(
      (a: string, b: string, x: string, y: string) => `${a} in ${x} and ${b} in ${y}`,
      (a: string, b: string, x: string, y: string) => `${a} (${x}), or ${b} as ${y}`,
      (a: string, b: string, x: string, y: string) => `${a} with ${x} but ${b} with ${y}`,
    );
    fc.assert(
      fc.property(shape, precision, precision, forms, ({ d, k, rank }, first, second, form) => {
        fc.pre(first[0] !== second[0]);
        const { trainable } = lora({ d, k, rank });
        const size = (bits: number) => `${((trainable * bits) / 8e6).toPrecision(4)} MB`;
        const text = (a: number, b: number) =>
          `The weights of LoRA at rank ${rank} on a ${d} × ${k} matrix take ${form(size(a), size(b), first[1], second[1])}.`;
        expect(findNumbers(text(first[0], second[0]))).toEqual([]);
        expect(findNumbers(text(first[0], 2 * second[0]))).toEqual([size(2 * second[0])]);
      }),
      RUNS,
    );
  });

  it("accepts any choice of modules if a text names none, and says what a correction assumes", () => {
    const modules = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];
    const text = (rank: number, count: number) =>
      `With LoRA at rank ${rank}, Mistral-7B has ${exact(count)} trainable parameters.`;
    const model = "mistralai/Mistral-7B-v0.1";
    fc.assert(
      fc.property(
        fc.subarray(modules, { minLength: 1 }),
        fc.integer({ min: 1, max: 64 }),
        (targets, rank) => {
          const { trainable } = countModel({ model, rank, targets });
          expect(findNumbers(text(rank, trainable))).toEqual([]);
        },
      ),
      RUNS,
    );
    const { trainable } = countModel({ model, rank: 3 });
    expect(check(text(3, 10 * trainable), "markdown")).toMatchObject([
      { subject: expect.stringContaining("assuming PEFT's default modules") },
    ]);
  });

  it("counts only the layers that a sentence adapts, and reports nothing if it does not count them", () => {
    const part = fc
      .record({ count: fc.integer({ min: 2, max: 11 }), rank: fc.integer({ min: 3, max: 64 }) })
      .chain(({ count, rank }) =>
        fc.record({
          count: fc.constant(count),
          rank: fc.constant(rank),
          words: fc.constantFrom(
            `the last ${count} layers`,
            `only the top ${count} of 12 layers`,
            `${count} of its 12 layers`,
            `just the first ${count} of the 12 blocks`,
          ),
        }),
      );
    fc.assert(
      fc.property(part, ({ count, rank, words }) => {
        const unit = countModel({ model: "bert-base-uncased", rank, targets: ["query", "value"] });
        const text = (layers: string, trained: number) =>
          `With rank ${rank} on the queries and values of ${layers} of BERT-base, LoRA trains ${exact(trained)} parameters.`;
        const right = (unit.trainable / 12) * count;
        expect(findNumbers(text(words, right))).toEqual([]);
        const [finding] = check(text(words, unit.trainable), "markdown");
        expect(finding?.value).toContain(exact(right));
        expect(findNumbers(text("some layers", right))).toEqual([]);
        expect(findNumbers(text("the layers", right))).toEqual([exact(right)]);
      }),
      RUNS,
    );
  });

  it("compares with a rank that the row of a table changes", () => {
    const text = (count: string) =>
      `At rank 8 on a 768 × 3072 matrix, LoRA trains 30,720 parameters.\n\n| Setting | LoRA parameters |\n| --- | --- |\n| doubling the rank | ${count} |`;
    expect(findNumbers(text("61,440"))).toEqual([]);
    expect(findNumbers(text("30,720"))).toEqual(["30,720"]);
    expect(findNumbers(text("122,880"))).toEqual(["122,880"]);
  });

  it("names the modules that a wrong count belongs to", () => {
    const text = "On Qwen2.5-7B, r = 12 on TARGETS trains 3,784,704 parameters.";
    expect(findNumbers(text.replace("TARGETS", "the query and value projections"))).toEqual([]);
    expect(check(text.replace("TARGETS", "all linear layers"), "markdown")).toMatchObject([
      { claim: "3,784,704", reason: "the value for q_proj, v_proj" },
    ]);
  });
});

describe("the cause of a wrong number", () => {
  it.each([
    ["61,440", "twice the correct number"],
    ["122,880", "four times the correct number"],
    ["15,360", "half of the correct number"],
    ["7,680", "a quarter of the correct number"],
    ["307,200", "ten times the correct number"],
    ["3,072", "a tenth of the correct number"],
    ["307", "a hundredth of the correct number"],
    ["30.72 million", "a thousand times the correct number"],
    ["31", "a thousandth of the correct number"],
    ["6,144", "the value for B alone"],
    ["24,576", "the value for A alone"],
    ["30,719", undefined],
    ["30,700.0", undefined],
  ])("is known for %s instead of 30,720: %s", (count, reason) => {
    expect(check(trains(`${count} parameters`), "markdown")).toMatchObject([
      { claim: count, reason },
    ]);
  });

  it.each([
    ["12,288", "the value for a single matrix"],
    ["147,456", "the value for a single matrix in each layer"],
    ["49,152", "the value for a single layer"],
  ])("is known for %s instead of all layers' 589,824: %s", (count, reason) => {
    const text = (total: string) =>
      `A network has 12 layers with four matrices of 768 × 768 in each. At rank 8, LoRA trains ${total} parameters in total.`;
    expect(findNumbers(text("589,824"))).toEqual([]);
    expect(check(text(count), "markdown")).toMatchObject([{ claim: count, reason }]);
  });

  it.each(["d = 768", "k = 768"])("does not depend on %s beside the shape", (side) => {
    const text = (shape: string) =>
      `A network has 12 layers. Four matrices of ${shape} are in each. At rank 8, LoRA trains 147,456 parameters in total.`;
    const reason = "the value for a single matrix in each layer";
    for (const matrix of ["768 × 768", `768 × 768 (${side})`])
      expect(check(text(matrix), "markdown")).toMatchObject([{ claim: "147,456", reason }]);
  });

  it.each(["12,000", "12K", "12.7K", "12,790"])(
    "is known for %s instead of 12,800, if digits were cut off",
    (count) => {
      const text = `LoRA with r = 8 on an 800 × 800 matrix trains ${count} parameters.`;
      const isCut = count !== "12.7K" && count !== "12,790";
      expect(check(text, "markdown")).toMatchObject([
        { claim: count, reason: isCut ? "cut off, not rounded" : undefined },
      ]);
    },
  );

  it.each([
    ["12.1 %", []],
    ["12.0 %", [{ reason: undefined }]],
    ["0.121 %", [{ reason: "a fraction where a percentage is meant" }]],
    ["24.3 %", [{ reason: "twice the correct number" }]],
  ])("is known for a share of %s instead of 12.1 %", (share, findings) => {
    const text = `LoRA of rank 1 on a 16 × 17 matrix trains ${share} of its parameters.`;
    expect(check(text, "markdown")).toMatchObject(findings);
  });

  it.each([
    ["768 × 3072 matrix", "983,040 bytes", undefined],
    ["768 × 3072 matrix", "1,966,080 bytes", "twice the correct number"],
    ["768 × 3072 matrix", "983 kB", undefined],
    ["768 × 3072 matrix", "983kB", undefined],
    ["768 × 3072 matrix", "1966kB", "twice the correct number"],
    ["768 × 3072 matrix", "1966-kB", "twice the correct number"],
    ["768 × 3072 matrix", "960 kB", "that is the number of KiB"],
    ["768 × 3072 matrix", "960 KiB", undefined],
    ["768 × 3072 matrix", "983 KiB", "that is the number of kB"],
    ["768 × 3072 matrix", "983 KB", undefined],
    ["768 × 3072 matrix", "960 KB", undefined],
    ["768 × 3072 matrix", "0.983 MB", undefined],
    ["768 × 3072 matrix", "0.938 MB", "that is the number of MiB"],
    ["768 × 3072 matrix", "0.938 MiB", undefined],
    ["768 × 3072 matrix", "0.983 MiB", "that is the number of MB"],
    ["65,536 × 65,536 matrix", "0.0336 GB", undefined],
    ["65,536 × 65,536 matrix", "0.0313 GB", "that is the number of GiB"],
    ["65,536 × 65,536 matrix", "0.0313 GiB", undefined],
    ["65,536 × 65,536 matrix", "0.0336 GiB", "that is the number of GB"],
  ])("is known for the file of a %s, if it has %s", (matrix, size, reason) => {
    const text = `In fp32, the LoRA file of rank 64 for a ${matrix} has ${size}.`;
    const findings = check(text, "markdown");
    expect(findings).toMatchObject(reason ? [{ claim: size, reason }] : []);
    for (const { value } of findings)
      expect(value.split("\u00a0").at(-1)).toContain(/[a-z]+$/i.exec(size)![0]);
  });
});

describe("the subject of a number", () => {
  it("is found in a heading, before a list, in a table header or in a tag", () => {
    for (const text of [
      "## LoRA of rank 8 on a 768 × 3072 matrix\n\nIt trains 61,440 parameters.",
      "With $d = 768$, $k = 3072$ and $r = 8$:\n\n- LoRA trains 61,440 parameters",
      "| Rank | Trained of 768 × 3072, parameters |\n| --- | --- |\n| 8 | 61,440 |",
      "<% lora 8, 768, 3072 %>\n\nLoRA trains 61,440 parameters.",
      "B is 768 × 8 and A is 8 × 3072, so LoRA trains 61,440 parameters.",
    ]) {
      expect(findNumbers(text), text).toEqual(["61,440"]);
      expect(findNumbers(text.replace("61,440", "30,720")), text).toEqual([]);
    }
  });

  it("is certain in a list or table after its paragraph, but not in a second paragraph", () => {
    const count = "LoRA trains 40,000 parameters";
    const after = (html: string) =>
      findNumbers(`<p>With r = 8 on a 768 × 3072 matrix:</p>${html}`, "html");
    for (const html of [
      `<ul><li>${count}</li></ul>`,
      `<ol><li>${count}</li></ol>`,
      `<dl><dd>${count}</dd></dl>`,
      `<table><tr><td>${count}</td></tr></table>`,
    ])
      expect(after(html), html).toEqual(["40,000"]);
    expect(after(`<p>${count}.</p>`)).toEqual([]);
    expect(after(`<ul><li>a</li></ul><p>${count}.</p>`)).toEqual([]);
  });

  it("is never under another heading, but may be in the headings above", () => {
    for (const language of ["markdown", "html"] as const) {
      const text = (headings: readonly (readonly [number, string])[]) =>
        findNumbers(
          [
            ...headings.map(([level, heading]) =>
              language === "html"
                ? `<h${level}>${heading}</h${level}><p>a</p>`
                : `${"#".repeat(level)} ${heading}\n\na\n\n`,
            ),
            "LoRA trains 61,440 parameters.",
          ].join(""),
          language,
        );
      const subject = "LoRA of rank 8 on a 768 × 3072 matrix";
      expect(
        text([
          [1, subject],
          [2, "Results"],
          [3, "Counts"],
        ]),
      ).toEqual(["61,440"]);
      expect(
        text([
          [2, subject],
          [2, "Results"],
        ]),
      ).toEqual([]);
      expect(
        text([
          [3, subject],
          [2, "Results"],
        ]),
      ).toEqual([]);
    }
  });

  it("has at least three digits in the suggested share, or as many decimals as the text", () => {
    const right = (share: string) =>
      check(`LoRA of rank 8 on a 4096 × 4096 matrix trains ${share} of it.`, "markdown").map(
        ({ value }) => plain(value),
      );
    expect(right("1 %")).toEqual(["0.391 %"]);
    expect(right("0.8 %")).toEqual(["0.391 %"]);
    expect(right("0.78125 %")).toEqual(["0.39063 %"]);
    const large = "With r = 9999 on all linear layers, GPT-2 trains 2370 % as many parameters.";
    expect(check(large, "markdown").map(({ value }) => plain(value))).toEqual(["1,185 %"]);
  });

  it("is of the closest rank, if the text has fewer numbers than ranks", () => {
    const text = (words: string) =>
      `At ranks 8 and 16 on a 768 × 3072 matrix, LoRA trains ${words}.`;
    const right = (words: string) =>
      check(text(words), "markdown").map(({ value }) => plain(value));
    expect(right("61,449 parameters")).toEqual(["exactly 61,440 (61.4 k)"]);
    expect(right("61,449 or 61,440 parameters")).toEqual(["exactly 30,720 (30.7 k)"]);
  });

  it("is named with the quantity, such as “parameters saved”", () => {
    const [finding] = check(
      "LoRA with r = 8 on a 768 × 3072 matrix means 4,657,152 fewer parameters.",
      "markdown",
    );
    expect(finding).toMatchObject({ claim: "4,657,152" });
    expect(plain(finding!.subject)).toMatch(/^parameters saved of 768 × 3,072 at rank 8/);
  });

  it.each([
    ["GPT-3", "openai/gpt3-175b"],
    ["GPT-2-small", "gpt2"],
    ["Phi-3-mini", "microsoft/Phi-3-mini-4k-instruct"],
    ["Phi-3-mini-4k", "microsoft/Phi-3-mini-4k-instruct"],
    ["Mistral-Nemo-Base", "mistralai/Mistral-Nemo-Base-2407"],
    ["RoBERTa-base", "FacebookAI/roberta-base"],
  ])("is %s, which is a name of %s in prose", (name, model) => {
    const text = (count: number) =>
      `With r = 8 on all linear layers, ${name} trains ${exact(count)} parameters.`;
    const { trainable } = countModel({ model, rank: 8, targets: "all-linear" });
    expect(findNumbers(text(trainable))).toEqual([]);
    expect(findNumbers(text(2 * trainable))).toEqual([exact(2 * trainable)]);
  });
});

describe("a limit of check", () => {
  const models = ["GPT-2", "Phi-2", "Llama-2-7B", "Llama-2-13B", "Qwen2.5-7B"];
  const ranksTo = (max: number) => Array.from({ length: max }, (_, index) => index + 1).join(", ");

  it("is 50 pairs of a rank and a matrix or model", () => {
    const matrix = (max: number) =>
      findNumbers(`On a 768 × 3072 matrix at ranks ${ranksTo(max)}, LoRA trains 65.2K parameters.`);
    expect(matrix(50)).toEqual(["65.2K"]);
    expect(matrix(51)).toEqual([]);
    const model = (max: number) =>
      findNumbers(
        `${models.join(", ")} at ranks ${ranksTo(max)}.\n\nLoRA trains 36.8K parameters.`,
      );
    expect(model(10)).toEqual(["36.8K"]);
    expect(model(11)).toEqual([]);
  });

  it("is 30 factors by which a count may be multiplied", () => {
    const layers = (max: number) =>
      Array.from({ length: max }, (_, index) => `${index + 2} layers`).join(", ");
    const text = (max: number) =>
      `A model has ${layers(max)}. LoRA of rank 8 on a 4096 × 4096 matrix trains 131,073 parameters.`;
    expect(findNumbers(text(30))).toEqual(["131,073"]);
    expect(findNumbers(text(31))).toEqual([]);
  });

  it("is 1,000 for a suggested count without its rounded value", () => {
    const right = (k: number, count: string) =>
      check(`LoRA with r = 4 on a 200 × ${k} matrix trains ${count} parameters.`, "markdown").map(
        (finding) => plain(finding.value),
      );
    expect(right(50, "2,000")).toEqual(["exactly 1,000 (1.00 k)"]);
    expect(right(49, "1,992")).toEqual(["996"]);
  });

  it("is 100 characters of a column header", () => {
    const table = (head: string) => `| Rank | ${head} |\n| --- | --- |\n| 8 | 61,440 parameters |`;
    const head = "LoRA trains of a 768 × 3072 matrix".padEnd(100, ".");
    expect(findNumbers(table(head))).toEqual(["61,440"]);
    expect(findNumbers(table(`${head}.`))).toEqual([]);
  });
});

describe("check of a text", () => {
  const wrong = "LoRA with r = 8 on a 768 × 3072 matrix trains 61,440 parameters";
  it("skips code, math, comments, front matter, tags and multiple-choice answers in Markdown", () => {
    expect(findNumbers(wrong)).toHaveLength(1);
    for (const text of [
      `\`${wrong}\``,
      `\`\`\`\n${wrong}\n\`\`\``,
      `    ${wrong}`,
      `$${wrong}$`,
      `<!-- ${wrong} -->`,
      `---\ntitle: ${wrong}\n---\n`,
      `<% lora 8, 768, 3072, caption="${wrong}" %>`,
      `{{ "${wrong}" }}`,
      `{% note "${wrong}" %}`,
      `- A) ${wrong}`,
      `- [ ] ${wrong}`,
      `- [x] ${wrong}`,
    ])
      expect(findNumbers(text), text).toEqual([]);
  });

  it("reads the shape and the rank of a formula in LaTeX", () => {
    const formulas = [
      ..."text mathrm mathbf mathit operatorname"
        .split(" ")
        .flatMap((name) => [
          `$d_{\\${name}{in}} = 768$, $d_\\${name}{out} = 3072$ and $\\${name}{r} = 8$`,
          `$d_{\\${name}{in}} = 768$, $d_\\${name}{out} = 3072$ and $\\${name}{rank} = 8$`,
        ]),
      "$d_{in} = 768$, $d_{out} = 3072$ and $r = 8$",
      "$768 \\times 3072$ and $r=8$",
      "$768 \\cdot 3{,}072$ and rank $8$",
    ];
    for (const formula of formulas) {
      const text = (count: string) => `With ${formula}, LoRA trains ${count} parameters.`;
      expect(findNumbers(text("61,440")), formula).toEqual(["61,440"]);
      expect(findNumbers(text("30,720")), formula).toEqual([]);
      expect(findNumbers(`<p>${text("61,440")}</p>`, "html"), formula).toEqual(["61,440"]);
    }
  });

  it("reads HTML in Markdown", () => {
    expect(findNumbers(`<p>${wrong}</p>`)).toEqual(["61,440"]);
    expect(findNumbers(`A <b>${wrong}</b>`)).toEqual(["61,440"]);
    expect(findNumbers(wrong.replaceAll(" ", "<br>"))).toEqual(["61,440"]);
    expect(findNumbers(wrong.replace("440", "4<b>40</b>"))).toEqual(["61,440"]);
  });

  it("reads a sentence across line breaks, indentation and inline elements", () => {
    for (const text of [
      "LoRA of rank 8 on a 768 × 3072 matrix trains 61,440 parameters in two small trainable matrices.",
      "LoRA of rank 16 on a 768 × 3072 matrix is common. With the rank cut in half, it trains 61,440 parameters.",
    ]) {
      expect(findNumbers(text)).toEqual(["61,440"]);
      expect(findNumbers(text.replaceAll(" ", "\n"))).toEqual(["61,440"]);
      for (const space of ["\n      ", "\r\n\t", " <b> </b>\n", "<br>", "<BR/>"])
        expect(findNumbers(text.replaceAll(" ", space), "html"), space).toEqual(["61,440"]);
    }
  });

  it("reads text inside code as context, also after other code in it", () => {
    expect(findNumbers(`<p><code><var>a</var> ${wrong}</code></p>`, "html")).toEqual([]);
  });

  it("reads text after an end tag without a start tag", () => {
    for (const tag of ["p", "tr", "td", "table", "ul", "code", "script", "b"])
      expect(findNumbers(`</${tag}><p>${wrong}</p>`, "html"), tag).toEqual(["61,440"]);
  });

  it("reads the cells of a row apart, and the header only of their table", () => {
    expect(
      findNumbers(
        "| r | LoRA parameters of 768 × 3072 | Cost |\n| --- | --- | --- |\n| 8 | 61,440 | 9 FLOPs |",
      ),
    ).toEqual(["61,440"]);
    const row = "<tr><td>8 on 768 × 3072</td><td>61,440</td></tr>";
    const header = "<tr><th>r</th><th>LoRA parameters</th></tr>";
    const table = (rows: string) => `<table>${rows}</table>`;
    expect(findNumbers(table(header + row), "html")).toEqual(["61,440"]);
    expect(findNumbers(table(header) + table(row), "html")).toEqual([]);
  });

  it("skips code, scripts, styles, math, attributes, titles and generated figures in HTML", () => {
    expect(findNumbers(`<p>${wrong}</p>`, "html")).toHaveLength(1);
    for (const text of [
      ..."code pre script style textarea template math title svg"
        .split(" ")
        .map((tag) => `<${tag}>${wrong}</${tag}>`),
      `<button><b>Copy</b> ${wrong}</button>`,
      `<p title="${wrong}">a</p>`,
      `<!-- ${wrong} -->`,
      `<figure class="lora" id="a"><p>${wrong}</p></figure>`,
    ]) {
      expect(findNumbers(text, "html"), text).toEqual([]);
      expect(findNumbers(`${text}<p>${wrong}</p>`, "html"), text).toHaveLength(1);
    }
  });

  it("skips prose about other quantities", () => {
    const prose = readFileSync("tests/reference/check-prose.md", "utf8");
    expect(check(prose, "markdown")).toEqual([]);
    expect(findNumbers(prose.replace("65,536 are added", "6,553 parameters are added"))).toEqual([
      "6,553",
    ]);
  });
});

it("check continues after impossible sizes and numbers of any length", () => {
  const right = "LoRA of rank 8 on a 4096 × 4096 matrix trains";
  for (const text of [
    "0 × (4096 + 1024)",
    "1 × (9999999 + 9999999)",
    "<% lora 0, 64, 64 %>",
    "<% lora 8, 64e9, 64 %>",
    `${right} ${"1".repeat(400)} parameters`,
  ])
    expect(findNumbers(`${text} trains 5,000 parameters.\n\n${right} 16.7M parameters.`)).toContain(
      "16.7M",
    );
  const [finding] = check(`${right} 0.39${"1".repeat(400)} % of the matrix.`, "markdown");
  expect(plain(finding!.value)).toBe("0.39062500000000000000 %");
});

it("check finds line and column where the URL of a link contains the number", () => {
  const link = "A 4096 × 4096 [matrix has this many parameters:](16.7M.md)\n16.7M";
  expect(check(link, "markdown")).toMatchObject([{ line: 2, column: 1, claim: "16.7M" }]);
  const reference = "A 4096 × 4096 [matrix] has 16.7M parameters (in all).\n\n[matrix]: a.md";
  expect(check(reference, "markdown")).toMatchObject([{ line: 1, column: 28, claim: "16.7M" }]);
  const bare = "See <https://example.org>. A 4096 × 4096 matrix has 16.7M parameters [1].";
  expect(check(bare, "markdown")).toMatchObject([{ line: 1, column: 53, claim: "16.7M" }]);
});

it("check does not read “drop … to the story” as the size of a stored model", () => {
  const sentence =
    "Videos are limited to 10 MB on free plans, so record at a modest size such as 1280x800 and drop " +
    "chapters that do not add to the story.";
  expect(findNumbers(sentence)).toEqual([]);
  expect(findNumbers(sentence.replace("to the story", "to what is stored"))).not.toEqual([]);
});
