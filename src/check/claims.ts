/** Statements with a number in it: so many parameters, such a share, so many times fewer, such a file. */
import { numbersIn, type Quantity } from "./numbers.js";
import type { Sentence } from "./subject.js";

export interface Claim extends Omit<Quantity, "isLarge"> {
  readonly kind: "count" | "share" | "ratio" | "size" | "breakEven" | "goal";
  /** A size's units, in bytes: both of "KB", which is written for either. */
  readonly units: readonly number[];
  /** "over 65K" and "under 1 %" are true of more than what they round to. */
  readonly bound: "over" | "under" | undefined;
  /** Whether it says how many there are less. */
  readonly isSaved: boolean;
  /** Whether the number is not meant to be exact to its last digit. */
  readonly isRough: boolean;
  /** Of a goal, the share that is to be saved. */
  readonly savings?: number;
}

const OVER = /(?:\b(?:over|more than|above|at least|exceeding|upwards of)|>)\s*$/i;
const UNDER =
  /(?:\b(?:less than|fewer than|under|below|at most|up to|nearly|almost|no more than|within)|<|≤)\s*$/i;
const ROUGH =
  /(?:\b(?:roughly|around|some|circa|about|approximately|approx\.?|order of|nearly|almost|up to|over|more than)|[~≈∼])\s*$/i;
const HEDGE =
  /(?:\b(?:only|just|merely|a mere|roughly|around|some|circa|about|approximately|approx\.?|nearly|almost|exactly|over|under|more than|less than|at least|at most|up to|a|an|the)|[~≈∼])\s*$/i;

function withoutHedges(before: string): string {
  let text = before;
  while (HEDGE.test(text)) text = text.replace(HEDGE, "");
  return text;
}

const KIND =
  "trainable|trained|tunable|learnable|LoRA|adapter|additional|extra|new|added|frozen|original|total|free|individual|dense|weight|updated|adaptable";
const NOUN = new RegExp(
  `^[\\s\\u00a0-]*(?<fewer>fewer\\s+|less\\s+)?(?:(?:${KIND})\\s+){0,3}(?:parameters?|params?|weights|entries|values|numbers|elements)\\b`,
  "i",
);
/** What stands before a count that has no noun. */
const LABEL =
  /\b(?:trains?|training|trained|updates?|updating|adds?|adding|learns?|tunes?|tuning|trainable|LoRA|adapters?|parameters?|params|full fine-tuning|full|instead of|rather than|versus|vs\.?|from|to|than)\s*(?:is|are|[:=])?\s*$/i;
const SIGN = /[):=→]\s*$/;
const OF_PARAMETERS = /\b(?:param\w*|train\w*|weights|entries)\b/i;
/** The same of one that is in thousands or millions. */
const VERB =
  /\b(?:has|have|had|holds?|needs?|takes?|requires?|costs?|gives?|yields?|leaves?|totals?)\s*$/i;
/** What stands behind one. */
const ENDS =
  /^\s*(?:$|[.,;:)(|→]|(?:per|in|for|at|with|on|instead|rather|when|if|while|and|or|out|versus|vs|compared|against|where|to)\b|[—–])/i;
