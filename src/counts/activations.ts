/**
 * Computes the activation memory of a training step with transformers 5.24 and PEFT 0.21, without dropout.
 * `tape.ts` tracks storages as PyTorch's autograd does, `operations.ts` and `modules.ts` simulate operations
 * and modules, and `steps/` simulates model families. tests/oracle/memory.py measures the real code on
 * tensors without data.
 */
import type { ModelCount } from "./count.js";
import { forwardPass } from "./layers.js";
import type { StepInput } from "./modules.js";
import type { Moment } from "./peak.js";

export const PRECISIONS = ["bf16", "mixed", "fp32"] as const;

/** The bytes that a forward pass keeps, and the moments at which a step may need the most memory. */
interface Activations {
  /** Bytes that the forward pass stores for the backward pass. */
  readonly storedBytes: number;
  readonly moments: readonly Moment[];
}

/** Throws LoraError for a family whose layers are unknown. */
export function activations(count: ModelCount, input: StepInput): Activations {
  const { step, loss } = forwardPass(count, input);
  const storedBytes = step.live;
  step.backward(loss);
  return { storedBytes, moments: step.moments };
}
