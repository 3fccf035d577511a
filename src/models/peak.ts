/** The peak of memory in a step of training. */
import type { Activations } from "./activations.js";

/** Bytes of state. They are exact, but for a quantized base, which is rounded up to a byte. */
export interface TrainingState {
  /** The base model, trained or frozen. */
  readonly weights: number;
  /** The adapters, in fp32. */
  readonly adapter: number;
  readonly gradients: number;
  readonly optimizer: number;
}

/** Bytes at the peak, besides weights, adapter and optimizer state, which are always present. */
export interface Peak {
  /**
   * loss: the backward pass starts, without any gradient yet. layer: with checkpointing, the last layer
   * is computed again. step: the optimizer computes after the backward pass.
   */
  readonly moment: "loss" | "layer" | "step";
  readonly gradients: number;
  readonly activations: number;
  /** Temporary results of that moment. */
  readonly temporary: number;
  /** All of these, and the state that is always present. */
  readonly total: number;
}

/**
 * Returns the highest of three moments:
 *
 * - loss: the backward pass of the loss holds two more fp32 numbers for every token and word.
 * - layer: a checkpointed layer is present again, the loss is not.
 * - step: AdamW computes one number per weight for all weights at once (PyTorch's `foreach`, its default
 *   on a GPU).
 *
 * Gradients are freed before the forward pass.
 */
export function peakOf(
  state: TrainingState,
  { kept, loss, layer }: Activations,
  { checkpointing, isForeach }: { readonly checkpointing: boolean; readonly isForeach: boolean },
): Peak {
  const always = state.weights + state.adapter + state.optimizer;
  const at = (moment: Peak["moment"], gradients: number, activations: number, temporary = 0) => ({
    moment,
    gradients,
    activations,
    temporary,
    total: always + gradients + activations + temporary,
  });
  const moments = [
    at("loss", 0, kept, 2 * loss),
    ...(checkpointing ? [at("layer", 0, kept - loss + layer)] : []),
    at("step", state.gradients, 0, isForeach ? state.gradients : 0),
  ];
  return moments.reduce((highest, moment) => (moment.total > highest.total ? moment : highest));
}
