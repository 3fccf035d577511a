/** Reads the markup that captions of hosts without a parser of ours may have: emphasis, code and formulas of Markdown. */
import { escapeText } from "../src/escape.js";
import { fromText, type Inline } from "../src/inline.js";

/** An escape, a code span, a formula, strong or emphasized text. A "$" before a digit or a space ends no formula. */
const MARKUP =
  /\\([!-/:-@[-`{-~])|(`+)(?!`)(.+?)(?<!`)\2(?!`)|\$(?![\s$])((?:\\.|[^\\$])*?)(?<!\s)\$(?!\d)|\*\*(?![\s*])((?:\\.|[^\\])+?)(?<![\s*\\])\*\*(?!\*)|\*(?![\s*])((?:\\.|[^\\*])+?)(?<!\s)\*(?!\*)|(?<![\p{L}\p{N}_])_(?![\s_])((?:\\.|[^\\_])+?)(?<!\s)_(?![\p{L}\p{N}_])/su;

/** Returns a caption as inline nodes. Everything else is text, such as links and HTML. */
export function readMarkup(text: string): Inline[] {
  const nodes: Inline[] = [];
  let rest = text;
  for (let match = MARKUP.exec(rest); match; match = MARKUP.exec(rest)) {
    nodes.push(...fromText(rest.slice(0, match.index)), toNode(match));
    rest = rest.slice(match.index + match[0].length);
  }
  return [...nodes, ...fromText(rest)];
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
