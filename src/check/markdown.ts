/** Markdown as passages. */

import type { Token } from "markdown-it";
import MarkdownIt from "markdown-it";
import { entity, writeHtml } from "./html.js";
import { GAP, type Passage, PassageWriter, TAG } from "./passages.js";

const md = new MarkdownIt({ html: true });
// Escapes and entities stay tokens of their own, so that their places can be told.
md.core.ruler.disable("text_join");

const FRONT_MATTER = /^---\r?\n[\s\S]*?\r?\n---\r?\n/;
const TEMPLATE = /\{%[\s\S]{0,999}?%\}|\{\{[\s\S]{0,999}?\}\}/g;
const blank = (text: string, by: string) => text.replace(/[^\n]/g, by);

/** Texts that the source has otherwise are searched for to its end so often, then only in what is next. */
const [MISSES, NEXT] = [100, 1000];

/** A walk through the source beside its tokens, which know their lines but no columns. */
class Walk {
  #at = 0;
  #misses = 0;
  constructor(
    readonly source: string,
    readonly writer: PassageWriter,
  ) {}

  startAt(offset: number): void {
    this.#at = Math.max(this.#at, offset);
  }

  /** Passes the next place where the source has the text, and says where that is. */
  pass(text: string): number {
    const end = this.#misses < MISSES ? undefined : this.#at + text.length + NEXT;
    const found = this.source.slice(this.#at, end).indexOf(text);
    if (found < 0) this.#misses++;
    const start = this.#at + Math.max(found, 0);
    if (found >= 0) this.#at = start + text.length;
    return start;
  }

  inline(token: Token): void {
    if (token.type === "text") this.writer.write(token.content, this.pass(token.content));
    else if (token.type === "text_special") {
      const isEntity = token.info === "entity";
      const text = isEntity ? entity(token.markup) : token.content;
      this.writer.write(text, this.pass(token.markup), true);
    } else if (token.type === "softbreak" || token.type === "hardbreak") this.writer.write("\n");
    else if (token.type === "code_inline") {
      this.pass(token.content);
      this.writer.write(token.content);
    } else if (token.type === "html_inline") {
      writeHtml(token.content, this.pass(token.content), this.writer);
    } else if (token.type === "image") this.writer.write(GAP);
    else if (token.type === "link_close" && token.info !== "auto") {
      this.pass("]");
      if (this.source[this.#at] === "(") this.pass(")");
    }
  }
}

/** Passages of Markdown; its front matter and what a template language says are left out, but for our tags. */
export function passagesOfMarkdown(source: string): readonly Passage[] {
  const text = source
    .replace(FRONT_MATTER, (found) => blank(found, " "))
    .replace(TEMPLATE, (found) => blank(found, GAP))
    .replaceAll("<%", TAG.open)
    .replaceAll("%>", TAG.close);
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const writer = new PassageWriter();
  const walk = new Walk(text, writer);
  for (const token of md.parse(text, {})) {
    const start = starts[token.map?.[0] ?? 0] ?? 0;
    walk.startAt(start);
    if (token.type === "html_block") writeHtml(token.content, start, writer);
    else if (token.type === "inline") for (const child of token.children ?? []) walk.inline(child);
    else if (token.nesting === 1) writer.open(token.tag);
    else if (token.nesting === -1) writer.close(token.tag);
  }
  return writer.finish();
}
