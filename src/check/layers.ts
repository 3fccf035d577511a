/** Finds which part of a model's layers a text adapts. */
import { parseSmall, SMALL } from "./numbers.js";

const END = "(?:first|last|top|bottom|upper|lower|final|middle|deepest|highest|lowest)";
const LAYERS = "(?:(?:[\\w-]+\\s+){0,2}?(?:layers?|blocks?)\\b)";
/** "10 of the 12 layers", "4 of BERT-base's 12 layers" */
const OF_ALL = new RegExp(
  `(?<![\\d.,])\\b(${SMALL})\\s+(?:out\\s+)?of\\s+(?:[\\w'’-]+\\s+){0,3}?(?:(?:${SMALL})\\s+)?(?:layers|blocks)\\b`,
  "i",
);
/** "the last four layers", "only the last four of 12" */
const AT_END = new RegExp(
  `\\b${END}\\s+(${SMALL})\\s+(?:${LAYERS}|(?:out\\s+)?of\\s+(?:[\\w'’-]+\\s+){0,3}?(?:${SMALL})\\b)`,
  "i",
);
/** Words about layers that are left out. */
const LEFT_OUT =
  /\b(?:leav|skip|exclud|omit|freez|frozen|except|all but)\w*(?:\s+[\w-]+){0,5}?\s+(?:layers?|blocks?)\b/i;
const PART = {
  half: "half(?:\\s+of)?|every\\s+(?:other|second)|every\\s+2nd",
  third: "(?:one|a|the)?\\s*third(?:\\s+of)?|every\\s+third",
  quarter: "(?:one|a|the)?\\s*(?:quarter|fourth)(?:\\s+of)?|every\\s+fourth",
} as const;
const DIVISORS = { half: 2, third: 3, quarter: 4 } as const;
const FRACTIONS = Object.entries(PART).map(
  ([name, words]) =>
    [
      DIVISORS[name as keyof typeof PART],
      new RegExp(
        `\\b(?:${END}\\s+)?(?:${words})\\s+(?:[\\w'’-]+\\s+){0,2}?(?:layers?|blocks?)\\b`,
        "i",
      ),
    ] as const,
);
/** Words about some layers whose number is not stated. */
const UNCLEAR = new RegExp(
  `\\b(?:${END}|other|second|some|few|half|third|quarter|certain|selected)\\b(?:\\s+[\\w-]+){0,4}?\\s+(?:layers?|blocks?)\\b`,
  "i",
);

/** A number of layers, a fraction 1 / `divisor` of them, or an unclear part. */
export type SomeLayers = { readonly count: number } | { readonly divisor: number } | "unclear";

/** Returns the part of the layers that the text names; undefined if it names none. */
export function someLayersIn(text: string): SomeLayers | undefined {
  const ofAll = parseSmall(OF_ALL.exec(text)?.[1] ?? "");
  if (ofAll) return { count: ofAll };
  if (LEFT_OUT.test(text)) return "unclear";
  const count = parseSmall(AT_END.exec(text)?.[1] ?? "");
  if (count) return { count };
  const fraction = FRACTIONS.find(([, pattern]) => pattern.test(text));
  if (fraction) return { divisor: fraction[0] };
  return UNCLEAR.test(text) ? "unclear" : undefined;
}
