/** Finds hand-written LoRA that multiplies the update by alpha instead of alpha / r. */
import type { Placed } from "../mistake.js";
import { withoutStrings } from "./python.js";

const NAME = {
  alpha: "(?:self\\.)?(?:lora_)?(?:alpha|α)",
  rank: "(?:self\\.)?(?:lora_)?(?:rank|r)",
};
/** Matches a class with all its lines. */
const CLASS = /^([ \t]*)class\s+(\w+).*\n(?:(?:\1[ \t]+.*|[ \t]*)(?:\n|$))+/gm;
const PARAMETERS = /\bdef __init__\(([^)]*)\)/;
/** Matches alpha times a product of the input or B with A: `self.alpha * (x @ self.A @ self.B)`. */
const PRODUCT = "[^\\n]*?(?:\\b(?:self\\.)?(?:lora_)?(?:A|B|down|up)\\b|\\blora_[AB]\\b)";
const SCALED = new RegExp(
  `(?<![\\w./*]\\s*)(${NAME.alpha})\\s*\\*\\s*\\((?=${PRODUCT})[^\\n]*?(?:@|matmul|\\()[^\\n]*\\)|\\)\\s*\\*\\s*(${NAME.alpha})(?!\\s*[/*\\w.])`,
  "g",
);
/** Matches a division by the rank, or of alpha, by which the author may scale elsewhere. */
const DIVIDED = new RegExp(
  `${NAME.alpha}\\s*\\)?\\s*/|/\\s*(?:math\\.sqrt\\(|float\\()?${NAME.rank}\\b|\\*\\*\\s*-|\\bdiv_?\\(|\\bscaling\\b`,
);

export function checkScaling(original: string): Placed[] {
  const code = withoutStrings(original);
  // A division in a caller gives the class its scaling.
  if (DIVIDED.test(code)) return [];
  return [...code.matchAll(CLASS)].flatMap(({ 0: body, index }): Placed[] => {
    const parameters = PARAMETERS.exec(body)?.[1] ?? "";
    const has = (name: string) =>
      new RegExp(`(?:^|[,\\s*])${name}\\s*(?:[:=,]|$)`).test(parameters);
    if (!has("(?:lora_)?(?:rank|r)") || !has("(?:lora_)?alpha")) return [];
    if (!/\b(?:lora_)?A\b|\blora_down\b/.test(body) || !/\b(?:lora_)?B\b|\blora_up\b/.test(body))
      return [];
    const [match] = body.matchAll(SCALED);
    const alpha = match?.[1] ?? match?.[2];
    if (!match || !alpha) return [];
    const rank = /\brank\b/.test(parameters)
      ? "rank"
      : /\blora_r\b/.test(parameters)
        ? "lora_r"
        : "r";
    return [
      {
        offset: index + match.index + match[0].lastIndexOf(alpha),
        claim: alpha,
        value: `${alpha} / ${alpha.startsWith("self.") ? "self." : ""}${rank}`,
        subject: "scaling of BA",
        reason: "LoRA scales by alpha / r; with alpha alone, a larger rank gives a larger update",
      },
    ];
  });
}
