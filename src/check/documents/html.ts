/** Reads the passages of HTML. */
import MarkdownIt from "markdown-it";
import type { Document } from "./text.js";
import { GAP, type OffsetAt, PassageWriter } from "./writer.js";

/** Matches a comment, tag or entity in HTML. A generated figure is one token, because its numbers are computed. */
const HTML_TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<figure class="lora"[\s\S]*?(?:<\/figure>|$)|<(?<raw>script|style|textarea|template)(?![\w-])[\s\S]*?(?:<\/\k<raw>\s*>|$)|<(?<slash>\/?)(?<tag>[a-z][\w-]*)(?![\w-])(?:"[^"]*"|'[^']*'|[^'"<>])*>|<[!?][^<>]*>|&#?\w+;/gi;

export const { unescapeAll } = new MarkdownIt().utils;

export function writeHtml(html: string, offsetAt: OffsetAt, writer: PassageWriter): void {
  let end = 0;
  for (const { 0: token, index, groups } of html.matchAll(HTML_TOKEN)) {
    const start = end;
    writer.write(html.slice(start, index), (i) => offsetAt(start + i));
    end = index + token.length;
    const { tag, slash } = groups!;
    if (tag && slash) writer.close(tag.toLowerCase());
    else if (tag) writer.open(tag.toLowerCase());
    else if (token.startsWith("&")) writer.write(unescapeAll(token), () => offsetAt(index));
    else writer.write(GAP);
  }
  writer.write(html.slice(end), (i) => offsetAt(end + i));
}

export function readHtml(html: string): Document {
  const writer = new PassageWriter();
  writeHtml(html, (index) => index, writer);
  return { passages: writer.finish(), code: [] };
}
