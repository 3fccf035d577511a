/** HTML as passages. */
import MarkdownIt from "markdown-it";
import { GAP, type Passage, PassageWriter } from "./passages.js";

/** HTML's tokens, as far as prose needs them. What a tag of ours has drawn is computed, and whole. */
const PIECE =
  /<!--[\s\S]*?(?:-->|$)|<figure class="lora"[\s\S]*?(?:<\/figure>|$)|<(?<raw>script|style|textarea|template)(?![\w-])[\s\S]*?(?:<\/\k<raw>\s*>|$)|<(?<slash>\/?)(?<tag>[a-z][\w-]*)(?![\w-])(?:"[^"]*"|'[^']*'|[^'"<>])*>|<[!?][^<>]*>|&#?\w+;/gi;

const { unescapeAll } = new MarkdownIt().utils;

/** What an entity stands for: "&nbsp;" is a space that does not break. */
export const entity = (text: string): string => unescapeAll(text);

/** Reads HTML into the writer; its first character stands at `from` of the source. */
export function writeHtml(html: string, from: number, writer: PassageWriter): void {
  let end = 0;
  for (const { 0: piece, index, groups } of html.matchAll(PIECE)) {
    writer.write(html.slice(end, index), from + end);
    end = index + piece.length;
    const tag = groups?.tag?.toLowerCase();
    if (tag && groups?.slash) writer.close(tag);
    else if (tag) writer.open(tag);
    else if (piece.startsWith("&")) writer.write(entity(piece), from + index, true);
    else writer.write(GAP);
  }
  writer.write(html.slice(end), from + end);
}

export function passagesOfHtml(html: string): readonly Passage[] {
  const writer = new PassageWriter();
  writeHtml(html, 0, writer);
  return writer.finish();
}
