/** Compares published runs of one model: trained parameters and file sizes. */
import { describe, expect, it } from "vitest";
import { adapterFileBytes, countMethod } from "../../src/index.js";
import { type PeftRun, toInput } from "../support/peft.js";
import { reference } from "../support/published.js";

interface Run extends PeftRun {
  readonly id: string;
  readonly trainable: number;
  readonly fileBytes: number;
}

const { runs } = reference<{ readonly runs: readonly Run[] }>("peft-runs.json");
const model = "meta-llama/Llama-3.2-3B";

/** Reasons why no formula determines a run's count and file. */
const NOT_COUNTED: Readonly<Record<string, string>> = {
  ADAMSS: "its subspaces are clusters of the weights' own singular vectors",
  OSF: "the rank that it keeps is not among its published settings",
  "tinylora/llama-3.2-3B-weight-tying": "tied vectors are not modeled",
  "lora/llama-3.2-3B-rank14-target-mlp-bdlora": "its settings of blocks are not published",
};
/** Reasons why no formula determines a run's file. */
const NO_FILE: Readonly<Record<string, string>> = {
  ADALORA: "its ranks after pruning follow from training",
  FULL: "it saves the whole model, without a header in the figure that is published",
};

/** Returns our input for a run. The source is a model in bfloat16. */
function toMethodInput(run: Run) {
  const config = { ...run.config };
  // The source omits that LoRA-FA is an optimizer and that OFT's size of blocks is 0.
  if (run.id.endsWith("lorafa")) config.lorafa = true;
  // These runs are older than the version of PEFT that trains AdaLoRA's numbers of ranks.
  const dtype = run.method === "ADALORA" ? "float32" : "bfloat16";
  if (run.method === "OFT") config.oft_block_size = 0;
  const input = toInput({ ...run, config, dtype });
  return { ...input, model, ...(config.lorafa ? { method: "lora-fa" } : {}) };
}

const reason = (run: Run, reasons: Readonly<Record<string, string>>) =>
  reasons[run.method] ?? reasons[run.id];
const counted = runs.filter((run) => !reason(run, NOT_COUNTED));
const filed = counted.filter((run) => !reason(run, NO_FILE));

describe("a published run", () => {
  it.each(counted)("$id trains $trainable parameters", (run) => {
    expect(countMethod(toMethodInput(run))).toBe(run.trainable);
  });

  it.each(filed)("$id saves $fileBytes bytes", (run) => {
    expect(adapterFileBytes(toMethodInput(run))).toBe(run.fileBytes);
  });

  it("is left out only for a stated reason", () => {
    expect(counted.length).toBeGreaterThanOrEqual(39);
    expect(filed.length).toBeGreaterThanOrEqual(37);
    const omitted = runs.filter((run) => !filed.includes(run));
    const lines = omitted.map(
      (run) => `  ${run.id}: ${reason(run, { ...NOT_COUNTED, ...NO_FILE })}`,
    );
    console.log(
      [
        `published runs: ${counted.length} of ${runs.length} counts, ${filed.length} of ${runs.length} files; not:`,
        ...lines,
      ].join("\n"),
    );
  });
});
