/** Training memory by touch: a bar for full fine-tuning, for LoRA and for QLoRA. */

import type { Live } from "../../figures/memory/logic.js";
import { type Costs, TRAINING_MODES } from "../../figures/memory/numbers.js";
import type { Formats } from "../../formats.js";
import { drawBars } from "../bars.js";
import { Page } from "../page.js";
import type { Sheet } from "../sheet.js";

const NAMES = { full: "Full", lora: "LoRA", qlora: "QLoRA" } as const;

export function drawMemory(counts: Costs, words: Live, f: Formats): readonly [Sheet, Sheet] {
  const titles = [
    words.title(counts),
    `Training memory at LoRA rank ${f.exact(counts.count.rank)}`,
  ] as const;
  const page = new Page("1", ...titles);
  const bars = TRAINING_MODES.map((mode) => ({
    name: NAMES[mode],
    amount: counts.memory[mode].total,
    text: words.total(counts, mode),
  }));
  drawBars(page, bars, f);
  const key = new Page("key", ...titles);
  for (const mode of TRAINING_MODES) key.item(`${NAMES[mode]}: ${words.label(counts, mode)}`);
  key.item(`B, A, their gradients and optimizer state: ${words.trained(counts)}`);
  key.skip();
  // The other lines are about marks that these bars do not have.
  for (const line of words.foot(counts).slice(0, 4)) key.item(line);
  return [page.finish(), key.finish()];
}
