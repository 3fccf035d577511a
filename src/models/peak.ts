/** Where in a step of training memory is at its highest. */
import type { Activations } from "./activations.js";

/** State in bytes, exact (a quantised base is rounded up to a whole byte). */
export interface TrainingState {
  /** The base model's, trained or frozen. */
  readonly weights: number;
  /** The adapters', in fp32. */
  readonly adapter: number;
  readonly gradients: number;
  readonly optimizer: number;
}

/** What is there at the highest moment, bytes; weights, adapter and optimizer state always are. */
export interface Peak {
  /**
   * loss: the backward pass begins, no gradient is there yet. layer: with checkpointing, the last layer
   * is computed again. step: the backward pass is over and the optimizer computes.
   */
  readonly moment: "loss" | "layer" | "step";
  readonly gradients: number;
  readonly activations: number;
  /** What is computed at that moment and gone after it. */
  readonly temporary: number;
  /** All of these with the state that is always there. */
  readonly total: number;
}

/**
 * The highest of three moments: where the loss's backward pass holds two more fp32 numbers of every
 * token and word of the vocabulary; where a checkpointed layer is there again, and the loss is gone;
 * and where AdamW computes one number of every weight for all of them at once (PyTorch's foreach, its
 * default on a GPU). Gradients are freed before the forward pass.
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
  return moments.reduce((highest, item) => (item.total > highest.total ? item : highest));
}
