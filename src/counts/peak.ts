/** Finds the memory peak of a training step. */

/** Bytes of the training state. They are exact; a quantized base is rounded up to whole bytes. */
export interface TrainingState {
  /** The base model, trained or frozen. */
  readonly weights: number;
  /** The adapters, in fp32. */
  readonly adapter: number;
  /** The gradients of the trained weights. */
  readonly gradients: number;
  /** The optimizer's state, such as AdamW's two moments. */
  readonly optimizer: number;
}

/** The phase of a step: `loss` includes the loss's forward and backward pass. */
export type Phase = "forward" | "loss" | "backward" | "step";

/** Bytes at a moment of the forward or backward pass, in addition to the state that is always present. */
export interface Moment {
  readonly phase: Phase;
  readonly gradients: number;
  /** Tensors that operations store for the backward pass. */
  readonly activations: number;
  /** Other results of operations. */
  readonly temporary: number;
}

/** Bytes at the peak. Only `total` includes weights, adapter and optimizer state, which are always present. */
export interface Peak {
  /** The phase of the step that has the peak. */
  readonly moment: Phase;
  /** Gradients that exist at the peak. */
  readonly gradients: number;
  /** Tensors that operations store for the backward pass. */
  readonly activations: number;
  /** Other results of operations. */
  readonly temporary: number;
  /** The sum of all bytes at the peak, including the state that is always present. */
  readonly total: number;
}

/**
 * Returns the moment with the most memory, in the passes or in the optimizer's step. In its step, AdamW
 * computes one number per weight for all weights at once (PyTorch's `foreach`, the default on a GPU).
 * Gradients are freed before the forward pass.
 */
export function findPeak(
  state: TrainingState,
  passes: readonly Moment[],
  { isForeach }: { readonly isForeach: boolean },
): Peak {
  const { gradients } = state;
  const step = { phase: "step", gradients, activations: 0, temporary: isForeach ? gradients : 0 };
  const sumBytes = ({ gradients, activations, temporary }: Omit<Moment, "phase">) =>
    gradients + activations + temporary;
  const { phase: moment, ...bytes } = [...passes, step as Moment].reduce((highest, other) =>
    sumBytes(other) > sumBytes(highest) ? other : highest,
  );
  const stateBytes = state.weights + state.adapter + state.optimizer;
  return { moment, ...bytes, total: stateBytes + sumBytes(bytes) };
}
