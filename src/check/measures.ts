/** What a claim may be a measure of, and what is right. */
import { about, atMostOneDecimal, exact, percent, quotient } from "../format.js";
import { rankForSavings } from "../lora.js";
import type { Adapted } from "./adapted.js";
import type { Claim } from "./claims.js";
import type { Subject } from "./subject.js";

/** A number that is right, in the claim's unit, and values that are written in its place. */
export interface Right {
  readonly value: number;
  readonly text: string;
  readonly about: string;
  /** Another value that is true as well. */
  readonly also: number | undefined;
  readonly mistaken: readonly { readonly value: number; readonly why: string }[];
}

/** A measure of so many trained parameters. */
interface Measure {
  readonly name: string;
  value(trainable: number): number;
  text(trainable: number): string;
  readonly also?: number;
  readonly mistaken?: readonly { readonly value: number; readonly why: string }[];
}

/** A count in full, and rounded where it is long: "16.8 M (16,777,216)". */
const counted = (value: number) =>
  value < 1000 ? exact(value) : `${about(value)} (${exact(value)})`;

const OF_ALL = /\bPEFT\b|trainable%|print_trainable|\ball params\b/i;
const OF_BASE =
  /\bof\s+(?:W\b|what\b|its\b|their\b|full\b|(?:the\s+)?(?:full|matri\w+|frozen|base|original|pre-?trained|dense|weight|layer|model)\b|the\s+(?:[\w.-]+\s+){0,3}(?:matrix|model|weights)\b|(?:a|an|the)\s+[\d,.]+\s*[×x])/i;
const LESS = /\b(?:sav\w+|fewer|less|reduc\w+|cut\w*|smaller|without)\b/i;

function shares(claim: Claim, sentence: string, { full, trainable }: Adapted): Measure[] {
  if (full === undefined) return [];
  const share: Measure = {
    name: "the share that",
    value: (count) => (100 * count) / full,
    text: (count) => percent(count, full).share,
  };
  const saving: Measure = {
    name: "the saving of",
    value: (count) => 100 - (100 * count) / full,
    text: (count) => percent(count, full).rest,
    mistaken: [2, 4, 1 / 2, 1 / 4].map((factor) => ({
      value: 100 - (100 * factor * trainable) / full,
      why: `its share is ${factor > 1 ? `${factor} times too much` : `1/${1 / factor} of it`}`,
    })),
  };
  const ofAll: Measure = {
    name: "PEFT's trainable% of",
    value: (count) => (100 * count) / (full + count),
    text: (count) => percent(count, full + count).share,
  };
  const savings = LESS.test(sentence) && trainable < full ? [saving] : [];
  const tail = sentence.slice(claim.end);
  if (OF_ALL.test(sentence)) {
    const value = share.value(trainable);
    return [{ ...ofAll, mistaken: [{ value, why: "that is of the base alone" }] }];
  }
  if (OF_BASE.test(tail)) {
    const value = ofAll.value(trainable);
    const why = "that is PEFT's trainable%, of base and adapter together";
    const rest = { value: 100 - value, why };
    return [
      { ...share, mistaken: [{ value, why }] },
      ...savings.map((one) => ({ ...one, mistaken: [rest] })),
    ];
  }
  return [{ ...share, also: ofAll.value(trainable) }, ...savings];
}

const BITS: readonly (readonly [number, RegExp])[] = [
  [32, /\b(?:fp32|float32|f32|32[- ]bits?|single precision|(?:4|four) bytes)\b/i],
  [16, /\b(?:fp16|bf16|b?float16|16[- ]bits?|half[- ]precision|(?:2|two) bytes)\b/i],
  [8, /\b(?:int8|fp8|8[- ]bits?)\b/i],
  [4, /\b(?:nf4|int4|fp4|4[- ]bits?)\b/i],
];

/** The widths of number that the text names; an adapter is in 32 or 16 bits where it names none. */
function bitsIn(sentence: string, context: string): number[] {
  for (const text of [sentence, context]) {
    const found = BITS.filter(([, name]) => name.test(text)).map(([bits]) => bits);
    if (found.length > 0) return found.some((bits) => bits >= 16) ? found : [...found, 16, 32];
  }
  return [32, 16];
}

