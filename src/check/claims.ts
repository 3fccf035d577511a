/** Finds claims in prose: sentences that state a count, a share, a ratio or a size of parameters. */
import { withoutShapes } from "./mentions.js";
import { findNumbers, type Quantity } from "./numbers.js";
import type { Sentence } from "./subject.js";

export interface Claim extends Omit<Quantity, "isLarge"> {
  readonly kind: "count" | "share" | "ratio" | "size" | "breakEven" | "limit" | "goal";
  /** The unit of a size in bytes; two for "KB", which means 1,000 or 1,024 bytes. */
  readonly units: readonly number[];
  /** The direction of "over 65K" or "under 1 %". */
  readonly bound: "over" | "under" | undefined;
  /** Whether the number is close to its bound, as in "just under 600K". */
  readonly isClose: boolean;
  /** Whether the number counts saved parameters. */
  readonly isSaved: boolean;
  readonly isFrom: boolean;
  /** The index of this claim among the sentence's claims of the same kind. */
  readonly index: number;
  /** The number of the sentence's claims of the same kind. */
  readonly peers: number;
  /** Whether the text marks the number as approximate. */
  readonly isRough: boolean;
  /** The share to save, if the claim is the rank for such a goal; otherwise NaN. */
  readonly savings: number;
}

const OVER =
  /(?:\b(?:over|(?<!\bno )more than|no (?:less|fewer) than|above|at least|exceeding|upwards of)|>)\s*$/i;
const UNDER =
  /(?:\b(?:(?<!\bno )(?:less|fewer) than|under|below|shy of|short of|at most|up to|nearly|almost|no more than|within)|<|≤)\s*$/i;
const ROUGH =
  /(?:\b(?:roughly|around|some|circa|about|approximately|approx\.?|order of|nearly|almost|up to|over|more than)|[~≈∼])\s*$/i;
const CLOSE =
  /\b(?:nearly|almost|(?:just|barely|slightly|a (?:little|bit|touch|shade|hair)) (?:over|above|more than|under|below|less than|fewer than|shy of|short of))\s*$/i;
const HEDGE =
  /(?:\b(?:only|just|merely|barely|slightly|a mere|a (?:little|bit|touch|shade|hair)|roughly|around|some|circa|about|approximately|approx\.?|nearly|almost|exactly|precisely|close to|over|under|above|below|shy of|short of|more than|less than|fewer than|at least|at most|up to|a|an|the)|[~≈∼])\s*$/i;

function removeHedges(before: string): string {
  let text = before;
  while (HEDGE.test(text)) text = text.replace(HEDGE, "");
  return text;
}

const KIND =
  "trainable|trained|tunable|learnable|LoRA|adapter|additional|extra|new|added|frozen|original|total|free|individual|dense|weight|updated|adaptable";
const NOUN = new RegExp(
  `^[\\s\\u00a0-]*(?<fewer>fewer\\s+|less\\s+)?(?:(?:${KIND})\\s+){0,3}(?:(?<=(?:trainable|trained)\\s+)ones|parameters?|params?|weights|entries|values|numbers|elements)\\b`,
  "i",
);
/** Matches a pronoun that means parameters if the text counted parameters last. */
const OF_THEM = /^\s*of (?:them|these|those)\b/i;
const COUNTED =
  /(?:\d(?:[\w.,]*\w)?|\b(?:hundred|thousand|million|billion)s?(?: of)?)\s+(?:[a-z-]+\s+){0,2}?([a-z]{3,}s|entries)\b/gi;
const RANK = /\b(?:ranks?|r)(?:[-\s=:]|\sof\s)*\d+/gi;
const PARAMETERS = /^(?:parameters|params|weights|entries|values|numbers|elements)$/i;

/** Returns whether the last counted noun of the text means parameters. */
const isParameterCount = (text: string) =>
  PARAMETERS.test([...text.replace(RANK, "").matchAll(COUNTED)].at(-1)?.[1] ?? "");

/** Matches the words before a count that has no noun. */
const LABEL =
  /\b(?:trains?|training|trained|updates?|updating|adds?|adding|learns?|tunes?|tuning|touch(?:es|ing)?|modif(?:y|ies|ying)|adjusts?|adjusting|adapts?|adapting|alters?|optimi[sz]es?|leaves|means|trainable|LoRA|adapters?|parameters?|params|full|instead of|versus|vs\.?|from|to|into|than|(?:total|sum)(?:s|ing)?(?:\s+of)?)\s*(?:is|are|[:=])?\s*$|\b(?:it|that|this)\s+(?:is|was)\s*$|\breplac\w+\b[^.;]*\b(?:by|with)\s*$|%\s+of\s+(?:them|these|those|it|all)\b[^.;\d]{0,20},\s*(?:or|i\.e\.,?|namely)?\s*$/i;
