/** Statements of LoRA's numbers in prose, against the arithmetic: what is wrong, and what is right. */
import { Lines } from "../lines.js";
import { claimsIn } from "./claims.js";
import { passagesOfHtml } from "./html.js";
import { type Fault, faultOf } from "./judge.js";
import { passagesOfMarkdown } from "./markdown.js";
import { withFormulas } from "./math.js";
import { readAll, subjectOf } from "./subject.js";

/** An answer to choose among others, most of which are wrong on purpose. */
const CHOICE = /^\s*(?:\[[ x]\]|\(?[A-Fa-f][).:])\s/;

/** A number that is wrong. */
export interface Finding extends Fault {
  /** From 1 on, as is `column`, in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** The number as it stands in the text. */
  readonly says: string;
}

/** What a document may be written in, and how it is read. */
export const languages = { markdown: passagesOfMarkdown, html: passagesOfHtml } as const;

/**
 * Numbers of LoRA in a document's prose that are wrong of the matrix or the published model that
 * they are about: counts, shares, ratios, ranks and sizes. What is not understood is left alone.
 */
export function check(source: string, language: keyof typeof languages): Finding[] {
  const lines = new Lines(source);
  const passages = readAll(
    languages[language](source)
      .filter(({ text }) => !CHOICE.test(text))
      .map(withFormulas),
  );
  return passages.flatMap((passage, at) =>
    passage.sentences.flatMap((sentence, index) => {
      const claims = claimsIn(sentence);
      const subject = claims.length > 0 ? subjectOf(passages, at, index) : undefined;
      if (!subject) return [];
      return claims.flatMap((claim): Finding[] => {
        const stands = passage.at[sentence.start + claim.start];
        const fault = stands === undefined ? undefined : faultOf(claim, sentence, subject);
        return fault ? [{ ...lines.placeOf(stands!), says: claim.text, ...fault }] : [];
      });
    }),
  );
}
