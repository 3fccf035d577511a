/** Checks statements of the chapter and of the visualizer's page against their sources. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { countModel } from "../../src/counts/index.js";
import { computeOf } from "../../src/counts/memory.js";
import { baseParameters } from "../../src/counts/model.js";
import { runs as publishedRuns } from "../../src/counts/published.js";
import { trainingState } from "../../src/counts/training.js";
import { MEASURED_SECONDS } from "../../src/figures/compute/numbers.js";
import { figures } from "../../src/figures/index.js";
import { computeMoment, createProblem } from "../../src/figures/initialization/training.js";
import { plus, product, sumOfSquares, zeros } from "../../src/figures/matrix.js";
import { memory } from "../../src/figures/memory/index.js";
import { createExample } from "../../src/figures/merge/example.js";
import { lora, rankForSavings } from "../../src/lora.js";
import { percent } from "../../src/number-format.js";
import recorded from "../reference/oracle-chapter.json" with { type: "json" };
import papers from "../reference/paper-tables.json" with { type: "json" };
import runs from "../reference/peft-runs.json" with { type: "json" };

const read = (file: string) => readFileSync(file, "utf8");
const chapter = read("site/chapters/11-generative-ai-and-llms/index.md");
const page = read("site/sims/lora-visualizer/index.md");

/** Returns the text of a section up to the next heading. */
const getSection = (heading: string) =>
  chapter.split(new RegExp(`^##+ ${heading}$`, "m"))[1]!.split(/^##+ /m)[0]!;

/** Statements of the literature that the chapter repeats, by their place in a source. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  // Abstract.
  "https://arxiv.org/abs/2012.13255": [
    "With 200 such numbers, a RoBERTa reached 90 % of the result of full fine-tuning",
    "Larger models needed fewer numbers.",
  ],
  // Tables 5 and 6 (accuracy), section 4.2 (speed and bytes), section 7.2 and figures 3 and 4 (similarity), table 7
  // (norms), table 12 (learning rates of GPT-3), table 18 (GPT-2).
  "https://arxiv.org/abs/2106.09685": [
    "Rank 8 on $W_q$ alone reached 70.4 on WikiSQL and 91.0 on MultiNLI (90.7 in the paper’s table of ranks)",
    "Rank 4 on $W_q$ and $W_v$ reached 73.7 and 91.3, and rank 2 on all four projections 73.7 and 91.7",
    "rank 1 reached 73.4 on WikiSQL and 91.3 on MultiNLI, and rank 64 reached 73.5 and 91.4",
    "The authors estimate the noise as 0.5 and 0.1 points",
    "With GPT-2 medium, the best rank was between 4 and 16, depending on the measure.",
    "43.1 tokens per second on each GPU instead of 32.5",
    "350 GB for a copy of GPT-3 with 35 MB for an adapter at rank 4",
    "In layer 48, the strongest directions of both runs had a similarity above 0.5",
    "more for $W_q$ than for $W_v$. Two random matrices shared none.",
    "the update of $W_q$ at rank 4 had norm 6.91",
    "$W_q$ itself had only norm 0.32",
    "In random directions it would be 0.02, and in the four strongest directions of $W_q$ 21.67",
    "At rank 64, the norms are 3.57 and 1.90",
    "one layer of 96",
    "{2 \\times 10^{-4}}$ with LoRA",
    "{5 \\times 10^{-6}}$ with full fine-tuning, a factor of 40",
  ],
  // Appendix of hyperparameters.
  "https://arxiv.org/abs/2305.14314": ["such as 16 in QLoRA"],
  // Section 3: K is 12, and weights and gradients take 2 each.
  "https://arxiv.org/abs/1910.02054": ["this takes 16 bytes for every parameter"],
  // Abstract and section 4.7. Weight decay and dropout: section 4.5. Unrelated tasks: section 3.2.
  "https://arxiv.org/abs/2405.09673": [
    "For code, Biderman et al. (2024) recommend rank 256.",
    "The changes of full fine-tuning had 10 to 100 times the usual rank of LoRA",
    "With $\\alpha = 2r$, which Biderman et al. recommend",
    "Biderman et al. also report a factor of ten, and recommend the highest rate at which training is stable.",
    "LoRA forgot less than full fine-tuning, also where full fine-tuning was restrained by weight decay or dropout",
  ],
  // Sections "LoRA rank", "Batch size effects", "Reinforcement learning" and "Setting LoRA hyperparameters".
  "https://thinkingmachines.ai/blog/lora/": [
    "trained Llama and Qwen models at ranks from 1 to 512",
    "A fit over 14 models gave 9.8. In runs of fewer than about 100 steps it was nearer 15.",
    "by less than a factor of 2 between ranks 4 and 512",
    "10,000 problems with 32 answers each, about 320,000 bits",
    "32 in the experiments of Schulman et al.",
    "With batches of 32 the gap was smaller, and it shrank during training.",
  ],
  // Abstract. The second estimate, 1 bit per token, is from the section "How much capacity" of the post above.
  "https://arxiv.org/abs/2404.05405": ["a network can store about 2 bits in each parameter"],
  // Abstract and section 4, Init[B] with a multiplier of 1.
  "https://arxiv.org/abs/2602.06204": [
    "with $A$ at zero, $B$ random and a scaling factor of 1, the best rate is the same as for full fine-tuning",
  ],
  // Abstracts.
  "https://arxiv.org/abs/2402.12354": ["Its authors report 1 to 2 % better results."],
  "https://arxiv.org/abs/2602.04998": ["all were within 1 to 2 % of each other"],
  "https://arxiv.org/abs/2401.05605": [
    "LoRA also forgets, and that it forgets more the better it learns the new task",
  ],
  // Figures 4 and 7; section 4 on alpha; section 5 (lambda 0.3, MetaMath, rank 256); continual learning.
  "https://arxiv.org/abs/2410.21228": [
    "Full fine-tuning had almost none.",
    "33.3 % in one model, for a drop of 0.1 % in accuracy",
    "When LoRA learned six tasks one after another, each merged before the next, it forgot more",
    "a higher learning rate gives more, $\\alpha = 2r$ fewer than a fixed $\\alpha$ of 8, and at rank 2,048 there were none",
  ],
  // The first review, on appendix J, figure 15.
  "https://openreview.net/forum?id=xp7B8rkh7L": [
    "a plot in which LoRA at rank 64 has fewer than full fine-tuning",
  ],
  // Abstract.
  "https://arxiv.org/abs/2607.23711": ["reduced forgetting by 62 % in one model"],
};

describe("the chapter", () => {
  it.each(Object.entries(SOURCES))("links %s and repeats its statements", (source, statements) => {
    expect(chapter).toContain(`(${source})`);
    for (const statement of statements) expect(chapter).toContain(statement);
  });

  it("computes the factors that it derives from published sizes and rates", () => {
    const inputs = (id: string) =>
      papers.checks.find((check) => check.id === id)!.inputs as { num: number; den: number };
    const [low, high] = [inputs("C075"), inputs("C076")];
    expect([low.num, low.den, high.num, high.den]).toEqual([6.91, 0.32, 3.57, 1.9]);
    const evidence = getSection("Why updates have low rank");
    expect(evidence).toContain(`hardly uses, about ${(low.num / low.den).toFixed(1)} times`);
    expect(evidence).toContain(`a factor of only ${(high.num / high.den).toFixed(1)}`);
    expect(2e-4 / 5e-6).toBeCloseTo(40);
    expect(10_000 * 32).toBe(320_000);
    const { trainable } = countModel({ model: "Llama-3.1-8B", rank: 16, targets: "all-linear" });
    expect(chapter).toContain(`at most about ${Math.round((2 * trainable) / 1e6)} million bits`);
  });

  it("prints results that agree with the figures", () => {
    const { output } = recorded.chapters["11-generative-ai-and-llms"];
    const [first = ""] = chapter.match(/(?<=^```python\n).*?(?=\nlayer = LoRA|^```$)/ms) ?? [];
    expect(first.trimEnd().split("\n")).toHaveLength(10);
    const square = lora({ rank: 4, d: 4096, k: 4096 });
    const { h, mergedH } = createExample("law");
    const list = (column: typeof h) => `[${column.map(([item]) => item!.toFixed(1)).join(", ")}]`;
    expect(output.split("\n").slice(0, 3)).toEqual([
      `${square.trainable} of ${square.full}`,
      "unchanged at the start: True",
      `separate: ${list(h)} merged: ${list(mergedH)}`,
    ]);
  });

  it("explains every method that the methods figure names", () => {
    const { rows, printed } = figures.methods.draw({}).table();
    const named = rows.slice(0, printed).map(([name]) => name!);
    const explained = getSection("Other methods").replaceAll("IA³", "IA3");
    // The name of a run of LoRA has its rank, which is a setting and not a method.
    for (const name of named.filter((item) => !/^(Full|LoRA, rank \d+)$/.test(item)))
      expect(explained).toContain(`- **${name}**`);
  });

  it("has the published peaks and times that it compares", () => {
    const find = (id: string) => runs.runs.find((run) => run.id === id)!;
    const [full, high] = [
      find("full-finetuning/llama-3.2-3B-lr_0.00001"),
      find("lora/llama-3.2-3B-rank64"),
    ];
    const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(2);
    expect(chapter).toContain(
      `full fine-tuning peaked at ${gigabytes(full.peakBytes)} GB and LoRA at rank 64 at ${gigabytes(high.peakBytes)} GB: ${percent(high.peakBytes, full.peakBytes).share.split(".")[0]}`,
    );
    const seconds = [full, high].map(({ trainSeconds }) => Math.round(trainSeconds));
    expect(seconds).toEqual([MEASURED_SECONDS.full, MEASURED_SECONDS.lora]);
    expect(chapter).toContain(
      `took ${seconds[1]} seconds with LoRA at rank 64 and 2,147 seconds with full fine-tuning`,
    );
  });

  it("explains that A is small, as the first step of training shows", () => {
    const problem = createProblem(7);
    /** Returns the norm of BA after B's first step, if A has `factor` times its entries. */
    const firstChange = (factor: number) => {
      const a = problem.a.map((row) => row.map((item) => factor * item));
      const { gradientB } = computeMoment(problem, zeros(3, 2), a);
      return Math.sqrt(sumOfSquares(product(gradientB, a)));
    };
    expect(firstChange(2) / firstChange(1)).toBeCloseTo(4, 10);
    expect(getSection("Initialization")).toContain("the first change of $BA$ grows with them");
  });

  it("relies on peaks that are published to the byte", () => {
    for (const { name, peak, trained } of publishedRuns)
      expect(
        runs.runs.some((run) => run.peakBytes === peak && run.trainable === trained),
        name,
      ).toBe(true);
  });

  it("states the WikiSQL accuracies of the paper's budgets of 18 million parameters", () => {
    const accuracy = (weights: string) =>
      papers.checks
        .map(({ item }) => item)
        .find((item) => item?.startsWith(`budget row ${weights} r=`))!
        .match(/WikiSQL ([\d.]+)/)![1];
    expect([accuracy("Wv"), accuracy("Wo"), accuracy("Wq,Wk")]).toEqual(["73", "73.2", "71.4"]);
    for (const sentence of [
      "$W_v$ alone reached 73.0 on WikiSQL and $W_o$ alone 73.2",
      "Rank 4 on $W_q$ and $W_k$ reached only 71.4",
    ])
      expect(chapter).toContain(sentence);
  });

  it("compares memory at equal precision first, then in mixed precision", () => {
    const draw = (precision: "bf16" | "mixed") =>
      memory.draw({ model: "meta-llama/Llama-3.1-8B", rank: 8, targets: "all-linear", precision })
        .alt;
    expect(draw("bf16")).toContain(
      "Full fine-tuning 80.3\u00a0GB; LoRA 21.9\u00a0GB, 27.3\u00a0% of full",
    );
    expect(draw("mixed")).toContain(
      "Full fine-tuning 160.6\u00a0GB; LoRA 20.7\u00a0GB, 12.9\u00a0% of full",
    );
    const [equal, mixed] = ["precision=bf16", "160.6 GB"].map((text) => chapter.indexOf(text));
    expect(equal).toBeGreaterThan(0);
    expect(mixed).toBeGreaterThan(equal!);
    expect(chapter).toContain("LoRA needs 20.7 GB in mixed precision, 12.9 %");
    const { base } = countModel({ model: "meta-llama/Llama-3.1-8B", rank: 8 });
    for (const [bytes, gigabytes] of [
      [2 + 2 + 4 + 2, "80.3 GB"],
      [16 + 4, "160.6 GB"],
    ] as const) {
      expect(`${((bytes * base!) / 1e9).toFixed(1)} GB`).toBe(gigabytes);
      expect(chapter).toContain(`makes ${gigabytes}`);
    }
  });

  it("states accuracies and scaling factors of rsLoRA and LoRA as published", () => {
    const [lora, rslora] = ["lora/llama-3.2-3B-rank64", "lora/llama-3.2-3B-rank64-rslora"].map(
      (id) => runs.runs.find((run) => run.id === id)!,
    );
    expect(rslora!.trainable).toBe(lora!.trainable);
    const percent = (run: typeof lora) => `${(100 * run!.testAccuracy).toFixed(2)} %`;
    expect(chapter).toContain(`rsLoRA reached ${percent(rslora)} and LoRA ${percent(lora)}`);
  });
});

