/** The peak of memory in a step of training. */

/** Bytes of state. They are exact, but for a quantized base, which is rounded up to a byte. */
export interface TrainingState {
  /** The base model, trained or frozen. */
  readonly weights: number;
  /** The adapters, in fp32. */
  readonly adapter: number;
  readonly gradients: number;
  readonly optimizer: number;
}

/** The part of a step in which a moment lies: `loss` is both passes of the loss. */
export type Phase = "forward" | "loss" | "backward" | "step";

/** Bytes at a moment of both passes, besides the state that is always present. */
export interface Moment {
  readonly phase: Phase;
  readonly gradients: number;
  /** What operations store for the backward pass. */
  readonly activations: number;
  /** Other results. */
  readonly temporary: number;
}

/** Bytes at the peak, besides weights, adapter and optimizer state, which are always present. */
export interface Peak {
  readonly moment: Phase;
  readonly gradients: number;
  readonly activations: number;
  readonly temporary: number;
  /** All of these, and the state that is always present. */
  readonly total: number;
}

/**
 * Returns the highest of these moments and of the optimizer's step. There AdamW computes one number per
 * weight for all weights at once (PyTorch's `foreach`, its default on a GPU). Gradients are freed before
 * the forward pass.
 */
export function peakOf(
  state: TrainingState,
  passes: readonly Moment[],
  { isForeach }: { readonly isForeach: boolean },
): Peak {
  const { gradients } = state;
  const step = { phase: "step", gradients, activations: 0, temporary: isForeach ? gradients : 0 };
  const bytesOf = ({ gradients, activations, temporary }: Omit<Moment, "phase">) =>
    gradients + activations + temporary;
  const { phase: moment, ...bytes } = [...passes, step as Moment].reduce((highest, other) =>
    bytesOf(other) > bytesOf(highest) ? other : highest,
  );
  const always = state.weights + state.adapter + state.optimizer;
  return { moment, ...bytes, total: always + bytesOf(bytes) };
}
