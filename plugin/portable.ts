/**
 * Draws a tag for programs that embed a JavaScript engine. `dist/portable.js` contains this module with all that it
 * imports. It needs only the language: no Node, DOM, `Intl`, timers or network, and no modules.
 */
import { assertNames, LoraError } from "../src/errors.js";
import { stylesheet } from "../src/html/stylesheet.js";
import { assertLocales, drawTag, type Portable, type PortableOptions } from "./draw.js";

export type { Portable, PortableOptions };
/** What programs need that parse captions themselves: the check of addresses, and the warning about the rest. */
export { describeMarkup } from "./inline-markdown.js";
export { isSafeImage, isSafeLink } from "./urls.js";
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
