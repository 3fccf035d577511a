/**
 * Draws a tag for programs that embed a JavaScript engine. `dist/portable.js` contains this module with all that it
 * imports. It needs only the language: no Node, DOM, `Intl`, timers or network, and no modules.
 */
import { assertNames, LoraError } from "../src/errors.js";
import { stylesheet } from "../src/html/stylesheet.js";
import { parseTag } from "../src/tag/arguments.js";
import { blankQuoted, closedTag, findTagStarts, splitTag, tagAt } from "../src/tag/grammar.js";
import { assertLocales, drawTag, type Portable, type PortableOptions } from "./draw.js";
import { isNumber, isReference } from "./tags.js";
import * as urls from "./urls.js";

/** The warning about markup, for programs that parse captions themselves. */
export { describeMarkup } from "./inline-markdown.js";
export type { Portable, PortableOptions };
/** The stylesheet of the figures, as text. */
export { stylesheet };

const OPTIONS = [
  "data",
  "lang",
  "files",
  "locales",
  "set",
  "id",
  "number",
  "hasCaption",
  "interactive",
  "markdown",
];

/**
 * Draws a tag such as `<% lora 8, 64, 64 %>`. Returns a `Portable` as JSON, also for a wrong tag. `options` may be JSON
 * too. Throws LoraError for wrong options.
 */
export function render(source: string, options: PortableOptions | string = {}): string {
  if (typeof source !== "string")
    throw new LoraError("the tag", "text such as <% lora 8, 64, 64 %>", source);
  const stated: unknown = typeof options === "string" ? parse(options) : options;
  assertNames(stated, OPTIONS);
  // None in Python is null here.
  const given: PortableOptions = Object.fromEntries(
    Object.entries(stated).filter(([, value]) => value !== null),
  );
  if (given.locales !== undefined) assertLocales(given.locales);
  for (const name of ["lang", "id", "number"] as const)
    if (typeof (given[name] ?? "") !== "string") throw new LoraError(name, "text", given[name]);
  const { drawing: _, ...result } = drawTag(source, given);
  return JSON.stringify(result);
}

/** Returns the function with a check of its arguments, which programs in other languages pass. */
const ofTexts =
  <Texts extends string[], Result>(work: (...texts: Texts) => Result) =>
  (...texts: Texts): Result => {
    for (let index = 0; index < work.length; index++)
      if (typeof texts[index] !== "string")
        throw new LoraError(`argument ${index + 1}`, "text", texts[index]);
    return work(...texts);
  };

/** Return whether the links and images of a caption may have an address. Throw LoraError unless it is text. */
export const isSafeLink = ofTexts(urls.isSafeLink);
export const isSafeImage = ofTexts(urls.isSafeImage);

/** A tag in a text. */
interface Found {
  /** Of a tag that is not closed, the first line. */
  readonly source: string;
  /** Absent if the name is misspelled. */
  readonly name?: string | undefined;
  /** The id in a `loraRef`, or "" if it has other arguments. Absent for other tags. */
  readonly reference?: string;
}

/** Returns the tag at the start of a text, or null. Throws LoraError unless it is text. */
export const readTag = ofTexts((text): Found | null => {
  const source = tagAt(text, 0);
  if (source === undefined) return null;
  const tag = parseTag(source);
  const found = { source, name: splitTag(source).name };
  if (!("args" in tag && isReference(tag))) return found;
  const { positional, named } = tag.args;
  const [id] = positional;
  const isId = typeof id === "string" && positional.length === 1 && named.size === 0;
  return { ...found, reference: isId ? id : "" };
});

/**
 * Returns the first tag of a block of Markdown that is alone on its lines, and the text before and after them, or null.
 * Numbers and references are parts of sentences, and so is a tag that is not closed. Throws LoraError unless it is text.
 */
export const findBlock = ofTexts((block): (Found & { before: string; after: string }) | null => {
  for (const { 0: indent, index } of blankQuoted(block).matchAll(/^ {0,3}(?=<%)/gm)) {
    const start = index + indent.length;
    const source = tagAt(block, start);
    if (source === undefined) continue;
    // Each of many would be read up to the length of the longest tag.
    if (closedTag(source) === undefined) return null;
    const tag = parseTag(source);
    const end = start + source.length;
    const lineEnd = `${block}\n`.indexOf("\n", end);
    if (block.slice(end, lineEnd).trim() || isNumber(tag) || isReference(tag)) continue;
    const [before, after] = [block.slice(0, index), block.slice(lineEnd + 1)];
    return { source, name: splitTag(source).name, before, after };
  }
  return null;
});

/** Returns the line of the first tag outside code that starts with this line, or 1. Throws LoraError unless both are text. */
export const findLine = ofTexts((markdown, firstLine): number => {
  for (const start of findTagStarts(blankQuoted(markdown))) {
    const [line] = tagAt(markdown, start)!.split("\n", 1);
    if (line!.trimEnd() === firstLine.trimEnd()) return markdown.slice(0, start).split("\n").length;
  }
  return 1;
});

/**
 * Returns a script with the author's words for controls. Pages load it before `dist/controls.js`. Throws LoraError for
 * other words than those that `lora-visualizer words` writes.
 */
export function toWordsScript(locales: NonNullable<PortableOptions["locales"]>): string {
  assertLocales(locales);
  const members = locales.map(({ words: { language, files } }) => {
    const bodies = Object.entries(files).map(
      ([name, body]) => `${JSON.stringify(name)}: () => {\n${body}\n}`,
    );
    return `${JSON.stringify(language.script)}: { language: ${JSON.stringify(language)}, files: { ${bodies.join(", ")} } }`;
  });
  return `globalThis.loraWords = { ${members.join(", ")} };\n`;
}

function parse(json: string): PortableOptions {
  try {
    return JSON.parse(json);
  } catch {
    throw new LoraError("options", "an object or its JSON", json);
  }
}
