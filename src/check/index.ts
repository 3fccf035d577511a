/** Compares numbers of LoRA in prose, and in code that uses LoRA, with the arithmetic. */

import type { Language } from "../document-languages.js";
import { Lines } from "../lines.js";
import { claimsIn } from "./claims.js";
import { checkCode } from "./code/index.js";
import { readDocument } from "./documents/index.js";
import type { Passage } from "./documents/text.js";
import { judgeClaim } from "./judge.js";
import type { Placed } from "./mistake.js";
import { findSubject, withSentences } from "./subject.js";
import { type AdapterFile, isOfFile, judgeFile } from "./trained-file.js";

export { LANGUAGES } from "../document-languages.js";
export { findForeignLanguage } from "./foreign.js";
export type { AdapterFile, Language };

/** A mistake at its line and column, which count from 1. Columns count UTF-16 units. */
export interface Finding extends Omit<Placed, "offset"> {
  readonly line: number;
  readonly column: number;
}

/**
 * Returns the wrong numbers of LoRA in a document, in order. In prose: counts, shares, ratios, ranks and sizes of a
 * matrix or a published model, and of `file` in sentences about "our adapter". In code: the counts that PEFT prints
 * for the LoraConfig and the model before them, and a scaling by alpha instead of alpha / r. Skips what it does not
 * understand. Throws LoraError for a notebook that is not JSON.
 */
export function check(source: string, language: Language, file?: AdapterFile): Finding[] {
  const lines = new Lines(source);
  const { passages, code } = readDocument(source, language);
  return [...checkProse(passages, file), ...checkCode(code)]
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, ...mistake }) => ({ ...lines.getPosition(offset), ...mistake }));
}

function checkProse(document: readonly Passage[], file: AdapterFile | undefined): Placed[] {
  const passages = withSentences(document);
  return passages.flatMap((passage, passageIndex) => {
    let previousOfFile: string | undefined;
    return passage.sentences.flatMap((sentence, index) => {
      const previous = passage.sentences[index - 1]?.text;
      const getSubject = () => findSubject(passages, passageIndex, index);
      const place = (mistake: Placed): Placed[] => {
        const offset = passage.offsets[sentence.start + mistake.offset];
        return offset === undefined ? [] : [{ ...mistake, offset }];
      };
      const isAboutFile = file && isOfFile(sentence, getSubject, previousOfFile);
      previousOfFile = isAboutFile ? sentence.text : undefined;
      if (isAboutFile) return judgeFile(sentence, previous, file).flatMap(place);
      const claims = claimsIn(sentence, previous);
      const subject = claims.length > 0 ? getSubject() : undefined;
      if (!subject) return [];
      return claims.flatMap((claim) => {
        const mistake = judgeClaim(claim, sentence, subject, claims);
        return mistake ? place({ ...mistake, offset: claim.start, claim: claim.text }) : [];
      });
    });
  });
}
