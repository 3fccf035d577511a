/** Finds hand-written LoRA that multiplies the update by alpha instead of alpha / r. */
import type { Placed } from "../mistake.js";
import { withoutStrings } from "./python.js";

const ALPHA = "(?:self\\.)?(?:lora_)?(?:alpha|α)";
const RANK = "(?:self\\.)?(?:lora_)?(?:rank|r)";
/** A factor of BA: an attribute or a layer that is applied to the input. */
const FACTORS = [
  /\b(?:lora_|W_)?A\b|\bW_a\b|\blora_down\b/,
  /\b(?:lora_|W_)?B\b|\bW_b\b|\blora_up\b/,
] as const;

/** Matches a class with all its lines. */
const CLASS = /^([ \t]*)class\s.*\n(?:(?:\1[ \t]+.*|[ \t]*)(?:\n|$))+/gm;
const PARAMETERS = /\bdef __init__\(([^)]{0,4000})\)/;
/** Matches "alpha * (…)", "(…) * alpha" and "alpha * update" on a line. */
const SCALED = new RegExp(
  `(?<![\\w./*])(?<![/*]\\s)(${ALPHA})\\s*\\*\\s*(\\(.{0,300}\\)|\\w+)|(\\(.{0,300}\\)|\\b\\w+)\\s*\\*\\s*(${ALPHA})(?!\\s*[/*\\w.(])`,
  "g",
);
/** Matches a division of alpha or by the rank, with which the author may scale elsewhere, also in a caller. */
const DIVIDED = new RegExp(
  `${ALPHA}\\s*(?:\\)\\s*)?/|/\\s*(?:math\\.sqrt\\(|float\\()?${RANK}\\b|\\*\\*\\s*-|\\bdiv_?\\(|\\bscal(?:e|ing)\\b`,
);

const hasFactors = (text: string) => FACTORS.every((factor) => factor.test(text));

/** Returns whether an operand contains B and A, or is a variable whose assignment does. */
function isUpdate(operand: string, body: string): boolean {
  if (hasFactors(operand)) return true;
  if (!/^\w+$/.test(operand)) return false;
  return hasFactors(new RegExp(`^[ \\t]*${operand}\\s*=(.*)$`, "m").exec(body)?.[1] ?? "");
}

export function checkScaling(original: string): Placed[] {
  const code = withoutStrings(original);
  if (DIVIDED.test(code)) return [];
  return [...code.matchAll(CLASS)].flatMap(({ 0: body, index }): Placed[] => {
    const parameters = PARAMETERS.exec(body)?.[1] ?? "";
    const [rank, alpha] = [RANK, ALPHA].map(
      (name) => new RegExp(`(?:^|[,\\s])(${name})\\s*(?:[:=,]|$)`).exec(parameters)?.[1],
    );
    if (!rank || !alpha) return [];
    for (const match of body.matchAll(SCALED)) {
      const [, first, right = "", left = "", last] = match;
      const claim = (first ?? last)!;
      if (!isUpdate(right || left, body)) continue;
      return [
        {
          offset: index + match.index + (first ? 0 : match[0].length - claim.length),
          claim,
          value: `${claim} / ${rank}`,
          subject: "scaling of BA",
          reason: "LoRA scales by alpha / r; with alpha alone, a larger rank gives a larger update",
        },
      ];
    }
    return [];
  });
}
