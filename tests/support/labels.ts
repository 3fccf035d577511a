/** Random labels in Arabic and Chinese, with variables, formulas, numbers and ids. */
import fc from "fast-check";
import { markText } from "../../src/mark-words.js";

const TERMS = [
  "*W*",
  "*B*",
  "*r* = 8",
  "(*r* = 8)",
  "*W*′ = *W* + *BA*",
  "(*α*/*r*)*BA*",
  "4,096 × 11,008",
  "0.391\u00a0%",
  "−0.52",
  "≈ 13.6",
  "16",
  "q_proj",
  "LoRA",
  "4-bit",
  "8 GB",
];
const ARABIC = ["المصفوفة", "الرتبة", "مجمّدة", "من", "(المهايئ)", "الأوزان،", "«ضبط»", "؛"];
const CHINESE = ["权重矩阵", "秩", "（冻结）", "，", "适配器", "“训练”", "：", "个"];

const labels = (words: readonly string[], separator: string) =>
  fc
    .array(fc.constantFrom(...words, ...TERMS), { minLength: 2, maxLength: 6 })
    .filter((parts) => parts.some((part) => words.includes(part)))
    .map((parts) => parts.join(separator));

/** Labels as the words of an Arabic catalog reach the painters. */
export const arabicLabel = labels(ARABIC, " ").map(markText);
export const chineseLabel = labels(CHINESE, "");
