/** English phrases that the figures of a whole model share. */
import type { Formats } from "../formats.js";
import type { Targets } from "./whole-model.js";

/** Returns the shared phrases. */
export function modelWords(f: Formats) {
  return {
    /** "q_proj and v_proj", or how many kinds of module where they are many or share a name with others. */
    targets(targets: Targets): string {
      if (targets === "all") return "all linear modules";
      if ("kinds" in targets) return `${targets.kinds} of ${targets.total} kinds of linear module`;
      return f.list(targets);
    },
    headless: "The model is counted without pooler and heads.",
  };
}