const SIGN = /[):=→]\s*$/;
const OF_PARAMETERS = /\b(?:param\w*|train\w*|weights|entries)\b/i;
/** Verbs before a count with a unit such as "million" and without a noun. */
const VERB =
  /\b(?:has|have|had|holds?|stores?|needs?|takes?|requires?|costs?|gives?|gets?|makes?|yields?|leaves?|totals?|(?:gets? by|makes? do) with)\s*$/i;
/** Matches the text after a count that has no noun. */
const ENDS =
  /^\s*(?:$|of\s+(?:(?:its|the|all|these|those)\s+){0,2}[\d,]{4,}|[.,;:)(|→]|(?:per|in|for|at|with|on|instead|rather|when|if|while|and|or|out|versus|vs|compared|against|where|to)\b|[—–])/i;
const ASSIGNED =
  /(?:^|[\s($,]|\b[a-zA-Z]=)(?!(?:parameters|params|LoRA|trainable|total|full|count)\b)[a-zA-Z_α][\w.]*\s*=\s*$/i;
const OPERAND = { before: /[×*·+/^]\s*$|\dx\s*$/, after: /^\s*(?:[×*·+^]|x\s*\d|by\s+\d|\/)/ };
/** Matches quantities other than parameters to which a share or a ratio may refer. */
const OTHER_QUANTITY =
  /\b(?:accura\w+|performance|quality|memory|VRAM|GPUs?|RAM|speed\w*|faster|slower|times?\s+(?:faster|slower|longer)|hours?|minutes?|throughput|latency|scores?|loss|BLEU|GLUE|perplexity|dropout|examples?|samples?|tokens?|data|datasets?|compute|FLOPs?|energy|costs?\b(?!\s+\d)|cheaper|prices?|confidence|probability|users|improve\w*|gains?|errors?|batch\w*|rate|warm-?up|sparsity|overhead|optimizer|gradients?|activations?|cases|readers|students|variance|norm|(?<!\d\s)updates?(?!\s+(?:of|to)\b)|layouts?)\b/i;
const SHARE_BEFORE =
  /(?:\b(?:saves?|saved|saving|savings? (?:of|is|are)|reduc\w+(?:\s+\w+){0,5}\s+(?:by|to|of)|reduction of|cuts?(?:\s+\w+){0,5}\s+(?:by|to)|share (?:of|is)|fraction (?:of|is)|trains?|training|trained|updates?|down to|trainable|that is|which is|i\.e\.,?|or)|trainable%:?|[(=:≈,])\s*$/i;
const SHARE_AFTER =
  /^(?:of\s+(?:W\b|(?:what|it|its|them|those|that|(?:(?:the|all|its)\s+)?(?:(?:full|original|frozen|dense|total)\s+)?\d[\d,.]*[KMB]?)\b|(?:[\w.,-]+\s+|[\d,.]+\s?[×x]\s?[\d,.]+\s+){0,5}?(?:parameters?|params|weights?|entries|values|numbers|elements|matri\w+|models?|layers?|networks?|projections?|originals?|base|LLM|W|fine-tuning|size)\b)|fewer|less|smaller|savings?|saving|reduction|parameter|trainable|as many|the size|the parameters)/i;
const TIMES =
  /^\s?(?:x|×|times|-?fold)\s+(?:\w+\s+)?(?:fewer|less|smaller|reduction|compression|saving|as many)/i;
const TIMES_BY = /^\s?(?:x|×|times|-?fold)(?!\s*(?:[\d(]|[a-z]\b)|\s+(?:the|per)\b)/i;
const LABELED_RATIO = /\b(?:compression|reduction|ratio)\b[^.;]*[:=]\s*$/i;
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
const UNIT = /^[\s-]?(bytes|[kKMG]B|[KMG]iB)\b/;
const STORED =
  /\b(?:adapters?|checkpoints?|files?|LoRA|matri(?:x|ces)|projections?|layers?|tensors?|weights|parameters|stor(?:es?|ed|ing|age)|disk|download\w*|safetensors|update|in (?:fp|bf|b?float)\d+|precision)\b/i;
const BREAK_EVEN = /\bbreak(?:s|ing)?[- ]even\b(?:(?!\d)[^.;])*$/i;
/** Words about the end of LoRA's savings, and the ranks before or after them. */
const END_OF_SAVINGS =
  "\\b(?:(?:stops?|ceases?|no longer|nothing|not)\\s+(?:\\w+\\s+){0,2}?(?:to\\s+)?sav\\w+|savings?\\s+(?:\\w+\\s+)?(?:vanish|disappear|end|stop|run out|(?:is|are) gone)\\w*|(?:cheaper|only) (?:\\w+ ){0,6}?(?:as long as|while|until|up to|below|under)|as (?:many|large|big|expensive|costly|much) (?:\\w+ ){0,2}?as the (?:\\w+ )?(?:matrix|original)|(?:reach|equal|match|exceed)\\w*\\s+(?:that|those) of the (?:\\w+ )?matrix)\\b";
/** Matches the text before a rank at which LoRA stops saving parameters. `END_OF_SAVINGS` precedes or follows it. */
const LIMIT = [
  new RegExp(`${END_OF_SAVINGS}(?:(?!\\d)[^.;])*\\b(?:r|rank)\\b(?:(?!\\d)[^.;])*$`, "i"),
  /\b(?:at|from|until|beyond|past)\s+(?:r|rank)\s*=?\s*$/i,
] as const;
const LIMIT_AFTER = new RegExp(`^,?\\s(?:[\\w']+\\s){0,7}?${END_OF_SAVINGS}`, "i");
/** The largest rank that saves a share, in either order. */
const GOAL =
  /\b(?:(?:largest|highest|maximum|biggest)\s+rank\b[^.;]*?(\d+(?:\.\d+)?)\s?(?:%|percent)(?:(?!\d)[^.;])*\b(?:is|=|:)|sav\w+\s+(?:at least\s+)?(\d+(?:\.\d+)?)\s?(?:%|percent)[^.;]*\brank\b(?:(?!\d)[^.;])*(?:at most|no more than|up to))\s*(?:r\s*=\s*)?$/i;
/** A share that is a goal, not a result. */
const SOUGHT =
  /\b(?:target (?:saving|of|is)|goals?|aims?|find|want\w*|wish\w*|achiev\w+|exercise)\b/i;
/** Quantities that can equal a parameter count: operations, and table rows of operations or memory. */
const NOT_PARAMETERS =
  /\b(?:multiply-adds?|multiplications?|operations?|FLOPs?|singular)\b|^\W*(?:forward pass|training step|gradients?|optimizer|activations?)\b/i;
/** Numbers that are stored for each parameter while it trains. */
const OPTIMIZER = /\b(?:Adam\w*|optimizers?|gradients?|moments?|momentum)\b/i;
/** A sum of counts, such as of two matrices: "57,344 + 32,768 = ". */
const SUM = /\d\s*\+\s*[\d,.]+\s*=\s*$/;
/** Matches a question, or a sentence that says that a number is wrong. */
export const DOUBT =
  /\?["”’)\s]*$|\b(?:true or false|wrong\w*|mistake\w*|incorrect\w*|misleading|truncat\w*|not\s+\d)/i;

/** A question that the next sentence answers with a number. */
const ASKED =
  /\bhow many\s+(?:\w+\s+){0,2}?(?:parameters|params|weights|entries|values|numbers)\b[^?]*\?\W*$/i;

/** Returns the share to save, in percent, if the text before a rank states it. */
function findGoal(before: string): string | undefined {
  const plain = withoutShapes(before);
  const [, first, second] = GOAL.exec(plain) ?? GOAL.exec(removeHedges(plain)) ?? [];
  return first ?? second;
}

function clauseAround(before: string, after: string): string {
  const left = before
    .slice(-40)
    .split(/[.;|(]|, (?:and|but|while)/)
    .at(-1)!;
  return left + after.slice(0, 60).split(/[.;|)]|,\s/)[0]!;
}

export const getClause = ({ start, end }: Claim, text: string) =>
  clauseAround(text.slice(0, start), text.slice(end));

function findKind(
  { text, isLarge }: Quantity,
  before: string,
  after: string,
  sentence: string,
  previous: string,
): Claim["kind"] | undefined {
  const cue = removeHedges(before);
  const isReduction = REDUCED_BY.test(cue) || LABELED_RATIO.test(cue);
  const isTimes = TIMES.test(after) || (isReduction && TIMES_BY.test(after));
  if ((OPERAND.after.test(after) && !isTimes) || OPERAND.before.test(before)) return undefined;
  if (/^\s?(?:%|percent\b|per cent\b)/.test(after)) {
    const rest = after.replace(/^\s?(?:%|percent|per cent)\s*/, "");
    const isShare = SHARE_AFTER.test(rest) || (SHARE_BEFORE.test(cue) && !/^of\b/.test(rest));
    const isOther = OTHER_QUANTITY.test(clauseAround(before, after)) || SOUGHT.test(sentence);
    return isShare && !isOther ? "share" : undefined;
  }
  if (/\btrainable%\s*(?:is|of|=|:)?\s*$/.test(cue)) return "share";
  if (UNIT.test(after))
    return STORED.test(sentence) && !OTHER_QUANTITY.test(sentence) ? "size" : undefined;
  if (isTimes || FACTOR.test(cue))
    return OTHER_QUANTITY.test(clauseAround(before, after)) ? undefined : "ratio";
  if (findGoal(before) !== undefined) return "goal";
  const plain = withoutShapes(cue);
  if (BREAK_EVEN.test(plain) && !NOUN.test(after)) return "breakEven";
  const isLimit = LIMIT[0].test(plain) || (LIMIT[1].test(plain) && LIMIT_AFTER.test(after));
  if (isLimit && !NOUN.test(after)) return "limit";
  if (ASSIGNED.test(cue)) return undefined;
  const isOfOptimizer = OPTIMIZER.test(clauseAround(before, after)) && !/^\s*param/i.test(after);
  if (isOfOptimizer || SUM.test(before)) return undefined;
  const isOfParameters =
    OF_PARAMETERS.test(sentence) || ASKED.test(previous) || isParameterCount(previous);
  const isCount =
    NOUN.test(after) ||
    (isLarge && OF_THEM.test(after) && isParameterCount(`${previous} ${before}`)) ||
    (isLarge &&
      (LABEL.test(cue) ||
        (SIGN.test(cue) && isOfParameters) ||
        (cue.trim() === "" && ASKED.test(previous)) ||
        ((/[a-z]$/i.test(text) || isOfParameters) && VERB.test(cue))) &&
      ENDS.test(after));
  return isCount ? "count" : undefined;
}

const RECIPROCAL =
  /(?<![\d/.])1\s?\/\s?(\d{1,3}(?:,\d{3})+|\d+)(?![\d/]|\.\d)(?=\s*(?:of\b|as\b|the\b))/g;

const findBound = (before: string): Claim["bound"] =>
  OVER.test(before) ? "over" : UNDER.test(before) ? "under" : undefined;

/** Returns the claims of a sentence. `previous` is the text of the previous sentence. */
export function claimsIn({ text, cue }: Sentence, previous = ""): Claim[] {
  if (DOUBT.test(text) || NOT_PARAMETERS.test(cue)) return [];
  const claims: Omit<Claim, "index" | "peers">[] = [];
  const add = ({ start, end, readings }: Quantity, kind: Claim["kind"], unit = 0) => {
    const [before, after] = [text.slice(0, start), text.slice(end)];
    claims.push({
      kind,
      text: text.slice(start, end + unit),
      start,
      end: end + unit,
      readings,
      units: UNITS[UNIT.exec(after)?.[1] ?? "bytes"]!,
      bound: kind === "limit" ? undefined : findBound(before),
      isClose: CLOSE.test(before),
      isSaved: Boolean(NOUN.exec(after)?.groups?.fewer),
      isFrom: /\bfrom\s*$/i.test(removeHedges(before)),
      isRough: ROUGH.test(before),
      savings: Number(`${findGoal(before)}e-2`),
    });
  };
  for (const quantity of findNumbers(text)) {
    const after = text.slice(quantity.end);
    const kind = findKind(quantity, text.slice(0, quantity.start), after, cue, previous);
    const unit = /^\s?(?:%|percent|×|x\b|times)/.exec(after) ?? UNIT.exec(after);
    const hasUnit = kind === "share" || kind === "ratio" || kind === "size";
    if (kind) add(quantity, kind, hasUnit ? unit?.[0].length : 0);
  }
  for (const { 0: match, 1: digits = "", index } of text.matchAll(RECIPROCAL)) {
    const end = index + match.length;
    const readings = [{ value: Number(digits.replaceAll(",", "")), step: 1 }];
    if (!OTHER_QUANTITY.test(clauseAround(text.slice(0, index), text.slice(end))))
      add({ text: match, start: index, end, readings, isLarge: false }, "ratio");
  }
  return claims.map((claim) => {
    const peers = claims.filter(({ kind }) => kind === claim.kind);
    return { ...claim, index: peers.indexOf(claim), peers: peers.length };
  });
}
