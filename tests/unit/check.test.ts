/** `check`: which numbers in prose it reports, which it suggests, and which it skips. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/index.js";
import { about, exact, percent } from "../../src/format.js";
import { lora } from "../../src/lora.js";
import { shortName } from "../../src/models/count.js";
import { countModel } from "../../src/models/index.js";
import { models } from "../../src/models/lookup.js";

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
};
const says = (text: string, language: "markdown" | "html" = "markdown") =>
  check(text, language).map((entry) => entry.actual);
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("check of the corpus", () => {
  it.each(Object.entries(corpus))(
    "finds nine of ten wrong numbers and reports no right number, in the %s part",
    (half, entries) => {
      const wrong = entries.filter((entry) => entry.says !== undefined);
      const detected = wrong.filter((entry) =>
        check(entry.text, "markdown").some(
          (finding) =>
            finding.actual === entry.says && plain(finding.expected).includes(entry.right!),
        ),
      );
      const others = entries.flatMap((entry) =>
        says(entry.text).filter((text) => text !== entry.says),
      );
      console.log(
        `${half}: ${entries.length} texts, ${detected.length} of ${wrong.length} wrong numbers found, ${others.length} false reports`,
      );
      expect(detected.length / wrong.length).toBeGreaterThanOrEqual(0.9);
      expect(others).toEqual([]);
    },
  );

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
    check(page, "markdown").map(({ line, column, actual, expected, reason }) => [
      `${line}:${column}`,
      actual,
      plain(expected),
      reason,
    ]),
  ).toEqual([
    ["46:9", "16.7M", "exactly 16,777,216 (16.8 M)", "cut off, not rounded"],
    ["47:9", "65K", "exactly 65,536 (65.5 k)", "cut off, not rounded"],
  ]);
});

it("check reports nothing on the pages of this project's site, but finds a number that was changed", () => {
  const pages = readdirSync("site", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(`site/${name}`, "utf8"));
  expect(pages.length).toBeGreaterThan(3);
  expect(pages.flatMap((page) => says(page))).toEqual([]);
  const tag = "<% lora 8, 4096, 4096, show=trainable %>";
  const page = pages.find((entry) => entry.includes(`LoRA: ${tag}`)) ?? "";
  expect(says(page.replace(tag, "131,072"))).toEqual(["131,072"]);
});

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
          expect(says(sentence(d, k, rank, count))).toEqual([]);
      }),
    );
  });

  it("reports twice the right number, for any shape, and suggests the right one", () => {
    fc.assert(
      fc.property(shape, ({ d, k, rank }) => {
        const { trainable, full } = lora({ d, k, rank });
        fc.pre(2 * trainable !== full && trainable >= 1000);
        const [finding] = check(sentence(d, k, rank, exact(2 * trainable)), "markdown");
        expect(finding?.expected).toContain(`exactly ${exact(trainable)} (`);
      }),
    );
  });

  it.each([
    "16 777 216",
    "16.777.216",
    "16'777'216",
    "16_777_216",
    "16&nbsp;777&nbsp;216",
    "1.678e7",
    "16.78 million",
    "16.8M",
  ])("reads %s", (count) => {
    expect(says(`A 4096 × 4096 matrix has ${count} parameters.`)).toEqual([]);
    expect(says(`A 4096 × 4100 matrix has ${count} parameters.`)).toHaveLength(
      count === "16.8M" ? 0 : 1,
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
        expect(says(text(exact(trainable), share))).toEqual([]);
        expect(says(text(about(trainable), share))).toEqual([]);
        expect(says(text(exact(2 * trainable), share))).toEqual([exact(2 * trainable)]);
      }),
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
        { actual: saving, reason: `what training ${times} as many parameters would save` },
      ]);
    expect(says(text.replace("SAVING", "98.05 %"))).toEqual([]);
  });

  it("compares DoRA's numbers with LoRA's and the magnitudes", () => {
    fc.assert(
      fc.property(shape, ({ d, k, rank }) => {
        const { trainable } = lora({ d, k, rank });
        const text = (count: number) =>
          `With DoRA at rank ${rank}, a ${d} × ${k} matrix has ${exact(count)} trainable parameters.`;
        expect(says(text(trainable + d))).toEqual([]);
        const [finding] = check(text(trainable), "markdown");
        expect(finding?.expected).toContain(exact(trainable + d));
      }),
    );
    const model = (count: string) =>
      `We switch to DoRA. On Llama-2-7B with r = 8 on q and v, it trains ${count} parameters.`;
    expect(says(model("4,456,448"))).toEqual([]);
    expect(says(model("4,194,304"))).toEqual(["4,194,304"]);
    expect(says(model("4,194,304").replace("DoRA", "VeRA"))).toEqual([]);
    const compared = (count: string) =>
      `Consider DoRA. With r = 8 on a 768 × 768 matrix, ${count} parameters are trained, slightly more than with LoRA.`;
    expect(says(compared("13,056"))).toEqual([]);
    expect(says(compared("26,112"))).toEqual(["26,112"]);
  });

  it("compares with a rank that the text changes", () => {
    fc.assert(
      fc.property(shape, ({ d, k, rank }) => {
        fc.pre(2 * rank <= Math.min(d, k));
        const { trainable } = lora({ d, k, rank });
        const text = (count: number) =>
          `At rank ${rank}, LoRA trains ${exact(trainable)} parameters of a ${d} × ${k} matrix. Doubling the rank raises this from ${exact(trainable)} to ${exact(count)}.`;
        expect(says(text(2 * trainable))).toEqual([]);
        const [finding] = check(text(4 * trainable), "markdown");
        expect(finding?.expected).toContain(exact(2 * trainable));
      }),
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
        const { trainable } = lora({ d: side, k: side, rank });
        const text = (count: number) =>
          `We adapt square matrices of size ${side}. The network has ${layers} layers with ${word} such matrices in each. At rank ${rank}, LoRA trains ${exact(count)} parameters in total.`;
        const total = layers * Number(matrices) * trainable;
        expect(says(text(total))).toEqual([]);
        const [finding] = check(text(layers * trainable), "markdown");
        expect(finding?.expected).toContain(exact(total));
      }),
    );
  });

  it("compares a model's size with the stated bits of a parameter", () => {
    const text = (size: string) => `The weights of Llama-2-7B take ${size}.`;
    for (const size of ["13.5 GB in fp16", "14 GB in bf16", "27 GB in fp32", "27 GB"])
      expect(says(text(size)), size).toEqual([]);
    expect(check(text("27 GB in bf16"), "markdown")).toMatchObject([
      { actual: "27 GB", reason: "the size at 32 bits per parameter" },
    ]);
    expect(says("Training Llama-2-7B in bf16 takes 27 GB for weights and gradients.")).toEqual([]);
  });

  it("names the modules that a wrong count belongs to", () => {
    const text = "On Qwen2.5-7B, r = 12 on TARGETS trains 3,784,704 parameters.";
    expect(says(text.replace("TARGETS", "the query and value projections"))).toEqual([]);
    expect(check(text.replace("TARGETS", "all linear layers"), "markdown")).toMatchObject([
      { actual: "3,784,704", reason: "the value for q_proj, v_proj" },
    ]);
  });
});

describe("the subject of a number", () => {
  it("is compared in every spelling of a ratio, but not as an operand of a formula", () => {
    const of = (ratio: string) =>
      says(`LoRA at rank 8 on a 768 × 768 matrix is ${ratio}, and that is all.`);
    const spelled = (times: string) => [
      `${times}× fewer parameters`,
      `a ${times}× reduction in parameters`,
      `a reduction of ${times}×`,
      `${times} times fewer parameters`,
      `${times}-fold fewer parameters`,
    ];
    for (const ratio of spelled("98")) expect(of(ratio), ratio).toHaveLength(1);
    for (const ratio of spelled("48")) expect(of(ratio), ratio).toEqual([]);
    for (const factor of ["3×d", "3 x r(d+k)", "3 times the rank", "3 times per epoch"])
      for (const cue of ["a reduction of", "what reduces parameters by"])
        expect(of(`${cue} ${factor}`), factor).toEqual([]);
    for (const text of ["r=8, d=k=4096: 65,536 parameters", "d=k=4096, r=8 → 65,536 params"])
      expect(says(`LoRA: ${text}.`), text).toEqual([]);
    for (const text of ["r=8, d=k=4096: 65,537", "of rank 8 on 4096 × 4096: r(d+k)=n=65,537"])
      expect(says(`LoRA ${text} parameters.`), text).toHaveLength(1);
  });

  it("is found in a heading, before a list, in a table header or in a tag", () => {
    for (const text of [
      "## LoRA of rank 8 on a 768 × 3072 matrix\n\nIt trains 61,440 parameters.",
      "With $d = 768$, $k = 3072$ and $r = 8$:\n\n- LoRA trains 61,440 parameters",
      "| Rank | Trained of 768 × 3072, parameters |\n| --- | --- |\n| 8 | 61,440 |",
      "<% lora 8, 768, 3072 %>\n\nLoRA trains 61,440 parameters.",
      "B is 768 × 8 and A is 8 × 3072, so LoRA trains 61,440 parameters.",
    ]) {
      expect(says(text), text).toEqual(["61,440"]);
      expect(says(text.replace("61,440", "30,720")), text).toEqual([]);
    }
  });

  it("is the count that a pronoun or the question before it refers to", () => {
    const before = "A 768 × 3072 matrix has 2,359,296 weights.";
    expect(says(`${before} At r = 8, LoRA trains just 61,440 of them.`)).toEqual(["61,440"]);
    expect(says(`${before} At r = 8, LoRA trains just 30,720 of them.`)).toEqual([]);
    expect(says(`${before} At r = 8, 6,000 examples are read, 61,440 of them twice.`)).toEqual([]);
    const asked = `${before} How many parameters does LoRA of rank 8 train?`;
    expect(says(`${asked} 61,440.`)).toEqual(["61,440"]);
    expect(says(`${asked} It is 30,720.`)).toEqual([]);
  });

  it("has a value close to the number, if the text says “just under” or “nearly”", () => {
    const text = (bound: string) =>
      `LoRA at r = 8 on a 768 × 3072 matrix trains ${bound} parameters.`;
    for (const bound of ["just under 31K", "nearly 31K", "slightly over 30K", "under 60K"])
      expect(says(text(bound)), bound).toEqual([]);
    for (const bound of ["just under 61K", "nearly 61K", "slightly over 15K"])
      expect(says(text(bound)), bound).toHaveLength(1);
  });

  it("is the break-even rank, however the text describes it", () => {
    for (const text of [
      "For a square matrix of size 640, the savings vanish once r reaches RANK.",
      "On a 640 × 640 matrix, LoRA no longer saves parameters at rank RANK.",
      "At rank RANK, LoRA has as many parameters as the matrix, which is 640 × 640.",
    ]) {
      expect(says(text.replace("RANK", "640")), text).toEqual(["640"]);
      expect(says(text.replace("RANK", "320")), text).toEqual([]);
    }
  });

  it("is unknown if the model or the rank is unknown, or the method is not LoRA", () => {
    const wrong = "LoRA with r = 8 on a 768 × 3072 matrix trains 61,440 parameters.";
    expect(says(wrong)).toEqual(["61,440"]);
    for (const text of [
      wrong.replace("LoRA", "VeRA"),
      wrong.replace("a 768 × 3072 matrix", "a 7B model"),
      wrong.replace("r = 8", "ranks from 4 up"),
      wrong.replace("r = 8", "r = 4–16"),
      wrong.replace("trains 61,440 parameters", "reads 61,440 tokens"),
      wrong.replace(".", "?"),
    ])
      expect(says(text), text).toEqual([]);
  });
});

describe("a limit of check", () => {
  const models = ["GPT-2", "Phi-2", "Llama-2-7B", "Llama-2-13B", "Qwen2.5-7B"];
  const ranksTo = (max: number) => Array.from({ length: max }, (_, index) => index + 1).join(", ");

  it("is 50 pairs of a rank and a matrix or model", () => {
    const matrix = (max: number) =>
      says(`On a 768 × 3072 matrix at ranks ${ranksTo(max)}, LoRA trains 65.2K parameters.`);
    expect(matrix(50)).toEqual(["65.2K"]);
    expect(matrix(51)).toEqual([]);
    const model = (max: number) =>
      says(`${models.join(", ")} at ranks ${ranksTo(max)}.\n\nLoRA trains 36.8K parameters.`);
    expect(model(10)).toEqual(["36.8K"]);
    expect(model(11)).toEqual([]);
  });

  it("is 30 factors by which a count may be multiplied", () => {
    const layers = (max: number) =>
      Array.from({ length: max }, (_, index) => `${index + 2} layers`).join(", ");
    const text = (max: number) =>
      `A model has ${layers(max)}. LoRA of rank 8 on a 4096 × 4096 matrix trains 131,073 parameters.`;
    expect(says(text(30))).toEqual(["131,073"]);
    expect(says(text(31))).toEqual([]);
  });

  it("is 100 characters of a column header", () => {
    const table = (head: string) => `| Rank | ${head} |\n| --- | --- |\n| 8 | 61,440 parameters |`;
    const head = "LoRA trains of a 768 × 3072 matrix".padEnd(100, ".");
    expect(says(table(head))).toEqual(["61,440"]);
    expect(says(table(`${head}.`))).toEqual([]);
  });
});

describe("check of a text", () => {
  const wrong = "LoRA with r = 8 on a 768 × 3072 matrix trains 61,440 parameters";
  it("skips code, math, comments, front matter, tags and multiple-choice answers in Markdown", () => {
    expect(says(wrong)).toHaveLength(1);
    for (const text of [
      `\`${wrong}\``,
      `\`\`\`\n${wrong}\n\`\`\``,
      `    ${wrong}`,
      `$${wrong}$`,
      `<!-- ${wrong} -->`,
      `---\ntitle: ${wrong}\n---\n`,
      `<% lora 8, 768, 3072, caption="${wrong}" %>`,
      `- A) ${wrong}`,
    ])
      expect(says(text), text).toEqual([]);
  });

  it("skips code, scripts, styles, math, attributes, titles and generated figures in HTML", () => {
    expect(says(`<p>${wrong}</p>`, "html")).toHaveLength(1);
    for (const text of [
      ...["code", "pre", "script", "style", "math", "title", "svg"].map(
        (tag) => `<${tag}>${wrong}</${tag}>`,
      ),
      `<p title="${wrong}">a</p>`,
      `<!-- ${wrong} -->`,
      `<figure class="lora" id="a"><p>${wrong}</p></figure>`,
    ])
      expect(says(text, "html"), text).toEqual([]);
  });

  it("skips prose about other quantities", () => {
    const prose = readFileSync("tests/reference/check-prose.md", "utf8");
    expect(check(prose, "markdown")).toEqual([]);
    expect(says(prose.replace("65,536 are added", "6,553 parameters are added"))).toEqual([
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
    expect(says(`${text} trains 5,000 parameters.\n\n${right} 16.7M parameters.`)).toContain(
      "16.7M",
    );
  const [finding] = check(`${right} 0.39${"1".repeat(400)} % of the matrix.`, "markdown");
  expect(plain(finding!.expected)).toBe("0.39062500000000000000 %");
});

it("check finds line and column when Markdown and source differ often", () => {
  const text = `${"A `b\nc` d.\n".repeat(150)}\nA 4096 × 4096 matrix has\n16.7M parameters.`;
  expect(check(text, "markdown").map(({ line, column }) => [line, column])).toEqual([[303, 1]]);
});

it.each(["\n", "\r\n", "\r"])("check counts lines that end in %j", (end) => {
  const text = ["A", "", "LoRA of rank 8 on a 64 × 64 matrix", "trains 1,025 parameters."].join(
    end,
  );
  expect(check(text, "markdown")).toMatchObject([{ line: 4, column: 8, actual: "1,025" }]);
});

it("check finds line and column after entities, escapes and links", () => {
  const text =
    '# LoRA\n\nA [4096&nbsp;&times;&nbsp;4096](a "b") matrix\\\nhas *now*\n16.7M parameters.';
  expect(check(text, "markdown").map(({ line, column }) => [line, column])).toEqual([[5, 1]]);
  const html = "<p>\nA 4096 &#215; 4096 matrix <b>has</b>\n  16.7M&nbsp;parameters</p>";
  expect(check(html, "html").map(({ line, column }) => [line, column])).toEqual([[3, 3]]);
});

it("check does not read “drop … to the story” as the size of a stored model", () => {
  const sentence =
    "Videos are limited to 10 MB on free plans, so record at a modest size such as 1280x800 and drop " +
    "chapters that do not add to the story.";
  expect(says(sentence)).toEqual([]);
  expect(says(sentence.replace("to the story", "to what is stored"))).not.toEqual([]);
});