const UNIT_NAMES = new Map([
  [1, "bytes"],
  [1e3, "kB"],
  [1e6, "MB"],
  [1e9, "GB"],
  [2 ** 10, "KiB"],
  [2 ** 20, "MiB"],
  [2 ** 30, "GiB"],
]);
const OTHER_UNIT = new Map(
  [1, 2, 3].flatMap((n) => [
    [1000 ** n, 1024 ** n],
    [1024 ** n, 1000 ** n],
  ]) as [number, number][],
);

function sizes(claim: Claim, sentence: string, context: string, counts: number): Measure[] {
  return bitsIn(sentence, context).flatMap((bits) =>
    claim.units.map((unit): Measure => {
      const other = claim.units.length === 1 ? OTHER_UNIT.get(unit) : undefined;
      const why = other && `that is in ${UNIT_NAMES.get(other)}`;
      return {
        name: `${bits / 8} bytes a parameter of`,
        value: (count) => (count * bits) / 8 / unit,
        text: (count) => `${quotient(count * bits, 8 * unit)} ${UNIT_NAMES.get(unit)}`,
        mistaken: why ? [{ value: (counts * bits) / 8 / other!, why }] : [],
      };
    }),
  );
}

function measuresOf(claim: Claim, sentence: string, context: string, one: Adapted): Measure[] {
  const { full, trainable } = one;
  if (claim.kind === "share") return shares(claim, sentence, one);
  if (claim.kind === "size") return sizes(claim, sentence, context, trainable);
  if (claim.kind === "ratio" && full !== undefined) {
    return [
      {
        name: "full over trained parameters of",
        value: (count) => full / count,
        text: (count) => quotient(full, count),
      },
    ];
  }
  if (claim.kind !== "count") return [];
  if (!claim.isSaved)
    return [{ name: "trained parameters of", value: (count) => count, text: counted }];
  return full === undefined || full < trainable
    ? []
    : [
        {
          name: "parameters saved of",
          value: (count) => full - count,
          text: (count) => counted(full - count),
        },
      ];
}

/** What is right of the claim, by each thing that it may be about. */
export function rightsOf(
  claim: Claim,
  sentence: string,
  { context }: Subject,
  adapted: readonly Adapted[],
): Right[] {
  return adapted.flatMap((one) =>
    measuresOf(claim, sentence, context, one).map(({ name, value, text, also, mistaken = [] }) => ({
      value: value(one.trainable),
      also,
      text: text(one.trainable),
      about: `${name} ${one.name}`,
      mistaken: [
        ...mistaken,
        ...one.others.map((other) => ({
          value: value(other.trainable),
          why: `that is of ${other.name}`,
        })),
      ],
    })),
  );
}

/** What is right of W by itself: its parameters and their bytes, break-even, the rank for a saving. */
export function rightsOfMatrix(
  claim: Claim,
  sentence: string,
  { context, shapes }: Subject,
): Right[] {
  return shapes.flatMap(({ d, k }): Right[] => {
    const matrix = `a ${exact(d)} × ${exact(k)} matrix`;
    const full = d * k;
    if (claim.kind === "count" && !claim.isSaved)
      return [
        {
          value: full,
          text: counted(full),
          about: `parameters of ${matrix}`,
          also: undefined,
          mistaken: [],
        },
      ];
    if (claim.kind === "size") {
      return sizes(claim, sentence, context, full).map(({ name, value, text, mistaken = [] }) => ({
        value: value(full),
        text: text(full),
        about: `${name} ${matrix}`,
        also: undefined,
        mistaken,
      }));
    }
    if (claim.kind === "breakEven") {
      const text = atMostOneDecimal(full, d + k);
      return [
        {
          value: full / (d + k),
          text,
          about: `break-even of ${matrix}`,
          also: undefined,
          mistaken: [],
        },
      ];
    }
    if (claim.kind !== "goal") return [];
    const rank = rankForSavings({ savings: claim.savings!, d, k });
    return [
      {
        value: rank,
        text: exact(rank),
        about: `rank for that saving of ${matrix}`,
        also: undefined,
        mistaken: [],
      },
    ];
  });
}
