/** English phrases that the figures of a whole model share. */
import type { Formats } from "../formats.js";
import type { Targets } from "./whole-model.js";

/** Returns the shared phrases. */
export function modelWords(f: Formats) {
  return {
    /** Returns the targets as "q_proj and v_proj", or as a number of kinds of module. */
    targets(targets: Targets): string {
      if (targets === "all") return "all linear modules";
      if ("kinds" in targets) return `${targets.kinds} of ${targets.total} kinds of linear module`;
      return f.list(targets);
    },
    headless: "The model is counted without pooler and heads.",
  };
}
