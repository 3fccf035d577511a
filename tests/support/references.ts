/** Sites with numbered figures and tables, and helpers to read their references and numbers. */
import { config } from "./eleventy.js";

export const figure = (id: string) => `<% lora 1, 8, 8, id="${id}" %>\n\n`;
export const chapter = (number: number | string, content: string, extra = "") =>
  `---\nchapter: ${number}\n${extra}---\n${content}`;
/** Matches marks, which no output may contain. */
export const MARK = /lora-[\da-f]+-(figure|number|ref|list)\b/i;
const LINK = /<a class="?lora-ref"? href="?([^">\s]*)"?>([^<]*)<\/a>/g;
export const links = (page = "") =>
  [...page.matchAll(LINK)].map(([, href, text]) => `${href} ${text}`);
export const numbers = (page = "") =>
  [...page.matchAll(/<b class="lora-number" dir="ltr">([^<]*)<\/b>/g)].map(([, text]) => text);
export const withOptions = (options: string, ...lines: string[]) =>
  config(...lines).replace("(loraVisualizer)", `(loraVisualizer, ${options})`);
export const TABLE = "<% loraTable ranks=[1, 2], d=8, k=8 %>\n\n";
/**
 * Returns the text with no-break spaces after "Figure" and "Table", so that expectations can use
 * plain spaces.
 */
export const spaced = (text: string) => text.replace(/\b(Figure|Table) /g, "$1\u00a0");
export const FEED =
  "---\npermalink: /feed.xml\n---\n{% for post in collections.post %}<content>{{ post.content | escape }}</content>{% endfor %}";
