/**
 * A scanner for the HTML of finished pages, which layouts and other plugins have written. Eleventy's
 * htmlTransformer cannot replace it: with a PostHTML plugin, it parses and rewrites every page of a
 * site, including pages without a figure.
 */

/** A tag in an HTML document. */
export interface HtmlTag {
  /** The element's name in lower case. In an end tag, the name starts with "/". */
  readonly name: string;
  /** The attributes as written. */
  readonly attributes: string;
  readonly start: number;
  /** Position after the tag. */
  readonly end: number;
}

const COMMENT = "<!--[^]*?(?:-->|$)";
const TEXT_ELEMENT = String.raw`<(script|style|textarea)(?=[\s/>])[^]*?(?:<\/\1\s*>|$)`;
const ATTRIBUTES = `[^"'<>]*(?:"[^"]*"[^"'<>]*|'[^']*'[^"'<>]*)*`;
const ANY = "/?[a-z][\\w:-]*";

/** Compiled patterns, by the parameter `names` of `findTags`. */
const patterns = new Map<string, RegExp>();

/**
 * Yields the tags whose names match a pattern such as "head|/head"; by default, all tags. Skips the
 * content of comments, scripts, styles and text areas.
 */
export function* findTags(html: string, names = ANY): Generator<HtmlTag> {
  const tag = `<(${names})(?![\\w:-])(${ATTRIBUTES})>`;
  const pattern = patterns.get(names) ?? new RegExp(`${COMMENT}|${TEXT_ELEMENT}|${tag}`, "gi");
  patterns.set(names, pattern);
  for (const { 0: text, 2: name, 3: attributes = "", index } of html.matchAll(pattern)) {
    if (name === undefined) continue;
    yield { name: name.toLowerCase(), attributes, start: index, end: index + text.length };
  }
}

const ATTRIBUTE = /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;

/** Returns the value of an attribute as written, or undefined. */
export function getAttribute({ attributes }: HtmlTag, wanted: string): string | undefined {
  for (const [, name, double, single, bare = ""] of attributes.matchAll(ATTRIBUTE)) {
    if (name?.toLowerCase() === wanted) return double ?? single ?? bare;
  }
  return undefined;
}

/** Returns whether the element has the class. */
export function hasClass(tag: HtmlTag, name: string): boolean {
  return getAttribute(tag, "class")?.split(/\s+/).includes(name) ?? false;
}
