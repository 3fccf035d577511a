/** Reads the markup that captions of hosts without a parser of ours may have: emphasis, code and formulas of Markdown. */
import { escapeText } from "../src/escape.js";
import { fromText, type Inline } from "../src/inline.js";

/** An escape, a code span, a formula, strong or emphasized text. A "$" before a digit or a space ends no formula. */
const MARKUP =
  /\\([!-/:-@[-`{-~])|(`+)(?!`)(.+?)(?<!`)\2(?!`)|\$(?![\s$])((?:\\.|[^\\$])*?)(?<!\s)\$(?!\d)|\*\*(?![\s*])((?:\\.|[^\\])+?)(?<![\s*\\])\*\*(?!\*)|\*(?![\s*])((?:\\.|[^\\*])+?)(?<!\s)\*(?!\*)|(?<![\p{L}\p{N}]|(?<!\\)_)_(?![\s_])((?:\\.|[^\\_])+?)(?<!\s)_(?![\p{L}\p{N}_])/suy;

/** Returns a caption as inline nodes, in linear time. Everything else is text, such as links and HTML. */
export function readMarkup(text: string): Inline[] {
  const nodes: Inline[] = [];
  const isClosed = findEnds(text);
  let end = 0;
  for (const { index } of text.matchAll(/[\\`$*_]/g)) {
    if (index < end || !isClosed(index)) continue;
    MARKUP.lastIndex = index;
    const match = MARKUP.exec(text);
    if (!match) continue;
    nodes.push(...fromText(text.slice(end, index)), toNode(match));
    end = index + match[0].length;
  }
  return [...nodes, ...fromText(text.slice(end))];
}

/**
 * Returns a function that is false if the code span or strong text that starts at an index has no end. Otherwise, each
 * of many starts would be followed to the end of the text.
 */
function findEnds(text: string): (index: number) => boolean {
  /** The last run of backquotes of each length. */
  const lastRuns = new Map<number, number>();
  /** The end of the run that contains a backquote. */
  const runEnds = new Map<number, number>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    lastRuns.set(run.length, index);
    for (let at = index; at < index + run.length; at++) runEnds.set(at, index + run.length);
  }
  const lastStrong = [...text.matchAll(/(?<![\s*\\])\*\*(?!\*)/g)].at(-1)?.index ?? 0;
  return (index) => {
    const runEnd = runEnds.get(index);
    if (runEnd !== undefined) return (lastRuns.get(runEnd - index) ?? 0) > index;
    return !text.startsWith("**", index) || lastStrong > index + 2;
  };
}

function toNode([, escaped, , code, tex, strong, starred, underscored]: RegExpExecArray): Inline {
  if (escaped !== undefined) return { type: "text", text: escaped };
  if (code !== undefined) return { type: "code", text: code.trim() || code };
  // What the extension Arithmatex writes, which scripts of MathJax and KaTeX read.
  if (tex !== undefined)
    return { type: "math", tex, html: `<span class="arithmatex">\\(${escapeText(tex)}\\)</span>` };
  if (strong !== undefined) return { type: "strong", children: readMarkup(strong) };
  return { type: "emphasis", children: readMarkup(starred ?? underscored!) };
}
