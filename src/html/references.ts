/** Links to numbered figures and tables, in sentences and in lists. */
import { escapeText } from "../escape.js";

/** One figure or table: where it is, its number, what a list says of it. Addresses and numbers need no escaping. */
interface Listed {
  readonly href: string;
  readonly number: string;
  readonly caption: string;
}

/** Text made safe inside HTML that may itself be inside a JSON text, where a backslash escapes what is behind it. */
export const toSafeText = (text: string): string => escapeText(text).replaceAll("\\", "&#92;");

export const toLink = ({ href, number }: Omit<Listed, "caption">): string =>
  `<a class="lora-ref" href="${href}">${number}</a>`;

/**
 * A list of figures, nothing where there are none. In single quotes, for it may be put into JSON,
 * whose texts end at a double one.
 */
export function toList(all: readonly Listed[]): string {
  if (!all.length) return "";
  const items = all.map((item) => {
    const caption = item.caption && ` <span dir="auto">${toSafeText(item.caption)}</span>`;
    return `<li>${toLink(item)}${caption}</li>`;
  });
  return `<ul>${items.join("")}</ul>`.replaceAll('"', "'");
}
