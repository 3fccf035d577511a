/** Compares numbers of LoRA in prose with the arithmetic. */
import { Lines } from "../lines.js";
import { type AdapterFile, isOfFile, judgeFile } from "./adapter-file.js";
import { claimsIn } from "./claims.js";
import { judgeClaim, type Mistake } from "./judge.js";
import { type Language, parsePassages } from "./passages.js";
import { findSubject, withSentences } from "./subject.js";

export { findForeignLanguage } from "./foreign.js";
export type { AdapterFile, Language };

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
 * of a matrix or a published model, and of `file` in sentences about "our adapter". Skips sentences that it does not
 * understand.
 */
export function check(source: string, language: Language, file?: AdapterFile): Finding[] {
  const lines = new Lines(source);
  const passages = withSentences(parsePassages(source, language));
  return passages.flatMap((passage, passageIndex) => {
    let previousOfFile: string | undefined;
    return passage.sentences.flatMap((sentence, index) => {
      const previous = passage.sentences[index - 1]?.text;
      const getSubject = () => findSubject(passages, passageIndex, index);
      const report = (start: number, actual: string, mistake: Mistake | undefined): Finding[] => {
        const offset = passage.offsets[sentence.start + start];
        if (offset === undefined || !mistake) return [];
        return [{ ...lines.getPosition(offset), actual, ...mistake }];
      };
      const isAboutFile = file && isOfFile(sentence, getSubject, previousOfFile);
      previousOfFile = isAboutFile ? sentence.text : undefined;
      if (isAboutFile)
        return judgeFile(sentence, previous, file).flatMap(({ start, text, ...mistake }) =>
          report(start, text, mistake),
        );
      const claims = claimsIn(sentence, previous);
      const subject = claims.length > 0 ? getSubject() : undefined;
      if (!subject) return [];
      return claims.flatMap((claim) =>
        report(claim.start, claim.text, judgeClaim(claim, sentence, subject)),
      );
    });
  });
}
