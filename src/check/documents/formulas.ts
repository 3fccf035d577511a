/** Replaces formulas and tags in passages by plain text. */
import {
  joinTexts,
  type Passage,
  type Rule,
  rewrite,
  slice,
  type Text,
  withoutOffsets,
} from "./text.js";

const FORMULA =
  /\ue000{2}[^\ue000\ue001]*\ue001{2}|\$\$[^$]+\$\$|\\\([\s\S]{1,999}?\\\)|\\\[[\s\S]{1,999}?\\\]|(?<![\\$\w])\$(?![\s$])[^$\n]*?(?<![\s\\])\$(?![\d$])/g;
/** Matches a formula that is only a number, which is a part of the prose: "$16{,}777{,}216$". */
const NUMBER = /^(?:\$|\\\()\s*\d(?:[\d.\s]|\{?,\}?|\\[,;:! ])*(?:\\%\s*)?(?:\$|\\\))$/;

/** LaTeX commands and their plain text. */
const LATEX: readonly Rule[] = [
  [/\\(?:times|cdot)(?![a-zA-Z])/dg, "×"],
  [/\\(?:approx|simeq)(?![a-zA-Z])/dg, "≈"],
  [/\{([,.])\}/dg, "$1"],
  [/(?<=\d)\\[,;:!](?=\d{3}(?!\d))/dg, ","],
  [/\\(?:[,;:! ()[\]]|quad\b|left\b|right\b)/dg, " "],
  [/\\(?:text|mathrm|mathbf|mathit|operatorname)\b/dg, ""],
  [/_\{+(\w+)\}/dg, "_$1"],
  [/\\%/dg, "%"],
  [/[{}]/dg, " "],
  [/\$/dg, ""],
];

/** Returns a formula as plain text. Only a number keeps its place, so that other formulas provide context but no findings. */
function toPlain(formula: Text): Text {
  const plain = rewrite(formula, LATEX);
  return NUMBER.test(formula.text) ? plain : withoutOffsets(plain.text);
}

/** Replaces line breaks and repeated spaces by one space, as browsers do. */
const SPACES: Rule = [/[ \t\r\n]{2,}|[\t\r\n]/dg, " "];

/** Replaces formulas by plain text, and repeated spaces by one. */
export function withPlainFormulas(passage: Passage): Passage {
  let end = 0;
  const parts: Text[] = [];
  for (const { 0: formula, index } of passage.text.matchAll(FORMULA)) {
    parts.push(slice(passage, end, index), toPlain(slice(passage, index, index + formula.length)));
    end = index + formula.length;
  }
  return { ...passage, ...rewrite(joinTexts([...parts, slice(passage, end)]), [SPACES]) };
}
