/** Compares numbers of LoRA in prose with the arithmetic. */
import { Lines } from "../lines.js";
import { claimsIn } from "./claims.js";
import { type Fault, faultOf } from "./judge.js";
import { type Language, passagesOf } from "./passages.js";
import { subjectOf, withSentences } from "./subject.js";

export type { Language };

/** A wrong number. */
export interface Finding extends Fault {
  /** Line and column count from 1, columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** The number as the text writes it. */
  readonly says: string;
}

/**
 * Returns the wrong numbers of LoRA in a document's prose: counts, shares, ratios, ranks and sizes
 * of a matrix or a published model. Skips sentences that it does not understand.
 */
export function check(source: string, language: Language): Finding[] {
  const lines = new Lines(source);
  const passages = withSentences(passagesOf(source, language));
  return passages.flatMap((passage, passageIndex) =>
    passage.sentences.flatMap((sentence, index) => {
      const claims = claimsIn(sentence, passage.sentences[index - 1]?.text);
      const subject = claims.length > 0 ? subjectOf(passages, passageIndex, index) : undefined;
      if (!subject) return [];
      return claims.flatMap((claim): Finding[] => {
        const offset = passage.offsets[sentence.start + claim.start];
        const fault = offset === undefined ? undefined : faultOf(claim, sentence, subject);
        return fault ? [{ ...lines.placeOf(offset!), says: claim.text, ...fault }] : [];
      });
    }),
  );
}
