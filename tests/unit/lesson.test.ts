/** Checks statements of the chapter and of the visualizer's page against their sources. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { memory } from "../../src/figures/memory/index.js";
import { countModel } from "../../src/models/index.js";
import { baseParameters } from "../../src/models/model.js";
import papers from "../reference/paper-tables.json" with { type: "json" };
import runs from "../reference/peft-runs.json" with { type: "json" };

const read = (file: string) => readFileSync(file, "utf8");
const chapter = read("site/chapters/11-generative-ai-and-llms/index.md");
const page = read("site/sims/lora-visualizer/index.md");

describe("the chapter", () => {
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
      memory.draw({ model: "meta-llama/Llama-3.1-8B", rank: 8, precision }).alt;
    expect(draw("bf16")).toContain(
      "Full fine-tuning 80.3\u00a0GB; LoRA 19.7\u00a0GB, 24.5\u00a0% of full",
    );
    expect(draw("mixed")).toContain(
      "Full fine-tuning 160.6\u00a0GB; LoRA 19.4\u00a0GB, 12.1\u00a0% of full",
    );
    const [equal, mixed] = ["precision=bf16", "needs 160.6 GB"].map((text) =>
      chapter.indexOf(text),
    );
    expect(equal).toBeGreaterThan(0);
    expect(mixed).toBeGreaterThan(equal!);
    expect(chapter).toContain("LoRA needs 19.4 GB, or 12.1 %");
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