const ASSIGNED =
  /(?:^|[\s($,]|\b[a-zA-Z]=)(?!(?:parameters|params|LoRA|trainable|total|full|count)\b)[a-zA-Z_α][\w.]*\s*=\s*$/i;
const OPERAND = { before: /[×*·+/^]\s*$|\dx\s*$/, after: /^\s*(?:[×*·+^]|x\s*\d|by\s+\d|\/)/ };
/** What a share or a ratio may be of that is no count of parameters. */
const OTHER =
  /\b(?:accura\w+|performance|quality|memory|VRAM|GPUs?|RAM|speed\w*|faster|slower|times?\s+(?:faster|slower|longer)|hours?|minutes?|throughput|latency|scores?|loss|BLEU|GLUE|perplexity|dropout|examples?|samples?|tokens?|data|datasets?|compute|FLOPs?|energy|costs?|cheaper|prices?|confidence|probability|users|improve\w*|gains?|errors?|batch\w*|rate|warm-?up|sparsity|overhead|optimizer|gradients?|activations?|cases|readers|students|variance|norm|updates?|layouts?)\b/i;
const SHARE_BEFORE =
  /(?:\b(?:saves?|saved|saving|savings? (?:of|is|are)|reduc\w+(?:\s+\w+){0,5}\s+(?:by|to|of)|reduction of|cuts?(?:\s+\w+){0,5}\s+(?:by|to)|share (?:of|is)|fraction (?:of|is)|trains?|training|trained|updates?|down to|trainable|that is|which is|i\.e\.,?|or)|trainable%:?|[(=:≈,])\s*$/i;
const SHARE_AFTER =
  /^(?:of\b(?!\s+(?:cases|the time|users))|fewer|less|smaller|savings?|saving|reduction|parameter|trainable|as many|the size|the parameters)/i;
const TIMES =
  /^\s?(?:x|×|times|-?fold)\s+(?:\w+\s+)?(?:fewer|less|smaller|reduction|compression|saving|as many)/i;
const TIMES_BY = /^\s?(?:x|×|times|-?fold)(?!\s*(?:[\d(]|[a-z]\b)|\s+(?:the|per)\b)/i;
const REDUCED_BY = /\b(?:reduc\w+|shr\w+|cut\w*|compress\w+)\b[^.;]*\bby\s*$|\breduction of\s*$/i;
const FACTOR = /\b(?:factor of|ratio of|ratio is|ratio:|one in|1 in|one out of|1 out of)\s*$/i;
const UNITS: Readonly<Record<string, readonly number[]>> = {
  bytes: [1],
  kB: [1e3],
  KB: [1e3, 2 ** 10],
  MB: [1e6],
  GB: [1e9],
  KiB: [2 ** 10],
  MiB: [2 ** 20],
  GiB: [2 ** 30],
};
const UNIT = /^[\s\u00a0-]?(bytes|[kKMG]B|[KMG]iB)\b/;
const STORED =
  /\b(?:adapters?|checkpoints?|files?|LoRA|matri(?:x|ces)|weights|stor\w+|disk|download\w*|safetensors|update)\b/i;
const BREAK_EVEN = /\bbreak(?:s|ing)?[- ]even\b(?:(?!\d)[^.;])*$/i;
/** The largest rank for a share that is saved, either first. */
const GOAL =
  /\b(?:(?:largest|highest|maximum|biggest)\s+rank\b[^.;]*?(\d+(?:\.\d+)?)\s?(?:%|percent)(?:(?!\d)[^.;])*\b(?:is|=|:)|sav\w+\s+(?:at least\s+)?(\d+(?:\.\d+)?)\s?(?:%|percent)[^.;]*\brank\b(?:(?!\d)[^.;])*(?:at most|no more than|up to))\s*(?:r\s*=\s*)?$/i;
/** A share that is to be reached, by whatever rank does. */
const SOUGHT =
  /\b(?:target (?:saving|of|is)|goals?|aims?|find|want\w*|wish\w*|achiev\w+|exercise)\b/i;
/** What is as many as parameters are, and none: work, and rows of work or memory in a table. */
const NOT_PARAMETERS =
  /\b(?:multiply-adds?|multiplications?|operations?|FLOPs?|singular)\b|^\W*(?:forward pass|training step|gradients?|optimizer|activations?)\b/i;
/** A sentence that asks, or speaks of a number as wrong. */
const DOUBT =
  /\?["”’)\s]*$|\b(?:true or false|wrong\w*|mistake\w*|incorrect\w*|misleading|truncat\w*|not\s+\d)/i;

/** The clause around a number: what is near enough to say what it is of. */
function near(before: string, after: string): string {
  const left = before
    .slice(-40)
    .split(/[.;|(]|, (?:and|but|while)/)
    .at(-1)!;
  return left + after.slice(0, 60).split(/[.;|)]|,\s/)[0]!;
}

function kindOf(
  { text, isLarge }: Quantity,
  before: string,
  after: string,
  sentence: string,
): Claim["kind"] | undefined {
  const cue = withoutHedges(before);
  const isTimes = TIMES.test(after) || (REDUCED_BY.test(cue) && TIMES_BY.test(after));
  if ((OPERAND.after.test(after) && !isTimes) || OPERAND.before.test(before)) return undefined;
  if (/^\s?(?:%|percent\b|per cent\b)/.test(after)) {
    const rest = after.replace(/^\s?(?:%|percent|per cent)\s*/, "");
    const isShare = SHARE_AFTER.test(rest) || SHARE_BEFORE.test(cue);
    const isOther = OTHER.test(near(before, after)) || SOUGHT.test(sentence);
    return isShare && !isOther ? "share" : undefined;
  }
  if (/\btrainable%\s*(?:is|of|=|:)?\s*$/.test(cue)) return "share";
  if (UNIT.test(after)) return STORED.test(sentence) && !OTHER.test(sentence) ? "size" : undefined;
  if (isTimes || FACTOR.test(cue)) return OTHER.test(near(before, after)) ? undefined : "ratio";
  if (GOAL.test(before) || GOAL.test(cue)) return "goal";
  if (BREAK_EVEN.test(cue) && !NOUN.test(after)) return "breakEven";
  if (ASSIGNED.test(cue)) return undefined;
  const isCount =
    NOUN.test(after) ||
    (isLarge &&
      (LABEL.test(cue) ||
        (SIGN.test(cue) && OF_PARAMETERS.test(sentence)) ||
        (/[a-z]$/i.test(text) && VERB.test(cue))) &&
      ENDS.test(after));
  return isCount ? "count" : undefined;
}

const RECIPROCAL =
  /(?<![\d/.])1\s?\/\s?(\d{1,3}(?:,\d{3})+|\d+)(?![\d/]|\.\d)(?=\s*(?:of\b|as\b|the\b))/g;

/** The claims of a sentence. */
export function claimsIn({ text, cue }: Sentence): Claim[] {
  if (DOUBT.test(text) || NOT_PARAMETERS.test(cue)) return [];
  const claims: Claim[] = [];
  const add = ({ start, end, readings }: Quantity, kind: Claim["kind"], unit = 0) => {
    const [before, after] = [text.slice(0, start), text.slice(end)];
    const [, first, second] = GOAL.exec(before) ?? GOAL.exec(withoutHedges(before)) ?? [];
    const goal = kind === "goal" ? (first ?? second) : undefined;
    claims.push({
      kind,
      text: text.slice(start, end + unit),
      start,
      end: end + unit,
      readings,
      units: UNITS[UNIT.exec(after)?.[1] ?? ""] ?? [1],
      bound: OVER.test(before) ? "over" : UNDER.test(before) ? "under" : undefined,
      isSaved: Boolean(NOUN.exec(after)?.groups?.fewer),
      isRough: ROUGH.test(before),
      ...(goal === undefined ? {} : { savings: Number(`${goal}e-2`) }),
    });
  };
  for (const quantity of numbersIn(text)) {
    const after = text.slice(quantity.end);
    const kind = kindOf(quantity, text.slice(0, quantity.start), after, cue);
    const unit = /^\s?(?:%|percent|×|x\b|times)/.exec(after) ?? UNIT.exec(after);
    const hasUnit = kind === "share" || kind === "ratio" || kind === "size";
    if (kind) add(quantity, kind, hasUnit ? unit?.[0].length : 0);
  }
  for (const { 0: found, 1: digits = "", index } of text.matchAll(RECIPROCAL)) {
    const end = index + found.length;
    const readings = [{ value: Number(digits.replaceAll(",", "")), step: 1 }];
    if (!OTHER.test(near(text.slice(0, index), text.slice(end))))
      add({ text: found, start: index, end, readings, isLarge: false }, "ratio");
  }
  return claims;
}
