/**
 * The memory of a training step's passes, by what PyTorch's autograd keeps in the code of transformers
 * 5.24 and PEFT 0.21. `tape.ts` keeps the books, `operations.ts` and `modules.ts` are the operations, and
 * `layers.ts` the families. Dropout is off. tests/oracle/memory.py runs the same code on tensors without
 * data.
 */
import type { ModelCount } from "./count.js";
import { forwardPass } from "./layers.js";
import type { StepInput } from "./modules.js";
import type { Moment } from "./peak.js";

export const PRECISIONS = ["bf16", "mixed", "fp32"] as const;
export type Precision = (typeof PRECISIONS)[number];

/** What a forward pass keeps, and the moments at which a step may need most. */
export interface Activations {
  /** Bytes that the forward pass stores for the backward pass. */
  readonly kept: number;
  readonly moments: readonly Moment[];
}

/** Returns the activations. Throws LoraError for a family whose layers are unknown. */
export function activations(count: ModelCount, input: StepInput): Activations {
  const { step, loss } = forwardPass(count, input);
  const kept = step.live;
  step.backward(loss);
  return { kept, moments: step.moments };
}