it.each(Object.entries(recorded.chapters))(
  "chapter %s prints code that was run, with its output",
  (name, { sha256, output }) => {
    const text = read(`site/chapters/${name}/index.md`);
    const code = [...text.matchAll(/^```python\n(.*?)^```$/gms)].map(([, block]) => block).join("");
    expect(createHash("sha256").update(code).digest("hex")).toBe(sha256);
    expect(text.match(/^```console\n(.*?)^```$/ms)![1]).toBe(output);
    // Longer lines wrap beside the button that copies the code, at 720 px.
    expect(code.split("\n").filter((line) => line.length > 72)).toEqual([]);
  },
);

describe("the chapter's exercises", () => {
  const split = (text: string) =>
    [...text.matchAll(/^(\d+)\. (.*)$/gm)].map(
      ([, number, body]) => [Number(number), body!] as const,
    );
  const [exercises, answers] = [getSection("Exercises"), getSection("Answers")].map(split);
  const getAnswer = (number: number) => answers![number - 1]![1];
  const group = (value: number) => value.toLocaleString("en-US");

  it("have twelve numbered answers", () => {
    const numbers = exercises!.map(([number]) => number);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect(answers!.map(([number]) => number)).toEqual(numbers);
    expect(getSection("Answers")).toContain("Answers to exercises 1 to 12");
  });

  it("have the answers that the core computes for a matrix", () => {
    expect(getAnswer(1)).toContain("<% lora 16, 2048, 8192, show=trainable %>");
    expect(16 * (2048 + 8192)).toBe(lora({ rank: 16, d: 2048, k: 8192 }).trainable);
    const best = rankForSavings({ savings: 0.99, d: 1024, k: 1024 });
    expect(getAnswer(2)).toContain(`so the rank is ${best}.`);
    const { breakEvenRank } = lora({ rank: 1, d: 1024, k: 4096 });
    expect(getAnswer(3)).toContain(`= ${breakEvenRank}$`);
    const first = Math.floor(breakEvenRank) + 1;
    expect(getAnswer(3)).toContain(`from rank ${first} on`);
    for (const [rank, isMore] of [
      [first - 1, false],
      [first, true],
    ] as const)
      expect(lora({ rank, d: 1024, k: 4096 }).fraction > 1).toBe(isMore);
    const [low, high] = [8, 64].map((rank) => lora({ rank, d: 64, k: 64, alpha: 16 }).scaling);
    expect(getAnswer(6)).toContain(`from ${low} to ${high}, an eighth`);
    const [lowStable, highStable] = [8, 64].map(
      (rank) => countModel({ model: "gpt2", rank, alpha: 16, rslora: true }).scaling,
    );
    expect(getAnswer(6)).toContain(`from ${lowStable!.toFixed(2)} to ${highStable}, by a factor`);
    expect(lowStable! / highStable!).toBeCloseTo(Math.sqrt(8));
  });

  it("have the forward pass and the rank that matrices give", () => {
    const [w, b, a, x] = [
      [
        [1, 2],
        [0, 1],
      ],
      [[1], [-1]],
      [[2, 1]],
      [[1], [1]],
    ];
    const merged = plus(w!, product(b!, a!), 2);
    const h = plus(product(w!, x!), product(b!, product(a!, x!)), 2);
    expect(product(merged, x!)).toEqual(h);
    const list = (items: readonly number[]) => `(${items.join(", ").replaceAll("-", "−")})`;
    const rows = (matrix: readonly (readonly number[])[]) => matrix.map(list).join(" and ");
    const column = (matrix: readonly (readonly number[])[]) => list(matrix.flat());
    for (const given of [rows(w!), column(b!), column(a!), column(x!)])
      expect(exercises![3]![1]).toContain(given);
    for (const result of [column(product(w!, x!)), column(h), rows(merged)])
      expect(getAnswer(4)).toContain(result);

    // Exercise 5: with equal rows in A, the columns of B and the rows of A stay equal.
    for (const seed of [1, 2, 3]) {
      const problem = createProblem(seed);
      let factors = { b: zeros(3, 8), a: Array.from({ length: 8 }, () => [1, 1, 1]) };
      for (let step = 0; step < 20; step++) {
        const { gradientB, gradientA } = computeMoment(problem, factors.b, factors.a);
        factors = { b: plus(factors.b, gradientB, -0.01), a: plus(factors.a, gradientA, -0.01) };
      }
      for (const row of factors.b) for (const item of row) expect(item).toBeCloseTo(row[0]!, 10);
      for (const row of factors.a) expect(row).toEqual(factors.a[0]);
      expect(sumOfSquares(factors.b)).toBeGreaterThan(0);
    }
  });

  it("have the sizes, the error and the work that models give", () => {
    const { trainable } = lora({ rank: 8, d: 2048, k: 2048 });
    expect(getAnswer(7)).toContain(
      `${group(48 * trainable)} parameters, which take ${group(96 * trainable)} bytes`,
    );

    const count = countModel({ model: "Llama-3.1-8B", rank: 8 });
    const base = baseParameters(count.model)!;
    const full = trainingState(count, { isFull: true });
    expect((full.weights + full.gradients + full.optimizer) / base).toBe(16);
    const adapted = trainingState(count, {});
    expect(adapted.weights / base).toBe(2);
    expect((adapted.adapter + adapted.gradients + adapted.optimizer) / count.trainable).toBe(16);
    const [all, some] = [16 * 7e9, 2 * 7e9 + 16 * 20e6];
    expect(getAnswer(8)).toContain(`${all / 1e9} GB`);
    expect(getAnswer(8)).toContain(
      `14 GB and ${(16 * 20e6) / 1e9} GB. That is ${percent(some, all).share.replace("\u00a0", " ")}`,
    );

    const values = [4, 2, 1, 0.5];
    const error = Math.sqrt(sumOfSquares(values.slice(2)) / sumOfSquares(values));
    expect(getAnswer(9)).toContain(`= ${(100 * error).toFixed(1)} %`);

    const works = (rank: number) => computeOf({ rank, d: 4096, k: 4096 }).training;
    expect([works(682) < 1, works(683) > 1]).toEqual([true, true]);
    expect(getAnswer(10)).toContain(`\\approx ${(4096 / 6).toFixed(1)}$`);
    const { unmerged } = computeOf({ rank: 8, d: 4096, k: 4096 });
    expect(getAnswer(10)).toContain(`${(100 * unmerged).toFixed(3)} %`);

    const store = (rank: number) =>
      2 * countModel({ model: "Llama-3.1-8B", rank, targets: "all-linear" }).trainable;
    expect([store(9) < 50e6, store(10) >= 50e6]).toEqual([true, true]);
    expect(getAnswer(11)).toContain("takes at least rank 10");
  });
});

describe("the visualizer's page", () => {
  it("explains why RoBERTa-large's share is above GPT-2's", () => {
    const [gpt2, roberta] = ["gpt2", "FacebookAI/roberta-large"].map((model) => {
      const count = countModel({ model, rank: 8, targets: "all-linear" });
      const all = baseParameters(count.model)!;
      const adapted = count.modules
        .filter(({ rank }) => rank > 0)
        .reduce((sum, { d, k, instances }) => sum + d * k * instances, 0);
      return {
        share: count.trainable / all,
        adapted: count.trainable / adapted,
        rest: 1 - adapted / all,
      };
    });
    expect(roberta!.share).toBeGreaterThan(gpt2!.share);
    expect(roberta!.adapted).toBeLessThan(gpt2!.adapted);
    const percent = (share: number, digits: number) => `${(100 * share).toFixed(digits)} %`;
    expect(page).toContain(
      `${percent(gpt2!.rest, 0)} of GPT-2 but only ${percent(roberta!.rest, 0)} of RoBERTa-large`,
    );
    expect(page).toContain(`${percent(gpt2!.adapted, 2)} and ${percent(roberta!.adapted, 2)}`);
  });
});
