/** Says what to write in place of text that is not Fluent, for translators who do not know the parser's terms. */
import type { Junk } from "@fluent/syntax";

/** What to write, by the code of the parser's error. */
const ADVICE: Readonly<Record<string, string>> = {
  E0004:
    "a name has letters, digits and hyphens, and starts with a letter; write { $rank } for an argument",
  E0005: 'write a text after "="; indent a text that starts on the next line',
  E0006: 'write a text after "="; indent a text that starts on the next line',
  E0010: 'mark the last choice with "*", as in *[other]',
  E0011: "write each choice on a line of its own, such as [one] row",
  E0012: 'a choice has no text; write {""} for an empty text',
  E0015: 'mark only one choice with "*"',
  E0016: "choose by an argument, as in { $rank -> … }",
  E0017: "choose by an argument, as in { $rank -> … }",
  E0020: 'close a text in quotes with "',
  E0025: 'in quotes, write \\\\ for a backslash, and \\" for a quotation mark',
  E0027:
    'this } closes nothing; write {"}"} for a brace in the text, and the } of a choice on a line of its own',
  E0028:
    'write an argument or a message in the braces, such as { $rank }, or {"{"} for a brace in the text',
  E0029: "choose by an argument, as in { $rank -> … }",
};

/** What to write, by the character that the parser expects (E0003). */
const EXPECTED: Readonly<Record<string, string>> = {
  "=": 'write "name = text", and indent the following lines of the text',
  "}": "close { with }, as in { $rank }",
  "\u2424": "write each choice on a line of its own, such as [one] row, and } on the last line",
  '"': 'close a text in quotes with "',
  "]": "close [ with ], as in [one]",
  " ": 'write "# " before a comment',
};

/** What to write in place of an entry that starts wrongly. */
function explainStart(line: string): string {
  if (/^\s*\*?\[/.test(line))
    return 'a choice belongs between { $rank -> and }; write {"["} for a bracket at the start of a line';
  if (line.startsWith("}")) return 'this } closes nothing; write {"}"} for a brace in the text';
  if (/^\s/.test(line))
    return 'write "name = text" at the start of the line, without spaces before it';
  return 'write "name = text", "-term = text" or "# comment", and indent the following lines of a text with spaces';
}

/** The line of text that cannot be read, and what to write. */
export function explainJunk(
  { annotations: [annotation], span }: Junk,
  source: string,
  lineAt: (offset: number) => number,
): { line: number; text: string } {
  const { code = "", arguments: args = [], message = "" } = annotation ?? {};
  const at = annotation?.span?.start ?? span?.start ?? 0;
  const isStart = code === "E0002";
  // The parser skips blank lines before it finds that something is missing.
  const end = isStart || code === "E0027" ? at : source.slice(0, at).trimEnd().length;
  const line = lineAt(end);
  const [quoted = ""] = source.slice(source.slice(0, end).lastIndexOf("\n") + 1).split("\n", 1);
  const fix = isStart
    ? explainStart(quoted)
    : ((code === "E0003" ? (EXPECTED[String(args[0])] ?? `write ${args[0]}`) : ADVICE[code]) ??
      message);
  const text = quoted.trim();
  const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  return { line, text: `cannot be read: "${short}"; ${fix}.` };
}
