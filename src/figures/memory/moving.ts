/** The figure as it moves: all of it that a page's script needs. */
import { adapterBytes, computed } from "../../models/memory.js";
import type { Moving } from "../figure.js";
import { countInput, fit } from "../whole-model.js";
import { enlargementOf } from "./bars.js";
import { compose } from "./compose.js";
import type { Costs } from "./costs.js";
import { heldOf, type Training } from "./held.js";
import { live } from "./words.js";

export const moving: Moving<Training, Costs> = {
  fit,
  /** What a model's training costs. */
  count(input) {
    const count = countInput(input);
    const { trainable, modules } = count;
    const linear = modules.reduce((sum, { d, k, instances }) => sum + instances * d * k, 0);
    const memory = heldOf(input, count);
    return {
      count,
      memory,
      training: input,
      min: leastOf(memory),
      measured: measuredOf(input),
      enlargement: enlargementOf(memory, count.rank),
      compute: computed(linear, trainable),
      file: adapterBytes(count),
    };
  },
  compose,
  words: live,
};

/** QLoRA's total, were its activations those of LoRA. */
function leastOf({ lora, qlora }: Costs["memory"]): number {
  const more = qlora.activations + qlora.temporary - lora.activations - lora.temporary;
  return qlora.total - Math.max(0, more);
}

/** What was measured of just this, bytes. */
function measuredOf({
  published,
  rank,
  batch,
  sequence,
  checkpointing,
}: Training): Costs["measured"] {
  if (published?.batch !== batch || published.sequence !== sequence || checkpointing) return {};
  return { full: published.full, lora: published.lora.find(([item]) => item === rank)?.[1] };
}
