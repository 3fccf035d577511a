/** Compares numbers of LoRA in prose with the arithmetic. */
import { Lines } from "../lines.js";
import { claimsIn } from "./claims.js";
import { judgeClaim, type Mistake } from "./judge.js";
import { type Language, parsePassages } from "./passages.js";
import { findSubject, withSentences } from "./subject.js";

export type { Language };

/** A wrong number. */
export interface Finding extends Mistake {
  /** Line and column count from 1, columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** The number as the text writes it. */
  readonly actual: string;
}

/**
 * Returns the wrong numbers of LoRA in a document's prose: counts, shares, ratios, ranks and sizes
 * of a matrix or a published model. Skips sentences that it does not understand.
 */
export function check(source: string, language: Language): Finding[] {
  const lines = new Lines(source);
  const passages = withSentences(parsePassages(source, language));
  return passages.flatMap((passage, passageIndex) =>
    passage.sentences.flatMap((sentence, index) => {
      const claims = claimsIn(sentence, passage.sentences[index - 1]?.text);
      const subject = claims.length > 0 ? findSubject(passages, passageIndex, index) : undefined;
      if (!subject) return [];
      return claims.flatMap((claim): Finding[] => {
        const offset = passage.offsets[sentence.start + claim.start];
        const mistake = offset === undefined ? undefined : judgeClaim(claim, sentence, subject);
        return mistake ? [{ ...lines.getPosition(offset!), actual: claim.text, ...mistake }] : [];
      });
    }),
  );
}
