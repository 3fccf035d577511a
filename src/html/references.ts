/** Writes links to numbered figures and tables, in sentences and in lists. */
import { escapeText } from "../escape.js";

/** A figure or table in a list: its URL, number and caption. URLs and numbers need no escaping. */
interface Listed {
  readonly href: string;
  readonly number: string;
  readonly caption: string;
}

/** Returns text escaped for HTML that may be part of a JSON string, in which backslashes are special. */
export const toSafeText = (text: string): string => escapeText(text).replaceAll("\\", "&#92;");

/** Returns a link to a figure or table. */
export const toLink = ({ href, number }: Omit<Listed, "caption">): string =>
  `<a class="lora-ref" href="${href}">${number}</a>`;

/**
 * Returns a list of figures, or "" if there are none. Attributes have single quotes, because the list may be
 * part of a JSON string.
 */
export function toList(listed: readonly Listed[]): string {
  if (!listed.length) return "";
  const items = listed.map((item) => {
    const caption = item.caption && ` <span dir="auto">${toSafeText(item.caption)}</span>`;
    return `<li>${toLink(item)}${caption}</li>`;
  });
  return `<ul>${items.join("")}</ul>`.replaceAll('"', "'");
}
