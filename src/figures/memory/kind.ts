import { TRAINING } from "../../counts/index.js";
import { choice, number } from "../../options.js";
import { defineKind } from "../kind.js";
import { EXPERTS } from "../options.js";
import { MODEL_EXAMPLES, MODEL_OPTIONS } from "../resolve-model.js";

/** A training whose memory PEFT published. The figure also shows these measured values. */
const MEASURED = {
  rank: 32,
  model: "meta-llama/Llama-3.2-3B",
  targets: ["q_proj", "v_proj"],
  batch: 4,
  sequence: 750,
  precision: "bf16",
  padded: true,
} as const;

export const kind = defineKind({
  name: "memory",
  options: {
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
      about: "the quantization of QLoRA's base: NF4, or NF4 with double quantization",
    }),
  },
  examples: [...MODEL_EXAMPLES, MEASURED],
});
