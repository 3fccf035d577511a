/** Compares the messages of a language with the English messages. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { models } from "../../src/counts/lookup.js";
import { methods } from "../../src/counts/methods/index.js";
import type { Figure, MessageFile } from "../../src/figures/figure.js";
import { createFormats, english, type Formats, type Language } from "../../src/language-format.js";
import type { Locale } from "../../src/locales/index.js";
import type { Values } from "../../src/options.js";

/** Variables and names that every language writes alike. */
const TERMS = ["BA", "BAx", "Ax", "Wx", "arXiv", "SVG", "PNG", "NF", "int"];

const wordsInData = (data: unknown) =>
  JSON.stringify(data)
    .replaceAll("\\n", " ")
    .match(/\p{L}{2,}/gu) ?? [];

const KNOWN = wordsInData([models(), Object.values(methods).map(({ label }) => label)]);

/** Names of models, modules and methods, which are data, and of authors, libraries and papers. */
export const getNames = (input: Values) => new Set([...KNOWN, ...wordsInData(input), ...TERMS]);

/** Papers, products of variables, functions, and authors who are not before “et al.”, in messages. */
const CITED = new Set(
  (
    "Adam Eckart Young Mirsky Fourier Frobenius Gauss al et Kaiming He Lab Machines Thinking Regret " +
    "Without Qwen Lily Llama arXiv BERT Punica Bat scikit learn bitsandbytes absmax Absmax " +
    "dk dr rk rd kr drk dT kT rT rms cos sin log min max"
  ).split(" "),
);

/**
 * Returns the words that a language writes like English, in lower case: those after "Like English:" in the comments of
 * its `shared.ftl`.
 */
export function alikeIn(comments: string): ReadonlySet<string> {
  const lines = [...comments.matchAll(/^# Like English: (.+)$/gm)];
  return new Set(lines.flatMap(([, words = ""]) => words.toLowerCase().split(" ")));
}

const folder = new URL("../../src/locales/", import.meta.url);

/** Words that languages write like English, by tag. */
const ALIKE: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  readdirSync(folder)
    .filter((tag) => existsSync(new URL(`${tag}/shared.ftl`, folder)))
    .map((tag) => [tag, alikeIn(readFileSync(new URL(`${tag}/shared.ftl`, folder), "utf8"))]),
);

/** A sequence of member names and arguments, which leads from a figure's words to a message. */
export type Path = readonly (string | readonly unknown[])[];

/**
 * Returns words that behave like the given words and add the path of each call to `paths`. Functions in results are
 * recorded too.
 */
export function record<W>(words: W, paths: Path[], path: Path = []): W {
  if (typeof words === "function")
    return ((...args: unknown[]) => {
      const call = [...path, args];
      paths.push(call);
      return record(words(...args), paths, call);
    }) as W;
  if (typeof words !== "object" || words === null) return words;
  if (Array.isArray(words) || words instanceof Promise) return words;
  return Object.fromEntries(
    Object.entries(words).map(([name, value]) => [name, record(value, paths, [...path, name])]),
  ) as W;
}

const englishFormats = createFormats(english);

/**
 * Returns the value at the end of a path, or undefined if the words lack the first member. Arguments that are texts
 * are replaced by those in `texts`, or get the language's separators of numbers.
 */
export function follow(
  words: object,
  [first, ...path]: Path,
  { exact }: Formats = englishFormats,
  texts: ReadonlyMap<unknown, unknown> = new Map(),
): unknown {
  const localize = (argument: unknown) =>
    texts.get(argument) ??
    (typeof argument === "string"
      ? argument.replace(/\d+(?:,\d{3})+/g, (digits) => exact(Number(digits.replaceAll(",", ""))))
      : argument);
  let value: unknown = (words as Record<string, unknown>)[first as string];
  if (value === undefined) return undefined;
  for (const step of path)
    value =
      typeof step === "string"
        ? (value as Record<string, unknown>)?.[step]
        : (value as (...args: unknown[]) => unknown)(...step.map(localize));
  return value;
}

/** Returns the paths of all members that are no functions: texts, and lists and objects of texts. */
export function constants(words: object, path: Path = []): Path[] {
  return Object.entries(words).flatMap(([name, value]) => {
    const member = [...path, name];
    if (typeof value === "function") return [];
    const isNested = isRecord(value) && !Array.isArray(value) && !isPart(value);
    return isNested ? constants(value, member) : [member];
  });
}

/** Returns a locale in which a figure has other messages, by name; other messages are English if it has none. */
export function withMessages(locale: Locale, figure: Figure, messages: object): Locale {
  const file = locale.files[figure.name] ?? figure.words.english;
  const changed: MessageFile = {
    live: (f, shared) => ({ ...file.live(f, shared), ...messages }),
    page: (f, shared, live) => ({ ...file.page(f, shared, live), ...messages }),
  };
  return { ...locale, files: { ...locale.files, [figure.name]: changed } };
}

/** Members with data for programs, and classes of the stylesheet. */
const DATA = ["data", "links", "stack", "prose", "printed"];

const isRecord = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Returns whether a message is a part of a picture. Its name, role and facts are for programs, in English. */
const isPart = (message: object): message is { readonly words: string } =>
  ["name", "role", "words"].every((member) => member in message);

/** Returns all texts in a message that readers see. */
export function textsIn(message: unknown): string[] {
  if (typeof message === "string") return [message];
  if (!isRecord(message)) return [];
  if (isPart(message)) return [message.words];
  return Object.entries(message).flatMap(([name, value]) =>
    DATA.includes(name) ? [] : textsIn(value),
  );
}

/** The first digit of each script. */
const ZEROS = [0x660, 0x6f0];

/** The words of large units in English, and their powers of ten. */
const LARGE = ["million", "billion", "trillion"];

/**
 * Returns a function that replaces numbers with a large unit by their significant digits: 209 億 is 20.9 billion, and both
 * are 209.
 */
export function withoutUnits({ numbers }: Language): (text: string) => string {
  const units = [...LARGE, ...Object.values(numbers.units)].toSorted((a, b) => b.length - a.length);
  const unit = `\u00a0(?:${units.map(escapeRegExp).join("|")})`;
  // English may write all digits of a number that another language writes with a unit, such as 10,000.
  const scaled = new RegExp(`([\\d.,]+)${unit}|(\\d{1,3}(?:,\\d{3})+)`, "g");
  return (text) =>
    text.replace(scaled, (_, scaledNumber?: string, number = "") =>
      (scaledNumber ?? number).replace(/[.,]/g, "").replace(/^0+|0+$/g, ""),
    );
}

/** Returns whether a language counts in units that English has no words for. */
export const hasOtherUnits = ({ numbers }: Language): boolean =>
  Object.keys(numbers.units).some((power) => Number(power) % 3 !== 0);

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Returns the runs of digits in texts, sorted, after undoing a language's digits and separators of groups. */
export function numbersIn(texts: readonly string[], { numbers }: Language): string[] {
  const group = escapeRegExp(numbers.group);
  return texts
    .flatMap(
      (text) =>
        text
          // Directional marks.
          .replace(/[\u061c\u200e\u200f\u2066-\u2069]/g, "")
          .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
            String(
              digit.codePointAt(0)! - ZEROS.findLast((zero) => zero <= digit.codePointAt(0)!)!,
            ),
          )
          .replace(new RegExp(`(?<=\\d)${group}(?=\\d{3}(?!\\d))`, "g"), "")
          .match(/\d+|[⁰¹²³⁴-⁹]+/g) ?? [],
    )
    .sort();
}

