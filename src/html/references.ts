/** Writes links to numbered figures and tables, in sentences and in lists. */
import { directionOf } from "../direction.js";
import { escapeText, langAttribute } from "../escape.js";

/** A figure or table in a list: its URL, which needs no escaping, its number as text, and its caption as HTML. */
interface Listed {
  readonly href: string;
  readonly number: string;
  readonly caption: string;
  /** The caption's language, if it is not that of the page. */
  readonly lang?: string | undefined;
}

/** Returns text escaped for HTML that may be part of a JSON string, in which backslashes are special. */
export const toSafeText = (text: string): string => escapeText(text).replaceAll("\\", "&#92;");

/** Returns a link to a figure or table. */
export const toLink = ({ href, number }: Pick<Listed, "href" | "number">): string =>
  `<a class="lora-ref" href="${href}">${escapeText(number)}</a>`;

/** Returns HTML that may be part of a JSON string: it contains no backslashes, and attributes have single quotes. */
export function toJsonSafe(html: string): string {
  const quote = (quoted: string, double?: string) =>
    double === undefined ? quoted : `'${double.replaceAll("'", "&#39;")}'`;
  return html
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi, (tag) =>
      tag.replace(/"([^"]*)"|'[^']*'/g, quote),
    )
    .replaceAll('"', "&quot;")
    .replaceAll("\\", "&#92;");
}

/** Returns a list of figures that may be part of a JSON string, or "" if there are no figures. */
export function toList(listed: readonly Listed[]): string {
  if (!listed.length) return "";
  const items = listed.map((item) => {
    const caption =
      item.caption &&
      ` <span dir="${directionOf(item.caption)}"${langAttribute(item.lang)}>${item.caption}</span>`;
    return `<li>${toLink(item)}${caption}</li>`;
  });
  return toJsonSafe(`<ul>${items.join("")}</ul>`);
}
