/** The numbers that are right of what a claim may be about. */
import { atMostOneDecimal, exact } from "../format.js";
import { rankForSavings } from "../lora.js";
import type { Adapted } from "./adapted.js";
import type { Claim } from "./claims.js";
import { counted, type Measure, measuresOf } from "./measures.js";
import { sizes } from "./sizes.js";
import type { Sentence, Subject } from "./subject.js";

/** A number that is right, in the claim's unit. */
export interface Right extends Pick<Measure, "also" | "mistaken"> {
  readonly value: number;
  readonly text: string;
  /** What it is of: "trained parameters of 64 × 96 at rank 4". */
  readonly about: string;
}

/** What is right of the claim, by each thing that it may be about. */
export function rightsOf(
  claim: Claim,
  sentence: Sentence,
  { context }: Subject,
  adapted: readonly Adapted[],
): Right[] {
  return adapted.flatMap((item) =>
    measuresOf(claim, sentence, context, item).map((measure) => ({
      value: measure.value(item.trainable),
      text: measure.text(item.trainable),
      about: `${measure.name} of ${item.name}`,
      also: measure.also,
      mistaken: [
        ...(measure.mistaken ?? []),
        ...item.others.map(({ trainable, name }) => ({
          value: measure.value(trainable),
          why: `that is of ${name}`,
        })),
      ],
    })),
  );
}

/** What is right of W by itself: its parameters and their bytes, break-even, the rank for a saving. */
export function rightsOfMatrix(claim: Claim, { cue }: Sentence, subject: Subject): Right[] {
  return subject.shapes.flatMap(({ d, k }): Right[] => {
    const [full, name] = [d * k, `${exact(d)} × ${exact(k)}`];
    if (claim.kind === "size") {
      return sizes(claim, cue, subject.context, full).map((measure) => ({
        ...measure,
        value: measure.value(full),
        text: measure.text(full),
        about: `${measure.name} of ${name}`,
      }));
    }
    if (claim.kind === "count" && !claim.isSaved)
      return [{ value: full, text: counted(full), about: `parameters of ${name}` }];
    if (claim.kind === "breakEven") {
      const text = atMostOneDecimal(full, d + k);
      return [{ value: full / (d + k), text, about: `break-even of ${name}` }];
    }
    if (claim.kind !== "goal") return [];
    const rank = rankForSavings({ savings: claim.savings!, d, k });
    return [
      { value: rank, text: exact(rank), about: `largest rank that saves so much of ${name}` },
    ];
  });
}
