/** Corrects the punctuation of tags for error messages. */

import { type Tag, TagError } from "./values.js";

/** The maximum length of a corrected tag in characters, because some patterns take quadratic time. */
const MAX_LENGTH = 1000;

type Edit = (values: string) => string;

const TEXT = `"[^"]*"|'[^']*'`;
const ITEM = `(?:${TEXT}|\\d+)`;
const WORD = "[a-z]\\w*(?!\\s*[\\w=.])";
/** A value, and the space before another value. Text is matched as a whole, because it contains spaces. */
const VALUE = new RegExp(`(${TEXT}|[\\w.\\]]+)(\\s+(?=["'\\w[]))?`, "g");
/** A named value that similar values follow, such as ranks=4, 8 or targets=q_proj, v_proj. */
const LIST = new RegExp(
  `(\\w\\s*=\\s*)(?:(${ITEM}(?:\\s*,\\s*${ITEM})+)|(${WORD}(?:\\s*,\\s*${WORD})+))`,
  "gi",
);
/** Text in which a quote may be repeated, up to the next name or the end. */
const QUOTED = /(["'])(.*?)\1(?=\s*(?:,\s*\w+\s*=|$))/gs;

/** Applies an edit outside of quotes. */
const outside =
  (edit: Edit): Edit =>
  (values) =>
    values.replace(new RegExp(`(${TEXT})|[^"']+`, "g"), (part, text) => text ?? edit(part));

const addPunctuation: Edit = (values) =>
  values
    .replace(/(,\s*[a-z]\w*)\s+(?=["'\d])/gi, "$1=")
    .replace(VALUE, (_, value, space) => (space ? `${value}, ` : value));

/** Adds the closing quote of text before the next name with text or a list. */
const closeQuotes: Edit = (values) =>
  values.replace(
    /(["'])((?:(?!\1).)*?)(?=,\s*\w+\s*=\s*["'[])|"[^"]*"|'[^']*'/gs,
    (text, quote, inside) => (quote ? quote + inside.trimEnd() + quote : text),
  );

/** Matches text that has only a closing quote. The text ends before the next name. */
const closedBy = (quote: string) =>
  String.raw`[^\s"'=[\d“”„«&](?:(?!,\s*\w+\s*=)[^${quote}])*${quote}(?=\s*(?:,|$))`;
/** A named value that has only a closing quote. */
export const UNOPENED = new RegExp(
  String.raw`(?<!\w)(?=\w)(?<=(?:^(?:<%\s*\w+)?|,)\s*)(\w+\s*=\s*)(${closedBy('"')}|${closedBy("'")})`,
);

/** Adds the opening quote of text. */
const openQuotes: Edit = (values) =>
  values.replace(new RegExp(UNOPENED, "g"), (_, name, text) => name + text.at(-1) + text);

/** Puts text that contains its own quotes into the other quotes. */
const changeQuotes: Edit = (values) =>
  values.replace(QUOTED, (text, quote, inside) => {
    const other = quote === '"' ? "'" : '"';
    return inside.includes(quote) && !inside.includes(other) ? other + inside + other : text;
  });

/** The edits to try. Each is applied to the result of those before it. */
const EDITS: readonly Edit[] = [
  (values) => values.replace(/^\((.*)\)$/s, "$1"),
  outside((values) =>
    values.replace(/ ?[;；，、،×]|(?<=\d) ?x(?= ?\d)/g, ",").replace(/\b([a-z]\w*) ?: ?/gi, "$1="),
  ),
  addPunctuation,
  // The sizes of a matrix after the name of the rank.
  (values) => values.replace(/^rank\s*=\s*(?=\w+\s*,\s*\w+\s*(?:,|$))/, ""),
  (values) =>
    values.replace(
      LIST,
      (_, name, items, words) => `${name}[${items ?? words.replace(/\w+/g, '"$&"')}]`,
    ),
];

/** Yields the values with more and more edits. */
function* editsOf(values: string): Generator<string> {
  yield values;
  yield closeQuotes(values);
  let edited = values;
  for (const edit of EDITS) {
    edited = edit(edited);
    yield edited;
  }
  yield openQuotes(values);
  yield changeQuotes(closeQuotes(values));
}

/** Corrects punctuation, if that makes the tag valid. */
function correctTag(tag: string, isValid: (candidate: string) => boolean): string | undefined {
  const [start, name] = /^<%[-=]?\s*(\w+)/.exec(tag) ?? ["", ""];
  const values = tag
    .slice(start.length)
    .trim()
    .replace(/%?[>}]$/, "")
    .trim();
  // Most edits change nothing.
  const candidates = new Set(["", '"', "'"].flatMap((quote) => [...editsOf(values + quote)]));
  return [...candidates].map((edited) => `<% ${name} ${edited} %>`).find(isValid);
}

/** Errors that missing or wrong punctuation causes, unless they already say what to write. */
const PUNCTUATION =
  /^(?:expected|cannot read|a tag must start|the tag has no closing|a quote in the tag|the opening quote) (?!.*: write )/;

/** Adds the corrected tag to the error of a tag whose punctuation is wrong. */
export function withCorrection(parsed: Tag, parse: (tag: string) => Tag): Tag {
  if ("args" in parsed || parsed.source.length > MAX_LENGTH) return parsed;
  const { source, error } = parsed;
  if (!PUNCTUATION.test(error.message)) return parsed;
  const corrected = correctTag(source, (tag) => "args" in parse(tag));
  return corrected
    ? { source, error: new TagError(`${error.message}; write ${corrected}`) }
    : parsed;
}
