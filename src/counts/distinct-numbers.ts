/** Finds the indices of layers and experts that options distinguish. All other indices are counted together. */
import type { DistinctNumbers } from "./names.js";

/**
 * Matches regular expressions in which only `.*` and complete numbers between dots can match digits. A dot
 * between a letter and a letter or digit matches no digit, because names have no digit there.
 */
const WITHOUT_CLASSES =
  /^(?:[a-z_|()^$-]|\(\?:|\\\.|\.\*|(?<=\w)\.(?=[a-z_])|(?<=[a-z_])\.(?=\d)|(?<=\.)\d+(?=\\?\.))*$/i;
/** Matches names with marks, and names that begin with a digit, which may be the end of a larger number. */
const PARTIAL = /^\d|[#*]/;

const OPTIONS = [
  "targets",
  "excludeModules",
  "modulesToSave",
  "targetParameters",
  "trainableTokenIndices",
  "rankPattern",
  "alphaPattern",
];

export function getDistinctNumbers(input: object): DistinctNumbers {
  const values = input as Readonly<Record<string, unknown>>;
  const layers = (values.layersToTransform ?? []) as readonly number[];
  const distinct = new Set(layers);
  for (const option of OPTIONS) {
    const value = values[option] ?? [];
    const isPattern = typeof value === "string" || option.endsWith("Pattern");
    const isList = typeof value === "string" || Array.isArray(value);
    const texts: readonly unknown[] = isList ? [value].flat() : Object.keys(value);
    for (const text of texts) {
      if (typeof text !== "string") continue;
      if (isPattern ? !WITHOUT_CLASSES.test(text) : PARTIAL.test(text)) return { option, value };
      for (const number of text.match(/\d+/g) ?? []) distinct.add(Number(number));
    }
  }
  const numbers = [...distinct].sort((a, b) => a - b);
  return { numbers, option: "layersToTransform", value: layers };
}
