/** Compares numbers of LoRA in prose, and in code that uses LoRA, with the arithmetic. */
import { FILE } from "../adapter/index.js";
import { LANGUAGES, type Language } from "../document-languages.js";
import { LoraError, wrapReading } from "../errors.js";
import { Lines } from "../lines.js";
import { formatAllowed } from "../suggestions.js";
import { claimsIn } from "./claims.js";
import { checkCode } from "./code/index.js";
import { readDocument } from "./documents/index.js";
import type { Passage } from "./documents/text.js";
import { nameForeignLanguage } from "./foreign.js";
import { judgeClaim } from "./judge.js";
import type { Placed } from "./mistake.js";
import { findSubject, withSentences } from "./subject.js";
import { type AdapterFile, isOfFile, judgeFile } from "./trained-file.js";

export { LoraError } from "../errors.js";
export { type AdapterFile, LANGUAGES, type Language };

/** A mistake at its line and column, which count from 1. Columns count UTF-16 units. */
export interface Finding extends Omit<Placed, "offset"> {
  /** The line, from 1. */
  readonly line: number;
  /** The column, from 1, in UTF-16 units. */
  readonly column: number;
}

/**
 * Returns the wrong numbers of LoRA in a document, in order. In prose: counts, shares, ratios, ranks and sizes of a
 * matrix or a published model, and of `file` in sentences about "our adapter". In code: the counts that PEFT prints
 * for the LoraConfig and the model before them, and a scaling by alpha instead of alpha / r. Skips what it does not
 * understand. Throws LoraError for a wrong argument, and for a notebook that is not JSON.
 */
export function check(source: string, language: Language, file?: AdapterFile): Finding[] {
  assertDocument(source, language);
  if (file !== undefined) wrapReading(file, () => assertAdapterFile(file));
  const lines = new Lines(source);
  const { passages, code } = readDocument(source, language);
  return [...checkProse(passages, file), ...checkCode(code)]
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, ...mistake }) => ({ ...lines.getPosition(offset), ...mistake }));
}

/** Returns why a document is not English, or undefined if it may be English. Throws LoraError. */
export function findForeignLanguage(source: string, language: Language): string | undefined {
  assertDocument(source, language);
  return nameForeignLanguage(source, language);
}

function assertDocument(source: unknown, language: unknown): void {
  if (typeof source !== "string") throw new LoraError("the source", "a document's text", source);
  if (typeof language !== "string" || !Object.hasOwn(LANGUAGES, language))
    throw new LoraError("language", formatAllowed(Object.keys(LANGUAGES), language), language);
}

function assertAdapterFile(file: unknown): void {
  const { name, adapter } = Object(file);
  if (typeof name !== "string" || !FILE.read(adapter))
    throw new LoraError("the file", "an adapter that was read, and the name of its file", file);
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
