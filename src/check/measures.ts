/** What a claim may be a measure of: parameters, their share, their bytes. */
import { about, exact, fixed, percent, quotient } from "../format.js";
import type { Adapted } from "./adapted.js";
import type { Claim } from "./claims.js";
import { sizes } from "./sizes.js";
import type { Sentence } from "./subject.js";

/** A measure of so many parameters, in the claim's unit. */
export interface Measure {
  readonly name: string;
  value(parameters: number): number;
  text(parameters: number): string;
  /** Another value that is true as well. */
  readonly also?: number | undefined;
  /** Values that are written in its place, and how they come about. */
  readonly mistaken?: readonly { readonly value: number; readonly why: string }[];
}

/** A count in full, and rounded where it is long: "exactly 16,777,216 (16.8 M)". */
export const counted = (value: number) =>
  value < 1000 ? exact(value) : `exactly ${exact(value)} (${about(value)})`;

/** So many times what is trained, by mistake, in words. */
const TIMES: readonly (readonly [number, string])[] = [
  [2, "twice"],
  [4, "four times"],
  [1 / 2, "half"],
  [1 / 4, "a quarter"],
];

const OF_ALL = /\bPEFT\b|trainable%|print_trainable|\ball params\b/i;
const OF_BASE =
  /\bof\s+(?:W\b|what\b|its\b|their\b|full\b|(?:the\s+)?(?:full|matri\w+|frozen|base|original|pre-?trained|dense|weight|layer|model)\b|the\s+(?:[\w.-]+\s+){0,3}(?:matrix|model|weights)\b|(?:a|an|the)\s+[\d,.]+\s*[×x])/i;
const OF_MODEL = /^[^.;,)]*\b(?:models?|networks?|LLMs?|transformers?)\b/i;
const LESS = /\b(?:sav\w+|fewer|less|reduc\w+|cut\w*|smaller|without)\b/i;

/** No percentage has more decimals, however many the claim has. */
const MOST_DECIMALS = 20;

/** A percentage with as many decimals as the claim has, if these are more than three digits need. */
function percentage({ readings }: Claim, part: number, whole: number): string {
  const { share } = percent(part, whole);
  const step = Math.min(...readings.map((item) => item.step));
  const decimals = Math.min(Math.round(-Math.log10(step)), MOST_DECIMALS);
  const own = share.split(".")[1]?.match(/\d+/)?.[0].length ?? 0;
  return decimals > own ? `${fixed(100 * part, whole, decimals)}\u00a0%` : share;
}

function shares(claim: Claim, { text, cue }: Sentence, { full, trainable }: Adapted): Measure[] {
  if (full === undefined) return [];
  const share: Measure = {
    name: "share trained",
    value: (count) => (100 * count) / full,
    text: (count) => percentage(claim, count, full),
  };
  const saving: Measure = {
    name: "saving",
    value: (count) => 100 - (100 * count) / full,
    text: (count) => percent(count, full).rest,
    mistaken: TIMES.map(([factor, times]) => ({
      value: 100 - (100 * factor * trainable) / full,
      why: `what training ${times} as many parameters would save`,
    })),
  };
  const ofAll: Measure = {
    name: "PEFT's trainable%",
    value: (count) => (100 * count) / (full + count),
    text: (count) => percentage(claim, count, full + count),
  };
  const savings = LESS.test(cue) && trainable < full ? [saving] : [];
  const [ofShare, value] = [share.value(trainable), ofAll.value(trainable)];
  if (OF_ALL.test(cue))
    return [{ ...ofAll, mistaken: [{ value: ofShare, why: "that is of the base alone" }] }];
  const isOfBase =
    OF_BASE.test(text.slice(claim.end)) || (/^\W*Of\b/.test(text) && OF_BASE.test(text));
  if (!isOfBase) return [{ ...share, also: value }, ...savings];
  const why = "that is PEFT's trainable%, of base and adapter together";
  const rest = { value: 100 - value, why };
  return [
    { ...share, mistaken: [{ value, why }] },
    ...savings.map((item) => ({ ...item, mistaken: [rest] })),
  ];
}

/** Each measure of the adapted that the claim may be. */
export function measuresOf(
  claim: Claim,
  sentence: Sentence,
  context: string,
  item: Adapted,
): Measure[] {
  const { full, trainable, matrix } = item;
  const { text, cue } = sentence;
  // Of a model, beside the matrix that was spoken of.
  const isOfModel = OF_MODEL.test(claim.kind === "share" ? text.slice(claim.end) : cue);
  if (matrix && isOfModel && (claim.kind === "share" || claim.kind === "ratio")) return [];
  if (claim.kind === "share") return shares(claim, sentence, item);
  if (claim.kind === "size") return sizes(claim, cue, context, trainable);
  if (claim.kind === "ratio" && full !== undefined) {
    return [
      {
        name: "full over trained parameters",
        value: (count) => full / count,
        text: (count) => quotient(full, count),
      },
    ];
  }
  if (claim.kind !== "count") return [];
  if (!claim.isSaved)
    return [{ name: "trained parameters", value: (count) => count, text: counted }];
  return full === undefined || full < trainable
    ? []
    : [
        {
          name: "parameters saved",
          value: (count) => full - count,
          text: (count) => counted(full - count),
        },
      ];
}
