/** Finds the method that a claim is about: LoRA, DoRA, or another method, whose numbers are not checked. */
import type { Claim } from "./claims.js";
import type { Sentence, Subject } from "./subject.js";

export type CheckedMethod = "LoRA" | "DoRA";

const OTHER =
  /\b(?!(?:Q|rs)?LoRA\b)\w+-?LoRA\b|\bLoRA-[A-Z]|\bMethod: (?![^|]*\b(?:(?:Q|rs)?LoRA|DoRA|full|fine-tuning)\b)|\b(?:QDoRA|VeRA|LoHa|LoKr|IA3|OFT|BOFT|prefix|prompt[- ]tuning|P-tuning|soft prompts?|Houlsby|BitFit|bottleneck)\b|\(IA\)/i;
/** Parameters that are trained outside the adapter. */
const EXTRA =
  /\b(?:biases|bias terms?|embeddings?|embed_tokens|lm_head|modules_to_save|classifier|head|norms?|LayerNorms?)\b/i;
const LORA = /\b(?:Q|rs)?LoRA\b/i;
const DORA = /\bDoRA\b/i;
/** Matches words about DoRA's parts. One part is LoRA's update. */
const PARTS = /\b(?:direction\w*|magnitudes?|factors?|low-rank|without)\b/i;

/** Matches the start of a clause. */
const CLAUSES = /[,;:(]|\b(?:where|while|whereas|but|and)\b/i;

/** The maximum number of sentences before the claim that may name its method. */
const MAX_SENTENCES = 3;

/** Matches text that names LoRA only as the method that another method replaces. */
const REPLACED = /\b(?:instead of|rather than|replac\w+|from)\s+LoRA\b(?!['’])/gi;

/** Returns the methods that the text names; undefined if it names none. */
function methodsIn(sentence: string): CheckedMethod[] | undefined {
  const text = sentence.replace(REPLACED, "");
  if (DORA.test(text)) return LORA.test(text) || PARTS.test(text) ? ["LoRA", "DoRA"] : ["DoRA"];
  return LORA.test(text) ? ["LoRA"] : undefined;
}

/** Returns the methods that the claim may be about, or [] if it is about another method. */
export function findMethods(
  { start }: Claim,
  { text, complete }: Sentence,
  subject: Subject,
): readonly CheckedMethod[] {
  if (OTHER.test(complete) || EXTRA.test(complete)) return [];
  const before = text.slice(0, start);
  const named = methodsIn(before.split(CLAUSES).at(-1)!) ?? methodsIn(before);
  if (named) return named;
  // A method that is named after the claim may serve only as a comparison.
  const after = methodsIn(complete) ?? [];
  for (const sentence of subject.before.slice(0, MAX_SENTENCES)) {
    const earlier = methodsIn(sentence);
    if (earlier) return [...new Set([...after, ...earlier])];
    if (OTHER.test(sentence)) return [];
  }
  return after.length > 0 ? after : ["LoRA"];
}
