/** The type of a fine-tuning method, and helpers for methods that adapt modules. */
import { LoraError } from "../../errors.js";
import type { AdaptationRules, ModuleCount } from "../count.js";
import type { Model } from "../model.js";
import type { AdapterInput } from "../options.js";
import type { Narrowing } from "../selection.js";
import type { ResolvedSettings, Settings } from "../settings.js";
import type { Tensor } from "../tensors.js";

/** The arguments whose defaults depend on the method. */
interface MethodArguments
  extends Narrowing,
    Pick<AdapterInput, "targets" | "modulesToSave" | "loraBias">,
    Pick<Settings, "feedforward" | "blockSize" | "blockCount"> {
  readonly dtype?: "float32" | "bfloat16" | "float16" | undefined;
  readonly baseDtype?: "float32" | "bfloat16" | "float16" | undefined;
}

/** The model, modules and settings to which a method is applied. The values are checked. */
export interface MethodContext {
  readonly model: Model;
  readonly modules: readonly ModuleCount[];
  readonly targets: readonly string[];
  readonly rank: number;
  /** The caller's settings, completed by the method's defaults. */
  readonly settings: ResolvedSettings;
  /** The caller's arguments, without defaults. */
  readonly input: MethodArguments;
}

/** A fine-tuning method: its properties, and the tensors that it adds to a model. */
export interface Method extends AdaptationRules {
  /** The name as in the option `method`. */
  readonly name: string;
  /** "arXiv" with a number, "OpenReview" with a name, a conference, or "–". */
  readonly paper: string;
  /** Whether it has a rank. */
  readonly hasRank?: boolean;
  /** Whether modules can have different ranks. */
  readonly hasRankPattern?: boolean;
  /** Whether PEFT supports GPT-2's Conv1D. */
  readonly takesConv1d?: boolean;
  /** Whether it adapts embeddings. */
  readonly takesEmbeddings?: boolean;
  /** The prefix of names of copied modules. Absent if `adapts` determines it, or if PEFT copies no modules. */
  readonly copiesIn?: "base_model" | "base_model.model";
  /** Why the method has no adapter file. */
  readonly noFile?: "saves-model" | "not-in-peft";
  /** Returns its settings, such as block sizes, for a model and rank. */
  settings?(context: Pick<MethodContext, "model" | "rank" | "input">): Settings;
  /** Throws LoraError if the model or PEFT does not support the tensors. */
  tensors(context: MethodContext): readonly Tensor[];
}

/** Implements `Method.tensors` by a function that returns the tensors of one module. */
export const forEachModule =
  (
    createTensors: (module: ModuleCount, settings: ResolvedSettings) => readonly Tensor[],
  ): Method["tensors"] =>
  ({ modules, settings }) =>
    modules.flatMap((module) =>
      createTensors(module, settings).map((tensor): Tensor => ({ ...tensor, module })),
    );

/** Throws LoraError if the setting does not divide these sides of the module. */
export function assertDivides(
  setting: string,
  value: number,
  module: ModuleCount,
  sides: "d" | "k" | "dk",
) {
  for (const side of sides) {
    const length = side === "d" ? module.d : module.k;
    if (length % value !== 0)
      throw new LoraError(setting, `a divisor of ${side} = ${length} of ${module.name}`, value);
  }
}

/** Throws LoraError if the rank exceeds PEFT's limit. */
export function checkRank(limit: number, { rank, name }: ModuleCount) {
  if (rank > limit) throw new LoraError("rank", `at most ${limit} for ${name}`, rank);
}

/** Throws LoraError if a name in modulesToSave would make PEFT copy `module`, a part of the adapter. */
export function checkCopies(module: string, { modulesToSave: saved }: MethodArguments) {
  const clash = Array.isArray(saved) ? saved.find((name) => module.endsWith(name)) : undefined;
  if (clash !== undefined)
    throw new LoraError("modulesToSave", `names that do not match the end of ${module}`, clash);
}

/** Throws LoraError for a model with several hidden sizes. */
export function getHiddenSize({ id, hidden }: Model, method: string): number {
  if (hidden) return hidden;
  throw new LoraError("model", `a model with a single hidden size, which ${method} requires`, id);
}
