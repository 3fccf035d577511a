/** Formulas and tags in a passage: they tell what is meant, but are left alone. */
import type { Passage } from "./passages.js";

const FORMULA =
  /\ue000{2}[^\ue000\ue001]*\ue001{2}|\$\$[^$]+\$\$|\\\([\s\S]{1,999}?\\\)|\\\[[\s\S]{1,999}?\\\]|(?<![\\$\w])\$(?![\s$])[^$\n]*?(?<![\s\\])\$(?![\d$])/g;

/** What LaTeX writes for what prose writes otherwise. */
const LATEX: readonly (readonly [RegExp, string])[] = [
  [/\\(?:times|cdot)\b/g, "×"],
  [/\\(?:approx|simeq)\b/g, "≈"],
  [/\{([,.])\}/g, "$1"],
  [/\\(?:[,;:! ]|quad\b|left\b|right\b)/g, " "],
  [/\\(?:text|mathrm|mathbf|mathit|operatorname)\b/g, ""],
  [/\\%/g, "%"],
  [/[{}$]/g, " "],
];

const plain = (latex: string) =>
  LATEX.reduce((text, [pattern, by]) => text.replace(pattern, by), latex);

/** The passage with its formulas as plain text, of which no character has a place. */
export function withFormulas(passage: Passage): Passage {
  let [text, end] = ["", 0];
  const at: (number | undefined)[] = [];
  const keep = (to: number) => {
    text += passage.text.slice(end, to);
    for (let i = end; i < to; i++) at.push(passage.at[i]);
  };
  for (const { 0: formula, index } of passage.text.matchAll(FORMULA)) {
    keep(index);
    const read = plain(formula);
    text += read;
    for (let i = 0; i < read.length; i++) at.push(undefined);
    end = index + formula.length;
  }
  keep(passage.text.length);
  return { ...passage, text, at };
}
