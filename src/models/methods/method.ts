/** What a fine-tuning method is, and how one that adapts modules is written. */
import { LoraError } from "../../errors.js";
import type { ModuleCount } from "../count.js";
import type { Model } from "../model.js";
import type { Filled, Settings } from "../settings.js";
import type { Defaults } from "../targets.js";
import type { Tensor } from "../tensors.js";

/** What a method is asked for, checked. */
export interface Asked {
  readonly model: Model;
  /** The modules it adapts; their `rank` is each one's own. */
  readonly modules: readonly ModuleCount[];
  readonly targets: readonly string[];
  readonly rank: number;
  /** The method's defaults, and what is given in their place. */
  readonly settings: Filled;
}

/** A fine-tuning method: what is told of it, and the tensors that it adds to a model. */
export interface Method {
  readonly name: string;
  readonly label: string;
  /** "arXiv" and a number, "OpenReview" and a name, or "–". */
  readonly paper: string;
  /** One sentence on what the method trades. */
  readonly trades: string;
  /** Whose default targets it has; absent where it adapts no modules. */
  readonly adapts?: Defaults;
  readonly hasRank?: boolean;
  /** Whether PEFT reads its rank_pattern. */
  readonly hasRankPattern?: boolean;
  /** Whether PEFT has a case for GPT-2's Conv1D. */
  readonly takesConv1d?: boolean;
  /** Whether PEFT has a case for experts in one tensor. */
  readonly takesFused?: boolean;
  /** What the names of its modules_to_save begin with; absent where PEFT has none for it. */
  readonly copiesIn?: "base_model" | "base_model.model";
  /** Why there is no file of PEFT's. */
  readonly noFile?: string;
  /** Settings that it reads, each with its default. */
  settings?(of: Pick<Asked, "model" | "rank">): Settings;
  /** What it adds, of all instances. Throws LoraError for what the model or PEFT does not allow. */
  tensors(asked: Asked): readonly Tensor[];
}

/** In every instance of every adapted module, what one has. */
export const inEach =
  (item: (module: ModuleCount, settings: Filled) => readonly Tensor[]): Method["tensors"] =>
  ({ modules, settings }) =>
    modules.flatMap((module) =>
      item(module, settings).map((tensor): Tensor => ({ ...tensor, module })),
    );

/** Throws LoraError where the side of a module is no multiple of the setting. */
export function divides(
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

/** Throws LoraError where the rank is above the limit that PEFT sets. */
export function atMost(limit: number, { rank, name }: ModuleCount) {
  if (rank > limit) throw new LoraError("rank", `at most ${limit} for ${name}`, rank);
}

export function hiddenOf({ id, hidden }: Model, method: string): number {
  if (hidden) return hidden;
  throw new LoraError("model", `one of a single hidden size for ${method}`, id);
}
