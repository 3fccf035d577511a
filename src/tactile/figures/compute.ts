/** Compute by touch: bars of a training step, and of inference with an adapter beside the weights and merged. */

import type { Live } from "../../figures/compute/logic.js";
import type { Work } from "../../figures/compute/numbers.js";
import type { Formats } from "../../formats.js";
import { drawBars } from "../bars.js";
import { Page } from "../page.js";
import type { Sheet } from "../sheet.js";

export function drawCompute(counts: Work, words: Live, f: Formats): readonly [Sheet, Sheet] {
  const titles = [words.title(counts), `Compute at LoRA rank ${f.exact(counts.rank)}`] as const;
  const page = new Page("1", ...titles);
  const amounts = [
    ["a", counts.full],
    ["b", counts.lora],
    ["c", counts.forward + counts.added],
    ["d", counts.forward],
  ] as const;
  const bars = amounts.map(([name, amount]) => ({ name, amount, text: f.exact(amount) }));
  drawBars(page, bars, f);
  const key = new Page("key", ...titles);
  key.item("Multiply-adds per token:");
  key.item("a: training step, full fine-tuning");
  key.item(`b: training step, LoRA, ${words.ofTraining(counts)} of a`);
  key.item("c: inference, LoRA not merged");
  key.item("d: inference, LoRA merged, or no LoRA");
  return [page.finish(), key.finish()];
}
