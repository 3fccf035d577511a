/** Whether a claim is right of what it is about. */
import { adaptedOf } from "./adapted.js";
import type { Claim } from "./claims.js";
import { isCutOff, isRounded } from "./numbers.js";
import { isOther } from "./others.js";
import { type Right, rightsOf, rightsOfMatrix } from "./rights.js";
import type { Sentence, Subject } from "./subject.js";

/** What is wrong with a claim. */
export interface Fault {
  /** The right number. */
  readonly right: string;
  /** Of what it is taken to be. */
  readonly about: string;
  /** How the wrong number came about, where that can be told. */
  readonly why: string | undefined;
}

/** Methods that count otherwise, and what is trained besides. */
const NOT_LORA =
  /\b(?!(?:Q|rs)?LoRA\b)\w+-?LoRA\b|\bLoRA-[A-Z]|\bMethod: (?![^|]*\b(?:(?:Q|rs)?LoRA|full|fine-tuning)\b)|\b(?:Q?DoRA|VeRA|LoHa|LoKr|IA3|OFT|BOFT|prefix|prompt[- ]tuning|P-tuning|soft prompts?|Houlsby|BitFit|bottleneck|biases|bias terms?|embeddings?|embed_tokens|lm_head|modules_to_save|classifier|(?:\w+ )?head|norms?|LayerNorms?)\b|\(IA\)/i;
const ADAPTS = /\b(?:LoRA|adapters?|ranks?|low-rank|trainable|trained|trains?)\b|\br\s*=/i;

/** Whether the claim is true of a value. */
function isTrue(claim: Claim, value: number): boolean {
  const { kind, readings, bound, isRough } = claim;
  if (isRounded(claim, value)) return true;
  // 99.6 % is written as 99 %, never as 100 %.
  if (kind === "share" && value > 99 && Math.floor(value) === readings[0]?.value) return true;
  const tolerance = kind === "ratio" && isRough ? 0.05 : 0;
  return readings.some(
    (item) =>
      (bound === "over" && value >= item.value) ||
      (bound === "under" && value <= item.value) ||
      Math.abs(item.value - value) <= tolerance * value,
  );
}

const CUT_OFF = "cut off, not rounded";
const FACTORS: readonly (readonly [number, string])[] = [
  [2, "twice what is right"],
  [4, "four times what is right"],
  [1 / 2, "half of what is right"],
  [1 / 4, "a quarter of what is right"],
  [1 / 100, "a fraction where a percentage is meant"],
  [1000, "a thousand times what is right"],
  [1 / 1000, "a thousandth of what is right"],
];

/** How a wrong number came about, where that is a known way. */
function wayOf(claim: Claim, right: Right): string | undefined {
  if (isCutOff(claim, right.value)) return CUT_OFF;
  const mistaken = right.mistaken?.find(({ value }) => isRounded(claim, value));
  if (mistaken) return mistaken.why;
  return FACTORS.find(([factor]) => isRounded(claim, factor * right.value))?.[1];
}

const distance = (claim: Claim, { value }: Right) =>
  Math.min(...claim.readings.map((item) => Math.abs(Math.log(item.value / value))));

/** The largest factor by which a number may be off without a known way, and still be about it. */
const FARTHEST = Math.log(16);

/** What is wrong with the claim, if it is known what it is about and that says otherwise. */
export function faultOf(claim: Claim, sentence: Sentence, subject: Subject): Fault | undefined {
  if (NOT_LORA.test(sentence.whole) || claim.readings.some(({ value }) => value === 0))
    return undefined;
  const adapted = adaptedOf(subject);
  const ofMatrix = rightsOfMatrix(claim, sentence, subject);
  const rights = [...rightsOf(claim, sentence, subject, adapted), ...ofMatrix];
  const isRight = ({ value, also = value }: Right) => isTrue(claim, value) || isTrue(claim, also);
  if (rights.length === 0 || rights.some(isRight)) return undefined;
  const values = rights.map(({ value }) => value);
  if (isOther(claim, sentence, subject, adapted, values)) return undefined;
  // A count or a size near LoRA may be of what is trained, of which W's tells nothing.
  const isOfLora = (claim.kind === "count" || claim.kind === "size") && ADAPTS.test(sentence.cue);
  const byDistance = [...rights].sort((a, b) => distance(claim, a) - distance(claim, b));
  // Where no modules are named, PEFT's default stands first and is what can be told.
  const suggest = subject.isOpen ? rights.slice(0, 1) : byDistance;
  // Several ranks may be of several modules each.
  const isMixed = subject.models.length > 0 && subject.ranks.length > 1;
  for (const right of suggest) {
    const why = wayOf(claim, right);
    if (isMixed && why !== CUT_OFF) return undefined;
    const isSure = subject.isSure && (adapted.length > 0 || !isOfLora);
    if (why && (isSure || why === CUT_OFF || !ofMatrix.includes(right)))
      return { right: right.text, about: right.about, why };
  }
  // Where no way is known, the number must be near and can only be of this.
  const [right] = suggest.filter((item) => !isOfLora || !ofMatrix.includes(item));
  const isNear = subject.isSure && !subject.isOpen && right && distance(claim, right) <= FARTHEST;
  return isNear ? { right: right.text, about: right.about, why: undefined } : undefined;
}
