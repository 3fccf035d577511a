/** Turns an author's values into the data that a page carries. Scripts do not load it. */
import { type Activations, activations, lossOf } from "../../models/activations.js";
import { countOn } from "../../models/count.js";
import { findLayer } from "../../models/layers.js";
import { modelOf } from "../../models/lookup.js";
import { publishedPeaks } from "../../models/published.js";
import { TRAINING, trainingState } from "../../models/training.js";
import { choice, type InputOf, number } from "../../options.js";
import type { Resolved } from "../figure.js";
import { EXPERTS } from "../options.js";
import { MODEL_OPTIONS, resolveModel } from "../resolve-model.js";
import type { Grown, Needs, Training } from "./numbers.js";

export const OPTIONS = {
  ...MODEL_OPTIONS,
  experts: EXPERTS,
  batch: number({
    min: 1,
    max: 128,
    default: TRAINING.batch.default,
    about: TRAINING.batch.about,
    control: { kind: "slider", scale: "log2", min: 1, max: 64 },
  }),
  sequence: number({
    min: 1,
    max: 32_768,
    default: TRAINING.sequence.default,
    about: TRAINING.sequence.about,
    control: { kind: "slider", scale: "log2", min: 128, max: 8192 },
  }),
  checkpointing: { ...TRAINING.checkpointing, control: { kind: "tick" } as const },
  padded: TRAINING.isPadded,
  precision: TRAINING.precision,
  optimizer: TRAINING.optimizer,
  quantization: choice(TRAINING.quantization.values.slice(1) as ["nf4", "nf4-double"], {
    default: "nf4-double",
    about: "QLoRA's base: NF4, or NF4 with quantized scales",
  }),
};

/** Returns the coefficients of a number of bytes, from its values at small ranks, batches and sequences. */
function grown(bytes: (rank: number, batch: number, sequence: number) => number): Grown {
  const square = (bytes(1, 1, 2) - bytes(1, 2, 1)) / 2;
  const [slope, steeper] = [1, 2].map((rank) => bytes(rank, 2, 1) - bytes(rank, 1, 1)) as [
    number,
    number,
  ];
  const [start, higher] = [bytes(1, 1, 1) - slope, bytes(2, 1, 1) - steeper];
  const ranked = steeper - slope;
  return [slope - ranked - square, ranked, 2 * start - higher, higher - start, square];
}

/** Returns the input for an author's values. Throws LoraError. */
export function resolve(values: InputOf<typeof OPTIONS>): Training & Resolved {
  const { batch = 1, sequence = 512, checkpointing = false, padded: isPadded = false } = values;
  const { precision = "mixed", optimizer = "adamw", quantization = "nf4-double" } = values;
  const { rank, maxRank, model, targets, excludeModules, experts } = values;
  const adapter = { targets, excludeModules, experts };
  const countAt = (rank: number) => countOn(modelOf(model), { rank, ...adapter });
  const count = countAt(rank);
  const state = (isFull: boolean, base: typeof quantization | "none" = "none") =>
    trainingState(count, { isFull, precision, optimizer, quantization: base });
  const layer = findLayer(count.model);
  const counts = [1, 2].map(countAt);
  const needsOf = (isFull: boolean, isQuantized: boolean): Needs => {
    const of = (part: keyof Activations, checkpointing = false) =>
      grown((rank, batch, sequence) => {
        const input = { isFull, isQuantized, precision, checkpointing, batch, sequence, isPadded };
        return activations(counts[rank - 1]!, input)[part];
      });
    return { kept: of("kept"), checkpointed: of("kept", true), layer: of("layer") };
  };
  return {
    ...resolveModel({ rank, maxRank, model, ...adapter }),
    batch,
    sequence,
    checkpointing,
    precision,
    optimizer,
    full: state(true),
    bases: { lora: state(false).weights, qlora: state(false, quantization).weights },
    still: layer ? undefined : ["batch", "sequence", "checkpointing"],
    needs: layer && {
      full: needsOf(true, false),
      lora: needsOf(false, false),
      qlora: needsOf(false, true),
      loss: lossOf(count),
    },
    published:
      isPadded && optimizer === "adamw" && precision === "bf16" ? publishedPeaks(count) : undefined,
  };
}