/** Returns the words of a text that may be English: no variables, code, and names with inner capitals. */
function latinWords(text: string): string[] {
  return (
    (
      text
        .replace(/\*[^*]*\*/g, " ")
        // Code such as `in_features`, `mlp.up_proj` and `bf16`.
        .replace(/[\w.-]*[\d_][\w.-]*|\w+(?:\.\w+)+/g, " ")
        .match(/[A-Za-z\u00c0-\u024f]{2,}/g) ?? []
    ).filter((word) => /^[A-Za-z]+$/.test(word) && !/[A-Z]/.test(word.slice(1)))
  );
}

const scripts = new Map<string, boolean>();

/** Returns whether a language is written in Latin script. Remembers answers, because Intl is slow. */
function isInLatin(tag: string): boolean {
  const known = scripts.get(tag) ?? new Intl.Locale(tag).maximize().script === "Latn";
  scripts.set(tag, known);
  return known;
}

/**
 * Returns the English words that are left over in a message. In Latin script, a word is English if the English
 * message has it too, unless the language writes it alike.
 */
export function englishIn(
  message: unknown,
  english: unknown,
  { tag }: Language,
  names: ReadonlySet<string> = new Set(),
): string[] {
  const alike = ALIKE.get(tag);
  const isLatin = isInLatin(tag);
  const englishWords = new Set(textsIn(english).flatMap(latinWords).map(toLower));
  const isEnglish = (word: string) => !isLatin || englishWords.has(toLower(word));
  const authors = textsIn(english).flatMap((text) => text.match(/[\p{L}-]+(?=\set\sal)/gu) ?? []);
  return textsIn(message)
    .flatMap(latinWords)
    .filter(
      (word) =>
        isEnglish(word) &&
        !names.has(word) &&
        !CITED.has(word) &&
        !authors.includes(word) &&
        !alike?.has(toLower(word)),
    );
}

const toLower = (word: string) => word.toLowerCase();
