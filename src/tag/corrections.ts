/** Corrects the punctuation of tags for error messages. */

import { shorten, type Tag, TagError } from "./values.js";

type Edit = (values: string) => string;

const TEXT = `"[^"]*"|'[^']*'`;
/** A value, and the space before another value. Text is matched as a whole, because it contains spaces. */
const VALUE = new RegExp(`(${TEXT}|[\\w.\\]]+)(\\s+(?=["'\\w[]))?`, "g");
/** A named value that other values follow, such as ranks=4, 8. */
const LIST = new RegExp(`(\\w\\s*=\\s*)((?:${TEXT}|\\d+)(?:\\s*,\\s*(?:${TEXT}|\\d+))+)`, "g");

const addPunctuation: Edit = (values) =>
  values
    .replace(/(,\s*[a-z]\w*)\s+(?=["'\d])/gi, "$1=")
    .replace(VALUE, (_, value, space) => (space ? `${value}, ` : value));

/** The edits to try, in this order. */
const EDITS: readonly Edit[] = [
  (values) => values,
  addPunctuation,
  (values) => addPunctuation(values).replace(LIST, "$1[$2]"),
];

/** Returns the tag with added quotes, commas or brackets that make it valid, if any. */
function correctTag(tag: string, isValid: (candidate: string) => boolean): string | undefined {
  const [, start = "", values = ""] = /^(<%\s*\w+\s*)(.*?)[\s%>]*$/s.exec(tag) ?? [];
  const candidates = ["", '"', "'"].flatMap((quote) =>
    EDITS.map((edit) => `${start}${edit(values + quote)} %>`),
  );
  return candidates.find(isValid);
}

/** The starts of errors that missing or wrong punctuation causes. */
const PUNCTUATION = /^(?:expected|the tag has no closing) /;

/** Adds the corrected tag to the error of a tag whose punctuation is wrong. */
export function withCorrection(parsed: Tag, parse: (tag: string) => Tag): Tag {
  if (!("error" in parsed && PUNCTUATION.test(parsed.error.message))) return parsed;
  const { source, error } = parsed;
  const corrected = correctTag(source, (tag) => "args" in parse(tag));
  return corrected
    ? { source, error: new TagError(`${error.message}: write ${shorten(corrected)}`) }
    : parsed;
}
