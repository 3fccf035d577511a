/** Writes links to numbered figures and tables, in sentences and in lists. */
import { directionOf } from "../direction.js";
import { escapeText, langAttribute } from "../escape.js";
import { type Inline, toInlineHtml, toText, withoutLinks } from "../inline.js";

/** A figure or table in a list: its URL, which needs no escaping, its number as text, and its caption. */
interface Listed {
  readonly href: string;
  readonly number: string;
  readonly caption: readonly Inline[];
  /** The caption's language, if it is not that of the page. */
  readonly lang?: string | undefined;
}

/** Returns a link to a figure or table. */
export const toLink = ({ href, number }: Pick<Listed, "href" | "number">, quote = '"'): string =>
  `<a class=${quote}lora-ref${quote} href=${quote}${href}${quote}>${escapeText(number)}</a>`;

/** Returns a list of figures that may be part of a JSON string, or "" if there are no figures. */
export function toList(listed: readonly Listed[]): string {
  if (!listed.length) return "";
  const items = listed.map((item) => {
    const caption = toInlineHtml(withoutLinks(item.caption), true);
    const lang = langAttribute(item.lang).replaceAll('"', "'");
    const dir = directionOf(toText(item.caption));
    return `<li>${toLink(item, "'")}${caption && ` <span dir='${dir}'${lang}>${caption}</span>`}</li>`;
  });
  return `<ul>${items.join("")}</ul>`;
}
