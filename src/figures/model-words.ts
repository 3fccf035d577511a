/** English phrases that the figures of a model share. */
import type { Formats } from "../formats.js";
import type { Targets, WholeCount } from "./whole-model.js";

/** Returns how experts are stored, for captions. */
export const layoutWords = (experts: "fused" | "separate") =>
  `${experts}, as in transformers\u00a0${experts === "fused" ? 5 : 4}`;

/** Returns the shared phrases. */
export function modelWords(f: Formats) {
  return {
    /** Returns the targets as "q_proj and v_proj", or as a number of kinds of module. */
    targets(targets: Targets): string {
      if (targets === "all") return "all linear modules";
      if ("kinds" in targets) return `${targets.kinds} of ${targets.total} kinds of module`;
      return f.list(targets);
    },
    /** A note on parameters that the count leaves out, or on how experts are stored. */
    note({ isHeadless, experts }: Pick<WholeCount, "isHeadless" | "experts">): string | undefined {
      if (isHeadless) return "The model is counted without pooler and heads.";
      return experts && `Experts are ${layoutWords(experts)}.`;
    },
  };
}
