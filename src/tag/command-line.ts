/** Writes arguments of the command `lora-visualizer`. */
import { Word } from "./values.js";

/** "max-rank" for "maxRank". */
export const toFlag = (name: string) =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Commas separate the items of a list. */
export function toShellWord(value: unknown): string {
  const text = value instanceof Word ? value.path : String(value);
  return /^[\w.,/=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Booleans are switches. */
export const toFlags = (values: Iterable<readonly [name: string, value: unknown]>): string[] =>
  [...values].map(([name, value]) => {
    if (typeof value === "boolean") return `--${value ? "" : "no-"}${toFlag(name)}`;
    const word = toShellWord(value);
    // A value that starts with a minus sign would be taken for a flag.
    return `--${toFlag(name)}${/^'?-/.test(word) ? "=" : " "}${word}`;
  });
