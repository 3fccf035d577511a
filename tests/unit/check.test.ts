/** Tests which numbers in prose `check` reports, which numbers it suggests, and which it skips. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/index.js";
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
    { numRuns: runs(2500) },
  );
  expect(count).toBeGreaterThan(1000);
});

describe("check of the corpus", () => {
  it.each(Object.entries(corpus))(
    "finds nine of ten wrong numbers and reports no right number, in the %s part",
    (half, entries) => {
      const wrong = entries.filter((entry) => entry.says !== undefined);
      const detected = wrong.filter((entry) =>
        check(entry.text, "markdown").some(
          (finding) => finding.claim === entry.says && plain(finding.value).includes(entry.right!),
        ),
      );
      const others = entries.flatMap((entry) =>
        findNumbers(entry.text).filter((text) => text !== entry.says),
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

const RUNS = { numRuns: runs(30) };

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
    expect(findNumbers(`A 4096 × 4096 matrix has ${count} parameters.`)).toEqual([]);
    expect(findNumbers(`A 4096 × 4100 matrix has ${count} parameters.`)).toHaveLength(
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
    const model = (count: string) =>
      `We switch to DoRA. On Llama-2-7B with r = 8 on q and v, it trains ${count} parameters.`;
    expect(findNumbers(model("4,456,448"))).toEqual([]);
    expect(findNumbers(model("4,194,304"))).toEqual(["4,194,304"]);
    expect(findNumbers(model("4,194,304").replace("DoRA", "VeRA"))).toEqual([]);
    const compared = (count: string) =>
      `Consider DoRA. With r = 8 on a 768 × 768 matrix, ${count} parameters are trained, slightly more than with LoRA.`;
    expect(findNumbers(compared("13,056"))).toEqual([]);
    expect(findNumbers(compared("26,112"))).toEqual(["26,112"]);
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

  it("compares a model's size with the stated bits of a parameter", () => {
    const text = (size: string) => `The weights of Llama-2-7B take ${size}.`;
    for (const size of ["13.5 GB in fp16", "14 GB in bf16", "27 GB in fp32", "27 GB"])
      expect(findNumbers(text(size)), size).toEqual([]);
    expect(check(text("27 GB in bf16"), "markdown")).toMatchObject([
      { claim: "27 GB", reason: "the size at 32 bits per parameter" },
    ]);
    expect(
      findNumbers("Training Llama-2-7B in bf16 takes 27 GB for weights and gradients."),
    ).toEqual([]);
  });

  const namesOfBits = Object.entries({
    32: "fp32, float32, f32, 32-bit, 32 bit, 32 bits, single precision, 4 bytes, four bytes",
    16: "fp16, bf16, float16, bfloat16, 16-bit, 16 bit, 16 bits, half-precision, half precision, 2 bytes, two bytes",
    8: "int8, fp8, 8-bit, 8 bit, 8 bits",
    4: "nf4, int4, fp4, 4-bit, 4 bit, 4 bits",
  }).flatMap(([bits, names]) => names.split(", ").map((name) => [name, Number(bits)] as const));
  it.each(namesOfBits)("reads %s as %i bits of a parameter", (name, bits) => {
    const text = (size: number) => `The weights of Llama-2-7B (${name}) fill ${size} GB.`;
    expect(findNumbers(text(Number((0.8423 * bits).toFixed(2))))).toEqual([]);
    const [other, size] = bits === 32 ? [16, 13.5] : [32, 26.95];
    expect(check(text(size), "markdown")).toMatchObject([
      { claim: `${size} GB`, reason: `the size at ${other} bits per parameter` },
    ]);
  });

  it.each([
    ..."to train it, while it trains, during training, to tune it, if one tunes it".split(", "),
    ..."once fine-tuned, during finetuning, with Adam, with AdamW, with its cache".split(", "),
    "at full context",
  ])("skips a size that is not only of weights: “… %s”", (words) => {
    const text = "The weights of Llama-2-7B in bf16 take 27 GB";
    expect(findNumbers(`${text} on disk.`)).toEqual(["27 GB"]);
    expect(findNumbers(`${text} ${words}.`)).toEqual([]);
  });

  it("compares only sizes with the size of a model", () => {
    const text =
      "With r = 8 on q and v of Llama-2-7B in bf16, all B matrices have 2,097,152 parameters.";
    expect(findNumbers(text)).toEqual([]);
  });

  it("accepts the number of either model, if both have the same name in prose", () => {
    const text = (share: string) =>
      `With r = 8 on query and value, BERT-base trains ${share} of the base model's parameters.`;
    expect(findNumbers(text("0.2738 %"))).toEqual([]);
    expect(findNumbers(text("0.2708 %"))).toEqual([]);
    expect(findNumbers(text("0.2723 %"))).toEqual(["0.2723 %"]);
  });

  it("skips a model without the named modules, and a rank above the sides of the matrix", () => {
    const text = (modules: string, count: string) =>
      `LoRA of rank 8 on ${modules} of GPT-2 trains ${count} parameters.`;
    expect(findNumbers(text("c_attn", "589,824"))).toEqual(["589,824"]);
    expect(findNumbers(text("the query and value projections", "589,824"))).toEqual([]);
    // PEFT adapts c_attn by default, which would be 294,912 parameters.
    for (const names of ["c_fc", "c_attn and c_fc"])
      expect(findNumbers(text(names, "294,912")), names).toEqual(["294,912"]);
    expect(
      findNumbers("With r = 128 on a 64 × 4096 matrix, LoRA trains 532,480 parameters."),
    ).toEqual([]);
    const matrix = (rank: number) =>
      findNumbers(`With r = ${rank} on a 64 × 96 matrix, LoRA trains 5,120 parameters.`);
    expect(matrix(64)).toEqual(["5,120"]);
    expect(matrix(65)).toEqual([]);
  });

  it("reads the name of a module alone, and all attention modules", () => {
    const text = (modules: string) =>
      `With r = 8 on ${modules}, Llama-2-7B trains 4,194,304 parameters.`;
    for (const name of ["q and v", "W_q and W_v", "q_proj and v_proj", "Wq and Wv"])
      expect(findNumbers(text(name)), name).toEqual([]);
    for (const name of [
      "q_proj",
      "W_q",
      "Wq",
      "all attention projections",
      "all attention matrices",
    ])
      expect(findNumbers(text(name)), name).toEqual(["4,194,304"]);
    for (const name of ["fc1", "fc2"])
      expect(
        findNumbers(`With r = 8 on ${name}, OPT-2.7B trains 5,242,880 parameters.`),
        name,
      ).toEqual(["5,242,880"]);
  });

  it("reads a word as a module after “only”, not anywhere after it", () => {
    const text = (where: string) => `With r = 8 ${where}, Llama-2-7B trains 4,194,304 parameters.`;
    for (const where of [
      "only on queries",
      "on only queries",
      "on queries alone",
      "on query projections",
    ])
      expect(findNumbers(text(where)), where).toEqual(["4,194,304"]);
    for (const open of [
      "Llama-2-7B is only adapted at r = 8, so LoRA trains 8,388,608 values.",
      "Llama-2-7B goes DOWN at r = 8, so LoRA trains 8,388,608 values.",
    ])
      expect(findNumbers(open), open).toEqual([]);
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

  it("is unclear in layers with matrices of two shapes, but not if the text names the modules", () => {
    const text = (matrices: string, count: string) =>
      `A network has 12 layers. In each, ${matrices}. At rank 8, LoRA trains ${count} parameters in total.`;
    const shapes = "two matrices are 768 × 768 and 768 × 3072";
    for (const count of ["12,288", "30,720", "516,096"])
      expect(findNumbers(text(shapes, count)), count).toEqual([]);
    const modules = "q_proj and v_proj are 768 × 768 matrices";
    expect(findNumbers(text(modules, "294,912"))).toEqual([]);
    expect(findNumbers(text(modules, "12,288"))).toEqual(["12,288"]);
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
  it("is compared in every spelling of a ratio, but not as an operand of a formula", () => {
    const withRatio = (ratio: string) =>
      findNumbers(`LoRA at rank 8 on a 768 × 768 matrix is ${ratio}, and that is all.`);
    const spelled = (times: string) => [
      `${times}× fewer parameters`,
      `a ${times}× reduction in parameters`,
      `a reduction of ${times}×`,
      `${times} times fewer parameters`,
      `${times}-fold fewer parameters`,
    ];
    for (const ratio of spelled("98")) expect(withRatio(ratio), ratio).toHaveLength(1);
    for (const ratio of spelled("48")) expect(withRatio(ratio), ratio).toEqual([]);
    for (const factor of ["3×d", "3 x r(d+k)", "3 times the rank", "3 times per epoch"])
      for (const cue of ["a reduction of", "what reduces parameters by"])
        expect(withRatio(`${cue} ${factor}`), factor).toEqual([]);
    for (const text of ["r=8, d=k=4096: 65,536 parameters", "d=k=4096, r=8 → 65,536 params"])
      expect(findNumbers(`LoRA: ${text}.`), text).toEqual([]);
    for (const text of ["r=8, d=k=4096: 65,537", "of rank 8 on 4096 × 4096: r(d+k)=n=65,537"])
      expect(findNumbers(`LoRA ${text} parameters.`), text).toHaveLength(1);
  });

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

  it("is the count that a pronoun or the question before it refers to", () => {
    const before = "A 768 × 3072 matrix has 2,359,296 weights.";
    expect(findNumbers(`${before} At r = 8, LoRA trains just 61,440 of them.`)).toEqual(["61,440"]);
    expect(findNumbers(`${before} At r = 8, LoRA trains just 30,720 of them.`)).toEqual([]);
    expect(
      findNumbers(`${before} At r = 8, 6,000 examples are read, 61,440 of them twice.`),
    ).toEqual([]);
    const asked = `${before} How many parameters does LoRA of rank 8 train?`;
    expect(findNumbers(`${asked} 61,440.`)).toEqual(["61,440"]);
    expect(findNumbers(`${asked} It is 30,720.`)).toEqual([]);
  });

  it("has a value close to the number, if the text says “just under” or “nearly”", () => {
    const text = (bound: string) =>
      `LoRA at r = 8 on a 768 × 3072 matrix trains ${bound} parameters.`;
    for (const bound of ["just under 31K", "nearly 31K", "slightly over 30K", "under 60K"])
      expect(findNumbers(text(bound)), bound).toEqual([]);
    for (const bound of ["just under 61K", "nearly 61K", "slightly over 15K"])
      expect(findNumbers(text(bound)), bound).toHaveLength(1);
  });

  const list = (words: string) => words.split(", ");
  it("is unknown if the text gives one side of a matrix, or a model that is not published", () => {
    const text = (of: string) =>
      `A 768 × 3072 matrix has 2,359,296 weights. With r = 8${of}, LoRA trains 61,440 parameters.`;
    expect(findNumbers(text(""))).toEqual(["61,440"]);
    for (const of of [" and d = 512", " and k = 512", " on GPT-4", " on Claude", " on a 7B model"])
      expect(findNumbers(text(of)), of).toEqual([]);
  });

  it("is not a group of digits that starts with zero", () => {
    expect(findNumbers(trains("01 536 parameters"))).toEqual([]);
    expect(findNumbers(trains("61 536 parameters"))).toEqual(["61 536"]);
  });

  it("is not LoRA alone, if other parameters are trained too", () => {
    for (const words of list(
      "biases, bias term, bias terms, embedding, embeddings, embed_tokens, lm_head, modules_to_save, classifier, head, output head, norm, norms, LayerNorm, LayerNorms",
    ))
      expect(findNumbers(trains(`61,440 parameters and the ${words}`)), words).toEqual([]);
  });

  it("is not the optimizer's state", () => {
    const text = (words: string) =>
      trains(`30,720 parameters, for which ${words} needs 61,440 values`);
    expect(findNumbers(text("it"))).toEqual(["61,440"]);
    for (const words of list(
      "Adam, AdamW, the optimizer, every optimizers, a gradient, the gradients, a moment, the moments, momentum",
    ))
      expect(findNumbers(text(words)), words).toEqual([]);
  });

  it("is the adapter, not its two matrices", () => {
    for (const words of list(
      "two matrices, two factors, two small matrices, two small trainable matrices, two thin low-rank trainable factors",
    ))
      expect(findNumbers(trains(`61,440 parameters in ${words}`)), words).toEqual(["61,440"]);
    const both = trains("61,440 parameters in two other matrices and two such matrices");
    expect(findNumbers(both)).toEqual([]);
  });

  it("is above or below the number, if the text says so", () => {
    const over =
      "over, more than, no less than, no fewer than, above, at least, exceeding, upwards of, >";
    const under =
      "less than, fewer than, under, below, shy of, short of, at most, up to, nearly, almost, no more than, within, <, ≤";
    for (const bound of list(over))
      expect(findNumbers(trains(`${bound} 29,999 parameters`)), bound).toEqual([]);
    for (const bound of list(under)) {
      expect(findNumbers(trains(`${bound} 31,501 parameters`)), bound).toEqual([]);
      expect(findNumbers(trains(`${bound} 29,999 parameters`)), bound).toEqual(["29,999"]);
    }
    expect(findNumbers(trains("31,501 parameters"))).toEqual(["31,501"]);
    expect(findNumbers(trains("29,999 parameters"))).toEqual(["29,999"]);
  });

  it("is close to the number for every word that says “just”", () => {
    const degrees = "just, barely, slightly, a little, a bit, a touch, a shade, a hair";
    for (const degree of list(degrees)) {
      for (const over of list("over, above, more than")) {
        expect(findNumbers(trains(`${degree} ${over} 29,999 parameters`)), degree).toEqual([]);
        expect(findNumbers(trains(`${degree} ${over} 15,001 parameters`)), degree).toEqual([
          "15,001",
        ]);
      }
      for (const under of list("under, below, less than, fewer than, shy of, short of")) {
        expect(findNumbers(trains(`${degree} ${under} 31,501 parameters`)), degree).toEqual([]);
        expect(findNumbers(trains(`${degree} ${under} 59,999 parameters`)), degree).toEqual([
          "59,999",
        ]);
      }
    }
  });

  it("is read after a comparison or a label, even if no noun follows the number", () => {
    const ofRank8 = "With r = 8 on a 768 × 3072 matrix,";
    for (const words of list("to, from, instead of, rather than, versus, vs, vs., other than"))
      expect(
        findNumbers(`${ofRank8} LoRA sets 2,359,296 parameters ${words} 61,440.`),
        words,
      ).toEqual(["61,440"]);
    for (const words of list("it is, that is, this is, it was"))
      expect(findNumbers(`${ofRank8} ${words} 61,440.`), words).toEqual(["61,440"]);
    for (const words of list(
      "trained, trainable, LoRA, adapter, adapters, parameter, parameters, params, full, full fine-tuning",
    ))
      for (const sign of [":", " is", " are", ""])
        expect(findNumbers(`${ofRank8} ${words}${sign} 61,440.`), words + sign).toEqual(["61,440"]);
    for (const name of list("trainable, LoRA, parameters, params, full"))
      expect(findNumbers(`${ofRank8} LoRA has ${name} = 61,440.`), name).toEqual(["61,440"]);
    expect(findNumbers(`${ofRank8} LoRA has steps = 61,440.`)).toEqual([]);
    for (const article of list("a, an, the"))
      expect(findNumbers(`${ofRank8} LoRA trains ${article} 61,440.`), article).toEqual(["61,440"]);
    for (const word of ["nearly", "almost"])
      expect(findNumbers(trains(`${word} 59,999 parameters`)), word).toEqual(["59,999"]);
    expect(
      findNumbers(`${ofRank8} we have 61.4K parameters, and factors have 61.4K.`),
    ).toHaveLength(2);
  });

  it("is read after a hedge, even if no noun follows the number", () => {
    for (const hedge of list(
      "only, just, merely, barely, a mere, a little over, a bit over, a touch over, a shade over, a hair over, slightly over, roughly, around, some, circa, about, approximately, approx, approx., exactly, precisely, close to, ~, ≈, ∼",
    ))
      expect(findNumbers(trains(`${hedge} 61,440`)), hedge).toEqual(["61,440"]);
    for (const sign of list("~, ≈, ∼"))
      expect(findNumbers(trains(`${sign}61,440`)), sign).toEqual(["61,440"]);
    for (const sign of [")", ") ", "): ", "):", ") =", ") = ", ")→", ") → "])
      expect(findNumbers(trains(`parameters (in all${sign}61,440`)), sign).toEqual(["61,440"]);
    for (const hedge of list(
      "nearly, almost, under, below, shy of, short of, less than, fewer than, at most, up to",
    ))
      expect(findNumbers(trains(`${hedge} 15,360`)), hedge).toEqual(["15,360"]);
  });

  it("is read after a verb or a label, even if no noun follows the number", () => {
    const text = (words: string, count: string) =>
      `LoRA with r = 8 on a 768 × 3072 matrix ${words} ${count}.`;
    for (const words of list(
      "trains, updates, adds, learns, tunes, trains:, has parameters: , is adding, is updating, is training, is tuning, has as trainable:, makes this many trainable =",
    ))
      expect(findNumbers(text(words, "61,440")), words).toEqual(["61,440"]);
    for (const verb of list(
      "has, had, holds, stores, needs, takes, requires, costs, gives, gets, makes, yields, leaves, totals",
    )) {
      expect(findNumbers(text(verb, "61.4K")), verb).toEqual(["61.4K"]);
      expect(findNumbers(text(verb, "30.7K")), verb).toEqual([]);
    }
  });

  it("is the break-even rank, however the text describes it", () => {
    for (const text of [
      "For a square matrix of size 640, the savings vanish once r reaches RANK.",
      "On a 640 × 640 matrix, LoRA no longer saves parameters at rank RANK.",
      "At rank RANK, LoRA has as many parameters as the matrix, which is 640 × 640.",
      "At Rank RANK, LoRA No Longer Saves Parameters of a 640 × 640 Matrix.",
    ]) {
      expect(findNumbers(text.replace("RANK", "640")), text).toEqual(["640"]);
      expect(findNumbers(text.replace("RANK", "320")), text).toEqual([]);
    }
  });

  it("is unknown if the model or the rank is unknown, or the method is not LoRA", () => {
    const wrong = "LoRA with r = 8 on a 768 × 3072 matrix trains 61,440 parameters.";
    expect(findNumbers(wrong)).toEqual(["61,440"]);
    for (const text of [
      wrong.replace("LoRA", "VeRA"),
      wrong.replace("a 768 × 3072 matrix", "a 7B model"),
      wrong.replace("r = 8", "ranks from 4 up"),
      wrong.replace("r = 8", "r = 4–16"),
      wrong.replace("trains 61,440 parameters", "reads 61,440 tokens"),
      wrong.replace(".", "?"),
    ])
      expect(findNumbers(text), text).toEqual([]);
  });

  it("is a model, not the matrix, if a share or ratio is of a model", () => {
    const ratio = (where: string) =>
      `${where}LoRA at rank 8 on a 768 × 3072 matrix has 98× fewer parameters.`;
    const words = "model models network networks LLM LLMs transformer transformers".split(" ");
    for (const word of words) {
      expect(findNumbers(trains(`5 % of the complete ${word}`)), word).toEqual([]);
      expect(findNumbers(ratio(`Within ${word} `)), word).toEqual([]);
    }
    for (const rest of [". A model", "; a model", ", not of the model", ") in a model", ""])
      expect(findNumbers(trains(`5 % of the parameters${rest}`)), rest).toEqual(["5 %"]);
    expect(findNumbers(`In a model, ${trains("5 % of the parameters")}`)).toEqual(["5 %"]);
    expect(findNumbers(`In a model, ${trains("40,000 parameters")}`)).toEqual(["40,000"]);
    expect(findNumbers(ratio(""))).toEqual(["98×"]);
    expect(findNumbers(ratio("As often, in a model, "))).toEqual(["98×"]);
  });

  it("is the matrix itself only if no adapter can be meant", () => {
    const matrix = (rest: string) => `LoRA on a 4096 × 4096 matrix ${rest} parameters.`;
    expect(findNumbers(matrix("trains 33.6M"))).toEqual([]);
    expect(findNumbers(matrix("trains 16.7M"))).toEqual(["16.7M"]);
    const far = "A 4096 × 4096 matrix is common. It is square. It has rows. It has columns.";
    expect(findNumbers(`${far} It has 33.6M parameters.`)).toEqual([]);
    expect(findNumbers(`${far.replace("It is square. ", "")} It has 33.6M parameters.`)).toEqual([
      "33.6M",
    ]);
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

  it("is the fraction 1/n of the parameters, but not of another quantity", () => {
    const text = (words: string) => `At r = 8 on a 4096 × 4096 matrix, LoRA ${words}.`;
    expect(findNumbers(text("trains 1/256 of the parameters"))).toEqual([]);
    for (const words of [
      "trains 1/128 of the parameters",
      "trains 1/128 of the parameters, which takes no more than a small part of the memory",
    ])
      expect(findNumbers(text(words)), words).toEqual(["1/128"]);
    for (const words of [
      "needs 1/128 of the memory",
      "needs memory for 1/128 of the parameters, which is of course much less than in full tuning",
    ])
      expect(findNumbers(text(words)), words).toEqual([]);
  });

  it("is the largest rank for a saving, in either order", () => {
    for (const [text, wrong] of [
      ["The largest rank that saves 90 % on a 768 × 768 matrix is RANK.", "76"],
      ["To save at least 90 % on a 768 × 768 matrix, LoRA needs a rank of at most RANK.", "19"],
    ] as const) {
      expect(findNumbers(text.replace("RANK", "38")), text).toEqual([]);
      expect(findNumbers(text.replace("RANK", wrong)), text).toEqual([wrong]);
    }
  });

  it("is not a share that the text only seeks", () => {
    const text = (words: string) => `${words}: LoRA of rank 8 on a 768 × 3072 matrix saves 90 %.`;
    expect(findNumbers(text("The result"))).toEqual(["90 %"]);
    for (const words of list(
      "The target is this, The goal, Our goals, The aim, Our aims, We find this, We want this, The wanted result, A wish, Our wishes, To achieve, The achieved saving, For achieving this, An exercise",
    ))
      expect(findNumbers(text(words)), words).toEqual([]);
  });

  it("is a ratio after a label, but not after words that follow the label", () => {
    const text = (words: string) => `LoRA of rank 8 on a 768 × 768 matrix, ${words}.`;
    for (const label of list("compression:, reduction =, Compression: , compression  =  ")) {
      expect(findNumbers(text(`${label}98×`)), label).toEqual(["98×"]);
      expect(findNumbers(text(`${label}48×`)), label).toEqual([]);
    }
    expect(findNumbers(text("compression: it is used 98× here"))).toEqual([]);
  });

  it("may have a comma before its decimals", () => {
    const text = (share: string) => `LoRA of rank 8 on a 4096 × 4096 matrix trains ${share} of it.`;
    expect(findNumbers(text("0,391 %"))).toEqual([]);
    expect(findNumbers(text("0,782 %"))).toEqual(["0,782 %"]);
  });

  it("may be PEFT's share, unless the text says of what it is a share", () => {
    const text = (words: string) => `LoRA of rank 8 on a 768 × 3072 matrix trains ${words}.`;
    for (const share of ["1.302 %", "1.285 %"]) expect(findNumbers(text(share)), share).toEqual([]);
    expect(findNumbers(text("1.290 %"))).toEqual(["1.290 %"]);
    expect(findNumbers(text("1.285 % of the matrix"))).toEqual(["1.285 %"]);
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

  it("may be a part of a model's adapter: of a layer, or of a matrix of an expert", () => {
    const text = (words: string) => `With r = 8 on query and value, BERT-base trains ${words}.`;
    expect(findNumbers(text("24,576 parameters"))).toEqual(["24,576"]);
    expect(findNumbers(text("24,576 parameters per layer"))).toEqual([]);
    expect(findNumbers(text("25,576 parameters per layer"))).toEqual(["25,576"]);
    const ofMixture = (words: string) =>
      `With r = 4 on all linear layers, Mixtral-8x7B trains about 100 thousand parameters ${words}.`;
    expect(findNumbers(ofMixture("in total"))).toEqual(["100 thousand"]);
    expect(findNumbers(ofMixture("in each matrix of an expert"))).toEqual([]);
  });

  it("is of the closest rank, if the text has fewer numbers than ranks", () => {
    const text = (words: string) =>
      `At ranks 8 and 16 on a 768 × 3072 matrix, LoRA trains ${words}.`;
    const right = (words: string) =>
      check(text(words), "markdown").map(({ value }) => plain(value));
    expect(right("61,449 parameters")).toEqual(["exactly 61,440 (61.4 k)"]);
    expect(right("61,449 or 61,440 parameters")).toEqual(["exactly 30,720 (30.7 k)"]);
  });

  it("may be several matrices or adapters, if the text counts them", () => {
    expect(findNumbers(trains("92,160 parameters"))).toEqual(["92,160"]);
    const words =
      "layers blocks matrices projections modules adapters tasks such copies heads experts";
    for (const word of [...words.split(" "), "of them"])
      expect(findNumbers(trains(`92,160 parameters in three equal ${word}`)), word).toEqual([]);
    for (const words of ["both", "twice that", "doubling that", "as many more"])
      expect(findNumbers(trains(`61,440 parameters, counting ${words}`)), words).toEqual([]);
  });

  it("may have zeros instead of its last digits", () => {
    for (const count of ["30,700", "31,000", "30720", "31 thousand"])
      expect(findNumbers(trains(`${count} parameters`)), count).toEqual([]);
    for (const count of ["30,710", "30,600", "29,000"])
      expect(findNumbers(trains(`${count} parameters`)), count).toEqual([count]);
    expect(findNumbers("LoRA of rank 1 on a 2500 × 2500 matrix trains 0.0 % of it.")).toEqual([]);
    expect(findNumbers(trains("0 parameters"))).toEqual([]);
  });

  it("may be a saving of 99 % above 99 %, but a ratio is rounded", () => {
    const text = (claim: string) => `LoRA with r = 8 on a 1594 × 1594 matrix ${claim}.`;
    expect(findNumbers(text("saves 98 %"))).toEqual(["98 %"]);
    expect(findNumbers(text("saves 99 %"))).toEqual([]);
    expect(findNumbers(text("has 100× fewer parameters"))).toEqual([]);
    expect(findNumbers(text("has 99× fewer parameters"))).toEqual(["99×"]);
  });

  it("is the adapter's file, not the matrix's, in a sentence about LoRA", () => {
    const text = (of: string) => `${of} a 4096 × 4096 matrix in fp32 takes 134 MB on disk.`;
    expect(findNumbers(text("The file of"))).toEqual(["134 MB"]);
    expect(findNumbers(text("The adapter of"))).toEqual([]);
  });

  it("is named with the quantity, such as “parameters saved”", () => {
    const [finding] = check(
      "LoRA with r = 8 on a 768 × 3072 matrix means 4,657,152 fewer parameters.",
      "markdown",
    );
    expect(finding).toMatchObject({ claim: "4,657,152" });
    expect(plain(finding!.subject)).toMatch(/^parameters saved of 768 × 3,072 at rank 8/);
  });

  it("may be a model of which only some modules are known", () => {
    expect(findNumbers("With r = 8 on q and v, OPT-2.7B trains 5,242,880 parameters.")).toEqual([
      "5,242,880",
    ]);
    for (const size of ["have 1000× fewer parameters", "are 20 GB in bf16", "shrink to 1 %"])
      expect(findNumbers(`With r = 8 on q and v, the weights of OPT-2.7B ${size}.`), size).toEqual(
        [],
      );
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

  it("is unknown for a name without its size", () => {
    const text = (name: string) =>
      `With r = 8 on query and value, ${name} trains 589,824 parameters.`;
    expect(findNumbers(text("RoBERTa-base"))).toEqual(["589,824"]);
    expect(findNumbers(text("RoBERTa"))).toEqual([]);
  });

  it("is not the matrix of a sentence before, if the text names more than a matrix", () => {
    const text = (words: string) =>
      `A 768 × 3072 matrix is adapted at r = 8. For the ${words}, LoRA trains 40,000 parameters.`;
    expect(findNumbers(text("matrix"))).toEqual(["40,000"]);
    for (const words of list(
      "model, models, network, networks, LLM, LLMs, transformer, transformers, layer, layers, block, blocks, sum of everything, checkpoint of the run",
    ))
      expect(findNumbers(text(words)), words).toEqual([]);
  });

  it("may be the adapted matrices of a model alone", () => {
    const text = (words: string) =>
      `With r = 8 on all linear layers of GPT-2, LoRA trains 1.39 % of the parameters${words}.`;
    expect(findNumbers(text(""))).toEqual(["1.39 %"]);
    for (const parts of ["matrices alone", "modules only", "layers alone"])
      expect(findNumbers(text(` of the adapted ${parts}`)), parts).toEqual([]);
  });

  it("may be of two shapes in one sentence", () => {
    const text = (count: string) =>
      `With d = k = 4096 or d = 768 and k = 3072, LoRA at r = 8 trains ${count} parameters.`;
    for (const count of ["65,536", "30,720"]) expect(findNumbers(text(count)), count).toEqual([]);
    expect(findNumbers(text("30,721"))).toEqual(["30,721"]);
  });

  it("is LoRA, if the words before the number name it and another method is only compared", () => {
    for (const text of [
      `We tried VeRA first. ${trains("61,440 parameters")}`,
      `DoRA is next. ${trains("31,488 parameters")}`,
    ])
      expect(findNumbers(text), text).toHaveLength(1);
  });

  it("is no published model for the words “toy MLP”", () => {
    expect(
      findNumbers("On the toy MLP, LoRA of rank 8 trains 96,000 parameters of all linear layers."),
    ).toEqual([]);
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

  it("is 1,048,576 rows or columns of a matrix, also of the matrices that state a rank", () => {
    const text = (side: number) =>
      `B is ${side} × 8, and A is 8 × ${side}. On a 768 × 3072 matrix, LoRA trains 61,440 parameters.`;
    expect(findNumbers(text(1_048_576))).toEqual(["61,440"]);
    expect(findNumbers(text(1_048_577))).toEqual([]);
  });

  it("is 30 factors by which a count may be multiplied", () => {
    const layers = (max: number) =>
      Array.from({ length: max }, (_, index) => `${index + 2} layers`).join(", ");
    const text = (max: number) =>
      `A model has ${layers(max)}. LoRA of rank 8 on a 4096 × 4096 matrix trains 131,073 parameters.`;
    expect(findNumbers(text(30))).toEqual(["131,073"]);
    expect(findNumbers(text(31))).toEqual([]);
  });

  it("is a factor of 16 between a number without a known cause and the right number", () => {
    expect(findNumbers(trains("491,520 parameters"))).toEqual(["491,520"]);
    expect(findNumbers(trains("491,521 parameters"))).toEqual([]);
    expect(findNumbers(trains("1,920 parameters"))).toEqual(["1,920"]);
    expect(findNumbers(trains("1,919 parameters"))).toEqual([]);
  });

  it("is a factor of 1.2 between a size without a known cause and the right size", () => {
    const text = (bytes: string) => trains(`weights in fp32, in a file of ${bytes} bytes`);
    expect(findNumbers(text("147,456"))).toEqual(["147,456 bytes"]);
    expect(findNumbers(text("147,455"))).toEqual([]);
  });

  it("is a factor of 1.25 between a number and the bound that the text calls close", () => {
    const text = (k: number, bound: string) =>
      `LoRA with r = 8 on an 800 × ${k} matrix trains ${bound} parameters.`;
    expect(findNumbers(text(4200, "just under 50,000"))).toEqual([]);
    expect(findNumbers(text(4199, "just under 50,000"))).toEqual(["50,000"]);
    expect(findNumbers(text(4200, "just over 32,000"))).toEqual([]);
    expect(findNumbers(text(4201, "just over 32,000"))).toEqual(["32,000"]);
  });

  it("is an eighth of a model's parameters, because a larger number may be those of the model", () => {
    const text = (count: string) =>
      `With r = 64 on all linear layers, GPT-2 trains ${count} parameters.`;
    expect(findNumbers(text("15,554,976"))).toEqual(["15,554,976"]);
    expect(findNumbers(text("15,554,977"))).toEqual([]);
  });

  it("is 1,000 for a count without a noun or a unit", () => {
    const text = (count: string) => `LoRA with r = 4 on a 60 × 40 matrix trains ${count}.`;
    expect(findNumbers(text("1000"))).toEqual(["1000"]);
    expect(findNumbers(text("999"))).toEqual([]);
    expect(findNumbers(text("999 parameters"))).toEqual(["999"]);
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
      ...["code", "pre", "script", "style", "math", "title", "svg"].map(
        (tag) => `<${tag}>${wrong}</${tag}>`,
      ),
      `<button><b>Copy</b> ${wrong}</button>`,
      `<p title="${wrong}">a</p>`,
      `<!-- ${wrong} -->`,
      `<figure class="lora" id="a"><p>${wrong}</p></figure>`,
    ])
      expect(findNumbers(text, "html"), text).toEqual([]);
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

it("check finds line and column when Markdown and source differ often", () => {
  const text = `${"A `b\nc` d.\n".repeat(150)}\nA 4096 × 4096 matrix has\n16.7M parameters.`;
  expect(check(text, "markdown").map(({ line, column }) => [line, column])).toEqual([[303, 1]]);
});

it.each(["\n", "\r\n", "\r"])("check counts lines that end in %j", (end) => {
  const text = ["A", "", "LoRA of rank 8 on a 64 × 64 matrix", "trains 1,025 parameters."].join(
    end,
  );
  expect(check(text, "markdown")).toMatchObject([{ line: 4, column: 8, claim: "1,025" }]);
});

it("check finds line and column after entities, escapes and links", () => {
  const text =
    '# LoRA\n\nA [4096&nbsp;&times;&nbsp;4096](a "b") matrix\\\nhas *now*\n16.7M parameters.';
  expect(check(text, "markdown").map(({ line, column }) => [line, column])).toEqual([[5, 1]]);
  const html = "<p>\nA 4096 &#215; 4096 matrix <b>has</b>\n  16.7M&nbsp;parameters</p>";
  expect(check(html, "html").map(({ line, column }) => [line, column])).toEqual([[3, 3]]);
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
