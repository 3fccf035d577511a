import type { Compute } from "../../models/memory.js";
import type { WholeCount } from "../whole-model.js";
import type { Held, Training, Way } from "./held.js";

/** What the figure shows of one model. */
export interface Costs {
  readonly count: WholeCount;
  readonly memory: Readonly<Record<Way, Held>>;
  readonly training: Training;
  /** Of QLoRA, bytes that its total is at least: with LoRA's activations. */
  readonly min: number;
  /** What was published of just this training, bytes. */
  readonly measured: { readonly [W in Way]?: number | undefined };
  readonly compute: Compute;
  /** Bytes of the adapter's file. */
  readonly file: number;
  /** How often larger than in the bars the picture shows what LoRA trains. */
  readonly enlargement: number;
}

/** Whether the model's activations are known. */
export const isWhole = ({ memory }: Pick<Costs, "memory">) => memory.full.moment !== undefined;
